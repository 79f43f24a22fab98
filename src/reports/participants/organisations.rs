//! What each organisation takes part in.

use std::collections::BTreeMap;

use super::{Part, named};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Name;

pub(super) fn table(parts: &[&Part]) -> Table {
    let mut by_name: BTreeMap<(Name, &str), Vec<&Part>> = BTreeMap::new();
    for part in parts {
        by_name.entry((part.name().into(), part.organisation)).or_default().push(part);
    }
    Table {
        name: "organisations",
        title: None,
        columns: vec![
            Column::new("organisation", text!("reports.columns.organisation")),
            Column::new("kind", text!("reports.columns.kind")),
            Column::new("count", text!("reports.participants.count")),
            Column::new("projects", text!("reports.participants.projects")),
        ],
        rows: by_name.values().map(|parts| row(parts)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(parts: &[&Part]) -> Row {
    let mut projects: Vec<Cell> = Vec::new();
    for part in parts {
        let project = part.project;
        let title = project.short_title.as_ref().unwrap_or(&project.title);
        let cell = named(&project.id, title);
        if !projects.contains(&cell) {
            projects.push(cell);
        }
    }
    let first = parts[0];
    // Words name no one for certain: two projects may mean different ones.
    let is_one_for_certain = projects.len() == 1 || first.kind() != Cell::Nothing;
    let notes =
        if is_one_for_certain { Vec::new() } else { vec![text!("reports.participants.in-words")] };
    Row {
        cells: vec![
            named(first.organisation, first.name()),
            first.kind(),
            Cell::Count(projects.len()),
            Cell::List(projects),
        ],
        notes,
    }
}
