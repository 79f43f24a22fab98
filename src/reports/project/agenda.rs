//! The agenda items about a project, with what was decided. A closed item is named only when all
//! is asked for, and never with what is in it.

use super::{Page, data, paper, table as plain, word};
use crate::ledger::projects::items;
use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item, Meeting};
use crate::sheet::{Cell, Column, Row, Table};
use crate::text;
use crate::texts::{Arg, Text};

pub(super) fn table(page: &Page) -> Table {
    let columns = vec![
        Column::new("date", text!("reports.columns.date")),
        data("body"),
        paper("body_name", text!("reports.columns.body")),
        data("item"),
        data("path"),
        Column::new("title", text!("reports.columns.item")),
        data("outcomes"),
        paper("decided", text!("reports.columns.outcomes")),
    ];
    let items = items(page.ledger, &page.project.id);
    let shown = items.into_iter().filter(|item| page.query.all || !item.is_closed());
    let rows = shown.map(|item| row(page, item)).collect();
    plain("items", Some(text!("reports.project.items")), columns, rows)
}

fn row(page: &Page, item: &Entry<Item>) -> Row {
    let meeting = page.ledger.meeting(&item.id);
    let body = meeting.map(|meeting| meeting.body.as_str());
    let number = item.number.as_deref().unwrap_or_default();
    let title = match item.is_closed() {
        true => text!("reports.project.closed-item", number = number),
        false => text!("reports.project.item-title", number = number, title = &item.title.value),
    };
    let [outcomes, decided] = decisions(page, item, meeting);
    Row {
        cells: vec![
            page.ledger.day_of(&item.id).map_or(Cell::Nothing, |day| Cell::Date(day.into())),
            Cell::or_nothing(body),
            Cell::or_nothing(body.map(|body| page.ledger.name(body))),
            item.id.as_str().into(),
            page.ledger.path(item.source).into(),
            Cell::Text(title),
            outcomes,
            decided,
        ],
        notes: Vec::new(),
    }
}

/// The outcomes of an open item that were decided by the day: the fixed words, and for people with
/// what each answers.
fn decisions(page: &Page, item: &Item, meeting: Option<&Entry<Meeting>>) -> [Cell; 2] {
    if item.is_closed() {
        return [Cell::Nothing, Cell::Nothing];
    }
    if meeting.is_some_and(|meeting| meeting.date > page.query.as_of) {
        return [Cell::Nothing, Cell::Text(text!("reports.project.to-come"))];
    }
    let outcomes = item.decisions.iter().map(|decision| decision.outcome.value.as_str().into());
    let decided = item.decisions.iter().map(|decision| said(page.ledger, decision));
    let decided =
        decided.reduce(|first, second| text!("reports.then", first = first, second = second));
    [Cell::List(outcomes.collect()), decided.map_or(Cell::Nothing, Cell::Text)]
}

fn said(ledger: &Ledger, decision: &Decision) -> Text {
    let mut outcome = word("outcome", &decision.outcome.value);
    if let Some(body) = &decision.to {
        outcome = text!("reports.state-to", state = outcome, body = ledger.name(body));
    }
    let answers: Vec<&str> =
        decision.answers.iter().flatten().map(|part| part.value.as_str()).collect();
    match answers[..] {
        [] => outcome,
        _ => text!(
            "reports.project.answers",
            answers = answers.into_iter().collect::<Arg>(),
            outcome = outcome
        ),
    }
}
