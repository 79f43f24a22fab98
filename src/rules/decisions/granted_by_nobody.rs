//! Money is granted, and nothing says who decided it.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, State};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("granted-by-nobody", Warning, "granted_by_nobody.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in ledger.allocations.values() {
        check_allocation(ledger, allocation, reporter);
    }
}

/// The first state in which it is granted says who did it; later ones only carry it out.
fn check_allocation(ledger: &Ledger, allocation: &Entry<Allocation>, reporter: &mut Reporter) {
    let is_granted = |state: State| matches!(state, State::Granted | State::Paid | State::Settled);
    let Some(at) = allocation.history.iter().position(|step| is_granted(step.state)) else {
        return;
    };
    let step = &allocation.history[at];
    let says_who = |source: &str| ledger.part_of(allocation.source, source).is_some();
    let is_known = step.by.is_some()
        || step.item.is_some()
        || !step.questions.is_empty()
        || says_who(&format!("history/{at}/source/by"))
        || says_who("source/by");
    if is_known {
        return;
    }
    reporter
        .find(
            ledger.place_of(allocation.source, &format!("history/{at}/state")),
            text!("rules.decisions.granted-by-nobody.message", state = step.state.word()),
        )
        .remedy(text!("rules.decisions.granted-by-nobody.remedy"));
}
