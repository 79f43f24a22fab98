//! Which projects are shown, and which stand below which.

use super::super::Query;
use crate::date::{Date, Day};
use crate::ledger::projects::{
    Payer, Source, allocations, is_over, items, partners_on, sources, word_on,
};
use crate::ledger::{Entry, Ledger};
use crate::records::Project;

/// A project that is shown, and what pays for it.
pub(super) struct Listed<'l> {
    pub project: &'l Entry<Project>,
    pub sources: Vec<Source<'l>>,
}

/// A project with those that stand below it.
pub(super) struct Tree<'t, 'l> {
    pub listed: &'t Listed<'l>,
    pub below: Vec<Tree<'t, 'l>>,
}

/// The year that amounts are shown for: the one asked for, or that of the day.
pub(super) fn year(query: &Query) -> i32 {
    query.year.or(Date::from(query.as_of).year()).unwrap_or_default()
}

/// The projects that are asked for.
#[derive(Default)]
pub(super) struct Choice<'l> {
    /// Those that are shown.
    pub listed: Vec<Listed<'l>>,
    /// How many are left out because they are over.
    pub over: usize,
    /// How many are left out because nothing is known of them by the day.
    pub later: usize,
}

/// The projects that are asked for.
pub(super) fn chosen<'l>(ledger: &'l Ledger, query: &Query) -> Choice<'l> {
    let mut choice = Choice::default();
    for project in ledger.projects.values() {
        let sources = sources(ledger, project, year(query), query.as_of);
        if !is_asked_for(ledger, project, &sources, query) {
            continue;
        }
        if !query.all && word_on(project, query.as_of).is_some_and(is_over) {
            choice.over += 1;
        } else if !query.all && !is_known(ledger, project, &sources, query.as_of) {
            choice.later += 1;
        } else {
            choice.listed.push(Listed { project, sources });
        }
    }
    choice
}

/// Whether something dated is known of it by a day, or nothing dated at all.
fn is_known(ledger: &Ledger, project: &Entry<Project>, sources: &[Source], day: Day) -> bool {
    let begun = |date: &Date| date.first().or(date.last()).is_some_and(|first| first <= day);
    let meetings: Vec<Day> =
        items(ledger, &project.id).iter().filter_map(|item| ledger.day_of(&item.id)).collect();
    let states = project.history.iter().map(|state| &state.date);
    let milestones = project.milestones.iter().map(|milestone| &milestone.date);
    let mut dates = states.chain(milestones).chain(&project.period).peekable();
    let is_undated =
        dates.peek().is_none() && meetings.is_empty() && allocations(ledger, project).is_empty();
    let is_dated = |source: &Source| match &source.payer {
        Payer::Allocation(..) => true,
        Payer::Grant(grant) => grant.date.is_some(),
        Payer::Unreadable(_) => false,
    };
    is_undated
        || sources.iter().any(is_dated)
        || meetings.iter().any(|meeting| *meeting <= day)
        || dates.any(begun)
}

fn is_asked_for(
    ledger: &Ledger,
    project: &Entry<Project>,
    sources: &[Source],
    query: &Query,
) -> bool {
    let of_organisation = |id: &String| {
        let partners = partners_on(project, query.as_of);
        project.account.as_ref() == Some(id)
            || partners.into_iter().any(|partner| partner.organisation == *id)
            || (query.all && project.partners.iter().any(|partner| partner.organisation == *id))
    };
    let of_body =
        |id: &String| project.bodies.contains(id) || is_taken_up(ledger, project, id, query);
    let of_fund = |id: &String| {
        sources
            .iter()
            .any(|source| matches!(&source.payer, Payer::Allocation(_, fund) if fund.id == *id))
    };
    query.organisation.as_ref().is_none_or(of_organisation)
        && query.body.as_ref().is_none_or(of_body)
        && query.fund.as_ref().is_none_or(of_fund)
        && query.year.is_none_or(|year| is_of_year(project, sources, year))
}

/// Whether a body has had it on the open agenda of a meeting by the day.
fn is_taken_up(ledger: &Ledger, project: &Entry<Project>, body: &str, query: &Query) -> bool {
    items(ledger, &project.id).into_iter().any(|item| {
        !item.is_closed()
            && ledger
                .meeting(&item.id)
                .is_some_and(|meeting| meeting.body == body && meeting.date <= query.as_of)
    })
}

/// Whether its period, a state, a milestone or an amount may lie in a year.
fn is_of_year(project: &Project, sources: &[Source], year: i32) -> bool {
    let touches = |date: &Date| date.touches(year);
    project.period.as_ref().is_some_and(touches)
        || project.history.iter().any(|state| touches(&state.date))
        || project.milestones.iter().any(|milestone| touches(&milestone.date))
        || sources.iter().any(|source| source.in_year.is_some_and(|amount| !amount.is_zero()))
}

/// The projects that stand below no other that is shown, with those that do below them. Of
/// projects that are said to be parts of each other, the first stands on top.
pub(super) fn tops<'t, 'l>(listed: &'t [Listed<'l>]) -> Vec<Tree<'t, 'l>> {
    let is_shown = |id: &str| listed.iter().any(|other| other.project.id == id);
    let has_parent = |listed: &Listed| listed.project.parent.as_deref().is_some_and(is_shown);
    let mut placed = vec![false; listed.len()];
    let mut tops = Vec::new();
    for at in (0..listed.len()).filter(|at| !has_parent(&listed[*at])) {
        tops.push(tree(listed, at, &mut placed));
    }
    for at in 0..listed.len() {
        if !placed[at] {
            tops.push(tree(listed, at, &mut placed));
        }
    }
    tops
}

fn tree<'t, 'l>(listed: &'t [Listed<'l>], at: usize, placed: &mut [bool]) -> Tree<'t, 'l> {
    placed[at] = true;
    let mut below = Vec::new();
    for (other, child) in listed.iter().enumerate() {
        if child.project.parent.as_ref() == Some(&listed[at].project.id) && !placed[other] {
            below.push(tree(listed, other, placed));
        }
    }
    Tree { listed: &listed[at], below }
}
