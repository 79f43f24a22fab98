//! An amount is ten, a hundred or a thousand times what stands beside it: a point or a zero may have
//! slipped.

use super::amounts_of_items::{Texts, check_item};
use super::slips::slipped;
use super::{Reporter, Rule};
use crate::code;
use crate::ledger::budget::{amount, amount_span, is_disposed};
use crate::ledger::{Entry, Ledger};
use crate::money::{self, Amount, Decimal};
use crate::records::{Allocation, AllocationState, Basis, Fund};
use crate::source::Place;
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("unlikely-amount", Warning, "unlikely_amount.md"), check };

/// Neighbours that are so near to each other, in percent, tell how large an amount should be.
const NEAR: u32 = 15;
/// An application for so many times the whole frame is hardly meant.
const BEYOND: u32 = 10;

/// An exact amount and where it stands.
#[derive(Clone, Copy)]
struct Written {
    value: Decimal,
    at: Place,
}

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        check_frames(fund, reporter);
    }
    let mut texts = Texts::default();
    for allocation in ledger.allocations.values() {
        // One finding for an allocation is enough: what is one slip shows in many places.
        let _ = check_years(ledger, allocation, reporter)
            || check_steps(allocation, reporter)
            || check_item(ledger, allocation, &mut texts, reporter)
            || check_frame(ledger, allocation, reporter);
    }
}

/// Among amounts that are all near to each other but one, the one that is ten, a hundred … times as
/// large or small; with one of the others.
fn odd_one_out(amounts: &[Written]) -> Option<(Written, Written, u32)> {
    let mut sorted: Vec<Written> =
        amounts.iter().copied().filter(|written| !written.value.is_zero()).collect();
    sorted.sort_by_key(|written| written.value);
    if sorted.len() == 2 {
        // Of two nobody can say which is wrong; the later one is looked at first.
        let [one, other] = [sorted[0], sorted[1]];
        let (first, second) = if one.at < other.at { (one, other) } else { (other, one) };
        return slipped(one.value, other.value).map(|places| (second, first, places));
    }
    let (first, rest) = sorted.split_first()?;
    let (last, but_last) = sorted.split_last()?;
    [(first, rest), (last, but_last)].into_iter().find_map(|(odd, others)| {
        let (low, high) = (others.first()?, others.last()?);
        let is_near = |a: Decimal, b: Decimal| {
            (a - b).abs() * Decimal::ONE_HUNDRED <= b * Decimal::from(NEAR)
        };
        if others.len() < 2 || !is_near(low.value, high.value) {
            return None;
        }
        let places = (1..=6).find(|places| {
            let larger = low.value.checked_mul(factor(*places));
            let smaller = odd.value.checked_mul(factor(*places));
            larger.is_some_and(|larger| is_near(odd.value, larger))
                || smaller.is_some_and(|smaller| is_near(smaller, low.value))
        })?;
        Some((*odd, *low, places))
    })
}

fn factor(places: u32) -> Decimal {
    (0..places).fold(Decimal::ONE, |factor, _| factor * Decimal::TEN)
}

/// How a frame compares with another.
fn frame_message(odd: &Written, beside: &Written, factor: Decimal) -> Text {
    let (amount, other) = (odd.value, beside.value);
    if amount > other {
        text!(
            "rules.money.unlikely-amount.frame-more",
            amount = amount,
            factor = factor,
            other = other
        )
    } else {
        text!(
            "rules.money.unlikely-amount.frame-less",
            amount = amount,
            factor = factor,
            other = other
        )
    }
}

fn check_frames(fund: &Entry<Fund>, reporter: &mut Reporter) {
    let frames = fund.frames.iter().filter_map(|frame| match &frame.amount.value {
        Amount::Exact(value) => Some(Written { value: *value, at: fund.place(frame.amount.span) }),
        _ => None,
    });
    let frames: Vec<Written> = frames.collect();
    if let Some((odd, beside, places)) = odd_one_out(&frames) {
        reporter
            .find(odd.at, frame_message(&odd, &beside, factor(places)))
            .related(beside.at, text!("rules.money.unlikely-amount.beside"))
            .remedy(text!("rules.money.unlikely-amount.remedy"));
    }
}

/// The amounts of the years of one list.
fn by_year(ledger: &Ledger, allocation: &Entry<Allocation>, path: &str) -> Vec<Written> {
    let list = ledger.part_of(allocation.source, path).map_or(&[][..], |list| list.elements());
    let each = list.iter().filter_map(|element| element.get("each"));
    each.filter_map(|node| {
        let value = money::parse(node.text()?).ok()?;
        Some(Written { value, at: allocation.place(node.span) })
    })
    .collect()
}

