//! The allocations of a fund, a row for each.

use std::cmp::Reverse;

use super::{Page, data, disagreement, frames, questions, state, surpluses, word};
use crate::ledger::budget::Line;
use crate::records::{State, YearAmount};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};

/// The allocations that amount to something in the year or the next. People are shown them for the
/// years that have a frame or are asked for.
pub(super) fn table(page: &Page, is_asked_for: bool) -> Table {
    let mut lines: Vec<Line> = page.books.lines();
    lines.retain(|line| !line.this_year.is_zero() || !line.next_year.is_zero());
    lines.sort_by_key(|line| (rank(line.state.state), Reverse(line.this_year.estimate())));
    let is_mixed = lines.iter().any(|line| !line.allocation.financed_by.is_empty());
    let this_year = match page.year {
        Some(year) => text!("reports.budget.in-year", year = year),
        None => text!("reports.columns.amount"),
    };
    let next_year = text!(
        "reports.budget.in-year",
        year = page.year.map_or(String::new(), |year| (year + 1).to_string())
    );
    Table {
        name: "lines",
        title: Some(match page.year {
            Some(year) => text!("reports.budget.lines-of", year = year),
            None => text!("reports.budget.lines"),
        }),
        columns: vec![
            data("fund"),
            data("year"),
            data("allocation"),
            data("path"),
            Column::new("title", text!("reports.columns.effort")),
            data("within"),
            Column::new("taken_from", text!("reports.budget.taken-from")).shown(Shown::Paper),
            Column::new("nature", text!("reports.columns.nature")),
            Column::new("state", text!("reports.columns.state")),
            data("date"),
            data("to"),
            Column::new("this_year", this_year),
            Column::new("next_year", next_year).shown(Shown::IfAny),
            data("this_year_assumed"),
            data("next_year_assumed"),
            data("financed_by"),
            Column::new("paid_by", text!("reports.columns.financed_by")).shown(Shown::Paper),
            Column::new("item", text!("reports.columns.item")).shown(Shown::IfAny),
        ],
        rows: lines.iter().map(|line| row(page, line, is_mixed)).collect(),
        shown: if is_asked_for || page.books.has_frame() { Shown::Always } else { Shown::Data },
        turned: false,
    }
}

/// The order of the papers: what is disposed first, then what may be.
fn rank(state: State) -> u32 {
    match state {
        State::Granted | State::Paid | State::Settled => 0,
        State::Reserved => 1,
        State::Recommended => 2,
        State::Applied => 3,
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => 4,
    }
}

fn row(page: &Page, line: &Line, is_mixed: bool) -> Row {
    let allocation = line.allocation;
    let financed_by = allocation.financed_by.iter().map(|name| Cell::from(name.value.as_str()));
    let [fund, year] = page.whose();
    Row {
        cells: vec![
            fund,
            year,
            allocation.id.as_str().into(),
            page.ledger.path(allocation.source).into(),
            allocation.title.as_str().into(),
            Cell::or_nothing(page.ledger.holdings.parent(&allocation.id)),
            frames::within(page, line),
            Cell::Word(allocation.nature.clone(), word("nature", &allocation.nature)),
            Cell::Word(line.state.state.word().into(), state(page.ledger, line.state)),
            line.state.date.value.clone().into(),
            Cell::or_nothing(line.state.to.as_deref()),
            line.rest.into(),
            line.next_rest.into(),
            Cell::Money(line.rest.assumed),
            Cell::Money(line.next_rest.assumed),
            Cell::List(financed_by.collect()),
            if is_mixed { paid_by(page, line) } else { Cell::Nothing },
            Cell::or_nothing(line.state.item.as_ref().map(|item| item.value.as_str())),
        ],
        notes: taken(line).into_iter().chain(notes(page.year, line)).collect(),
    }
}

/// What pays for it: the frame, or surpluses, by their causes.
fn paid_by(page: &Page, line: &Line) -> Cell {
    if line.allocation.financed_by.is_empty() {
        return Cell::Text(text!("ledger.figures.frame"));
    }
    let causes = surpluses::causes_of(page.ledger, line);
    if causes.is_empty() {
        return Cell::Text(text!("reports.budget.surplus"));
    }
    let causes: Arg = causes.iter().map(|cause| word("cause", cause)).collect();
    Cell::Text(text!("reports.budget.surplus-of", causes = causes))
}

/// What is taken out of an allocation, so that less counts than it amounts to; and that one which is
/// only asked for out of another counts there.
pub(in crate::reports) fn taken(line: &Line) -> Option<Text> {
    if line.is_held {
        return Some(text!("reports.budget.held"));
    }
    let is_parted = !line.taken.is_zero();
    is_parted.then(|| text!("reports.budget.taken", amount = line.this_year, taken = line.taken))
}

/// What the source leaves open about an allocation, what is assumed, and where it disagrees.
pub(in crate::reports) fn notes(year: Option<i32>, line: &Line) -> Vec<Text> {
    let allocation = line.allocation;
    let amounts = || allocation.amounts.iter().flatten();
    let assumed = amounts().filter_map(|amount| amount.assumed.as_ref());
    let assumed = assumed.map(|why| text!("reports.assumed-why", why = why));
    let once = allocation.amount.iter().chain(&line.state.amount).map(|amount| &amount.value);
    let is_shown = |amount: &&YearAmount| {
        year.is_none_or(|year| amount.years.contains(year) || amount.years.contains(year + 1))
    };
    let by_year =
        amounts().filter(is_shown).flat_map(|amount| amount.each.iter().chain(&amount.total));
    let disagreements = once.chain(by_year).filter_map(disagreement);
    let in_amounts = amounts().flat_map(|amount| &amount.questions);
    let open = allocation.questions.iter().chain(in_amounts).chain(&line.state.questions);
    assumed.chain(disagreements).chain(questions(open)).collect()
}
