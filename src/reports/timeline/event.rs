//! Something that happened or is to come, and how it is shown.

use super::{Query, data, ids, names, table as plain, word};
use crate::date::{Date, Day};
use crate::ledger::Ledger;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::source::SourceId;
use crate::text;
use crate::texts::Text;

/// Something that happened or is to come.
pub(super) struct Event<'l> {
    /// When; not said, when it is not.
    pub date: Option<Date>,
    /// What sort of event, as a fixed word.
    pub kind: &'static str,
    /// What sort of milestone, as a fixed word.
    pub milestone: Option<&'l str>,
    /// What it is, for people.
    pub title: Text,
    /// How far it is.
    pub state: Cell,
    /// Whose it is: who meets, decides or does it.
    pub who: Vec<String>,
    /// The id of the record, or of a part of it.
    pub record: String,
    /// Where it is recorded: the text and the line.
    pub place: (SourceId, usize),
    /// What it belongs to.
    pub about: About<'l>,
    /// What is to be said of it.
    pub notes: Vec<Text>,
}

/// The records that something belongs to, by which it is found.
#[derive(Debug, Clone, Default)]
pub(super) struct About<'l> {
    pub bodies: Vec<&'l str>,
    pub projects: Vec<&'l str>,
    pub organisations: Vec<&'l str>,
    pub funds: Vec<&'l str>,
}

impl Event<'_> {
    /// Whether it belongs to what is asked for.
    pub fn is_asked_for(&self, query: &Query) -> bool {
        let about = &self.about;
        let has = |asked: &Option<String>, list: &[&str]| {
            asked.as_ref().is_none_or(|id| list.contains(&id.as_str()))
        };
        has(&query.body, &about.bodies)
            && has(&query.project, &about.projects)
            && has(&query.organisation, &about.organisations)
            && has(&query.fund, &about.funds)
    }

    /// Whether it is certain to have come by the day.
    pub fn is_past(&self, query: &Query) -> bool {
        self.date.as_ref().is_some_and(|date| date.has_come(query.as_of))
    }

    /// The order of what is past.
    pub fn ended(&self) -> (Option<Day>, Option<Day>) {
        let date = self.date.as_ref();
        (date.and_then(Date::last), date.and_then(Date::first))
    }

    /// The order of what is to come.
    pub fn begins(&self) -> (Option<Day>, Option<Day>) {
        let date = self.date.as_ref();
        (date.and_then(|date| date.first().or(date.last())), date.and_then(Date::last))
    }
}

/// A row for each event.
pub(super) fn table(ledger: &Ledger, events: &[Event]) -> Table {
    let paper = |key, heading| Column::new(key, heading).shown(Shown::Paper);
    let columns = vec![
        Column::new("date", text!("reports.columns.date")),
        data("first_day"),
        data("last_day"),
        Column::new("event", text!("reports.columns.event")),
        data("milestone"),
        Column::new("title", text!("reports.columns.what")),
        Column::new("state", text!("reports.columns.state")).shown(Shown::IfAny),
        data("who"),
        paper("who_names", text!("reports.columns.parties")),
        data("record"),
        data("bodies"),
        data("projects"),
        data("funds"),
        data("path"),
        data("line"),
    ];
    plain("rows", None, columns, events.iter().map(|event| row(ledger, event)).collect())
}

fn row(ledger: &Ledger, event: &Event) -> Row {
    let day = |end: fn(&Date) -> Option<Day>| {
        let day = event.date.as_ref().and_then(end);
        day.map_or(Cell::Nothing, |day| Cell::Date(day.into()))
    };
    let list = |list: &[&str]| {
        let mut ids: Vec<&str> = list.to_vec();
        ids.sort_unstable();
        ids.dedup();
        Cell::List(ids.into_iter().map(Cell::from).collect())
    };
    let bodies: Vec<&str> =
        event.about.bodies.iter().copied().filter(|id| ledger.bodies.contains_key(*id)).collect();
    let (source, line) = event.place;
    let said = word("event", event.kind);
    let said = match event.milestone.filter(|kind| *kind != "other") {
        Some(kind) => {
            text!("reports.timeline.milestone", event = said, kind = word("milestone", kind))
        }
        None => said,
    };
    Row {
        cells: vec![
            Cell::or_nothing(event.date.clone()),
            day(Date::first),
            day(Date::last),
            Cell::Word(event.kind.into(), said),
            Cell::or_nothing(event.milestone),
            Cell::Text(event.title.clone()),
            event.state.clone(),
            ids(&event.who),
            names(ledger, &event.who),
            event.record.as_str().into(),
            list(&bodies),
            list(&event.about.projects),
            list(&event.about.funds),
            ledger.path(source).into(),
            Cell::Count(line),
        ],
        notes: event.notes.clone(),
    }
}
