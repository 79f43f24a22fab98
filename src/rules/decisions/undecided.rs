//! A meeting was held, and a recommendation has no decision.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Item, ItemKind, MeetingState};
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule = Rule { code: code!("undecided", Warning, "undecided.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values() {
        if ledger.meeting(&item.id).is_some_and(|meeting| meeting.state == MeetingState::Held) {
            check_item(item, reporter);
        }
    }
}

fn check_item(item: &Entry<Item>, reporter: &mut Reporter) {
    let is_empty = item.recommendations.is_empty() && item.decisions.is_empty();
    if is_empty && item.kind == ItemKind::Decision {
        reporter
            .find(item.place(item.title.span), text!("rules.decisions.undecided.item"))
            .remedy(text!("rules.decisions.undecided.remedy"));
    }
    let open = unanswered(item);
    if let Some(first) = open.first() {
        let numbers: Arg = open.iter().copied().collect();
        reporter
            .find(
                item.place(item.recommendations[*first - 1].span),
                text!(
                    "rules.decisions.undecided.recommendations",
                    numbers = numbers,
                    count = open.len()
                ),
            )
            .remedy(text!("rules.decisions.undecided.remedy"));
    }
}

/// The numbers of the recommendations that no decision answers.
fn unanswered(item: &Item) -> Vec<usize> {
    let answered: Vec<String> =
        item.decisions.iter().flat_map(|decision| item.answered_by(decision)).collect();
    (1..=item.recommendations.len())
        .filter(|number| !answered.contains(&number.to_string()))
        .collect()
}
