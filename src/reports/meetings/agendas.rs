//! The agenda of each meeting, with outcomes in short, and what is announced for it.

use super::{
    Announced, Block, Cell, Entry, Gathering, Item, Ledger, Meeting, Query, Section, data, if_any,
    is_about, paper, places, time, word,
};
use crate::sheet::{Column, Row, Shown, Table};
use crate::text;
use crate::texts::Arg;

/// A meeting's agenda under its heading; nothing, when there is no item to show.
pub(super) fn section(ledger: &Ledger, gathering: &Gathering, query: &Query) -> Option<Section> {
    let table = table(ledger, Some(gathering), query);
    let body = gathering.body().map_or_else(
        || Arg::from(text!("reports.meetings.no-body")),
        |body| Arg::from(ledger.name(body)),
    );
    let date = gathering.date();
    let date = date.map_or_else(|| Arg::from(text!("reports.meetings.no-date")), Arg::from);
    let title = text!("reports.meetings.at", body = body, day = date);
    let blocks = vec![Block::Table(table)];
    let has_rows = |block: &Block| matches!(block, Block::Table(table) if !table.rows.is_empty());
    let places = places(ledger, gathering);
    let announced = places.map(|places| text!("reports.meetings.announced", places = places));
    let notes = announced.into_iter().collect();
    blocks.iter().any(has_rows).then_some(Section { title, blocks, notes })
}

pub(super) fn table(ledger: &Ledger, gathering: Option<&Gathering>, query: &Query) -> Table {
    Table {
        name: "agenda",
        title: None,
        columns: vec![
            data("meeting"),
            data("item"),
            data("path"),
            if_any("number", text!("reports.columns.number")),
            Column::new("title", text!("reports.columns.title")),
            if_any("kind", text!("reports.columns.kind")),
            data("starts"),
            data("ends"),
            paper("time", text!("reports.columns.time")),
            if_any("access", text!("reports.columns.access")),
            if_any("outcomes", text!("reports.columns.outcomes")),
            data("announced_by"),
        ],
        rows: gathering.map_or(Vec::new(), |gathering| rows(ledger, gathering, query)),
        shown: Shown::Always,
        turned: false,
    }
}

fn rows(ledger: &Ledger, gathering: &Gathering, query: &Query) -> Vec<Row> {
    let project = query.project.as_ref();
    let is_shown = |item: &&&Entry<Item>| match project {
        Some(project) => is_about(item, project),
        None => query.all || !item.is_closed(),
    };
    let items = gathering.items.iter().filter(is_shown);
    let mut rows: Vec<Row> = gathering
        .meeting
        .into_iter()
        .flat_map(|meeting| items.clone().map(|item| row(ledger, meeting, item, query)))
        .collect();
    // What is announced is what will be taken up, until there is an agenda.
    if gathering.items.is_empty() {
        let announced = gathering.announced.iter();
        rows.extend(announced.flat_map(|announced| planned(gathering, announced)));
    }
    rows
}

fn row(ledger: &Ledger, meeting: &Entry<Meeting>, item: &Entry<Item>, query: &Query) -> Row {
    let open = |cell: Cell| if item.is_closed() { Cell::Nothing } else { cell };
    let access = |access: &str| Cell::Word(access.into(), word("access", access));
    let hours = time(item.starts.as_deref(), item.ends.as_deref());
    let cells = vec![
        meeting.id.as_str().into(),
        open(item.id.as_str().into()),
        open(ledger.path(item.source).into()),
        Cell::or_nothing(item.number.as_deref()),
        open(item.title.value.as_str().into()),
        Cell::Word(item.kind.word().into(), word("item", item.kind.word())),
        open(Cell::or_nothing(item.starts.as_deref())),
        open(Cell::or_nothing(item.ends.as_deref())),
        open(hours.map_or(Cell::Nothing, Cell::Text)),
        item.access.as_deref().map_or(Cell::Nothing, access),
        open(outcomes(meeting, item, query)),
        Cell::Nothing,
    ];
    Row { cells, notes: Vec::new() }
}

/// The outcomes that had come by the day, each once.
fn outcomes(meeting: &Meeting, item: &Item, query: &Query) -> Cell {
    let mut outcomes: Vec<&str> = Vec::new();
    for decision in &item.decisions {
        let has_come = match &decision.date {
            Some(date) => date.value.has_come(query.as_of),
            None => meeting.date <= query.as_of,
        };
        let outcome = decision.outcome.value.as_str();
        if has_come && !outcomes.contains(&outcome) {
            outcomes.push(outcome);
        }
    }
    let said = |outcome: &str| Cell::Word(outcome.into(), word("outcome", outcome));
    Cell::List(outcomes.into_iter().map(said).collect())
}

/// The items that are announced for a meeting.
fn planned(gathering: &Gathering, announced: &Announced) -> Vec<Row> {
    let row = |title: &String| {
        let cells = vec![
            Cell::or_nothing(gathering.meeting.map(|meeting| meeting.id.as_str())),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            title.as_str().into(),
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            Cell::Nothing,
            announced.item.id.as_str().into(),
        ];
        Row { cells, notes: Vec::new() }
    };
    announced.next.items.iter().map(row).collect()
}
