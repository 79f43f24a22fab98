//! What a report is, and what reports have in common.

use chrono::Datelike;

use crate::date::Day;
use crate::ledger::Ledger;
use crate::money::Amount;
use crate::records::{AllocationState, MeetingState, State};
use crate::sheet::{Cell, Column, Row, Sheet, Shown, Table};
use crate::text;
use crate::texts::{Arg, Language, Text};

/// A report: a pure function from the ledger to a sheet.
pub struct Report {
    /// Its name on the command line.
    pub name: &'static str,
    /// How to read it; in Markdown.
    pub page: &'static str,
    /// The kind of record that it is about, when it is about a single one: its id is then asked for.
    pub about: Option<&'static str>,
    /// What it can be narrowed by.
    pub takes: &'static [Filter],
    /// Makes it.
    pub build: fn(&Ledger, &Query) -> Sheet,
}

impl Report {
    /// Makes the report, and says on it which files were left out, unless it says so itself.
    pub fn make(&self, ledger: &Ledger, query: &Query) -> Sheet {
        let mut sheet = (self.build)(ledger, query);
        let notes = sheet.sections.iter().flat_map(|section| &section.notes).chain(&sheet.notes);
        let said: Vec<String> = notes.map(|note| note.say(Language::default())).collect();
        let is_unsaid = |path: &&str| !said.iter().any(|note| note.contains(*path));
        let left_out: Vec<&str> = ledger.left_out().filter(is_unsaid).collect();
        if !left_out.is_empty() {
            let paths = left_out.iter().copied().collect::<Arg>();
            sheet.notes.push(text!("reports.left-out", count = left_out.len(), paths = paths));
        }
        if sheet.sections.is_empty() && sheet.notes.is_empty() {
            sheet.notes.push(text!("reports.nothing"));
        }
        sheet
    }
}

/// What a report can be narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// One fund.
    Fund,
    /// One calendar year.
    Year,
    /// One body.
    Body,
    /// One organisation.
    Organisation,
    /// One project.
    Project,
    /// Not at all: also what is left out unless it is asked for.
    All,
}

impl Filter {
    /// The option on the command line, without its hyphens.
    pub fn option(self) -> &'static str {
        match self {
            Filter::Fund => "fund",
            Filter::Year => "year",
            Filter::Body => "body",
            Filter::Organisation => "organisation",
            Filter::Project => "project",
            Filter::All => "all",
        }
    }
}

/// What is asked of a report. Ids are those of records that are there.
#[derive(Debug, Clone)]
pub struct Query {
    /// The books as of the end of this day.
    pub as_of: Day,
    /// The record that it is about.
    pub id: Option<String>,
    /// Only this fund.
    pub fund: Option<String>,
    /// Only this calendar year.
    pub year: Option<i32>,
    /// Only this body.
    pub body: Option<String>,
    /// Only this organisation.
    pub organisation: Option<String>,
    /// Only this project.
    pub project: Option<String>,
    /// Also what is left out unless it is asked for.
    pub all: bool,
}

impl Query {
    /// Whether a value passes a filter: it is the one asked for, or none is.
    pub fn passes(asked: Option<&String>, value: Option<&str>) -> bool {
        asked.is_none_or(|asked| value == Some(asked))
    }
}

/// A fixed word of the records, said in the reader's language; as it is, when it has no text.
pub(super) fn word(group: &str, word: &str) -> Text {
    Text::find(&format!("reports.words.{group}.{word}"))
        .unwrap_or_else(|| text!("formats.as-written", words = word))
}

/// The state of an allocation, and who decides next while that is open.
pub(super) fn state(ledger: &Ledger, state: &AllocationState) -> Text {
    let said = word("state", state.state.word());
    let is_open = matches!(state.state, State::Applied | State::Recommended);
    match state.to.as_deref().filter(|_| is_open) {
        Some(body) => text!("reports.state-to", state = said, body = ledger.name(body)),
        None => said,
    }
}

/// What the records leave open, as notes.
pub(super) fn questions<'q>(
    questions: impl IntoIterator<Item = &'q String>,
) -> impl Iterator<Item = Text> {
    questions.into_iter().map(|question| text!("reports.question", question = question))
}

/// The first paragraph of a longer text, on one line; with `…`, when more follows.
pub(super) fn opening(text: &str) -> String {
    let mut paragraphs = text.trim().split("\n\n");
    let first = paragraphs.next().unwrap_or_default();
    let line = first.split_whitespace().collect::<Vec<_>>().join(" ");
    if paragraphs.next().is_some() { format!("{line} …") } else { line }
}

/// A meeting by its body and day, or the words that stand there instead of an id. How far it is
/// is said only where it is not as the date lets expect.
pub(super) fn meeting(ledger: &Ledger, id: &str, as_of: Day) -> Text {
    let Some(meeting) = ledger.meetings.get(id) else {
        return text!("formats.as-written", words = id);
    };
    let body = ledger.name(&meeting.body);
    let is_expected = match meeting.state {
        MeetingState::Cancelled => false,
        MeetingState::Held => true,
        MeetingState::Planned | MeetingState::Called => meeting.date >= as_of,
    };
    if is_expected {
        return text!("reports.words.meeting-of", body = body, day = meeting.date);
    }
    let state = word("meeting-state", meeting.state.word());
    text!("reports.words.meeting-in-state", body = body, day = meeting.date, state = state)
}

