//! When a standing promise, such as a status at every meeting, is due, and when it was kept.

use std::collections::HashMap;

use chrono::{Datelike, Days};

use super::matters::is_held;
use super::{Entry, Ledger};
use crate::date::{Date, Day, Moment, Part};
use crate::records::{Item, Meeting, MeetingState, Repeats};

/// One time that a promise is due, or was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The day or the part of the calendar by the end of which it is due; not known of a meeting
    /// whose day is not set.
    pub due: Option<Date>,
    /// The meeting at which it is due, when it has a record.
    pub meeting: Option<String>,
    /// Whether it was kept.
    pub kept: Kept,
    /// When it was kept.
    pub done: Option<Date>,
}

/// Whether a promise was kept at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was.
    Done,
    /// The time is over, and it was not.
    Missed,
    /// The time is over, and nobody says whether it was: the meeting is not recorded as held, or
    /// only a longer stretch of time is given in which it was done once.
    Unknown,
    /// It is due next.
    Next,
}

/// The meetings of each body, and the days for which more of them are announced.
pub struct Calendar<'l> {
    meetings: HashMap<&'l str, Vec<&'l Entry<Meeting>>>,
    /// For each body, the meeting that announces another, and the day of that.
    announced: HashMap<&'l str, Vec<(&'l Entry<Meeting>, Day)>>,
}

