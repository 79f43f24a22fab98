//! Coming meetings that are announced at others, with the items that are planned for them.

use super::{Entry, Ledger};
use crate::date::{Date, Day};
use crate::records::{Item, Meeting, NextItems};

/// What an item announces for a coming meeting.
#[derive(Debug, Clone, Copy)]
pub struct Announced<'l> {
    /// What is announced.
    pub next: &'l NextItems,
    /// The item that announces it.
    pub item: &'l Entry<Item>,
    /// The meeting of that item.
    pub at: &'l Entry<Meeting>,
    /// The record of the meeting that it is announced for, when there is one.
    pub meeting: Option<&'l Entry<Meeting>>,
}

impl<'l> Announced<'l> {
    /// The body that is to meet, where that is said.
    pub fn body(&self) -> Option<&'l str> {
        self.next.body.as_deref().or(self.meeting.map(|meeting| meeting.body.as_str()))
    }
}

/// All that open items of the meetings up to a day announce, in the order of those meetings.
pub fn by(ledger: &Ledger, day: Day) -> Vec<Announced<'_>> {
    let mut announced = Vec::new();
    for item in ledger.items.values().filter(|item| !item.is_closed()) {
        let Some(at) = ledger.meeting(&item.id).filter(|meeting| meeting.date <= day) else {
            continue;
        };
        for next in &item.next_items {
            announced.push(Announced { next, item, at, meeting: record(ledger, next) });
        }
    }
    announced.sort_by_key(|announced| announced.at.date);
    announced
}

/// The record of the meeting that is meant: the one that is named, or that of the body on the day.
fn record<'l>(ledger: &'l Ledger, next: &NextItems) -> Option<&'l Entry<Meeting>> {
    if let Some(meeting) = &next.meeting {
        return ledger.meetings.get(meeting);
    }
    let (body, date) = (next.body.as_ref()?, next.date.as_ref()?);
    ledger
        .meetings
        .values()
        .find(|meeting| meeting.body == *body && Date::from(meeting.date) == *date)
}
