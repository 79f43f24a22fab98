//! More is disposed of than the frame holds.

use super::{Reporter, Rule, largest};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{Books, years};
use crate::ledger::cut::Cut;
use crate::ledger::figures::Figure;
use crate::ledger::{Entry, Ledger};
use crate::money::Decimal;
use crate::records::{Frame, Fund};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("over-budget", Error, "over_budget.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        for year in years(ledger, fund) {
            let books = Books::new(ledger, fund, year, Cut::EVERYTHING);
            if let Some(frame) = books.last_frame() {
                check_frame(fund, frame, &books, reporter);
            }
        }
    }
}

/// Judges by what is certain: unknown and approximate amounts can only add to it.
fn check_frame(fund: &Entry<Fund>, frame: &Frame, books: &Books, reporter: &mut Reporter) {
    let figures = books.figures();
    let whole = figures[Figure::Frame];
    let disposed = figures[Figure::Disposed];
    // That more is moved from the frame than there is has its own finding.
    let is_overdrawn = whole.estimate() < Decimal::ZERO;
    if whole.missing() > 0 || disposed.exact <= whole.estimate() || is_overdrawn {
        return;
    }
    let over = disposed.exact - whole.estimate();
    let message = match frame.year {
        Some(year) => {
            text!("rules.money.over-budget.year", fund = &fund.title, year = year, over = over)
        }
        None => text!("rules.money.over-budget.once", fund = &fund.title, over = over),
    };
    let mut found = reporter.find(fund.place(frame.amount.span), message).remedy(text!(
        "rules.money.over-budget.remedy",
        frame = whole,
        disposed = disposed
    ));
    if !whole.is_exact() {
        found = found.severity(Severity::Warning);
    }
    largest::shown(found, books);
}
