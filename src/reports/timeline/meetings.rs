//! Meetings, what is to be done after them, and what they plan for later ones. Of closed items
//! nothing is told.

use super::event::{About, Event};
use super::{Query, questions, word_cell};
use crate::date::Date;
use crate::ledger::{Entry, Ledger};
use crate::records::{Action, Attendee, Item, Meeting, MeetingState, NextItems};
use crate::sheet::Cell;
use crate::text;
use crate::texts::Text;

pub(super) fn events<'l>(ledger: &'l Ledger, query: &Query) -> Vec<Event<'l>> {
    let mut events: Vec<Event> =
        ledger.meetings.values().map(|meeting| held(ledger, meeting, query)).collect();
    for item in ledger.items.values().filter(|item| !item.is_closed()) {
        let Some(meeting) = ledger.meeting(&item.id).filter(|of| of.date <= query.as_of) else {
            continue;
        };
        for (at, action) in item.actions.iter().enumerate() {
            events.extend(done(ledger, item, meeting, action, at));
            events.extend(due(ledger, item, meeting, action, at, query));
        }
        for (at, next) in item.next_items.iter().enumerate() {
            events.push(planned(ledger, item, meeting, next, at));
        }
    }
    events
}

/// A meeting. What it was in the end is not known before its day.
fn held<'l>(ledger: &'l Ledger, meeting: &'l Entry<Meeting>, query: &Query) -> Event<'l> {
    let is_known = meeting.date <= query.as_of || meeting.state != MeetingState::Held;
    let name = meeting.title.as_deref().unwrap_or(ledger.name(&meeting.body));
    let title = match &meeting.place {
        Some(place) => text!("reports.timeline.a-meeting", body = name, place = place),
        None => text!("formats.as-written", words = name),
    };
    let items = ledger.items.values();
    let items: Vec<&Entry<Item>> = items
        .filter(|item| Ledger::meeting_of(&item.id) == meeting.id && !item.is_closed())
        .collect();
    Event {
        date: Some(meeting.date.into()),
        kind: "meeting",
        milestone: None,
        title,
        state: word_cell("meeting", is_known.then(|| meeting.state.word())),
        who: vec![meeting.body.clone()],
        record: meeting.id.clone(),
        place: (meeting.source, 1),
        about: About {
            bodies: vec![&meeting.body],
            projects: items.iter().flat_map(|item| &item.projects).map(String::as_str).collect(),
            organisations: organisations(ledger, meeting),
            funds: items.iter().flat_map(|item| &item.funds).map(String::as_str).collect(),
        },
        notes: Vec::new(),
    }
}

/// Whom the members of the body represent, and those who were called or came.
fn organisations<'l>(ledger: &'l Ledger, meeting: &'l Meeting) -> Vec<&'l str> {
    let members = ledger.bodies.get(&meeting.body).into_iter().flat_map(|body| &body.members);
    let members = members.filter_map(|member| member.organisation.as_deref());
    let attendees = meeting.called.iter().chain(&meeting.present).chain(&meeting.absent).flatten();
    members
        .chain(attendees.filter_map(|attendee: &Attendee| attendee.organisation.as_deref()))
        .collect()
}

/// An event of an item.
fn of_item<'l>(
    item: &'l Entry<Item>,
    meeting: &'l Entry<Meeting>,
    kind: &'static str,
    title: Text,
) -> Event<'l> {
    Event {
        date: None,
        kind,
        milestone: None,
        title,
        state: Cell::Nothing,
        who: Vec::new(),
        record: item.id.clone(),
        place: (item.source, 1),
        about: About {
            bodies: vec![&meeting.body],
            projects: item.projects.iter().map(String::as_str).collect(),
            organisations: Vec::new(),
            funds: item.funds.iter().map(String::as_str).collect(),
        },
        notes: Vec::new(),
    }
}

fn of_action<'l>(
    ledger: &'l Ledger,
    item: &'l Entry<Item>,
    meeting: &'l Entry<Meeting>,
    action: &'l Action,
    at: usize,
    kind: &'static str,
) -> Event<'l> {
    let mut event =
        of_item(item, meeting, kind, text!("formats.as-written", words = action.task.trim_end()));
    event.record = format!("{}#a{}", item.id, at + 1);
    event.place = (item.source, ledger.sources.position(item.place(action.task.span)).line);
    event.who.extend(action.owner.clone());
    event.about.organisations.extend(action.owner.as_deref());
    event.about.bodies.extend(action.owner.as_deref());
    event.notes = questions(&action.questions).collect();
    event
}

/// The times that an action was done.
fn done<'l>(
    ledger: &'l Ledger,
    item: &'l Entry<Item>,
    meeting: &'l Entry<Meeting>,
    action: &'l Action,
    at: usize,
) -> impl Iterator<Item = Event<'l>> {
    let repeated = action.repeats.iter().flat_map(|repeats| &repeats.done);
    action.done.iter().chain(repeated).map(move |date| Event {
        date: Some(date.clone()),
        ..of_action(ledger, item, meeting, action, at, "action-done")
    })
}

/// When an action is due, unless it was done by the day.
fn due<'l>(
    ledger: &'l Ledger,
    item: &'l Entry<Item>,
    meeting: &'l Entry<Meeting>,
    action: &'l Action,
    at: usize,
    query: &Query,
) -> Option<Event<'l>> {
    if action.done.as_ref().is_some_and(|done| done.has_come(query.as_of)) {
        return None;
    }
    let of_meeting = action.meeting.as_deref().and_then(|id| ledger.meetings.get(id));
    let date = action.due.clone().or(of_meeting.map(|meeting| meeting.date.into()));
    let state = match action.state.as_deref() {
        Some(state @ ("dropped" | "lapsed")) => word_cell("action", Some(state)),
        Some("done") if action.done.is_none() => word_cell("action", Some("done")),
        _ if date.as_ref().is_some_and(|date: &Date| date.has_come(query.as_of)) => {
            Cell::Word("overdue".into(), text!("reports.timeline.overdue"))
        }
        _ => Cell::Word("open".into(), text!("reports.timeline.open")),
    };
    let is_settled = matches!(action.state.as_deref(), Some("dropped" | "lapsed" | "done"));
    if date.is_none() && is_settled {
        return None;
    }
    Some(Event { date, state, ..of_action(ledger, item, meeting, action, at, "action-due") })
}

/// The items that are planned for a later meeting.
fn planned<'l>(
    ledger: &'l Ledger,
    item: &'l Entry<Item>,
    meeting: &'l Entry<Meeting>,
    next: &'l NextItems,
    at: usize,
) -> Event<'l> {
    let of_meeting = next.meeting.as_deref().and_then(|id| ledger.meetings.get(id));
    let body = next.body.as_deref().or(of_meeting.map(|meeting| meeting.body.as_str()));
    let body = body.unwrap_or(&meeting.body);
    let title = titles(next).unwrap_or_else(|| text!("formats.as-written", words = ""));
    let mut event = of_item(item, meeting, "planned-items", title);
    event.date = next.date.clone().or(of_meeting.map(|meeting| meeting.date.into()));
    event.who.push(body.to_owned());
    event.about.bodies = vec![body];
    event.place.1 = ledger.line_of(item.source, "next_items", at);
    event
}

/// The titles of planned items, with the theme before them.
pub(super) fn titles(next: &NextItems) -> Option<Text> {
    let titles = next.theme.iter().chain(&next.items);
    let titles = titles.map(|title| text!("formats.as-written", words = title));
    titles.reduce(|first, second| text!("reports.then", first = first, second = second))
}
