//! The tasks of an owner, a row for each.

use super::{Query, data, meeting, opening, questions, word};
use crate::date::Date;
use crate::ledger::Ledger;
use crate::ledger::actions::{Task, TaskState};
use crate::ledger::promises::{Kept, Time};
use crate::records::Repeats;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::source::Place;
use crate::text;
use crate::texts::{Arg, Text};

pub(super) fn of(ledger: &Ledger, query: &Query, tasks: &[Task]) -> Table {
    Table {
        name: "rows",
        title: None,
        rows: tasks.iter().map(|task| row(ledger, query, task)).collect(),
        columns: vec![
            data("owner"),
            Column::new("task", text!("reports.columns.task")),
            Column::new("when", text!("reports.columns.due")).shown(Shown::Paper),
            data("due"),
            data("due_meeting"),
            Column::new("condition", text!("reports.columns.condition")).shown(Shown::IfAny),
            Column::new("state", text!("reports.columns.state")),
            Column::new("days_overdue", text!("reports.columns.days_overdue")).shown(Shown::IfAny),
            Column::new("done", text!("reports.columns.done")).shown(Shown::IfAny),
            data("repeats"),
            data("next_due"),
            data("next_due_meeting"),
            data("times_done"),
            data("times_missed"),
            data("times_unknown"),
            Column::new("action", text!("reports.columns.action")),
            data("item"),
            data("meeting"),
            data("body"),
            data("date"),
            data("path"),
            data("line"),
            Column::new("taken_up_in", text!("reports.columns.taken_up_in")).shown(Shown::IfAny),
        ],
        shown: Shown::Always,
        turned: false,
    }
}

fn row(ledger: &Ledger, query: &Query, task: &Task) -> Row {
    let action = task.action;
    let held = ledger.meeting(&task.item.id);
    let place = Place { source: task.item.source, span: action.task.span };
    let next = task.next();
    let count = |kept: Kept| {
        let times = task.times.iter().filter(|time| time.kept == kept).count();
        if action.repeats.is_some() { Cell::Count(times) } else { Cell::Nothing }
    };
    let taken_up_in = task.taken_up_in.iter().map(|item| item.id.as_str().into());
    // Of what is not for the public, only that it is there.
    let open = |cell: Cell| if task.item.is_closed() { Cell::Nothing } else { cell };
    Row {
        cells: vec![
            Cell::or_nothing(action.owner.as_deref()),
            open(opening(&action.task).into()),
            Cell::Text(when(ledger, query, task)),
            Cell::or_nothing(action.due.clone()),
            Cell::or_nothing(action.meeting.as_deref()),
            open(Cell::or_nothing(action.condition.as_deref())),
            Cell::Word(task.state.word().into(), word("task", task.state.word())),
            task.days_overdue(query.as_of).map_or(Cell::Nothing, Cell::Count),
            Cell::or_nothing(action.done.clone().filter(|date| date.has_come(query.as_of))),
            Cell::or_nothing(action.repeats.as_ref().map(|repeats| repeats.every.as_str())),
            Cell::or_nothing(next.and_then(|time| time.due.clone())),
            Cell::or_nothing(next.and_then(|time| time.meeting.as_deref())),
            count(Kept::Done),
            count(Kept::Missed),
            count(Kept::Unknown),
            task.id().into(),
            task.item.id.as_str().into(),
            Ledger::meeting_of(&task.item.id).into(),
            Cell::or_nothing(held.map(|meeting| meeting.body.as_str())),
            Cell::or_nothing(held.map(|meeting| Date::from(meeting.date))),
            ledger.path(task.item.source).into(),
            Cell::Count(ledger.sources.position(place).line),
            Cell::List(taken_up_in.collect()),
        ],
        notes: notes(task),
    }
}

/// When it is due, or that nobody says.
fn when(ledger: &Ledger, query: &Query, task: &Task) -> Text {
    if let Some(repeats) = &task.action.repeats {
        return again(task, repeats);
    }
    let date = task.action.due.clone().map(|date| text!("reports.words.date", date = date));
    let at = task.action.meeting.as_deref().map(|id| meeting(ledger, id, query.as_of));
    let said: Vec<Arg> = date.into_iter().chain(at).map(Arg::from).collect();
    if said.is_empty() {
        return text!("reports.actions.no-date");
    }
    text!("reports.words.parts", parts = Arg::List(said))
}

/// How often it is due, and when next.
fn again(task: &Task, repeats: &Repeats) -> Text {
    let every = word("every", &repeats.every);
    match task.next() {
        _ if !task.state.is_open() => every,
        None => every,
        Some(Time { due: Some(due), .. }) => {
            text!("reports.actions.next", every = every, due = due.clone())
        }
        Some(_) => text!("reports.actions.next-meeting", every = every),
    }
}

fn notes(task: &Task) -> Vec<Text> {
    let mut notes = Vec::new();
    if task.item.is_closed() {
        return vec![text!("reports.closed-item")];
    }
    if let Some(repeats) = &task.action.repeats {
        let is_dateless = repeats.every != "meeting" && repeats.from.is_none();
        if is_dateless && task.state.is_open() {
            notes.push(text!("reports.actions.no-beginning"));
        }
        if task.times.is_empty() && task.state == TaskState::Over {
            notes.push(text!("reports.actions.no-times"));
        }
    }
    let of_repeats = task.action.repeats.iter().flat_map(|repeats| &repeats.questions);
    notes.extend(questions(task.action.questions.iter().chain(of_repeats)));
    notes
}
