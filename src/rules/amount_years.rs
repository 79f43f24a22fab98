//! The amounts of an allocation do not fit the years of its fund.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, Basis, YearAmount};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("amount-years", Error, "amount_years.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in ledger.allocations.values() {
        let is_yearly =
            ledger.funds.get(&allocation.fund).is_some_and(|fund| fund.basis == Basis::Yearly);
        if is_yearly && let Some(amount) = &allocation.amount {
            reporter
                .find(
                    allocation.place(amount.span),
                    text!("rules.amount-years.yearless", fund = &allocation.fund),
                )
                .remedy(text!("rules.amount-years.yearless-remedy"));
        }
        let in_states = allocation.history.iter().filter_map(|state| state.amounts.as_deref());
        for amounts in allocation.amounts.as_deref().into_iter().chain(in_states) {
            check_overlaps(allocation, amounts, reporter);
        }
    }
}

/// A year that two amounts name would be counted twice.
fn check_overlaps(allocation: &Entry<Allocation>, amounts: &[YearAmount], reporter: &mut Reporter) {
    for (at, amount) in amounts.iter().enumerate() {
        let earlier = amounts[..at].iter().find(|earlier| earlier.years.overlaps(&amount.years));
        if let Some(earlier) = earlier {
            reporter
                .find(allocation.place(amount.years.span), text!("rules.amount-years.overlap"))
                .related(allocation.place(earlier.years.span), text!("rules.amount-years.earlier"))
                .remedy(text!("rules.amount-years.overlap-remedy"));
        }
    }
}
