//! What has happened and what is to come, in the order of dates: meetings and what is due before
//! them, milestones, deadlines, actions, and states of projects and allocations.

mod calls;
mod event;
mod meetings;
mod money;
mod projects;
mod wheel;
mod window;

use self::event::Event;
use self::window::Window;
use super::report::{data, ids, names, questions, table, word, word_cell};
use super::{Filter, Query, Report};
use crate::date::Day;
use crate::ledger::Ledger;
use crate::sheet::{Block, Cell, Section, Sheet, Table};
use crate::text;
use crate::texts::{Arg, Text};

pub(super) const REPORT: Report = Report {
    name: "timeline",
    page: include_str!("../timeline.md"),
    about: None,
    takes: &[
        Filter::Body,
        Filter::Project,
        Filter::Organisation,
        Filter::Fund,
        Filter::Year,
        Filter::All,
    ],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let window = Window::of(query);
    let mut events = meetings::events(ledger, query);
    events.extend(wheel::events(ledger, query));
    events.extend(projects::events(ledger, query));
    events.extend(calls::events(ledger));
    events.extend(money::events(ledger));
    events.retain(|event| event.is_asked_for(query));
    let undated = events.iter().filter(|event| event.date.is_none()).count();
    events.retain(|event| event.date.as_ref().is_some_and(|date| window.holds(date)));
    let (mut past, mut coming): (Vec<Event>, Vec<Event>) =
        events.into_iter().partition(|event| event.is_past(query));
    past.sort_by_key(|event| event.ended());
    coming.sort_by_key(|event| event.begins());
    let mut sections = vec![
        section(text!("reports.timeline.past", day = query.as_of), event::table(ledger, &past)),
        section(text!("reports.timeline.coming", day = query.as_of), event::table(ledger, &coming)),
    ];
    sections.extend(wheel::section(ledger, query, &window));
    let mut notes = Vec::new();
    if undated > 0 {
        notes.push(text!("reports.timeline.undated", count = undated));
    }
    notes.extend(left_out(ledger));
    let title = match (window.from, window.to) {
        (Some(from), Some(to)) => {
            text!("reports.timeline.title-from-to", from = from, to = to, day = query.as_of)
        }
        _ => text!("reports.timeline.title", day = query.as_of),
    };
    let day = |day: Option<Day>| day.map_or(Cell::Nothing, |day| Cell::Date(day.into()));
    Sheet {
        report: REPORT.name,
        title,
        facts: vec![
            ("as_of", day(Some(query.as_of))),
            ("from", day(window.from)),
            ("to", day(window.to)),
        ],
        sections,
        notes,
    }
}

fn section(title: Text, table: Table) -> Section {
    let nothing = table.rows.is_empty().then(|| text!("reports.timeline.none"));
    Section { title, blocks: vec![Block::Table(table)], notes: nothing.into_iter().collect() }
}

/// The kinds of record that something is read from here.
const KINDS: [&str; 5] = ["meeting", "item", "project", "call", "allocation"];

/// The records that could not be read and may have belonged to it.
fn left_out(ledger: &Ledger) -> Option<Text> {
    let broken = ledger.broken.iter().filter(|broken| KINDS.contains(&broken.kind.as_str()));
    let paths: Vec<&str> = broken.map(|broken| ledger.path(broken.source)).collect();
    let count = paths.len();
    (count > 0).then(|| {
        text!(
            "reports.timeline.left-out",
            count = count,
            paths = paths.into_iter().collect::<Arg>()
        )
    })
}
