//! A matter was put off, and nobody has taken it up again.

use std::collections::{BTreeMap, BTreeSet};

use super::{Reporter, Rule};
use crate::code;
use crate::date::Day;
use crate::ledger::matters::{Matter, Matters, Standing};
use crate::ledger::{Entry, Ledger};
use crate::records::{Decision, Item, Meeting, MeetingState};
use crate::text;
use crate::texts::Text;

pub(super) const RULE: Rule =
    Rule { code: code!("never-taken-up", Warning, "never_taken_up.md"), check };

/// A matter that was deferred without a day is missed when so many later meetings have passed it
/// over; one that was sent back, which takes longer, when one more has.
const DEFERRED: usize = 2;
const RETURNED: usize = 3;

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    let matters = Matters::by(ledger, Day::MAX);
    let calendar = Calendar::new(ledger);
    let mut known: BTreeMap<&str, Option<Day>> = BTreeMap::new();
    let mut reported = BTreeSet::new();
    // An item that could not be read may be the one that takes it up.
    let unread = ledger.broken.iter().filter(|broken| broken.kind == "item");
    let unread: BTreeSet<&str> = unread
        .flat_map(|broken| &broken.links)
        .map(|link| link.text.split('#').next().unwrap_or(&link.text))
        .collect();
    let perhaps = perhaps_taken_up(ledger);
    // Of what could not be read at all, not even that is known.
    let mut dark: BTreeMap<&str, Day> = BTreeMap::new();
    for broken in ledger.broken.iter().filter(|broken| broken.links.is_empty()) {
        if let Some(meeting) = ledger.meeting(&broken.id).filter(|_| broken.kind == "item") {
            let last = dark.entry(&meeting.body).or_insert(meeting.date);
            *last = meeting.date.max(*last);
        }
    }
    for matter in matters.all() {
        let is_waiting = matches!(matter.standing(), Standing::PutOff | Standing::Returned)
            && matters.taken_up_in(matter).is_empty()
            && matters.comes_up_in(matter).is_empty()
            && !unread.contains(matter.item.id.as_str())
            && !perhaps.contains(matter.item.id.as_str());
        let is_seen = |meeting: &&Entry<Meeting>| {
            dark.get(meeting.body.as_str()).is_none_or(|last| *last <= meeting.date)
        };
        let meeting = ledger.meeting(&matter.item.id).filter(|_| is_waiting).filter(is_seen);
        let Some((meeting, (number, decision))) = meeting.zip(matter.decision) else {
            continue;
        };
        let body = meeting.body.as_str();
        let until = *known.entry(body).or_insert_with(|| reporter.known_until(ledger, body));
        let Some(passed) = calendar.passed(ledger, meeting, decision, until) else {
            continue;
        };
        // A decision on several recommendations is put off once.
        if reported.insert((&matter.item.id, number)) {
            report(ledger, &calendar, matter, decision, passed, reporter);
        }
    }
}

/// The items that are perhaps taken up: by an item whose meeting could not be read, so that its day
/// is not known, or by one that names a part which is not there.
fn perhaps_taken_up(ledger: &Ledger) -> BTreeSet<&str> {
    let dayless = ledger.items.values().filter(|item| ledger.meeting(&item.id).is_none());
    let by_dayless = dayless.flat_map(|item| &item.takes_up);
    let by_dayless = by_dayless.map(|taken| taken.split_once('#').map_or(&**taken, |(id, _)| id));
    let taken = ledger.items.values().flat_map(|item| &item.takes_up);
    let parts = taken.filter_map(|taken| taken.split_once('#'));
    let is_missing = |(id, part): &(&str, &str)| {
        let item = ledger.items.get(*id);
        let count =
            item.map_or(0, |item| match part.trim_end_matches(|c: char| c.is_ascii_digit()) {
                "" => item.recommendations.len(),
                "m" => item.motions.len(),
                "d" => item.decisions.len(),
                _ => item.actions.len(),
            });
        let digits = part.trim_start_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<usize>().is_ok_and(|number| number > count)
    };
    parts.filter(is_missing).map(|(id, _)| id).chain(by_dayless).collect()
}

/// The meetings that each body held, by their days, and the items by their titles.
struct Calendar<'l> {
    held: BTreeMap<&'l str, Vec<&'l Entry<Meeting>>>,
    titles: BTreeMap<String, Vec<&'l Entry<Item>>>,
}

