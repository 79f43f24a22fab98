//! The matters of a meeting, a row for each.

use super::{Page, Part, data, meeting, opening, questions, word};
use crate::date::{Date, Day};
use crate::ledger::matters::{Matter, Standing};
use crate::ledger::{Entry, Ledger};
use crate::records::Item;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};

/// The matters, which are all of one meeting and one part of the report.
pub(super) fn of(page: &Page, matters: &[(Part, &Matter)]) -> Table {
    let mut before: Option<&str> = None;
    let rows = matters.iter().map(|(part, matter)| {
        let is_same_item = before == Some(&matter.item.id);
        before = Some(&matter.item.id);
        row(page, *part, matter, is_same_item)
    });
    Table {
        name: "rows",
        title: matters.first().map(|(_, matter)| title(page, matter)),
        rows: rows.collect(),
        columns: vec![
            data("part"),
            data("matter"),
            data("decision"),
            data("item"),
            data("path"),
            data("line"),
            data("meeting"),
            data("body"),
            data("date"),
            data("age_days"),
            Column::new("number", text!("reports.columns.number")).shown(Shown::Paper),
            data("title"),
            Column::new("subject", text!("reports.columns.item")).shown(Shown::Paper),
            Column::new("text", text!("reports.columns.matter")),
            Column::new("outcome", text!("reports.columns.outcome")),
            Column::new("decided", text!("reports.columns.decided")).shown(Shown::IfAny),
            Column::new("waiting", text!("reports.columns.waits_for")).shown(Shown::Paper),
            data("waits_for"),
            data("until"),
            data("until_meeting"),
            data("days_overdue"),
            Column::new("later", text!("reports.columns.taken_up_in")).shown(Shown::Paper),
            data("taken_up_in"),
            data("comes_up_in"),
        ],
        shown: Shown::Always,
        turned: false,
    }
}

/// The meeting: its body, its day and how long ago that is, and its id.
fn title(page: &Page, matter: &Matter) -> Text {
    let id = Ledger::meeting_of(&matter.item.id);
    match page.ledger.meeting(&matter.item.id) {
        Some(meeting) => text!(
            "reports.decisions.meeting",
            body = page.ledger.name(&meeting.body),
            day = meeting.date,
            age = match age(page, meeting.date) {
                0 => text!("reports.decisions.today"),
                days => text!("reports.decisions.age", count = days),
            },
            id = id
        ),
        None => text!("reports.decisions.unknown-meeting", id = id),
    }
}

/// How many days ago something was.
fn age(page: &Page, day: Day) -> usize {
    usize::try_from((page.query.as_of - day).num_days()).unwrap_or_default()
}

fn row(page: &Page, part: Part, matter: &Matter, is_same_item: bool) -> Row {
    let ledger = page.ledger;
    let item = matter.item;
    let meeting = ledger.meeting(&item.id);
    let decision = matter.decision.map(|(_, decision)| decision);
    let is_own = matter.part.starts_with('d');
    let taken_up_in = page.matters.taken_up_in(matter);
    let comes_up_in = page.matters.comes_up_in(matter);
    let ids = |items: &[&Entry<Item>]| {
        Cell::List(items.iter().map(|item| item.id.as_str().into()).collect())
    };
    // Of what is not for the public, only that it is there.
    let open = |cell: Cell| if item.is_closed() { Cell::Nothing } else { cell };
    Row {
        cells: vec![
            part.word().into(),
            matter.id().into(),
            Cell::or_nothing(matter.decision.map(|(number, _)| format!("{}#d{number}", item.id))),
            item.id.as_str().into(),
            ledger.path(item.source).into(),
            Cell::Count(ledger.sources.position(matter.place()).line),
            Ledger::meeting_of(&item.id).into(),
            Cell::or_nothing(meeting.map(|meeting| meeting.body.as_str())),
            Cell::or_nothing(meeting.map(|meeting| Date::from(meeting.date))),
            meeting.map_or(Cell::Nothing, |meeting| Cell::Count(age(page, meeting.date))),
            within_meeting(matter).into(),
            open(item.title.as_str().into()),
            open(if is_same_item { Cell::Nothing } else { item.title.as_str().into() }),
            open(opening(matter.text).into()),
            outcome(matter),
            open(Cell::or_nothing(
                decision
                    .filter(|_| !is_own)
                    .and_then(|decision| decision.text.as_deref())
                    .map(opening),
            )),
            if part == Part::Decided { Cell::Nothing } else { waiting(page, matter) },
            Cell::or_nothing(matter.waits_for()),
            Cell::or_nothing(decision.and_then(|decision| decision.until.clone())),
            Cell::or_nothing(decision.and_then(|decision| decision.meeting.as_deref())),
            days_overdue(page, matter).map_or(Cell::Nothing, Cell::Count),
            later(page, &taken_up_in, &comes_up_in),
            ids(&taken_up_in),
            ids(&comes_up_in),
        ],
        notes: notes(page, matter),
    }
}

