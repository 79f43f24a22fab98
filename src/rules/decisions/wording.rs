//! Whether the words of a recommendation name the amount of an allocation, and who receives it.

use super::Reporter;
use super::named_amounts::{Named, named_amounts};
use super::not_as_decided::Step;
use super::recipients::Recipients;
use crate::findings::Fix;
use crate::ledger::Entry;
use crate::ledger::budget::{amount_span, amounts};
use crate::money::{self, Amount, Decimal};
use crate::records::{Allocation, AllocationState, YearAmount};
use crate::text;
use crate::texts::Arg;

/// Of so many amounts in a text any may belong together.
const FEW: usize = 8;

impl Step<'_> {
    /// The words of the recommendation or decision name amounts, and none is the allocation's.
    pub(super) fn check_amount(&self, sharing: &[&Entry<Allocation>], reporter: &mut Reporter) {
        let words = self.decided.words(self.ledger);
        let mut named = Vec::new();
        for (text, place) in &words {
            match named_amounts(text) {
                Some(amounts) => named.extend(amounts.into_iter().map(|amount| (amount, *place))),
                None => return,
            }
        }
        let (Some((_, place)), Some(own)) = (named.first(), self.own_amounts()) else {
            return;
        };
        let amounts: Vec<Named> = named.iter().map(|(amount, _)| *amount).collect();
        // Of several allocations in one recommendation the text may give only the sum.
        let is_shared = sharing.len() > 1 && amounts.len() < sharing.len();
        if is_shared || is_among(&own, &amounts) {
            return;
        }
        let states: Vec<&AllocationState> = self.allocation.history[..=self.at].iter().collect();
        let at = self.allocation.place(amount_span(self.allocation, &states));
        let list: Arg = amounts.iter().map(|amount| amount.value).collect();
        let own_list: Arg = own.iter().copied().take(FEW).collect();
        let found = reporter
            .find(at, text!("rules.decisions.not-as-decided.amount", own = own_list, named = list))
            .related(*place, text!("rules.decisions.not-as-decided.words"))
            .remedy(text!("rules.decisions.not-as-decided.amount-remedy"));
        let (single, _) = amounts_of(self.allocation, &states);
        if let ([amount], Some(Amount::Exact(_)), 1) = (&amounts[..], single, sharing.len()) {
            let instead = money::plain(amount.value);
            let title = text!("rules.decisions.not-as-decided.write", instead = &instead);
            found.fix(Fix::likely(title, at, instead));
        }
    }

    /// Every amount that a text might name for the allocation in this state: in a year, in a run of
    /// years, in all. Nothing, when one is not known.
    fn own_amounts(&self) -> Option<Vec<Decimal>> {
        let states: Vec<&AllocationState> = self.allocation.history[..=self.at].iter().collect();
        let (single, by_year) = amounts_of(self.allocation, &states);
        let mut own: Vec<Decimal> = single.map(values).unwrap_or(Some(Vec::new()))?;
        let mut whole = Decimal::ZERO;
        for amount in by_year {
            own.extend(of_years(amount)?);
            whole += own.last().copied().unwrap_or_default();
        }
        if by_year.len() > 1 {
            own.push(whole);
        }
        let mut known = Vec::new();
        own.retain(|value| {
            !known.contains(value) && {
                known.push(*value);
                true
            }
        });
        (!own.is_empty()).then_some(own)
    }

    /// The words say to whom, and it is none of those who receive it.
    pub(super) fn check_recipient(&self, recipients: &Recipients, reporter: &mut Reporter) {
        let allocation = self.allocation;
        let organisations = &self.ledger.organisations;
        let all_known = allocation.recipients.iter().all(|id| organisations.contains_key(id));
        if allocation.recipients.is_empty() || !all_known {
            return;
        }
        for (text, place) in self.decided.words(self.ledger) {
            let named = recipients.named_in(text);
            let Some(other) = named.first().filter(|_| !named.iter().any(|id| self.is_party(id)))
            else {
                continue;
            };
            let own: Arg = allocation.recipients.iter().map(|id| self.ledger.name(id)).collect();
            reporter
                .find(
                    self.ledger.place_of(allocation.source, "recipients/0"),
                    text!(
                        "rules.decisions.not-as-decided.recipient",
                        own = own,
                        other = self.ledger.name(other)
                    ),
                )
                .related(place, text!("rules.decisions.not-as-decided.words"))
                .remedy(text!("rules.decisions.not-as-decided.recipient-remedy", other = *other));
            return;
        }
    }

    /// Whether an organisation receives it, keeps the account, is paid, or is the whole or a part of
    /// one that receives it.
    fn is_party(&self, id: &str) -> bool {
        let part_of = |id: &str| self.ledger.organisations.get(id)?.part_of.as_deref();
        self.allocation.account.as_deref() == Some(id)
            || self.allocation.recipients.iter().any(|own| {
                own == id || part_of(own) == Some(id) || part_of(id) == Some(own.as_str())
            })
    }
}

fn amounts_of<'l>(
    allocation: &'l Allocation,
    states: &[&'l AllocationState],
) -> (Option<&'l Amount>, &'l [YearAmount]) {
    let (single, by_year) = amounts(allocation, states);
    (single.map(|amount| &amount.value), by_year.unwrap_or_default())
}

/// What is written of an amount; nothing, when it is not known.
fn values(amount: &Amount) -> Option<Vec<Decimal>> {
    match amount {
        Amount::Exact(value) | Amount::About(value) | Amount::AtMost(value) => Some(vec![*value]),
        Amount::Between(low, high) => Some(vec![*low, *high]),
        Amount::Unknown | Amount::Stated(_) => None,
    }
}

/// The amounts of a run of years: in each, and last in all of them.
fn of_years(amount: &YearAmount) -> Option<Vec<Decimal>> {
    let mut own = Vec::new();
    if let Some(each) = &amount.each {
        own.extend(values(each)?);
        let each = own.last().copied()?;
        let count = amount.years.count().unwrap_or(1);
        own.extend(each.checked_mul(Decimal::from(count)));
    }
    if let Some(total) = &amount.total {
        own.extend(values(total)?);
    }
    Some(own)
}

/// Whether one of the allocation's amounts is named, or is a sum of some that are.
fn is_among(own: &[Decimal], named: &[Named]) -> bool {
    if named.iter().any(|named| own.iter().any(|amount| named.is(*amount))) {
        return true;
    }
    if named.len() > FEW {
        // Too many to tell which of them belong together.
        return true;
    }
    (1_usize..(1 << named.len())).any(|choice| {
        let chosen = named.iter().enumerate().filter(|(at, _)| (choice >> at) & 1 == 1);
        let sum: Decimal = chosen.map(|(_, named)| named.value).sum();
        own.contains(&sum)
    })
}
