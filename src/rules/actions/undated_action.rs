//! An open action has no date by which it is due.

use super::ownerless_action::is_open;
use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::records::{Action, MeetingState};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("undated-action", Info, "undated_action.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values().filter(|item| !item.actions.is_empty()) {
        if !ledger.meeting(&item.id).is_some_and(|meeting| meeting.state == MeetingState::Held) {
            continue;
        }
        for action in item.actions.iter().filter(|action| is_lacking(action)) {
            reporter
                .find(item.place(action.task.span), text!("rules.actions.undated-action.message"))
                .remedy(text!("rules.actions.undated-action.remedy"));
        }
    }
}

/// Whether nothing says when it is due, and nobody asks. What hangs on a condition has no date.
fn is_lacking(action: &Action) -> bool {
    let is_dated = action.due.is_some() || action.meeting.is_some() || action.repeats.is_some();
    is_open(action) && !is_dated && action.condition.is_none() && action.questions.is_empty()
}
