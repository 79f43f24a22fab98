//! State by state: when, by whom and where each was decided, and its amount.

use super::{Matter, Page, data, named, questions, word};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

pub(super) fn table(page: Option<&Page>, matters: &[&Matter]) -> Table {
    let rows =
        page.into_iter().flat_map(|page| matters.iter().flat_map(|matter| rows(page, matter)));
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "steps",
        title: Some(match page.and_then(|page| page.year) {
            Some(year) => text!("reports.applications.steps-of", year = year),
            None => text!("reports.applications.steps"),
        }),
        columns: vec![
            data("fund"),
            data("year"),
            data("allocation"),
            data("path"),
            Column::new("effort", text!("reports.columns.effort")).shown(Shown::Paper),
            Column::new("state", text!("reports.columns.state")),
            Column::new("amount", text!("reports.columns.amount")),
            Column::new("date", text!("reports.columns.date")),
            if_any("by", text!("reports.applications.by")),
            if_any("to", text!("reports.applications.to")),
            if_any("item", text!("reports.columns.item")),
        ],
        rows: rows.collect(),
        shown: Page::shown(page),
        turned: false,
    }
}

fn rows(page: &Page, matter: &Matter) -> Vec<Row> {
    let name = |who: &str| named(who, matter.ledger.name(who));
    let row = |number: usize| {
        let state = matter.passed[number];
        let [fund, year] = page.whose();
        Row {
            cells: vec![
                fund,
                year,
                matter.allocation.id.as_str().into(),
                matter.ledger.path(matter.allocation.source).into(),
                Cell::or_nothing((number == 0).then_some(matter.allocation.title.as_str())),
                Cell::Word(state.state.word().into(), word("state", state.state.word())),
                matter.amount(number, page.year).into(),
                state.date.value.clone().into(),
                Cell::or_nothing(state.by.as_deref().map(name)),
                Cell::or_nothing(state.to.as_deref().map(name)),
                Cell::or_nothing(state.item.as_ref().map(|item| item.value.as_str())),
            ],
            notes: questions(&state.questions).collect(),
        }
    };
    (0..matter.passed.len()).map(row).collect()
}
