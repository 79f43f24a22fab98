//! What an item plans for coming meetings.

use super::{Block, Cell, Entry, Item, Papers, Table, Text, asked, hidden, list, time};
use crate::records::NextItems;
use crate::text;
use crate::texts::Arg;

pub(super) fn blocks(papers: &Papers, item: &Item) -> Vec<Block> {
    let planned = item.next_items.iter().filter_map(|next| {
        let items = next.items.iter().map(|item| text!("formats.as-written", words = item));
        list(heading(papers, next), true, items.collect())
    });
    planned.collect()
}

/// The meeting that is planned for: body, date, time, place and theme, as far as they are said.
fn heading(papers: &Papers, next: &NextItems) -> Text {
    let record = next.meeting.as_ref().and_then(|meeting| papers.ledger.meetings.get(meeting));
    let body = next.body.as_ref().or(record.map(|meeting| &meeting.body));
    let body = body.map_or_else(
        || text!("reports.papers.another-meeting"),
        |body| text!("formats.as-written", words = papers.ledger.name(body)),
    );
    let date = next.date.clone().or(record.map(|meeting| meeting.date.into()));
    let mut parts: Vec<Arg> = vec![body.into()];
    parts.push(date.map_or_else(|| text!("reports.papers.no-date").into(), Arg::from));
    parts.extend(time(next.starts.as_deref(), next.ends.as_deref()).map(Arg::from));
    parts.extend(next.place.as_deref().map(Arg::from));
    parts.extend(
        next.theme.as_deref().map(|theme| text!("reports.papers.theme", theme = theme).into()),
    );
    text!("reports.papers.planned-for", meeting = Arg::List(parts))
}

/// What the source leaves open about them.
pub(super) fn notes(item: &Item) -> Vec<Text> {
    let asked = item.next_items.iter().flat_map(|next| &next.questions);
    let of = || text!("reports.papers.next-items");
    asked
        .map(|question| text!("reports.papers.question-of", of = of(), question = question))
        .collect()
}

pub(super) fn table(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.next_items.iter().map(move |next| {
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                Cell::or_nothing(next.body.as_deref()),
                Cell::or_nothing(next.meeting.as_deref()),
                Cell::or_nothing(next.date.clone()),
                Cell::or_nothing(next.starts.as_deref()),
                Cell::or_nothing(next.ends.as_deref()),
                Cell::or_nothing(next.place.as_deref()),
                Cell::or_nothing(next.theme.as_deref()),
                asked(&next.items),
                asked(&next.questions),
            ]);
            cells
        })
    });
    let keys =
        ["body", "meeting", "date", "starts", "ends", "place", "theme", "items", "questions"];
    hidden("next_items", &keys, rows.collect())
}
