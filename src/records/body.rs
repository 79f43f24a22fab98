//! A committee, council, level of a cluster or group.

use serde::Deserialize;

use crate::date::Date;
use crate::source::Spanned;

/// A body.
#[derive(Debug, Deserialize)]
pub struct Body {
    /// Its name as published.
    pub name: String,
    /// The short form used in papers.
    pub short_name: Option<String>,
    /// Where it stands, as a fixed word.
    pub level: String,
    /// The organisation that it is a body of.
    pub organisation: Option<String>,
    /// The body or cluster that it is a part of.
    pub part_of: Option<String>,
    /// The body that it reports to.
    pub reports_to: Option<String>,
    /// Its members and secretaries.
    #[serde(default)]
    pub members: Vec<Member>,
    /// What it decides itself, in words.
    #[serde(default)]
    pub decides: Vec<Spanned<String>>,
    /// What it only recommends to another body.
    #[serde(default)]
    pub recommends: Vec<Recommends>,
    /// How long before a meeting things are due.
    pub lead_times: Option<LeadTimes>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A member of a body.
#[derive(Debug, Deserialize)]
pub struct Member {
    /// The person's id or name.
    pub who: String,
    /// The person's title or position.
    pub title: Option<String>,
    /// Whom the person represents.
    pub organisation: Option<String>,
    /// The role in the body, as a fixed word.
    pub role: Option<String>,
    /// The political party, as the source writes it.
    pub party: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
}

/// What a body only recommends.
#[derive(Debug, Deserialize)]
pub struct Recommends {
    /// In words.
    pub what: Spanned<String>,
    /// The body that decides it.
    pub to: String,
}

/// How many days before a meeting things are due.
#[derive(Debug, Deserialize)]
pub struct LeadTimes {
    /// Items are handed in.
    pub items_days: Option<u32>,
    /// The agenda is sent.
    pub agenda_days: Option<u32>,
}
