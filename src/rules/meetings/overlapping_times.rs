//! Two items of a meeting, or two meetings of a body, are held at the same time.

use std::collections::{BTreeMap, HashMap};

use super::times::{minutes, written};
use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::Day;
use crate::ledger::{Entry, Ledger, Record};
use crate::records::{Item, ItemKind, Meeting, MeetingState};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("overlapping-times", Warning, "overlapping_times.md"), check };

/// What has not ended is compared with what begins; so many at once are enough to find a fault.
const AT_ONCE: usize = 8;

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let records = nodes::of_kind(ledger, "item");
    for meeting in ledger.meetings.values() {
        check_items(ledger, &meeting.id, &records, reporter);
    }
    let records = nodes::of_kind(ledger, "meeting");
    let mut days: BTreeMap<(&str, Day), Vec<&Entry<Meeting>>> = BTreeMap::new();
    let held = |meeting: &&Entry<Meeting>| meeting.state == MeetingState::Held;
    for meeting in ledger.meetings.values().filter(held) {
        days.entry((&meeting.body, meeting.date)).or_default().push(meeting);
    }
    for meetings in days.values().filter(|meetings| meetings.len() > 1) {
        check_meetings(ledger, meetings, &records, reporter);
    }
}

/// Something with a beginning, and perhaps an end, in minutes.
struct Timed<'l, T> {
    entry: &'l Entry<T>,
    at: Place,
    starts: u32,
    ends: Option<u32>,
}

impl<'l, T> Timed<'l, T> {
    fn of(
        entry: &'l Entry<T>,
        record: Option<&&Record>,
        starts: Option<&str>,
        ends: Option<&str>,
    ) -> Option<Timed<'l, T>> {
        let starts = starts.and_then(minutes)?;
        let ends = ends.and_then(minutes).filter(|ends| *ends >= starts);
        let node = record.and_then(|record| record.node.get("starts"));
        let at = entry.place(node.map(|node| node.span).unwrap_or_default());
        Some(Timed { entry, at, starts, ends })
    }
}

/// The pairs of which the second begins before the first has ended; of each second, one.
fn overlapping<'t, 'l, T>(
    timed: &'t mut [Timed<'l, T>],
    may_overlap: impl Fn(&Timed<'l, T>, &Timed<'l, T>) -> bool,
) -> Vec<(&'t Timed<'l, T>, &'t Timed<'l, T>)> {
    timed.sort_by_key(|one| (one.starts, one.ends.is_none()));
    let mut pairs = Vec::new();
    let mut open: Vec<&Timed<T>> = Vec::new();
    for one in &*timed {
        open.retain(|earlier| earlier.ends.is_some_and(|ends| ends > one.starts));
        match open.iter().find(|earlier| !may_overlap(earlier, one)) {
            Some(earlier) => pairs.push((*earlier, one)),
            None if open.len() < AT_ONCE => open.push(one),
            None => {}
        }
    }
    pairs
}

fn check_items(
    ledger: &Ledger,
    meeting: &str,
    records: &HashMap<&str, &Record>,
    reporter: &mut Reporter,
) {
    let items = ledger.items_of(meeting);
    let mut timed: Vec<Timed<Item>> = items
        .filter_map(|item| {
            let record = records.get(item.id.as_str());
            Timed::of(item, record, item.starts.as_deref(), item.ends.as_deref())
        })
        .collect();
    for (earlier, later) in overlapping(&mut timed, may_overlap) {
        let (Some(ends), item) = (earlier.ends, &earlier.entry.title.value) else {
            continue;
        };
        reporter
            .find(
                later.at,
                text!(
                    "rules.meetings.overlapping-times.item",
                    starts = written(later.starts),
                    item = item,
                    ends = written(ends)
                ),
            )
            .related(earlier.at, text!("rules.meetings.overlapping-times.other-item"))
            .remedy(text!("rules.meetings.overlapping-times.remedy"));
    }
}

/// A break may lie within an item, and an item `2.a` within item `2`.
fn may_overlap(earlier: &Timed<Item>, later: &Timed<Item>) -> bool {
    let lies_within = later.ends.is_none_or(|ends| earlier.ends.is_some_and(|last| ends <= last));
    let is_break = later.entry.kind == ItemKind::Break;
    let (Some(outer), Some(inner)) = (&earlier.entry.number, &later.entry.number) else {
        return is_break && lies_within;
    };
    let below = |outer: &str, inner: &str| {
        let rest = inner.strip_prefix(outer.trim_end_matches('.'));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    lies_within && (is_break || below(outer, inner) || below(inner, outer))
}

fn check_meetings(
    ledger: &Ledger,
    meetings: &[&Entry<Meeting>],
    records: &HashMap<&str, &Record>,
    reporter: &mut Reporter,
) {
    let mut timed: Vec<Timed<Meeting>> = meetings
        .iter()
        .filter_map(|meeting| {
            let record = records.get(meeting.id.as_str());
            let mut timed =
                Timed::of(meeting, record, meeting.starts.as_deref(), meeting.ends.as_deref())?;
            // Of two that begin at the same time, one minute is enough.
            timed.ends = timed.ends.or(Some(timed.starts + 1));
            Some(timed)
        })
        .collect();
    for (earlier, later) in overlapping(&mut timed, |_, _| false) {
        let body = ledger.name(&later.entry.body);
        reporter
            .find(
                later.at,
                text!(
                    "rules.meetings.overlapping-times.meeting",
                    body = body,
                    starts = written(later.starts),
                    other = &earlier.entry.id
                ),
            )
            .related(earlier.at, text!("rules.meetings.overlapping-times.other-meeting"))
            .remedy(text!("rules.meetings.overlapping-times.meeting-remedy"));
    }
}
