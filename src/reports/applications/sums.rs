//! The sums of a fund: what was applied for, recommended, reserved and granted in all.

use std::collections::HashSet;

use super::{Matter, Page, data, word};
use crate::money::Sum;
use crate::records::State;
use crate::sheet::{Cell, Column, Row, Table};
use crate::text;
use crate::texts::Arg;

/// What each of them comes to. An allocation counts in every state that it has passed.
pub(super) fn table(page: Option<&Page>, matters: &[&Matter], unreadable: usize) -> Table {
    let states = [State::Applied, State::Recommended, State::Reserved, State::Granted];
    let rows = page.map(|page| states.map(|state| row(page, matters, state, unreadable)));
    let currency = page.map_or("", |page| &page.fund.currency);
    Table {
        name: "sums",
        title: Some(match page.and_then(|page| page.year) {
            Some(year) => text!("reports.applications.sums-of", year = year),
            None => text!("reports.applications.sums"),
        }),
        columns: vec![
            data("fund"),
            data("year"),
            Column::new("state", text!("reports.columns.state")),
            Column::new("count", text!("reports.applications.count")),
            Column::new(
                "amount",
                text!("reports.budget.amounts", currency = Arg::Currency(currency.to_owned())),
            ),
            data("currency"),
        ],
        rows: rows.map_or(Vec::new(), Vec::from),
        shown: Page::shown(page),
        turned: false,
    }
}

fn row(page: &Page, matters: &[&Matter], state: State, unreadable: usize) -> Row {
    let amount = |matter: &Matter| match state {
        State::Granted => matter.granted(page.year),
        other => matter.amount_when(other, page.year),
    };
    let passed: Vec<(&Matter, Sum)> =
        matters.iter().filter_map(|matter| Some((*matter, amount(matter)?))).collect();
    let ids: HashSet<&str> = passed.iter().map(|(of, _)| of.allocation.id.as_str()).collect();
    // What is taken out of another that passed the state as well, is part of its amount.
    let is_part = |matter: &Matter| {
        let mut above = matter.ledger.holdings.above(&matter.allocation.id);
        above.any(|id| ids.contains(id))
    };
    let amounts: Vec<Sum> =
        passed.iter().filter(|(matter, _)| !is_part(matter)).map(|(_, amount)| *amount).collect();
    let [fund, year] = page.whose();
    let unreadable = u32::try_from(unreadable).unwrap_or(u32::MAX);
    let sum = amounts.iter().copied().sum::<Sum>().with_unreadable(unreadable);
    Row {
        cells: vec![
            fund,
            year,
            Cell::Word(state.word().into(), word("state", state.word())),
            Cell::Count(amounts.len()),
            sum.into(),
            page.fund.currency.as_str().into(),
        ],
        notes: Vec::new(),
    }
}
