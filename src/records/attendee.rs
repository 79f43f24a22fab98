//! Somebody at a meeting, or away from it.

use serde::{Deserialize, Deserializer};

use super::values;

/// An attendee.
#[derive(Debug, Clone, Default)]
pub struct Attendee {
    /// The person's id or name.
    pub who: String,
    /// Whom the person represents.
    pub organisation: Option<String>,
    /// The person's title or position.
    pub title: Option<String>,
    /// The political party, as the source writes it.
    pub party: Option<String>,
    /// The role at the meeting, as a fixed word.
    pub role: Option<String>,
    /// Whom the person stands in for.
    pub stands_in_for: Option<String>,
    /// Numbers of the items that the person was not there for.
    pub not_at: Vec<String>,
    /// The time that the person was away, as written.
    pub away: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// What the source leaves open.
    pub questions: Vec<String>,
}

#[derive(Deserialize)]
struct Map {
    who: String,
    organisation: Option<String>,
    title: Option<String>,
    party: Option<String>,
    role: Option<String>,
    #[serde(rename = "for")]
    stands_in_for: Option<String>,
    #[serde(default)]
    not_at: Vec<String>,
    away: Option<String>,
    reason: Option<String>,
    #[serde(default)]
    questions: Vec<String>,
}

impl From<Map> for Attendee {
    fn from(map: Map) -> Attendee {
        Attendee {
            who: map.who,
            organisation: map.organisation,
            title: map.title,
            party: map.party,
            role: map.role,
            stands_in_for: map.stands_in_for,
            not_at: map.not_at,
            away: map.away,
            reason: map.reason,
            questions: map.questions,
        }
    }
}

impl<'de> Deserialize<'de> for Attendee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        values::text_or_map::<_, Attendee, Map>(deserializer, |who| {
            Ok(Attendee { who: who.to_owned(), ..Attendee::default() })
        })
    }
}
