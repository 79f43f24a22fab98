//! The lists of a meeting: who stands on them, and where.

use crate::ledger::{Entry, Ledger};
use crate::records::{Attendee, Meeting, Member, Standing};
use crate::source::Place;
use crate::yaml::Node;

/// Somebody on a list.
pub(super) struct Listed<'l> {
    /// The id of the person, or the name where there is no record.
    pub who: &'l str,
    /// What the list says.
    pub attendee: &'l Attendee,
    /// The entry in the list.
    pub node: &'l Node,
    /// Where the person is named.
    pub at: Place,
}

impl Listed<'_> {
    /// Whether the person was there for a part only.
    pub fn is_in_part(&self) -> bool {
        !self.attendee.not_at.is_empty() || self.attendee.away.is_some()
    }

    /// Whether nothing says that the person is there as something else than a member: as a guest,
    /// an observer or a secretary.
    pub fn is_as_member(&self) -> bool {
        matches!(self.attendee.role.as_deref(), None | Some("chair" | "vice-chair" | "member"))
    }
}

/// A meeting and its lists.
pub(super) struct Lists<'l> {
    /// The meeting.
    pub meeting: &'l Entry<Meeting>,
    /// The whole record.
    pub node: &'l Node,
    /// Who is called, as far as that is written.
    pub called: Vec<Listed<'l>>,
    /// Who was present, as far as that is written.
    pub present: Vec<Listed<'l>>,
    /// Who was absent, as far as that is written.
    pub absent: Vec<Listed<'l>>,
}

impl<'l> Lists<'l> {
    /// Everybody on any of the lists.
    pub fn all(&self) -> impl Iterator<Item = &Listed<'l>> {
        self.called.iter().chain(&self.present).chain(&self.absent)
    }
}

/// The lists of every meeting, in the order of the files.
pub(super) fn of_meetings<'l>(ledger: &'l Ledger) -> impl Iterator<Item = Lists<'l>> {
    let records = ledger.records.iter().filter(|record| record.kind == "meeting");
    records.filter_map(|record| {
        let meeting = ledger.meetings.get(&record.id)?;
        let list = |name: &str, attendees: &'l Option<Vec<Attendee>>| {
            let nodes = record.node.get(name).map_or(&[][..], Node::elements);
            listed(ledger, meeting, nodes, attendees.as_deref().unwrap_or(&[]))
        };
        Some(Lists {
            meeting,
            node: &record.node,
            called: list("called", &meeting.called),
            present: list("present", &meeting.present),
            absent: list("absent", &meeting.absent),
        })
    })
}

/// The people on a list of a meeting or of one of its items.
pub(super) fn listed<'l, T>(
    ledger: &'l Ledger,
    of: &Entry<T>,
    nodes: &'l [Node],
    attendees: &'l [Attendee],
) -> Vec<Listed<'l>> {
    let pairs = nodes.iter().zip(attendees);
    pairs
        .map(|(node, attendee)| Listed {
            who: ledger.person_meant(&attendee.who),
            attendee,
            node,
            at: of.place(node.get("who").unwrap_or(node).span),
        })
        .collect()
}

/// The members of the body on the day of a meeting, as far as they are recorded.
pub(super) fn members<'l>(ledger: &'l Ledger, meeting: &Meeting) -> Vec<&'l Member> {
    let members = ledger.bodies.get(&meeting.body).map_or(&[][..], |body| &body.members);
    let is_current = |member: &&Member| {
        Standing::on(meeting.date, member.from.as_ref(), member.to.as_ref()).is_current()
    };
    members.iter().filter(is_current).collect()
}
