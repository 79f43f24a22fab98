//! A fund pays for a sort of expense that it is not meant for: running operations from money that
//! comes once.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, Basis, Fund, State};
use crate::source::Place;
use crate::text;
use crate::texts::Arg;

pub(super) const RULE: Rule =
    Rule { code: code!("operations-from-one-off", Warning, "operations_from_one_off.md"), check };

/// The natures that the use of a fund can name. Fees and frames are for either.
const USES: [&str; 2] = ["operations", "development"];

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in ledger.allocations.values() {
        let is_decided_on = allocation.history.last().is_some_and(|last| {
            matches!(
                last.state,
                State::Recommended
                    | State::Reserved
                    | State::Granted
                    | State::Paid
                    | State::Settled
            )
        });
        if let Some(fund) = ledger.funds.get(&allocation.fund).filter(|_| is_decided_on) {
            check_allocation(ledger, fund, allocation, reporter);
        }
    }
}

fn check_allocation(
    ledger: &Ledger,
    fund: &Entry<Fund>,
    allocation: &Entry<Allocation>,
    reporter: &mut Reporter,
) {
    let nature = allocation.nature.as_str();
    let is_named = fund.uses.iter().any(|used| used == nature);
    if is_named || !USES.contains(&nature) {
        return;
    }
    let at = ledger.place_of(allocation.source, "nature");
    let place = |field| ledger.place_of(fund.source, field);
    if !fund.uses.is_empty() {
        let uses: Arg = fund.uses.iter().collect();
        reporter
            .find(
                at,
                text!(
                    "rules.money.operations-from-one-off.use",
                    nature = nature,
                    fund = &fund.title,
                    uses = uses
                ),
            )
            .related(place("use"), text!("rules.money.operations-from-one-off.uses"))
            .remedy(text!("rules.money.operations-from-one-off.use-remedy", nature = nature));
    } else if fund.basis == Basis::OneOff && nature == "operations" {
        one_off(fund, at, place("basis"), reporter);
    }
}

fn one_off(fund: &Fund, at: Place, basis: Place, reporter: &mut Reporter) {
    reporter
        .find(at, text!("rules.money.operations-from-one-off.message", fund = &fund.title))
        .related(basis, text!("rules.money.operations-from-one-off.basis"))
        .remedy(text!("rules.money.operations-from-one-off.remedy"));
}
