//! The states of allocations.

use super::event::{About, Event};
use super::{questions, word};
use crate::ledger::{Entry, Ledger};
use crate::records::{Allocation, AllocationState, State};
use crate::sheet::Cell;
use crate::text;

pub(super) fn events<'l>(ledger: &'l Ledger) -> Vec<Event<'l>> {
    let all = ledger.allocations.values();
    all.flat_map(|allocation| {
        allocation.history.iter().map(move |state| event(ledger, allocation, state))
    })
    .collect()
}

fn event<'l>(
    ledger: &'l Ledger,
    allocation: &'l Entry<Allocation>,
    state: &'l AllocationState,
) -> Event<'l> {
    let recipients = allocation.recipients.iter().map(String::as_str);
    let deciders = [state.by.as_deref(), state.to.as_deref()].into_iter().flatten();
    Event {
        date: Some(state.date.value.clone()),
        kind: "allocation-state",
        milestone: None,
        title: text!("formats.as-written", words = &allocation.title),
        state: said(ledger, state),
        who: state.by.iter().cloned().collect(),
        record: allocation.id.clone(),
        place: (allocation.source, ledger.sources.position(allocation.place(state.date.span)).line),
        about: About {
            bodies: deciders.chain(recipients.clone()).collect(),
            projects: projects(ledger, allocation),
            organisations: recipients.chain(allocation.account.as_deref()).collect(),
            funds: vec![&allocation.fund],
        },
        notes: questions(&state.questions).collect(),
    }
}

/// The project that it names, and those that name it.
fn projects<'l>(ledger: &'l Ledger, allocation: &'l Entry<Allocation>) -> Vec<&'l str> {
    let naming = ledger.projects.values().filter(|project| {
        project.funding.iter().any(|funding| funding.allocation.as_ref() == Some(&allocation.id))
    });
    let mut projects: Vec<&str> = naming.map(|project| project.id.as_str()).collect();
    projects.extend(
        allocation
            .project
            .as_deref()
            .filter(|id| !projects.contains(id))
            .into_iter()
            .collect::<Vec<_>>(),
    );
    projects
}

/// The state, and who decides next while that is open.
fn said(ledger: &Ledger, state: &AllocationState) -> Cell {
    let word = word("state", state.state.word());
    let is_open = matches!(state.state, State::Applied | State::Recommended);
    let said = match state.to.as_deref().filter(|_| is_open) {
        Some(body) => text!("reports.state-to", state = word, body = ledger.name(body)),
        None => word,
    };
    Cell::Word(state.state.word().into(), said)
}
