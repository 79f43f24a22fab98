//! What is to be done, by whom and when.

use super::{
    Block, Cell, Day, Entry, Item, Papers, Table, Text, asked, hidden, joined, list, matter, word,
};
use crate::records::{Action, Repeats};
use crate::text;
use crate::texts::Arg;

/// The states of an action whose words the papers know.
const OPEN: &str = "open";
const DONE: &str = "done";

/// How far an action is at the end of a day: one that was done later is open until then.
fn state(action: &Action, day: Day) -> &str {
    match &action.done {
        Some(done) if done.has_come(day) => DONE,
        Some(_) => OPEN,
        None => action.state.as_deref().unwrap_or(OPEN),
    }
}

pub(super) fn block(papers: &Papers, item: &Item) -> Option<Block> {
    let said = item.actions.iter().map(|action| self::action(papers, action));
    list(text!("reports.papers.actions"), true, said.collect())
}

/// The task, and below it who does it, by when and how far it is.
fn action(papers: &Papers, action: &Action) -> Text {
    let owner = match &action.owner {
        Some(owner) => text!("reports.papers.owner", name = papers.ledger.name(owner)),
        None => text!("reports.papers.owner-unknown"),
    };
    let condition = action.condition.as_deref().map(str::trim_end);
    let state = state(action, papers.as_of);
    let parts = [
        Some(due(papers, action)),
        condition.map(|condition| text!("reports.papers.condition", condition = condition)),
        Some(match &action.done {
            Some(date) if state == DONE => text!("reports.papers.done", date = date.clone()),
            _ => word("action", state),
        }),
        action.repeats.as_ref().and_then(|repeats| done_so_far(repeats, papers.as_of)),
    ];
    let facts = joined(std::iter::once(owner.clone()).chain(parts.into_iter().flatten()));
    text!(
        "reports.papers.action",
        task = action.task.value.trim_end(),
        facts = facts.unwrap_or(owner)
    )
}

/// By when it is due: a date, a meeting, again and again; or that nobody says.
fn due(papers: &Papers, action: &Action) -> Text {
    let date = action.due.as_ref().map(|date| text!("reports.papers.due", date = date.clone()));
    let meeting = action.meeting.as_deref().map(|meeting| {
        let meeting = matter::meeting_of(papers, meeting)
            .unwrap_or_else(|| text!("formats.as-written", words = meeting));
        text!("reports.papers.due-at", meeting = meeting)
    });
    let repeats = action.repeats.as_ref().map(repeating);
    joined(date.into_iter().chain(meeting).chain(repeats))
        .unwrap_or_else(|| text!("reports.papers.due-unknown"))
}

fn repeating(repeats: &Repeats) -> Text {
    let every = word("every", &repeats.every);
    match (&repeats.from, &repeats.to) {
        (Some(from), Some(to)) if from == to => {
            text!("reports.papers.repeats-in", every = every, date = from.clone())
        }
        (from, to) => {
            let from =
                from.as_ref().map(|date| text!("reports.papers.starting", date = date.clone()));
            let to = to.as_ref().map(|date| text!("reports.papers.ending", date = date.clone()));
            let parts = [Some(every), from, to];
            text!("reports.words.parts", parts = parts.into_iter().flatten().collect::<Arg>())
        }
    }
}

fn done_so_far(repeats: &Repeats, day: Day) -> Option<Text> {
    let done: Vec<_> = repeats.done.iter().filter(|date| date.has_come(day)).cloned().collect();
    let dates = done.iter().cloned().collect::<Arg>();
    (!done.is_empty()).then(|| text!("reports.papers.done-on", dates = dates))
}

/// What the source leaves open about them.
pub(super) fn notes(item: &Item) -> Vec<Text> {
    let mut notes = Vec::new();
    for (action, number) in item.actions.iter().zip(1_usize..) {
        for question in &action.questions {
            let of = text!("reports.papers.action-number", number = number.to_string());
            notes.push(text!("reports.papers.question-of", of = of, question = question));
        }
    }
    notes
}

pub(super) fn table(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.actions.iter().zip(1..).map(move |(action, number)| {
            let line = papers.ledger.sources.position(item.place(action.task.span)).line;
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                Cell::Count(line),
                format!("{}#a{number}", item.id).into(),
                action.task.value.trim_end().into(),
                Cell::or_nothing(action.owner.as_deref()),
                Cell::or_nothing(action.due.clone()),
                Cell::or_nothing(action.meeting.as_deref()),
                Cell::or_nothing(action.condition.as_deref().map(str::trim_end)),
                Cell::or_nothing(action.repeats.as_ref().map(|repeats| repeats.every.as_str())),
                state(action, papers.as_of).into(),
                asked(&action.questions),
            ]);
            cells
        })
    });
    let keys = [
        "line",
        "action",
        "task",
        "owner",
        "due",
        "meeting",
        "condition",
        "every",
        "state",
        "questions",
    ];
    hidden("actions", &keys, rows.collect())
}
