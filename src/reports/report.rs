//! What a report is, and what reports have in common.

use crate::date::Day;
use crate::ledger::Ledger;
use crate::money::Amount;
use crate::records::{AllocationState, State};
use crate::sheet::{Column, Sheet, Shown};
use crate::text;
use crate::texts::{Arg, Text};

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

/// A column that only programs are shown.
pub(super) fn data(key: &'static str) -> Column {
    Column::new(key, text!("reports.none")).shown(Shown::Data)
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
