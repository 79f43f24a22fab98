//! A meeting: a row for everybody whom it concerns.

use super::{Roll, data, named, questions, word};
use crate::ledger::Ledger;
use crate::ledger::attendance::Attendance;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// The table of a meeting. Without one it is empty.
pub(super) fn table(ledger: &Ledger, roll: Option<&Roll>) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "meetings",
        title: roll.map(|roll| {
            let meeting = roll.meeting;
            text!("reports.attendance.meeting", day = meeting.date, id = &meeting.id)
        }),
        columns: vec![
            data("body"),
            data("meeting"),
            data("date"),
            data("state"),
            data("path"),
            Column::new("who", text!("reports.attendance.who")),
            if_any("organisation", text!("reports.columns.organisation")),
            data("title"),
            data("party"),
            if_any("role", text!("reports.columns.role")),
            Column::new("presence", text!("reports.attendance.presence")),
            if_any("not_at", text!("reports.attendance.not-at")),
            if_any("away", text!("reports.attendance.away")),
            if_any("reason", text!("reports.columns.reason")),
            if_any("for", text!("reports.attendance.for")),
            if_any("stand_ins", text!("reports.attendance.stand-in")),
        ],
        rows: roll.map_or(Vec::new(), |roll| rows(ledger, roll)),
        shown: Shown::Always,
        turned: false,
    }
}

fn rows(ledger: &Ledger, roll: &Roll) -> Vec<Row> {
    roll.people.iter().map(|person| row(ledger, roll, person)).collect()
}

fn row(ledger: &Ledger, roll: &Roll, person: &Attendance) -> Row {
    let meeting = roll.meeting;
    let presence = person.presence().word();
    let name = |who: &str| named(who, ledger.person_name(who));
    let list = |words: &[&str]| Cell::List(words.iter().map(|words| Cell::from(*words)).collect());
    Row {
        cells: vec![
            meeting.body.as_str().into(),
            meeting.id.as_str().into(),
            Cell::Date(meeting.date.into()),
            meeting.state.word().into(),
            ledger.path(meeting.source).into(),
            name(person.who),
            Cell::or_nothing(
                person.organisation(ledger).map(|organisation| {
                    named(organisation, ledger.organisation_name(organisation))
                }),
            ),
            Cell::or_nothing(person.title()),
            Cell::or_nothing(person.party()),
            Cell::or_nothing(person.role().map(|role| Cell::Word(role.into(), word("role", role)))),
            Cell::Word(presence.into(), word("presence", presence)),
            list(&person.not_at),
            list(&person.away),
            list(&person.reasons),
            Cell::or_nothing(person.stands_in_for.map(name)),
            Cell::List(person.stand_ins.iter().map(|who| name(who)).collect()),
        ],
        notes: person.listed.iter().flat_map(|listed| questions(&listed.questions)).collect(),
    }
}
