//! What is recommended, and motions from the floor.

use super::{
    Block, Cell, Entry, Item, Papers, Table, Text, asked, hidden, joined, list, with_text,
};
use crate::records::Motion;
use crate::text;
use crate::texts::Arg;

pub(super) fn blocks(papers: &Papers, item: &Item) -> Vec<Block> {
    let texts = item.recommendations.iter();
    let recommendations =
        texts.map(|recommendation| said(recommendation.value.text.trim_end())).collect();
    let motions = item.motions.iter().map(|motion| self::motion(papers, motion)).collect();
    let motions = list(text!("reports.papers.motions"), true, motions);
    let heading = heading(papers, item);
    let recommendations = list(heading.clone(), true, recommendations)
        .or_else(|| (!item.recommended_by.is_empty()).then(|| none(heading)));
    recommendations.into_iter().chain(motions.filter(|_| shows_motions(papers))).collect()
}

/// Motions from the floor are what the meeting brings; one that is known before is on the agenda.
fn shows_motions(papers: &Papers) -> bool {
    papers.is_minutes() || !papers.has_met()
}

fn said(words: &str) -> Text {
    text!("formats.as-written", words = words)
}

/// Who recommends stands in the heading.
fn heading(papers: &Papers, item: &Item) -> Text {
    if item.recommended_by.is_empty() {
        return text!("reports.papers.recommendations");
    }
    let names = item.recommended_by.iter().map(|who| papers.ledger.name(who)).collect::<Arg>();
    text!("reports.papers.recommendations-of", names = names)
}

/// Who recommends is recorded and what is not.
fn none(heading: Text) -> Block {
    let items = vec![text!("reports.papers.not-recorded")];
    Block::List { heading: Some(heading), numbered: false, items }
}

fn motion(papers: &Papers, motion: &Motion) -> Text {
    let name = |who: &String| papers.ledger.name(who).to_owned();
    let parts = [
        motion.by.as_ref().map(|by| text!("reports.papers.motion-by", name = name(by))),
        motion
            .on_behalf_of
            .as_ref()
            .map(|whom| text!("reports.papers.on-behalf-of", name = name(whom))),
        motion.amends.as_ref().map(|number| text!("reports.papers.amends", number = number)),
    ];
    match joined(parts.into_iter().flatten()) {
        Some(head) => with_text(head, Some(&motion.text)),
        None => said(motion.text.trim_end()),
    }
}

/// What the source leaves open about them.
pub(super) fn notes(papers: &Papers, item: &Item) -> Vec<Text> {
    let mut notes = Vec::new();
    for (recommendation, number) in item.recommendations.iter().zip(1_usize..) {
        for question in &recommendation.value.questions {
            let number = number.to_string();
            let of = text!("reports.papers.recommendation-number", number = number);
            notes.push(text!("reports.papers.question-of", of = of, question = question));
        }
    }
    for (motion, number) in item.motions.iter().zip(1_usize..).filter(|_| shows_motions(papers)) {
        for question in &motion.questions {
            let of = text!("reports.papers.motion-number", number = number.to_string());
            notes.push(text!("reports.papers.question-of", of = of, question = question));
        }
    }
    notes
}

pub(super) fn recommendations(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let rows = items.iter().flat_map(|item| {
        item.recommendations.iter().zip(1..).map(move |(recommendation, number)| {
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                format!("{}#{number}", item.id).into(),
                recommendation.value.text.trim_end().into(),
                asked(&recommendation.value.questions),
            ]);
            cells
        })
    });
    hidden("recommendations", &["recommendation", "text", "questions"], rows.collect())
}

pub(super) fn motions(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.motions.iter().zip(1..).map(move |(motion, number)| {
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                format!("{}#m{number}", item.id).into(),
                Cell::or_nothing(motion.by.as_deref()),
                Cell::or_nothing(motion.on_behalf_of.as_deref()),
                Cell::or_nothing(motion.amends.as_deref()),
                motion.text.trim_end().into(),
                asked(&motion.questions),
            ]);
            cells
        })
    });
    let keys = ["motion", "by", "on_behalf_of", "amends", "text", "questions"];
    hidden("motions", &keys, rows.collect())
}
