//! An invitation to take part in a project or to apply for money.

use serde::Deserialize;

use crate::date::Date;

/// A call.
#[derive(Debug, Deserialize)]
pub struct Call {
    /// Its title as published.
    pub title: String,
    /// The project that it invites to.
    pub project: Option<String>,
    /// The fund whose money can be applied for.
    pub fund: Option<String>,
    /// Who issues it.
    pub issued_by: Vec<String>,
    /// When it was published; it is open from then on.
    pub published: Option<Date>,
    /// Who is invited.
    pub audience: Option<String>,
    /// How many can take part.
    pub places: Option<u32>,
    /// The last day to apply.
    pub deadline: Date,
    /// From when to when the participants take part.
    pub period: Option<Date>,
    /// The applications.
    #[serde(default)]
    pub applications: Vec<Application>,
    /// When it was decided who takes part.
    pub decided: Option<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// An application.
#[derive(Debug, Deserialize)]
pub struct Application {
    /// Who applies.
    pub applicant: String,
    /// When.
    pub date: Option<Date>,
    /// The allocation that it led to, or that it applies for.
    pub allocation: Option<String>,
    /// What came of it, as a fixed word.
    pub outcome: Option<String>,
    /// When it was decided.
    pub decided: Option<Date>,
}
