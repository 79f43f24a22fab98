//! Somebody is listed as present and as absent.

use std::collections::HashMap;

use super::listed::{self, Listed};
use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("present-and-absent", Warning, "present_and_absent.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for lists in listed::of_meetings(ledger) {
        let mut present: HashMap<&str, Vec<&Listed>> = HashMap::new();
        for person in &lists.present {
            present.entry(person.who).or_default().push(person);
        }
        for absent in &lists.absent {
            let same = present.get(absent.who).into_iter().flatten();
            let Some(present) = same.copied().find(|present| is_one(ledger, present, absent))
            else {
                continue;
            };
            let is_asked =
                !absent.attendee.questions.is_empty() || !present.attendee.questions.is_empty();
            if is_asked || absent.is_in_part() || present.is_in_part() {
                continue;
            }
            let name = ledger.person_name(absent.who);
            reporter
                .find(absent.at, text!("rules.meetings.present-and-absent.message", name = name))
                .related(present.at, text!("rules.meetings.present-and-absent.present"))
                .remedy(text!("rules.meetings.present-and-absent.remedy"));
        }
    }
}

/// Whether the same person is meant: not two of the same name who represent different organisations.
fn is_one(ledger: &Ledger, one: &Listed, other: &Listed) -> bool {
    let organisations =
        one.attendee.organisation.as_deref().zip(other.attendee.organisation.as_deref());
    organisations.is_none_or(|(one, other)| {
        ledger.organisation_meant(one) == ledger.organisation_meant(other)
    })
}
