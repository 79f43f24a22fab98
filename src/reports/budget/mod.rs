//! How funds are disposed of: their figures, the allocations below them, surpluses, and what the
//! sources state against what the books come to.

mod frames;
mod lines;
mod stated;
mod summary;
mod surpluses;
mod transfers;

pub(super) use lines::{notes as line_notes, taken as taken_note};
pub(super) use transfers::title as holder_title;

use super::report::{data, disagreement, questions, state, uncounted_note, word};
use super::{Filter, Query, Report};
use crate::ledger::budget::{Books, years};
use crate::ledger::cut::Cut;
use crate::ledger::stated::{Comparison, comparisons};
use crate::ledger::{Entry, Ledger};
use crate::records::Fund;
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::{Arg, Text};

pub(super) const REPORT: Report = Report {
    name: "budget",
    page: include_str!("../budget.md"),
    about: None,
    takes: &[Filter::Fund, Filter::Year],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let funds =
        ledger.funds.values().filter(|fund| query.fund.as_ref().is_none_or(|id| *id == fund.id));
    let comparisons = comparisons(ledger);
    Sheet {
        report: REPORT.name,
        title: text!("reports.budget.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections: funds.map(|fund| section(ledger, fund, &comparisons, query)).collect(),
        notes: left_out(ledger, query),
    }
}

/// A fund in a year, or as a whole when it is a one-off fund.
struct Page<'l> {
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
    year: Option<i32>,
    books: Books<'l>,
    all_years: Books<'l>,
}

impl Page<'_> {
    /// The cells that say which fund and year a row is of.
    fn whose(&self) -> [Cell; 2] {
        [self.fund.id.as_str().into(), self.year.map_or(Cell::Nothing, Cell::Year)]
    }
}

fn section(
    ledger: &Ledger,
    fund: &Entry<Fund>,
    comparisons: &[Comparison],
    query: &Query,
) -> Section {
    let cut = Cut::end_of(query.as_of);
    let mut asked = years(ledger, fund);
    if let (Some(year), true) = (query.year, asked != [None]) {
        asked = vec![Some(year)];
    }
    let pages: Vec<Page> = asked
        .into_iter()
        .map(|year| Page {
            ledger,
            fund,
            year,
            books: Books::new(ledger, fund, year, cut),
            all_years: Books::new(ledger, fund, None, cut),
        })
        .collect();
    let mut tables = vec![summary::table(&pages)];
    tables.extend(pages.iter().map(|page| lines::table(page, query.year.is_some())));
    tables.push(frames::table(&pages));
    tables.push(frames::caps(&pages));
    tables.push(transfers::table(ledger, fund, query));
    tables.push(surpluses::by_cause(&pages));
    tables.push(surpluses::each(&pages));
    tables.push(stated::table(ledger, fund, comparisons, query));
    let mut notes: Vec<Text> =
        fund.frames.iter().filter_map(|frame| disagreement(&frame.amount)).collect();
    let of_frames = fund.frames.iter().flat_map(|frame| &frame.questions);
    notes.extend(questions(of_frames.chain(&fund.questions)));
    notes.extend(uncounted_note(ledger, &fund.id));
    let title = text!(
        "reports.budget.fund",
        fund = &fund.title,
        id = &fund.id,
        currency = Arg::Currency(fund.currency.clone())
    );
    Section { title, blocks: tables.into_iter().map(Block::Table).collect(), notes }
}

/// The files of the allocations that may belong to a fund and are not counted in it.
fn uncounted<'l>(ledger: &'l Ledger, fund: &'l Entry<Fund>) -> impl Iterator<Item = &'l str> {
    ledger.uncounted(&fund.id).map(|source| ledger.path(source))
}

/// The funds that could not be read.
fn left_out(ledger: &Ledger, query: &Query) -> Vec<Text> {
    let asked = |id: &str| query.fund.as_ref().is_none_or(|asked| asked == id);
    let broken = ledger.broken.iter().filter(|broken| broken.kind == "fund" && asked(&broken.id));
    broken
        .map(|broken| {
            text!("reports.budget.left-out", id = &broken.id, path = ledger.path(broken.source))
        })
        .collect()
}
