//! An open action has no owner.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::records::{Action, MeetingState};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("ownerless-action", Warning, "ownerless_action.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values().filter(|item| !item.actions.is_empty()) {
        if !ledger.meeting(&item.id).is_some_and(|meeting| meeting.state == MeetingState::Held) {
            continue;
        }
        let lacking = |action: &&Action| {
            action.owner.is_none() && is_open(action) && action.questions.is_empty()
        };
        for action in item.actions.iter().filter(lacking) {
            reporter
                .find(item.place(action.task.span), text!("rules.actions.ownerless-action.message"))
                .remedy(text!("rules.actions.ownerless-action.remedy"));
        }
    }
}

/// Whether it is still to be done, as far as it says itself.
pub(super) fn is_open(action: &Action) -> bool {
    matches!(action.state.as_deref(), None | Some("open")) && action.done.is_none()
}
