//! How often each member was there, over the meetings that were held.

use super::{Roll, data, named, word};
use crate::ledger::Ledger;
use crate::ledger::attendance::{Attendance, Presence};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

pub(super) fn table(ledger: &Ledger, rolls: &[Roll]) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "rows",
        title: Some(text!("reports.attendance.summary")),
        columns: vec![
            data("body"),
            Column::new("who", text!("reports.attendance.who")),
            if_any("organisation", text!("reports.columns.organisation")),
            if_any("role", text!("reports.columns.role")),
            Column::new("meetings", text!("reports.attendance.meetings")),
            if_any("called", text!("reports.attendance.called")),
            if_any("present", text!("reports.attendance.present")),
            if_any("present_in_part", text!("reports.attendance.in-part")),
            if_any("called_not_absent", text!("reports.attendance.called-not-absent")),
            if_any("absent", text!("reports.attendance.absent")),
            if_any("present_and_absent", text!("reports.attendance.both")),
            if_any("not_recorded", text!("reports.attendance.not-recorded")),
            if_any("stand_ins", text!("reports.attendance.stand-ins")),
        ],
        rows: members(rolls).iter().map(|times| row(ledger, &rolls[0], times)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

/// The times of each person, oldest first; without those who only ever stood in or were guests.
fn members<'r, 'l>(rolls: &'r [Roll<'l>]) -> Vec<Vec<&'r Attendance<'l>>> {
    let mut people: Vec<Vec<&Attendance>> = Vec::new();
    for person in rolls.iter().filter(|roll| roll.is_held()).flat_map(|roll| &roll.people) {
        match people.iter_mut().find(|times| times[0].who == person.who) {
            Some(times) => times.push(person),
            None => people.push(vec![person]),
        }
    }
    people.retain(|times| !times.iter().all(|person| is_visitor(person)));
    people
}

fn is_visitor(person: &Attendance) -> bool {
    person.member.is_none()
        && (person.stands_in_for.is_some() || matches!(person.role(), Some("guest" | "presenter")))
}

fn row(ledger: &Ledger, roll: &Roll, times: &[&Attendance]) -> Row {
    let count = |is_so: &dyn Fn(&Attendance) -> bool| {
        Cell::Count(times.iter().filter(|person| is_so(person)).count())
    };
    let presence = |asked: Presence| count(&|person| person.presence() == asked);
    let organisation = times.iter().rev().find_map(|person| person.organisation(ledger));
    let role = times.iter().rev().find_map(|person| person.role());
    Row {
        cells: vec![
            roll.meeting.body.as_str().into(),
            named(times[0].who, ledger.person_name(times[0].who)),
            Cell::or_nothing(
                organisation.map(|organisation| {
                    named(organisation, ledger.organisation_name(organisation))
                }),
            ),
            Cell::or_nothing(role.map(|role| Cell::Word(role.into(), word("role", role)))),
            Cell::Count(times.len()),
            count(&|person| person.called),
            presence(Presence::Present),
            presence(Presence::InPart),
            presence(Presence::CalledNotAbsent),
            presence(Presence::Absent),
            presence(Presence::Both),
            presence(Presence::NotRecorded),
            count(&|person| !person.stand_ins.is_empty()),
        ],
        notes: Vec::new(),
    }
}
