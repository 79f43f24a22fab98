//! The projects, a row for each, with the sub-projects below their parents.

use super::choice::{Listed, Tree};
use super::{Page, data, questions, table as plain, word, word_cell};
use crate::ledger::projects::{Standing, has_outrun, next_milestone, state_on, total, word_on};
use crate::money::Sum;
use crate::records::ProjectState;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Text;

/// The standings whose amounts are added up, each in the year and in all.
const ADDED: [Standing; 3] = [Standing::Granted, Standing::Drawn, Standing::Awaiting];

pub(super) fn table(page: &Page, trees: &[&Tree]) -> Table {
    let year = page.year;
    let amount = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    let currency = if page.is_mixed { Shown::IfAny } else { Shown::Data };
    let paper = |key, heading| Column::new(key, heading).shown(Shown::Paper);
    let columns = vec![
        data("project"),
        data("path"),
        data("title"),
        paper("label", text!("reports.columns.project")),
        Column::new("kind", text!("reports.columns.kind")),
        data("state"),
        data("since"),
        paper("since_said", text!("reports.projects.since")),
        Column::new("period", text!("reports.columns.period")).shown(Shown::IfAny),
        data("next_milestone"),
        data("next_milestone_date"),
        paper("next", text!("reports.columns.next_milestone")),
        data("parent"),
        data("follows"),
        paper("relation", text!("reports.columns.relation")),
        amount("granted_in_year", text!("reports.projects.granted-in", year = year)),
        amount("granted", text!("reports.projects.granted")),
        amount("drawn_in_year", text!("reports.projects.drawn-in", year = year)),
        amount("drawn", text!("reports.projects.drawn")),
        amount("awaiting_in_year", text!("reports.projects.awaiting-in", year = year)),
        amount("awaiting", text!("reports.projects.awaiting")),
        Column::new("currency", text!("reports.columns.currency")).shown(currency),
    ];
    let mut rows = Vec::new();
    for tree in trees {
        let group = word_on(tree.listed.project, page.day);
        add(page, tree, 0, group, &mut rows);
    }
    plain("rows", None, columns, rows)
}

fn add(page: &Page, tree: &Tree, depth: usize, group: Option<&str>, rows: &mut Vec<Row>) {
    rows.push(row(page, tree.listed, depth, group));
    for below in &tree.below {
        add(page, below, depth + 1, group, rows);
    }
}

/// A project. The group that it stands in says the state already, unless its own is another.
fn row(page: &Page, listed: &Listed, depth: usize, group: Option<&str>) -> Row {
    let project = listed.project;
    let state = state_on(project, page.day);
    let next = next_milestone(project, page.day);
    let mut label = text!("formats.as-written", words = &project.title);
    for _ in 0..depth {
        label = text!("reports.projects.below", title = label);
    }
    let mut cells = vec![
        project.id.as_str().into(),
        page.ledger.path(project.source).into(),
        project.title.as_str().into(),
        Cell::Text(label),
        word_cell("project-kind", Some(&project.kind)),
        Cell::or_nothing(state.map(|state| state.state.as_str())),
        Cell::or_nothing(state.map(|state| state.date.clone())),
        since(state, group),
        Cell::or_nothing(project.period.clone()),
        Cell::or_nothing(next.map(|next| next.title.as_str())),
        Cell::or_nothing(next.map(|next| next.date.clone())),
        next.map_or(Cell::Nothing, |next| {
            let title = next.title.as_str();
            Cell::Text(text!("reports.projects.milestone", date = next.date.clone(), title = title))
        }),
        Cell::or_nothing(project.parent.as_deref()),
        Cell::or_nothing(project.follows.as_deref()),
        relation(page, listed, depth),
    ];
    cells.extend(amounts(listed));
    Row { cells, notes: notes(page, listed) }
}

fn since(state: Option<&ProjectState>, group: Option<&str>) -> Cell {
    match state {
        None if group.is_none() => Cell::Nothing,
        None => Cell::Text(text!("reports.projects.unknown")),
        Some(state) if group == Some(&state.state) => state.date.clone().into(),
        Some(state) => Cell::Text(text!(
            "reports.projects.state",
            state = word("project-state", &state.state),
            date = state.date.clone()
        )),
    }
}

/// The parent that it does not stand below, and the project that it follows.
fn relation(page: &Page, listed: &Listed, depth: usize) -> Cell {
    let title = |id| page.ledger.projects.get(id).map_or(id, |project| &project.title);
    let parent = listed.project.parent.as_ref().filter(|_| depth == 0);
    let parent = parent.map(|id| text!("reports.projects.part-of", title = title(id)));
    let follows = listed.project.follows.as_ref();
    let follows = follows.map(|id| text!("reports.projects.follows", title = title(id)));
    Cell::List(parent.into_iter().chain(follows).map(Cell::Text).collect())
}

/// The currencies of the sources that are added up, each once; `None` where it is not said.
fn currencies<'l>(listed: &Listed<'l>) -> Vec<Option<&'l str>> {
    let added = listed.sources.iter().filter(|source| ADDED.contains(&source.standing));
    let mut currencies: Vec<_> = added.map(|source| source.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    currencies
}

/// What is added up, in the year and in all, and its currency.
fn amounts(listed: &Listed) -> Vec<Cell> {
    let currencies = currencies(listed);
    let said = currencies.iter().flatten().map(|currency| Cell::from(*currency)).collect();
    let sums = ADDED.into_iter().flat_map(|standing| {
        let total = total(&listed.sources, standing).filter(|_| currencies.len() == 1);
        let cell = |sum: Option<Sum>| Cell::or_nothing(sum);
        [cell(total.and_then(|total| total.0)), cell(total.map(|total| total.1))]
    });
    sums.chain([Cell::List(said)]).collect()
}

fn notes(page: &Page, listed: &Listed) -> Vec<Text> {
    let mut notes = Vec::new();
    if has_outrun(listed.project, page.day) {
        notes.push(text!("reports.projects.outrun"));
    }
    if currencies(listed).len() > 1 {
        notes.push(text!("reports.projects.several-currencies"));
    }
    let unknown =
        listed.sources.iter().filter(|source| source.standing == Standing::Unknown).count();
    if unknown > 0 {
        notes.push(text!("reports.projects.unknown-standing", count = unknown));
    }
    notes.extend(questions(&listed.project.questions));
    notes
}
