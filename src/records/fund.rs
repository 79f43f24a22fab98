//! Money set aside for joint efforts.

use serde::Deserialize;

use super::{Cap, Transfer};
use crate::date::Date;
use crate::money::Amount;
use crate::source::Spanned;

/// A fund. Its amounts and those of its allocations are in its currency.
#[derive(Debug, Deserialize)]
pub struct Fund {
    /// Its name as published.
    pub title: String,
    /// Whose fund it is.
    pub owner: String,
    /// The currency (ISO 4217).
    pub currency: String,
    /// One frame, or a frame each year.
    pub basis: Basis,
    /// What there is to dispose of.
    pub frames: Vec<Frame>,
    /// How much of a frame may be disposed of at most, and until when.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// What is moved to other funds and frame allocations.
    #[serde(default)]
    pub transfers: Vec<Transfer>,
    /// What it may be used for, as fixed words.
    #[serde(default, rename = "use")]
    pub uses: Vec<String>,
    /// Who decides what.
    #[serde(default)]
    pub competence: Vec<Competence>,
    /// Who pays into it.
    #[serde(default)]
    pub contributions: Vec<Contribution>,
    /// The key by which contributions or leftovers are shared.
    pub sharing_key: Option<String>,
    /// The floor under which leftovers are not handed back.
    pub small_balance: Option<Amount>,
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

impl Basis {
    /// The fixed word for it in records and data.
    pub fn word(self) -> &'static str {
        match self {
            Basis::OneOff => "one-off",
            Basis::Yearly => "yearly",
        }
    }
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

/// Who decides something about a fund.
#[derive(Debug, Deserialize)]
pub struct Competence {
    /// The body.
    pub body: String,
    /// What it decides.
    pub what: Spanned<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// What somebody pays into a fund.
#[derive(Debug, Deserialize)]
pub struct Contribution {
    /// Who pays.
    pub from: String,
    /// The calendar year.
    pub year: Option<i32>,
    /// How much.
    pub amount: Option<Amount>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
