//! The cover: which meeting it is, who was there, and the table of contents.

use super::{
    Block, Cell, Entry, Item, Papers, Row, Section, Shown, Standing, Table, agenda, attachments,
    attendance, contents, data, if_any, paper, prose, questions, tables, time, weekday, word,
};
use crate::records::Minutes;
use crate::sheet::Column;
use crate::text;
use crate::texts::{Arg, Text};

pub(super) fn section(papers: &Papers, items: &[&Entry<Item>]) -> Section {
    let meeting = papers.meeting;
    let mut blocks = vec![Block::Table(facts(papers))];
    let mut notes = Vec::new();
    if papers.is_minutes() && !papers.has_met() {
        notes.push(text!("reports.papers.not-held-yet", day = papers.as_of));
    }
    attendance::add(papers, &mut blocks, &mut notes);
    if papers.tells() {
        blocks.extend(prose(text!("reports.papers.about"), meeting.summary.as_ref()));
        notes.extend(questions(&meeting.questions));
        let minutes = agenda::minutes(meeting, papers.as_of);
        notes.extend(minutes.into_iter().flat_map(|minutes| &minutes.questions).map(|question| {
            let of = text!("reports.papers.about-minutes");
            text!("reports.papers.question-of", of = of, question = question)
        }));
    }
    blocks.push(Block::Table(contents::table(papers, items)));
    blocks.extend(tables(papers, &[]));
    blocks.push(Block::Table(attachments::table(papers, &[])));
    Section { title: text!("reports.papers.meeting"), blocks, notes }
}

/// The meeting as one row, which people read from above to below.
fn facts(papers: &Papers) -> Table {
    let meeting = papers.meeting;
    let standing = Standing::of(meeting, papers.as_of).word();
    let minutes = agenda::minutes(meeting, papers.as_of);
    let when = time(meeting.starts.as_deref(), meeting.ends.as_deref());
    let unknown = || text!("reports.papers.not-recorded");
    let refs = meeting.refs.iter().map(attachments::number);
    let cells = [
        (data("meeting"), meeting.id.as_str().into()),
        (data("path"), papers.ledger.path(meeting.source).into()),
        (
            Column::new("body", text!("reports.columns.body")),
            super::someone(papers.ledger, &meeting.body),
        ),
        (data("title"), Cell::or_nothing(meeting.title.as_deref())),
        (data("date"), Cell::Date(meeting.date.into())),
        (data("starts"), Cell::or_nothing(meeting.starts.as_deref())),
        (data("ends"), Cell::or_nothing(meeting.ends.as_deref())),
        (paper("day", text!("reports.columns.date")), Cell::Text(weekday(meeting.date))),
        (paper("time", text!("reports.columns.time")), Cell::Text(when.unwrap_or_else(unknown))),
        (data("place"), Cell::or_nothing(meeting.place.as_deref())),
        (
            paper("where", text!("reports.columns.place")),
            meeting.place.as_deref().map_or_else(|| Cell::Text(unknown()), Cell::from),
        ),
        (
            Column::new("state", text!("reports.columns.state")),
            Cell::Word(standing.into(), word("meeting", standing)),
        ),
        (
            if_any("agenda_sent", text!("reports.columns.agenda_sent")),
            Cell::or_nothing(agenda::sent(meeting, papers.as_of).cloned()),
        ),
        (data("minutes"), Cell::or_nothing(minutes.map(|minutes| minutes.state.as_str()))),
        (data("minutes_date"), Cell::or_nothing(minutes.and_then(|minutes| minutes.date.clone()))),
        (
            data("minutes_approved_at"),
            Cell::or_nothing(minutes.and_then(|minutes| minutes.approved_at.as_deref())),
        ),
        (
            paper("how_far", text!("reports.columns.minutes")),
            if papers.tells() { how_far(papers, minutes) } else { Cell::Nothing },
        ),
        (if_any("refs", text!("reports.columns.refs")), Cell::List(refs.collect())),
    ];
    let (columns, cells) = cells.into_iter().unzip();
    let rows = vec![Row { cells, notes: Vec::new() }];
    Table { name: "meeting", title: None, columns, rows, shown: Shown::Always, turned: true }
}

/// How far the minutes are: their state, since when and where they were approved.
fn how_far(papers: &Papers, minutes: Option<&Minutes>) -> Cell {
    let Some(minutes) = minutes else {
        return Cell::Text(text!("reports.papers.not-recorded"));
    };
    let mut said: Vec<Arg> = vec![word("minutes", &minutes.state).into()];
    said.extend(minutes.date.clone().map(Arg::from));
    said.extend(minutes.approved_at.as_deref().map(|at| Arg::from(place(papers, at))));
    Cell::Text(text!("reports.words.parts", parts = Arg::List(said)))
}

/// The meeting or item that approved them, in words.
fn place(papers: &Papers, at: &str) -> Text {
    super::matter::meeting_of(papers, at).map_or_else(
        || text!("formats.as-written", words = at),
        |at| text!("reports.papers.at", meeting = at),
    )
}
