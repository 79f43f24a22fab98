//! Frames and amounts do not fit the years of their fund.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, Basis, Fund, YearAmount};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("amount-years", Error, "amount_years.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        check_frames(fund, reporter);
    }
    for allocation in ledger.allocations.values() {
        let is_yearly =
            ledger.funds.get(&allocation.fund).is_some_and(|fund| fund.basis == Basis::Yearly);
        let in_states = allocation.history.iter().filter_map(|state| state.amount.as_ref());
        for amount in allocation.amount.iter().chain(in_states).filter(|_| is_yearly) {
            reporter
                .find(
                    allocation.place(amount.span),
                    text!("rules.money.amount-years.yearless", fund = &allocation.fund),
                )
                .remedy(text!("rules.money.amount-years.yearless-remedy"));
        }
        if let (Some(amount), Some(_)) = (&allocation.amount, &allocation.amounts) {
            reporter
                .find(allocation.place(amount.span), text!("rules.money.amount-years.both"))
                .remedy(text!("rules.money.amount-years.both-remedy"));
        }
        let in_states = allocation.history.iter().filter_map(|state| state.amounts.as_deref());
        for amounts in allocation.amounts.as_deref().into_iter().chain(in_states) {
            check_amounts(allocation, amounts, reporter);
        }
    }
}

/// A yearly fund has a frame with a year for each; one that replaces another says since when.
fn check_frames(fund: &Entry<Fund>, reporter: &mut Reporter) {
    for (at, frame) in fund.frames.iter().enumerate() {
        let place = fund.place(frame.amount.span);
        if (fund.basis == Basis::Yearly) != frame.year.is_some() {
            let message = match fund.basis {
                Basis::Yearly => text!("rules.money.amount-years.frame-yearless"),
                Basis::OneOff => text!("rules.money.amount-years.frame-of-year"),
            };
            reporter.find(place, message).remedy(text!("rules.money.amount-years.frame-remedy"));
        }
        let earlier = fund.frames[..at].iter().find(|earlier| earlier.year == frame.year);
        if let Some(earlier) = earlier.filter(|_| frame.date.is_none()) {
            reporter
                .find(place, text!("rules.money.amount-years.frame-twice"))
                .related(
                    fund.place(earlier.amount.span),
                    text!("rules.money.amount-years.frame-earlier"),
                )
                .remedy(text!("rules.money.amount-years.frame-twice-remedy"));
        }
    }
}

/// An amount is one for each year or one for all; a year that two amounts name would count twice.
fn check_amounts(allocation: &Entry<Allocation>, amounts: &[YearAmount], reporter: &mut Reporter) {
    for (at, amount) in amounts.iter().enumerate() {
        let place = allocation.place(amount.years.span);
        if amount.each.is_some() && amount.total.is_some() {
            reporter
                .find(place, text!("rules.money.amount-years.each-and-total"))
                .remedy(text!("rules.money.amount-years.each-and-total-remedy"));
        }
        let earlier = amounts[..at].iter().find(|earlier| earlier.years.overlaps(&amount.years));
        if let Some(earlier) = earlier {
            reporter
                .find(place, text!("rules.money.amount-years.overlap"))
                .related(
                    allocation.place(earlier.years.span),
                    text!("rules.money.amount-years.earlier"),
                )
                .remedy(text!("rules.money.amount-years.overlap-remedy"));
        }
    }
}
