//! What was noted beside the decisions: remarks, reservations and absences.

use super::{
    Block, Cell, Entry, Item, Papers, Table, Text, asked, attendance, hidden, joined, list,
};
use crate::records::{Attendee, Remark, Reservation};
use crate::text;

pub(super) fn remarks_block(papers: &Papers, item: &Item) -> Option<Block> {
    let said = item.remarks.iter().map(|remark| by(papers, remark));
    list(text!("reports.papers.remarks"), false, said.collect())
}

fn by(papers: &Papers, remark: &Remark) -> Text {
    let by = match &remark.by {
        Some(by) => text!("formats.as-written", words = papers.ledger.name(by)),
        None => text!("reports.papers.by-unknown"),
    };
    text!("reports.papers.said-by", by = by, text = remark.text.trim_end())
}

pub(super) fn reservations_block(papers: &Papers, item: &Item) -> Option<Block> {
    let said = item.reservations.iter().map(|reservation| self::reservation(papers, reservation));
    list(text!("reports.papers.reservations"), false, said.collect())
}

/// Who has it to what, and below that what it is, when it takes effect and what is asked for.
fn reservation(papers: &Papers, reservation: &Reservation) -> Text {
    let by = text!("formats.as-written", words = papers.ledger.name(&reservation.by));
    let by = match &reservation.concerns {
        Some(number) => text!("reports.papers.reservation-to", by = by, number = number),
        None => by,
    };
    let said = text!("reports.papers.said-by", by = by, text = reservation.text.trim_end());
    let condition = reservation.condition.as_deref().map(str::trim_end);
    let condition = condition.map(|text| text!("reports.papers.reservation-if", text = text));
    let action = reservation.action.as_deref().map(str::trim_end);
    let action = action.map(|text| text!("reports.papers.reservation-asks", text = text));
    let below = |first, second| text!("reports.papers.below", first = first, second = second);
    condition.into_iter().chain(action).fold(said, below)
}

/// Who was away for this item: as the item says, and as the list of those at the meeting says.
pub(super) fn absences_block(papers: &Papers, item: &Item) -> Option<Block> {
    let here = item.absent.iter();
    let named = |who: &&Attendee| !item.absent.iter().any(|absent| absent.who == who.who);
    let is_away = |who: &&Attendee| item.number.as_ref().is_some_and(|it| who.not_at.contains(it));
    let meeting = papers.meeting;
    let lists = [&meeting.present, &meeting.called, &meeting.absent];
    let mut others: Vec<&Attendee> = Vec::new();
    for who in lists.into_iter().flatten().flatten().filter(is_away).filter(named) {
        if !others.iter().any(|known| known.who == who.who) {
            others.push(who);
        }
    }
    let said = here.chain(others).map(|who| absence(papers, who)).collect();
    list(text!("reports.papers.absent-here"), false, said)
}

fn absence(papers: &Papers, who: &Attendee) -> Text {
    let name = |id: &str| papers.ledger.name(id).to_owned();
    let words = |words: &str| text!("formats.as-written", words = words);
    let parts = [
        Some(words(&name(&who.who))),
        attendance::title(papers, who).map(words),
        who.organisation.as_deref().map(|id| words(&name(id))),
        who.party.as_deref().map(words),
        who.stands_in_for.as_deref().map(|id| text!("reports.papers.in-place-of", name = name(id))),
        who.away.as_deref().map(|away| words(&away.replace('/', "–"))),
        who.reason.as_deref().map(|reason| text!("reports.papers.reason", reason = reason)),
    ];
    joined(parts.into_iter().flatten()).unwrap_or_else(|| words(&who.who))
}

/// What the source leaves open about them.
pub(super) fn notes(papers: &Papers, item: &Item) -> Vec<Text> {
    let ask = |of: Text, question: &String| {
        text!("reports.papers.question-of", of = of, question = question)
    };
    let name = |who: &str| text!("formats.as-written", words = papers.ledger.name(who));
    let mut notes = Vec::new();
    for remark in &item.remarks {
        let by = remark.by.as_deref().map_or_else(|| text!("reports.papers.by-unknown"), name);
        let of = text!("reports.papers.remark-of", by = by);
        notes.extend(remark.questions.iter().map(|question| ask(of.clone(), question)));
    }
    for reservation in &item.reservations {
        let of = text!("reports.papers.reservation-of", by = name(&reservation.by));
        notes.extend(reservation.questions.iter().map(|question| ask(of.clone(), question)));
    }
    for who in &item.absent {
        notes.extend(who.questions.iter().map(|question| ask(name(&who.who), question)));
    }
    notes
}

pub(super) fn remarks(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.remarks.iter().map(move |remark| {
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                Cell::or_nothing(remark.by.as_deref()),
                remark.text.trim_end().into(),
                asked(&remark.questions),
            ]);
            cells
        })
    });
    hidden("remarks", &["by", "text", "questions"], rows.collect())
}

pub(super) fn reservations(papers: &Papers, items: &[&Entry<Item>]) -> Table {
    let told = items.iter().filter(|_| papers.tells());
    let rows = told.flat_map(|item| {
        item.reservations.iter().map(move |reservation| {
            let mut cells = papers.whose(item).to_vec();
            cells.extend([
                reservation.by.as_str().into(),
                Cell::or_nothing(reservation.concerns.as_deref()),
                reservation.text.trim_end().into(),
                Cell::or_nothing(reservation.condition.as_deref().map(str::trim_end)),
                Cell::or_nothing(reservation.action.as_deref().map(str::trim_end)),
                asked(&reservation.questions),
            ]);
            cells
        })
    });
    let keys = ["by", "concerns", "text", "condition", "asks_for", "questions"];
    hidden("reservations", &keys, rows.collect())
}
