//! The allocations of a fund, a row for each, with what was applied for, recommended and granted.

use super::{Matter, Page, data, named, questions};
use crate::records::State;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// The allocations in a year. Without a page it is empty.
pub(super) fn table(page: Option<&Page>, matters: &[&Matter]) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    let title = page.map(|page| match page.year {
        Some(year) => text!("reports.budget.lines-of", year = year),
        None => text!("reports.budget.lines"),
    });
    let mut rows: Vec<Row> = Vec::new();
    if let Some(page) = page {
        rows.extend(matters.iter().map(|matter| row(page, matter)));
    }
    Table {
        name: "rows",
        title,
        columns: vec![
            data("fund"),
            data("year"),
            data("allocation"),
            data("path"),
            data("project"),
            data("within"),
            Column::new("title", text!("reports.columns.effort")),
            if_any("recipients", text!("reports.applications.recipients")),
            if_any("applied", text!("reports.applications.applied")),
            if_any("recommended", text!("reports.applications.recommended")),
            if_any("reserved", text!("reports.applications.reserved")),
            if_any("granted", text!("reports.applications.granted")),
            Column::new("state", text!("reports.columns.state")),
            data("date"),
            data("currency"),
        ],
        rows,
        shown: Page::shown(page),
        turned: false,
    }
}

fn row(page: &Page, matter: &Matter) -> Row {
    let (allocation, last) = (matter.allocation, matter.last);
    let when = |state| Cell::or_nothing(matter.amount_when(state, page.year));
    let recipients = allocation.recipients.iter().map(|who| named(who, matter.ledger.name(who)));
    let [fund, year] = page.whose();
    Row {
        cells: vec![
            fund,
            year,
            allocation.id.as_str().into(),
            matter.ledger.path(allocation.source).into(),
            Cell::or_nothing(allocation.project.as_deref()),
            Cell::or_nothing(matter.ledger.holdings.parent(&allocation.id)),
            allocation.title.as_str().into(),
            Cell::List(recipients.collect()),
            when(State::Applied),
            when(State::Recommended),
            when(State::Reserved),
            Cell::or_nothing(matter.granted(page.year)),
            Cell::Word(last.state.word().into(), matter.state()),
            last.date.value.clone().into(),
            page.fund.currency.as_str().into(),
        ],
        notes: questions(&allocation.questions).collect(),
    }
}
