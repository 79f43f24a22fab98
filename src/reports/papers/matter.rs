//! The matter of an item: what sort of item it is, who presents it, and its texts.

use super::{Block, Item, Papers, Text, attachments, prose, time, word};
use crate::ledger::Ledger;
use crate::sheet::Cell;
use crate::text;
use crate::texts::Arg;

pub(super) fn blocks(papers: &Papers, item: &Item) -> Vec<Block> {
    let mut blocks = vec![facts(facts_of(papers, item))];
    let texts = [
        (text!("reports.papers.summary"), &item.summary),
        (text!("reports.papers.case"), &item.case),
        (text!("reports.papers.economy"), &item.economy),
        (text!("reports.papers.coordination"), &item.coordination),
        (text!("reports.papers.process"), &item.process),
    ];
    blocks.extend(texts.into_iter().filter_map(|(heading, text)| prose(heading, text.as_ref())));
    blocks
}

/// Short facts, a line each.
pub(super) fn facts(items: Vec<Text>) -> Block {
    Block::List { heading: None, numbered: false, items }
}

fn facts_of(papers: &Papers, item: &Item) -> Vec<Text> {
    let ledger = papers.ledger;
    let names = |who: &[String]| who.iter().map(|who| ledger.name(who)).collect::<Arg>();
    let mut facts = vec![text!("reports.papers.kind", kind = word("item", item.kind.word()))];
    if let Some(access) = &item.access {
        facts.push(text!("reports.papers.access", access = word("access", access)));
    }
    let time = time(item.starts.as_deref(), item.ends.as_deref());
    facts.extend(time.map(|time| text!("reports.papers.time", time = time)));
    if !item.presenters.is_empty() {
        facts.push(text!("reports.papers.presenters", names = names(&item.presenters)));
    }
    if let Some(body) = &item.competence {
        facts.push(text!("reports.papers.competence", body = ledger.name(body)));
    }
    if !item.projects.is_empty() {
        let title = |id: &String| ledger.projects.get(id).map_or(id.clone(), |it| it.title.clone());
        let projects = item.projects.iter().map(title).collect::<Arg>();
        facts.push(text!("reports.papers.projects", projects = projects));
    }
    if !item.funds.is_empty() {
        let title = |id: &String| ledger.funds.get(id).map_or(id.clone(), |it| it.title.clone());
        facts.push(text!(
            "reports.papers.funds",
            funds = item.funds.iter().map(title).collect::<Arg>()
        ));
    }
    facts.extend(
        item.takes_up
            .iter()
            .map(|part| text!("reports.papers.takes-up", matter = taken_up(papers, part))),
    );
    facts.extend(item.refs.iter().map(|number| match attachments::number(number) {
        Cell::Words(number) => text!("reports.papers.ref", number = number),
        _ => text!("reports.none"),
    }));
    facts
}

/// An item, or a part of one, by its title and meeting. A closed one is not named.
fn taken_up(papers: &Papers, written: &str) -> Text {
    let (id, part) = written.split_once('#').unwrap_or((written, ""));
    let item = papers.ledger.items.get(id);
    let (Some(item), Some(meeting)) = (item, meeting_of(papers, id)) else {
        return text!("formats.as-written", words = written);
    };
    if item.is_closed() {
        return text!("reports.papers.closed-item-of", meeting = meeting);
    }
    let title = &item.title.value;
    match part {
        "" => text!("reports.papers.item-of", title = title, meeting = meeting),
        _ => text!(
            "reports.papers.part-of",
            part = self::part(part),
            title = title,
            meeting = meeting
        ),
    }
}

/// A part of an item by its mark: `1` a recommendation, `m1` a motion, `d1` a decision, `a1` an
/// action.
fn part(mark: &str) -> Text {
    let number = mark.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    match mark.as_bytes().first() {
        Some(b'm') => text!("reports.papers.motion-number", number = number),
        Some(b'd') => text!("reports.papers.decision-number", number = number),
        Some(b'a') => text!("reports.papers.action-number", number = number),
        _ => text!("reports.papers.recommendation-number", number = number),
    }
}

/// The meeting of an item, or the meeting itself, by its body and day.
pub(super) fn meeting_of(papers: &Papers, at: &str) -> Option<Text> {
    let ledger = papers.ledger;
    let meeting =
        ledger.meetings.get(at).or_else(|| ledger.meetings.get(Ledger::meeting_of(at)))?;
    let body = ledger.name(&meeting.body);
    Some(text!("reports.papers.meeting-of", body = body, day = meeting.date))
}
