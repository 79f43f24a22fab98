//! Somebody is said to have been away from an item that the meeting does not have.

use std::collections::HashSet;

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::findings::{Fix, nearest};
use crate::ledger::{Ledger, Record};
use crate::text;
use crate::texts::Arg;
use crate::yaml::Node;

pub(super) const RULE: Rule =
    Rule { code: code!("unknown-item-number", Warning, "unknown_item_number.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let broken: HashSet<&str> = ledger
        .broken
        .iter()
        .filter(|broken| broken.kind == "item")
        .map(|broken| Ledger::meeting_of(&broken.id))
        .collect();
    for record in &ledger.records {
        let meeting = match record.kind.as_str() {
            "meeting" => record.id.as_str(),
            "item" => Ledger::meeting_of(&record.id),
            _ => continue,
        };
        let lists = ["called", "present", "absent"];
        let attendees = lists.iter().filter_map(|list| record.node.get(list));
        let mut numbers = attendees
            .flat_map(Node::elements)
            .filter_map(|attendee| attendee.get("not_at"))
            .flat_map(Node::elements)
            .peekable();
        if numbers.peek().is_none() || broken.contains(meeting) {
            continue;
        }
        let known: Vec<&str> =
            ledger.items_of(meeting).filter_map(|item| item.number.as_deref()).collect();
        if known.is_empty() {
            continue;
        }
        for number in numbers {
            check_number(record, number, &known, reporter);
        }
    }
}

fn check_number(record: &Record, node: &Node, known: &[&str], reporter: &mut Reporter) {
    let plain = |number: &str| number.trim().trim_end_matches('.').to_lowercase();
    let Some(number) = node.text() else {
        return;
    };
    if known.iter().any(|known| plain(known) == plain(number)) {
        return;
    }
    let at = nodes::place(record, Some(node));
    let found = reporter
        .find(at, text!("rules.meetings.unknown-item-number.message", number = number))
        .remedy(text!(
            "rules.meetings.unknown-item-number.remedy",
            numbers = known.iter().copied().collect::<Arg>()
        ));
    // Of plain digits every other one is near, and none is meant more than another.
    let is_plain = number.bytes().all(|b| b.is_ascii_digit());
    if let Some(meant) = nearest(number, known.iter().copied()).filter(|_| !is_plain) {
        found.fix(Fix::likely(text!("schema.write", instead = meant), at, meant));
    }
}
