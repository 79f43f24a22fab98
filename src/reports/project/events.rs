//! What has happened in a project and what is to come.

use super::{Page, data, ids, if_any, names, paper, questions, table, word_cell};
use crate::records::{Milestone, ProjectState};
use crate::sheet::{Cell, Column, Row, Table};
use crate::text;

/// The states that have come by the day.
pub(super) fn history(page: &Page) -> Table {
    let columns = vec![
        Column::new("date", text!("reports.columns.date")),
        Column::new("state", text!("reports.columns.state")),
        data("by"),
        paper("by_name", text!("reports.columns.by")),
        if_any("item", text!("reports.columns.item")),
    ];
    let row = |state: &ProjectState| Row {
        cells: vec![
            state.date.clone().into(),
            word_cell("project-state", Some(&state.state)),
            Cell::or_nothing(state.by.as_deref()),
            Cell::or_nothing(state.by.as_deref().map(|by| page.ledger.name(by))),
            Cell::or_nothing(state.item.as_deref()),
        ],
        notes: Vec::new(),
    };
    let history = page.project.history.iter();
    let come = history.filter(|state| state.date.has_come(page.query.as_of));
    table("history", Some(text!("reports.project.history")), columns, come.map(row).collect())
}

/// The milestones that are past on the day, or those to come.
pub(super) fn milestones(page: &Page, past: bool) -> Table {
    let columns = vec![
        Column::new("date", text!("reports.columns.date")),
        Column::new("title", text!("reports.columns.title")),
        if_any("kind", text!("reports.columns.kind")),
        if_any("place", text!("reports.columns.place")),
        data("parties"),
        paper("party_names", text!("reports.columns.parties")),
        data("when"),
    ];
    let day = page.query.as_of;
    let mut milestones: Vec<&Milestone> =
        page.project.milestones.iter().filter(|of| of.date.has_come(day) == past).collect();
    milestones.sort_by_key(|milestone| (milestone.date.first(), milestone.date.last()));
    let row = |milestone: &&Milestone| Row {
        cells: vec![
            milestone.date.clone().into(),
            milestone.title.as_str().into(),
            word_cell("milestone", milestone.kind.as_deref()),
            Cell::or_nothing(milestone.place.as_deref()),
            ids(&milestone.parties),
            names(page.ledger, &milestone.parties),
            if past { "past" } else { "coming" }.into(),
        ],
        notes: questions(&milestone.questions).collect(),
    };
    let title = match past {
        true => text!("reports.project.past", day = day),
        false => text!("reports.project.coming"),
    };
    table("milestones", Some(title), columns, milestones.iter().map(row).collect())
}
