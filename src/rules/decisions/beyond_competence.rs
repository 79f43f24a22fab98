//! A body decides what it may only recommend, or what another body decides.

use std::collections::BTreeMap;

use super::competences::{Beyond, Competences, is_below};
use super::lines::line_below;
use super::outcomes::decided;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, AllocationState, Body, Decision, Fund, Item, ItemKind, State};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("beyond-competence", Warning, "beyond_competence.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let competences = Competences::new(ledger);
    // The same body grants the same nature from the same fund again and again.
    let mut known: BTreeMap<(&str, &str, &str), Option<Beyond>> = BTreeMap::new();
    for allocation in ledger.allocations.values() {
        let Some(fund) = ledger.funds.get(&allocation.fund) else {
            continue;
        };
        for (at, step) in allocation.history.iter().enumerate() {
            let is_decision = matches!(step.state, State::Granted | State::Reserved);
            let body = decider(ledger, step).filter(|_| is_decision && !is_contrary(ledger, step));
            let beyond = body.and_then(|body| {
                let nature = allocation.nature.as_str();
                let beyond = known
                    .entry((&fund.id, &body.id, nature))
                    .or_insert_with(|| competences.beyond(fund, body, nature));
                Some((body, (*beyond)?))
            });
            if let Some((body, beyond)) = beyond {
                let place = ledger.place_of(allocation.source, &format!("history/{at}/state"));
                report(allocation, fund, (step, place), body, &beyond, reporter);
                // What it decides later follows from this.
                break;
            }
        }
    }
    for item in ledger.items.values() {
        check_item(ledger, item, reporter);
    }
}

/// The body that brought a state about: the one that is said, or the one that met.
fn decider<'l>(ledger: &'l Ledger, step: &AllocationState) -> Option<&'l Entry<Body>> {
    let met = || {
        let item = step.item.as_ref()?;
        Some(ledger.meeting(item)?.body.as_str())
    };
    ledger.bodies.get(step.by.as_deref().or_else(met)?)
}

/// Whether the item itself says that nothing was approved: then `not-as-decided` says so.
fn is_contrary(ledger: &Ledger, step: &AllocationState) -> bool {
    let item = step.item.as_ref();
    item.and_then(|item| decided(ledger, item)).is_some_and(|decided| {
        let mut outcomes = decided.decisions.iter().map(|decision| &decision.outcome.value);
        !decided.decisions.is_empty() && !outcomes.any(|outcome| outcome.starts_with("approved"))
    })
}

fn report(
    allocation: &Allocation,
    fund: &Fund,
    (step, at): (&AllocationState, Place),
    body: &Body,
    beyond: &Beyond,
    reporter: &mut Reporter,
) {
    let message = text!(
        "rules.decisions.beyond-competence.message",
        body = &body.name,
        state = step.state.word(),
        nature = &allocation.nature,
        fund = &fund.title
    );
    let found = reporter.find(at, message);
    let found = if beyond.may_recommend {
        found.related(beyond.at, text!("rules.decisions.beyond-competence.recommends"))
    } else {
        found.related(beyond.at, text!("rules.decisions.beyond-competence.decides"))
    };
    let found = match beyond.decides {
        Some(decides) => {
            found.remedy(text!("rules.decisions.beyond-competence.remedy", decides = decides))
        }
        None => found.remedy(text!("rules.decisions.beyond-competence.remedy-unknown")),
    };
    if beyond.may_recommend && step.state == State::Granted {
        let title = text!("rules.decisions.beyond-competence.write");
        found.fix(Fix::likely(title, at, "recommended"));
    }
}

/// The item says that another body has the last word, and nothing is sent on to it.
fn check_item(ledger: &Ledger, item: &Entry<Item>, reporter: &mut Reporter) {
    let final_body = item.competence.as_ref().and_then(|id| ledger.bodies.get(id));
    let Some((decides, meeting)) = final_body.zip(ledger.meeting(&item.id)) else {
        return;
    };
    let is_own = decides.id == meeting.body || is_below(ledger, &decides.id, &meeting.body);
    let is_sent_on =
        |decision: &Decision| decision.to.is_some() || decision.outcome.value == "recommended";
    if is_own || item.kind == ItemKind::Approval || item.decisions.iter().any(is_sent_on) {
        return;
    }
    let approved = item
        .decisions
        .iter()
        .find(|decision| decision.outcome.starts_with("approved") && decision.by.is_none());
    let Some(decision) = approved else {
        return;
    };
    let outcome = item.place(decision.outcome.span);
    let found = reporter
        .find(
            outcome,
            text!(
                "rules.decisions.beyond-competence.item",
                outcome = &decision.outcome.value,
                decides = &decides.name
            ),
        )
        .related(
            ledger.place_of(item.source, "competence"),
            text!("rules.decisions.beyond-competence.competence"),
        )
        .remedy(text!("rules.decisions.beyond-competence.item-remedy", decides = &decides.id));
    let text = &ledger.sources.get(item.source).text;
    if let Some((below, line)) = line_below(text, outcome.span, &format!("to: {}", decides.id)) {
        let place = Place { source: item.source, span: below };
        let title = text!("rules.decisions.beyond-competence.write");
        found.fix(Fix::likely(title, outcome, "recommended").and(place, line));
    }
}
