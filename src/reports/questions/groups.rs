//! Which collaboration a record belongs to: a meeting, a fund, projects, or none of these.

use crate::date::Day;
use crate::ledger::{Ledger, Record};
use crate::text;
use crate::texts::Text;

/// A collaboration, in the order of the sections.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group<'l> {
    Meeting(Option<Day>, &'l str),
    Fund(&'l str),
    Projects,
    Others,
}

/// The collaboration that a record belongs to.
pub(super) fn of<'l>(ledger: &'l Ledger, record: &'l Record) -> Group<'l> {
    match record.kind.as_str() {
        "meeting" => {
            Group::Meeting(ledger.meetings.get(&record.id).map(|meeting| meeting.date), &record.id)
        }
        "item" => Group::Meeting(ledger.day_of(&record.id), Ledger::meeting_of(&record.id)),
        "fund" => Group::Fund(&record.id),
        "allocation" => {
            Group::Fund(ledger.allocations.get(&record.id).map_or("", |found| &found.fund))
        }
        "project" | "call" => Group::Projects,
        _ => Group::Others,
    }
}

/// What its section is called.
pub(super) fn title(ledger: &Ledger, group: Group) -> Text {
    match group {
        Group::Meeting(_, id) => match ledger.meetings.get(id) {
            Some(meeting) => text!(
                "reports.questions.meeting",
                body = ledger.name(&meeting.body),
                day = meeting.date,
                id = id
            ),
            None => text!("reports.questions.unread", id = id),
        },
        Group::Fund(id) => match ledger.funds.get(id) {
            Some(fund) => text!("reports.questions.fund", fund = &fund.title, id = id),
            None => text!("reports.questions.unread", id = id),
        },
        Group::Projects => text!("reports.questions.projects"),
        Group::Others => text!("reports.questions.others"),
    }
}
