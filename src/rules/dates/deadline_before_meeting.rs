//! Something is due before the meeting that set it, or before the call that asks for it is out.

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::{Date, Day};
use crate::ledger::{Ledger, Record};
use crate::records::{Call, Item};
use crate::source::Place;
use crate::text;
use crate::texts::Text;
use crate::yaml::Node;

pub(super) const RULE: Rule =
    Rule { code: code!("deadline-before-meeting", Warning, "deadline_before_meeting.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let days = nodes::days_of_meetings(ledger);
    for record in &ledger.records {
        match record.kind.as_str() {
            "item" => {
                let item = ledger.items.get(&record.id);
                let meeting = ledger.meeting(&record.id);
                let Some((item, meeting)) = item.zip(meeting) else {
                    continue;
                };
                if let Some(place) = days.get(meeting.id.as_str()) {
                    check_item(ledger, record, item, (meeting.date, *place), reporter);
                }
            }
            "call" => {
                if let Some(call) = ledger.calls.get(&record.id) {
                    check_call(record, call, reporter);
                }
            }
            _ => {}
        }
    }
}

/// What an item says is to come, and when it is to come at the latest.
fn check_item(
    ledger: &Ledger,
    record: &Record,
    item: &Item,
    (day, place): (Day, Place),
    reporter: &mut Reporter,
) {
    let day_of = |id: Option<&String>| Some(ledger.meetings.get(id?)?.date);
    let mut find = |list: &str, at: usize, field: &str, due: Option<Day>| {
        if let Some(due) = due.filter(|due| *due < day) {
            let node = nodes::element(&record.node, list, at);
            let node = node.and_then(|element| element.get(field));
            let message =
                text!("rules.dates.deadline-before-meeting.message", due = due, day = day);
            report(reporter, nodes::place(record, node), message, place);
        }
    };
    for (at, action) in item.actions.iter().enumerate() {
        if action.questions.is_empty() {
            find("actions", at, "due", action.due.as_ref().and_then(Date::last));
            find("actions", at, "meeting", day_of(action.meeting.as_ref()));
        }
    }
    for (at, decision) in item.decisions.iter().enumerate() {
        // What was decided in writing counts from its own date, which may be an earlier one.
        if decision.questions.is_empty() && decision.date.is_none() {
            find("decisions", at, "until", decision.until.as_ref().and_then(Date::last));
            find("decisions", at, "meeting", day_of(decision.meeting.as_ref()));
        }
    }
    for (at, next) in item.next_items.iter().enumerate() {
        if next.questions.is_empty() {
            find("next_items", at, "date", next.date.as_ref().and_then(Date::last));
            find("next_items", at, "meeting", day_of(next.meeting.as_ref()));
        }
    }
}

fn report(reporter: &mut Reporter, at: Place, message: Text, meeting: Place) {
    reporter
        .find(at, message)
        .related(meeting, text!("rules.dates.deadline-before-meeting.meeting"))
        .remedy(text!("rules.dates.deadline-before-meeting.remedy"));
}

/// Nobody can apply before a call is published.
fn check_call(record: &Record, call: &Call, reporter: &mut Reporter) {
    let published = call.published.as_ref().and_then(Date::first);
    let (Some(published), Some(deadline)) = (published, call.deadline.last()) else {
        return;
    };
    let is_uncertain = |date: &Date| date.is_uncertain();
    if deadline >= published
        || is_uncertain(&call.deadline)
        || call.published.as_ref().is_some_and(is_uncertain)
    {
        return;
    }
    let place = |field: &str| nodes::place(record, record.node.get(field).filter(is_scalar));
    reporter
        .find(
            place("deadline"),
            text!(
                "rules.dates.deadline-before-meeting.call",
                deadline = call.deadline.clone(),
                published = published
            ),
        )
        .related(place("published"), text!("rules.dates.deadline-before-meeting.published"))
        .remedy(text!("rules.dates.deadline-before-meeting.call-remedy"));
}

fn is_scalar(node: &&Node) -> bool {
    node.text().is_some()
}
