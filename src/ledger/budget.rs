//! The arithmetic of a fund: its figures in a year, at a point in the books.
//!
//! What a figure counts follows the states of the allocations (`applied` → `recommended` →
//! `reserved` → `granted` → `paid` → `settled`). An allocation that surpluses pay for is counted
//! in what is drawn from them and in nothing that the frame pays for. What is taken out of a frame
//! allocation counts in its own state, and the rest in that of the frame allocation. All amounts are
//! in the currency of the fund.

use std::cmp::Reverse;
use std::collections::HashMap;

use chrono::Datelike;

use super::cut::Cut;
use super::figures::{Figure, Figures};
use super::holdings::{self, Holder};
use super::taken::{self, Parts};
use super::{Entry, Ledger};
use crate::money::{Amount, Sum};
use crate::records::{
    Allocation, AllocationState, Basis, Cap, Frame, Fund, Payment, PaymentKind, State, Surplus,
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
    /// What is taken out of it in the year, from `reserved` on and less what was returned.
    pub taken: Sum,
    /// What stays with it in the year: all of it, if nothing is taken out.
    pub rest: Sum,
    /// What stays with it in the next year.
    pub next_rest: Sum,
    /// Whether it is only applied for or recommended out of a frame allocation whose amount counts
    /// already, so that it adds nothing to what counts of the fund.
    pub is_held: bool,
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

/// The books of one fund or frame allocation, in one year (a yearly fund) or as a whole (a one-off
/// fund), at a point.
#[derive(Clone, Copy)]
pub struct Books<'l> {
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
    /// The frame allocation whose books they are, when they are not those of the fund.
    within: Option<&'l Entry<Allocation>>,
    pub(super) year: Option<i32>,
    pub(super) cut: Cut<'l>,
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
        Books { ledger, fund, within: None, year, cut }
    }

    /// The books of a frame allocation of the fund, whose amount is its frame: of what is taken out
    /// of it.
    #[must_use]
    pub fn of_frame(&self, allocation: &'l Entry<Allocation>) -> Books<'l> {
        Books { within: Some(allocation), ..*self }
    }

    /// Whether a frame is known.
    pub fn has_frame(&self) -> bool {
        self.last_frame().is_some()
    }

    /// The frame that is known last, with what is moved to it and without what is moved from it;
    /// unknown, when none is recorded. Of a frame allocation, its amount less what it returned.
    pub fn frame(&self) -> Sum {
        if let Some(allocation) = self.within {
            let returned = || self.payments(allocation, PaymentKind::Returned).unwrap_or_default();
            let line = self.own_line(allocation);
            return line.map_or(Sum::UNKNOWN, |line| line.this_year.lowered(&returned()));
        }
        let amount = self.last_frame().map_or(Sum::UNKNOWN, |frame| Sum::of(&frame.amount));
        self.moved(&Holder::Fund(self.fund.id.clone()), self.year).change(amount)
    }

    fn moved(&self, holder: &Holder, year: Option<i32>) -> holdings::Moved {
        self.ledger.holdings.moved(self.ledger, holder, year, self.cut)
    }

    /// The caps on it, whether they hold or not.
    pub(super) fn all_caps(&self) -> &'l [Cap] {
        self.within.map_or(&self.fund.caps, |allocation| &allocation.caps)
    }

    /// The record of the frame that is known last: a raised frame stands below the one it replaces.
    pub fn last_frame(&self) -> Option<&'l Frame> {
        let of_year =
            |frame: &&Frame| frame.year == self.year && self.cut.has_come(frame.date.as_ref());
        self.fund.frames.iter().rfind(of_year)
    }

    /// The allocations of the fund that have a state by then, in the order of their ids.
    pub fn lines(&self) -> Vec<Line<'l>> {
        self.settled(&self.allocations())
    }

    /// The allocations that count, in the order of their ids: not those that are within what cannot
    /// hold them.
    fn allocations(&self) -> Vec<&'l Entry<Allocation>> {
        let holdings = &self.ledger.holdings;
        match self.within {
            Some(frame) => self.below(frame),
            None => self
                .ledger
                .allocations_of(&self.fund.id)
                .filter(|allocation| holdings.astray(&allocation.id).is_none())
                .collect(),
        }
    }

    /// What is taken out of an allocation, and out of that.
    fn below(&self, allocation: &Entry<Allocation>) -> Vec<&'l Entry<Allocation>> {
        let below = self.ledger.holdings.below(&allocation.id).into_iter();
        below.filter_map(|id| self.ledger.allocations.get(id)).collect()
    }

    /// An allocation of the fund, if it has a state by then.
    pub fn line(&self, allocation: &'l Entry<Allocation>) -> Option<Line<'l>> {
        let mut all = self.below(allocation);
        all.push(allocation);
        self.settled(&all).into_iter().find(|line| line.allocation.id == allocation.id)
    }

    /// The lines of some allocations, with what is taken out of each. All that is taken out of them
    /// is among them.
    fn settled(&self, allocations: &[&'l Entry<Allocation>]) -> Vec<Line<'l>> {
        let own = || allocations.iter().filter_map(|allocation| self.own_line(allocation));
        let mut lines: Vec<Line> = own().collect();
        let holdings = &self.ledger.holdings;
        let is_parted = |line: &Line| {
            let id = &line.allocation.id;
            holdings.parent(id).is_some() || !holdings.children(id).is_empty()
        };
        if !lines.iter().any(is_parted) {
            return lines;
        }
        let rolled = self.roll(allocations, &lines, Time::ThisYear);
        let next = self.roll(allocations, &lines, Time::NextYear);
        let taken = |rolled: &Rolled, line: &Line| {
            rolled.taken.get(line.allocation.id.as_str()).copied().unwrap_or_default()
        };
        for line in &mut lines {
            line.taken = taken(&rolled, line);
            line.rest = line.this_year.after(&line.taken);
            line.next_rest = line.next_year.after(&taken(&next, line));
            line.is_held = self.is_held(line);
        }
        lines
    }

    /// Whether what is above an allocation counts already, and as far as the allocation itself.
    fn is_held(&self, line: &Line) -> bool {
        let own = taken::rank(line.state.state);
        let above = self.ledger.holdings.above(&line.allocation.id);
        let above = above.take_while(|id| self.within.is_none_or(|frame| frame.id != **id));
        let ranks = above.filter_map(|id| self.own_line(self.ledger.allocations.get(id)?));
        !is_disposed(line.state.state)
            && ranks.map(|above| taken::rank(above.state.state)).any(|rank| rank >= own && own > 0)
    }

    /// An allocation by itself: as if nothing were taken out of it.
    fn own_line(&self, allocation: &'l Entry<Allocation>) -> Option<Line<'l>> {
        let passed = self.cut.passed(&allocation.history);
        let state = *passed.last()?;
        let holder = Holder::Allocation(allocation.id.clone());
        let in_year = |year| self.moved(&holder, year).change(amount(allocation, &passed, year));
        let next_year = match self.year {
            Some(year) if is_by_year(allocation, &passed) => in_year(Some(year + 1)),
            _ => Sum::default(),
        };
        let (_, amounts) = amounts(allocation, &passed);
        let amounts = amounts.unwrap_or_default();
        let this_year = in_year(self.year);
        Some(Line {
            allocation,
            state,
            amounts,
            this_year,
            next_year,
            taken: Sum::default(),
            rest: this_year,
            next_rest: next_year,
            is_held: false,
        })
    }

    /// Adds up allocations, from what is taken out of others to what these are taken out of.
    fn roll(
        &self,
        allocations: &[&'l Entry<Allocation>],
        lines: &[Line<'l>],
        time: Time,
    ) -> Rolled<'l> {
        let holdings = &self.ledger.holdings;
        let lines: HashMap<&str, &Line> =
            lines.iter().map(|line| (line.allocation.id.as_str(), line)).collect();
        let mut deepest: Vec<&Entry<Allocation>> = allocations.to_vec();
        deepest.sort_by_key(|allocation| Reverse(holdings.depth(&allocation.id)));
        let mut rolled = Rolled::default();
        let mut below: HashMap<&str, Parts> = HashMap::new();
        for allocation in deepest {
            let parts = below.remove(allocation.id.as_str());
            if let Some(parts) = &parts {
                rolled.taken.insert(&allocation.id, parts.disposed);
            }
            let parts = parts.unwrap_or_default();
            let parts = match lines.get(allocation.id.as_str()) {
                Some(line) => {
                    let state = line.state.state;
                    match time {
                        Time::ThisYear => {
                            let returned = self.payments(allocation, PaymentKind::Returned);
                            let returned = returned.unwrap_or_default();
                            taken::hold(parts, state, line.this_year, returned)
                        }
                        Time::NextYear => taken::hold(parts, state, line.next_year, Sum::default()),
                    }
                }
                None => parts,
            };
            let parent = holdings.parent(&allocation.id);
            match parent.filter(|id| self.within.is_none_or(|frame| frame.id != **id)) {
                Some(parent) => *below.entry(parent).or_default() += parts,
                None if allocation.financed_by.is_empty() => rolled.by_frame += parts,
                None => rolled.by_surplus += parts,
            }
        }
        rolled
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
        let all = self.allocations().into_iter().flat_map(numbered);
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
        let allocations = self.allocations();
        let lines = self.settled(&allocations);
        let all = self.roll(&allocations, &lines, Time::ThisYear);
        let next = self.roll(&allocations, &lines, Time::NextYear);
        figures[Figure::Applied] = all.by_frame.applied;
        figures[Figure::Recommended] = all.by_frame.recommended;
        figures[Figure::Reserved] = all.by_frame.reserved.whole;
        figures[Figure::Granted] = all.by_frame.granted.whole;
        figures[Figure::Disposed] = all.by_frame.disposed;
        figures[Figure::DrawnFromSurplus] = all.by_surplus.gross();
        figures[Figure::CommittedNextYear] = next.by_frame.gross();
        figures[Figure::RecommendedNextYear] = next.by_frame.recommended;
        for line in self.surpluses() {
            figures[Figure::of_surplus(line.state.state)] += line.amount;
        }
        for line in &lines {
            figures[Figure::Paid] += self.paid(line);
            figures[Figure::Spent] += self.spent(line);
        }
        figures[Figure::DisposedIfFollowed] =
            figures[Figure::Disposed] + figures[Figure::Recommended];
        let unreadable = self.ledger.holdings.uncounted(&self.fund.id);
        for figure in Figure::ALL {
            figures[figure] = figures[figure].with_unreadable(unreadable);
        }
        let frame = self.frame();
        let cap = self.cap().unwrap_or(Sum::UNKNOWN);
        figures[Figure::Frame] = frame;
        figures[Figure::Remaining] = frame.less(&figures[Figure::Disposed]);
        figures[Figure::RemainingIfFollowed] = frame.less(&figures[Figure::DisposedIfFollowed]);
        figures[Figure::Cap] = cap;
        figures[Figure::Room] = cap.less(&figures[Figure::Disposed]);
        figures
    }

    /// What was paid; unknown, where it is known to be paid but no payment is.
    fn paid(&self, line: &Line) -> Sum {
        let is_paid = matches!(line.state.state, State::Paid | State::Settled);
        self.moved_money(line, PaymentKind::Paid, is_paid)
    }

    /// What was spent; unknown, where the account is closed but nothing says what was spent.
    fn spent(&self, line: &Line) -> Sum {
        self.moved_money(line, PaymentKind::Spent, line.state.state == State::Settled)
    }

    fn moved_money(&self, line: &Line, kind: PaymentKind, has_moved: bool) -> Sum {
        let unsaid = if has_moved && !line.rest.is_zero() { Sum::UNKNOWN } else { Sum::default() };
        self.payments(line.allocation, kind).unwrap_or(unsaid)
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
}

/// Of what year amounts are added up: of the next one as far as it is known now, before anything of
/// it was returned.
#[derive(Clone, Copy)]
enum Time {
    ThisYear,
    NextYear,
}

/// What allocations come to, each counted once.
#[derive(Default)]
struct Rolled<'l> {
    /// What the frame pays for.
    by_frame: Parts,
    /// What surpluses pay for.
    by_surplus: Parts,
    /// What is taken out of each, where anything is.
    taken: HashMap<&'l str, Sum>,
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
    let named = ledger.allocations_of(&fund.id).flat_map(|allocation| {
        let in_states = allocation.history.iter().filter_map(|state| state.amounts.as_ref());
        allocation.amounts.iter().chain(in_states).flatten()
    });
    let named = named.flat_map(|amount| {
        let years = amount.years.value;
        years.first..=years.last.unwrap_or(years.first).min(years.first.saturating_add(LONGEST))
    });
    let payments = ledger
        .allocations_of(&fund.id)
        .flat_map(|allocation| &allocation.payments)
        .filter_map(payment_year);
    let surpluses = ledger
        .allocations_of(&fund.id)
        .flat_map(|allocation| &allocation.surpluses)
        .filter_map(surplus_year);
    let holder = Holder::Fund(fund.id.clone());
    let moved = ledger.holdings.transfers(ledger, &holder);
    let moved = moved.filter_map(|(_, transfer, _)| holdings::year_of(transfer));
    let mut years: Vec<i32> = named
        .chain(frames)
        .chain(payments)
        .chain(surpluses)
        .chain(moved)
        .filter(|year| first.is_none_or(|first| first <= *year))
        .collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(Some).collect()
}
