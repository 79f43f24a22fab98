//! The coming years side by side, as people read them.

use super::{Bound, Commitment, Group, Slot, notes, state, word};
use crate::ledger::Ledger;
use crate::money::Sum;
use crate::records::YearAmount;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Text;

/// A row for each allocation, and one more for what of it is assumed; below each group what it comes
/// to.
pub(super) fn table(ledger: &Ledger, bound: &Bound) -> Table {
    let mut columns = vec![
        Column::new("title", text!("reports.columns.effort")),
        Column::new("state", text!("reports.columns.state")),
    ];
    let years = bound.slots.iter().map(|slot| match slot.goes_on {
        false => text!("reports.commitments.year", year = slot.year),
        true => text!("reports.commitments.each-later-year", year = slot.year - 1),
    });
    columns.extend(years.map(|year| Column::new("amount", year).shown(Shown::Paper)));
    let mut rows = Vec::new();
    for group in bound.groups() {
        let commitments = || bound.commitments.iter().filter(|found| found.group == group);
        rows.extend(commitments().filter_map(|found| row(ledger, bound, found, false)));
        rows.extend(commitments().filter_map(|found| row(ledger, bound, found, true)));
        rows.extend(total(bound, group));
    }
    Table { name: "rows", title: None, columns, rows, shown: Shown::Paper, turned: false }
}

/// What is stated of an allocation, or what is assumed, if any is.
fn row(ledger: &Ledger, bound: &Bound, found: &Commitment, is_assumed: bool) -> Option<Row> {
    let is_shown = |amount: &Sum| !amount.is_zero() && is_assumed != amount.assumed.is_zero();
    let amounts = bound.slots.iter().zip(&found.amounts);
    let slots: Vec<Slot> =
        amounts.filter(|(_, amount)| is_shown(amount)).map(|(slot, _)| *slot).collect();
    if slots.is_empty() {
        return None;
    }
    let mut said = state(ledger, found.line.state);
    if is_assumed {
        said = text!("reports.commitments.assumed", state = said);
    }
    if found.group.is_from_surplus {
        said = text!("reports.commitments.from-surplus", state = said);
    }
    let mut cells = vec![found.line.allocation.title.as_str().into(), Cell::Text(said)];
    cells.extend(found.amounts.iter().map(|amount| match is_shown(amount) {
        true => Cell::Sum(*amount),
        false => Cell::Nothing,
    }));
    Some(Row { cells, notes: notes(found, &slots) })
}

/// What a group comes to, and how much of it is assumed, if any is.
fn total(bound: &Bound, group: Group) -> Vec<Row> {
    let totals = bound.total(group);
    let mut said = word("state", group.stage.word());
    if group.is_from_surplus {
        said = text!("reports.commitments.from-surplus", state = said);
    }
    let row = |label: Text, amounts: Vec<Cell>| Row {
        cells: [Cell::Text(label), Cell::Nothing].into_iter().chain(amounts).collect(),
        notes: Vec::new(),
    };
    let sums = totals.iter().map(|total| Cell::Sum(*total)).collect();
    let mut rows = vec![row(text!("reports.commitments.total", state = said), sums)];
    if totals.iter().any(|total| !total.assumed.is_zero()) {
        let assumed = totals.iter().map(|total| Cell::Money(total.assumed)).collect();
        rows.push(row(text!("reports.commitments.of-which-assumed"), assumed));
    }
    rows
}

/// That an amount is for several years together.
pub(super) fn spread(amount: &YearAmount) -> Option<Text> {
    let total = Sum::of(amount.total.as_ref().filter(|_| amount.each.is_none())?);
    let first = amount.years.first;
    match amount.years.last {
        Some(last) if last == first => None,
        Some(last) => {
            Some(text!("reports.commitments.spread", amount = total, first = first, last = last))
        }
        None => Some(text!("reports.commitments.spread-on", amount = total, first = first)),
    }
}
