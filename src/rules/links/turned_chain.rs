//! Something takes up, or carries on, what came later.

use std::collections::HashMap;

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::{Date, Day};
use crate::ledger::{Ledger, Record};
use crate::records::Project;
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("turned-chain", Warning, "turned_chain.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let days = nodes::days_of_meetings(ledger);
    for record in &ledger.records {
        match record.kind.as_str() {
            "item" => check_item(ledger, record, &days, reporter),
            "project" => check_project(ledger, record, reporter),
            _ => {}
        }
    }
}

/// An item takes up what came before it, at an earlier meeting or the same.
fn check_item(
    ledger: &Ledger,
    record: &Record,
    days: &HashMap<&str, Place>,
    reporter: &mut Reporter,
) {
    let Some(item) = ledger.items.get(&record.id).filter(|item| !item.takes_up.is_empty()) else {
        return;
    };
    for (at, taken) in item.takes_up.iter().enumerate() {
        let id = taken.split_once('#').map_or(taken.as_str(), |(id, _)| id);
        let at = nodes::place(record, nodes::element(&record.node, "takes_up", at));
        if id == item.id {
            reporter
                .find(at, text!("rules.links.turned-chain.itself"))
                .remedy(text!("rules.links.turned-chain.remedy"));
            continue;
        }
        let (Some(here), Some(there)) = (ledger.meeting(&item.id), ledger.meeting(id)) else {
            continue;
        };
        if there.date <= here.date {
            continue;
        }
        let message = text!(
            "rules.links.turned-chain.item",
            taken = taken,
            later = there.date,
            day = here.date
        );
        let mut found = reporter.find(at, message).remedy(text!("rules.links.turned-chain.remedy"));
        if let Some(taken) = ledger.items.get(id) {
            found = found
                .related(taken.place(taken.title.span), text!("rules.links.turned-chain.taken"));
        }
        if let Some(day) = days.get(there.id.as_str()) {
            found.related(*day, text!("rules.links.turned-chain.meeting"));
        }
    }
}

/// A project carries on one that began no later.
fn check_project(ledger: &Ledger, record: &Record, reporter: &mut Reporter) {
    let project = ledger.projects.get(&record.id);
    let earlier = project.and_then(|project| ledger.projects.get(project.follows.as_ref()?));
    let (Some(project), Some(earlier)) = (project, earlier) else {
        return;
    };
    let (Some((_, Some(begins))), Some((Some(after), _))) = (begins(project), begins(earlier))
    else {
        return;
    };
    if begins >= after {
        return;
    }
    reporter
        .find(
            nodes::place(record, record.node.get("follows")),
            text!("rules.links.turned-chain.project", earlier = &earlier.title, after = after),
        )
        .related(earlier.place(Span::default()), text!("rules.links.turned-chain.followed"))
        .remedy(text!("rules.links.turned-chain.project-remedy"));
}

/// The first and the last day on which a project may have begun: by its period, or else by the first
/// state in which it ran. Nothing, when it is uncertain.
fn begins(project: &Project) -> Option<(Option<Day>, Option<Day>)> {
    let ran = || project.history.iter().find(|state| state.state == "running");
    match (&project.period, ran()) {
        (Some(period), _) if period.is_uncertain() => None,
        (Some(Date::Interval(from, _)), _) => {
            Some((from.map(|from| from.first()), from.map(|from| from.last())))
        }
        (Some(period), _) => Some((period.first(), period.last())),
        (None, Some(state)) if !state.date.is_uncertain() => {
            Some((state.date.first(), state.date.last()))
        }
        _ => None,
    }
}
