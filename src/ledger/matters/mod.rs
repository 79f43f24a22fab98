//! What has been put before meetings, how each matter was answered by a day, and whether it is
//! settled: there, or in a later item that takes it up.

mod chains;
mod of_item;

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Ledger};
use crate::date::Day;
use crate::records::{Decision, Item, Meeting, MeetingState};
use crate::source::{Place, Span};
pub use chains::Chains;
use of_item::of_item;

/// Something that an item asks to be decided, with one decision on it. A recommendation that is
/// decided in parts is a matter for each of them.
#[derive(Debug, Clone)]
pub struct Matter<'l> {
    /// The item.
    pub item: &'l Entry<Item>,
    /// Which part of the item it is: `1` a recommendation, `m1` a motion, `d1` a decision on
    /// nothing that was recommended; empty, when the item as a whole is to be decided.
    pub part: String,
    /// What is to be decided, or what was.
    pub text: &'l str,
    /// What the source leaves open about it.
    pub questions: &'l [String],
    /// The carried motions whose text stands in the place of the recommendation's own.
    pub amended_by: Vec<String>,
    /// The decision, and which of the item's it is, from 1.
    pub decision: Option<(usize, &'l Decision)>,
    span: Span,
}

/// How a matter stands after the meeting that treated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No decision is recorded.
    Undecided,
    /// The minutes say nothing.
    NotRecorded,
    /// It is to be taken up again.
    PutOff,
    /// It went back to somebody.
    Returned,
    /// It is recommended to another body, whose decision it waits for.
    Awaiting,
    /// It is decided.
    Decided,
}

impl<'l> Matter<'l> {
    /// Its id: `sku-2021-04-22/05#1`.
    pub fn id(&self) -> String {
        match self.part.as_str() {
            "" => self.item.id.clone(),
            part => format!("{}#{part}", self.item.id),
        }
    }

    /// Where it is written.
    pub fn place(&self) -> Place {
        self.item.place(self.span)
    }

    /// How it stands, by its own decision.
    pub fn standing(&self) -> Standing {
        match self.decision {
            None => Standing::Undecided,
            Some((_, decision)) => match decision.outcome.as_str() {
                "not-recorded" => Standing::NotRecorded,
                "deferred" => Standing::PutOff,
                "returned" => Standing::Returned,
                "recommended" => Standing::Awaiting,
                _ if decision.until.is_some() || decision.meeting.is_some() => Standing::PutOff,
                _ => Standing::Decided,
            },
        }
    }

    /// The body that it waits for, by id or in words: the one that it is recommended or returned
    /// to; or, of a recommendation, the one whose decision is final.
    pub fn waits_for(&self) -> Option<&'l str> {
        let (_, decision) = self.decision?;
        match self.standing() {
            Standing::Awaiting => decision.to.as_deref().or(self.item.competence.as_deref()),
            Standing::Returned => decision.to.as_deref(),
            _ => None,
        }
    }

    /// The ids under which a later item may take it up.
    fn names(&self) -> Vec<String> {
        let part = |part: &str| format!("{}#{part}", self.item.id);
        let decision = self.decision.map(|(number, _)| part(&format!("d{number}")));
        let motions = self.amended_by.iter().map(|motion| part(motion));
        [self.item.id.clone(), self.id()].into_iter().chain(decision).chain(motions).collect()
    }
}

/// The matters that had come before a meeting by the end of a day.
pub struct Matters<'l> {
    ledger: &'l Ledger,
    day: Day,
    by_item: BTreeMap<&'l str, Vec<Matter<'l>>>,
    /// The items that take up what has this id.
    takers: BTreeMap<&'l str, Vec<&'l Entry<Item>>>,
    /// The items of which everything is decided, there or later.
    settled: BTreeSet<&'l str>,
}

impl<'l> Matters<'l> {
    /// The matters by the end of a day.
    pub fn by(ledger: &'l Ledger, day: Day) -> Matters<'l> {
        Matters::among(ledger, ledger.items.values(), day)
    }

    /// The matters of a whole chain of items by the end of a day. No item outside of it may take up
    /// one of them.
    pub fn among(
        ledger: &'l Ledger,
        items: impl IntoIterator<Item = &'l Entry<Item>>,
        day: Day,
    ) -> Matters<'l> {
        let mut takers: BTreeMap<&str, Vec<&Entry<Item>>> = BTreeMap::new();
        let mut by_item = BTreeMap::new();
        for item in items {
            for taken in &item.takes_up {
                takers.entry(taken).or_default().push(item);
            }
            by_item.insert(item.id.as_str(), of_item(ledger, item, day));
        }
        let mut matters = Matters { ledger, day, by_item, takers, settled: BTreeSet::new() };
        loop {
            // What is settled settles what it takes up, one step further each time.
            let more = matters.settled_now();
            if more.is_empty() {
                return matters;
            }
            matters.settled.extend(more);
        }
    }

