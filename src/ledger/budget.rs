//! The arithmetic of a fund: its figures in a year, at a point in the books.
//!
//! What a figure counts follows the states of the allocations (`applied` → `recommended` →
//! `reserved` → `granted` → `paid` → `settled`). An allocation that surpluses pay for is counted
//! in what is drawn from them and in nothing that the frame pays for. All amounts are in the
//! currency of the fund.

use chrono::Datelike;

use super::cut::Cut;
use super::figures::{Figure, Figures};
use super::{Entry, Ledger};
use crate::money::{Amount, Sum};
use crate::records::{
    Allocation, AllocationState, Basis, Frame, Fund, Payment, PaymentKind, State, Surplus,
    SurplusHistory, YearAmount,
};
use crate::source::{Span, Spanned};

/// An allocation of a fund at a point in the books.
#[derive(Debug, Clone, Copy)]
pub struct Line<'l> {
    /// The allocation.
    pub allocation: &'l Entry<Allocation>,
    /// Its state then.
    pub state: &'l AllocationState,
    /// The amounts by calendar year that count then; none, where a single amount does.
    pub amounts: &'l [YearAmount],
    /// What it amounts to in the year; once, for a one-off fund.
    pub this_year: Sum,
    /// What it amounts to in the next year.
    pub next_year: Sum,
}

impl Line<'_> {
    /// Where its amount is written: in the state that gives it last, or else on the allocation.
    pub fn amount_span(&self) -> Span {
        let history = &self.allocation.history;
        let count = history.iter().position(|state| std::ptr::eq(state, self.state));
        let passed: Vec<&AllocationState> =
            history[..count.map_or(0, |at| at + 1)].iter().collect();
        amount_span(self.allocation, &passed)
    }
}

/// A surplus of an allocation at a point in the books.
#[derive(Debug, Clone, Copy)]
pub struct SurplusLine<'l> {
    /// The allocation that it is left over from.
    pub allocation: &'l Entry<Allocation>,
    /// Its place among the surpluses of the allocation, from 1.
    pub number: usize,
    /// The surplus.
    pub surplus: &'l Surplus,
    /// Its state then.
    pub state: &'l SurplusHistory,
    /// How much it is then.
    pub amount: Sum,
}

impl SurplusLine<'_> {
    /// The name by which allocations draw on it: `ALLOCATION#s1`.
    pub fn name(&self) -> String {
        format!("{}#s{}", self.allocation.id, self.number)
    }
}

/// The books of one fund, in one year (a yearly fund) or as a whole (a one-off fund), at a point.
#[derive(Clone, Copy)]
pub struct Books<'l> {
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
    year: Option<i32>,
    cut: Cut<'l>,
}

