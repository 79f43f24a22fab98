//! A meeting is recorded as held, or its minutes as written, before its day.

use std::collections::HashMap;

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::{Entry, Ledger, Record};
use crate::records::{Meeting, MeetingState};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("not-yet-held", Error, "not_yet_held.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let days = nodes::days_of_meetings(ledger);
    for record in ledger.records.iter().filter(|record| record.kind == "meeting") {
        if let Some(meeting) = ledger.meetings.get(&record.id) {
            check_state(meeting, record, reporter);
            check_minutes(ledger, meeting, record, &days, reporter);
        }
    }
}

fn date_of(record: &Record) -> Place {
    nodes::place(record, record.node.get("date"))
}

fn check_state(meeting: &Entry<Meeting>, record: &Record, reporter: &mut Reporter) {
    let Some(today) = reporter.today() else {
        return;
    };
    if meeting.state == MeetingState::Held && today < meeting.date {
        reporter
            .find(
                nodes::place(record, record.node.get("state")),
                text!("rules.meetings.not-yet-held.state", day = meeting.date, today = today),
            )
            .related(date_of(record), text!("rules.meetings.not-yet-held.date"))
            .remedy(text!("rules.meetings.not-yet-held.state-remedy"));
    }
}

fn check_minutes(
    ledger: &Ledger,
    meeting: &Entry<Meeting>,
    record: &Record,
    days: &HashMap<&str, Place>,
    reporter: &mut Reporter,
) {
    let (Some(minutes), Some(node)) = (&meeting.minutes, record.node.get("minutes")) else {
        return;
    };
    let written = minutes.date.as_ref().filter(|_| minutes.state != "draft");
    if let Some(date) = written
        && date.last().is_some_and(|last| last < meeting.date)
    {
        reporter
            .find(
                nodes::place(record, node.get("date")),
                text!(
                    "rules.meetings.not-yet-held.minutes",
                    date = date.clone(),
                    day = meeting.date
                ),
            )
            .related(date_of(record), text!("rules.meetings.not-yet-held.date"))
            .remedy(text!("rules.meetings.not-yet-held.minutes-remedy"));
    }
    let Some(approving) = minutes.approved_at.as_deref() else {
        return;
    };
    let approving = ledger.meetings.get(approving).or_else(|| ledger.meeting(approving));
    if let Some(approving) = approving.filter(|approving| approving.date < meeting.date) {
        reporter
            .find(
                nodes::place(record, node.get("approved_at")),
                text!(
                    "rules.meetings.not-yet-held.approved",
                    approved = approving.date,
                    day = meeting.date
                ),
            )
            .related(
                days.get(approving.id.as_str()).copied().unwrap_or_else(|| date_of(record)),
                text!("rules.meetings.not-yet-held.approving"),
            )
            .related(date_of(record), text!("rules.meetings.not-yet-held.date"))
            .remedy(text!("rules.meetings.not-yet-held.approved-remedy"));
    }
}
