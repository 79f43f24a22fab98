//! A meeting of a body.

use serde::Deserialize;

use super::{Attendee, Ref, values};
use crate::date::{Date, Day};

/// A meeting.
#[derive(Debug, Deserialize)]
pub struct Meeting {
    /// The id of the body that meets.
    pub body: String,
    /// The day.
    #[serde(deserialize_with = "values::day")]
    pub date: Day,
    /// What it is called, where it has a name of its own.
    pub title: Option<String>,
    /// When it starts: hours and minutes.
    pub starts: Option<String>,
    /// When it ends: hours and minutes.
    pub ends: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// How far it is.
    pub state: MeetingState,
    /// When the agenda was sent to the members.
    pub agenda_sent: Option<Date>,
    /// How far the minutes are.
    pub minutes: Option<Minutes>,
    /// Everybody who is a member or was invited.
    pub called: Option<Vec<Attendee>>,
    /// Who was there, where that is written.
    pub present: Option<Vec<Attendee>>,
    /// Who was away; nobody, when it is empty; not known, when it is left out.
    pub absent: Option<Vec<Attendee>>,
    /// More about it; Markdown.
    pub summary: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Numbers that other systems gave it.
    #[serde(default)]
    pub refs: Vec<Ref>,
}

/// How far a meeting is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MeetingState {
    /// It is to be.
    Planned,
    /// The agenda is sent.
    Called,
    /// It was held.
    Held,
    /// It was not held.
    Cancelled,
}

impl MeetingState {
    /// The fixed word for it in records and data.
    pub fn word(self) -> &'static str {
        match self {
            MeetingState::Planned => "planned",
            MeetingState::Called => "called",
            MeetingState::Held => "held",
            MeetingState::Cancelled => "cancelled",
        }
    }
}

/// How far the minutes of a meeting are.
#[derive(Debug, Deserialize)]
pub struct Minutes {
    /// Their state, as a fixed word.
    pub state: String,
    /// Since when.
    pub date: Option<Date>,
    /// The meeting or item that approved them.
    pub approved_at: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