impl<'l> Calendar<'l> {
    /// The meetings that a ledger knows of.
    pub fn of(ledger: &'l Ledger) -> Calendar<'l> {
        let mut calendar = Calendar { meetings: HashMap::new(), announced: HashMap::new() };
        for meeting in ledger.meetings.values() {
            calendar.meetings.entry(&meeting.body).or_default().push(meeting);
        }
        for item in ledger.items.values().filter(|item| !item.next_items.is_empty()) {
            let Some(at) = ledger.meeting(&item.id) else {
                continue;
            };
            for next in &item.next_items {
                if let Some(Date::Single(moment @ Moment { part: Part::Day(..), .. })) = &next.date
                    && let Some(body) = next.body.as_deref()
                {
                    calendar.announced.entry(body).or_default().push((at, moment.first()));
                }
            }
        }
        calendar
    }

    fn meetings_of(&self, body: &str) -> &[&'l Entry<Meeting>] {
        self.meetings.get(body).map_or(&[], Vec::as_slice)
    }

    /// The days of coming meetings of a body that items had announced by a day.
    fn announced(&self, body: &str, day: Day) -> Vec<Day> {
        let announced = self.announced.get(body).into_iter().flatten();
        let known = announced.filter(|(at, _)| is_held(at, day));
        let mut days: Vec<Day> = known.map(|(_, day)| *day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// The times of a promise that an item makes, by the end of a day, oldest first: those that are
/// over and the next one. `done` are the times that it was kept.
pub fn times(
    ledger: &Ledger,
    calendar: &Calendar,
    item: &Entry<Item>,
    repeats: &Repeats,
    done: &[Date],
    day: Day,
) -> Vec<Time> {
    let (windows, goes_on) = match ledger.meeting(&item.id) {
        Some(meeting) if repeats.every == "meeting" => of_meetings(calendar, meeting, repeats, day),
        meeting => (of_calendar(meeting.map(|meeting| meeting.date), repeats, day), false),
    };
    let mut done: Vec<&Date> = done.iter().filter(|date| date.has_come(day)).collect();
    let mut times: Vec<Time> = Vec::new();
    for window in &windows {
        let time = window.time(&mut done, day);
        let is_next = time.kept == Kept::Next;
        times.push(time);
        if is_next {
            break;
        }
    }
    if goes_on && times.last().is_none_or(|time| time.kept != Kept::Next) {
        times.push(Time { due: None, meeting: None, kept: Kept::Next, done: None });
    }
    times.extend(done.into_iter().map(|date| Time {
        due: None,
        meeting: None,
        kept: Kept::Done,
        done: Some(date.clone()),
    }));
    times.sort_by_key(|time| {
        time.due.as_ref().or(time.done.as_ref()).and_then(Date::last).unwrap_or(Day::MAX)
    });
    times
}

/// The end of the first time since it was last kept that it was not.
pub fn missed_since(times: &[Time]) -> Option<Day> {
    let kept = times.iter().rposition(|time| time.kept == Kept::Done).map_or(0, |last| last + 1);
    let missed = times[kept..].iter().find(|time| time.kept == Kept::Missed)?;
    missed.due.as_ref().and_then(Date::last)
}

/// A stretch of days within which a promise is to be kept once.
struct Window<'l> {
    first: Day,
    last: Day,
    due: Date,
    meeting: Option<&'l Entry<Meeting>>,
    /// Whether it is certain that it was due: a meeting may not have been held.
    certain: bool,
}

impl Window<'_> {
    /// What became of it. Takes out of `done` what was done within it.
    fn time(&self, done: &mut Vec<&Date>, day: Day) -> Time {
        let first = |date: &Date| date.first().unwrap_or(Day::MIN);
        let last = |date: &Date| date.last().unwrap_or(Day::MAX);
        let within = |date: &Date| self.first <= first(date) && last(date) <= self.last;
        let kept_on = done.iter().copied().find(|date| within(date)).cloned();
        let may_be = done.iter().any(|date| first(date) <= self.last && self.first <= last(date));
        done.retain(|date| !within(date));
        let kept = match kept_on {
            Some(_) => Kept::Done,
            None if self.last >= day => Kept::Next,
            None if may_be || !self.certain => Kept::Unknown,
            None => Kept::Missed,
        };
        let meeting = self.meeting.map(|meeting| meeting.id.clone());
        Time { due: Some(self.due.clone()), meeting, kept, done: kept_on }
    }
}

/// A window for each meeting of the body after the one that made the promise, and whether more of
/// them are to come. A meeting that is only announced counts on its day.
fn of_meetings<'l>(
    calendar: &Calendar<'l>,
    made_at: &Entry<Meeting>,
    repeats: &Repeats,
    day: Day,
) -> (Vec<Window<'l>>, bool) {
    let from = repeats.from.as_ref().and_then(Date::first);
    let to = repeats.to.as_ref().and_then(Date::last);
    let is_in_span = |date: Day| {
        date > made_at.date
            && from.is_none_or(|from| from <= date)
            && to.is_none_or(|to| date <= to)
    };
    let meetings = calendar.meetings_of(&made_at.body).iter().copied();
    let meetings = meetings.filter(|meeting| is_in_span(meeting.date));
    let recorded = meetings.clone().map(|meeting| meeting.date).collect::<Vec<_>>();
    let mut dates: Vec<(Day, Option<&Entry<Meeting>>)> = meetings
        .filter(|meeting| meeting.state != MeetingState::Cancelled)
        .map(|meeting| (meeting.date, Some(meeting)))
        .collect();
    let announced = calendar.announced(&made_at.body, day).into_iter();
    dates.extend(
        announced
            .filter(|date| is_in_span(*date) && !recorded.contains(date))
            .map(|date| (date, None)),
    );
    dates.sort_by_key(|(date, _)| *date);
    let mut before = made_at.date;
    let windows = dates.into_iter().map(|(date, meeting)| {
        let first = before + Days::new(1);
        before = date;
        let certain = meeting.is_some_and(|meeting| is_held(meeting, day));
        Window { first: first.min(date), last: date, due: date.into(), meeting, certain }
    });
    (windows.collect(), to.is_none_or(|to| to >= day))
}

/// A window for each part of the calendar, until one that is still to come. Nobody says since when
/// if there is no beginning; then the first is the first whole one after the promise was made. One
/// that the end of the promise cuts short does not count.
fn of_calendar(made: Option<Day>, repeats: &Repeats, day: Day) -> Vec<Window<'static>> {
    let period = |day: Day| period(&repeats.every, day);
    let beginning = repeats.from.as_ref().and_then(Date::first);
    let first = beginning.or_else(|| Some(after(&period(made?)?)));
    let mut next = first.and_then(period);
    let end = repeats.to.as_ref().and_then(Date::last).unwrap_or(Day::MAX);
    let mut windows = Vec::new();
    while let Some(moment) = next.filter(|moment| moment.last() <= end) {
        let due = Date::Single(moment);
        let (first, last) = (moment.first(), moment.last());
        windows.push(Window { first, last, due, meeting: None, certain: true });
        next = period(after(&moment)).filter(|_| first <= day);
    }
    windows
}

/// The day after a part of the calendar.
fn after(moment: &Moment) -> Day {
    moment.last().succ_opt().unwrap_or(Day::MAX)
}

/// The month, quarter, half or year that a day lies in.
fn period(every: &str, day: Day) -> Option<Moment> {
    let month = day.month();
    let part = match every {
        "month" => Part::Month(month),
        "quarter" => Part::Quarter(month.div_ceil(3)),
        "half-year" => Part::Half(month.div_ceil(6)),
        "year" => Part::Year,
        _ => return None,
    };
    Some(Moment { year: day.year(), part, uncertain: false })
}
