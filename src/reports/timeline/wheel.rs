//! The year's wheel of a body: its coming meetings, by when their items are to be handed in and
//! their agendas sent.

use super::event::{About, Event};
use super::window::Window;
use super::{Query, table, word_cell};
use crate::date::{Date, Day, Days};
use crate::ledger::{Entry, Ledger};
use crate::records::{Body, Item, MeetingState, NextItems};
use crate::sheet::{Block, Cell, Column, Row, Section, Shown};
use crate::source::SourceId;
use crate::text;

use super::meetings::titles;

/// A meeting that was planned or called on the day, or for which items were planned.
struct Spoke<'l> {
    day: Day,
    state: Option<&'static str>,
    record: &'l str,
    source: SourceId,
}

/// The body that is asked for.
fn body<'l>(ledger: &'l Ledger, query: &Query) -> Option<&'l Entry<Body>> {
    ledger.bodies.get(query.body.as_ref()?)
}

/// What is due before the meetings of the body that is asked for.
pub(super) fn events<'l>(ledger: &'l Ledger, query: &Query) -> Vec<Event<'l>> {
    let Some(body) = body(ledger, query) else {
        return Vec::new();
    };
    let mut events = Vec::new();
    for spoke in spokes(ledger, body, query) {
        let [items, agenda] = due(body, spoke.day);
        for (kind, day) in [("items-due", items), ("agenda-due", agenda)] {
            events.extend(day.map(|day| Event {
                date: Some(day.into()),
                kind,
                milestone: None,
                title: text!("reports.timeline.for-meeting", day = spoke.day),
                state: Cell::Nothing,
                who: vec![body.id.clone()],
                record: spoke.record.to_owned(),
                place: (spoke.source, 1),
                about: About { bodies: vec![&body.id], ..About::default() },
                notes: Vec::new(),
            }));
        }
    }
    events
}

/// By when items are handed in and the agenda is sent.
fn due(body: &Body, meeting: Day) -> [Option<Day>; 2] {
    let before = |days: Option<u32>| meeting.checked_sub_days(Days::new(days?.into()));
    let times = body.lead_times.as_ref();
    [
        times.and_then(|times| before(times.items_days)),
        times.and_then(|times| before(times.agenda_days)),
    ]
}

/// The meetings that were not held by the day, each day once.
fn spokes<'l>(ledger: &'l Ledger, body: &Entry<Body>, query: &Query) -> Vec<Spoke<'l>> {
    let mut spokes: Vec<Spoke> = Vec::new();
    let meetings = ledger.meetings.values().filter(|meeting| meeting.body == body.id);
    for meeting in meetings.clone() {
        let is_open = match meeting.state {
            MeetingState::Planned | MeetingState::Called => true,
            MeetingState::Held => meeting.date > query.as_of,
            MeetingState::Cancelled => false,
        };
        if is_open {
            let state = (meeting.state != MeetingState::Held).then(|| meeting.state.word());
            spokes.push(Spoke {
                day: meeting.date,
                state,
                record: &meeting.id,
                source: meeting.source,
            });
        }
    }
    for (item, next) in planned(ledger, body, query) {
        let date = next.date.as_ref().filter(|date| date.first() == date.last());
        let Some(day) = date.and_then(Date::first) else {
            continue;
        };
        if !meetings.clone().any(|meeting| meeting.date == day)
            && !spokes.iter().any(|spoke| spoke.day == day)
        {
            spokes.push(Spoke { day, state: None, record: &item.id, source: item.source });
        }
    }
    spokes.sort_by_key(|spoke| spoke.day);
    spokes
}

/// What open items of meetings by the day plan for the body.
fn planned<'l>(
    ledger: &'l Ledger,
    body: &Entry<Body>,
    query: &Query,
) -> Vec<(&'l Entry<Item>, &'l NextItems)> {
    let is_its = |item: &Entry<Item>, next: &NextItems| {
        let meeting = ledger.meeting(&item.id);
        let planned_for = next.body.as_ref().or(meeting.map(|meeting| &meeting.body));
        planned_for == Some(&body.id)
            && !item.is_closed()
            && meeting.is_some_and(|meeting| meeting.date <= query.as_of)
    };
    let all = ledger.items.values();
    all.flat_map(|item| item.next_items.iter().map(move |next| (item, next)))
        .filter(|(item, next)| is_its(item, next))
        .collect()
}

/// The wheel as a table, when a body is asked for.
pub(super) fn section(ledger: &Ledger, query: &Query, window: &Window) -> Option<Section> {
    let body = body(ledger, query)?;
    let columns = vec![
        Column::new("date", text!("reports.columns.meeting")),
        Column::new("state", text!("reports.columns.state")).shown(Shown::IfAny),
        Column::new("items_due", text!("reports.columns.items_due")).shown(Shown::IfAny),
        Column::new("agenda_due", text!("reports.columns.agenda_due")).shown(Shown::IfAny),
        Column::new("planned", text!("reports.columns.planned")).shown(Shown::IfAny),
        super::data("record"),
    ];
    let plans = planned(ledger, body, query);
    let spokes = spokes(ledger, body, query);
    let shown = spokes.iter().filter(|spoke| window.holds(&spoke.day.into()));
    let row = |spoke: &Spoke| {
        let date = Date::from(spoke.day);
        let of_it = plans.iter().filter(|(_, next)| {
            next.date.as_ref() == Some(&date) || next.meeting.as_deref() == Some(spoke.record)
        });
        let [items, agenda] = due(body, spoke.day).map(|day| Cell::or_nothing(day.map(Date::from)));
        let planned = of_it.filter_map(|(_, next)| titles(next)).map(Cell::Text).collect();
        let state = word_cell("meeting", spoke.state);
        let cells =
            vec![date.into(), state, items, agenda, Cell::List(planned), spoke.record.into()];
        Row { cells, notes: Vec::new() }
    };
    let rows: Vec<Row> = shown.map(row).collect();
    let mut notes = Vec::new();
    if rows.is_empty() {
        notes.push(text!("reports.timeline.none"));
    }
    if body.lead_times.is_none() {
        notes.push(text!("reports.timeline.no-lead-times", body = &body.name));
    }
    Some(Section {
        title: text!("reports.timeline.wheel", body = &body.name),
        blocks: vec![Block::Table(table("wheel", None, columns, rows))],
        notes,
    })
}
