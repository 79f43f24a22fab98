//! Money from a fund for one purpose, from the application to the last account.

use serde::Deserialize;

use super::{Cap, Transfer};
use crate::date::{Date, Years};
use crate::money::Amount;
use crate::source::Spanned;

/// An allocation. Its amounts are in the currency of its fund.
#[derive(Debug, Deserialize)]
pub struct Allocation {
    /// The id of its fund.
    pub fund: String,
    /// What the money is for.
    pub title: String,
    /// The project that it pays for.
    pub project: Option<String>,
    /// Who receives it.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// What sort of money it is: operations, development, frame, fee.
    pub nature: String,
    /// The amount, from a one-off fund.
    pub amount: Option<Spanned<Amount>>,
    /// The amounts by year, from a yearly fund.
    pub amounts: Option<Vec<YearAmount>>,
    /// The surpluses that pay for it (`ALLOCATION#s1`) instead of the frame.
    #[serde(default)]
    pub financed_by: Vec<Spanned<String>>,
    /// The frame allocation that it is taken out of.
    pub within: Option<Spanned<String>>,
    /// How much of it may be taken out at most, and until when; of a frame allocation.
    #[serde(default)]
    pub caps: Vec<Cap>,
    /// What is moved from it to funds and other frame allocations.
    #[serde(default)]
    pub transfers: Vec<Transfer>,
    /// Its states, oldest first.
    pub history: Vec<AllocationState>,
    /// Who keeps the account.
    pub account: Option<String>,
    /// Money that moved.
    #[serde(default)]
    pub payments: Vec<Payment>,
    /// Money left over.
    #[serde(default)]
    pub surpluses: Vec<Surplus>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// An amount in some calendar years.
#[derive(Debug, Deserialize)]
pub struct YearAmount {
    /// The years.
    pub years: Spanned<Years>,
    /// The amount in each of them.
    pub each: Option<Amount>,
    /// The amount in all of them together, where nobody says how it is spread.
    pub total: Option<Amount>,
    /// Why it is assumed and not stated.
    pub assumed: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// The states of an allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Somebody asks for it.
    Applied,
    /// A body recommends it to another, which decides.
    Recommended,
    /// It is set aside.
    Reserved,
    /// It is decided.
    Granted,
    /// It is paid to those who receive it.
    Paid,
    /// Its account is closed.
    Settled,
    /// It was refused.
    Rejected,
    /// The applicant gave it up.
    Withdrawn,
    /// It was handed back.
    Returned,
    /// It ran out.
    Lapsed,
}

impl State {
    /// The fixed word for it in records and data.
    pub fn word(self) -> &'static str {
        match self {
            State::Applied => "applied",
            State::Recommended => "recommended",
            State::Reserved => "reserved",
            State::Granted => "granted",
            State::Paid => "paid",
            State::Settled => "settled",
            State::Rejected => "rejected",
            State::Withdrawn => "withdrawn",
            State::Returned => "returned",
            State::Lapsed => "lapsed",
        }
    }
}

/// A state of an allocation from a date on.
#[derive(Debug, Deserialize)]
pub struct AllocationState {
    /// The state.
    pub state: State,
    /// Since when, or by when it was known.
    pub date: Spanned<Date>,
    /// Who decided it.
    pub by: Option<String>,
    /// Who decides next.
    pub to: Option<String>,
    /// The agenda item behind it.
    pub item: Option<Spanned<String>>,
    /// The amount in this state, where it differs.
    pub amount: Option<Spanned<Amount>>,
    /// The amounts by year in this state, where they differ.
    pub amounts: Option<Vec<YearAmount>>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// Money that moved.
#[derive(Debug, Deserialize)]
pub struct Payment {
    /// Which way.
    pub kind: PaymentKind,
    /// How much.
    pub amount: Amount,
    /// When.
    pub date: Date,
    /// The year of the frame, where it is not that of the date.
    pub year: Option<i32>,
}

/// Which way money moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentKind {
    /// From those who contribute.
    Collected,
    /// To those who receive.
    Paid,
    /// By those who received.
    Spent,
    /// Back to the fund.
    Returned,
}

/// Money left over from an allocation.
#[derive(Debug, Deserialize)]
pub struct Surplus {
    /// Why: under-spend, vat, unassigned, other.
    pub cause: String,
    /// What the source calls it.
    pub title: Option<String>,
    /// How much.
    pub amount: Spanned<Amount>,
    /// The year of the frame that it counts in.
    pub year: Option<i32>,
    /// When it is settled for good.
    #[serde(rename = "final")]
    pub settled: Option<Date>,
    /// Who has it.
    pub held_by: Option<String>,
    /// Its states, oldest first.
    pub history: Vec<SurplusHistory>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// A state of a surplus from a date on.
#[derive(Debug, Deserialize)]
pub struct SurplusHistory {
    /// The state.
    pub state: SurplusState,
    /// Since when, or by when it was known.
    pub date: Spanned<Date>,
    /// Who decided it.
    pub by: Option<String>,
    /// The agenda item behind it.
    pub item: Option<Spanned<String>>,
    /// What it is released for.
    #[serde(rename = "for")]
    pub purpose: Option<String>,
    /// What it hangs on.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// The amount in this state, where it differs.
    pub amount: Option<Amount>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// The states of a surplus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SurplusState {
    /// There will be one.
    Expected,
    /// The fund can use it.
    Available,
    /// It stays with the parties.
    HeldByParties,
    /// It has a purpose already.
    Released,
}

impl SurplusState {
    /// The fixed word for it in records and data.
    pub fn word(self) -> &'static str {
        match self {
            SurplusState::Expected => "expected",
            SurplusState::Available => "available",
            SurplusState::HeldByParties => "held-by-parties",
            SurplusState::Released => "released",
        }
    }
}
