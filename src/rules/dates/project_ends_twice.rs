//! A project ends on two days that cannot both be right.

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::{Date, Day, Moment};
use crate::ledger::{Ledger, Record};
use crate::records::Project;
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("project-ends-twice", Warning, "project_ends_twice.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in ledger.records.iter().filter(|record| record.kind == "project") {
        let Some(project) = ledger.projects.get(&record.id) else {
            continue;
        };
        let ends = ends(project, record);
        for (at, end) in ends.iter().enumerate().skip(1) {
            if let Some(other) = ends[..at].iter().find(|other| other.contradicts(end)) {
                reporter
                    .find(
                        end.at,
                        text!(
                            "rules.dates.project-ends-twice.message",
                            end = end.date.clone(),
                            other = other.date.clone()
                        ),
                    )
                    .related(other.at, text!("rules.dates.project-ends-twice.other"))
                    .remedy(text!("rules.dates.project-ends-twice.remedy"));
                break;
            }
        }
    }
}

/// When a project ends, by one place of its record.
struct End {
    date: Date,
    first: Option<Day>,
    last: Option<Day>,
    at: Place,
}

impl End {
    fn of(date: Date, at: Place) -> Option<End> {
        let (first, last) = (date.first(), date.last());
        (!date.is_uncertain()).then_some(End { date, first, last, at })
    }

    /// Whether no day is in both.
    fn contradicts(&self, other: &End) -> bool {
        let is_before = |one: &End, other: &End| matches!((one.last, other.first), (Some(last), Some(first)) if last < first);
        is_before(self, other) || is_before(other, self)
    }
}

/// The end of its period, its last state `ended`, and its last milestone that is an end. Closed,
/// cancelled and evaluated it may be on another day.
fn ends(project: &Project, record: &Record) -> Vec<End> {
    let period = project.period.as_ref().and_then(last_moment).and_then(|end| {
        End::of(Date::Single(end), nodes::place(record, record.node.get("period")))
    });
    let states = project.history.iter().enumerate();
    let ended = states.rev().find(|(_, state)| state.state == "ended");
    let ended =
        ended.and_then(|(at, state)| End::of(state.date.clone(), part(record, "history", at)));
    let milestones = project.milestones.iter().enumerate();
    let milestone = milestones
        .filter(|(_, milestone)| {
            milestone.kind.as_deref() == Some("end") && milestone.questions.is_empty()
        })
        .max_by_key(|(_, milestone)| milestone.date.last());
    let milestone = milestone.and_then(|(at, milestone)| {
        End::of(milestone.date.clone(), part(record, "milestones", at))
    });
    [period, ended, milestone].into_iter().flatten().collect()
}

fn part(record: &Record, list: &str, at: usize) -> Place {
    let date = nodes::element(&record.node, list, at).and_then(|element| element.get("date"));
    nodes::place(record, date)
}

fn last_moment(period: &Date) -> Option<Moment> {
    match period {
        Date::Single(moment) => Some(*moment),
        Date::Interval(_, end) => *end,
    }
}
