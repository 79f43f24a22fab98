//! Somebody stands in for a person who was there, or who had no place to be stood in for.

use std::collections::HashSet;

use super::listed::{self, Listed, Lists};
use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::source::Span;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("stand-in-for-nobody", Warning, "stand_in_for_nobody.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for lists in listed::of_meetings(ledger) {
        let has_stand_ins = lists.all().any(|person| person.attendee.stands_in_for.is_some());
        if has_stand_ins {
            check_lists(ledger, &lists, reporter);
        }
    }
}

fn check_lists(ledger: &Ledger, lists: &Lists, reporter: &mut Reporter) {
    let members = listed::members(ledger, lists.meeting);
    let expected: HashSet<&str> = members
        .iter()
        .map(|member| ledger.person_meant(&member.who))
        .chain(lists.called.iter().chain(&lists.absent).map(|person| person.who))
        .collect();
    let is_known = !members.is_empty() || !lists.called.is_empty();
    let absent: HashSet<&str> = lists.absent.iter().map(|person| person.who).collect();
    let mut seen = HashSet::new();
    for stand_in in lists.present.iter().chain(&lists.called) {
        let Some(written) = stand_in.attendee.stands_in_for.as_deref() else {
            continue;
        };
        let whom = ledger.person_meant(written);
        if absent.contains(stand_in.who) || !seen.insert((stand_in.who, whom)) {
            continue;
        }
        let at = stand_in.node.get("for").map_or(Span::default(), |node| node.span);
        let at = lists.meeting.place(at);
        let (name, for_whom) = (ledger.person_name(stand_in.who), ledger.person_name(whom));
        if whom == stand_in.who {
            reporter
                .find(at, text!("rules.meetings.stand-in-for-nobody.itself", name = name))
                .remedy(text!("rules.meetings.stand-in-for-nobody.remedy"));
        } else if let Some(present) = there(lists, stand_in, whom) {
            reporter
                .find(
                    at,
                    text!(
                        "rules.meetings.stand-in-for-nobody.present",
                        name = name,
                        whom = for_whom
                    ),
                )
                .related(present.at, text!("rules.meetings.stand-in-for-nobody.here"))
                .remedy(text!("rules.meetings.stand-in-for-nobody.present-remedy"));
        } else if is_known
            && stand_in.is_as_member()
            && stand_in.attendee.questions.is_empty()
            && !expected.contains(whom)
        {
            reporter
                .find(
                    at,
                    text!(
                        "rules.meetings.stand-in-for-nobody.unknown",
                        name = name,
                        whom = for_whom
                    ),
                )
                .remedy(text!("rules.meetings.stand-in-for-nobody.remedy"));
        }
    }
}

/// The one who is stood in for, when both were there all the time.
fn there<'a, 'l>(lists: &'a Lists<'l>, stand_in: &Listed, whom: &str) -> Option<&'a Listed<'l>> {
    let is_there = |who: &str| lists.present.iter().any(|person| person.who == who);
    let present = lists.present.iter().find(|person| person.who == whom)?;
    let is_whole = !present.is_in_part() && !stand_in.is_in_part() && is_there(stand_in.who);
    Some(present).filter(|_| is_whole)
}
