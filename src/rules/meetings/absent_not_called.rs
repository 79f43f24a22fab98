//! Somebody is absent who was neither called nor is a member.

use std::collections::HashSet;

use super::listed::{self, Listed, Lists};
use super::{Reporter, Rule};
use crate::code;
use crate::findings::{Fix, MOST_IN_A_FILE, Severity, nearest};
use crate::ledger::Ledger;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("absent-not-called", Warning, "absent_not_called.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for lists in listed::of_meetings(ledger) {
        let represented: HashSet<&str> = lists
            .all()
            .filter_map(|person| person.attendee.stands_in_for.as_deref())
            .map(|who| ledger.person_meant(who))
            .collect();
        let absent = lists.absent.iter().filter(|absent| {
            absent.is_as_member()
                && absent.attendee.stands_in_for.is_none()
                && absent.attendee.questions.is_empty()
                && !represented.contains(absent.who)
        });
        let absent: Vec<&Listed> = absent.collect();
        if lists.called.is_empty() {
            not_a_member(ledger, &lists, &absent, reporter);
        } else {
            not_called(ledger, &lists, &absent, reporter);
        }
    }
}

fn not_called(ledger: &Ledger, lists: &Lists, absent: &[&Listed], reporter: &mut Reporter) {
    let called: HashSet<&str> = lists.called.iter().map(|called| called.who).collect();
    for absent in absent.iter().filter(|absent| !called.contains(absent.who)) {
        let name = ledger.person_name(absent.who);
        let list = lists.meeting.place(
            lists.node.entry("called").map_or_else(|| lists.node.span, |entry| entry.key.span),
        );
        let found = reporter
            .find(absent.at, text!("rules.meetings.absent-not-called.message", name = name))
            .related(list, text!("rules.meetings.absent-not-called.called"));
        let names = lists.called.iter().map(|called| ledger.person_name(called.who));
        // Whoever has so many has another trouble than a slip of the hand.
        let names = names.take(MOST_IN_A_FILE);
        match nearest(name, names) {
            Some(meant) => {
                let written =
                    lists.called.iter().find(|called| ledger.person_name(called.who) == meant);
                let written = written.map_or(meant, |called| written_at(ledger, called));
                found
                    .remedy(text!("rules.meetings.absent-not-called.nearest", name = meant))
                    .fix(Fix::likely(text!("schema.write", instead = written), absent.at, written));
            }
            None => {
                found.remedy(text!("rules.meetings.absent-not-called.remedy"));
            }
        }
    }
}

/// A name with its quotes, as it stands in the list.
fn written_at<'l>(ledger: &'l Ledger, person: &Listed<'l>) -> &'l str {
    let text = &ledger.sources.get(person.at.source).text;
    text.get(person.at.span.range()).unwrap_or(person.who)
}

/// Where nobody wrote who was called, the members of the body are called. Whether all of them are
/// recorded shows in who was present.
fn not_a_member(ledger: &Ledger, lists: &Lists, absent: &[&Listed], reporter: &mut Reporter) {
    let members: HashSet<&str> = listed::members(ledger, lists.meeting)
        .into_iter()
        .map(|member| ledger.person_meant(&member.who))
        .collect();
    let mut present = lists
        .present
        .iter()
        .filter(|present| present.is_as_member() && present.attendee.stands_in_for.is_none())
        .peekable();
    let is_complete =
        present.peek().is_some() && present.all(|person| members.contains(person.who));
    if !is_complete {
        return;
    }
    let body = &lists.meeting.body;
    for absent in absent.iter().filter(|absent| !members.contains(absent.who)) {
        // A role at the meeting says what the list of members does not.
        if absent.attendee.role.is_some() {
            continue;
        }
        let name = ledger.person_name(absent.who);
        let message = text!(
            "rules.meetings.absent-not-called.not-a-member",
            name = name,
            body = ledger.name(body)
        );
        let mut found = reporter
            .find(absent.at, message)
            .severity(Severity::Info)
            .remedy(text!("rules.meetings.absent-not-called.member-remedy", body = body));
        if let Some(body) = ledger.bodies.get(body) {
            let place = body.place(crate::source::Span::default());
            found = found.related(place, text!("rules.meetings.absent-not-called.body"));
        }
        let _ = found;
    }
}
