//! Which documents there are: what meetings enclosed and announced, and the papers of projects.

use super::report::{data, questions, unreadable, word};
use super::{Filter, Query, Report};
use crate::date::{Date, Day};
use crate::ledger::{Entry, Ledger};
use crate::records::{Attachment, Document, Item, Project, Ref};
use crate::sheet::{Block, Cell, Column, Row, Section, Sheet, Shown, Table};
use crate::source::Spanned;
use crate::text;

pub(super) const REPORT: Report = Report {
    name: "documents",
    page: include_str!("documents.md"),
    about: None,
    takes: &[Filter::Body, Filter::Project, Filter::Year, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let items: Vec<&Entry<Item>> =
        ledger.items.values().filter(|item| is_asked_for(ledger, item, query)).collect();
    let shown = items.iter().copied().filter(|item| query.all || !item.is_closed());
    let hidden: usize = items
        .iter()
        .filter(|item| item.is_closed() && !query.all)
        .map(|item| item.attachments.len())
        .sum();
    let mut sections = of_meetings(ledger, shown);
    if query.body.is_none() {
        let projects = ledger.projects.values();
        let asked =
            projects.filter(|project| Query::passes(query.project.as_ref(), Some(&project.id)));
        sections.extend(asked.filter_map(|project| of_project(ledger, project, query)));
    }
    if sections.is_empty() {
        let blocks = vec![Block::Table(table(Vec::new()))];
        sections.push(Section {
            title: text!("reports.documents.nothing"),
            blocks,
            notes: Vec::new(),
        });
    }
    let mut notes = Vec::new();
    if hidden > 0 {
        notes.push(text!("reports.documents.left-out", count = hidden));
    }
    notes.extend(unreadable(ledger, &["item", "meeting", "project"]));
    Sheet {
        report: REPORT.name,
        title: text!("reports.documents.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes,
    }
}

/// Whether an item has attachments that had come by the day and that are asked for. The day of an
/// item whose meeting could not be read is not known; it is left out only where a year is asked for.
fn is_asked_for(ledger: &Ledger, item: &Entry<Item>, query: &Query) -> bool {
    let meeting = ledger.meeting(&item.id);
    let day = meeting.map(|meeting| meeting.date);
    !item.attachments.is_empty()
        && day.is_none_or(|day| day <= query.as_of)
        && is_in_year(day.map(Date::from).as_ref(), query)
        && Query::passes(query.body.as_ref(), meeting.map(|meeting| meeting.body.as_str()))
        && query.project.as_ref().is_none_or(|project| item.projects.contains(project))
}

fn is_in_year(date: Option<&Date>, query: &Query) -> bool {
    query.year.is_none_or(|year| date.and_then(Date::year) == Some(year))
}

/// A section for each meeting, the earliest first.
fn of_meetings<'l>(ledger: &Ledger, items: impl Iterator<Item = &'l Entry<Item>>) -> Vec<Section> {
    let mut meetings: Vec<(Option<Day>, &str, Vec<Row>)> = Vec::new();
    for item in items {
        let id = Ledger::meeting_of(&item.id);
        let rows = item.attachments.iter().map(|attachment| attached(ledger, item, attachment));
        match meetings.iter_mut().find(|(_, known, _)| *known == id) {
            Some((_, _, known)) => known.extend(rows),
            None => meetings.push((ledger.day_of(&item.id), id, rows.collect())),
        }
    }
    meetings.sort_by_key(|(day, id, _)| (*day, *id));
    let section = |(_, id, rows): (Option<Day>, &str, Vec<Row>)| Section {
        title: match ledger.meetings.get(id) {
            Some(meeting) => text!(
                "reports.documents.meeting",
                body = ledger.name(&meeting.body),
                day = meeting.date,
                id = id
            ),
            None => text!("reports.documents.no-meeting", id = id),
        },
        blocks: vec![Block::Table(table(rows))],
        notes: Vec::new(),
    };
    meetings.into_iter().map(section).collect()
}

/// The papers of a project that had come by the day; one without a date counts as there.
fn of_project(ledger: &Ledger, project: &Entry<Project>, query: &Query) -> Option<Section> {
    let has_come = |document: &&Spanned<Document>| {
        document.date.as_ref().is_none_or(|date| date.has_come(query.as_of))
            && is_in_year(document.date.as_ref(), query)
    };
    let documents = project.documents.iter().filter(has_come);
    let rows: Vec<Row> = documents.map(|document| published(ledger, project, document)).collect();
    (!rows.is_empty()).then(|| Section {
        title: text!("reports.documents.project", project = &project.title, id = &project.id),
        blocks: vec![Block::Table(table(rows))],
        notes: Vec::new(),
    })
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        name: "rows",
        title: None,
        columns: vec![
            data("kind"),
            data("body"),
            data("meeting"),
            data("date"),
            data("item"),
            data("access"),
            data("projects"),
            data("enclosed"),
            Column::new("title", text!("reports.columns.title")),
            Column::new("number", text!("reports.columns.item")).shown(Shown::Paper),
            Column::new("announced_as", text!("reports.columns.announced_as")).shown(Shown::IfAny),
            Column::new("remark", text!("reports.documents.remark")).shown(Shown::Paper),
            Column::new("published", text!("reports.documents.published")).shown(Shown::Paper),
            Column::new("file", text!("reports.columns.file")).shown(Shown::IfAny),
            Column::new("refs", text!("reports.columns.numbers")).shown(Shown::IfAny),
            data("path"),
            data("line"),
        ],
        rows,
        shown: Shown::Always,
        turned: false,
    }
}

