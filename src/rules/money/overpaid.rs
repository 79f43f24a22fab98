//! More is paid out than was granted.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{amount, amount_span, amounts};
use crate::ledger::{Entry, Ledger};
use crate::money::{Amount, Decimal, Sum};
use crate::records::{Allocation, AllocationState, Basis, Payment, PaymentKind, State};
use crate::text;
use chrono::Datelike;

pub(super) const RULE: Rule = Rule { code: code!("overpaid", Error, "overpaid.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for allocation in
        ledger.allocations.values().filter(|allocation| !allocation.payments.is_empty())
    {
        let granted = granted(allocation);
        if granted.is_empty() {
            ungranted(ledger, allocation, reporter);
        } else if !in_all(ledger, allocation, &granted, reporter) {
            by_year(ledger, allocation, &granted, reporter);
        }
    }
}

/// The states up to the last in which it was granted; none, when it never was.
fn granted(allocation: &Allocation) -> Vec<&AllocationState> {
    let is_granted = |state: &AllocationState| {
        matches!(state.state, State::Granted | State::Paid | State::Settled)
    };
    let count = allocation.history.iter().rposition(is_granted).map_or(0, |last| last + 1);
    allocation.history[..count].iter().collect()
}

/// Something is paid, and nothing in the history says that it was granted.
fn ungranted(ledger: &Ledger, allocation: &Entry<Allocation>, reporter: &mut Reporter) {
    let mut paid = (0..).zip(&allocation.payments).filter(|(_, payment)| {
        payment.kind == PaymentKind::Paid && Sum::of(&payment.amount).exact > Decimal::ZERO
    });
    let (Some((at, payment)), Some(last)) = (paid.next(), allocation.history.last()) else {
        return;
    };
    reporter
        .find(
            ledger.place_of(allocation.source, &format!("payments/{at}/amount")),
            text!("rules.money.overpaid.ungranted", amount = Sum::of(&payment.amount)),
        )
        .related(
            allocation.place(last.date.span),
            text!("rules.money.overpaid.state", state = last.state.word()),
        )
        .remedy(text!("rules.money.overpaid.ungranted-remedy"))
        .severity(Severity::Warning);
}

/// The most that a sum may be, when that is certain.
fn at_most(sum: &Sum) -> Option<Decimal> {
    let is_bounded = sum.missing() == 0 && sum.about.is_zero() && sum.assumed.is_zero();
    is_bounded.then(|| sum.exact + sum.at_most)
}

/// What was paid for certain, less all that may have come back; and the payment that went beyond
/// the limit.
fn beyond(
    allocation: &Allocation,
    limit: Decimal,
    counts: impl Fn(&Payment) -> bool,
) -> Option<(usize, Decimal)> {
    let returned: Sum = allocation
        .payments
        .iter()
        .filter(|payment| payment.kind == PaymentKind::Returned)
        .map(|payment| Sum::of(&payment.amount))
        .sum();
    let mut paid = if returned.missing() > 0 { return None } else { -returned.estimate() };
    let mut first = None;
    for (at, payment) in allocation.payments.iter().enumerate() {
        if let (PaymentKind::Paid, Amount::Exact(amount)) = (payment.kind, &payment.amount)
            && counts(payment)
        {
            paid += *amount;
            first = first.or((paid > limit).then_some(at));
        }
    }
    first.map(|at| (at, paid))
}

fn in_all(
    ledger: &Ledger,
    allocation: &Entry<Allocation>,
    granted: &[&AllocationState],
    reporter: &mut Reporter,
) -> bool {
    let sum = amount(allocation, granted, None);
    let (_, by_year) = amounts(allocation, granted);
    if by_year.unwrap_or_default().iter().any(|amount| amount.assumed.is_some()) {
        return false;
    }
    let Some((at, paid)) = at_most(&sum).and_then(|limit| beyond(allocation, limit, |_| true))
    else {
        return false;
    };
    let over = paid - sum.estimate();
    let message = text!("rules.money.overpaid.in-all", over = over, paid = paid, granted = sum);
    reporter
        .find(ledger.place_of(allocation.source, &format!("payments/{at}/amount")), message)
        .related(
            allocation.place(amount_span(allocation, granted)),
            text!("rules.money.overpaid.granted"),
        )
        .remedy(text!("rules.money.overpaid.remedy"));
    true
}

/// Of a yearly fund each payment counts in a year, and there it is paid from what was granted for
/// that year.
fn by_year(
    ledger: &Ledger,
    allocation: &Entry<Allocation>,
    granted: &[&AllocationState],
    reporter: &mut Reporter,
) {
    if ledger.funds.get(&allocation.fund).is_none_or(|fund| fund.basis == Basis::OneOff) {
        return;
    }
    let mut years: Vec<i32> = allocation.payments.iter().filter_map(certain_year).collect();
    years.sort_unstable();
    years.dedup();
    for year in years {
        let sum = amount(allocation, granted, Some(year));
        let limit = at_most(&sum);
        let of_year = |payment: &Payment| certain_year(payment) == Some(year);
        let Some((at, paid)) = limit.and_then(|limit| beyond(allocation, limit, of_year)) else {
            continue;
        };
        let message = text!(
            "rules.money.overpaid.in-year",
            year = year,
            over = paid - sum.estimate(),
            paid = paid,
            granted = sum
        );
        reporter
            .find(ledger.place_of(allocation.source, &format!("payments/{at}/amount")), message)
            .related(
                allocation.place(amount_span(allocation, granted)),
                text!("rules.money.overpaid.granted"),
            )
            .remedy(text!("rules.money.overpaid.year-remedy"))
            .severity(Severity::Warning);
    }
}

/// The year that a payment counts in, when there is no doubt of it.
fn certain_year(payment: &Payment) -> Option<i32> {
    let (first, last) = (payment.date.first(), payment.date.last());
    let of_date = first.zip(last).filter(|_| !payment.date.is_uncertain());
    let of_date = of_date.filter(|(first, last)| first.year() == last.year());
    payment.year.or(of_date.map(|(first, _)| first.year()))
}
