//! What the records leave open: questions and contradictions, and on demand all that is not known.

mod groups;

use super::report::{data, unreadable, word};
use super::{Filter, Query, Report};
use crate::ledger::open::{self, Open, What};
use crate::ledger::{Ledger, Record};
use crate::money;
use crate::sheet::{Block, Cell, Column, Row, Section, Sheet, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};
use crate::yaml::Node;
use groups::Group;

pub(super) const REPORT: Report = Report {
    name: "questions",
    page: include_str!("../questions.md"),
    about: None,
    takes: &[Filter::Body, Filter::Fund, Filter::Organisation, Filter::Project, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let asked = ledger.records.iter().filter(|record| is_asked_for(ledger, record, query));
    let found = asked.flat_map(|record| open::of(ledger, record, query.as_of));
    let found = found.filter(|open| query.all || is_written(open));
    let (shown, hidden): (Vec<Open>, Vec<Open>) =
        found.partition(|open| query.all || !is_closed(ledger, open.record));
    let mut notes = Vec::new();
    if !hidden.is_empty() {
        notes.push(text!("reports.questions.left-out", count = hidden.len()));
    }
    notes.extend(unreadable(ledger, &[]));
    Sheet {
        report: REPORT.name,
        title: text!("reports.questions.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections: sections(ledger, &shown),
        notes,
    }
}

/// Whether somebody has written that it is open; otherwise only the value itself says so.
fn is_written(open: &Open) -> bool {
    matches!(open.what, What::Question(_) | What::Contradiction(_))
}

fn is_closed(ledger: &Ledger, record: &Record) -> bool {
    record.kind == "item" && ledger.items.get(&record.id).is_some_and(|item| item.is_closed())
}

fn is_asked_for(ledger: &Ledger, record: &Record, query: &Query) -> bool {
    let named =
        [("fund", &query.fund), ("organisation", &query.organisation), ("project", &query.project)];
    named
        .into_iter()
        .all(|(kind, id)| id.as_ref().is_none_or(|id| ledger.is_about(record, kind, id)))
        && query.body.as_ref().is_none_or(|body| body_of(ledger, record) == Some(body))
}

/// The body itself, or the one whose meeting it was.
fn body_of<'l>(ledger: &'l Ledger, record: &'l Record) -> Option<&'l str> {
    match record.kind.as_str() {
        "body" => Some(&record.id),
        "item" => ledger.meeting(&record.id).map(|meeting| meeting.body.as_str()),
        "meeting" => ledger.meetings.get(&record.id).map(|meeting| meeting.body.as_str()),
        _ => None,
    }
}

/// A section for each collaboration; in it the meeting or fund itself before what belongs to it.
fn sections(ledger: &Ledger, found: &[Open]) -> Vec<Section> {
    let mut groups: Vec<(Group, Vec<&Open>)> = Vec::new();
    for open in found {
        let group = groups::of(ledger, open.record);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, known)) => known.push(open),
            None => groups.push((group, vec![open])),
        }
    }
    groups.sort_by_key(|(group, _)| *group);
    let section = |(group, mut found): (Group, Vec<&Open>)| {
        found.sort_by_key(|open| !matches!(open.record.kind.as_str(), "meeting" | "fund"));
        let before = std::iter::once(None).chain(found.iter().map(|open| Some(open.record.source)));
        let rows = found
            .iter()
            .zip(before)
            .map(|(open, before)| row(ledger, open, before == Some(open.record.source)))
            .collect();
        Section {
            title: groups::title(ledger, group),
            blocks: vec![Block::Table(table(rows))],
            notes: Vec::new(),
        }
    };
    if groups.is_empty() {
        let blocks = vec![Block::Table(table(Vec::new()))];
        let title = text!("reports.questions.nothing");
        return vec![Section { title, blocks, notes: Vec::new() }];
    }
    groups.into_iter().map(section).collect()
}

