//! Up to where the books are read: the end of a day, the opening of a meeting, or their end.

use super::{Entry, Ledger};
use crate::date::{Date, Day};
use crate::records::{Dated, Meeting};

/// A point in the books. What has come by then counts.
#[derive(Debug, Clone, Copy)]
pub struct Cut<'l> {
    /// The day up to which they are read; `None` reads all.
    day: Option<Day>,
    /// The meeting on that day whose own decisions do not count yet.
    opening: Option<&'l Entry<Meeting>>,
}

impl<'l> Cut<'l> {
    /// All that the books hold.
    pub const EVERYTHING: Cut<'static> = Cut { day: None, opening: None };

    /// The end of a day.
    pub fn end_of(day: Day) -> Cut<'static> {
        Cut { day: Some(day), opening: None }
    }

    /// The opening of a meeting: what others have applied for and recommended to it by that day
    /// counts, what it decides itself does not.
    pub fn opening(meeting: &'l Entry<Meeting>) -> Cut<'l> {
        Cut { day: Some(meeting.date), opening: Some(meeting) }
    }

    /// The states of a history that have come by then; the last of them is its state.
    pub fn passed<'h, T: Dated>(&self, history: &'h [T]) -> Vec<&'h T> {
        history.iter().filter(|event| self.counts(*event)).collect()
    }

    /// Whether something with a date that need not be known has come by then.
    pub fn has_come(&self, date: Option<&Date>) -> bool {
        match (self.day, date) {
            (Some(day), Some(date)) => date.has_come(day),
            _ => true,
        }
    }

    /// Whether all of a date lies before it; of the end of the books, whether the date has an end.
    pub fn is_over(&self, date: &Date) -> bool {
        date.last().is_some_and(|last| self.day.is_none_or(|day| last < day))
    }

    /// Whether a state or a transfer has come by then.
    pub fn counts(&self, event: &impl Dated) -> bool {
        self.has_come(Some(event.date()))
            && !self.opening.is_some_and(|meeting| is_decided_at(meeting, event))
    }
}

/// Whether the meeting itself brought a state about: at one of its items, by its body, or, when
/// it is not said by whom, on its very day.
fn is_decided_at(meeting: &Entry<Meeting>, event: &impl Dated) -> bool {
    let is_its_item =
        event.item().is_some_and(|item| Ledger::meeting_of(&item.value) == meeting.id);
    let is_its_body = match event.by() {
        Some(by) => by == meeting.body,
        None => event.date().first() == Some(meeting.date),
    };
    is_its_item && is_its_body
}