impl<'l> Books<'l> {
    /// The books of a fund. A one-off fund has no year.
    pub fn new(
        ledger: &'l Ledger,
        fund: &'l Entry<Fund>,
        year: Option<i32>,
        cut: Cut<'l>,
    ) -> Books<'l> {
        let year = year.filter(|_| fund.basis == Basis::Yearly);
        Books { ledger, fund, year, cut }
    }

    /// Whether a frame is known.
    pub fn has_frame(&self) -> bool {
        self.last_frame().is_some()
    }

    /// The frame that is known last; unknown, when none is recorded.
    pub fn frame(&self) -> Sum {
        self.last_frame().map_or(Sum::UNKNOWN, |frame| Sum::of(&frame.amount))
    }

    /// The record of the frame that is known last: a raised frame stands below the one it replaces.
    pub fn last_frame(&self) -> Option<&'l Frame> {
        let of_year =
            |frame: &&Frame| frame.year == self.year && self.cut.has_come(frame.date.as_ref());
        self.fund.frames.iter().rfind(of_year)
    }

    /// The allocations of the fund that have a state by then, in the order of their ids.
    pub fn lines(&self) -> Vec<Line<'l>> {
        self.allocations().filter_map(|allocation| self.line(allocation)).collect()
    }

    fn allocations(&self) -> impl Iterator<Item = &'l Entry<Allocation>> + use<'l> {
        allocations(self.ledger, self.fund)
    }

    /// An allocation of the fund, if it has a state by then.
    pub fn line(&self, allocation: &'l Entry<Allocation>) -> Option<Line<'l>> {
        let passed = self.cut.passed(&allocation.history);
        let state = *passed.last()?;
        let in_year = |year| amount(allocation, &passed, year);
        let next_year = match self.year {
            Some(year) if is_by_year(allocation, &passed) => in_year(Some(year + 1)),
            _ => Sum::default(),
        };
        let (_, amounts) = amounts(allocation, &passed);
        let amounts = amounts.unwrap_or_default();
        Some(Line { allocation, state, amounts, this_year: in_year(self.year), next_year })
    }

    /// The surpluses that have a state by then, in the order of their allocations.
    pub fn surpluses(&self) -> Vec<SurplusLine<'l>> {
        let numbered = |allocation: &'l Entry<Allocation>| {
            allocation
                .surpluses
                .iter()
                .zip(1..)
                .map(move |(surplus, number)| (allocation, number, surplus))
        };
        let all = self.allocations().flat_map(numbered);
        all.filter_map(|(allocation, number, surplus)| self.surplus(allocation, number, surplus))
            .collect()
    }

    fn surplus(
        &self,
        allocation: &'l Entry<Allocation>,
        number: usize,
        surplus: &'l Surplus,
    ) -> Option<SurplusLine<'l>> {
        let passed = self.cut.passed(&surplus.history);
        let state = *passed.last()?;
        if self.year.is_some() && surplus_year(surplus) != self.year {
            return None;
        }
        let amount =
            passed.iter().rev().find_map(|state| state.amount.as_ref()).unwrap_or(&surplus.amount);
        Some(SurplusLine { allocation, number, surplus, state, amount: Sum::of(amount) })
    }

    /// All figures. When allocations could not be read that may belong to the fund, every figure
    /// but the frame says so.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for line in self.lines() {
            add_line(&mut figures, &line);
        }
        for line in self.surpluses() {
            figures[Figure::of_surplus(line.state.state)] += line.amount;
        }
        let returned = self.add_payments(&mut figures);
        figures[Figure::Disposed] =
            figures[Figure::Reserved] + figures[Figure::Granted] + returned.negated();
        figures[Figure::DisposedIfFollowed] =
            figures[Figure::Disposed] + figures[Figure::Recommended];
        let unreadable = self.unreadable();
        for figure in Figure::ALL {
            figures[figure] = figures[figure].with_unreadable(unreadable);
        }
        figures[Figure::Frame] = self.frame();
        figures[Figure::Remaining] = figures[Figure::Frame].less(&figures[Figure::Disposed]);
        figures[Figure::RemainingIfFollowed] =
            figures[Figure::Frame].less(&figures[Figure::DisposedIfFollowed]);
        figures
    }

    /// Adds what was paid and spent; gives back what was returned to the frame.
    fn add_payments(&self, figures: &mut Figures) -> Sum {
        let mut returned = Sum::default();
        for line in self.lines() {
            let sum = |kind| self.payments(line.allocation, kind);
            let state = line.state.state;
            let is_paid =
                matches!(state, State::Paid | State::Settled) && !line.this_year.is_zero();
            figures[Figure::Paid] += sum(PaymentKind::Paid).unwrap_or(if is_paid {
                Sum::UNKNOWN
            } else {
                Sum::default()
            });
            let is_settled = state == State::Settled && !line.this_year.is_zero();
            figures[Figure::Spent] += sum(PaymentKind::Spent).unwrap_or(if is_settled {
                Sum::UNKNOWN
            } else {
                Sum::default()
            });
            if line.allocation.financed_by.is_empty() && is_disposed(state) {
                returned += sum(PaymentKind::Returned).unwrap_or_default();
            }
        }
        returned
    }

    /// The payments of one kind for an allocation, if there are any.
    fn payments(&self, allocation: &Allocation, kind: PaymentKind) -> Option<Sum> {
        let in_year =
            |payment: &&Payment| self.year.is_none() || payment_year(payment) == self.year;
        let made = allocation
            .payments
            .iter()
            .filter(|payment| payment.kind == kind && self.cut.has_come(Some(&payment.date)));
        made.filter(in_year).map(|payment| Sum::of(&payment.amount)).reduce(|a, b| a + b)
    }

    /// How many allocations may belong to the fund that could not be read, or whose fund is not there.
    fn unreadable(&self) -> u32 {
        u32::try_from(self.ledger.uncounted(&self.fund.id).count()).unwrap_or(u32::MAX)
    }
}

/// Whether an allocation in this state is disposed of: reserved, or granted in any of its ways.
pub fn is_disposed(state: State) -> bool {
    matches!(state, State::Reserved | State::Granted | State::Paid | State::Settled)
}

/// The year that a payment counts in: the one that is said, or that of the last day it may mean.
fn payment_year(payment: &Payment) -> Option<i32> {
    payment.year.or(payment.date.last().map(|day| day.year()))
}

/// The year that a surplus counts in: the one that is said, or that of its first state.
fn surplus_year(surplus: &Surplus) -> Option<i32> {
    let first = || surplus.history.first()?.date.last().map(|day| day.year());
    surplus.year.or_else(first)
}

fn add_line(figures: &mut Figures, line: &Line) {
    let state = line.state.state;
    if !line.allocation.financed_by.is_empty() {
        if is_disposed(state) {
            figures[Figure::DrawnFromSurplus] += line.this_year;
        }
        return;
    }
    let (this, next) = match state {
        State::Applied => (Figure::Applied, None),
        State::Recommended => (Figure::Recommended, Some(Figure::RecommendedNextYear)),
        State::Reserved => (Figure::Reserved, Some(Figure::CommittedNextYear)),
        State::Granted | State::Paid | State::Settled => {
            (Figure::Granted, Some(Figure::CommittedNextYear))
        }
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => return,
    };
    figures[this] += line.this_year;
    if let Some(next) = next {
        figures[next] += line.next_year;
    }
}

