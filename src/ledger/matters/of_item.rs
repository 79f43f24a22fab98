//! The matters of one item: what was recommended and moved, each with what was decided on it, and
//! what was decided besides.

use super::super::{Entry, Ledger};
use super::{Matter, is_treated};
use crate::date::Day;
use crate::records::{Decision, Item, ItemKind};
use crate::source::Span;

/// The matters of an item, in order: recommendations, motions, and what else was decided.
pub(super) fn of_item<'l>(ledger: &'l Ledger, item: &'l Entry<Item>, day: Day) -> Vec<Matter<'l>> {
    if !is_treated(ledger, item, day) {
        return Vec::new();
    }
    let decisions: Vec<Answer> = (1..)
        .zip(&item.decisions)
        .filter(|(_, decision)| decision.date.as_ref().is_none_or(|date| date.has_come(day)))
        .map(|(number, decision)| Answer { number, decision, parts: item.answered_by(decision) })
        .collect();
    let mut matters = recommended(item, &decisions);
    matters.extend(moved(item, &decisions));
    matters.extend(decided_besides(item, &decisions));
    if matters.is_empty() && item.decisions.is_empty() && item.kind == ItemKind::Decision {
        matters.push(Matter::new(item, String::new(), &item.title.value, item.title.span));
    }
    matters
}

/// A decision, which of the item's it is, and the parts of the item that it answers.
struct Answer<'l> {
    number: usize,
    decision: &'l Decision,
    parts: Vec<String>,
}

impl Answer<'_> {
    fn carries(&self, part: &str) -> bool {
        let outcome = &*self.decision.outcome.value;
        (outcome.starts_with("approved") || outcome == "recommended")
            && self.parts.iter().any(|answered| answered == part)
    }
}

impl<'l> Matter<'l> {
    fn new(item: &'l Entry<Item>, part: String, text: &'l str, span: Span) -> Matter<'l> {
        let amended_by = Vec::new();
        Matter { item, part, text, questions: &[], amended_by, decision: None, span }
    }

    /// A matter for each decision on it, or one without.
    fn with_each(self, decisions: &[Answer<'l>]) -> Vec<Matter<'l>> {
        let answers = decisions.iter().filter(|answer| answer.parts.contains(&self.part));
        let decided: Vec<Matter> = answers
            .map(|answer| Matter {
                decision: Some((answer.number, answer.decision)),
                ..self.clone()
            })
            .collect();
        if decided.is_empty() { vec![self] } else { decided }
    }
}

fn recommended<'l>(item: &'l Entry<Item>, decisions: &[Answer<'l>]) -> Vec<Matter<'l>> {
    let recommendations = (1..).zip(&item.recommendations);
    recommendations
        .flat_map(|(number, recommendation): (usize, _)| {
            let part = number.to_string();
            let mut matter = Matter::new(item, part, &recommendation.text, recommendation.span);
            matter.questions = &recommendation.questions;
            for (motion, text) in carried(item, decisions, &matter.part) {
                matter.text = text;
                matter.amended_by.push(motion);
            }
            matter.with_each(decisions)
        })
        .collect()
}

/// The carried motions that amend a recommendation, with their texts.
fn carried<'l>(
    item: &'l Entry<Item>,
    decisions: &[Answer<'l>],
    recommendation: &str,
) -> Vec<(String, &'l str)> {
    let motions = (1..).zip(&item.motions);
    motions
        .filter(|(_, motion)| motion.amends.as_deref() == Some(recommendation))
        .map(|(number, motion): (usize, _)| (format!("m{number}"), motion.text.as_str()))
        .filter(|(part, _)| decisions.iter().any(|answer| answer.carries(part)))
        .collect()
}

/// The motions, but for those that became the text of a recommendation.
fn moved<'l>(item: &'l Entry<Item>, decisions: &[Answer<'l>]) -> Vec<Matter<'l>> {
    let is_merged = |part: &str, amends: Option<&str>| {
        let carried = amends.map(|amends| carried(item, decisions, amends));
        carried.into_iter().flatten().any(|(motion, _)| motion == part)
            && amends
                .and_then(|amends| amends.parse::<usize>().ok())
                .is_some_and(|number| (1..=item.recommendations.len()).contains(&number))
    };
    let motions = (1..).zip(&item.motions);
    motions
        .map(|(number, motion): (usize, _)| (format!("m{number}"), motion))
        .filter(|(part, motion)| !is_merged(part, motion.amends.as_deref()))
        .flat_map(|(part, motion)| {
            Matter::new(item, part, &motion.text, item.title.span).with_each(decisions)
        })
        .collect()
}

/// What was decided and answers nothing that was recommended or moved.
fn decided_besides<'l>(item: &'l Entry<Item>, decisions: &[Answer<'l>]) -> Vec<Matter<'l>> {
    let besides = decisions.iter().filter(|answer| answer.parts.is_empty());
    besides
        .map(|answer| {
            let decision = answer.decision;
            let text = decision.text.as_deref().unwrap_or(&item.title.value);
            let part = format!("d{}", answer.number);
            Matter {
                decision: Some((answer.number, decision)),
                ..Matter::new(item, part, text, decision.outcome.span)
            }
        })
        .collect()
}
