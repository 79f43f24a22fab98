//! More is disposed of than a cap allows, or a cap says two different amounts.

use super::{Reporter, Rule, largest};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{Books, years};
use crate::ledger::caps::Holding;
use crate::ledger::cut::Cut;
use crate::ledger::figures::Figure;
use crate::ledger::{Entry, Ledger};
use crate::money::{Decimal, Sum};
use crate::records::{Allocation, Cap, Fund};
use crate::source::{Place, Span};
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule = Rule { code: code!("over-cap", Error, "over_cap.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        let frames = ledger.allocations.values().filter(|allocation| {
            allocation.fund == fund.id
                && !allocation.caps.is_empty()
                && ledger.holdings.astray(&allocation.id).is_none()
        });
        let frames: Vec<&Entry<Allocation>> = frames.collect();
        if fund.caps.is_empty() && frames.is_empty() {
            continue;
        }
        let years = years(ledger, fund);
        let whole = Capped { ledger, fund, frame: None };
        let frames = frames.into_iter().map(|frame| Capped { frame: Some(frame), ..whole });
        for capped in std::iter::once(whole).chain(frames) {
            for cap in capped.caps() {
                capped.check(cap, &years, reporter);
            }
        }
    }
}

/// A fund or frame allocation with caps.
#[derive(Clone, Copy)]
struct Capped<'l> {
    ledger: &'l Ledger,
    fund: &'l Entry<Fund>,
    frame: Option<&'l Entry<Allocation>>,
}

impl<'l> Capped<'l> {
    fn caps(&self) -> &'l [Cap] {
        self.frame.map_or(&self.fund.caps, |frame| &frame.caps)
    }

    fn place(&self, span: Span) -> Place {
        match self.frame {
            Some(frame) => frame.place(span),
            None => self.fund.place(span),
        }
    }

    fn books(&self, year: Option<i32>, cut: Cut<'l>) -> Books<'l> {
        let books = Books::new(self.ledger, self.fund, year, cut);
        self.frame.map_or(books, |frame| books.of_frame(frame))
    }

    /// Looks at a cap on the last day on which it holds; of several years at the first with a fault.
    fn check(&self, cap: &Cap, years: &[Option<i32>], reporter: &mut Reporter) {
        let last = cap.until.as_ref().and_then(|until| until.last());
        let cut = last.map_or(Cut::EVERYTHING, Cut::end_of);
        for year in years {
            let books = self.books(*year, cut);
            let caps = books.caps();
            let Some(holding) = caps.iter().find(|holding| std::ptr::eq(holding.cap, cap)) else {
                continue;
            };
            let is_over = self.is_over(holding, &books, *year, reporter);
            if self.differs(holding, *year, reporter) || is_over {
                return;
            }
        }
    }

    fn is_over(
        &self,
        holding: &Holding,
        books: &Books,
        year: Option<i32>,
        reporter: &mut Reporter,
    ) -> bool {
        let cap = holding.cap;
        let disposed = books.figures()[Figure::Disposed];
        if holding.amount.missing() > 0 || disposed.exact <= holding.amount.estimate() {
            return false;
        }
        let over = disposed.exact - holding.amount.estimate();
        let whose = self.whose(year);
        let message = match &cap.until {
            Some(until) => text!(
                "rules.money.over-cap.until",
                whose = whose,
                over = over,
                until = until.value.clone()
            ),
            None => text!("rules.money.over-cap.message", whose = whose, over = over),
        };
        let remedy =
            text!("rules.money.over-cap.remedy", cap = holding.amount, disposed = disposed);
        let mut found = reporter.find(self.place(span(cap)), message).remedy(remedy);
        if !holding.amount.is_exact() {
            found = found.severity(Severity::Warning);
        }
        largest::shown(found, books);
        true
    }

    /// The amount and the share of a cap are to be the same, of the frame as it is or as it once was.
    fn differs(&self, holding: &Holding, year: Option<i32>, reporter: &mut Reporter) -> bool {
        let (Some(by), Some(share), Some(amount), Some(of_share)) =
            (holding.difference(), &holding.cap.share, &holding.cap.amount, holding.share)
        else {
            return false;
        };
        let once = self.frames(year).into_iter();
        let mut once = once.map(|whole| share.of(&whole).estimate() - holding.amount.estimate());
        if once.any(|by| by.abs() < Decimal::ONE) {
            return false;
        }
        reporter
            .find(
                self.place(amount.span),
                text!(
                    "rules.money.over-cap.differs",
                    whose = self.whose(year),
                    amount = holding.amount,
                    share = share.written(),
                    of_share = of_share,
                    by = by.exact.abs()
                ),
            )
            .related(self.place(share.span), text!("rules.money.over-cap.share"))
            .remedy(text!("rules.money.over-cap.differs-remedy"))
            .severity(Severity::Warning);
        true
    }

    /// What the frame was at any time, before anything was moved.
    fn frames(&self, year: Option<i32>) -> Vec<Sum> {
        let Some(frame) = self.frame else {
            let of_year = self.fund.frames.iter().filter(|frame| frame.year == year);
            return of_year.map(|frame| Sum::of(&frame.amount)).collect();
        };
        let days = frame.history.iter().filter_map(|state| state.date.last());
        days.map(|day| self.books(year, Cut::end_of(day)).frame()).collect()
    }

    /// The fund or frame allocation by its title, and the year.
    fn whose(&self, year: Option<i32>) -> Text {
        let title = self.frame.map_or(&self.fund.title, |frame| &frame.title);
        match year {
            Some(year) => text!("rules.money.over-cap.in-year", whose = title, year = year),
            None => text!("formats.as-written", words = title),
        }
    }
}

/// Where a cap is written: its amount, or else its share.
fn span(cap: &Cap) -> Span {
    let amount = cap.amount.as_ref().map(|amount| amount.span);
    amount.or(cap.share.as_ref().map(|share| share.span)).unwrap_or_default()
}
