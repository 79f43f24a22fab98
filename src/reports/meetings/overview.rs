//! The meetings, a row for each.

use super::{
    Announced, Cell, Day, Entry, Gathering, Ledger, Meeting, Text, agenda, data, if_any, paper,
    places, questions, someone, time, weekday, word,
};
use crate::ledger::agenda::Standing;
use crate::records::ItemKind;
use crate::sheet::{Column, Row, Shown, Table};
use crate::text;

pub(super) fn table(ledger: &Ledger, gatherings: &[Gathering], as_of: Day) -> Table {
    Table {
        name: "rows",
        title: None,
        columns: vec![
            data("meeting"),
            data("path"),
            data("date"),
            paper("day", text!("reports.columns.date")),
            paper("time", text!("reports.columns.time")),
            data("starts"),
            data("ends"),
            Column::new("body", text!("reports.columns.body")),
            data("title"),
            paper("called", text!("reports.columns.title")),
            if_any("place", text!("reports.columns.place")),
            Column::new("state", text!("reports.columns.state")),
            if_any("agenda_sent", text!("reports.columns.agenda_sent")),
            if_any("minutes", text!("reports.columns.minutes")),
            data("minutes_date"),
            data("minutes_approved_at"),
            Column::new("items", text!("reports.columns.items")),
            if_any("closed_items", text!("reports.columns.closed")),
            data("announced_by"),
            paper("announced_at", text!("reports.columns.announced_at")),
        ],
        rows: gatherings.iter().map(|gathering| row(ledger, gathering, as_of)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(ledger: &Ledger, gathering: &Gathering, as_of: Day) -> Row {
    let meeting = gathering.meeting;
    let hour = |of: fn(&Meeting) -> &Option<String>, next: fn(&Announced) -> Option<String>| {
        let announced = || gathering.announced.iter().find_map(next);
        meeting.and_then(|meeting| of(meeting).clone()).or_else(announced)
    };
    let starts = hour(|meeting| &meeting.starts, |announced| announced.next.starts.clone());
    let ends = hour(|meeting| &meeting.ends, |announced| announced.next.ends.clone());
    let place = hour(|meeting| &meeting.place, |announced| announced.next.place.clone());
    let day = match (meeting, gathering.date()) {
        (Some(meeting), _) => Cell::Text(weekday(meeting.date)),
        (None, Some(date)) => written(date),
        (None, None) => Cell::Text(text!("reports.meetings.no-date")),
    };
    let minutes = meeting.and_then(|meeting| agenda::minutes(meeting, as_of));
    let sent = meeting.and_then(|meeting| agenda::sent(meeting, as_of));
    let state = meeting.map_or("announced", |meeting| Standing::of(meeting, as_of).word());
    let announced_by =
        gathering.announced.iter().map(|announced| announced.item.id.as_str().into());
    let (items, closed) = count(gathering);
    Row {
        cells: vec![
            Cell::or_nothing(meeting.map(|meeting| meeting.id.as_str())),
            Cell::or_nothing(meeting.map(|meeting| ledger.path(meeting.source))),
            Cell::or_nothing(gathering.date()),
            day,
            time(starts.as_deref(), ends.as_deref()).map_or(Cell::Nothing, Cell::Text),
            Cell::or_nothing(starts),
            Cell::or_nothing(ends),
            gathering.body().map_or(Cell::Nothing, |body| someone(ledger, body)),
            Cell::or_nothing(meeting.and_then(|meeting| meeting.title.as_deref())),
            Cell::or_nothing(meeting.and_then(|meeting| own_title(ledger, meeting))),
            Cell::or_nothing(place),
            Cell::Word(state.into(), word("meeting", state)),
            Cell::or_nothing(sent.cloned()),
            minutes.map_or(Cell::Nothing, |minutes| {
                Cell::Word(minutes.state.clone(), word("minutes", &minutes.state))
            }),
            Cell::or_nothing(minutes.and_then(|minutes| minutes.date.clone())),
            Cell::or_nothing(minutes.and_then(|minutes| minutes.approved_at.as_deref())),
            Cell::Count(items),
            if closed > 0 { Cell::Count(closed) } else { Cell::Nothing },
            Cell::List(announced_by.collect()),
            places(ledger, gathering).map_or(Cell::Nothing, Cell::Text),
        ],
        notes: notes(meeting, gathering),
    }
}

/// What it is called, where that is more than the name of its body.
fn own_title<'l>(ledger: &Ledger, meeting: &'l Meeting) -> Option<&'l str> {
    let body = ledger.name(&meeting.body).to_lowercase();
    meeting.title.as_deref().filter(|title| title.to_lowercase() != body)
}

/// A date that is announced: with its day of the week, when it is a day.
fn written(date: crate::date::Date) -> Cell {
    match (date.first(), date.last()) {
        (Some(first), Some(last)) if date == first.into() && first == last => {
            Cell::Text(weekday(first))
        }
        _ => Cell::Date(date),
    }
}

/// How many items there are, breaks not counted, and how many of them are closed.
fn count(gathering: &Gathering) -> (usize, usize) {
    if gathering.items.is_empty() {
        return (gathering.announced.iter().map(|announced| announced.next.items.len()).sum(), 0);
    }
    let items = gathering.items.iter().filter(|item| item.kind != ItemKind::Break);
    (items.clone().count(), items.filter(|item| item.is_closed()).count())
}

/// The theme that is announced, and what the source leaves open.
fn notes(meeting: Option<&Entry<Meeting>>, gathering: &Gathering) -> Vec<Text> {
    let announced = || gathering.announced.iter().map(|announced| announced.next);
    let themes = announced().filter_map(|next| next.theme.as_ref());
    let themes = themes.map(|theme| text!("reports.meetings.theme", theme = theme));
    let own = meeting.into_iter().flat_map(|meeting| {
        let minutes = meeting.minutes.iter().flat_map(|minutes| &minutes.questions);
        meeting.questions.iter().chain(minutes)
    });
    themes.chain(questions(own.chain(announced().flat_map(|next| &next.questions)))).collect()
}
