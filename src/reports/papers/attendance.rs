//! Who was called, who was there and who was away.

use super::{Block, Cell, Papers, Row, Shown, Table, data, if_any, questions, someone, word};
use crate::records::Attendee;
use crate::sheet::Column;
use crate::text;
use crate::texts::{Arg, Text};

/// Adds the lists that are recorded, and says which are not. An agenda has only those called.
pub(super) fn add(papers: &Papers, blocks: &mut Vec<Block>, notes: &mut Vec<Text>) {
    let meeting = papers.meeting;
    let mut lists = vec![("called", text!("reports.papers.called"), &meeting.called)];
    if papers.tells() {
        lists.push(("present", text!("reports.papers.present"), &meeting.present));
        lists.push(("absent", text!("reports.papers.absent"), &meeting.absent));
    }
    for (name, title, people) in lists {
        let people = people.as_deref().unwrap_or_default();
        blocks.push(Block::Table(table(papers, name, title, people)));
    }
    notes.extend(not_recorded(papers));
    if papers.tells() {
        notes.extend(contradictions(papers));
    }
}

fn table(papers: &Papers, name: &'static str, title: Text, people: &[Attendee]) -> Table {
    Table {
        name: "attendance",
        title: Some(title),
        columns: vec![
            data("list"),
            Column::new("name", text!("reports.columns.name")),
            if_any("title", text!("reports.columns.title")),
            if_any("organisation", text!("reports.columns.organisation")),
            if_any("party", text!("reports.columns.party")),
            if_any("role", text!("reports.columns.role")),
            if_any("stands_in_for", text!("reports.columns.stands_in_for")),
            if_any("not_at", text!("reports.columns.not_at")),
            if_any("away", text!("reports.columns.away")),
            if_any("reason", text!("reports.columns.reason")),
        ],
        rows: people.iter().map(|person| row(papers, name, person)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(papers: &Papers, list: &'static str, person: &Attendee) -> Row {
    let ledger = papers.ledger;
    let who = |id: &Option<String>| id.as_deref().map_or(Cell::Nothing, |id| someone(ledger, id));
    let role = |role: &String| Cell::Word(role.clone(), word("role", role));
    Row {
        cells: vec![
            list.into(),
            someone(ledger, &person.who),
            Cell::or_nothing(title(papers, person)),
            who(&person.organisation),
            Cell::or_nothing(person.party.as_deref()),
            person.role.as_ref().map_or(Cell::Nothing, role),
            who(&person.stands_in_for),
            Cell::List(person.not_at.iter().map(|item| item.as_str().into()).collect()),
            Cell::or_nothing(person.away.as_deref().map(|away| away.replace('/', "–"))),
            Cell::or_nothing(person.reason.as_deref()),
        ],
        notes: questions(&person.questions).collect(),
    }
}

/// The person's title at the meeting, or the one that the person has otherwise.
pub(super) fn title<'l>(papers: &Papers<'l>, person: &'l Attendee) -> Option<&'l str> {
    let recorded = || papers.ledger.people.get(&person.who).and_then(|who| who.title.as_deref());
    person.title.as_deref().or_else(recorded)
}

/// What is not written is not known; an empty list says that there was nobody.
fn not_recorded(papers: &Papers) -> Vec<Text> {
    let meeting = papers.meeting;
    if !papers.tells() {
        let unknown = meeting.called.is_none();
        return unknown.then(|| text!("reports.papers.called-unknown")).into_iter().collect();
    }
    let mut notes = Vec::new();
    match (&meeting.called, &meeting.present) {
        (Some(_), None) if meeting.absent.is_some() => {
            notes.push(text!("reports.papers.present-unknown-absent"));
        }
        (Some(_), None) => notes.push(text!("reports.papers.present-unknown-called")),
        (None, Some(_)) => notes.push(text!("reports.papers.called-unknown")),
        (None, None) => notes.push(text!("reports.papers.attendance-unknown")),
        _ => {}
    }
    match &meeting.absent {
        None => notes.push(text!("reports.papers.absent-unknown")),
        Some(absent) if absent.is_empty() => notes.push(text!("reports.papers.nobody-absent")),
        _ => {}
    }
    notes
}

/// People who are said to have been there and to have been away.
fn contradictions(papers: &Papers) -> Option<Text> {
    let meeting = papers.meeting;
    let absent = meeting.absent.as_deref().unwrap_or_default();
    let is_absent = |person: &&Attendee| absent.iter().any(|away| away.who == person.who);
    let both: Vec<&Attendee> = meeting.present.iter().flatten().filter(is_absent).collect();
    let names: Arg = both.iter().map(|person| papers.ledger.name(&person.who)).collect();
    (!both.is_empty()).then(|| text!("reports.papers.present-and-absent", names = names))
}
