//! An action was done before the meeting that asked for it.

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::Ledger;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("done-before-decided", Warning, "done_before_decided.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let days = nodes::days_of_meetings(ledger);
    for record in ledger.records.iter().filter(|record| record.kind == "item") {
        let item = ledger.items.get(&record.id).filter(|item| !item.actions.is_empty());
        let meeting = ledger.meeting(&record.id);
        let day = meeting.and_then(|meeting| days.get(meeting.id.as_str()));
        let (Some(item), Some(meeting), Some(day)) = (item, meeting, day) else {
            continue;
        };
        for (at, action) in item.actions.iter().enumerate() {
            let Some(done) = &action.done else {
                continue;
            };
            if !action.questions.is_empty() || done.last().is_none_or(|last| last >= meeting.date) {
                continue;
            }
            let node = nodes::element(&record.node, "actions", at);
            let place = nodes::place(record, node.and_then(|action| action.get("done")));
            reporter
                .find(
                    place,
                    text!(
                        "rules.actions.done-before-decided.message",
                        done = done.clone(),
                        day = meeting.date
                    ),
                )
                .related(*day, text!("rules.actions.done-before-decided.meeting"))
                .remedy(text!("rules.actions.done-before-decided.remedy"));
        }
    }
}
