//! What is applied for, recommended and granted: the allocations of each fund, and the
//! applications to calls.

mod calls;
mod efforts;
mod matter;
mod page;
mod steps;
mod sums;

use matter::Matter;
use page::{Page, pages};

use super::report::{data, left_out, named, questions, word};
use super::{Filter, Query, Report};
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, Fund, State};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::Arg;

pub(super) const REPORT: Report = Report {
    name: "applications",
    page: include_str!("../applications.md"),
    about: None,
    takes: &[Filter::Fund, Filter::Organisation, Filter::Project, Filter::Year, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let funds =
        ledger.funds.values().filter(|fund| Query::passes(query.fund.as_ref(), Some(&fund.id)));
    let mut sections: Vec<Section> =
        funds.filter_map(|fund| section(ledger, fund, query)).collect();
    if sections.is_empty() {
        sections.push(Section {
            title: text!("reports.applications.allocations"),
            blocks: tables(None, &[], 0).into(),
            notes: vec![text!("reports.applications.nothing")],
        });
    }
    sections.push(calls::section(ledger, query));
    let mut notes = left_out(ledger, "fund", query.fund.as_ref());
    notes.extend(left_out(ledger, "call", None));
    Sheet {
        report: REPORT.name,
        title: text!("reports.applications.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes,
    }
}

/// The allocations of a fund; nothing, when none is asked for.
fn section(ledger: &Ledger, fund: &Entry<Fund>, query: &Query) -> Option<Section> {
    let all: Vec<Matter> = ledger
        .allocations
        .values()
        .filter(|allocation| allocation.fund == fund.id && is_asked_for(ledger, allocation, query))
        .filter(|allocation| ledger.holdings.astray(&allocation.id).is_none())
        .filter_map(|allocation| Matter::of(ledger, allocation, query))
        .collect();
    let (mut matters, ended): (Vec<Matter>, Vec<Matter>) =
        all.into_iter().partition(|matter| query.all || !matter.has_ended());
    matters.sort_by_key(Matter::rank);
    let uncounted: Vec<&str> =
        ledger.uncounted(&fund.id).map(|source| ledger.path(source)).collect();
    if matters.is_empty() && ended.is_empty() && uncounted.is_empty() {
        return None;
    }
    let pages = pages(ledger, fund, &matters, query);
    let mut blocks: Vec<Block> = Vec::new();
    for page in &pages {
        let of_page: Vec<&Matter> =
            matters.iter().filter(|matter| matter.is_in(page.year, query.year)).collect();
        blocks.extend(tables(Some(page), &of_page, uncounted.len()));
    }
    if blocks.is_empty() {
        blocks.extend(tables(None, &[], 0));
    }
    let mut notes = Vec::new();
    if !ended.is_empty() {
        notes.push(text!("reports.applications.ended", count = ended.len()));
    }
    if !uncounted.is_empty() {
        let (count, paths) = (uncounted.len(), uncounted.into_iter().collect::<Arg>());
        notes.push(text!("reports.uncounted", count = count, paths = paths));
    }
    let title = text!("reports.budget.fund", fund = &fund.title, id = &fund.id);
    Some(Section { title, blocks, notes })
}

/// The tables of a page. Without one they are empty.
fn tables(page: Option<&Page>, matters: &[&Matter], unreadable: usize) -> [Block; 3] {
    [
        efforts::table(page, matters),
        sums::table(page, matters, unreadable),
        steps::table(page, matters),
    ]
    .map(Block::Table)
}

/// Whether an allocation is one of those that the report is narrowed to.
fn is_asked_for(ledger: &Ledger, allocation: &Entry<Allocation>, query: &Query) -> bool {
    let is_of_project = |id: &String| {
        let funding = ledger.projects.get(id).into_iter().flat_map(|project| &project.funding);
        let mut named = funding.filter_map(|funding| funding.allocation.as_deref());
        allocation.project.as_ref() == Some(id) || named.any(|named| named == allocation.id)
    };
    let is_of_organisation = |organisation: &String| {
        let applications = ledger.calls.values().flat_map(|call| &call.applications);
        let applicants = applications
            .filter(|made| made.allocation.as_ref() == Some(&allocation.id))
            .map(|made| &made.applicant);
        let applied = allocation.history.iter().filter(|state| state.state == State::Applied);
        let mut involved = applied
            .filter_map(|state| state.by.as_ref())
            .chain(applicants)
            .chain(&allocation.recipients);
        involved.any(|who| ledger.is_or_acts_for(who, organisation))
    };
    query.project.as_ref().is_none_or(is_of_project)
        && query.organisation.as_ref().is_none_or(is_of_organisation)
}
