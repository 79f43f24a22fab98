//! How much of a frame may be disposed of at most, as long as a cap holds.

use serde::Deserialize;

use crate::date::Date;
use crate::money::{Amount, Share};
use crate::source::Spanned;

/// A cap on what is reserved and granted: an amount, a share of the frame, or both.
#[derive(Debug, Deserialize)]
pub struct Cap {
    /// The last day on which it holds; no end, when it is not said.
    pub until: Option<Spanned<Date>>,
    /// The calendar year of the frame; every year, when it is not said.
    pub year: Option<i32>,
    /// The share of the frame.
    pub share: Option<Spanned<Share>>,
    /// The amount. It counts, where both are given.
    pub amount: Option<Spanned<Amount>>,
    /// Since when it holds; always, when it is not said.
    pub date: Option<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
