//! A meeting of a body.

use serde::Deserialize;

use super::values;
use crate::date::Day;

/// A meeting.
#[derive(Debug, Deserialize)]
pub struct Meeting {
    /// The id of the body that meets.
    pub body: String,
    /// The day.
    #[serde(deserialize_with = "values::day")]
    pub date: Day,
    /// How far it is.
    pub state: MeetingState,
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