/// The id without the meeting: `05#1`.
fn within_meeting(matter: &Matter) -> String {
    let id = matter.id();
    id.rsplit_once('/').map_or(id.clone(), |(_, number)| number.to_owned())
}

fn outcome(matter: &Matter) -> Cell {
    let word_of = |outcome: &str| word("outcome", outcome);
    match matter.decision {
        None => Cell::Word("none".into(), word_of("none")),
        Some((_, decision)) => {
            let said = word_of(&decision.outcome);
            let is_promised =
                matter.standing() == Standing::PutOff && decision.outcome.as_str() != "deferred";
            let said = match is_promised {
                true => text!("reports.decisions.promised", outcome = said),
                false => said,
            };
            Cell::Word(decision.outcome.value.clone(), said)
        }
    }
}

/// How many days ago a matter was to be taken up again, when that has not happened.
fn days_overdue(page: &Page, matter: &Matter) -> Option<usize> {
    let (_, decision) = matter.decision?;
    let of_meeting = || Some(page.ledger.meetings.get(decision.meeting.as_ref()?)?.date);
    let by = match &decision.until {
        Some(date) => date.last()?,
        None => of_meeting()?,
    };
    let is_put_off = matter.standing() == Standing::PutOff
        && page.matters.is_open(matter)
        && page.matters.taken_up_in(matter).is_empty();
    let days = (page.query.as_of - by).num_days();
    usize::try_from(days).ok().filter(|days| *days > 0 && is_put_off)
}

/// What an open matter waits for: a body, a date, a meeting, or nobody knows what.
fn waiting(page: &Page, matter: &Matter) -> Cell {
    let text = match (matter.standing(), matter.waits_for()) {
        (_, Some(body)) => text!("formats.as-written", words = page.ledger.name(body)),
        (Standing::Awaiting | Standing::Returned, None) => text!("reports.decisions.nobody"),
        (Standing::PutOff, None) => put_off_until(page, matter),
        _ => return Cell::Nothing,
    };
    Cell::Text(text)
}

/// The date or meeting until which a matter is put off, and how long ago that was.
fn put_off_until(page: &Page, matter: &Matter) -> Text {
    let decision = matter.decision.map(|(_, decision)| decision);
    let date = decision.and_then(|decision| decision.until.clone());
    let date = date.map(|date| text!("reports.words.date", date = date));
    let at = decision.and_then(|decision| decision.meeting.as_deref());
    let at = at.map(|id| meeting(page.ledger, id, page.query.as_of));
    let overdue = days_overdue(page, matter);
    let overdue = overdue.map(|days| text!("reports.decisions.overdue", count = days));
    if date.is_none() && at.is_none() {
        return text!("reports.decisions.no-date");
    }
    let parts = date.into_iter().chain(at).chain(overdue).collect::<Arg>();
    text!("reports.words.parts", parts = parts)
}

/// The later items that take a matter up, and those that are to.
fn later(page: &Page, taken_up_in: &[&Entry<Item>], comes_up_in: &[&Entry<Item>]) -> Cell {
    let held = taken_up_in.iter().map(|item| text!("formats.as-written", words = &item.id));
    let to_come = comes_up_in.iter().map(|item| match page.ledger.day_of(&item.id) {
        Some(day) => text!("reports.decisions.comes-up", item = &item.id, day = day),
        None => text!("formats.as-written", words = &item.id),
    });
    let said: Vec<Arg> = held.chain(to_come).map(Arg::from).collect();
    if said.is_empty() {
        return Cell::Nothing;
    }
    Cell::Text(text!("reports.words.parts", parts = Arg::List(said)))
}

/// Conditions, reservations and reasons, and what the source leaves open.
fn notes(page: &Page, matter: &Matter) -> Vec<Text> {
    let mut notes = Vec::new();
    if matter.item.is_closed() {
        return vec![text!("reports.closed-item")];
    }
    if !matter.amended_by.is_empty() {
        let motions = matter.amended_by.iter().map(|motion| format!("{}#{motion}", matter.item.id));
        notes.push(text!("reports.decisions.amended", motions = motions.collect::<Arg>()));
    }
    if let Some((_, decision)) = matter.decision {
        let conditions = decision.conditions.iter();
        notes.extend(conditions.map(|text| text!("reports.decisions.condition", text = text)));
        let reason = decision.reason.as_ref();
        notes.extend(reason.map(|why| text!("reports.decisions.reason", why = why)));
    }
    let is_concerned = |concerns: Option<&str>| concerns == Some(&matter.part);
    for reservation in &matter.item.reservations {
        if is_concerned(reservation.concerns.as_deref()) {
            let by = page.ledger.name(&reservation.by);
            let text = opening(&reservation.text);
            notes.push(text!("reports.decisions.reservation", by = by, text = text));
        }
    }
    let of_decision = matter.decision.iter().flat_map(|(_, decision)| &decision.questions);
    notes.extend(questions(matter.questions.iter().chain(of_decision)));
    notes
}
