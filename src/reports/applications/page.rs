//! The years of a fund that the report has tables for.

use super::Matter;
use crate::ledger::budget::{Books, years};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::records::{Basis, Fund};
use crate::reports::Query;
use crate::sheet::{Cell, Shown};

/// A fund in a year, or as a whole when it is a one-off fund.
pub(super) struct Page<'l> {
    pub fund: &'l Entry<Fund>,
    pub year: Option<i32>,
    /// Whether people are shown it.
    pub is_shown: bool,
}

impl Page<'_> {
    /// The cells that say which fund and year a row is of.
    pub(super) fn whose(&self) -> [Cell; 2] {
        [self.fund.id.as_str().into(), self.year.map_or(Cell::Nothing, Cell::Year)]
    }

    /// Who is shown its tables.
    pub(super) fn shown(page: Option<&Page>) -> Shown {
        if page.is_none_or(|page| page.is_shown) { Shown::Always } else { Shown::Data }
    }
}

/// A page for each year of a yearly fund in which there is something; one for a one-off fund. People
/// are shown the years that have a frame, that are asked for, or that hold what no such year holds.
pub(super) fn pages<'l>(
    ledger: &Ledger,
    fund: &'l Entry<Fund>,
    matters: &[Matter],
    query: &Query,
) -> Vec<Page<'l>> {
    if fund.basis == Basis::OneOff {
        return vec![Page { fund, year: None, is_shown: true }];
    }
    if query.year.is_some() {
        return vec![Page { fund, year: query.year, is_shown: true }];
    }
    let mut named: Vec<Option<i32>> = years(ledger, fund);
    named.extend(matters.iter().flat_map(Matter::first_years).map(Some));
    named.sort_unstable();
    named.dedup();
    let cut = Cut::end_of(query.as_of);
    let (framed, others): (Vec<_>, Vec<_>) =
        named.into_iter().partition(|year| Books::new(ledger, fund, *year, cut).has_frame());
    let has_any = |year: &Option<i32>| matters.iter().any(|matter| matter.is_in(*year, None));
    let is_elsewhere = |matter: &Matter| framed.iter().any(|year| matter.is_in(*year, None));
    let holds_more = |year: &Option<i32>| {
        matters.iter().any(|matter| matter.is_in(*year, None) && !is_elsewhere(matter))
    };
    let mut pages: Vec<Page> = framed
        .iter()
        .map(|year| Page { fund, year: *year, is_shown: true })
        .chain(others.iter().map(|year| Page { fund, year: *year, is_shown: holds_more(year) }))
        .filter(|page| has_any(&page.year))
        .collect();
    pages.sort_by_key(|page| page.year);
    pages
}
