//! Calls: when they open, their deadlines, and when it is decided who takes part.

use super::event::{About, Event};
use super::questions;
use crate::date::Date;
use crate::ledger::{Entry, Ledger};
use crate::records::Call;
use crate::sheet::Cell;
use crate::text;

pub(super) fn events<'l>(ledger: &'l Ledger) -> Vec<Event<'l>> {
    ledger.calls.values().flat_map(of).collect()
}

fn of(call: &Entry<Call>) -> impl Iterator<Item = Event<'_>> {
    let dates = [
        ("call-published", call.published.as_ref()),
        ("call-deadline", Some(&call.deadline)),
        ("call-decided", call.decided.as_ref()),
    ];
    let event = |kind, date: &Date| {
        let issuers = call.issued_by.iter().map(String::as_str);
        let applicants = call.applications.iter().map(|application| application.applicant.as_str());
        Event {
            date: Some(date.clone()),
            kind,
            milestone: None,
            title: text!("formats.as-written", words = &call.title),
            state: Cell::Nothing,
            who: call.issued_by.clone(),
            record: call.id.clone(),
            place: (call.source, 1),
            about: About {
                bodies: issuers.clone().collect(),
                projects: call.project.as_deref().into_iter().collect(),
                organisations: issuers.chain(applicants).collect(),
                funds: call.fund.as_deref().into_iter().collect(),
            },
            notes: questions(&call.questions).collect(),
        }
    };
    dates.into_iter().filter_map(move |(kind, date)| date.map(|date| event(kind, date)))
}