/// Names the records of some kinds that could not be read: what they hold is missing.
pub(super) fn unread(ledger: &Ledger, kinds: &[&str]) -> Vec<Text> {
    let broken = ledger.broken.iter().filter(|broken| kinds.contains(&broken.kind.as_str()));
    broken
        .map(|broken| {
            let (id, path) = (&broken.id, ledger.path(broken.source));
            match broken.kind.as_str() {
                "meeting" => text!("reports.unread.meeting", id = id, path = path),
                _ => text!("reports.unread.item", id = id, path = path),
            }
        })
        .collect()
}

/// A record: its id in data, its name on paper.
pub(super) fn named(id: &str, name: &str) -> Cell {
    Cell::Word(id.to_owned(), text!("formats.as-written", words = name))
}

/// Says which records of a kind could not be read and are left out.
pub(super) fn left_out(ledger: &Ledger, kind: &str, asked: Option<&String>) -> Vec<Text> {
    let broken = ledger.broken.iter().filter(|broken| broken.kind == kind);
    let name = || {
        Text::find(&format!("ledger.kinds.{kind}"))
            .unwrap_or_else(|| text!("formats.as-written", words = kind))
    };
    broken
        .filter(|broken| asked.is_none_or(|asked| *asked == broken.id))
        .map(|broken| {
            let path = ledger.path(broken.source);
            text!("reports.record-left-out", kind = name(), id = &broken.id, path = path)
        })
        .collect()
}

/// A column that only programs are shown.
pub(super) fn data(key: &'static str) -> Column {
    Column::new(key, text!("reports.none")).shown(Shown::Data)
}

/// A column that is left out on paper when nothing is in it.
pub(super) fn if_any(key: &'static str, heading: Text) -> Column {
    Column::new(key, heading).shown(Shown::IfAny)
}

/// A column of what programs read from other columns.
pub(super) fn paper(key: &'static str, heading: Text) -> Column {
    Column::new(key, heading).shown(Shown::Paper)
}

/// A person, body or organisation: its id in data, its name on paper.
pub(super) fn someone(ledger: &Ledger, who: &str) -> Cell {
    Cell::Word(who.to_owned(), text!("formats.as-written", words = ledger.name(who)))
}

/// From when to when, as far as it is known.
pub(super) fn time(starts: Option<&str>, ends: Option<&str>) -> Option<Text> {
    let time = |written: &str| Arg::Time(written.to_owned());
    match (starts.map(time), ends.map(time)) {
        (Some(from), Some(to)) => Some(text!("reports.time.from-to", from = from, to = to)),
        (Some(from), None) => Some(text!("reports.time.from", from = from)),
        (None, Some(to)) => Some(text!("reports.time.to", to = to)),
        (None, None) => None,
    }
}

/// A day with its day of the week.
pub(super) fn weekday(day: Day) -> Text {
    let number = day.weekday().number_from_monday().to_string();
    text!("reports.weekday-day", weekday = word("weekday", &number), day = day)
}

/// Texts one after another, with semicolons between them.
pub(super) fn joined(texts: impl IntoIterator<Item = Text>) -> Option<Text> {
    let join = |first, second| text!("reports.joined", first = first, second = second);
    texts.into_iter().reduce(join)
}

/// Several ids or words, for programs.
pub(super) fn ids<'i>(ids: impl IntoIterator<Item = &'i String>) -> Cell {
    Cell::List(ids.into_iter().map(|id| id.as_str().into()).collect())
}

/// The names of bodies, organisations and people, for people.
pub(super) fn names<'i>(ledger: &Ledger, ids: impl IntoIterator<Item = &'i String>) -> Cell {
    Cell::List(ids.into_iter().map(|id| ledger.name(id).into()).collect())
}

/// A fixed word that may be missing.
pub(super) fn word_cell(group: &str, known: Option<&str>) -> Cell {
    known.map_or(Cell::Nothing, |known| Cell::Word(known.to_owned(), word(group, known)))
}

/// A table that is not turned.
pub(super) fn table(
    name: &'static str,
    title: Option<Text>,
    columns: Vec<Column>,
    rows: Vec<Row>,
) -> Table {
    Table { name, title, columns, rows, shown: Shown::Always, turned: false }
}

/// The records of some kinds that could not be read, as a note; of all kinds, when none is named.
pub(super) fn unreadable(ledger: &Ledger, kinds: &[&str]) -> Option<Text> {
    let is_meant = |kind: &str| kinds.is_empty() || kinds.contains(&kind);
    let broken = ledger.broken.iter().filter(|broken| is_meant(&broken.kind));
    let paths: Vec<&str> = broken.map(|broken| ledger.path(broken.source)).collect();
    (!paths.is_empty()).then(|| {
        let count = paths.len();
        text!("reports.unreadable", count = count, paths = paths.into_iter().collect::<Arg>())
    })
}

/// The allocations that may belong to a fund and are not counted in it, as a note.
pub(super) fn uncounted_note(ledger: &Ledger, fund: &str) -> Option<Text> {
    let paths: Vec<&str> = ledger.uncounted(fund).map(|source| ledger.path(source)).collect();
    (!paths.is_empty()).then(|| {
        let count = paths.len();
        text!("reports.uncounted", count = count, paths = paths.into_iter().collect::<Arg>())
    })
}

/// What is to be said of an amount about which the source contradicts itself.
pub(super) fn disagreement(amount: &Amount) -> Option<Text> {
    match amount {
        Amount::Stated(values) => {
            Some(text!("reports.disagrees", values = values.iter().copied().collect::<Arg>()))
        }
        _ => None,
    }
}
