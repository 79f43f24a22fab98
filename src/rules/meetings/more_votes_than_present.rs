//! More votes are counted than people were present, or somebody voted who was away.

use std::collections::{HashMap, HashSet};

use super::listed::{self, Lists};
use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::{Entry, Ledger, Record};
use crate::records::{Decision, Item, MeetingState, Vote, Votes};
use crate::source::Place;
use crate::text;
use crate::yaml::Node;

pub(super) const RULE: Rule =
    Rule { code: code!("more-votes-than-present", Warning, "more_votes_than_present.md"), check };

/// The fields of a vote.
const SIDES: [&str; 3] = ["for", "against", "abstained"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let records = nodes::of_kind(ledger, "item");
    for lists in listed::of_meetings(ledger) {
        if lists.meeting.state != MeetingState::Held {
            continue;
        }
        for item in ledger.items_of(&lists.meeting.id) {
            let is_here = |decision: &Decision| {
                decision.date.is_none()
                    && decision.questions.is_empty()
                    && decision.by.as_ref().is_none_or(|by| *by == lists.meeting.body)
            };
            let votes = item.decisions.iter().enumerate().filter(|(_, decision)| is_here(decision));
            for (at, vote) in votes.filter_map(|(at, decision)| Some((at, decision.vote.as_ref()?)))
            {
                if let Some(record) = records.get(item.id.as_str()) {
                    let node = nodes::element(&record.node, "decisions", at);
                    let node = node.and_then(|decision| decision.get("vote"));
                    let count = Count { ledger, lists: &lists, item, record, node };
                    count.numbers(vote, reporter);
                    count.names(reporter);
                }
            }
        }
    }
}

/// A vote on one decision.
struct Count<'l, 'r> {
    ledger: &'l Ledger,
    lists: &'r Lists<'l>,
    item: &'l Entry<Item>,
    record: &'l Record,
    node: Option<&'l Node>,
}

impl Count<'_, '_> {
    /// More votes than people, where it is written who was present.
    fn numbers(&self, vote: &Vote, reporter: &mut Reporter) {
        let sides = [&vote.cast_for, &vote.cast_against, &vote.abstained];
        let cast: usize = sides
            .into_iter()
            .flatten()
            .map(|votes| match votes {
                Votes::Number(number) => *number as usize,
                Votes::Names(names) => names.len(),
            })
            .sum();
        let present: HashSet<&str> = self.lists.present.iter().map(|person| person.who).collect();
        if present.is_empty() || cast <= present.len() {
            return;
        }
        let list = self.lists.node.entry("present").map(|entry| entry.key.span).unwrap_or_default();
        reporter
            .find(
                nodes::place(self.record, self.node),
                text!(
                    "rules.meetings.more-votes-than-present.message",
                    votes = cast,
                    present = present.len()
                ),
            )
            .related(
                self.lists.meeting.place(list),
                text!("rules.meetings.more-votes-than-present.list"),
            )
            .remedy(text!("rules.meetings.more-votes-than-present.remedy"));
    }

    /// Voters who were away.
    fn names(&self, reporter: &mut Reporter) {
        let away = self.away();
        let sides = SIDES.iter().filter_map(|side| self.node?.get(side));
        for voter in sides.flat_map(Node::elements) {
            let who = voter.text().map(|name| self.ledger.person_meant(name));
            let Some((who, place)) = who.and_then(|who| Some((who, *away.get(who)?))) else {
                continue;
            };
            reporter
                .find(
                    nodes::place(self.record, Some(voter)),
                    text!(
                        "rules.meetings.more-votes-than-present.away",
                        name = self.ledger.person_name(who)
                    ),
                )
                .related(place, text!("rules.meetings.more-votes-than-present.absent"))
                .remedy(text!("rules.meetings.more-votes-than-present.away-remedy"));
        }
    }

    /// Who was away for the item, and where it is written: from all of the meeting or from the item
    /// alone.
    fn away(&self) -> HashMap<&str, Place> {
        let present: HashSet<&str> = self.lists.present.iter().map(|person| person.who).collect();
        let absent = self.lists.absent.iter().filter(|person| !person.is_in_part());
        let mut away: HashMap<&str, Place> = absent
            .filter(|person| !present.contains(person.who))
            .map(|person| (person.who, person.at))
            .collect();
        let nodes = self.record.node.get("absent").map_or(&[][..], Node::elements);
        let from_item = listed::listed(self.ledger, self.item, nodes, &self.item.absent);
        away.extend(
            from_item.iter().filter(|one| one.attendee.away.is_none()).map(|one| (one.who, one.at)),
        );
        let is_this = |number: &String| self.item.number.as_ref() == Some(number);
        let left = self.lists.all().filter(|person| person.attendee.not_at.iter().any(is_this));
        away.extend(left.map(|person| (person.who, person.at)));
        away
    }
}
