//! A transfer that moves nothing, moves to where it cannot, or moves more than there is.

use std::collections::BTreeSet;

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::Ledger;
use crate::ledger::budget::Books;
use crate::ledger::cut::Cut;
use crate::ledger::holdings::{Holder, receiver, year_of};
use crate::money::{Decimal, Sum};
use crate::records::{Basis, Transfer};
use crate::rules::rule::Found;
use crate::source::{Place, Span};
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("wrong-transfer", Error, "wrong_transfer.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let funds = ledger.funds.keys().map(|id| Holder::Fund(id.clone()));
    let allocations = ledger.allocations.keys().map(|id| Holder::Allocation(id.clone()));
    for from in funds.chain(allocations) {
        let transfers = ledger.transfers(&from);
        for transfer in transfers {
            check_transfer(ledger, &from, transfer, reporter);
        }
        if !transfers.is_empty() {
            check_amounts(ledger, &from, transfers, reporter);
        }
    }
}

fn check_transfer(ledger: &Ledger, from: &Holder, transfer: &Transfer, reporter: &mut Reporter) {
    // A receiver that is not there has its own finding, or could not be read.
    let at = place(ledger, from, transfer.to.span);
    let Some((to, at)) = receiver(ledger, transfer).zip(at) else {
        return;
    };
    let id = &transfer.to.value;
    let nature = |holder: &Holder| match holder {
        Holder::Allocation(id) => ledger.allocations.get(id).map(|found| found.nature.as_str()),
        Holder::Fund(_) => None,
    };
    let is_other = |holder: &Holder| nature(holder).is_some_and(|nature| nature != "frame");
    let funds = ledger.fund_of(from).zip(ledger.fund_of(&to));
    if to == *from {
        reporter
            .find(at, text!("rules.money.wrong-transfer.itself"))
            .remedy(text!("rules.money.wrong-transfer.itself-remedy"));
    } else if let Some((giver, taker)) = funds.filter(|(a, b)| a.currency != b.currency) {
        let message = text!(
            "rules.money.wrong-transfer.currency",
            from = &giver.currency,
            to = &taker.currency,
            id = id
        );
        let found = reporter.find(at, message);
        with(found, ledger, &to, text!("rules.money.wrong-transfer.to"))
            .remedy(text!("rules.money.wrong-transfer.currency-remedy"));
    } else if matches!(to, Holder::Fund(_)) && ledger.allocations.contains_key(id) {
        reporter
            .find(at, text!("rules.money.wrong-transfer.two", id = id))
            .remedy(text!("rules.money.wrong-transfer.two-remedy"))
            .severity(Severity::Warning);
    } else if let Some(other) = [from, &to].into_iter().find(|holder| is_other(holder)) {
        let (Holder::Fund(id) | Holder::Allocation(id)) = other;
        let message = text!(
            "rules.money.wrong-transfer.nature",
            id = id,
            nature = nature(other).unwrap_or("")
        );
        let found = reporter.find(at, message);
        with(found, ledger, other, text!("rules.money.wrong-transfer.this"))
            .remedy(text!("rules.money.wrong-transfer.nature-remedy"))
            .severity(Severity::Warning);
    }
}

/// More cannot be moved from a frame than there is. Judges by what is certain.
fn check_amounts(ledger: &Ledger, from: &Holder, transfers: &[Transfer], reporter: &mut Reporter) {
    let Some(fund) = ledger.fund_of(from) else {
        return;
    };
    let is_yearly = fund.basis == Basis::Yearly;
    let year = |transfer: &Transfer| year_of(transfer).filter(|_| is_yearly);
    let years: BTreeSet<Option<i32>> = transfers.iter().map(year).collect();
    for of_year in years {
        let books = Books::new(ledger, fund, of_year, Cut::EVERYTHING);
        let left = match from {
            Holder::Fund(_) => books.frame(),
            Holder::Allocation(id) => {
                let line = ledger.allocations.get(id).and_then(|allocation| books.line(allocation));
                line.map_or(Sum::UNKNOWN, |line| line.this_year)
            }
        };
        let last = transfers.iter().rfind(|transfer| year(transfer) == of_year);
        let at = last.and_then(|last| place(ledger, from, last.amount.span));
        let is_overdrawn = left.missing() == 0 && left.estimate() < Decimal::ZERO;
        let Some(at) = at.filter(|_| is_overdrawn) else {
            continue;
        };
        let message = text!("rules.money.wrong-transfer.more", over = -left.estimate());
        let found =
            reporter.find(at, message).remedy(text!("rules.money.wrong-transfer.more-remedy"));
        if !left.is_exact() {
            found.severity(Severity::Warning);
        }
    }
}

/// A place in the record of a holder, which is there.
fn place(ledger: &Ledger, holder: &Holder, span: Span) -> Option<Place> {
    match holder {
        Holder::Fund(id) => ledger.funds.get(id).map(|fund| fund.place(span)),
        Holder::Allocation(id) => {
            ledger.allocations.get(id).map(|allocation| allocation.place(span))
        }
    }
}

/// Adds the record of a holder to a finding.
fn with<'f>(found: Found<'f>, ledger: &Ledger, holder: &Holder, text: Text) -> Found<'f> {
    match place(ledger, holder, Span::default()) {
        Some(at) => found.related(at, text),
        None => found,
    }
}
