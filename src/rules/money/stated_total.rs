//! A total that the source states is not what the books come to.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::{Fix, Severity};
use crate::ledger::Ledger;
use crate::ledger::figures::Figure;
use crate::ledger::stated::{Comparison, Verdict, comparisons};
use crate::money::{self, Decimal};
use crate::records::Accepted;
use crate::source::{Place, Span};
use crate::text;
use crate::texts::Text;
use crate::yaml::Node;

pub(super) const RULE: Rule =
    Rule { code: code!("stated-total", Warning, "stated_total.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    // A total may be compared twice, with the books and with its parts.
    let comparisons = comparisons(ledger);
    for of_total in comparisons.chunk_by(|one, other| one.place() == other.place()) {
        for comparison in of_total {
            check_comparison(ledger, comparison, reporter);
        }
        if of_total.iter().all(|comparison| comparison.verdict == Verdict::Agrees)
            && let Some(comparison) = of_total.first()
            && comparison.stated.accepted.is_some()
        {
            nothing_to_accept(ledger, comparison, reporter);
        }
    }
}

fn check_comparison(ledger: &Ledger, comparison: &Comparison, reporter: &mut Reporter) {
    match (comparison.verdict, &comparison.stated.accepted) {
        (Verdict::Differs(by), None) => differs(comparison, by, reporter),
        (Verdict::Differs(by), Some(Accepted { difference: Some(accepted), .. }))
            if by != *accepted =>
        {
            differs_otherwise(ledger, comparison, by, *accepted, reporter);
        }
        (Verdict::NoYear, _) => {
            reporter
                .find(comparison.place(), text!("rules.money.stated-total.no-year"))
                .remedy(text!("rules.money.stated-total.no-year-remedy"));
        }
        _ => {}
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
    let found = reporter
        .find(comparison.place(), message)
        .remedy(text!("rules.money.stated-total.remedy", by = money::plain(by)));
    if let Some(meeting) = comparison.meeting.filter(|_| comparison.fund.is_some()) {
        found.note(text!("rules.money.stated-total.opening", day = meeting.date));
    }
}

/// Another difference was accepted than there is now.
fn differs_otherwise(
    ledger: &Ledger,
    comparison: &Comparison,
    by: Decimal,
    accepted: Decimal,
    reporter: &mut Reporter,
) {
    let written = node(ledger, comparison).and_then(|node| node.get("accepted")?.get("difference"));
    let at = written.map_or(comparison.place(), |node| Place {
        source: comparison.record.source,
        span: node.span,
    });
    let by_words = money::plain(by);
    let mut found = reporter
        .find(
            at,
            text!(
                "rules.money.stated-total.otherwise",
                accepted = accepted,
                by = by,
                stated = comparison.claimed(),
                computed = comparison.computed
            ),
        )
        .related(comparison.place(), text!("rules.money.stated-total.total"))
        .remedy(text!("rules.money.stated-total.otherwise-remedy", by = &by_words));
    if written.is_some() {
        let title = text!("rules.money.stated-total.otherwise-fix", by = &by_words);
        found = found.fix(Fix::likely(title, at, by_words));
    }
    if let Some(meeting) = comparison.meeting.filter(|_| comparison.fund.is_some()) {
        found.note(text!("rules.money.stated-total.opening", day = meeting.date));
    }
}

/// A difference is accepted, and there is none.
fn nothing_to_accept(ledger: &Ledger, comparison: &Comparison, reporter: &mut Reporter) {
    let Some(entry) = node(ledger, comparison).and_then(|node| node.entry("accepted")) else {
        return;
    };
    let source = comparison.record.source;
    let found = reporter
        .find(
            Place { source, span: entry.key.span },
            text!("rules.money.stated-total.agrees", computed = comparison.computed),
        )
        .related(comparison.place(), text!("rules.money.stated-total.total"))
        .remedy(text!("rules.money.stated-total.agrees-remedy"))
        .severity(Severity::Info);
    let span = Span { start: entry.key.span.start, end: entry.value.span.end };
    if let Some(lines) = whole_lines(&ledger.sources.get(source).text, span) {
        let title = text!("rules.money.stated-total.agrees-fix");
        found.fix(Fix::likely(title, Place { source, span: lines }, ""));
    }
}

/// The total as it is written.
fn node<'l>(ledger: &'l Ledger, comparison: &Comparison) -> Option<&'l Node> {
    let list = ledger.part_of(comparison.record.source, "stated")?.elements();
    let at = comparison.stated.amount.span;
    list.iter().find(|node| node.span.start <= at.start && at.end <= node.span.end)
}

/// The lines that a stretch fills from the first letter to the last, with the end of the last.
fn whole_lines(text: &str, span: Span) -> Option<Span> {
    let before = text.get(..span.start as usize)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let after = text.get(span.end as usize..)?;
    let end = after.find('\n')?;
    let is_alone = before[line..].trim().is_empty() && after[..end].trim().is_empty();
    is_alone.then(|| Span::new(line..span.end as usize + end + 1))
}

/// The figure that is stated, as people call it.
fn figure(comparison: &Comparison) -> Text {
    let what = &comparison.stated.what.value;
    Figure::named(what).map_or_else(|| text!("formats.as-written", words = what), Figure::text)
}
