//! The agenda of a meeting was sent later than its body has promised.

use chrono::Days;

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::Ledger;
use crate::records::MeetingState;
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("late-agenda", Warning, "late_agenda.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let bodies = nodes::of_kind(ledger, "body");
    for record in ledger.records.iter().filter(|record| record.kind == "meeting") {
        let meeting = ledger.meetings.get(&record.id);
        let Some(meeting) = meeting.filter(|meeting| meeting.state != MeetingState::Cancelled)
        else {
            continue;
        };
        let body = ledger.bodies.get(&meeting.body);
        let days = body.and_then(|body| body.lead_times.as_ref()?.agenda_days);
        let due = days.and_then(|days| meeting.date.checked_sub_days(Days::new(days.into())));
        let first = meeting.agenda_sent.as_ref().and_then(crate::date::Date::first);
        // Without a lead time an agenda is late that was sent after the meeting.
        let (Some(sent), Some(first), due) =
            (&meeting.agenda_sent, first, due.unwrap_or(meeting.date))
        else {
            continue;
        };
        let Ok(late @ 1..) = usize::try_from((first - due).num_days()) else {
            continue;
        };
        let message = text!(
            "rules.meetings.late-agenda.message",
            sent = sent.clone(),
            due = due,
            count = late
        );
        let mut found = reporter
            .find(nodes::place(record, record.node.get("agenda_sent")), message)
            .remedy(text!("rules.meetings.late-agenda.remedy"));
        let body = days.and_then(|_| bodies.get(meeting.body.as_str()));
        if let Some(body) = body {
            let node = body.node.get("lead_times").and_then(|times| times.get("agenda_days"));
            let place = nodes::place(body, node);
            found = found.related(place, text!("rules.meetings.late-agenda.lead-time"));
        }
        let day = nodes::place(record, record.node.get("date"));
        found.related(day, text!("rules.meetings.late-agenda.day"));
    }
}