/// What an allocation amounts to in the last of the states that it has passed: what that state says,
/// or else the last one before it, or else the allocation itself. In one year, or in all together.
pub fn amount(allocation: &Allocation, passed: &[&AllocationState], year: Option<i32>) -> Sum {
    let (amount, amounts) = amounts(allocation, passed);
    match (year, amounts, amount) {
        (Some(year), Some(amounts), _) => amounts.iter().map(|amount| of_year(amount, year)).sum(),
        (None, Some(amounts), _) => amounts.iter().map(of_all_years).sum(),
        (None, None, Some(amount)) => Sum::of(&amount.value),
        // A yearly fund cannot count an amount that has no year, and nothing says that it is zero.
        (Some(_), None, _) | (None, None, None) => Sum::UNKNOWN,
    }
}

/// A single amount, or those by calendar year.
pub type Amounts<'l> = (Option<&'l Spanned<Amount>>, Option<&'l [YearAmount]>);

/// The amounts that count in the last of the states that an allocation has passed.
pub fn amounts<'l>(allocation: &'l Allocation, passed: &[&'l AllocationState]) -> Amounts<'l> {
    let own = passed.iter().rev().find(|state| state.amount.is_some() || state.amounts.is_some());
    match own {
        Some(state) => (state.amount.as_ref(), state.amounts.as_deref()),
        None => (allocation.amount.as_ref(), allocation.amounts.as_deref()),
    }
}

/// Where the amount is written that counts in the last of the states that an allocation has passed.
pub fn amount_span(allocation: &Allocation, passed: &[&AllocationState]) -> Span {
    let (amount, amounts) = amounts(allocation, passed);
    let by_year = amounts.and_then(|amounts| amounts.first()).map(|amount| amount.years.span);
    let date = passed.last().map(|state| state.date.span);
    amount.map(|amount| amount.span).or(by_year).or(date).unwrap_or_default()
}

/// Whether an allocation has amounts by year.
fn is_by_year(allocation: &Allocation, passed: &[&AllocationState]) -> bool {
    amounts(allocation, passed).1.is_some()
}

/// What an amount by years comes to in one of them. A total over several years is at most so much
/// in each.
pub(super) fn of_year(amount: &YearAmount, year: i32) -> Sum {
    if amount.years.is_turned() {
        return Sum::UNKNOWN;
    }
    if !amount.years.contains(year) {
        return Sum::default();
    }
    let sum = match (&amount.each, &amount.total) {
        (Some(each), _) => Sum::of(each),
        (None, Some(total)) if amount.years.count() == Some(1) => Sum::of(total),
        (
            None,
            Some(
                Amount::Exact(total)
                | Amount::About(total)
                | Amount::AtMost(total)
                | Amount::Between(_, total),
            ),
        ) => Sum::of(&Amount::AtMost(*total)),
        _ => Sum::UNKNOWN,
    };
    if amount.assumed.is_some() { sum.assumed() } else { sum }
}

/// What an amount by years comes to in all of them together.
pub fn of_all_years(amount: &YearAmount) -> Sum {
    match (&amount.each, &amount.total, amount.years.count()) {
        (_, Some(total), _) => Sum::of(total),
        (Some(each), None, Some(count)) => (0..count).map(|_| Sum::of(each)).sum(),
        _ => Sum::UNKNOWN,
    }
}

fn allocations<'l>(
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
) -> impl Iterator<Item = &'l Entry<Allocation>> + use<'l> {
    ledger.allocations.values().filter(|allocation| allocation.fund == fund.id)
}

/// Of amounts for longer than this only the first years are shown one by one.
const LONGEST: i32 = 30;

/// The years that a fund has books for: from its first frame on, every year that a frame or an
/// allocation names. A one-off fund has one set of books without a year.
pub fn years(ledger: &Ledger, fund: &Entry<Fund>) -> Vec<Option<i32>> {
    if fund.basis == Basis::OneOff {
        return vec![None];
    }
    let frames = fund.frames.iter().filter_map(|frame| frame.year);
    let first = frames.clone().min();
    let named = allocations(ledger, fund).flat_map(|allocation| {
        let in_states = allocation.history.iter().filter_map(|state| state.amounts.as_ref());
        allocation.amounts.iter().chain(in_states).flatten()
    });
    let named = named.flat_map(|amount| {
        let years = amount.years.value;
        years.first..=years.last.unwrap_or(years.first).min(years.first.saturating_add(LONGEST))
    });
    let payments = allocations(ledger, fund)
        .flat_map(|allocation| &allocation.payments)
        .filter_map(payment_year);
    let surpluses = allocations(ledger, fund)
        .flat_map(|allocation| &allocation.surpluses)
        .filter_map(surplus_year);
    let mut years: Vec<i32> = named
        .chain(frames)
        .chain(payments)
        .chain(surpluses)
        .filter(|year| first.is_none_or(|first| first <= *year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(Some).collect()
}
