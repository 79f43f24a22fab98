//! An item of a meeting's agenda.

use serde::{Deserialize, Deserializer};

use super::values;
use crate::date::Date;
use crate::source::Spanned;

/// An agenda item.
#[derive(Debug, Deserialize)]
pub struct Item {
    /// Its number, as it is written.
    pub number: Option<String>,
    /// Its title.
    pub title: Spanned<String>,
    /// What sort of item it is.
    pub kind: ItemKind,
    /// What is recommended, in order.
    #[serde(default)]
    pub recommendations: Vec<Spanned<Recommendation>>,
    /// What was decided, in order.
    #[serde(default)]
    pub decisions: Vec<Decision>,
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

/// What is recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// In words.
    pub text: String,
}

#[derive(Deserialize)]
struct RecommendationMap {
    text: String,
}

impl From<RecommendationMap> for Recommendation {
    fn from(map: RecommendationMap) -> Recommendation {
        Recommendation { text: map.text }
    }
}

impl<'de> Deserialize<'de> for Recommendation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        values::text_or_map::<_, Recommendation, RecommendationMap>(deserializer, |text| {
            Ok(Recommendation { text: text.to_owned() })
        })
    }
}

/// What was decided.
#[derive(Debug, Deserialize)]
pub struct Decision {
    /// The outcome, as a fixed word: approved, recommended, noted …
    pub outcome: Spanned<String>,
    /// Which recommendations (`1`) and motions (`m1`) it answers; `None`, all that no other does.
    pub answers: Option<Vec<Spanned<String>>>,
    /// When, where it was not at the meeting.
    pub date: Option<Spanned<Date>>,
}
