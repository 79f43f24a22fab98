//! What funds are and what became of their money: the facts of each, and a row for each allocation
//! with who keeps its account, how far it is, and what is left over.

mod facts;
mod initiatives;
mod leftovers;

use chrono::Datelike;

use super::report::{data, disagreement, questions, state, uncounted_note, unreadable, word};
use super::{Filter, Query, Report};
use crate::ledger::budget::Books;
use crate::ledger::budget::Line;
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::records::{Basis, Fund};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;

pub(super) const REPORT: Report = Report {
    name: "funds",
    page: include_str!("../funds.md"),
    about: None,
    takes: &[Filter::Fund, Filter::Organisation, Filter::Year, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let funds = ledger.funds.values();
    let asked = funds.filter(|fund| Query::passes(query.fund.as_ref(), Some(&fund.id)));
    Sheet {
        report: REPORT.name,
        title: text!("reports.funds.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections: asked.map(|fund| section(&Page::new(ledger, fund, query))).collect(),
        notes: unreadable(ledger, &["fund"]).into_iter().collect(),
    }
}

/// A fund as it is looked at.
struct Page<'l> {
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
    query: &'l Query,
    /// The year that is looked at.
    year: i32,
    /// The books of that year; of a one-off fund, its only ones.
    books: Books<'l>,
    /// The books that the surpluses are taken from: of all years, unless one is asked for.
    surplus_books: Books<'l>,
}

impl<'l> Page<'l> {
    fn new(ledger: &'l Ledger, fund: &'l Entry<Fund>, query: &'l Query) -> Page<'l> {
        let cut = Cut::end_of(query.as_of);
        let year = query.year.unwrap_or(query.as_of.year());
        Page {
            ledger,
            fund,
            query,
            year,
            books: Books::new(ledger, fund, Some(year), cut),
            surplus_books: Books::new(ledger, fund, query.year, cut),
        }
    }

    /// The year of the amounts, where the fund has years.
    fn year_of_amounts(&self) -> Option<i32> {
        (self.fund.basis == Basis::Yearly).then_some(self.year)
    }
}

fn section(page: &Page) -> Section {
    let (table, left_out) = initiatives::table(page);
    let mut blocks = vec![facts::list(page), Block::Table(table)];
    let tables = [leftovers::table(page), facts::table(page)];
    let tables = tables.into_iter().chain(facts::lists(page));
    blocks.extend(tables.map(Block::Table));
    let mut notes = facts::notes(page);
    if left_out > 0 {
        notes.push(text!("reports.funds.left-out", count = left_out, year = page.year));
    }
    notes.extend(uncounted_note(page.ledger, &page.fund.id));
    Section {
        title: text!("reports.funds.fund", fund = &page.fund.title, id = &page.fund.id),
        blocks,
        notes,
    }
}

/// Whether the organisation that is asked for keeps its account or receives it.
fn is_asked_for(page: &Page, line: &Line) -> bool {
    page.query.organisation.as_ref().is_none_or(|asked| {
        account(page.ledger, line) == Some(asked) || line.allocation.recipients.contains(asked)
    })
}

/// Who keeps the account: of the allocation; of an initiative, where that is not said, of its project.
fn account<'l>(ledger: &'l Ledger, line: &Line<'l>) -> Option<&'l str> {
    let of_project = || {
        let project = line.allocation.project.as_ref().filter(|_| !is_fee(line))?;
        ledger.projects.get(project)?.account.as_deref()
    };
    line.allocation.account.as_deref().or_else(of_project)
}

fn is_fee(line: &Line) -> bool {
    line.allocation.nature == "fee"
}
