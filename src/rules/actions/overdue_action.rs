//! An action was to be done by now, and nobody says that it is.

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::actions::{self, Task, TaskState};
use crate::ledger::{Ledger, Record};
use crate::records::Action;
use crate::source::Place;
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("overdue-action", Warning, "overdue_action.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let until = reporter.known_until_of_each(ledger);
    let records = nodes::of_kind(ledger, "item");
    let days = nodes::days_of_meetings(ledger);
    for task in actions::tasks_by(ledger, &until) {
        let (Some(deadline), TaskState::Overdue) = (task.deadline, task.state) else {
            continue;
        };
        if is_closed(task.action) {
            continue;
        }
        let meeting = ledger.meeting(&task.item.id);
        // What was due before the meeting is for `deadline-before-meeting`.
        let meeting = meeting.filter(|meeting| meeting.date <= deadline);
        let day = meeting.and_then(|meeting| until.get(meeting.body.as_str()));
        let (Some(meeting), Some(day), Some(record)) =
            (meeting, day, records.get(task.item.id.as_str()))
        else {
            continue;
        };
        let message = match (&task.action.owner, task.action.repeats.is_some()) {
            (_, true) => text!("rules.actions.overdue-action.missed", due = deadline),
            (Some(owner), _) => text!(
                "rules.actions.overdue-action.owned",
                due = deadline,
                owner = ledger.name(owner)
            ),
            (None, _) => text!("rules.actions.overdue-action.message", due = deadline),
        };
        let mut found = reporter.find(place(&task, record), message).remedy(remedy(&task));
        if task.action.due.is_none()
            && let Some(due) = task.action.meeting.as_ref().and_then(|due| days.get(due.as_str()))
        {
            found = found.related(*due, text!("rules.actions.overdue-action.meeting"));
        }
        found.note(text!(
            "rules.actions.overdue-action.known",
            body = ledger.name(&meeting.body),
            day = *day
        ));
    }
}

/// Whether it is recorded as done or given up, on whatever day.
fn is_closed(action: &Action) -> bool {
    let state = action.state.as_deref();
    action.done.is_some() || matches!(state, Some("done" | "dropped" | "lapsed"))
}

/// By when it is due, where that is written, or else what is to be done.
fn place(task: &Task, record: &Record) -> Place {
    let action = nodes::element(&record.node, "actions", task.number - 1);
    let part = |name: &str| action.and_then(|action| action.get(name));
    let due = part("repeats").or_else(|| part("due")).or_else(|| part("meeting"));
    nodes::place(record, due.or_else(|| part("task")))
}

fn remedy(task: &Task) -> Text {
    let id = task.id();
    match task.action.repeats.is_some() {
        true => text!("rules.actions.overdue-action.missed-remedy", action = id),
        false => text!("rules.actions.overdue-action.remedy", action = id),
    }
}