    /// All of them, by the day of their meeting and in the order of the agenda.
    pub fn all(&self) -> Vec<&Matter<'l>> {
        let mut all: Vec<&Matter> = self.by_item.values().flatten().collect();
        all.sort_by_key(|matter| self.ledger.day_of(&matter.item.id));
        all
    }

    /// Whether it still waits for a decision: by its own standing, unless an item that takes it up
    /// is settled, or tells what the awaited body has decided in the meantime.
    pub fn is_open(&self, matter: &Matter) -> bool {
        let closes =
            |item: &Entry<Item>| self.settles(item) || self.has_answer(item, matter.waits_for());
        matter.standing() != Standing::Decided && !self.taken_up_in(matter).into_iter().any(closes)
    }

    /// The items, treated by the day, that take up a matter.
    pub fn taken_up_in(&self, matter: &Matter) -> Vec<&'l Entry<Item>> {
        self.takers(&matter.names(), matter.item, |item| is_treated(self.ledger, item, self.day))
    }

    /// The items of meetings that are still to be held and take up a matter.
    pub fn comes_up_in(&self, matter: &Matter) -> Vec<&'l Entry<Item>> {
        self.takers(&matter.names(), matter.item, |item| is_to_come(self.ledger, item, self.day))
    }

    /// The items, treated by the day, that take up an action of an item.
    pub fn taking_action(&self, item: &Entry<Item>, number: usize) -> Vec<&'l Entry<Item>> {
        let names = [format!("{}#a{number}", item.id)];
        self.takers(&names, item, |item| is_treated(self.ledger, item, self.day))
    }

    /// Whether all that an item puts before its meeting is settled, and something is.
    pub fn settles(&self, item: &Entry<Item>) -> bool {
        self.settled.contains(item.id.as_str())
    }

    fn settled_now(&self) -> Vec<&'l str> {
        let open = self.by_item.iter().filter(|(id, _)| !self.settled.contains(*id));
        let settled = open.filter(|(_, matters)| {
            !matters.is_empty() && !matters.iter().any(|matter| self.is_open(matter))
        });
        settled.map(|(id, _)| *id).collect()
    }

    fn takers(
        &self,
        names: &[String],
        of: &Entry<Item>,
        counts: impl Fn(&Entry<Item>) -> bool,
    ) -> Vec<&'l Entry<Item>> {
        let first = self.ledger.day_of(&of.id);
        let mut takers: Vec<&Entry<Item>> = names
            .iter()
            .flat_map(|name| self.takers.get(name.as_str()).into_iter().flatten().copied())
            .filter(|item| item.id != of.id && self.ledger.day_of(&item.id) >= first)
            .filter(|item| counts(item))
            .collect();
        takers.sort_by_key(|item| (self.ledger.day_of(&item.id), &item.id));
        takers.dedup_by_key(|item| &item.id);
        takers
    }

    fn has_answer(&self, item: &Entry<Item>, awaited: Option<&str>) -> bool {
        let is_final = |decision: &&Decision| {
            let open = ["deferred", "returned", "recommended", "not-recorded"];
            !open.contains(&decision.outcome.as_str())
        };
        let decisions = item.earlier_decisions.iter();
        decisions
            .filter(|decision| awaited.is_some() && decision.by.as_deref() == awaited)
            .filter(|decision| decision.date.as_ref().is_none_or(|date| date.has_come(self.day)))
            .any(|decision| is_final(&decision))
    }
}

/// Whether an item had been treated by the end of a day: its meeting was held, or something was
/// decided on it in writing. An item whose meeting could not be read counts as treated.
pub fn is_treated(ledger: &Ledger, item: &Entry<Item>, day: Day) -> bool {
    let in_writing = || {
        item.decisions
            .iter()
            .filter_map(|decision| decision.date.as_ref())
            .any(|date| date.has_come(day))
    };
    ledger.meeting(&item.id).is_none_or(|meeting| is_held(meeting, day)) || in_writing()
}

/// Whether a meeting had been held by the end of a day.
pub fn is_held(meeting: &Meeting, day: Day) -> bool {
    meeting.state == MeetingState::Held && meeting.date <= day
}

fn is_to_come(ledger: &Ledger, item: &Entry<Item>, day: Day) -> bool {
    let is_planned = |meeting: &Entry<Meeting>| {
        matches!(meeting.state, MeetingState::Planned | MeetingState::Called)
    };
    !is_treated(ledger, item, day) && ledger.meeting(&item.id).is_some_and(is_planned)
}
