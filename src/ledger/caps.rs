//! How much may be disposed of at most on a day.

use super::budget::Books;
use crate::money::{Amount, Decimal, Sum};
use crate::records::Cap;

/// A cap that holds.
#[derive(Debug, Clone, Copy)]
pub struct Holding<'l> {
    /// The cap.
    pub cap: &'l Cap,
    /// What it comes to: its amount, or else its share of the frame.
    pub amount: Sum,
    /// What its share of the frame comes to, where it has both.
    pub share: Option<Sum>,
}

impl Holding<'_> {
    /// By how much the amount is more than the share, or, negative, less; where both are known and
    /// not the same. What is less than a whole krone is rounding.
    pub fn difference(&self) -> Option<Sum> {
        let share = self.share.filter(Sum::is_exact)?;
        let is_exact = matches!(self.cap.amount.as_deref(), Some(Amount::Exact(_)));
        let by = self.amount.less(&share);
        (is_exact && by.exact.abs() >= ROUNDING).then_some(by)
    }
}

/// A difference below this is one of rounding.
const ROUNDING: Decimal = Decimal::ONE;

impl<'l> Books<'l> {
    /// The caps that hold. Of those with the same end and year the last one that is known holds.
    pub fn caps(&self) -> Vec<Holding<'l>> {
        let known = |cap: &&Cap| self.cut.has_come(cap.date.as_ref());
        let holds = |cap: &&Cap| {
            !cap.until.as_ref().is_some_and(|until| self.cut.is_over(until))
                && (self.year.is_none() || cap.year.is_none() || cap.year == self.year)
        };
        let same = |a: &Cap, b: &Cap| {
            let until = |cap: &Cap| cap.until.as_ref().map(|until| until.value.clone());
            a.year == b.year && until(a) == until(b)
        };
        let caps: Vec<&Cap> = self.all_caps().iter().filter(known).filter(holds).collect();
        let last = |at: usize| !caps[at + 1..].iter().any(|later| same(caps[at], later));
        (0..caps.len()).filter(|at| last(*at)).map(|at| self.holding(caps[at])).collect()
    }

    fn holding(&self, cap: &'l Cap) -> Holding<'l> {
        let share = cap.share.as_ref().map(|share| share.of(&self.frame()));
        let stated = cap.amount.as_ref().map(|amount| Sum::of(amount));
        let amount = stated.or(share).unwrap_or(Sum::UNKNOWN);
        Holding { cap, amount, share: share.filter(|_| stated.is_some()) }
    }

    /// How much may be disposed of at most, if a cap holds: the lowest of them, and nothing that is
    /// known, where one of them is not.
    pub fn cap(&self) -> Option<Sum> {
        let amounts = || self.caps().into_iter().map(|holding| holding.amount);
        if amounts().any(|amount| amount.missing() > 0) {
            return Some(Sum::UNKNOWN);
        }
        amounts().min_by_key(Sum::estimate)
    }
}