fn table(rows: Vec<Row>) -> Table {
    Table {
        name: "rows",
        title: None,
        columns: vec![
            data("kind"),
            data("id"),
            data("body"),
            data("meeting"),
            data("fund"),
            data("name"),
            Column::new("record", text!("reports.columns.record")).shown(Shown::Paper),
            Column::new("part", text!("reports.columns.part")).shown(Shown::IfAny),
            data("open"),
            Column::new("what", text!("reports.questions.kind")).shown(Shown::Paper),
            Column::new("text", text!("reports.questions.text")),
            data("path"),
            data("line"),
        ],
        rows,
        shown: Shown::Always,
        turned: false,
    }
}

/// People read the name of a record once, and what sort of opening it is only where it is no question.
fn row(ledger: &Ledger, open: &Open, is_of_same_record: bool) -> Row {
    let record = open.record;
    let (meeting, fund) = match groups::of(ledger, record) {
        Group::Meeting(_, id) => (Some(id), None),
        Group::Fund(id) => (None, Some(id)),
        Group::Projects | Group::Others => (None, None),
    };
    let is_closed = is_closed(ledger, record);
    let kind = match open.what {
        What::Question(_) => "question",
        What::Contradiction(_) => "contradiction",
        What::UnknownAmount => "unknown-amount",
        What::UncertainDate(_) => "uncertain-date",
    };
    Row {
        cells: vec![
            record.kind.as_str().into(),
            record.id.as_str().into(),
            Cell::or_nothing(body_of(ledger, record)),
            Cell::or_nothing(meeting),
            Cell::or_nothing(fund),
            Cell::or_nothing(written_name(record).filter(|_| !is_closed)),
            if is_of_same_record { Cell::Nothing } else { Cell::Text(called(record, is_closed)) },
            Cell::or_nothing(Some(open.part.as_str()).filter(|part| !part.is_empty())),
            kind.into(),
            if kind == "question" { Cell::Nothing } else { Cell::Text(word("open", kind)) },
            if is_closed { closed() } else { said(&open.what) },
            ledger.path(record.source).into(),
            Cell::Count(ledger.sources.position(open.place()).line),
        ],
        notes: Vec::new(),
    }
}

/// The name or title of a record.
fn written_name(record: &Record) -> Option<&str> {
    let field = |name: &str| record.node.get(name).and_then(Node::text);
    field("name").or_else(|| field("title"))
}

/// A record as people call it: of a closed item only its number; of a meeting without a title, that
/// it is one; of another record without any, its id.
fn called(record: &Record, is_closed: bool) -> Text {
    let as_written = |words: &str| text!("formats.as-written", words = words);
    let title = match written_name(record) {
        _ if is_closed => text!("reports.questions.closed"),
        Some(name) => as_written(name),
        None if record.kind == "meeting" => text!("reports.questions.the-meeting"),
        None => as_written(&record.id),
    };
    match record.node.get("number").and_then(Node::text).filter(|_| record.kind == "item") {
        Some(number) => text!("reports.questions.item", number = number, title = title),
        None => title,
    }
}

/// What people read instead of what is closed; programs read nothing.
fn closed() -> Cell {
    Cell::Word(String::new(), text!("reports.questions.closed"))
}

fn said(what: &What) -> Cell {
    match what {
        What::Question(question) => (*question).into(),
        What::Contradiction(values) => Cell::Text(text!(
            "reports.questions.differs",
            values = Arg::either(values.iter().map(value))
        )),
        What::UnknownAmount => Cell::Text(text!("reports.questions.unknown")),
        What::UncertainDate(date) => {
            Cell::Text(text!("reports.questions.uncertain", date = date.clone()))
        }
    }
}

/// A value that a source gives, and where.
fn value((written, place): &(&str, Option<&str>)) -> Arg {
    let value = money::parse(written).map_or_else(|_| Arg::from(*written), Arg::from);
    match place {
        Some(place) => text!("reports.questions.value", value = value, place = *place).into(),
        None => value,
    }
}
