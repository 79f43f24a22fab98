//! Milestones and states of projects, and the ends of their periods.

use super::event::{About, Event};
use super::{Query, questions, word_cell};
use crate::date::Date;
use crate::ledger::projects::{Payer, sources};
use crate::ledger::{Entry, Ledger};
use crate::records::Project;
use crate::sheet::Cell;
use crate::text;
use crate::texts::Text;

pub(super) fn events<'l>(ledger: &'l Ledger, query: &Query) -> Vec<Event<'l>> {
    ledger.projects.values().flat_map(|project| of(ledger, project, query)).collect()
}

fn of<'l>(ledger: &'l Ledger, project: &'l Entry<Project>, query: &Query) -> Vec<Event<'l>> {
    let about = about(ledger, project, query);
    let event = |kind, date: &Date, title, line| Event {
        date: Some(date.clone()),
        kind,
        milestone: None,
        title,
        state: Cell::Nothing,
        who: Vec::new(),
        record: project.id.clone(),
        place: (project.source, line),
        about: about.clone(),
        notes: Vec::new(),
    };
    let mut events = Vec::new();
    for (at, milestone) in project.milestones.iter().enumerate() {
        let title = text!(
            "reports.timeline.of-project",
            project = &project.title,
            title = &milestone.title
        );
        let line = ledger.line_of(project.source, "milestones", at);
        let mut event = event("milestone", &milestone.date, title, line);
        event.milestone = milestone.kind.as_deref();
        event.who.clone_from(&milestone.parties);
        event.about.organisations.extend(milestone.parties.iter().map(String::as_str));
        event.about.bodies.extend(milestone.parties.iter().map(String::as_str));
        event.notes = questions(&milestone.questions).collect();
        if milestone.kind.as_deref() == Some("end") {
            event.notes.extend(questions(&project.questions));
        }
        events.push(event);
    }
    for (at, state) in project.history.iter().enumerate() {
        let line = ledger.line_of(project.source, "history", at);
        let mut event = event("project-state", &state.date, titled(&project.title), line);
        event.state = word_cell("project-state", Some(&state.state));
        event.who.extend(state.by.clone());
        event.about.bodies.extend(state.by.as_deref());
        events.push(event);
    }
    if let Some(end) = end(project) {
        let mut event = event("period-end", &end, titled(&project.title), 1);
        event.notes = questions(&project.questions).collect();
        events.push(event);
    }
    events
}

fn titled(title: &str) -> Text {
    text!("formats.as-written", words = title)
}

/// The end of its period, unless a milestone stands for it.
fn end(project: &Project) -> Option<Date> {
    let end = match project.period.as_ref()? {
        Date::Single(moment) | Date::Interval(_, Some(moment)) => Date::Single(*moment),
        Date::Interval(_, None) => return None,
    };
    let is_told = project
        .milestones
        .iter()
        .any(|milestone| milestone.kind.as_deref() == Some("end") && milestone.date == end);
    (!is_told).then_some(end)
}

fn about<'l>(ledger: &'l Ledger, project: &'l Entry<Project>, query: &Query) -> About<'l> {
    let partners = project.partners.iter().map(|partner| partner.organisation.as_str());
    let year = query.year.unwrap_or_default();
    let sources = sources(ledger, project, year, query.as_of);
    let funds = sources.iter().filter_map(|source| match &source.payer {
        Payer::Allocation(_, fund) => Some(fund.id.as_str()),
        _ => None,
    });
    About {
        bodies: project.bodies.iter().map(String::as_str).collect(),
        projects: vec![&project.id],
        organisations: partners.chain(project.account.as_deref()).collect(),
        funds: funds.collect(),
    }
}
