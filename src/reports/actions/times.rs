//! The times that standing promises were due, a row for each.

use super::{Query, data, meeting, opening, word};
use crate::ledger::Ledger;
use crate::ledger::actions::Task;
use crate::ledger::promises::{Kept, Time};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

pub(super) fn of(ledger: &Ledger, query: &Query, tasks: &[Task]) -> Table {
    let times = tasks.iter().flat_map(|task| task.times.iter().map(move |time| (task, time)));
    let shown = times.filter(|(_, time)| query.all || time.kept != Kept::Done);
    Table {
        name: "times",
        title: Some(text!("reports.actions.times")),
        rows: shown.map(|(task, time)| row(ledger, query, task, time)).collect(),
        columns: vec![
            data("owner"),
            Column::new("task", text!("reports.columns.task")),
            Column::new("when", text!("reports.columns.due")).shown(Shown::Paper),
            data("due"),
            data("meeting"),
            Column::new("kept", text!("reports.columns.state")),
            Column::new("done", text!("reports.columns.done")).shown(Shown::IfAny),
            Column::new("action", text!("reports.columns.action")),
        ],
        shown: Shown::Always,
        turned: false,
    }
}

fn row(ledger: &Ledger, query: &Query, task: &Task, time: &Time) -> Row {
    let is_of_meetings =
        task.action.repeats.as_ref().is_some_and(|repeats| repeats.every == "meeting");
    let when = match (&time.meeting, &time.due) {
        (Some(id), _) => Some(meeting(ledger, id, query.as_of)),
        (None, Some(day)) if is_of_meetings => {
            Some(text!("reports.actions.announced", day = day.clone()))
        }
        (None, Some(date)) => Some(text!("reports.words.date", date = date.clone())),
        (None, None) if time.kept == Kept::Next => Some(text!("reports.actions.the-next-meeting")),
        (None, None) => None,
    };
    let kept = match time.kept {
        Kept::Done => "done",
        Kept::Missed => "missed",
        Kept::Unknown => "unknown",
        Kept::Next => "next",
    };
    Row {
        cells: vec![
            Cell::or_nothing(task.action.owner.as_deref()),
            if task.item.is_closed() { Cell::Nothing } else { opening(&task.action.task).into() },
            when.map_or(Cell::Nothing, Cell::Text),
            Cell::or_nothing(time.due.clone()),
            Cell::or_nothing(time.meeting.as_deref()),
            Cell::Word(kept.into(), word("kept", kept)),
            Cell::or_nothing(time.done.clone()),
            task.id().into(),
        ],
        notes: Vec::new(),
    }
}
