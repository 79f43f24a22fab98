//! A total that a source states, to be compared with the books.

use serde::Deserialize;

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
    /// Why a difference is accepted.
    pub accepted: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
