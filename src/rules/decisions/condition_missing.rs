//! An outcome asks for something that is not said: which condition, which reservation, to whom.

use super::lines::line_below;
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item};
use crate::source::Place;
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("condition-missing", Warning, "condition_missing.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values() {
        for decision in &item.decisions {
            // What the source leaves open is written as a question.
            if decision.questions.is_empty() {
                check_decision(ledger, item, decision, reporter);
            }
        }
    }
}

fn check_decision(
    ledger: &Ledger,
    item: &Entry<Item>,
    decision: &Decision,
    reporter: &mut Reporter,
) {
    let missing = match decision.outcome.value.as_str() {
        "approved-with-conditions" if decision.conditions.is_empty() => (
            text!("rules.decisions.condition-missing.conditions"),
            text!("rules.decisions.condition-missing.conditions-remedy"),
        ),
        "approved-with-reservation" if !has_reservation(item, decision) => (
            text!("rules.decisions.condition-missing.reservation"),
            text!("rules.decisions.condition-missing.reservation-remedy"),
        ),
        "recommended" if decision.to.is_none() && !is_decided_elsewhere(ledger, item) => (
            text!("rules.decisions.condition-missing.recommended"),
            text!("rules.decisions.condition-missing.recommended-remedy"),
        ),
        "returned" if decision.to.is_none() => (
            text!("rules.decisions.condition-missing.returned"),
            text!("rules.decisions.condition-missing.returned-remedy"),
        ),
        _ => return,
    };
    report(ledger, item, decision, missing, reporter);
}

/// Whether a reservation of the item may be about the decision.
fn has_reservation(item: &Item, decision: &Decision) -> bool {
    let answered = item.answered_by(decision);
    item.reservations.iter().any(|reservation| match &reservation.concerns {
        Some(part) => answered.contains(part) || part.starts_with('d'),
        None => true,
    })
}

/// Whether the item itself says that another body has the last word.
fn is_decided_elsewhere(ledger: &Ledger, item: &Entry<Item>) -> bool {
    let own = ledger.meeting(&item.id).map(|meeting| meeting.body.as_str());
    item.competence.is_some() && item.competence.as_deref() != own
}

fn report(
    ledger: &Ledger,
    item: &Entry<Item>,
    decision: &Decision,
    (message, remedy): (Text, Text),
    reporter: &mut Reporter,
) {
    let outcome = decision.outcome.span;
    let found = reporter.find(item.place(outcome), message).remedy(remedy);
    let to =
        (decision.outcome.value == "recommended").then(|| decides_next(ledger, item)).flatten();
    let insertion = to.and_then(|to| {
        let text = &ledger.sources.get(item.source).text;
        line_below(text, outcome, &format!("to: {to}")).map(|edit| (to, edit))
    });
    if let Some((to, (at, line))) = insertion {
        let place = Place { source: item.source, span: at };
        let title = text!("rules.decisions.condition-missing.fix", to = to);
        found.fix(Fix::likely(title, place, line));
    }
}

/// The one body to which the body that met recommends, by its own record.
fn decides_next<'l>(ledger: &'l Ledger, item: &Entry<Item>) -> Option<&'l str> {
    let body = ledger.bodies.get(&ledger.meeting(&item.id)?.body)?;
    let mut to: Vec<&str> = body.recommends.iter().map(|matter| matter.to.as_str()).collect();
    to.extend(body.reports_to.as_deref());
    to.dedup();
    match to[..] {
        [one] => Some(one),
        _ => None,
    }
}
