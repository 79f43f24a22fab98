//! An item, or the time that somebody was away, lies outside the time of the meeting.

use super::listed::{self, Lists};
use super::times::{minutes, stretch, written};
use super::{Reporter, Rule, nodes};
use crate::code;
use crate::ledger::Ledger;
use crate::source::Place;
use crate::text;
use crate::texts::Text;
use crate::yaml::Node;

pub(super) const RULE: Rule =
    Rule { code: code!("outside-meeting", Warning, "outside_meeting.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let records = nodes::of_kind(ledger, "item");
    for lists in listed::of_meetings(ledger) {
        let hours = Hours::of(&lists);
        if hours.starts.is_none() && hours.ends.is_none() {
            continue;
        }
        for person in lists.all() {
            if let Some(node) = person.node.get("away") {
                hours.away(lists.meeting.place(node.span), node, reporter);
            }
        }
        for item in ledger.items_of(&lists.meeting.id) {
            let Some(record) = records.get(item.id.as_str()) else {
                continue;
            };
            for field in ["starts", "ends"] {
                // Times that are turned are for `turned-dates`: which of them is wrong is not known.
                if let Some(node) = record.node.get(field).filter(|_| !is_turned(&record.node)) {
                    hours.item(nodes::place(record, Some(node)), node, reporter);
                }
            }
            for person in record.node.get("absent").map_or(&[][..], Node::elements) {
                if let Some(node) = person.get("away") {
                    hours.away(nodes::place(record, Some(node)), node, reporter);
                }
            }
        }
    }
}

/// Whether an item ends before it begins.
fn is_turned(item: &Node) -> bool {
    let time = |field: &str| item.get(field)?.text().and_then(minutes);
    time("starts").zip(time("ends")).is_some_and(|(starts, ends)| ends < starts)
}

/// When a meeting begins and ends, and where that is written.
struct Hours {
    starts: Option<(u32, Place)>,
    ends: Option<(u32, Place)>,
}

impl Hours {
    fn of(lists: &Lists) -> Hours {
        let time = |field: &str| {
            let node = lists.node.get(field)?;
            Some((minutes(node.text()?)?, lists.meeting.place(node.span)))
        };
        let starts = time("starts");
        let is_after = |(ends, _): &(u32, Place)| starts.is_none_or(|(starts, _)| starts <= *ends);
        Hours { starts, ends: time("ends").filter(is_after) }
    }

    /// A time of an item that is before the meeting begins or after it ends.
    fn item(&self, at: Place, node: &Node, reporter: &mut Reporter) {
        let Some(time) = node.text().and_then(minutes) else {
            return;
        };
        if let Some((starts, place)) = self.starts.filter(|(starts, _)| time < *starts) {
            let message = text!(
                "rules.meetings.outside-meeting.before",
                time = written(time),
                starts = written(starts)
            );
            find(reporter, at, message, place);
        } else if let Some((ends, place)) = self.ends.filter(|(ends, _)| time > *ends) {
            let message = text!(
                "rules.meetings.outside-meeting.after",
                time = written(time),
                ends = written(ends)
            );
            find(reporter, at, message, place);
        }
    }

    /// The time that somebody was away, when all of it is outside the meeting.
    fn away(&self, at: Place, node: &Node, reporter: &mut Reporter) {
        let Some((from, to)) = node.text().and_then(stretch) else {
            return;
        };
        let before = self.starts.filter(|(starts, _)| to <= *starts);
        let after = self.ends.filter(|(ends, _)| from >= *ends);
        if let Some((_, place)) = before.or(after) {
            let message = text!(
                "rules.meetings.outside-meeting.away",
                from = written(from),
                to = written(to)
            );
            find(reporter, at, message, place);
        }
    }
}

fn find(reporter: &mut Reporter, at: Place, message: Text, meeting: Place) {
    reporter
        .find(at, message)
        .related(meeting, text!("rules.meetings.outside-meeting.meeting"))
        .remedy(text!("rules.meetings.outside-meeting.remedy"));
}
