//! An item of a meeting's agenda.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer};

use super::{Attendee, Ref, values};
use crate::date::Date;
use crate::source::Spanned;

/// An agenda item. Longer texts are Markdown.
#[derive(Debug, Deserialize)]
pub struct Item {
    /// Its number, as it is written; a break has none.
    pub number: Option<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What sort of item it is.
    pub kind: ItemKind,
    /// `open` or `closed`; open, when it is not said.
    pub access: Option<String>,
    /// When it starts: hours and minutes.
    pub starts: Option<String>,
    /// When it ends: hours and minutes.
    pub ends: Option<String>,
    /// Who presents it.
    #[serde(default)]
    pub presenters: Vec<String>,
    /// The body whose decision is final.
    pub competence: Option<String>,
    /// The projects that it is about.
    #[serde(default)]
    pub projects: Vec<String>,
    /// The funds that it is about.
    #[serde(default)]
    pub funds: Vec<String>,
    /// The matter in brief.
    pub summary: Option<String>,
    /// The matter in full.
    pub case: Option<String>,
    /// What it costs.
    pub economy: Option<String>,
    /// Who was consulted.
    pub coordination: Option<String>,
    /// What happens next.
    pub process: Option<String>,
    /// Who recommends.
    #[serde(default)]
    pub recommended_by: Vec<String>,
    /// What is recommended, in order.
    #[serde(default)]
    pub recommendations: Vec<Spanned<Recommendation>>,
    /// Motions from the floor, in order.
    #[serde(default)]
    pub motions: Vec<Motion>,
    /// What was decided, in order.
    #[serde(default)]
    pub decisions: Vec<Decision>,
    /// What other bodies, or this one earlier, decided on the matter.
    #[serde(default)]
    pub earlier_decisions: Vec<Decision>,
    /// The discussion as noted.
    pub discussion: Option<String>,
    /// Remarks noted in the minutes.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// Reservations against a decision.
    #[serde(default)]
    pub reservations: Vec<Reservation>,
    /// What is to be done, in order.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Who was away for this item alone.
    #[serde(default)]
    pub absent: Vec<Attendee>,
    /// What is announced and what is enclosed.
    #[serde(default)]
    pub attachments: Vec<Spanned<Attachment>>,
    /// The earlier matters that it settles or carries on.
    #[serde(default)]
    pub takes_up: Vec<String>,
    /// Items that are planned for coming meetings.
    #[serde(default)]
    pub next_items: Vec<NextItems>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
    /// Numbers that other systems gave it.
    #[serde(default)]
    pub refs: Vec<Ref>,
}

impl Item {
    /// Whether it is closed to the public.
    pub fn is_closed(&self) -> bool {
        self.access.as_deref() == Some("closed")
    }

    /// The recommendations (`1`) and motions (`m1`) that a decision on it answers. A decision that
    /// does not say so answers all that no other does; what it says and the item has not is left
    /// out.
    pub fn answered_by(&self, decision: &Decision) -> Vec<String> {
        let recommendations = (1..=self.recommendations.len()).map(|number| number.to_string());
        let motions = (1..=self.motions.len()).map(|number| format!("m{number}"));
        let all = recommendations.chain(motions);
        let named = |decision: &Decision| -> HashSet<String> {
            decision.answers.iter().flatten().map(|answer| answer.value.clone()).collect()
        };
        if decision.answers.is_some() {
            let own = named(decision);
            return all.filter(|part| own.contains(part)).collect();
        }
        let taken: HashSet<String> = self.decisions.iter().flat_map(named).collect();
        all.filter(|part| !taken.contains(part)).collect()
    }
}

/// What sort of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// For decision.
    Decision,
    /// For discussion.
    Discussion,
    /// For information.
    Information,
    /// In writing only.
    Written,
    /// Approval of an agenda or minutes.
    Approval,
    /// Any other business.
    AnyOtherBusiness,
    /// A break.
    Break,
}

impl ItemKind {
    /// The fixed word for it in records and data.
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Decision => "decision",
            ItemKind::Discussion => "discussion",
            ItemKind::Information => "information",
            ItemKind::Written => "written",
            ItemKind::Approval => "approval",
            ItemKind::AnyOtherBusiness => "any-other-business",
            ItemKind::Break => "break",
        }
    }
}

/// What is recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// In words.
    pub text: String,
    /// What the source leaves open.
    pub questions: Vec<String>,
}

#[derive(Deserialize)]
struct RecommendationMap {
    text: String,
    #[serde(default)]
    questions: Vec<String>,
}

impl From<RecommendationMap> for Recommendation {
    fn from(map: RecommendationMap) -> Recommendation {
        Recommendation { text: map.text, questions: map.questions }
    }
}

impl<'de> Deserialize<'de> for Recommendation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        values::text_or_map::<_, Recommendation, RecommendationMap>(deserializer, |text| {
            Ok(Recommendation { text: text.to_owned(), questions: Vec::new() })
        })
    }
}

