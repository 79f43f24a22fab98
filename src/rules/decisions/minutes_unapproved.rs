//! The minutes of a meeting are still not approved, though the body has met again.

use std::collections::BTreeMap;

use super::lines::line_below;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::{Fix, Severity};
use crate::ledger::{Entry, Ledger};
use crate::records::{Item, ItemKind, Meeting, MeetingState, Minutes};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("minutes-unapproved", Warning, "minutes_unapproved.md"), check };

/// After so many later meetings minutes that are published are expected to be approved. Drafts are
/// after the next.
const PUBLISHED: usize = 2;

/// How agendas call the minutes.
const MINUTES: [&str; 4] = ["referat", "minutes", "protokol", "møtebok"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut held: BTreeMap<&str, Vec<&Entry<Meeting>>> = BTreeMap::new();
    for meeting in ledger.meetings.values() {
        if meeting.state == MeetingState::Held {
            held.entry(&meeting.body).or_default().push(meeting);
        }
    }
    for meetings in held.values_mut() {
        meetings.sort_by_key(|meeting| meeting.date);
        for meeting in meetings.iter() {
            let later = meetings.partition_point(|other| other.date <= meeting.date);
            if let Some(minutes) = &meeting.minutes {
                check_minutes(ledger, meeting, minutes, &meetings[later..], reporter);
            }
        }
    }
}

fn check_minutes(
    ledger: &Ledger,
    meeting: &Entry<Meeting>,
    minutes: &Minutes,
    later: &[&Entry<Meeting>],
    reporter: &mut Reporter,
) {
    let (patience, severity) = match minutes.state.as_str() {
        "draft" => (1, Severity::Warning),
        "published" => (PUBLISHED, Severity::Info),
        _ => return,
    };
    let Some(next) = later.first().filter(|_| later.len() >= patience) else {
        return;
    };
    let at = ledger.place_of(meeting.source, "minutes/state");
    let found = reporter
        .find(
            at,
            text!(
                "rules.decisions.minutes-unapproved.message",
                state = &minutes.state,
                count = later.len()
            ),
        )
        .severity(severity);
    let Some(item) = approval(ledger, next) else {
        let place = ledger.place_of(next.source, "date");
        found
            .related(place, text!("rules.decisions.minutes-unapproved.next"))
            .remedy(text!("rules.decisions.minutes-unapproved.remedy"));
        return;
    };
    let found = found
        .related(item.place(item.title.span), text!("rules.decisions.minutes-unapproved.item"))
        .remedy(text!("rules.decisions.minutes-unapproved.item-remedy", item = &item.id));
    if minutes.approved_at.is_none()
        && let Some((below, line)) = line_below(
            &ledger.sources.get(meeting.source).text,
            at.span,
            &format!("approved_at: {}", item.id),
        )
    {
        let title = text!("rules.decisions.minutes-unapproved.fix", item = &item.id);
        found.fix(
            Fix::likely(title, at, "approved")
                .and(Place { source: meeting.source, span: below }, line),
        );
    }
}

/// The item of a meeting at which minutes were approved.
fn approval<'l>(ledger: &'l Ledger, meeting: &Entry<Meeting>) -> Option<&'l Entry<Item>> {
    let first = format!("{}/", meeting.id);
    let items = ledger.items.range(first.clone()..).map(|(_, item)| item);
    items.take_while(|item| item.id.starts_with(&first)).find(|item| {
        let title = item.title.to_lowercase();
        item.kind == ItemKind::Approval
            && MINUTES.iter().any(|word| title.contains(word))
            && item.decisions.iter().any(|decision| decision.outcome.starts_with("approved"))
    })
}
