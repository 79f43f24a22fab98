//! Calls: which are open, coming, closed or decided.

use super::report::{data, left_out, named, questions, word};
use super::{Filter, Query, Report};
use crate::ledger::{Entry, Ledger};
use crate::records::{Call, CallState};
use crate::sheet::{Block, Cell, Column, Row, Section, Sheet, Shown, Table};
use crate::text;
use crate::texts::Text;

pub(super) const REPORT: Report = Report {
    name: "calls",
    page: include_str!("calls.md"),
    about: None,
    takes: &[Filter::Organisation, Filter::Fund, Filter::Project, Filter::Year, Filter::All],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let asked = ledger.calls.values().filter(|call| is_asked_for(ledger, call, query));
    let (mut shown, decided): (Vec<_>, Vec<_>) =
        asked.partition(|call| query.all || call.state(query.as_of) != CallState::Decided);
    shown.sort_by_key(|call| (call.state(query.as_of), call.deadline.last(), &call.id));
    let mut notes = Vec::new();
    if shown.is_empty() {
        notes.push(match query.all {
            true => text!("reports.calls.nothing"),
            false => text!("reports.calls.nothing-current"),
        });
    }
    if !decided.is_empty() {
        notes.push(text!("reports.calls.decided-too", count = decided.len()));
    }
    notes.extend(left_out(ledger, "call", None));
    Sheet {
        report: REPORT.name,
        title: text!("reports.calls.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections: vec![Section {
            title: match query.all {
                true => text!("reports.calls.all"),
                false => text!("reports.calls.current"),
            },
            blocks: vec![Block::Table(table(ledger, &shown, query))],
            notes,
        }],
        notes: Vec::new(),
    }
}

fn is_asked_for(ledger: &Ledger, call: &Entry<Call>, query: &Query) -> bool {
    let is_issuer = |organisation: &String| {
        call.issued_by.iter().any(|who| ledger.is_or_acts_for(who, organisation))
    };
    Query::passes(query.fund.as_ref(), call.fund.as_deref())
        && Query::passes(query.project.as_ref(), call.project.as_deref())
        && query.organisation.as_ref().is_none_or(is_issuer)
        && query.year.is_none_or(|year| {
            call.published.iter().chain([&call.deadline]).any(|date| date.may_lie_in(year))
        })
}

fn table(ledger: &Ledger, calls: &[&Entry<Call>], query: &Query) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "rows",
        title: None,
        columns: vec![
            data("call"),
            data("path"),
            Column::new("title", text!("reports.columns.call")),
            data("project"),
            data("fund"),
            Column::new("issued_by", text!("reports.calls.issued-by")),
            if_any("audience", text!("reports.calls.audience")),
            if_any("places", text!("reports.calls.places")),
            if_any("published", text!("reports.calls.published")),
            Column::new("deadline", text!("reports.calls.deadline")),
            if_any("period", text!("reports.calls.period")),
            Column::new("state", text!("reports.columns.state")),
            data("decided"),
            Column::new("received", text!("reports.calls.applications")).shown(Shown::Paper),
            data("applications"),
            data("accepted"),
        ],
        rows: calls.iter().map(|call| row(ledger, call, query)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(ledger: &Ledger, call: &Entry<Call>, query: &Query) -> Row {
    let state = call.state(query.as_of).word();
    let by_then = || call.applications_by(query.as_of);
    let accepted = by_then().filter(|made| call.outcome(made, query.as_of) == Some("accepted"));
    let (count, accepted) = (by_then().count(), accepted.count());
    let is_recorded = !call.applications.is_empty();
    let counted = |count| if is_recorded { Cell::Count(count) } else { Cell::Nothing };
    let issuers = call.issued_by.iter().map(|who| {
        let who = ledger.organisation_meant(who);
        named(who, ledger.name(who))
    });
    Row {
        cells: vec![
            call.id.as_str().into(),
            ledger.path(call.source).into(),
            call.title.as_str().into(),
            Cell::or_nothing(call.project.as_deref()),
            Cell::or_nothing(call.fund.as_deref()),
            Cell::List(issuers.collect()),
            Cell::or_nothing(call.audience.as_deref()),
            call.places.map_or(Cell::Nothing, |places| Cell::Count(places as usize)),
            Cell::or_nothing(call.published.clone()),
            call.deadline.clone().into(),
            Cell::or_nothing(call.period.clone()),
            Cell::Word(state.into(), word("call", state)),
            Cell::or_nothing(call.decided.clone().filter(|date| date.has_come(query.as_of))),
            Cell::Text(match (is_recorded, accepted) {
                (false, _) => text!("reports.calls.not-recorded"),
                (true, 0) => text!("reports.calls.received", count = count),
                (true, _) => text!("reports.calls.accepted", count = count, accepted = accepted),
            }),
            counted(count),
            counted(accepted),
        ],
        notes: notes(call),
    }
}

fn notes(call: &Entry<Call>) -> Vec<Text> {
    let unpublished = call.published.is_none().then(|| text!("reports.calls.published-unknown"));
    unpublished.into_iter().chain(questions(&call.questions)).collect()
}