/// A motion from the floor.
#[derive(Debug, Deserialize)]
pub struct Motion {
    /// In words.
    pub text: String,
    /// Who moved it.
    pub by: Option<String>,
    /// On whose behalf.
    pub on_behalf_of: Option<String>,
    /// The number of the recommendation whose text it replaces when carried.
    pub amends: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What was decided.
#[derive(Debug, Deserialize)]
pub struct Decision {
    /// The outcome, as a fixed word: approved, recommended, noted …
    pub outcome: Spanned<String>,
    /// Which recommendations (`1`) and motions (`m1`) it answers; `None`, all that no other does.
    pub answers: Option<Vec<Spanned<String>>>,
    /// In words.
    pub text: Option<String>,
    /// The body that it is recommended or returned to.
    pub to: Option<String>,
    /// The body that decided, where it is another than the one that met.
    pub by: Option<String>,
    /// When, where it was not at the meeting.
    pub date: Option<Spanned<Date>>,
    /// When it is taken up again.
    pub until: Option<Date>,
    /// The meeting at which it is taken up again, or words for it.
    pub meeting: Option<String>,
    /// The conditions.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// Why.
    pub reason: Option<String>,
    /// How the votes fell.
    pub vote: Option<Vote>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// How the votes fell.
#[derive(Debug, Clone, Default)]
pub struct Vote {
    /// Whether all were for it and no numbers are given.
    pub unanimous: bool,
    /// Who or how many were for it.
    pub cast_for: Option<Votes>,
    /// Who or how many were against it.
    pub cast_against: Option<Votes>,
    /// Who or how many abstained.
    pub abstained: Option<Votes>,
    /// Which way the chair's casting vote went: `for` or `against`.
    pub casting: Option<String>,
}

/// Votes as a number or by name.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Votes {
    /// How many.
    Number(u32),
    /// Who.
    Names(Vec<String>),
}

#[derive(Deserialize)]
struct VoteMap {
    #[serde(rename = "for")]
    cast_for: Option<Votes>,
    against: Option<Votes>,
    abstained: Option<Votes>,
    casting: Option<String>,
}

impl From<VoteMap> for Vote {
    fn from(map: VoteMap) -> Vote {
        Vote {
            unanimous: false,
            cast_for: map.cast_for,
            cast_against: map.against,
            abstained: map.abstained,
            casting: map.casting,
        }
    }
}

impl<'de> Deserialize<'de> for Vote {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        values::text_or_map::<_, Vote, VoteMap>(deserializer, |_| {
            Ok(Vote { unanimous: true, ..Vote::default() })
        })
    }
}

/// A remark noted in the minutes.
#[derive(Debug, Deserialize)]
pub struct Remark {
    /// Whose remark it is.
    pub by: Option<String>,
    /// The remark.
    pub text: String,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A reservation against a decision.
#[derive(Debug, Deserialize)]
pub struct Reservation {
    /// Who has it.
    pub by: String,
    /// The number of the recommendation that it concerns.
    pub concerns: Option<String>,
    /// What it is.
    pub text: String,
    /// When it takes effect.
    pub condition: Option<String>,
    /// What is asked for.
    pub action: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What is to be done.
#[derive(Debug, Deserialize)]
pub struct Action {
    /// What.
    pub task: Spanned<String>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<Date>,
    /// The meeting by which it is due.
    pub meeting: Option<String>,
    /// What it hangs on.
    pub condition: Option<String>,
    /// How far it is, as a fixed word; open, when it is not said.
    pub state: Option<String>,
    /// When it was done.
    pub done: Option<Date>,
    /// That it is due again and again.
    pub repeats: Option<Repeats>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// That something is due again and again.
#[derive(Debug, Deserialize)]
pub struct Repeats {
    /// How often, as a fixed word: meeting, month, quarter, half-year, year.
    pub every: String,
    /// Since when.
    pub from: Option<Date>,
    /// Until when.
    pub to: Option<Date>,
    /// The times that it was done.
    #[serde(default)]
    pub done: Vec<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What is announced and what is enclosed.
#[derive(Debug, Deserialize)]
pub struct Attachment {
    /// What it is called.
    pub title: String,
    /// What the text calls it, where that differs.
    pub announced_as: Option<String>,
    /// The name of the file.
    pub file: Option<String>,
    /// False, when it is announced and not enclosed.
    pub enclosed: Option<bool>,
    /// Numbers that other systems gave it.
    #[serde(default)]
    pub refs: Vec<Ref>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// Items that are planned for a coming meeting.
#[derive(Debug, Deserialize)]
pub struct NextItems {
    /// The body that meets.
    pub body: Option<String>,
    /// When it meets.
    pub date: Option<Date>,
    /// When it starts: hours and minutes.
    pub starts: Option<String>,
    /// When it ends: hours and minutes.
    pub ends: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// The theme of the meeting.
    pub theme: Option<String>,
    /// The meeting, where it has a record.
    pub meeting: Option<String>,
    /// The items.
    pub items: Vec<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
