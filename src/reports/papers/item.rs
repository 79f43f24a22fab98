//! An item of the agenda, under the headings of the field in their order.

use super::{
    Block, Entry, Item, Papers, Section, actions, attachments, decisions, later, matter, noted,
    proposals, prose, questions, tables, word,
};
use crate::text;
use crate::texts::Text;

pub(super) fn section(papers: &Papers, item: &Entry<Item>) -> Section {
    if item.is_closed() {
        return closed(item);
    }
    let mut blocks = matter::blocks(papers, item);
    blocks.extend(proposals::blocks(papers, item));
    if papers.tells() {
        blocks.extend(brought(papers, item));
    }
    blocks.extend(tables(papers, &[item]));
    blocks.push(Block::Table(attachments::table(papers, &[item])));
    let mut notes = proposals::notes(papers, item);
    if papers.tells() {
        blocks.extend(later::blocks(papers, item));
        notes.extend(decisions::notes(papers, item));
        notes.extend(noted::notes(papers, item));
        notes.extend(actions::notes(item));
        notes.extend(later::notes(item));
        notes.extend(questions(&item.questions));
    }
    Section { title: title(item), blocks, notes }
}

/// What the meeting brought.
fn brought(papers: &Papers, item: &Item) -> Vec<Block> {
    let parts = [
        decisions::earlier_block(papers, item),
        prose(text!("reports.papers.discussion"), item.discussion.as_ref()),
        decisions::block(papers, item),
        noted::remarks_block(papers, item),
        noted::reservations_block(papers, item),
        actions::block(papers, item),
        noted::absences_block(papers, item),
    ];
    parts.into_iter().flatten().collect()
}

fn title(item: &Item) -> Text {
    match &item.number {
        Some(number) => {
            text!("reports.papers.item", number = number, title = &item.title.value)
        }
        None => text!("formats.as-written", words = &item.title.value),
    }
}

/// A closed item: that it is there, its number and kind, and nothing of what it is about.
fn closed(item: &Item) -> Section {
    let title = match &item.number {
        Some(number) => text!("reports.papers.closed-item", number = number),
        None => text!("reports.papers.closed"),
    };
    let kind = word("item", item.kind.word());
    let blocks = vec![matter::facts(vec![text!("reports.papers.kind", kind = kind)])];
    Section { title, blocks, notes: Vec::new() }
}
