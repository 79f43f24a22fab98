//! What a report is, and what reports have in common.

use chrono::Datelike;

use crate::date::Day;
use crate::ledger::Ledger;
use crate::sheet::{Cell, Column, Sheet, Shown};
use crate::text;
use crate::texts::Text;

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

/// What the records leave open, as notes.
pub(super) fn questions<'q>(
    questions: impl IntoIterator<Item = &'q String>,
) -> impl Iterator<Item = Text> {
    questions.into_iter().map(|question| text!("reports.question", question = question))
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
pub(super) fn named(ledger: &Ledger, who: &str) -> Cell {
    Cell::Word(who.to_owned(), text!("formats.as-written", words = ledger.name(who)))
}

/// From when to when, as far as it is known.
pub(super) fn time(starts: Option<&str>, ends: Option<&str>) -> Option<Text> {
    match (starts, ends) {
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
