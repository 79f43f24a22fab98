//! The figures of a budget: what they are called, and a value for each.

use crate::money::Sum;
use crate::records::SurplusState;
use crate::text;
use crate::texts::Text;

/// A figure of the budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// What there is to dispose of.
    Frame,
    /// Set aside.
    Reserved,
    /// Decided, with what is paid and settled.
    Granted,
    /// Reserved and granted, less what was returned.
    Disposed,
    /// The frame less what is disposed.
    Remaining,
    /// How much may be disposed of at most; unknown, where nothing says so.
    Cap,
    /// The cap less what is disposed.
    Room,
    /// Recommended to a body that has not decided.
    Recommended,
    /// Disposed, if all that is recommended is granted.
    DisposedIfFollowed,
    /// Remaining, if all that is recommended is granted.
    RemainingIfFollowed,
    /// Applied for and not yet recommended; counted in none of the others.
    Applied,
    /// Paid to those who receive; unknown, where it is known to be paid but no payment is.
    Paid,
    /// Spent by them; unknown, where the account is settled but nothing is said of what was spent.
    Spent,
    /// Surplus that will come.
    SurplusExpected,
    /// Surplus that the fund can use, before what is drawn from it.
    SurplusAvailable,
    /// Surplus that stays with the parties.
    SurplusHeldByParties,
    /// Surplus that has a purpose already.
    SurplusReleased,
    /// What surpluses pay for, of what is reserved and granted.
    DrawnFromSurplus,
    /// Reserved and granted for the next year.
    CommittedNextYear,
    /// Recommended for the next year.
    RecommendedNextYear,
}

impl Figure {
    /// All of them, in the order of the papers.
    pub const ALL: [Figure; 20] = [
        Figure::Frame,
        Figure::Reserved,
        Figure::Granted,
        Figure::Disposed,
        Figure::Remaining,
        Figure::Cap,
        Figure::Room,
        Figure::Recommended,
        Figure::DisposedIfFollowed,
        Figure::RemainingIfFollowed,
        Figure::Applied,
        Figure::Paid,
        Figure::Spent,
        Figure::SurplusExpected,
        Figure::SurplusAvailable,
        Figure::SurplusHeldByParties,
        Figure::SurplusReleased,
        Figure::DrawnFromSurplus,
        Figure::CommittedNextYear,
        Figure::RecommendedNextYear,
    ];

    /// Its name in records and data.
    pub fn key(self) -> &'static str {
        match self {
            Figure::Frame => "frame",
            Figure::Reserved => "reserved",
            Figure::Granted => "granted",
            Figure::Disposed => "disposed",
            Figure::Remaining => "remaining",
            Figure::Cap => "cap",
            Figure::Room => "room",
            Figure::Recommended => "recommended",
            Figure::DisposedIfFollowed => "disposed_if_followed",
            Figure::RemainingIfFollowed => "remaining_if_followed",
            Figure::Applied => "applied",
            Figure::Paid => "paid",
            Figure::Spent => "spent",
            Figure::SurplusExpected => "surplus_expected",
            Figure::SurplusAvailable => "surplus_available",
            Figure::SurplusHeldByParties => "surplus_held_by_parties",
            Figure::SurplusReleased => "surplus_released",
            Figure::DrawnFromSurplus => "drawn_from_surplus",
            Figure::CommittedNextYear => "committed_next_year",
            Figure::RecommendedNextYear => "recommended_next_year",
        }
    }

    /// What people call it.
    pub fn text(self) -> Text {
        let key = format!("ledger.figures.{}", self.key());
        Text::find(&key).unwrap_or_else(|| text!("formats.as-written", words = self.key()))
    }

    /// The figure with this name.
    pub fn named(key: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.key() == key)
    }

    /// The figure in which surpluses of a state are counted.
    pub fn of_surplus(state: SurplusState) -> Figure {
        match state {
            SurplusState::Expected => Figure::SurplusExpected,
            SurplusState::Available => Figure::SurplusAvailable,
            SurplusState::HeldByParties => Figure::SurplusHeldByParties,
            SurplusState::Released => Figure::SurplusReleased,
        }
    }
}

/// All figures of a fund, in a year.
#[derive(Debug, Clone, Default)]
pub struct Figures([Sum; Figure::ALL.len()]);

impl std::ops::Index<Figure> for Figures {
    type Output = Sum;
    fn index(&self, figure: Figure) -> &Sum {
        &self.0[figure as usize]
    }
}

impl std::ops::IndexMut<Figure> for Figures {
    fn index_mut(&mut self, figure: Figure) -> &mut Sum {
        &mut self.0[figure as usize]
    }
}
