//! An allocation at the day of the report, with what it came to in each state.

use super::word;
use crate::ledger::budget::amount;
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::{Allocation, AllocationState, State};
use crate::reports::Query;
use crate::text;
use crate::texts::Text;

/// An allocation and the states that it has passed.
pub(super) struct Matter<'l> {
    pub ledger: &'l Ledger,
    pub allocation: &'l Entry<Allocation>,
    pub passed: Vec<&'l AllocationState>,
    pub last: &'l AllocationState,
}

impl<'l> Matter<'l> {
    pub(super) fn of(
        ledger: &'l Ledger,
        allocation: &'l Entry<Allocation>,
        query: &Query,
    ) -> Option<Matter<'l>> {
        let passed = Cut::end_of(query.as_of).passed(&allocation.history);
        let last = *passed.last()?;
        Some(Matter { ledger, allocation, passed, last })
    }

    /// The order in which they are shown: what is open first, what came to nothing last.
    pub(super) fn rank(&self) -> u32 {
        match self.last.state {
            State::Applied => 0,
            State::Recommended => 1,
            State::Reserved => 2,
            State::Granted | State::Paid | State::Settled => 3,
            State::Rejected => 4,
            State::Withdrawn | State::Returned | State::Lapsed => 5,
        }
    }

    /// The first years that its amounts name.
    pub(super) fn first_years(&self) -> impl Iterator<Item = i32> {
        let of_states = self.passed.iter().filter_map(|state| state.amounts.as_ref());
        self.allocation
            .amounts
            .iter()
            .chain(of_states)
            .flatten()
            .map(|amount| amount.years.value.first)
    }

    /// Whether it came to nothing without anybody refusing it.
    pub(super) fn has_ended(&self) -> bool {
        matches!(self.last.state, State::Withdrawn | State::Returned | State::Lapsed)
    }

    /// Whether it belongs to a year: by its amounts, or in a one-off fund by the dates of its states.
    pub(super) fn is_in(&self, year: Option<i32>, asked: Option<i32>) -> bool {
        match (year, asked) {
            (Some(_), _) => (1..=self.passed.len())
                .any(|count| !amount(self.allocation, &self.passed[..count], year).is_zero()),
            (None, Some(asked)) => {
                self.passed.iter().any(|state| state.date.value.may_lie_in(asked))
            }
            (None, None) => true,
        }
    }

    /// What it amounts to in the state that it has passed as the number says, from 0.
    pub(super) fn amount(&self, number: usize, year: Option<i32>) -> Sum {
        amount(self.allocation, &self.passed[..=number], year)
    }

    /// What it amounted to when it was last in a state; nothing, when it never was.
    pub(super) fn amount_when(&self, state: State, year: Option<i32>) -> Option<Sum> {
        let number = self.passed.iter().rposition(|passed| passed.state == state)?;
        Some(self.amount(number, year))
    }

    /// What was granted. What is paid or settled has been granted, even if nobody says when.
    pub(super) fn granted(&self, year: Option<i32>) -> Option<Sum> {
        [State::Granted, State::Paid, State::Settled]
            .into_iter()
            .find_map(|state| self.amount_when(state, year))
    }

    /// The state, and who decides next while that is open.
    pub(super) fn state(&self) -> Text {
        let said = word("state", self.last.state.word());
        let is_open = matches!(self.last.state, State::Applied | State::Recommended);
        match self.last.to.as_deref().filter(|_| is_open) {
            Some(body) => {
                text!("reports.state-to", state = said, body = self.ledger.name(body))
            }
            None => said,
        }
    }
}
