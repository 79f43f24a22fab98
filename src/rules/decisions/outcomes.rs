//! What was decided on the item, recommendation, motion or decision that a reference names.

use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item};
use crate::source::Place;

/// What a reference such as `fsn-2025-02-26/01#2` names, and what was decided on it.
pub(super) struct Decided<'l> {
    /// The item.
    pub(super) item: &'l Entry<Item>,
    /// The part of the item; none, when all of it is named.
    pub(super) part: Option<&'l str>,
    /// The decisions on it.
    pub(super) decisions: Vec<&'l Decision>,
}

/// What a reference names, when the item is there.
pub(super) fn decided<'l>(ledger: &'l Ledger, reference: &'l str) -> Option<Decided<'l>> {
    let (id, part) = match reference.split_once('#') {
        Some((id, part)) => (id, Some(part)),
        None => (reference, None),
    };
    let item = ledger.items.get(id)?;
    let own = part.and_then(|part| part.strip_prefix('d')?.parse::<usize>().ok());
    let decisions = item
        .decisions
        .iter()
        .zip(1..)
        .filter(|(decision, number)| match (part, own) {
            (None, _) => true,
            (_, Some(own)) => *number == own,
            (Some(part), None) => item.answered_by(decision).iter().any(|answer| answer == part),
        })
        .map(|(decision, _)| decision)
        .collect();
    Some(Decided { item, part, decisions })
}

impl<'l> Decided<'l> {
    /// The words in which the part was put forward or decided, each with its place: those of a
    /// carried motion instead of the recommendation that it amends, those of an amended decision
    /// instead of both.
    pub(super) fn words(&self, ledger: &Ledger) -> Vec<(&'l str, Place)> {
        let Some(part) = self.part else {
            return Vec::new();
        };
        let place = |path: String| ledger.place_of(self.item.source, &path);
        let position = |number: &str| number.parse::<usize>().ok()?.checked_sub(1);
        let mut words = Vec::new();
        let own_motion = part.strip_prefix('m').and_then(position);
        for (at, motion) in self.item.motions.iter().enumerate() {
            let is_carried = motion.amends.as_deref() == Some(part) && self.is_carried(at);
            if own_motion == Some(at) || is_carried {
                words.push((motion.text.as_str(), place(format!("motions/{at}/text"))));
            }
        }
        if let Some(at) = position(part).filter(|_| words.is_empty())
            && let Some(recommendation) = self.item.recommendations.get(at)
        {
            words.push((recommendation.text.as_str(), self.item.place(recommendation.span)));
        }
        for (at, decision) in self.item.decisions.iter().enumerate() {
            let is_on_it = self.decisions.iter().any(|on_it| std::ptr::eq(*on_it, decision));
            if let Some(text) = decision.text.as_deref().filter(|_| is_on_it) {
                words.push((text, place(format!("decisions/{at}/text"))));
            }
        }
        words
    }

    fn is_carried(&self, motion: usize) -> bool {
        let part = format!("m{}", motion + 1);
        self.item.decisions.iter().any(|decision| {
            let outcome = decision.outcome.value.as_str();
            (outcome.starts_with("approved") || outcome == "recommended")
                && self.item.answered_by(decision).contains(&part)
        })
    }
}