/// What went by without the matter being taken up.
enum Passed<'l> {
    /// The day until which it was put off.
    Day(Day, Option<&'l Entry<Meeting>>),
    /// The meeting to which it was put off.
    Meeting(&'l Entry<Meeting>),
    /// So many meetings, of which this is the first.
    Meetings(usize, &'l Entry<Meeting>),
}

impl<'l> Calendar<'l> {
    fn new(ledger: &'l Ledger) -> Calendar<'l> {
        let mut held: BTreeMap<&str, Vec<&Entry<Meeting>>> = BTreeMap::new();
        for meeting in ledger.meetings.values() {
            if meeting.state == MeetingState::Held {
                held.entry(&meeting.body).or_default().push(meeting);
            }
        }
        held.values_mut().for_each(|meetings| meetings.sort_by_key(|meeting| meeting.date));
        let mut titles: BTreeMap<String, Vec<&Entry<Item>>> = BTreeMap::new();
        for item in ledger.items.values() {
            titles.entry(item.title.trim().to_lowercase()).or_default().push(item);
        }
        Calendar { held, titles }
    }

    /// The meetings that a body held after a day.
    fn after(&self, body: &str, day: Day) -> &[&'l Entry<Meeting>] {
        let all = self.held.get(body).map_or(&[][..], Vec::as_slice);
        &all[all.partition_point(|meeting| meeting.date <= day)..]
    }

    fn passed(
        &self,
        ledger: &'l Ledger,
        meeting: &Entry<Meeting>,
        decision: &Decision,
        known_until: Option<Day>,
    ) -> Option<Passed<'l>> {
        let later = self.after(&meeting.body, meeting.date);
        let named = decision.meeting.as_ref().and_then(|id| ledger.meetings.get(id));
        if let Some(until) = &decision.until {
            let last = until.last()?;
            let is_past = known_until.is_some_and(|known| known > last);
            let first = self.after(&meeting.body, last).first().copied();
            return is_past.then_some(Passed::Day(last, first));
        }
        if let Some(named) = named.filter(|named| named.state != MeetingState::Cancelled) {
            return (named.state == MeetingState::Held).then_some(Passed::Meeting(named));
        }
        let patience = if decision.outcome.value == "returned" { RETURNED } else { DEFERRED };
        let first = later.first().filter(|_| later.len() >= patience)?;
        Some(Passed::Meetings(later.len(), first))
    }

    /// A later item with the same title: perhaps it takes the matter up and does not say so.
    fn namesake(&self, ledger: &Ledger, item: &Entry<Item>) -> Option<&'l Entry<Item>> {
        let day = ledger.day_of(&item.id);
        let same = self.titles.get(&item.title.trim().to_lowercase())?;
        same.iter().copied().find(|other| ledger.day_of(&other.id) > day)
    }
}

fn report(
    ledger: &Ledger,
    calendar: &Calendar,
    matter: &Matter,
    decision: &Decision,
    passed: Passed,
    reporter: &mut Reporter,
) {
    let outcome = decision.outcome.value.as_str();
    let (message, meeting): (Text, Option<&Entry<Meeting>>) = match passed {
        Passed::Day(day, meeting) => {
            (text!("rules.decisions.never-taken-up.day", outcome = outcome, day = day), meeting)
        }
        Passed::Meeting(meeting) => (
            text!("rules.decisions.never-taken-up.meeting", outcome = outcome, day = meeting.date),
            Some(meeting),
        ),
        Passed::Meetings(count, first) => (
            text!("rules.decisions.never-taken-up.meetings", outcome = outcome, count = count),
            Some(first),
        ),
    };
    let mut found = reporter.find(matter.item.place(decision.outcome.span), message);
    if let Some(meeting) = meeting {
        let place = ledger.place_of(meeting.source, "date");
        found = found.related(place, text!("rules.decisions.never-taken-up.passed"));
    }
    let id = match matter.part.as_str() {
        part if part.starts_with('d') || part.is_empty() => matter.item.id.clone(),
        _ => matter.id(),
    };
    match calendar.namesake(ledger, matter.item) {
        Some(item) => found
            .related(item.place(item.title.span), text!("rules.decisions.never-taken-up.namesake"))
            .remedy(text!(
                "rules.decisions.never-taken-up.namesake-remedy",
                item = &item.id,
                matter = id
            )),
        None => found.remedy(text!("rules.decisions.never-taken-up.remedy", matter = id)),
    };
}
