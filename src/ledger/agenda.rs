//! A meeting as it stands on a day, and its items in the order of the agenda.

use super::{Entry, Ledger};
use crate::date::{Date, Day};
use crate::records::{Item, Meeting, MeetingState, Minutes};

/// How far a meeting is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is to be, and no agenda is sent.
    Planned,
    /// It is to be, and the agenda is sent.
    Called,
    /// It is recorded as held, and its day has not come.
    Coming,
    /// It was held.
    Held,
    /// It was not held.
    Cancelled,
    /// Its day is past, and nobody has recorded whether it was held.
    Past,
}

impl Standing {
    /// How far a meeting is at the end of a day.
    pub fn of(meeting: &Meeting, day: Day) -> Standing {
        match meeting.state {
            MeetingState::Cancelled => Standing::Cancelled,
            MeetingState::Held if meeting.date <= day => Standing::Held,
            MeetingState::Held => Standing::Coming,
            MeetingState::Planned | MeetingState::Called if meeting.date < day => Standing::Past,
            MeetingState::Planned => Standing::Planned,
            MeetingState::Called => Standing::Called,
        }
    }

    /// The fixed word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Planned => "planned",
            Standing::Called => "called",
            Standing::Coming => "coming",
            Standing::Held => "held",
            Standing::Cancelled => "cancelled",
            Standing::Past => "past",
        }
    }
}

/// When the agenda of a meeting was sent, when it has been by the end of a day.
pub fn sent(meeting: &Meeting, day: Day) -> Option<&Date> {
    meeting.agenda_sent.as_ref().filter(|sent| sent.has_come(day))
}

/// The state of the minutes of a meeting, when it has come by the end of a day.
pub fn minutes(meeting: &Meeting, day: Day) -> Option<&Minutes> {
    let has_come = |date: &Date| date.has_come(day);
    meeting
        .minutes
        .as_ref()
        .filter(|minutes| minutes.date.as_ref().map_or(meeting.date <= day, has_come))
}

/// The items of a meeting: by their numbers (`9`, `10`; `1.a`, `1.b`), and what has none, such as a
/// break, where its time puts it, or else its file.
pub fn items<'l>(ledger: &'l Ledger, meeting: &str) -> Vec<&'l Entry<Item>> {
    let (mut items, others): (Vec<_>, Vec<_>) =
        ledger.items_of(meeting).partition(|item| item.number.is_some());
    items.sort_by_cached_key(|item| (item.number.as_deref().map(parts), item.id.clone()));
    for other in others {
        items.insert(place(&items, other), other);
    }
    items
}

/// Where an item without a number stands among the others.
fn place(items: &[&Entry<Item>], other: &Entry<Item>) -> usize {
    let last_with_time = items.iter().rposition(|item| item.starts.is_some());
    let found = match (&other.starts, last_with_time) {
        (Some(time), Some(last)) => {
            let later = |item: &&Entry<Item>| item.starts.as_ref().is_some_and(|at| at >= time);
            Some(items.iter().position(later).unwrap_or(last + 1))
        }
        _ => items.iter().position(|item| item.id > other.id),
    };
    found.unwrap_or(items.len())
}

/// A part of an item's number, so that 9 comes before 10.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Number(u64),
    Words(String),
}

fn parts(number: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = number;
    while let Some(first) = rest.chars().next() {
        let is_number = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != is_number).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(match part.parse() {
            Ok(number) if is_number => Part::Number(number),
            _ => Part::Words(part.to_owned()),
        });
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn numbers_of_items_are_in_the_order_of_counting() {
        let mut numbers = vec!["10", "33/2026", "1.b", "2", "1.a", "1", "9", "1.10", "Tillæg"];
        numbers.sort_by_key(|number| parts(number));
        assert_eq!(numbers, ["1", "1.10", "1.a", "1.b", "2", "9", "10", "33/2026", "Tillæg"]);
    }
}
