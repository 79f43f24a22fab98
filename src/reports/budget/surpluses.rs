//! The surpluses of a fund: by cause and state, and each by itself.

use std::collections::BTreeMap;

use super::{Page, data, disagreement, questions, word};
use crate::ledger::Ledger;
use crate::ledger::budget::{Line, SurplusLine, is_disposed};
use crate::money::Sum;
use crate::records::{Surplus, SurplusState};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// The column that says what is drawn.
const DRAWN: usize = 5;

/// What is there, what is drawn from it and what is left, by cause and state. Different states
/// are never one sum.
pub(super) fn by_cause(pages: &[Page]) -> Table {
    let rows: Vec<Row> = pages.iter().flat_map(causes).collect();
    let is_drawn_on = rows.iter().any(|row| !row.cells[DRAWN].is_nothing());
    let left = if is_drawn_on { Shown::Always } else { Shown::Data };
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
            Column::new("left", text!("reports.columns.left")).shown(left),
        ],
        rows,
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
    for draw in page.all_years.lines().iter().filter(|line| is_disposed(line.state.state)) {
        if let Some(cause) = cause_of(page, draw, &surpluses) {
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

/// The cause under which a draw is shown on a page, if it is shown there: with its surpluses, even
/// when it is drawn in another year; and where none of them is there yet, in its own year.
fn cause_of(page: &Page, draw: &Line, surpluses: &[SurplusLine]) -> Option<String> {
    let is_named = |line: &SurplusLine| {
        draw.allocation.financed_by.iter().any(|name| name.value == line.name())
    };
    let is_here = surpluses.iter().any(is_named);
    let is_nowhere = !page.all_years.surpluses().iter().any(is_named);
    let in_this_year = || {
        page.books
            .lines()
            .iter()
            .any(|line| line.allocation.id == draw.allocation.id && !line.this_year.is_zero())
    };
    let is_shown_here = is_here || (is_nowhere && in_this_year());
    if !is_shown_here {
        return None;
    }
    match &causes_of(page.ledger, draw)[..] {
        [] => None,
        [cause] => Some(cause.clone()),
        _ => Some(SEVERAL.to_owned()),
    }
}

/// The causes of the surpluses that an allocation draws on, each once, whether they are there yet
/// or not.
pub(super) fn causes_of(ledger: &Ledger, draw: &Line) -> Vec<String> {
    let named =
        draw.allocation.financed_by.iter().filter_map(|name| surplus_named(ledger, &name.value));
    let mut causes: Vec<String> = named.map(|surplus| surplus.cause.clone()).collect();
    causes.sort_unstable();
    causes.dedup();
    causes
}

/// The surplus with a name such as `ALLOCATION#s1`.
fn surplus_named<'l>(ledger: &'l Ledger, name: &str) -> Option<&'l Surplus> {
    let (id, number) = name.split_once("#s")?;
    let number: usize = number.parse().ok()?;
    ledger.allocations.get(id)?.surpluses.get(number.checked_sub(1)?)
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
