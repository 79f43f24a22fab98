//! What meetings have asked somebody to do: open, overdue, kept again and again.

mod table;
mod times;

use super::report::{data, meeting, opening, questions, unread, word};
use super::{Filter, Query, Report};
use crate::date::Date;
use crate::ledger::Ledger;
use crate::ledger::actions::{Task, tasks};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::{Name, Text};

pub(super) const REPORT: Report = Report {
    name: "actions",
    page: include_str!("../actions.md"),
    about: None,
    takes: &[Filter::Body, Filter::Organisation, Filter::Project, Filter::Year, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let mut tasks: Vec<Task> = tasks(ledger, query.as_of)
        .into_iter()
        .filter(|task| query.all || (task.state.is_open() && !task.item.is_closed()))
        .filter(|task| is_asked_for(ledger, query, task))
        .collect();
    tasks.sort_by_cached_key(|task| order(ledger, task));
    let of_owner = tasks.chunk_by(|first, second| first.action.owner == second.action.owner);
    let mut sections: Vec<Section> = of_owner.map(|tasks| section(ledger, query, tasks)).collect();
    if sections.is_empty() {
        let mut nothing = section(ledger, query, &[]);
        nothing.title = text!("reports.actions.nothing");
        sections.push(nothing);
    }
    Sheet {
        report: REPORT.name,
        title: text!("reports.actions.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes: unread(ledger, &["item", "meeting"]),
    }
}

/// By the names of the owners, what nobody is named for last; then what has been due longest.
fn order(ledger: &Ledger, task: &Task) -> impl Ord + use<> {
    let owner = task.action.owner.as_deref();
    let name = owner.map(|owner| Name(ledger.name(owner).to_owned().into()));
    let is_closed = !task.state.is_open();
    let due = task.deadline.or_else(|| task.next()?.due.as_ref()?.last());
    let name = (name.is_none(), name, owner.map(str::to_owned));
    (name, is_closed, due.is_none(), due)
}

fn section(ledger: &Ledger, query: &Query, tasks: &[Task]) -> Section {
    let blocks = [table::of(ledger, query, tasks), times::of(ledger, query, tasks)];
    Section {
        title: tasks.first().map_or(text!("reports.actions.nobody"), |task| owner(ledger, task)),
        blocks: blocks.into_iter().map(Block::Table).collect(),
        notes: Vec::new(),
    }
}

fn owner(ledger: &Ledger, task: &Task) -> Text {
    match task.action.owner.as_deref() {
        Some(owner) => text!("formats.as-written", words = ledger.name(owner)),
        None => text!("reports.actions.nobody"),
    }
}

/// Whether a task passes the filters. Its body is the one that met, its organisation that of its
/// owner, its year that of the meeting.
fn is_asked_for(ledger: &Ledger, query: &Query, task: &Task) -> bool {
    let meeting = ledger.meeting(&task.item.id);
    let owner = task.action.owner.as_deref();
    let of_body = || owner.and_then(|owner| ledger.bodies.get(owner)?.organisation.as_deref());
    let year = meeting.and_then(|meeting| Date::from(meeting.date).year());
    Query::passes(query.body.as_ref(), meeting.map(|meeting| meeting.body.as_str()))
        && (Query::passes(query.organisation.as_ref(), owner)
            || Query::passes(query.organisation.as_ref(), of_body()))
        && query.project.as_ref().is_none_or(|project| task.item.projects.contains(project))
        && query.year.is_none_or(|asked| year == Some(asked))
}