/// How the amount of a year compares with that of another.
fn year_message(odd: &Written, beside: &Written, factor: Decimal) -> Text {
    let (amount, other) = (odd.value, beside.value);
    if amount > other {
        text!(
            "rules.money.unlikely-amount.year-more",
            amount = amount,
            factor = factor,
            other = other
        )
    } else {
        text!(
            "rules.money.unlikely-amount.year-less",
            amount = amount,
            factor = factor,
            other = other
        )
    }
}

fn check_years(ledger: &Ledger, allocation: &Entry<Allocation>, reporter: &mut Reporter) -> bool {
    let steps = allocation.history.iter().enumerate().filter(|(_, state)| state.amounts.is_some());
    let lists = steps.map(|(at, _)| format!("history/{at}/amounts"));
    for list in std::iter::once("amounts".to_owned()).chain(lists) {
        let Some((odd, beside, places)) = odd_one_out(&by_year(ledger, allocation, &list)) else {
            continue;
        };
        reporter
            .find(odd.at, year_message(&odd, &beside, factor(places)))
            .related(beside.at, text!("rules.money.unlikely-amount.beside"))
            .remedy(text!("rules.money.unlikely-amount.remedy"));
        return true;
    }
    false
}

/// The exact amount of a step in all, when it has one.
fn in_all(allocation: &Entry<Allocation>, passed: &[&AllocationState]) -> Option<Written> {
    let sum = amount(allocation, passed, None);
    let at = allocation.place(amount_span(allocation, passed));
    (sum.is_exact() && !sum.is_zero()).then_some(Written { value: sum.exact, at })
}

/// From one step of the history to the next.
fn check_steps(allocation: &Entry<Allocation>, reporter: &mut Reporter) -> bool {
    let states: Vec<&AllocationState> = allocation.history.iter().collect();
    for count in 2..=states.len() {
        let before = in_all(allocation, &states[..count - 1]);
        let Some((before, after)) = before.zip(in_all(allocation, &states[..count])) else {
            continue;
        };
        let Some(places) = slipped(before.value, after.value).filter(|_| before.at != after.at)
        else {
            continue;
        };
        let (first, second) = (states[count - 2].state.word(), states[count - 1].state.word());
        let message = if after.value > before.value {
            text!(
                "rules.money.unlikely-amount.step-more",
                after = after.value,
                before = before.value,
                second = second,
                first = first,
                factor = factor(places)
            )
        } else {
            text!(
                "rules.money.unlikely-amount.step-less",
                after = after.value,
                before = before.value,
                second = second,
                first = first,
                factor = factor(places)
            )
        };
        reporter
            .find(after.at, message)
            .related(before.at, text!("rules.money.unlikely-amount.beside"))
            .remedy(text!("rules.money.unlikely-amount.remedy"));
        return true;
    }
    false
}

/// What is only asked for and many times the frame. What is disposed of beyond it is `over-budget`.
fn check_frame(ledger: &Ledger, allocation: &Entry<Allocation>, reporter: &mut Reporter) -> bool {
    let states: Vec<&AllocationState> = allocation.history.iter().collect();
    let is_asked = states.last().is_some_and(|state| !is_disposed(state.state));
    let fund = ledger.funds.get(&allocation.fund).filter(|_| is_asked);
    let Some((fund, asked)) = fund.zip(in_all(allocation, &states)) else {
        return false;
    };
    let frames = fund.frames.iter().map(|frame| match &frame.amount.value {
        Amount::Exact(value) | Amount::About(value) | Amount::AtMost(value) => Some(*value),
        Amount::Between(_, high) => Some(*high),
        Amount::Unknown | Amount::Stated(_) => None,
    });
    let frames: Option<Vec<Decimal>> = frames.collect();
    let Some(whole) = frames.and_then(|frames| match fund.basis {
        Basis::OneOff => frames.into_iter().max(),
        Basis::Yearly => Some(frames.into_iter().sum()),
    }) else {
        return false;
    };
    let limit = whole.checked_mul(Decimal::from(BEYOND));
    if whole.is_zero() || limit.is_none_or(|limit| asked.value < limit) {
        return false;
    }
    let first = &fund.frames[0];
    reporter
        .find(
            asked.at,
            text!(
                "rules.money.unlikely-amount.beyond",
                amount = asked.value,
                frame = whole,
                fund = &fund.title
            ),
        )
        .related(fund.place(first.amount.span), text!("rules.money.unlikely-amount.whole"))
        .remedy(text!("rules.money.unlikely-amount.remedy"));
    true
}
