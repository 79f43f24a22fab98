//! What pays for a project: each source by year, the states of its allocations, and what is left
//! over from them.

use super::{Page, data, if_any, paper, questions, table, word_cell};
use crate::date::Date;
use crate::ledger::Entry;
use crate::ledger::budget::{Books, SurplusLine};
use crate::ledger::cut::Cut;
use crate::ledger::projects::{Payer, Source, allocations as all_of, sources};
use crate::money::Sum;
use crate::records::{Allocation, AllocationState, YearAmount};
use crate::reports::projects;
use crate::sheet::{Cell, Column, Row, Table};
use crate::text;

/// A row for each source and run of years.
pub(super) fn funding(page: &Page) -> Table {
    let columns = vec![
        data("allocation"),
        data("fund"),
        data("from"),
        Column::new("source", text!("reports.columns.source")),
        if_any("programme", text!("reports.columns.programme")),
        if_any("purpose", text!("reports.columns.for")),
        Column::new("state", text!("reports.columns.state")),
        if_any("date", text!("reports.columns.date")),
        if_any("years", text!("reports.columns.years")),
        if_any("each_year", text!("reports.columns.each_year")),
        if_any("amount", text!("reports.project.amount")),
        Column::new("currency", text!("reports.columns.currency")),
    ];
    let sources = sources(page.ledger, page.project, page.year(), page.query.as_of);
    let rows = sources.iter().flat_map(|source| rows_of(page, source)).collect();
    table("funding", Some(text!("reports.project.funding")), columns, rows)
}

fn rows_of(page: &Page, source: &Source) -> Vec<Row> {
    let (amounts, date) = match &source.payer {
        Payer::Allocation(line, _) => (
            Some(line.amounts).filter(|amounts| !amounts.is_empty()),
            Some(line.state.date.value.clone()),
        ),
        Payer::Grant(grant) => (grant.amounts.as_deref(), grant.date.clone()),
        Payer::Unreadable(_) => (None, None),
    };
    let row = |years: Cell, each: Cell, whole: Cell, notes| {
        let mut cells = projects::source_cells(page.ledger, page.project, source);
        cells.push(Cell::or_nothing(date.clone()));
        cells.extend([years, each, whole, Cell::or_nothing(source.currency)]);
        Row { cells, notes }
    };
    let notes = projects::source_notes(source);
    let by_year = |amount: &YearAmount| {
        let sum = |amount: &Option<_>| Cell::or_nothing(amount.as_ref().map(Sum::of));
        let years = Date::from(amount.years.value).into();
        row(years, sum(&amount.each), sum(&amount.total), notes.clone())
    };
    let mut rows: Vec<Row> = amounts.unwrap_or_default().iter().map(by_year).collect();
    let says_whole = matches!(&source.payer, Payer::Grant(grant) if grant.amount.is_some());
    if rows.is_empty() || says_whole {
        rows.insert(0, row(Cell::Nothing, Cell::Nothing, source.whole.into(), notes.clone()));
    }
    rows
}

/// The states of its allocations that have come by the day.
pub(super) fn allocations(page: &Page) -> Table {
    let columns = vec![
        data("allocation"),
        data("path"),
        data("line"),
        Column::new("title", text!("reports.project.allocation")),
        Column::new("state", text!("reports.columns.state")),
        Column::new("date", text!("reports.columns.date")),
        data("by"),
        paper("by_name", text!("reports.columns.by")),
        data("to"),
        paper("to_name", text!("reports.columns.to")),
        if_any("item", text!("reports.columns.item")),
    ];
    let rows = |allocation: &&Entry<Allocation>| -> Vec<Row> {
        let come = Cut::end_of(page.query.as_of).passed(&allocation.history);
        come.into_iter().map(|state| state_row(page, allocation, state)).collect()
    };
    let all = all_of(page.ledger, page.project);
    let rows = all.iter().flat_map(rows).collect();
    table("allocations", Some(text!("reports.project.allocations")), columns, rows)
}

fn state_row(page: &Page, allocation: &Entry<Allocation>, state: &AllocationState) -> Row {
    let name =
        |who: &Option<String>| Cell::or_nothing(who.as_deref().map(|id| page.ledger.name(id)));
    let line = page.ledger.sources.position(allocation.place(state.date.span)).line;
    Row {
        cells: vec![
            allocation.id.as_str().into(),
            page.ledger.path(allocation.source).into(),
            Cell::Count(line),
            allocation.title.as_str().into(),
            word_cell("state", Some(state.state.word())),
            state.date.value.clone().into(),
            Cell::or_nothing(state.by.as_deref()),
            name(&state.by),
            Cell::or_nothing(state.to.as_deref()),
            name(&state.to),
            Cell::or_nothing(state.item.as_ref().map(|item| item.value.as_str())),
        ],
        notes: questions(&state.questions).collect(),
    }
}

/// What is left over from its allocations, on the day.
pub(super) fn surpluses(page: &Page) -> Table {
    let columns = vec![
        data("surplus"),
        Column::new("title", text!("reports.project.allocation")),
        Column::new("cause", text!("reports.columns.cause")),
        Column::new("state", text!("reports.columns.state")),
        Column::new("amount", text!("reports.columns.amount")),
        if_any("held_by", text!("reports.columns.held_by")),
        if_any("purpose", text!("reports.columns.purpose")),
        if_any("final", text!("reports.columns.final")),
    ];
    let row = |line: &SurplusLine| surplus_row(page, line);
    let all = all_of(page.ledger, page.project);
    let rows = all.iter().flat_map(|allocation| left_over(page, allocation)).map(|line| row(&line));
    table("surpluses", Some(text!("reports.project.surpluses")), columns, rows.collect())
}

/// The surpluses of an allocation that have a state by the day, of whatever year.
fn left_over<'l>(page: &Page<'l>, allocation: &Entry<Allocation>) -> Vec<SurplusLine<'l>> {
    let Some(fund) = page.ledger.funds.get(&allocation.fund) else {
        return Vec::new();
    };
    let books = Books::new(page.ledger, fund, None, Cut::end_of(page.query.as_of));
    let mut lines = books.surpluses();
    lines.retain(|line| line.allocation.id == allocation.id);
    lines
}

fn surplus_row(page: &Page, line: &SurplusLine) -> Row {
    let surplus = line.surplus;
    let held_by = surplus.held_by.as_deref().map(|who| page.ledger.name(who));
    let disagreement = crate::reports::report::disagreement(&surplus.amount);
    Row {
        cells: vec![
            line.name().into(),
            line.allocation.title.as_str().into(),
            word_cell("cause", Some(&surplus.cause)),
            word_cell("surplus", Some(line.state.state.word())),
            line.amount.into(),
            Cell::or_nothing(held_by),
            Cell::or_nothing(line.state.purpose.as_deref()),
            Cell::or_nothing(surplus.settled.clone()),
        ],
        notes: disagreement.into_iter().chain(questions(&surplus.questions)).collect(),
    }
}
