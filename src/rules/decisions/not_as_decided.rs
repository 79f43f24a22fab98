//! A state of an allocation says otherwise than the item that it names.

use std::collections::{BTreeMap, BTreeSet};

use super::named_amounts::{Named, named_amounts};
use super::outcomes::{Decided, decided};
use super::recipients::Recipients;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::budget::{amount_span, amounts};
use crate::ledger::{Entry, Ledger};
use crate::money::{self, Amount, Decimal};
use crate::records::{Allocation, AllocationState, Meeting, MeetingState, State, YearAmount};
use crate::source::Place;
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule =
    Rule { code: code!("not-as-decided", Warning, "not_as_decided.md"), check };

/// Of so many amounts in a text any may belong together.
const FEW: usize = 8;

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
struct Step<'l> {
    ledger: &'l Ledger,
    allocation: &'l Entry<Allocation>,
    at: usize,
    state: &'l AllocationState,
    decided: Decided<'l>,
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

    /// The words of the recommendation or decision name amounts, and none is the allocation's.
    fn check_amount(&self, sharing: &[&Entry<Allocation>], reporter: &mut Reporter) {
        let words = self.decided.words(self.ledger);
        let mut named = Vec::new();
        for (text, place) in &words {
            match named_amounts(text) {
                Some(amounts) => named.extend(amounts.into_iter().map(|amount| (amount, *place))),
                None => return,
            }
        }
        let (Some((_, place)), Some(own)) = (named.first(), self.own_amounts()) else {
            return;
        };
        let amounts: Vec<Named> = named.iter().map(|(amount, _)| *amount).collect();
        // Of several allocations in one recommendation the text may give only the sum.
        let is_shared = sharing.len() > 1 && amounts.len() < sharing.len();
        if is_shared || is_among(&own, &amounts) {
            return;
        }
        let states: Vec<&AllocationState> = self.allocation.history[..=self.at].iter().collect();
        let at = self.allocation.place(amount_span(self.allocation, &states));
        let list: Arg = amounts.iter().map(|amount| amount.value).collect();
        let own_list: Arg = own.iter().copied().take(FEW).collect();
        let found = reporter
            .find(at, text!("rules.decisions.not-as-decided.amount", own = own_list, named = list))
            .related(*place, text!("rules.decisions.not-as-decided.words"))
            .remedy(text!("rules.decisions.not-as-decided.amount-remedy"));
        let (single, _) = amounts_of(self.allocation, &states);
        if let ([amount], Some(Amount::Exact(_)), 1) = (&amounts[..], single, sharing.len()) {
            let instead = money::plain(amount.value);
            let title = text!("rules.decisions.not-as-decided.write", instead = &instead);
            found.fix(Fix::likely(title, at, instead));
        }
    }

    /// Every amount that a text might name for the allocation in this state: in a year, in a run of
    /// years, in all. Nothing, when one is not known.
    fn own_amounts(&self) -> Option<Vec<Decimal>> {
        let states: Vec<&AllocationState> = self.allocation.history[..=self.at].iter().collect();
        let (single, by_year) = amounts_of(self.allocation, &states);
        let mut own: Vec<Decimal> = single.map(values).unwrap_or(Some(Vec::new()))?;
        let mut whole = Decimal::ZERO;
        for amount in by_year {
            own.extend(of_years(amount)?);
            whole += own.last().copied().unwrap_or_default();
        }
        if by_year.len() > 1 {
            own.push(whole);
        }
        let mut known = Vec::new();
        own.retain(|value| {
            !known.contains(value) && {
                known.push(*value);
                true
            }
        });
        (!own.is_empty()).then_some(own)
    }

    /// The words say to whom, and it is none of those who receive it.
    fn check_recipient(&self, recipients: &Recipients, reporter: &mut Reporter) {
        let allocation = self.allocation;
        let organisations = &self.ledger.organisations;
        let all_known = allocation.recipients.iter().all(|id| organisations.contains_key(id));
        if allocation.recipients.is_empty() || !all_known {
            return;
        }
        for (text, place) in self.decided.words(self.ledger) {
            let named = recipients.named_in(text);
            let is_own = |id: &&str| self.is_party(id);
            let Some(other) = named.first().filter(|_| !named.iter().any(|id| is_own(&id))) else {
                continue;
            };
            let own: Arg = allocation.recipients.iter().map(|id| self.ledger.name(id)).collect();
            reporter
                .find(
                    self.ledger.place_of(allocation.source, "recipients/0"),
                    text!(
                        "rules.decisions.not-as-decided.recipient",
                        own = own,
                        other = self.ledger.name(other)
                    ),
                )
                .related(place, text!("rules.decisions.not-as-decided.words"))
                .remedy(text!("rules.decisions.not-as-decided.recipient-remedy", other = *other));
            return;
        }
    }

    /// Whether an organisation receives it, keeps the account, is paid, or is the whole or a part of
    /// one that receives it.
    fn is_party(&self, id: &str) -> bool {
        let part_of = |id: &str| self.ledger.organisations.get(id)?.part_of.as_deref();
        self.allocation.account.as_deref() == Some(id)
            || self.allocation.recipients.iter().any(|own| {
                own == id || part_of(own) == Some(id) || part_of(id) == Some(own.as_str())
            })
    }
}

fn amounts_of<'l>(
    allocation: &'l Allocation,
    states: &[&'l AllocationState],
) -> (Option<&'l Amount>, &'l [YearAmount]) {
    let (single, by_year) = amounts(allocation, states);
    (single.map(|amount| &amount.value), by_year.unwrap_or_default())
}

/// What is written of an amount; nothing, when it is not known.
fn values(amount: &Amount) -> Option<Vec<Decimal>> {
    match amount {
        Amount::Exact(value) | Amount::About(value) | Amount::AtMost(value) => Some(vec![*value]),
        Amount::Between(low, high) => Some(vec![*low, *high]),
        Amount::Unknown | Amount::Stated(_) => None,
    }
}

/// The amounts of a run of years: in each, and last in all of them.
fn of_years(amount: &YearAmount) -> Option<Vec<Decimal>> {
    let mut own = Vec::new();
    if let Some(each) = &amount.each {
        own.extend(values(each)?);
        let each = own.last().copied()?;
        let count = amount.years.count().unwrap_or(1);
        own.extend(each.checked_mul(Decimal::from(count)));
    }
    if let Some(total) = &amount.total {
        own.extend(values(total)?);
    }
    Some(own)
}

/// Whether one of the allocation's amounts is named, or is a sum of some that are.
fn is_among(own: &[Decimal], named: &[Named]) -> bool {
    if named.iter().any(|named| own.iter().any(|amount| named.is(*amount))) {
        return true;
    }
    if named.len() > FEW {
        // Too many to tell which of them belong together.
        return true;
    }
    (1_usize..(1 << named.len())).any(|choice| {
        let chosen = named.iter().enumerate().filter(|(at, _)| (choice >> at) & 1 == 1);
        let sum: Decimal = chosen.map(|(_, named)| named.value).sum();
        own.contains(&sum)
    })
}
