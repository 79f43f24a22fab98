//! Whether the item behind an allocation names another amount with the same digits.

use std::collections::BTreeMap;

use super::Reporter;
use super::named_amounts::named_amounts;
use super::slips::{digits, slipped};
use crate::findings::Fix;
use crate::ledger::budget::{amount_span, amounts};
use crate::ledger::{Entry, Ledger};
use crate::money::{self, Amount, Decimal};
use crate::records::{Allocation, AllocationState, Item, YearAmount};
use crate::text;

/// With so many digits in common, two amounts of a long text are hardly two amounts.
const DIGITS: usize = 3;

/// What the items say, each read once.
#[derive(Default)]
pub(super) struct Texts<'l>(BTreeMap<&'l str, Vec<Decimal>>);

impl<'l> Texts<'l> {
    /// The amounts that an item names in any of its texts that can be read for certain.
    fn of(&mut self, item: &'l Entry<Item>) -> &[Decimal] {
        self.0.entry(&item.id).or_insert_with(|| {
            let long = [&item.summary, &item.case, &item.economy, &item.process, &item.discussion];
            let recommended = item.recommendations.iter().map(|one| one.text.as_str());
            let moved = item.motions.iter().map(|motion| motion.text.as_str());
            let decided = item.decisions.iter().filter_map(|decision| decision.text.as_deref());
            let long = long.into_iter().filter_map(|text| text.as_deref());
            let all = std::iter::once(item.title.value.as_str()).chain(long);
            let lines = all.chain(recommended).chain(moved).chain(decided).flat_map(str::lines);
            lines.filter_map(named_amounts).flatten().map(|named| named.value).collect()
        })
    }
}

/// What the item behind a step says: not this amount, but one with the same digits.
pub(super) fn check_item<'l>(
    ledger: &'l Ledger,
    allocation: &'l Entry<Allocation>,
    texts: &mut Texts<'l>,
    reporter: &mut Reporter,
) -> bool {
    let states: Vec<&AllocationState> = allocation.history.iter().collect();
    for (at, state) in states.iter().enumerate() {
        let (id, part) = match &state.item {
            Some(reference) => reference.split_once('#').unwrap_or((reference, "")),
            None => continue,
        };
        let Some(item) = ledger.items.get(id).filter(|item| !names_an_amount(item, part)) else {
            continue;
        };
        let (single, by_year) = amounts(allocation, &states[..=at]);
        let named = texts.of(item);
        let written = written(single.map(|amount| &amount.value), by_year.unwrap_or_default());
        if written.iter().any(|value| named.contains(value)) {
            continue;
        }
        let slip = written.iter().find_map(|value| {
            let meant = named.iter().find(|named| is_slip(*value, **named))?;
            Some((*value, *meant))
        });
        if let Some((value, meant)) = slip {
            let place = allocation.place(amount_span(allocation, &states[..=at]));
            let title = ledger.place_of(item.source, "title");
            let mut found = reporter
                .find(
                    place,
                    text!(
                        "rules.money.unlikely-amount.item",
                        amount = value,
                        item = &item.id,
                        meant = meant
                    ),
                )
                .related(title, text!("rules.money.unlikely-amount.there"))
                .remedy(text!(
                    "rules.money.unlikely-amount.item-remedy",
                    meant = money::plain(meant)
                ));
            if single.is_some() {
                let title =
                    text!("rules.money.unlikely-amount.write", amount = money::plain(meant));
                found = found.fix(Fix::likely(title, place, money::plain(meant)));
            }
            let _ = found;
            return true;
        }
    }
    false
}

/// Whether the very recommendation that a step names says how much: then `not-as-decided` looks at it.
fn names_an_amount(item: &Item, part: &str) -> bool {
    let number = part.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let recommendation = number.and_then(|at| item.recommendations.get(at));
    recommendation
        .and_then(|recommendation| named_amounts(&recommendation.text))
        .is_some_and(|named| !named.is_empty())
}

/// In a text many amounts stand side by side; only many digits in common tell that one is meant.
fn is_slip(value: Decimal, named: Decimal) -> bool {
    slipped(value, named).is_some() && digits(value).0.len() >= DIGITS
}

/// The exact amounts of a step, each and together.
fn written(single: Option<&Amount>, by_year: &[YearAmount]) -> Vec<Decimal> {
    let parts = by_year.iter().flat_map(|amount| amount.each.iter().chain(&amount.total));
    let exact = single.into_iter().chain(parts).filter_map(|amount| match amount {
        Amount::Exact(value) if !value.is_zero() => Some(*value),
        _ => None,
    });
    exact.collect()
}
