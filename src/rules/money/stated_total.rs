//! A total that the source states is not what the books come to.

use super::{Reporter, Rule};
use crate::code;
use crate::ledger::Ledger;
use crate::ledger::figures::Figure;
use crate::ledger::stated::{Comparison, Verdict, comparisons};
use crate::money::Decimal;
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("stated-total", Warning, "stated_total.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for comparison in comparisons(ledger) {
        match comparison.verdict {
            Verdict::Differs(by) if comparison.stated.accepted.is_none() => {
                differs(&comparison, by, reporter)
            }
            Verdict::NoYear => {
                reporter
                    .find(comparison.place(), text!("rules.money.stated-total.no-year"))
                    .remedy(text!("rules.money.stated-total.no-year-remedy"));
            }
            _ => {}
        }
    }
}

fn differs(comparison: &Comparison, by: Decimal, reporter: &mut Reporter) {
    let stated = comparison.claimed();
    let message = match comparison.title().filter(|_| comparison.fund.is_some()) {
        Some(title) => text!(
            "rules.money.stated-total.books",
            stated = stated,
            figure = figure(comparison),
            fund = title,
            computed = comparison.computed,
            by = by
        ),
        None => text!(
            "rules.money.stated-total.parts",
            stated = stated,
            computed = comparison.computed,
            by = by
        ),
    };
    let found =
        reporter.find(comparison.place(), message).remedy(text!("rules.money.stated-total.remedy"));
    if let Some(meeting) = comparison.meeting.filter(|_| comparison.fund.is_some()) {
        found.note(text!("rules.money.stated-total.opening", day = meeting.date));
    }
}

/// The figure that is stated, as people call it.
fn figure(comparison: &Comparison) -> Text {
    let what = &comparison.stated.what.value;
    Figure::named(what).map_or_else(|| text!("formats.as-written", words = what), Figure::text)
}
