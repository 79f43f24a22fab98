//! Who was at meetings: a summary for each member of a body, and each meeting by itself.

mod details;
mod summary;

use super::report::{data, left_out, named, questions, word};
use super::{Filter, Query, Report};
use crate::ledger::attendance::{Attendance, attendance};
use crate::ledger::{Entry, Ledger};
use crate::records::{Meeting, MeetingState};
use crate::sheet::{Block, Cell, Section, Sheet};
use crate::text;
use crate::texts::Text;

pub(super) const REPORT: Report = Report {
    name: "attendance",
    page: include_str!("../attendance.md"),
    about: None,
    takes: &[Filter::Body, Filter::Organisation, Filter::Year],
    build,
};

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let mut rolls: Vec<Roll> = ledger
        .meetings
        .values()
        .filter(|meeting| is_asked_for(meeting, query))
        .map(|meeting| Roll::of(ledger, meeting, query))
        .filter(|roll| query.organisation.is_none() || !roll.people.is_empty())
        .collect();
    rolls.sort_by_key(|roll| (&roll.meeting.body, roll.meeting.date));
    let by_body = rolls.chunk_by(|a, b| a.meeting.body == b.meeting.body);
    let mut sections: Vec<Section> = by_body.map(|rolls| section(ledger, rolls)).collect();
    if sections.is_empty() {
        let nobody = [summary::table(ledger, &[]), details::table(ledger, None)];
        sections.push(Section {
            title: text!("reports.attendance.meetings"),
            blocks: nobody.map(Block::Table).into(),
            notes: vec![text!("reports.attendance.no-meetings")],
        });
    }
    Sheet {
        report: REPORT.name,
        title: text!("reports.attendance.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes: left_out(ledger, "meeting", None),
    }
}

fn is_asked_for(meeting: &Entry<Meeting>, query: &Query) -> bool {
    use chrono::Datelike;
    meeting.date <= query.as_of
        && Query::passes(query.body.as_ref(), Some(&meeting.body))
        && query.year.is_none_or(|year| meeting.date.year() == year)
}

/// A meeting and those whom it concerns.
struct Roll<'l> {
    meeting: &'l Entry<Meeting>,
    people: Vec<Attendance<'l>>,
}

impl<'l> Roll<'l> {
    /// Of a meeting that was cancelled nobody is said to have been there or away.
    fn of(ledger: &'l Ledger, meeting: &'l Entry<Meeting>, query: &Query) -> Roll<'l> {
        let mut people = attendance(ledger, meeting);
        people.retain(|person| {
            Query::passes(query.organisation.as_ref(), person.organisation(ledger))
        });
        if meeting.state == MeetingState::Cancelled {
            people.clear();
        }
        Roll { meeting, people }
    }

    fn is_held(&self) -> bool {
        self.meeting.state == MeetingState::Held
    }
}

fn section(ledger: &Ledger, rolls: &[Roll]) -> Section {
    let mut blocks = vec![Block::Table(summary::table(ledger, rolls))];
    blocks.extend(rolls.iter().map(|roll| Block::Table(details::table(ledger, Some(roll)))));
    Section {
        title: text!("formats.as-written", words = ledger.name(&rolls[0].meeting.body)),
        blocks,
        notes: rolls.iter().flat_map(notes).collect(),
    }
}

/// What is not recorded of a meeting, and what the source leaves open.
fn notes(roll: &Roll) -> Vec<Text> {
    let meeting = roll.meeting;
    let day = meeting.date;
    let mut notes = Vec::new();
    match meeting.state {
        MeetingState::Cancelled => {
            notes.push(text!("reports.attendance.cancelled", day = day));
            return notes;
        }
        MeetingState::Planned | MeetingState::Called => {
            notes.push(text!("reports.attendance.not-held", day = day));
        }
        MeetingState::Held => {}
    }
    match (&meeting.called, &meeting.present, &meeting.absent) {
        (_, None, None) => notes.push(text!("reports.attendance.nothing-recorded", day = day)),
        (Some(_), None, Some(_)) => notes.push(text!("reports.attendance.by-exception", day = day)),
        (None, None, Some(_)) => notes.push(text!("reports.attendance.no-present", day = day)),
        (_, Some(_), None) => notes.push(text!("reports.attendance.no-absent", day = day)),
        (_, Some(_), Some(_)) => {}
    }
    notes.extend(
        questions(&meeting.questions)
            .map(|question| text!("reports.attendance.of", day = day, note = question)),
    );
    notes
}
