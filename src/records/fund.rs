//! Money set aside for joint efforts.

use serde::Deserialize;

use crate::date::Date;
use crate::money::Amount;
use crate::source::Spanned;

/// A fund. Its amounts and those of its allocations are in its currency.
#[derive(Debug, Deserialize)]
pub struct Fund {
    /// Its name as published.
    pub title: String,
    /// The currency (ISO 4217).
    pub currency: String,
    /// One frame, or a frame each year.
    pub basis: Basis,
    /// What there is to dispose of.
    pub frames: Vec<Frame>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// Whether a fund has one frame or a frame each calendar year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// One frame.
    OneOff,
    /// A frame each calendar year.
    Yearly,
}

/// What there is to dispose of, once or in a year.
#[derive(Debug, Deserialize)]
pub struct Frame {
    /// The calendar year, for a yearly fund.
    pub year: Option<i32>,
    /// How much.
    pub amount: Spanned<Amount>,
    /// Since when it is known; always, when it is not said.
    pub date: Option<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
