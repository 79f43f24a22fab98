//! A total that a source states, to be compared with the books.

use serde::{Deserialize, Deserializer};

use super::values;
use crate::money::{Amount, Decimal};
use crate::source::Spanned;

/// A stated total. Amounts are in the currency of the fund.
#[derive(Debug, Deserialize)]
pub struct Stated {
    /// A figure of the budget, or what is counted, in words.
    pub what: Spanned<String>,
    /// The fund or frame allocation whose figure it is.
    pub of: Option<String>,
    /// The calendar year of the figure.
    pub year: Option<i32>,
    /// Of a surplus, only what has this cause.
    pub cause: Option<String>,
    /// What the source states.
    pub amount: Spanned<Amount>,
    /// The step that it is rounded to.
    #[serde(default, deserialize_with = "values::exact")]
    pub rounded: Option<Decimal>,
    /// What it is said to be made of.
    #[serde(default, deserialize_with = "values::several")]
    pub parts: Vec<Decimal>,
    /// What the source calls it.
    pub text: Option<String>,
    /// That a difference is accepted.
    pub accepted: Option<Accepted>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// That the difference between a stated total and the books is accepted.
#[derive(Debug)]
pub struct Accepted {
    /// Why.
    pub because: String,
    /// The very difference that is accepted, the stated less the computed; any, when it is not said.
    pub difference: Option<Decimal>,
}

#[derive(Deserialize)]
struct AcceptedMap {
    because: String,
    #[serde(default, deserialize_with = "values::exact")]
    difference: Option<Decimal>,
}

impl From<AcceptedMap> for Accepted {
    fn from(map: AcceptedMap) -> Accepted {
        Accepted { because: map.because, difference: map.difference }
    }
}

impl<'de> Deserialize<'de> for Accepted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        values::text_or_map::<_, Accepted, AcceptedMap>(deserializer, |why| {
            Ok(Accepted { because: why.to_owned(), difference: None })
        })
    }
}
