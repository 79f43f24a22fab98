//! More is taken out of a frame allocation than it holds.

use super::{Reporter, Rule, largest};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{Books, years};
use crate::ledger::cut::Cut;
use crate::ledger::figures::Figure;
use crate::ledger::{Entry, Ledger};
use crate::money::Decimal;
use crate::records::{Allocation, Fund};
use crate::text;

pub(super) const RULE: Rule = Rule { code: code!("over-frame", Error, "over_frame.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        let mut frames = ledger.allocations.values().filter(|allocation| {
            allocation.fund == fund.id && !ledger.holdings.children(&allocation.id).is_empty()
        });
        let Some(first) = frames.next() else {
            continue;
        };
        let years = years(ledger, fund);
        for frame in std::iter::once(first).chain(frames) {
            // An amount for several years together may hold in each of them and not in all.
            let mut times = years.iter().copied().filter(Option::is_some).chain([None]);
            times.find(|year| is_over(ledger, fund, frame, *year, reporter));
        }
    }
}

/// Judges by what is certain: unknown and approximate amounts can only add to it.
fn is_over(
    ledger: &Ledger,
    fund: &Entry<Fund>,
    frame: &Entry<Allocation>,
    year: Option<i32>,
    reporter: &mut Reporter,
) -> bool {
    let whole = Books::new(ledger, fund, year, Cut::EVERYTHING);
    let books = whole.of_frame(frame);
    let figures = books.figures();
    let (holds, taken) = (figures[Figure::Frame], figures[Figure::Disposed]);
    // That more is moved from it than there is has its own finding.
    let is_within =
        holds.missing() > 0 || taken.exact <= holds.estimate() || holds.estimate() < Decimal::ZERO;
    let line = if is_within { None } else { whole.line(frame) };
    let Some(line) = line else {
        return false;
    };
    let over = taken.exact - holds.estimate();
    let title = &frame.title;
    let message = match year {
        Some(year) => {
            text!("rules.money.over-frame.year", frame = title, year = year, over = over)
        }
        None => text!("rules.money.over-frame.once", frame = title, over = over),
    };
    let remedy = text!("rules.money.over-frame.remedy", frame = holds, taken = taken);
    let mut found = reporter.find(frame.place(line.amount_span()), message).remedy(remedy);
    if !holds.is_exact() {
        found = found.severity(Severity::Warning);
    }
    largest::shown(found, &books);
    true
}
