//! What the coming years of a fund are bound to: a row for each allocation, a column for each year.

mod bound;
mod paper;

use chrono::Datelike;

use super::report::{data, disagreement, questions, state, uncounted_note, unreadable, word};
use super::{Filter, Query, Report};
use crate::ledger::{Entry, Ledger};
use crate::records::{Basis, Fund, YearAmount};
use crate::sheet::{Block, Cell, Row, Section, Sheet, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};
use bound::{Bound, Commitment, Group, Slot};

pub(super) const REPORT: Report = Report {
    name: "commitments",
    page: include_str!("../commitments.md"),
    about: None,
    takes: &[Filter::Fund, Filter::Project, Filter::Organisation, Filter::Year],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let funds = ledger.funds.values();
    let asked = funds.filter(|fund| Query::passes(query.fund.as_ref(), Some(&fund.id)));
    let past = query.year.filter(|year| *year <= query.as_of.year());
    let past = past.map(|year| text!("reports.commitments.past", year = year, day = query.as_of));
    Sheet {
        report: REPORT.name,
        title: text!("reports.commitments.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections: asked.map(|fund| section(ledger, fund, query)).collect(),
        notes: past.into_iter().chain(unreadable(ledger, &["fund"])).collect(),
    }
}

fn section(ledger: &Ledger, fund: &Entry<Fund>, query: &Query) -> Section {
    let bound = Bound::of(ledger, fund, query);
    let mut notes: Vec<Text> = Vec::new();
    if fund.basis == Basis::OneOff {
        notes.push(text!("reports.commitments.one-off"));
    } else if bound.commitments.is_empty() && !bound.slots.is_empty() {
        notes.push(text!("reports.commitments.nothing"));
    }
    if let Some(year) = bound.cut_off {
        notes.push(text!("reports.commitments.cut-off", year = year));
    }
    notes.extend(uncounted_note(ledger, &fund.id));
    let tables = [rows(ledger, &bound), totals(&bound), paper::table(ledger, &bound)];
    Section {
        title: text!(
            "reports.commitments.fund",
            fund = &fund.title,
            id = &fund.id,
            currency = Arg::Currency(fund.currency.clone())
        ),
        blocks: tables.into_iter().map(Block::Table).collect(),
        notes,
    }
}

/// For programs: a row for each allocation and year.
fn rows(ledger: &Ledger, bound: &Bound) -> Table {
    let rows = bound.commitments.iter().flat_map(|found| {
        let amounts = bound.slots.iter().zip(&found.amounts);
        let amounts = amounts.filter(|(_, amount)| !amount.is_zero());
        amounts.map(|(slot, amount)| {
            let allocation = found.line.allocation;
            let list = |words: Vec<&str>| Cell::List(words.into_iter().map(Cell::from).collect());
            Row {
                cells: vec![
                    bound.fund.id.as_str().into(),
                    Cell::Year(slot.year),
                    goes_on(*slot),
                    allocation.id.as_str().into(),
                    allocation.title.as_str().into(),
                    Cell::or_nothing(allocation.project.as_deref()),
                    list(allocation.recipients.iter().map(String::as_str).collect()),
                    allocation.nature.as_str().into(),
                    found.line.state.state.word().into(),
                    Cell::or_nothing(found.line.state.to.as_deref()),
                    list(allocation.financed_by.iter().map(|name| name.value.as_str()).collect()),
                    Cell::or_nothing(ledger.holdings.parent(&allocation.id)),
                    (*amount).into(),
                    Cell::Money(amount.assumed),
                    bound.fund.currency.as_str().into(),
                    ledger.path(allocation.source).into(),
                ],
                notes: notes(found, &[*slot]),
            }
        })
    });
    Table {
        name: "rows",
        title: None,
        columns: [
            "fund",
            "year",
            "goes_on",
            "allocation",
            "title",
            "project",
            "recipients",
            "nature",
            "state",
            "to",
            "financed_by",
            "within",
            "amount",
            "assumed",
            "currency",
            "path",
        ]
        .map(data)
        .into(),
        rows: rows.collect(),
        shown: Shown::Data,
        turned: false,
    }
}

/// For programs: what each group comes to in each year.
fn totals(bound: &Bound) -> Table {
    let of_group = |group: Group| {
        let years = bound.slots.iter().zip(bound.total(group));
        let rows = years.map(move |(slot, total)| Row {
            cells: vec![
                bound.fund.id.as_str().into(),
                Cell::Year(slot.year),
                goes_on(*slot),
                group.stage.word().into(),
                if group.is_from_surplus { "surplus" } else { "frame" }.into(),
                total.into(),
                Cell::Money(total.assumed),
                bound.fund.currency.as_str().into(),
            ],
            notes: Vec::new(),
        });
        rows.collect::<Vec<Row>>()
    };
    Table {
        name: "totals",
        title: None,
        columns: ["fund", "year", "goes_on", "state", "paid_by", "amount", "assumed", "currency"]
            .map(data)
            .into(),
        rows: bound.groups().into_iter().flat_map(of_group).collect(),
        shown: Shown::Data,
        turned: false,
    }
}

fn goes_on(slot: Slot) -> Cell {
    Cell::or_nothing(slot.goes_on.then_some("goes-on"))
}

/// What the source leaves open about a commitment in some years, what is assumed, how it is spread,
/// and where the source disagrees.
fn notes(found: &Commitment, slots: &[Slot]) -> Vec<Text> {
    let allocation = found.line.allocation;
    let is_meant = |amount: &&YearAmount| slots.iter().any(|slot| amount.years.contains(slot.year));
    let amounts = || found.line.amounts.iter().filter(is_meant);
    let assumed = amounts().filter_map(|amount| amount.assumed.as_ref());
    let assumed = assumed.map(|why| text!("reports.assumed-why", why = why));
    let values = amounts().flat_map(|amount| amount.each.iter().chain(&amount.total));
    let in_amounts = amounts().flat_map(|amount| &amount.questions);
    let open = allocation.questions.iter().chain(in_amounts).chain(&found.line.state.questions);
    assumed
        .chain(amounts().filter_map(paper::spread))
        .chain(values.filter_map(disagreement))
        .chain(questions(open))
        .collect()
}
