//! What belongs to a project on a day: its state, who takes part, what comes next and what pays
//! for it.

use super::budget::{Books, Line, of_all_years, of_year};
use super::cut::Cut;
use super::{Entry, Ledger};
use crate::date::Day;
use crate::money::Sum;
use crate::records::{
    Allocation, Fund, Funding, Item, Milestone, Partner, Project, ProjectState, State,
};

/// The state of a project at the end of a day: the last in its history that has come.
pub fn state_on(project: &Project, day: Day) -> Option<&ProjectState> {
    project.history.iter().rfind(|state| state.date.has_come(day))
}

/// The word for its state at the end of a day; nothing, when the history says nothing.
pub fn word_on(project: &Project, day: Day) -> Option<&str> {
    state_on(project, day).map(|state| state.state.as_str())
}

/// Whether a project in this state is over.
pub fn is_over(state: &str) -> bool {
    matches!(state, "ended" | "evaluated" | "closed" | "cancelled")
}

/// Whether its period is over on a day while its history says of no end.
pub fn has_outrun(project: &Project, day: Day) -> bool {
    project.period.as_ref().is_some_and(|period| period.has_come(day))
        && !word_on(project, day).is_some_and(is_over)
}

/// Who takes part at the end of a day: not who is certain to have left by then, or to come later,
/// nor who left on a day that nobody says.
pub fn partners_on(project: &Project, day: Day) -> impl Iterator<Item = &Partner> {
    project.partners.iter().filter(move |partner| partner.standing(day).is_current())
}

/// The first milestone that is not past.
pub fn next_milestone(project: &Project, day: Day) -> Option<&Milestone> {
    let coming = project.milestones.iter().filter(|milestone| !milestone.date.has_come(day));
    coming.min_by_key(|milestone| (milestone.date.first(), milestone.date.last()))
}

/// The agenda items that are about a project, in the order of their meetings.
pub fn items<'l>(ledger: &'l Ledger, project: &str) -> Vec<&'l Entry<Item>> {
    let mut items: Vec<_> =
        ledger.items.values().filter(|item| item.projects.iter().any(|id| id == project)).collect();
    items.sort_by_key(|item| (ledger.day_of(&item.id), &item.id));
    items
}

/// What pays for a project, at the end of a day.
#[derive(Debug, Clone)]
pub struct Source<'l> {
    /// Who or what it is.
    pub payer: Payer<'l>,
    /// How far it is.
    pub standing: Standing,
    /// The amount in the calendar year, where it is given by years; without what is taken out of it.
    pub in_year: Option<Sum>,
    /// The amount in all, without what is taken out of it.
    pub whole: Sum,
    /// The currency, where it is said.
    pub currency: Option<&'l str>,
}

/// An allocation in these books, or a grant from elsewhere.
#[derive(Debug, Clone)]
pub enum Payer<'l> {
    /// An allocation, and its fund.
    Allocation(Box<Line<'l>>, &'l Entry<Fund>),
    /// A grant from elsewhere.
    Grant(&'l Funding),
    /// An allocation that could not be read, or whose fund could not; its id.
    Unreadable(&'l str),
}

/// How far money is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is reserved, granted, paid or settled.
    Granted,
    /// It is so, and surpluses pay for it: it was granted once already.
    Drawn,
    /// It is sought, applied for or recommended.
    Awaiting,
    /// It came to nothing.
    Lost,
    /// Nobody says, or it cannot be read.
    Unknown,
}

/// What pays for a project at the end of a day: the sources that it names, and the allocations
/// that name it. What nobody knew of by then is left out.
pub fn sources<'l>(
    ledger: &'l Ledger,
    project: &'l Entry<Project>,
    year: i32,
    day: Day,
) -> Vec<Source<'l>> {
    let mut sources = Vec::new();
    for funding in &project.funding {
        match &funding.allocation {
            Some(id) => sources.extend(allocated(ledger, id, year, day)),
            None => sources.extend(granted(funding, year, day)),
        }
    }
    let is_named = |id: &str| project.funding.iter().any(|funding| names(funding, id));
    for id in naming(ledger, &project.id).filter(|id| !is_named(id)) {
        sources.extend(allocated(ledger, id, year, day));
    }
    sources
}

fn names(funding: &Funding, allocation: &str) -> bool {
    funding.allocation.as_deref() == Some(allocation)
}

