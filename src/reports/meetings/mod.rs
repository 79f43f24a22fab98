//! Who meets when: the meetings of a year back and all that are to come, each with its agenda.

mod agendas;
mod overview;

use super::report::{data, if_any, joined, paper, questions, someone, time, weekday, word};
use super::{Filter, Query, Report};
use crate::date::{Date, Day};
use crate::ledger::announced::{self, Announced};
use crate::ledger::{Entry, Ledger, agenda};
use crate::records::{Item, Meeting};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::Text;
use chrono::Months;

pub(super) const REPORT: Report = Report {
    name: "meetings",
    page: include_str!("../meetings.md"),
    about: None,
    takes: &[Filter::Body, Filter::Year, Filter::Project, Filter::All],
    build,
};

/// A meeting with a record, or one that is only announced at others; and what is announced for it.
struct Gathering<'l> {
    meeting: Option<&'l Entry<Meeting>>,
    items: Vec<&'l Entry<Item>>,
    announced: Vec<Announced<'l>>,
}

impl<'l> Gathering<'l> {
    fn body(&self) -> Option<&'l str> {
        let announced = || self.announced.iter().find_map(Announced::body);
        self.meeting.map(|meeting| meeting.body.as_str()).or_else(announced)
    }

    fn date(&self) -> Option<Date> {
        let announced = || self.announced.iter().find_map(|announced| announced.next.date.clone());
        self.meeting.map(|meeting| meeting.date.into()).or_else(announced)
    }

    /// The day that it counts by: its last possible one; without a date, that of its announcement.
    fn day(&self) -> Option<Day> {
        let announced = || self.announced.iter().map(|announced| announced.at.date).max();
        match self.date() {
            Some(date) => date.last(),
            None => announced(),
        }
    }
}

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let mut gatherings = gatherings(ledger, query.as_of);
    gatherings.retain(|gathering| is_asked_for(gathering, query));
    gatherings.sort_by_key(|gathering| {
        (
            gathering.date().is_none(),
            gathering.date().and_then(|date| date.first()),
            gathering.day(),
        )
    });
    let overview = Section {
        title: text!("reports.meetings.overview"),
        blocks: vec![
            Block::Table(overview::table(ledger, &gatherings, query.as_of)),
            Block::Table(agendas::table(ledger, None, query)),
        ],
        notes: nothing(&gatherings).into_iter().collect(),
    };
    let mut sections = vec![overview];
    sections.extend(
        gatherings.iter().filter_map(|gathering| agendas::section(ledger, gathering, query)),
    );
    let broken = ledger.broken.iter().filter(|broken| ["meeting", "item"].contains(&&*broken.kind));
    let notes = broken
        .map(|broken| text!("reports.meetings.unreadable", path = ledger.path(broken.source)));
    Sheet {
        report: REPORT.name,
        title: text!("reports.meetings.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes: notes.collect(),
    }
}

fn nothing(gatherings: &[Gathering]) -> Option<Text> {
    gatherings.is_empty().then(|| text!("reports.meetings.none"))
}

/// All meetings, with what is announced for them; and those that are only announced, one for each
/// body and date.
fn gatherings(ledger: &Ledger, as_of: Day) -> Vec<Gathering<'_>> {
    let mut gatherings: Vec<Gathering> = ledger
        .meetings
        .values()
        .map(|meeting| Gathering {
            meeting: Some(meeting),
            items: agenda::items(ledger, &meeting.id),
            announced: Vec::new(),
        })
        .collect();
    for announced in announced::by(ledger, as_of) {
        let is_same = |gathering: &&mut Gathering| match (announced.meeting, gathering.meeting) {
            (Some(meant), Some(meeting)) => meant.id == meeting.id,
            (None, None) => {
                let at = gathering.announced.first();
                at.is_some_and(|at| {
                    at.next.meeting.is_none()
                        && at.body() == announced.body()
                        && at.next.date == announced.next.date
                })
            }
            _ => false,
        };
        match gatherings.iter_mut().find(is_same) {
            Some(gathering) => gathering.announced.push(announced),
            None => gatherings.push(Gathering {
                meeting: None,
                items: Vec::new(),
                announced: vec![announced],
            }),
        }
    }
    gatherings
}

/// Whether it passes the filters. Without a year, what is more than a year back is left out.
fn is_asked_for(gathering: &Gathering, query: &Query) -> bool {
    let since = query.as_of.checked_sub_months(Months::new(12)).unwrap_or(query.as_of);
    let in_time = match query.year {
        Some(year) => gathering.date().is_some_and(|date| lies_in(&date, year)),
        None => query.all || gathering.day().is_none_or(|day| day >= since),
    };
    let about = |project: &String| gathering.items.iter().any(|item| is_about(item, project));
    in_time
        && Query::passes(query.body.as_ref(), gathering.body())
        && query.project.as_ref().is_none_or(about)
}

/// Whether a date may lie in a year.
fn lies_in(date: &Date, year: i32) -> bool {
    use chrono::Datelike;
    let first = date.first().is_none_or(|day| day.year() <= year);
    first && date.last().is_none_or(|day| day.year() >= year)
}

/// Whether an open item is about a project; what a closed one is about is not said.
fn is_about(item: &Item, project: &String) -> bool {
    !item.is_closed() && item.projects.contains(project)
}

/// The meetings at which it is announced, by body and day.
fn places(ledger: &Ledger, gathering: &Gathering) -> Option<Text> {
    let mut places: Vec<Text> = Vec::new();
    for announced in &gathering.announced {
        let body = ledger.name(&announced.at.body);
        let place = text!("reports.meetings.at", body = body, day = announced.at.date);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    joined(places)
}
