//! Amounts of two currencies are taken for one.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, Fund, Project};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("mixed-currency", Error, "mixed_currency.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in ledger.allocations.values() {
        check_surpluses(ledger, allocation, reporter);
    }
    for project in ledger.projects.values() {
        check_funding(ledger, project, reporter);
    }
}

fn fund_of<'l>(ledger: &'l Ledger, allocation: &str) -> Option<&'l Entry<Fund>> {
    ledger.allocations.get(allocation).and_then(|allocation| ledger.funds.get(&allocation.fund))
}

/// An allocation is paid by surpluses of its own currency.
fn check_surpluses(ledger: &Ledger, allocation: &Entry<Allocation>, reporter: &mut Reporter) {
    let Some(own) = ledger.funds.get(&allocation.fund) else {
        return;
    };
    for name in &allocation.financed_by {
        let from = name.split_once('#').and_then(|(id, _)| fund_of(ledger, id));
        let Some(other) = from.filter(|other| other.currency != own.currency) else {
            continue;
        };
        reporter
            .find(
                allocation.place(name.span),
                text!(
                    "rules.money.mixed-currency.surplus",
                    name = &name.value,
                    other = &other.currency,
                    own = &own.currency
                ),
            )
            .related(
                ledger.place_of(other.source, "currency"),
                text!("rules.money.mixed-currency.fund", fund = &other.title),
            )
            .related(
                ledger.place_of(own.source, "currency"),
                text!("rules.money.mixed-currency.fund", fund = &own.title),
            )
            .remedy(text!("rules.money.mixed-currency.surplus-remedy"));
    }
}

/// What a project says of an allocation is in the currency of the allocation's fund.
fn check_funding(ledger: &Ledger, project: &Entry<Project>, reporter: &mut Reporter) {
    for (at, funding) in project.funding.iter().enumerate() {
        let fund = funding.allocation.as_ref().and_then(|id| fund_of(ledger, id));
        let Some((fund, written)) = fund.zip(funding.currency.as_ref()) else {
            continue;
        };
        if fund.currency == *written {
            continue;
        }
        let place = ledger.place_of(project.source, &format!("funding/{at}/currency"));
        let write = text!("rules.money.mixed-currency.write", currency = &fund.currency);
        reporter
            .find(
                place,
                text!(
                    "rules.money.mixed-currency.funding",
                    written = written,
                    currency = &fund.currency
                ),
            )
            .related(
                ledger.place_of(fund.source, "currency"),
                text!("rules.money.mixed-currency.fund", fund = &fund.title),
            )
            .remedy(text!("rules.money.mixed-currency.remedy", currency = &fund.currency))
            .fix(Fix::likely(write, place, &fund.currency));
    }
}
