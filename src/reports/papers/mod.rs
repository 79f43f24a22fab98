//! What the papers of a meeting, its agenda and its minutes, have in common: a cover, and a section
//! for each item under the headings of the field.

mod actions;
mod attachments;
mod attendance;
mod contents;
mod cover;
mod decisions;
mod item;
mod later;
mod matter;
mod noted;
mod proposals;
mod votes;

use super::Query;
use super::report::{data, if_any, joined, paper, questions, someone, time, weekday, word};
use crate::date::Day;
use crate::ledger::agenda::{self, Standing};
use crate::ledger::{Entry, Ledger};
use crate::records::{Item, Meeting};
use crate::sheet::{Block, Cell, Row, Section, Sheet, Shown, Table};
use crate::text;
use crate::texts::Text;

/// Which papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What is to be taken up.
    Agenda,
    /// That, and what came of it.
    Minutes,
}

/// The papers of a meeting as of a day.
struct Papers<'l> {
    ledger: &'l Ledger,
    meeting: &'l Entry<Meeting>,
    as_of: Day,
    kind: Kind,
}

impl Papers<'_> {
    fn is_minutes(&self) -> bool {
        self.kind == Kind::Minutes
    }

    /// Whether the day of the meeting has come, so that there is something to tell of it.
    fn has_met(&self) -> bool {
        self.meeting.date <= self.as_of
    }

    /// Whether what the meeting brings belongs in the papers.
    fn tells(&self) -> bool {
        self.is_minutes() && self.has_met()
    }

    /// The cells that say which item a row is of.
    fn whose(&self, item: &Entry<Item>) -> [Cell; 3] {
        let number = Cell::or_nothing(item.number.as_deref());
        [item.id.as_str().into(), self.ledger.path(item.source).into(), number]
    }
}

pub(super) fn sheet(ledger: &Ledger, query: &Query, kind: Kind) -> Sheet {
    let id = query.id.as_deref().unwrap_or_default();
    let report = match kind {
        Kind::Agenda => "agenda",
        Kind::Minutes => "minutes",
    };
    let facts = vec![("as_of", Cell::Date(query.as_of.into())), ("meeting", Cell::from(id))];
    let Some(meeting) = ledger.meetings.get(id) else {
        let notes = vec![text!("reports.papers.unreadable-meeting", id = id)];
        return Sheet { report, title: title(kind, id), facts, sections: Vec::new(), notes };
    };
    let papers = Papers { ledger, meeting, as_of: query.as_of, kind };
    let all_items = agenda::items(ledger, id);
    let closed = all_items.iter().filter(|item| item.is_closed()).count();
    let items: Vec<_> =
        all_items.into_iter().filter(|item| query.all || !item.is_closed()).collect();
    let mut sections = vec![cover::section(&papers, &items)];
    sections.extend(items.iter().map(|item| item::section(&papers, item)));
    let mut notes = Vec::new();
    if closed > 0 && !query.all {
        notes.push(text!("reports.papers.closed-left-out", count = closed));
    }
    notes.extend(unreadable(ledger, id));
    let heading = meeting.title.as_deref().unwrap_or_else(|| ledger.name(&meeting.body));
    let title = text!("reports.papers.title", papers = title(kind, heading), day = meeting.date);
    Sheet { report, title, facts, sections, notes }
}

fn title(kind: Kind, meeting: &str) -> Text {
    match kind {
        Kind::Agenda => text!("reports.papers.agenda", meeting = meeting),
        Kind::Minutes => text!("reports.papers.minutes", meeting = meeting),
    }
}

/// The items of the meeting that could not be read.
fn unreadable<'l>(ledger: &'l Ledger, meeting: &'l str) -> impl Iterator<Item = Text> + 'l {
    let is_of = move |kind: &str, id: &str| kind == "item" && Ledger::meeting_of(id) == meeting;
    let broken = ledger.broken.iter().filter(move |broken| is_of(&broken.kind, &broken.id));
    broken.map(|broken| text!("reports.papers.unreadable-item", path = ledger.path(broken.source)))
}

/// Everything that programs are given of some items, one table for each sort of thing; each is
/// there even when nothing is in it.
fn tables(papers: &Papers, items: &[&Entry<Item>]) -> Vec<Block> {
    let mut tables = vec![proposals::recommendations(papers, items)];
    if papers.is_minutes() {
        tables.extend([
            proposals::motions(papers, items),
            decisions::earlier(papers, items),
            decisions::table(papers, items),
            noted::remarks(papers, items),
            noted::reservations(papers, items),
            actions::table(papers, items),
            later::table(papers, items),
        ]);
    }
    tables.into_iter().map(Block::Table).collect()
}

/// A table for programs: what people read from lists.
fn hidden(name: &'static str, keys: &[&'static str], rows: Vec<Vec<Cell>>) -> Table {
    let whose = ["item", "path", "number"];
    Table {
        name,
        title: None,
        columns: whose.iter().chain(keys).map(|key| data(key)).collect(),
        rows: rows.into_iter().map(|cells| Row { cells, notes: Vec::new() }).collect(),
        shown: Shown::Data,
        turned: false,
    }
}

/// A longer text under its heading, when there is one.
fn prose(heading: Text, text: Option<&String>) -> Option<Block> {
    let text = text?.clone();
    Some(Block::Prose { heading: Some(heading), text })
}

/// A list under its heading, when something is in it.
fn list(heading: Text, numbered: bool, items: Vec<Text>) -> Option<Block> {
    (!items.is_empty()).then_some(Block::List { heading: Some(heading), numbered, items })
}

/// What is said first, and the text of the record below it.
fn with_text(head: Text, text: Option<&str>) -> Text {
    match text {
        Some(text) => text!("reports.papers.with-text", head = head, text = text.trim_end()),
        None => text!("reports.papers.sentence", head = head),
    }
}

/// Several questions as one cell.
fn asked(questions: &[String]) -> Cell {
    Cell::List(questions.iter().map(|question| question.as_str().into()).collect())
}
