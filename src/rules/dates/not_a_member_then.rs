//! Somebody was at a meeting as a member, and was none on that day.

use std::collections::HashMap;

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::Date;
use crate::ledger::{Ledger, Record};
use crate::records::{Attendee, Member, Standing};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("not-a-member-then", Warning, "not_a_member_then.md"), check };

/// The members of each body by the id or name of the person, each with its place in the list.
type Members<'l> = HashMap<(&'l str, &'l str), Vec<(usize, &'l Member)>>;

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let mut members = Members::new();
    for body in ledger.bodies.values() {
        for (at, member) in body.members.iter().enumerate() {
            let who = ledger.person_meant(&member.who);
            members.entry((&body.id, who)).or_default().push((at, member));
        }
    }
    let bodies = nodes::of_kind(ledger, "body");
    for record in ledger.records.iter().filter(|record| record.kind == "meeting") {
        let Some(meeting) = ledger.meetings.get(&record.id) else {
            continue;
        };
        for (at, attendee) in meeting.present.iter().flatten().enumerate() {
            let is_as_member =
                matches!(attendee.role.as_deref(), Some("chair" | "vice-chair" | "member"))
                    && attendee.stands_in_for.is_none()
                    && attendee.questions.is_empty();
            let known = members.get(&(meeting.body.as_str(), ledger.person_meant(&attendee.who)));
            let (Some(known), true) = (known, is_as_member) else {
                continue;
            };
            let is_out = |member: &Member| {
                let standing = Standing::on(meeting.date, member.from.as_ref(), member.to.as_ref());
                !standing.is_current() && !is_uncertain(member)
            };
            let closest = known.iter().max_by_key(|(_, member)| {
                member.from.as_ref().and_then(Date::first).filter(|from| *from <= meeting.date)
            });
            if let Some((member_at, member)) = closest
                && known
                    .iter()
                    .all(|(_, member)| is_out(member) && is_certain(member, meeting.date))
            {
                let node = nodes::element(&record.node, "present", at);
                let at = nodes::place(record, node.map(|one| one.get("who").unwrap_or(one)));
                let body = bodies.get(meeting.body.as_str());
                let body = body.map(|body| place_of(body, *member_at, member));
                find(ledger, attendee, &meeting.body, at, body, reporter);
            }
        }
    }
}

/// Of a date that is known only as a year or a month, some may be right: it has to be all wrong.
fn is_certain(member: &Member, day: crate::date::Day) -> bool {
    let comes_later = member.from.as_ref().and_then(Date::first).is_some_and(|from| day < from);
    let has_left = member.to.as_ref().and_then(Date::last).is_some_and(|to| to < day);
    comes_later || has_left
}

fn is_uncertain(member: &Member) -> bool {
    [&member.from, &member.to].into_iter().flatten().any(Date::is_uncertain)
}

fn place_of(body: &Record, at: usize, member: &Member) -> Place {
    let node = nodes::element(&body.node, "members", at);
    let field = if member.to.is_some() { "to" } else { "from" };
    nodes::place(body, node.map(|node| node.get(field).unwrap_or(node)))
}

fn find(
    ledger: &Ledger,
    attendee: &Attendee,
    body: &str,
    at: Place,
    member: Option<Place>,
    reporter: &mut Reporter,
) {
    let name = ledger.person_name(ledger.person_meant(&attendee.who));
    let message =
        text!("rules.dates.not-a-member-then.message", name = name, body = ledger.name(body));
    let found = reporter.find(at, message).remedy(text!("rules.dates.not-a-member-then.remedy"));
    if let Some(member) = member {
        found.related(member, text!("rules.dates.not-a-member-then.member"));
    }
}
