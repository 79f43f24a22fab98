//! Who was at a meeting, as far as that is recorded.
//!
//! Ids and names in words of the same person are one. What is not written is not known: who is
//! called and not among the absent is taken to have come only where nobody wrote who was present,
//! and is then said to be that and no more.

use super::{Entry, Ledger};
use crate::records::{Attendee, Meeting, Member, Standing};

/// A person and a meeting.
#[derive(Debug, Clone, Default)]
pub struct Attendance<'l> {
    /// The id of the person, or the name where there is no record.
    pub who: &'l str,
    /// Whether the person is listed as called.
    pub called: bool,
    /// Whether the person is listed as present.
    pub present: bool,
    /// Whether the person is listed as absent.
    pub absent: bool,
    /// The membership of the body on that day, where it is recorded.
    pub member: Option<&'l Member>,
    /// What the lists of the meeting say of the person.
    pub listed: Vec<&'l Attendee>,
    /// The numbers of the items that the person was not there for.
    pub not_at: Vec<&'l str>,
    /// The times that the person was away, as written.
    pub away: Vec<&'l str>,
    /// Why.
    pub reasons: Vec<&'l str>,
    /// Whom the person stands in for.
    pub stands_in_for: Option<&'l str>,
    /// Who stands in for the person.
    pub stand_ins: Vec<&'l str>,
    presence: Option<Presence>,
}

/// Whether a person was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Listed as present.
    Present,
    /// Listed as present, and away for some of it.
    InPart,
    /// Called and not among the absent, where nobody wrote who was present.
    CalledNotAbsent,
    /// Listed as absent: sent apologies or was away.
    Absent,
    /// Listed as present and as absent.
    Both,
    /// Not recorded.
    NotRecorded,
}

impl Presence {
    /// The fixed word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            Presence::Present => "present",
            Presence::InPart => "present-in-part",
            Presence::CalledNotAbsent => "called-not-absent",
            Presence::Absent => "absent",
            Presence::Both => "present-and-absent",
            Presence::NotRecorded => "not-recorded",
        }
    }
}

impl<'l> Attendance<'l> {
    /// Whether the person was there.
    pub fn presence(&self) -> Presence {
        self.presence.unwrap_or(Presence::NotRecorded)
    }

    /// The role at the meeting, or else in the body, as a fixed word.
    pub fn role(&self) -> Option<&'l str> {
        self.said(|attendee| &attendee.role, |member| &member.role)
    }

    /// The id of the organisation that the person represents, or its name in words.
    pub fn organisation(&self, ledger: &'l Ledger) -> Option<&'l str> {
        self.said(|attendee| &attendee.organisation, |member| &member.organisation)
            .map(|organisation| ledger.organisation_meant(organisation))
    }

    /// The person's title or position.
    pub fn title(&self) -> Option<&'l str> {
        self.said(|attendee| &attendee.title, |member| &member.title)
    }

    /// The political party, as the source writes it.
    pub fn party(&self) -> Option<&'l str> {
        self.said(|attendee| &attendee.party, |member| &member.party)
    }

    fn said(
        &self,
        listed: fn(&Attendee) -> &Option<String>,
        member: fn(&Member) -> &Option<String>,
    ) -> Option<&'l str> {
        let at_meeting = self.listed.iter().find_map(|attendee| listed(attendee).as_deref());
        at_meeting.or_else(|| self.member.and_then(|known| member(known).as_deref()))
    }
}

/// Everybody whom a meeting concerns: who is listed, in the order of the lists, whom others stand in
/// for, and the members of the body on that day.
pub fn attendance<'l>(ledger: &'l Ledger, meeting: &'l Entry<Meeting>) -> Vec<Attendance<'l>> {
    let mut roll = Roll { ledger, people: Vec::new() };
    for attendee in meeting.called.iter().flatten() {
        roll.list(attendee).called = true;
    }
    for attendee in meeting.present.iter().flatten() {
        roll.list(attendee).present = true;
    }
    for attendee in meeting.absent.iter().flatten() {
        roll.list(attendee).absent = true;
    }
    for item in ledger.items_of(&meeting.id) {
        let number = item.number.as_deref().unwrap_or(&item.id);
        for attendee in &item.absent {
            add(&mut roll.list(attendee).not_at, [number]);
        }
    }
    roll.stand_ins();
    if let Some(body) = ledger.bodies.get(&meeting.body) {
        let is_member = |member: &&Member| {
            Standing::on(meeting.date, member.from.as_ref(), member.to.as_ref()).is_current()
        };
        for member in body.members.iter().filter(is_member) {
            roll.person(&member.who).member = Some(member);
        }
    }
    let is_by_exception = meeting.present.is_none() && meeting.absent.is_some();
    for person in &mut roll.people {
        person.presence = Some(presence(person, is_by_exception));
    }
    roll.people
}

struct Roll<'l> {
    ledger: &'l Ledger,
    people: Vec<Attendance<'l>>,
}

impl<'l> Roll<'l> {
    /// The person who is meant, added where not there yet.
    fn person(&mut self, written: &'l str) -> &mut Attendance<'l> {
        let who = self.ledger.person_meant(written);
        let at = self.people.iter().position(|person| person.who == who).unwrap_or_else(|| {
            self.people.push(Attendance { who, ..Attendance::default() });
            self.people.len() - 1
        });
        &mut self.people[at]
    }

    fn list(&mut self, attendee: &'l Attendee) -> &mut Attendance<'l> {
        let stands_in_for =
            attendee.stands_in_for.as_deref().map(|who| self.ledger.person_meant(who));
        let person = self.person(&attendee.who);
        person.listed.push(attendee);
        add(&mut person.not_at, attendee.not_at.iter().map(String::as_str));
        add(&mut person.away, attendee.away.as_deref());
        add(&mut person.reasons, attendee.reason.as_deref());
        person.stands_in_for = person.stands_in_for.or(stands_in_for);
        person
    }

    /// Notes with everybody who stands in for them; who was away stood in for nobody.
    fn stand_ins(&mut self) {
        let came = self.people.iter().filter(|person| person.present || !person.absent);
        let pairs: Vec<(&str, &str)> =
            came.filter_map(|person| Some((person.stands_in_for?, person.who))).collect();
        for (absent, stand_in) in pairs {
            self.person(absent).stand_ins.push(stand_in);
        }
    }
}

/// Adds what is not there yet.
fn add<'l>(list: &mut Vec<&'l str>, more: impl IntoIterator<Item = &'l str>) {
    for one in more {
        if !list.contains(&one) {
            list.push(one);
        }
    }
}

fn presence(person: &Attendance, is_by_exception: bool) -> Presence {
    let is_away = !person.not_at.is_empty() || !person.away.is_empty();
    match (person.present, person.absent) {
        (true, true) => Presence::Both,
        (true, false) if is_away => Presence::InPart,
        (true, false) => Presence::Present,
        (false, true) => Presence::Absent,
        (false, false) if person.called && is_by_exception => Presence::CalledNotAbsent,
        (false, false) => Presence::NotRecorded,
    }
}
