//! The surpluses of a fund: by cause and state, and each by itself.

use std::collections::BTreeMap;

use super::{Page, data, disagreement, questions, word};
use crate::ledger::budget::{Line, SurplusLine, is_disposed};
use crate::money::Sum;
use crate::records::SurplusState;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// What is there, what is drawn from it and what is left, by cause and state. Different states
/// are never one sum.
pub(super) fn by_cause(pages: &[Page]) -> Table {
    Table {
        name: "surpluses",
        title: Some(text!("reports.budget.surpluses")),
        columns: vec![
            data("fund"),
            data("year"),
            Column::new("cause", text!("reports.columns.cause")),
            Column::new("state", text!("reports.columns.state")),
            Column::new("amount", text!("reports.columns.amount")),
            Column::new("drawn", text!("reports.columns.drawn")).shown(Shown::IfAny),
            Column::new("left", text!("reports.columns.left")).shown(Shown::IfAny),
        ],
        rows: pages.iter().flat_map(causes).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

/// The cause of what is drawn from surpluses of several causes, where nobody says how much from
/// which.
const SEVERAL: &str = "several";

fn causes(page: &Page) -> Vec<Row> {
    let surpluses = page.books.surpluses();
    let mut groups: BTreeMap<(String, SurplusState), (Sum, Sum)> = BTreeMap::new();
    for line in &surpluses {
        groups.entry((line.surplus.cause.clone(), line.state.state)).or_default().0 += line.amount;
    }
    // What is drawn in another year is drawn from the same surplus.
    for draw in page.all_years.lines().iter().filter(|line| is_disposed(line.state.state)) {
        if let Some(cause) = cause_of(draw, &surpluses) {
            groups.entry((cause, SurplusState::Available)).or_default().1 += draw.this_year;
        }
    }
    let row = |((cause, state), (amount, drawn)): ((String, SurplusState), (Sum, Sum))| {
        let is_available = state == SurplusState::Available;
        let [fund, year] = page.whose();
        Row {
            cells: vec![
                fund,
                year,
                Cell::Word(cause.clone(), word("cause", &cause)),
                Cell::Word(state.word().into(), word("surplus", state.word())),
                amount.into(),
                Cell::or_nothing(is_available.then_some(drawn)),
                Cell::or_nothing(is_available.then(|| amount.less(&drawn))),
            ],
            notes: Vec::new(),
        }
    };
    groups.into_iter().map(row).collect()
}

/// The cause of the surpluses that an allocation draws on.
fn cause_of(draw: &Line, surpluses: &[SurplusLine]) -> Option<String> {
    let causes = causes_of(draw, surpluses);
    match &causes[..] {
        [] => None,
        [cause] => Some(cause.clone()),
        _ => Some(SEVERAL.to_owned()),
    }
}

/// The causes of the surpluses that an allocation draws on, each once.
pub(super) fn causes_of(draw: &Line, surpluses: &[SurplusLine]) -> Vec<String> {
    let named = |line: &&SurplusLine| {
        draw.allocation.financed_by.iter().any(|name| name.value == line.name())
    };
    let mut causes: Vec<String> =
        surpluses.iter().filter(named).map(|line| line.surplus.cause.clone()).collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}

/// Each surplus: where it is left over, how much, who has it and what becomes of it.
pub(super) fn each(pages: &[Page]) -> Table {
    Table {
        name: "surplus_lines",
        title: Some(text!("reports.budget.surplus-lines")),
        columns: vec![
            data("fund"),
            data("year"),
            data("surplus"),
            data("path"),
            Column::new("title", text!("reports.columns.effort")),
            Column::new("cause", text!("reports.columns.cause")),
            Column::new("state", text!("reports.columns.state")),
            Column::new("amount", text!("reports.columns.amount")),
            Column::new("held_by", text!("reports.columns.held_by")).shown(Shown::IfAny),
            Column::new("purpose", text!("reports.columns.purpose")).shown(Shown::IfAny),
            Column::new("final", text!("reports.columns.final")).shown(Shown::IfAny),
        ],
        rows: pages
            .iter()
            .flat_map(|page| page.books.surpluses().into_iter().map(|line| row(page, &line)))
            .collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(page: &Page, line: &SurplusLine) -> Row {
    let surplus = line.surplus;
    let state = line.state.state;
    let [fund, year] = page.whose();
    Row {
        cells: vec![
            fund,
            year,
            line.name().into(),
            page.ledger.path(line.allocation.source).into(),
            line.allocation.title.as_str().into(),
            Cell::Word(surplus.cause.clone(), word("cause", &surplus.cause)),
            Cell::Word(state.word().into(), word("surplus", state.word())),
            line.amount.into(),
            Cell::or_nothing(surplus.held_by.as_deref().map(|who| page.ledger.name(who))),
            Cell::or_nothing(line.state.purpose.as_deref()),
            Cell::or_nothing(surplus.settled.clone()),
        ],
        notes: disagreement(&surplus.amount)
            .into_iter()
            .chain(questions(surplus.questions.iter().chain(&line.state.questions)))
            .collect(),
    }
}