/// The allocations that name a project, as far as they can be read.
fn naming<'l>(ledger: &'l Ledger, project: &'l str) -> impl Iterator<Item = &'l str> {
    let is_its =
        move |allocation: &&Entry<Allocation>| allocation.project.as_deref() == Some(project);
    let broken = ledger.broken.iter().filter(move |broken| {
        broken.kind == "allocation" && broken.links.iter().any(|link| &*link.text == project)
    });
    let read = ledger.allocations.values().filter(is_its).map(|allocation| allocation.id.as_str());
    read.chain(broken.map(|broken| broken.id.as_str()))
}

/// The allocations that pay for a project, by whichever of the two names the other.
pub fn allocations<'l>(
    ledger: &'l Ledger,
    project: &'l Entry<Project>,
) -> Vec<&'l Entry<Allocation>> {
    let all = ledger.allocations.values();
    all.filter(|allocation| {
        allocation.project.as_ref() == Some(&project.id)
            || project.funding.iter().any(|funding| names(funding, &allocation.id))
    })
    .collect()
}

fn allocated<'l>(ledger: &'l Ledger, id: &'l str, year: i32, day: Day) -> Option<Source<'l>> {
    let allocation = ledger.allocations.get(id);
    let fund = allocation.and_then(|allocation| ledger.funds.get(&allocation.fund));
    let (Some(allocation), Some(fund)) = (allocation, fund) else {
        return Some(Source {
            payer: Payer::Unreadable(id),
            standing: Standing::Unknown,
            in_year: None,
            whole: Sum::UNKNOWN,
            currency: None,
        });
    };
    let line = |year| Books::new(ledger, fund, year, Cut::end_of(day)).line(allocation);
    let whole = line(None)?;
    let standing = match whole.state.state {
        State::Applied | State::Recommended => Standing::Awaiting,
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => Standing::Lost,
        _ if ledger.outermost(allocation).financed_by.is_empty() => Standing::Granted,
        _ => Standing::Drawn,
    };
    let in_year = Some(year)
        .filter(|_| !whole.amounts.is_empty())
        .and_then(|year| line(Some(year)))
        .map(|line| line.rest);
    let rest = whole.rest;
    Some(Source {
        payer: Payer::Allocation(Box::new(whole), fund),
        standing,
        in_year,
        whole: rest,
        currency: Some(&fund.currency),
    })
}

fn granted(funding: &Funding, year: i32, day: Day) -> Option<Source<'_>> {
    if funding.date.as_ref().is_some_and(|date| !date.has_come(day)) {
        return None;
    }
    let standing = match funding.state.as_deref() {
        Some("granted") => Standing::Granted,
        Some("sought" | "applied") => Standing::Awaiting,
        Some("rejected") => Standing::Lost,
        _ => Standing::Unknown,
    };
    let by_year = funding.amounts.as_deref();
    let whole = match (&funding.amount, by_year) {
        (Some(amount), _) => Sum::of(amount),
        (None, Some(amounts)) => amounts.iter().map(of_all_years).sum(),
        (None, None) => Sum::UNKNOWN,
    };
    let in_year = by_year.map(|amounts| amounts.iter().map(|amount| of_year(amount, year)).sum());
    let currency = funding.currency.as_deref();
    Some(Source { payer: Payer::Grant(funding), standing, in_year, whole, currency })
}

/// What the sources of one standing come to: in the calendar year, where one of them is given by
/// years, and in all. Of a source that is not given by years, its part of the year is unknown.
pub fn total(sources: &[Source], standing: Standing) -> Option<(Option<Sum>, Sum)> {
    // What is only asked for out of a frame allocation is part of that.
    let counts = |source: &&Source| match &source.payer {
        Payer::Allocation(line, _) => !line.is_held,
        Payer::Grant(_) | Payer::Unreadable(_) => true,
    };
    let of_it = sources.iter().filter(|source| source.standing == standing);
    let of_it: Vec<&Source> = of_it.filter(counts).collect();
    if of_it.is_empty() {
        return None;
    }
    let is_by_year = of_it.iter().any(|source| source.in_year.is_some());
    let in_year = of_it.iter().map(|source| source.in_year.unwrap_or(Sum::UNKNOWN)).sum();
    let whole = of_it.iter().map(|source| source.whole).sum();
    Some((is_by_year.then_some(in_year), whole))
}
