//! Two decisions on one recommendation say different things.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("answered-twice", Warning, "answered_twice.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values().filter(|item| item.decisions.len() > 1) {
        check_item(item, reporter);
    }
}

fn check_item(item: &Entry<Item>, reporter: &mut Reporter) {
    let mut first: Vec<(String, &Decision)> = Vec::new();
    for decision in &item.decisions {
        for part in item.answered_by(decision) {
            match first.iter().find(|(known, _)| *known == part) {
                None => first.push((part, decision)),
                Some((_, earlier)) if contradicts(earlier, decision) => {
                    report(item, &part, earlier, decision, reporter);
                    // The other parts that both answer say nothing more.
                    break;
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether two decisions on one recommendation cannot both be. They can, when another body or
/// another day brought the second, when one of them only says that it was discussed, or when each
/// has words of its own that say which part of the recommendation it is about.
fn contradicts(one: &Decision, other: &Decision) -> bool {
    let is_talk = |decision: &Decision| decision.outcome.value == "discussed";
    let date = |decision: &Decision| decision.date.as_ref().map(|date| date.value.clone());
    let in_parts = one.text.is_some() && other.text.is_some() && one.text != other.text;
    one.outcome.value != other.outcome.value
        && !is_talk(one)
        && !is_talk(other)
        && one.by == other.by
        && date(one) == date(other)
        && !in_parts
}

fn report(
    item: &Entry<Item>,
    part: &str,
    earlier: &Decision,
    decision: &Decision,
    reporter: &mut Reporter,
) {
    let at = |decision: &Decision| {
        let answers = decision.answers.iter().flatten();
        let named = answers.into_iter().find(|answer| answer.value == part);
        item.place(named.map_or(decision.outcome.span, |answer| answer.span))
    };
    let mut found = reporter
        .find(
            at(decision),
            text!(
                "rules.decisions.answered-twice.message",
                part = part,
                first = &earlier.outcome.value,
                second = &decision.outcome.value
            ),
        )
        .related(
            at(earlier),
            text!("rules.decisions.answered-twice.first", outcome = &earlier.outcome.value),
        );
    let number = part.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    if let Some(recommendation) = number.and_then(|at| item.recommendations.get(at)) {
        let place = item.place(recommendation.span);
        found = found.related(place, text!("rules.decisions.answered-twice.recommendation"));
    }
    found.remedy(text!("rules.decisions.answered-twice.remedy"));
}
