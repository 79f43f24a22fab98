//! The allocations that weigh most, shown beside what is over.

use super::Found;
use crate::ledger::budget::{Books, Line, is_disposed};
use crate::text;

/// How many of them are shown.
const SHOWN: usize = 3;

/// Shows with a finding the largest of what is disposed of and paid by the frame.
pub(super) fn shown<'f>(mut found: Found<'f>, books: &Books) -> Found<'f> {
    let mut lines: Vec<Line> = books.lines();
    lines.retain(|line| {
        is_disposed(line.state.state)
            && line.allocation.financed_by.is_empty()
            && !line.rest.is_zero()
    });
    lines.sort_by_key(|line| std::cmp::Reverse(line.rest.estimate()));
    for line in lines.iter().take(SHOWN) {
        let amount = text!(
            "rules.money.over-budget.line",
            title = &line.allocation.title,
            amount = line.rest
        );
        found = found.related(line.allocation.place(line.amount_span()), amount);
    }
    found
}
