//! A state of an allocation says otherwise than the item that it names.

use std::collections::{BTreeMap, BTreeSet};

use super::outcomes::{Decided, decided};
use super::recipients::Recipients;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, AllocationState, Meeting, MeetingState, State};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("not-as-decided", Warning, "not_as_decided.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let sharing = sharing(ledger);
    let recipients = Recipients::new(ledger);
    for allocation in ledger.allocations.values() {
        let mut looked_at = BTreeSet::new();
        for (at, state) in allocation.history.iter().enumerate() {
            let reference = state.item.as_ref().map(|item| item.value.as_str());
            let Some(decided) = reference.and_then(|reference| decided(ledger, reference)) else {
                continue;
            };
            let meeting = ledger.meeting(&decided.item.id);
            let meeting = meeting.filter(|meeting| meeting.state == MeetingState::Held);
            let step = Step { ledger, allocation, at, state, decided };
            if let Some(meeting) = meeting
                && (step.check_outcome(meeting, reporter)
                    || step.check_body(meeting, reporter)
                    || step.check_date(meeting, reporter))
            {
                continue;
            }
            let is_of_matter = is_of_matter(state.state) && step.decided.part.is_some();
            if is_of_matter && looked_at.insert(reference) {
                let others = reference.and_then(|reference| sharing.get(reference));
                step.check_amount(others.map_or(&[], Vec::as_slice), reporter);
                step.check_recipient(&recipients, reporter);
            }
        }
    }
}

/// Whether the recommendation behind such a state names its amount.
fn is_of_matter(state: State) -> bool {
    matches!(state, State::Recommended | State::Reserved | State::Granted)
}

/// The allocations whose states name the same recommendation.
fn sharing(ledger: &Ledger) -> BTreeMap<&str, Vec<&Entry<Allocation>>> {
    let mut sharing: BTreeMap<&str, Vec<&Entry<Allocation>>> = BTreeMap::new();
    for allocation in ledger.allocations.values() {
        for state in allocation.history.iter().filter(|state| is_of_matter(state.state)) {
            if let Some(item) = &state.item {
                let others = sharing.entry(&item.value).or_default();
                if others.last().is_none_or(|last| last.id != allocation.id) {
                    others.push(allocation);
                }
            }
        }
    }
    sharing
}

/// A state with the item that it names.
pub(super) struct Step<'l> {
    /// All records.
    pub(super) ledger: &'l Ledger,
    /// The allocation.
    pub(super) allocation: &'l Entry<Allocation>,
    /// Which state of its history it is, from 0.
    pub(super) at: usize,
    /// The state.
    pub(super) state: &'l AllocationState,
    /// What it names.
    pub(super) decided: Decided<'l>,
}

impl Step<'_> {
    fn place(&self, field: &str) -> Place {
        self.ledger.place_of(self.allocation.source, &format!("history/{}/{field}", self.at))
    }

    /// Whether the meeting itself brought the state about, and not another body before it.
    fn is_of(&self, meeting: &Meeting) -> bool {
        match &self.state.by {
            Some(by) => *by == meeting.body,
            None => self.state.date.first() == Some(meeting.date),
        }
    }

    /// The outcomes of the meeting leave no room for the state.
    fn check_outcome(&self, meeting: &Meeting, reporter: &mut Reporter) -> bool {
        let contrary: &[&str] = match self.state.state {
            State::Granted | State::Reserved => &[
                "recommended",
                "deferred",
                "returned",
                "rejected",
                "withdrawn",
                "noted",
                "discussed",
            ],
            State::Recommended => &["deferred", "returned", "rejected", "withdrawn"],
            _ => return false,
        };
        let decisions = &self.decided.decisions;
        let is_contrary = !decisions.is_empty()
            && decisions.iter().all(|decision| contrary.contains(&decision.outcome.value.as_str()));
        let Some(decision) = decisions.first().filter(|_| is_contrary && self.is_of(meeting))
        else {
            return false;
        };
        let outcome = &decision.outcome.value;
        let state = self.place("state");
        let item = self.state.item.as_ref().map_or("", |item| item.value.as_str());
        let found = reporter
            .find(
                state,
                text!(
                    "rules.decisions.not-as-decided.outcome",
                    state = self.state.state.word(),
                    item = item,
                    outcome = outcome
                ),
            )
            .related(
                self.decided.item.place(decision.outcome.span),
                text!("rules.decisions.not-as-decided.there", outcome = outcome),
            )
            .remedy(text!("rules.decisions.not-as-decided.outcome-remedy"));
        let is_state = ["recommended", "rejected", "withdrawn"].contains(&outcome.as_str());
        if is_state && decisions.len() == 1 {
            let title = text!("rules.decisions.not-as-decided.write", instead = outcome);
            found.fix(Fix::likely(title, state, outcome));
        }
        true
    }

    /// Another body is said to have decided it than the one that met.
    fn check_body(&self, meeting: &Entry<Meeting>, reporter: &mut Reporter) -> bool {
        let is_decision =
            matches!(self.state.state, State::Granted | State::Reserved | State::Rejected);
        let by = self.state.by.as_ref().filter(|_| is_decision);
        let Some(body) = by.and_then(|by| self.ledger.bodies.get(by)) else {
            return false;
        };
        let all = self.decided.item.decisions.iter().chain(&self.decided.item.earlier_decisions);
        let is_told = all.into_iter().any(|decision| decision.by.as_ref() == Some(&body.id));
        let is_earlier = self.state.date.last().is_some_and(|last| last < meeting.date);
        if body.id == meeting.body || is_told || is_earlier {
            return false;
        }
        let met = self.ledger.name(&meeting.body);
        reporter
            .find(
                self.place("by"),
                text!(
                    "rules.decisions.not-as-decided.body",
                    state = self.state.state.word(),
                    body = &body.name,
                    met = met
                ),
            )
            .related(
                self.ledger.place_of(meeting.source, "body"),
                text!("rules.decisions.not-as-decided.meeting"),
            )
            .remedy(text!("rules.decisions.not-as-decided.body-remedy", body = &meeting.body));
        true
    }

    /// It is dated after the meeting, and the decision has no date of its own.
    fn check_date(&self, meeting: &Entry<Meeting>, reporter: &mut Reporter) -> bool {
        let is_later = self.state.date.first().is_some_and(|first| first > meeting.date);
        let is_of_body = self.state.by.as_ref().is_none_or(|by| *by == meeting.body);
        let has_own_date = self.decided.decisions.iter().any(|decision| decision.date.is_some());
        let is_decision = is_of_matter(self.state.state) || self.state.state == State::Rejected;
        let is_certain = is_decision && !self.state.date.is_uncertain();
        if !is_later || !is_of_body || has_own_date || !is_certain {
            return false;
        }
        let at = self.place("date");
        let day = meeting.date.to_string();
        reporter
            .find(
                at,
                text!(
                    "rules.decisions.not-as-decided.date",
                    state = self.state.state.word(),
                    date = self.state.date.value.clone(),
                    day = meeting.date
                ),
            )
            .related(
                self.ledger.place_of(meeting.source, "date"),
                text!("rules.decisions.not-as-decided.meeting"),
            )
            .remedy(text!("rules.decisions.not-as-decided.date-remedy", day = &day))
            .fix(Fix::likely(
                text!("rules.decisions.not-as-decided.write", instead = &day),
                at,
                &day,
            ));
        true
    }
}