/// What an item announces or encloses. Of a closed item only that there is something is said.
fn attached(ledger: &Ledger, item: &Entry<Item>, attachment: &Spanned<Attachment>) -> Row {
    let meeting = ledger.meeting(&item.id);
    let is_open = !item.is_closed();
    let enclosed = match attachment.enclosed {
        Some(false) => "not-enclosed",
        _ => "enclosed",
    };
    let remark = (enclosed == "not-enclosed").then(|| Cell::Text(word("enclosed", enclosed)));
    let words = |words: Option<&str>| Cell::or_nothing(words.filter(|_| is_open));
    Row {
        cells: vec![
            "attachment".into(),
            Cell::or_nothing(meeting.map(|meeting| meeting.body.as_str())),
            Ledger::meeting_of(&item.id).into(),
            Cell::or_nothing(meeting.map(|meeting| Date::from(meeting.date))),
            item.id.as_str().into(),
            if is_open { "open" } else { "closed" }.into(),
            Cell::List(item.projects.iter().map(|project| project.as_str().into()).collect()),
            Cell::Word(enclosed.into(), word("enclosed", enclosed)),
            if is_open {
                attachment.title.as_str().into()
            } else {
                Cell::Word(String::new(), text!("reports.documents.closed"))
            },
            Cell::or_nothing(item.number.as_deref()),
            words(attachment.announced_as.as_deref()),
            remark.unwrap_or(Cell::Nothing),
            Cell::Nothing,
            words(attachment.file.as_deref()),
            refs(&attachment.refs),
            ledger.path(item.source).into(),
            Cell::Count(ledger.sources.position(item.place(attachment.span)).line),
        ],
        notes: questions(attachment.questions.iter().filter(|_| is_open)).collect(),
    }
}

fn published(ledger: &Ledger, project: &Entry<Project>, document: &Spanned<Document>) -> Row {
    let date = || Cell::or_nothing(document.date.clone());
    Row {
        cells: vec![
            "document".into(),
            Cell::Nothing,
            Cell::Nothing,
            date(),
            Cell::Nothing,
            Cell::Nothing,
            Cell::List(vec![project.id.as_str().into()]),
            Cell::Nothing,
            document.title.as_str().into(),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            date(),
            Cell::or_nothing(document.file.as_deref()),
            refs(&document.refs),
            ledger.path(project.source).into(),
            Cell::Count(ledger.sources.position(project.place(document.span)).line),
        ],
        notes: questions(&document.questions).collect(),
    }
}

/// The numbers that other systems gave it, each behind the name of its system.
fn refs(refs: &[Ref]) -> Cell {
    let number = |number: &Ref| {
        Cell::Text(text!("reports.documents.number", system = &number.system, id = &number.id))
    };
    Cell::List(refs.iter().map(number).collect())
}
