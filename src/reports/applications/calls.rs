//! The applications to calls, and what came of them.

use super::{data, is_asked_for, named, questions, word};
use crate::ledger::{Entry, Ledger};
use crate::records::{Application, Call};
use crate::reports::Query;
use crate::sheet::{Block, Cell, Column, Row, Section, Shown, Table};
use crate::text;

/// The applications that are asked for.
pub(super) fn section(ledger: &Ledger, query: &Query) -> Section {
    let made = ledger
        .calls
        .values()
        .flat_map(|call| call.applications_by(query.as_of).map(move |made| (call, made)))
        .filter(|(call, made)| is_one(ledger, call, made, query));
    let is_shown = |(call, made): &(&Entry<Call>, &Application)| {
        query.all || call.outcome(made, query.as_of) != Some("withdrawn")
    };
    let (shown, withdrawn): (Vec<_>, Vec<_>) = made.partition(is_shown);
    let mut notes = Vec::new();
    if shown.is_empty() && withdrawn.is_empty() {
        notes.push(text!("reports.applications.none-to-calls"));
    }
    if !withdrawn.is_empty() {
        notes.push(text!("reports.applications.withdrawn", count = withdrawn.len()));
    }
    let table = Table {
        name: "call_applications",
        title: None,
        columns: vec![
            Column::new("call", text!("reports.columns.call")),
            data("path"),
            data("fund"),
            data("project"),
            Column::new("applicant", text!("reports.applications.applicant")),
            Column::new("date", text!("reports.applications.applied")).shown(Shown::IfAny),
            Column::new("outcome", text!("reports.applications.outcome")),
            Column::new("decided", text!("reports.applications.decided")).shown(Shown::IfAny),
            Column::new("allocation", text!("reports.columns.effort")).shown(Shown::IfAny),
        ],
        rows: shown.iter().map(|(call, made)| row(ledger, call, made, query)).collect(),
        shown: Shown::Always,
        turned: false,
    };
    Section {
        title: text!("reports.applications.to-calls"),
        blocks: vec![Block::Table(table)],
        notes,
    }
}

/// Whether an application is one of those that the report is narrowed to.
fn is_one(ledger: &Ledger, call: &Entry<Call>, made: &Application, query: &Query) -> bool {
    let allocation = made.allocation.as_ref().and_then(|id| ledger.allocations.get(id));
    let fund = call.fund.as_deref().or(allocation.map(|allocation| allocation.fund.as_str()));
    let is_of_project = Query::passes(query.project.as_ref(), call.project.as_deref())
        || allocation.is_some_and(|allocation| {
            let only_project = Query { organisation: None, ..query.clone() };
            is_asked_for(ledger, allocation, &only_project)
        });
    let dates = [made.date.as_ref(), call.decided_on(made)];
    let in_year = |year| match dates {
        [None, None] => call.deadline.may_lie_in(year),
        dates => dates.into_iter().flatten().any(|date| date.may_lie_in(year)),
    };
    Query::passes(query.fund.as_ref(), fund)
        && is_of_project
        && query
            .organisation
            .as_ref()
            .is_none_or(|asked| ledger.is_or_acts_for(&made.applicant, asked))
        && query.year.is_none_or(in_year)
}

fn row(ledger: &Ledger, call: &Entry<Call>, made: &Application, query: &Query) -> Row {
    let applicant = ledger.organisation_meant(&made.applicant);
    let outcome = call.outcome(made, query.as_of);
    let decided = call.decided_on(made).filter(|_| outcome.is_some()).cloned();
    let allocation = made
        .allocation
        .as_deref()
        .map(|id| named(id, ledger.allocations.get(id).map_or(id, |allocation| &allocation.title)));
    let said = outcome.unwrap_or("undecided");
    Row {
        cells: vec![
            named(&call.id, &call.title),
            ledger.path(call.source).into(),
            Cell::or_nothing(call.fund.as_deref()),
            Cell::or_nothing(call.project.as_deref()),
            named(applicant, ledger.name(applicant)),
            Cell::or_nothing(made.date.clone()),
            Cell::Word(said.into(), word("application", said)),
            Cell::or_nothing(decided),
            Cell::or_nothing(allocation),
        ],
        notes: questions(&made.questions).collect(),
    }
}
