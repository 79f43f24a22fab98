//! An allocation is said to be within one that cannot hold it.

use std::collections::BTreeSet;

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::is_disposed;
use crate::ledger::holdings::Astray;
use crate::ledger::{Entry, Ledger};
use crate::records::Allocation;
use crate::source::{Span, Spanned};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("wrong-frame", Error, "wrong_frame.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut told = BTreeSet::new();
    for allocation in ledger.allocations.values() {
        let Some(within) = &allocation.within else {
            continue;
        };
        let parent = ledger.allocations.get(&within.value);
        match (ledger.holdings.astray(&allocation.id), parent) {
            (Some(Astray::Circle), _) if !told.contains(allocation.id.as_str()) => {
                told.extend(circle(ledger, allocation, within, reporter));
            }
            (Some(Astray::OtherFund), Some(parent)) => {
                other_fund(allocation, within, parent, reporter);
            }
            // Whether there is one, is looked at where all references are.
            (Some(_), _) | (None, None) => {}
            (None, Some(parent)) => doubtful(allocation, within, parent, reporter),
        }
    }
}

/// One finding for all that are in the circle; their ids.
fn circle<'l>(
    ledger: &'l Ledger,
    first: &'l Entry<Allocation>,
    within: &Spanned<String>,
    reporter: &mut Reporter,
) -> Vec<&'l str> {
    let next = |allocation: &&'l Entry<Allocation>| {
        ledger.allocations.get(&allocation.within.as_ref()?.value)
    };
    let others = std::iter::successors(next(&first), next);
    let others: Vec<_> = others.take_while(|other| other.id != first.id).collect();
    let message = match others.is_empty() {
        true => text!("rules.money.wrong-frame.itself", title = &first.title),
        false => text!("rules.money.wrong-frame.circle", title = &first.title),
    };
    let mut found = reporter
        .find(first.place(within.span), message)
        .remedy(text!("rules.money.wrong-frame.circle-remedy"));
    for other in &others {
        let span = other.within.as_ref().map_or(Span::default(), |within| within.span);
        found = found.related(other.place(span), text!("rules.money.wrong-frame.also"));
    }
    others.into_iter().chain([first]).map(|one| one.id.as_str()).collect()
}

fn other_fund(
    allocation: &Entry<Allocation>,
    within: &Spanned<String>,
    parent: &Entry<Allocation>,
    reporter: &mut Reporter,
) {
    let message = text!(
        "rules.money.wrong-frame.other-fund",
        title = &allocation.title,
        fund = &allocation.fund,
        parent = &parent.title,
        other = &parent.fund
    );
    reporter
        .find(allocation.place(within.span), message)
        .related(parent.place(Span::default()), text!("rules.money.wrong-frame.parent"))
        .remedy(text!("rules.money.wrong-frame.other-fund-remedy"));
}

/// What can be added up all the same, but is hardly meant so.
fn doubtful(
    allocation: &Entry<Allocation>,
    within: &Spanned<String>,
    parent: &Entry<Allocation>,
    reporter: &mut Reporter,
) {
    let mut find = |message, remedy| {
        reporter
            .find(allocation.place(within.span), message)
            .related(parent.place(Span::default()), text!("rules.money.wrong-frame.parent"))
            .remedy(remedy)
            .severity(Severity::Warning);
    };
    let disposed =
        |allocation: &Allocation| allocation.history.iter().any(|state| is_disposed(state.state));
    if !allocation.financed_by.is_empty() {
        find(
            text!("rules.money.wrong-frame.surplus", title = &allocation.title),
            text!("rules.money.wrong-frame.surplus-remedy"),
        );
    } else if parent.nature != "frame" {
        find(
            text!(
                "rules.money.wrong-frame.nature",
                parent = &parent.title,
                nature = &parent.nature
            ),
            text!("rules.money.wrong-frame.nature-remedy"),
        );
    } else if disposed(allocation) && !disposed(parent) {
        find(
            text!(
                "rules.money.wrong-frame.too-early",
                title = &allocation.title,
                parent = &parent.title
            ),
            text!("rules.money.wrong-frame.too-early-remedy"),
        );
    }
}
