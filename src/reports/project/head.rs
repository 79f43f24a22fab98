//! What a project is, in a few lines.

use super::{Page, data, if_any, paper, word, word_cell};
use crate::ledger::projects::{has_outrun, state_on};
use crate::records::Project;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Text;

/// The main table: one row, which people read as a line for each column.
pub(super) fn table(page: &Page) -> Table {
    let project = page.project;
    let state = state_on(project, page.query.as_of);
    let columns = vec![
        data("project"),
        data("path"),
        data("title"),
        Column::new("kind", text!("reports.columns.kind")),
        if_any("short_title", text!("reports.project.short")),
        data("state"),
        data("since"),
        paper("state_said", text!("reports.columns.state")),
        if_any("period", text!("reports.columns.period")),
        data("account"),
        paper("account_name", text!("reports.columns.account")),
        data("parent"),
        paper("parent_title", text!("reports.project.parent")),
        data("parts"),
        paper("parts_titles", text!("reports.project.parts")),
        data("follows"),
        paper("follows_title", text!("reports.project.follows")),
        data("followed_by"),
        paper("followed_by_titles", text!("reports.project.followed-by")),
    ];
    let said = state.map_or(text!("reports.projects.not-known"), |state| {
        let word = word("project-state", &state.state);
        text!("reports.projects.state", state = word, date = state.date.clone())
    });
    let parts = named_by(page, |other| other.parent.as_deref());
    let followed_by = named_by(page, |other| other.follows.as_deref());
    let parent: Vec<&str> = project.parent.as_deref().into_iter().collect();
    let follows: Vec<&str> = project.follows.as_deref().into_iter().collect();
    let cells = vec![
        project.id.as_str().into(),
        page.ledger.path(project.source).into(),
        project.title.as_str().into(),
        word_cell("project-kind", Some(&project.kind)),
        Cell::or_nothing(project.short_title.as_deref()),
        Cell::or_nothing(state.map(|state| state.state.as_str())),
        Cell::or_nothing(state.map(|state| state.date.clone())),
        Cell::Text(said),
        Cell::or_nothing(project.period.clone()),
        Cell::or_nothing(project.account.as_deref()),
        Cell::or_nothing(project.account.as_deref().map(|id| page.ledger.name(id))),
        Cell::or_nothing(project.parent.as_deref()),
        titles(page, &parent),
        Cell::List(parts.iter().map(|id| Cell::from(*id)).collect()),
        titles(page, &parts),
        Cell::or_nothing(project.follows.as_deref()),
        titles(page, &follows),
        Cell::List(followed_by.iter().map(|id| Cell::from(*id)).collect()),
        titles(page, &followed_by),
    ];
    let rows = vec![Row { cells, notes: notes(page) }];
    Table { name: "rows", title: None, columns, rows, shown: Shown::Always, turned: true }
}

/// The projects that name this one in a field.
fn named_by<'l>(page: &Page<'l>, field: impl Fn(&'l Project) -> Option<&'l str>) -> Vec<&'l str> {
    let others = page.ledger.projects.values();
    others
        .filter(|other| field(other) == Some(&page.project.id))
        .map(|other| other.id.as_str())
        .collect()
}

fn titles(page: &Page, ids: &[&str]) -> Cell {
    let title = |id: &&str| {
        page.ledger.projects.get(*id).map_or(*id, |project| project.title.as_str()).into()
    };
    Cell::List(ids.iter().map(title).collect())
}

fn notes(page: &Page) -> Vec<Text> {
    let outrun = has_outrun(page.project, page.query.as_of);
    outrun.then(|| text!("reports.projects.outrun")).into_iter().collect()
}
