//! One project on a page: what it is to reach, who takes part, what has happened and is to come,
//! what pays for it, and what was decided about it.

mod agenda;
mod events;
mod head;
mod money;
mod partners;

use super::report::{data, ids, names, questions, table, word, word_cell};
use super::{Filter, Query, Report};
use crate::date::Date;
use crate::ledger::{Entry, Ledger};
use crate::records::{Document, Project};
use crate::sheet::{Block, Cell, Column, Row, Section, Sheet, Shown, Table};
use crate::text;
use crate::texts::Text;

pub(super) const REPORT: Report = Report {
    name: "project",
    page: include_str!("../project.md"),
    about: Some("project"),
    takes: &[Filter::All],
    build,
};

/// What is asked, of whom.
struct Page<'l> {
    ledger: &'l Ledger,
    project: &'l Entry<Project>,
    query: &'l Query,
}

impl Page<'_> {
    /// The year of the day.
    fn year(&self) -> i32 {
        Date::from(self.query.as_of).year().unwrap_or_default()
    }
}

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let id = query.id.as_deref().unwrap_or_default();
    let project = ledger.projects.get(id);
    let section = project.map(|project| section(&Page { ledger, project, query }));
    let broken = ledger.broken.iter().filter(|broken| broken.kind == "project" && broken.id == id);
    Sheet {
        report: REPORT.name,
        title: text!("reports.project.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into())), ("project", id.into())],
        sections: section.into_iter().collect(),
        notes: broken
            .map(|broken| {
                let path = ledger.path(broken.source);
                text!("reports.project.left-out", id = &broken.id, path = path)
            })
            .collect(),
    }
}

fn section(page: &Page) -> Section {
    let project = page.project;
    let mut blocks = vec![Block::Table(head::table(page))];
    blocks.extend(prose(text!("reports.project.summary"), project.summary.as_ref()));
    blocks.extend(prose(text!("reports.project.target-group"), project.target_group.as_ref()));
    blocks.extend(prose(text!("reports.project.vision"), project.vision.as_ref()));
    blocks.extend(list(text!("reports.project.goals"), false, &project.goals));
    blocks.extend(list(text!("reports.project.results"), true, &project.results));
    blocks.extend(list(text!("reports.project.contexts"), false, &project.contexts));
    let tables = [
        partners::table(page),
        partners::bodies(page),
        events::history(page),
        events::milestones(page, true),
        events::milestones(page, false),
        money::funding(page),
        money::allocations(page),
        money::surpluses(page),
        agenda::table(page),
    ];
    blocks.extend(tables.into_iter().map(Block::Table));
    blocks.extend(prose(text!("reports.project.evaluation"), project.evaluation.as_ref()));
    blocks.extend(list(text!("reports.project.lessons"), false, &project.lessons));
    blocks.push(Block::Table(documents(project)));
    Section {
        title: text!("reports.project.project", title = &project.title, id = &project.id),
        blocks,
        notes: questions(&project.questions).collect(),
    }
}

fn prose(heading: Text, text: Option<&String>) -> Option<Block> {
    text.map(|text| Block::Prose { heading: Some(heading), text: text.clone() })
}

fn list(heading: Text, numbered: bool, items: &[String]) -> Option<Block> {
    let items: Vec<Text> =
        items.iter().map(|item| text!("formats.as-written", words = item)).collect();
    (!items.is_empty()).then_some(Block::List { heading: Some(heading), numbered, items })
}

/// A column that people are shown when there is something in it.
fn if_any(key: &'static str, heading: Text) -> Column {
    Column::new(key, heading).shown(Shown::IfAny)
}

/// A column for people only.
fn paper(key: &'static str, heading: Text) -> Column {
    Column::new(key, heading).shown(Shown::Paper)
}

fn documents(project: &Project) -> Table {
    let columns = vec![
        Column::new("title", text!("reports.columns.title")),
        if_any("date", text!("reports.columns.date")),
        if_any("file", text!("reports.columns.file")),
        if_any("refs", text!("reports.columns.refs")),
    ];
    let row = |document: &Document| {
        let refs = document.refs.iter();
        let refs = refs.map(|number| Cell::from(format!("{} {}", number.system, number.id)));
        Row {
            cells: vec![
                document.title.as_str().into(),
                Cell::or_nothing(document.date.clone()),
                Cell::or_nothing(document.file.as_deref()),
                Cell::List(refs.collect()),
            ],
            notes: Vec::new(),
        }
    };
    let rows = project.documents.iter().map(|document| row(document)).collect();
    table("documents", Some(text!("reports.project.documents")), columns, rows)
}
