//! A meeting was held, and a recommendation has no decision.

use std::collections::{BTreeMap, BTreeSet};

use std::collections::HashSet;

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::{Entry, Ledger};
use crate::records::{Item, ItemKind, Meeting, MeetingState};
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule = Rule { code: code!("undecided", Warning, "undecided.md"), check };

/// How many items are shown beside a meeting without decisions.
const SHOWN: usize = 3;

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut by_meeting: BTreeMap<&str, Vec<&Entry<Item>>> = BTreeMap::new();
    for item in ledger.items.values().filter(|item| item.kind != ItemKind::Break) {
        by_meeting.entry(Ledger::meeting_of(&item.id)).or_default().push(item);
    }
    // A decision may stand in an item that could not be read.
    let broken = ledger.broken.iter().filter(|broken| broken.kind == "item");
    let incomplete: BTreeSet<&str> = broken.map(|broken| Ledger::meeting_of(&broken.id)).collect();
    for (id, items) in by_meeting {
        let meeting = ledger.meetings.get(id);
        let Some(meeting) = meeting.filter(|meeting| meeting.state == MeetingState::Held) else {
            continue;
        };
        let is_silent = items.len() > 1 && items.iter().all(|item| item.decisions.is_empty());
        if is_silent && !incomplete.contains(id) {
            nothing_decided(ledger, meeting, &items, reporter);
        } else {
            items.iter().for_each(|item| check_item(item, reporter));
        }
    }
}

/// No item of the meeting has a decision: that is said once.
fn nothing_decided(
    ledger: &Ledger,
    meeting: &Entry<Meeting>,
    items: &[&Entry<Item>],
    reporter: &mut Reporter,
) {
    let asks = |item: &&&Entry<Item>| asks_for_decision(item) || !item.recommendations.is_empty();
    let asking: Vec<&&Entry<Item>> = items.iter().filter(asks).collect();
    let at = ledger.place_of(meeting.source, "state");
    if asking.is_empty() {
        reporter
            .find(at, text!("rules.decisions.undecided.talk", count = items.len()))
            .remedy(text!("rules.decisions.undecided.talk-remedy"))
            .severity(Severity::Info);
        return;
    }
    let mut found = reporter
        .find(
            at,
            text!("rules.decisions.undecided.meeting", all = items.len(), count = asking.len()),
        )
        .remedy(text!("rules.decisions.undecided.meeting-remedy"));
    for item in asking.into_iter().take(SHOWN) {
        let place = item.place(item.title.span);
        found = found.related(place, text!("rules.decisions.undecided.asks"));
    }
}

/// Whether there is something to decide in an item without recommendations.
fn asks_for_decision(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Decision | ItemKind::Approval)
}

fn check_item(item: &Entry<Item>, reporter: &mut Reporter) {
    let is_empty = item.recommendations.is_empty() && item.decisions.is_empty();
    if is_empty && asks_for_decision(item) {
        reporter
            .find(item.place(item.title.span), text!("rules.decisions.undecided.item"))
            .remedy(text!("rules.decisions.undecided.remedy"));
    }
    let open = unanswered(item);
    if let Some(first) = open.first() {
        let numbers: Arg = open.iter().copied().collect();
        reporter
            .find(
                item.place(item.recommendations[*first - 1].span),
                text!(
                    "rules.decisions.undecided.recommendations",
                    numbers = numbers,
                    count = open.len()
                ),
            )
            .remedy(text!("rules.decisions.undecided.remedy"));
    }
}

/// The numbers of the recommendations that no decision answers.
fn unanswered(item: &Item) -> Vec<usize> {
    let answered: HashSet<String> =
        item.decisions.iter().flat_map(|decision| item.answered_by(decision)).collect();
    (1..=item.recommendations.len())
        .filter(|number| !answered.contains(&number.to_string()))
        .collect()
}
