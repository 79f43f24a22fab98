//! A project, initiative or running effort.

use serde::Deserialize;

use super::{Standing, YearAmount};
use crate::date::{Date, Day};
use crate::money::Amount;
use crate::source::Spanned;

/// A project.
#[derive(Debug, Deserialize)]
pub struct Project {
    /// Its title as published.
    pub title: String,
    /// The short form used in papers.
    pub short_title: Option<String>,
    /// What sort of undertaking it is, as a fixed word.
    pub kind: String,
    /// What it is about; Markdown.
    pub summary: Option<String>,
    /// Whom it is for.
    pub target_group: Option<String>,
    /// What it is to reach.
    #[serde(default)]
    pub goals: Vec<String>,
    /// From when to when.
    pub period: Option<Date>,
    /// Its states, oldest first.
    #[serde(default)]
    pub history: Vec<ProjectState>,
    /// The project that it is a part of.
    pub parent: Option<String>,
    /// The project that it carries on.
    pub follows: Option<String>,
    /// Who takes part.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Its steering, project and working groups.
    #[serde(default)]
    pub bodies: Vec<String>,
    /// What happened and what is planned.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// What pays for it.
    #[serde(default)]
    pub funding: Vec<Funding>,
    /// Who keeps the account.
    pub account: Option<String>,
    /// How it is evaluated and what came out of it; Markdown.
    pub evaluation: Option<String>,
    /// What it is to lead to in the end.
    pub vision: Option<String>,
    /// The results that it is to reach, in order.
    #[serde(default)]
    pub results: Vec<String>,
    /// Where and between whom it takes place.
    #[serde(default)]
    pub contexts: Vec<String>,
    /// What was learnt.
    #[serde(default)]
    pub lessons: Vec<String>,
    /// Reports, newsletters and other papers.
    #[serde(default)]
    pub documents: Vec<Spanned<Document>>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A state of a project from a date on.
#[derive(Debug, Deserialize)]
pub struct ProjectState {
    /// The state, as a fixed word.
    pub state: String,
    /// Since when, or by when it was known.
    pub date: Date,
    /// The agenda item that decided it.
    pub item: Option<String>,
    /// Who decided it.
    pub by: Option<String>,
}

/// Who takes part in a project.
#[derive(Debug, Deserialize)]
pub struct Partner {
    /// The organisation's id or name.
    pub organisation: String,
    /// Its role.
    pub role: Option<String>,
    /// The group that it belongs to in the project.
    pub group: Option<String>,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// Why it left.
    pub reason: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

impl Partner {
    /// Whether it takes part on a day. One that is said why it left has left, even where nobody
    /// says when.
    pub fn standing(&self, day: Day) -> Standing {
        if self.to.is_none() && self.reason.is_some() {
            return Standing::Left;
        }
        Standing::on(day, self.from.as_ref(), self.to.as_ref())
    }
}

/// Something that happened or is planned in a project.
#[derive(Debug, Deserialize)]
pub struct Milestone {
    /// When.
    pub date: Date,
    /// What.
    pub title: String,
    /// What sort of event it is, as a fixed word.
    pub kind: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Who took part.
    #[serde(default)]
    pub parties: Vec<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What pays for a project.
#[derive(Debug, Deserialize)]
pub struct Funding {
    /// The allocation in these books.
    pub allocation: Option<String>,
    /// Who gives it.
    pub from: Option<String>,
    /// The programme or pool that it comes from.
    pub programme: Option<String>,
    /// The amount in all.
    pub amount: Option<Amount>,
    /// The amounts by calendar year.
    pub amounts: Option<Vec<YearAmount>>,
    /// The currency (ISO 4217).
    pub currency: Option<String>,
    /// When it was granted.
    pub date: Option<Date>,
    /// How far it is, as a fixed word.
    pub state: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A paper about a project.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// When it was published.
    pub date: Option<Date>,
    /// The name of the file.
    pub file: Option<String>,
    /// Numbers that other systems gave it.
    #[serde(default)]
    pub refs: Vec<Ref>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A number that another system gave something.
#[derive(Debug, Deserialize)]
pub struct Ref {
    /// The system or series.
    pub system: String,
    /// The number, as it is written there.
    pub id: String,
}
