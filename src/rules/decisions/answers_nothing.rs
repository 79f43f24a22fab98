//! A decision, motion or reservation is about a recommendation that the item does not have.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item};
use crate::source::Place;
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule =
    Rule { code: code!("answers-nothing", Error, "answers_nothing.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for item in ledger.items.values() {
        let parts = parts(item);
        let mut check = |written: &str, path: String| {
            if !parts.iter().any(|part| part == written) {
                report(item, &parts, written, ledger.place_of(item.source, &path), reporter);
            }
        };
        for (list, decisions) in lists(item) {
            for (at, decision) in decisions.iter().enumerate() {
                for (number, answer) in decision.answers.iter().flatten().enumerate() {
                    check(answer, format!("{list}/{at}/answers/{number}"));
                }
            }
        }
        for (at, motion) in item.motions.iter().enumerate() {
            if let Some(amends) = &motion.amends {
                check(amends, format!("motions/{at}/amends"));
            }
        }
        for (at, reservation) in item.reservations.iter().enumerate() {
            // It may also be about a decision.
            let concerns = reservation.concerns.as_deref().filter(|part| !is_decision(item, part));
            if let Some(concerns) = concerns {
                check(concerns, format!("reservations/{at}/concerns"));
            }
        }
    }
}

/// The decisions of an item, by the field in which they stand.
fn lists(item: &Item) -> [(&'static str, &[Decision]); 2] {
    [("decisions", &item.decisions), ("earlier_decisions", &item.earlier_decisions)]
}

/// What can be answered: recommendations by their number, motions with an `m` before it.
fn parts(item: &Item) -> Vec<String> {
    let recommendations = (1..=item.recommendations.len()).map(|number| number.to_string());
    let motions = (1..=item.motions.len()).map(|number| format!("m{number}"));
    recommendations.chain(motions).collect()
}

fn is_decision(item: &Item, part: &str) -> bool {
    let number = part.strip_prefix('d').and_then(|number| number.parse::<usize>().ok());
    number.is_some_and(|number| (1..=item.decisions.len()).contains(&number))
}

fn report(item: &Entry<Item>, parts: &[String], written: &str, at: Place, reporter: &mut Reporter) {
    let message = if written.trim_start_matches(['#', 'm', 'M']).parse::<u32>().is_err() {
        text!("rules.decisions.answers-nothing.words", written = written)
    } else if written.starts_with('m') {
        text!(
            "rules.decisions.answers-nothing.motion",
            written = written,
            count = item.motions.len()
        )
    } else {
        let count = item.recommendations.len();
        text!("rules.decisions.answers-nothing.recommendation", written = written, count = count)
    };
    let found = reporter.find(at, message);
    // `#2`, `2.` and `M1` can only mean one thing.
    let plain = written.trim().trim_matches(['#', '.', ')', '(']).to_lowercase();
    let found = if parts.contains(&plain) {
        let write = || text!("rules.decisions.answers-nothing.write", part = &plain);
        found.remedy(write()).fix(Fix::certain(write(), at, plain.clone()))
    } else if parts.is_empty() {
        found.remedy(text!("rules.decisions.answers-nothing.none"))
    } else {
        let parts: Arg = parts.iter().collect();
        found.remedy(text!("rules.decisions.answers-nothing.remedy", parts = parts))
    };
    if let Some(last) = item.recommendations.last() {
        found.related(item.place(last.span), text!("rules.decisions.answers-nothing.last"));
    }
}
