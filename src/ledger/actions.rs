//! What meetings have asked somebody to do, and how far it is by a day.

use std::collections::HashMap;

use super::matters::{Chains, Matters, is_treated};
use super::promises::{self, Calendar, Kept, Time};
use super::{Entry, Ledger};
use crate::date::{Date, Day};
use crate::records::{Action, Item, Meeting, MeetingState};

/// Something that is to be done.
pub struct Task<'l> {
    /// The item that it comes from.
    pub item: &'l Entry<Item>,
    /// Which of the item's actions it is, from 1.
    pub number: usize,
    /// The action.
    pub action: &'l Action,
    /// How far it is.
    pub state: TaskState,
    /// The last day on which it is in time, or was, where that is known.
    pub deadline: Option<Day>,
    /// The times that it is due, when it is due again and again; oldest first.
    pub times: Vec<Time>,
    /// The items that take it up.
    pub taken_up_in: Vec<&'l Entry<Item>>,
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// It is to be done.
    Open,
    /// It was to be done by now.
    Overdue,
    /// It hangs on a condition. Nobody can say that it is overdue.
    Waiting,
    /// Nobody says whether it was done again and again, as it should have been.
    Unknown,
    /// The time in which it was to be done again and again is over.
    Over,
    /// A later item that is settled takes it up.
    TakenUp,
    /// It is done.
    Done,
    /// It will not be done.
    Dropped,
    /// It has lost its purpose.
    Lapsed,
}

impl TaskState {
    /// The fixed word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            TaskState::Open => "open",
            TaskState::Overdue => "overdue",
            TaskState::Waiting => "waiting",
            TaskState::Unknown => "unknown",
            TaskState::Over => "over",
            TaskState::TakenUp => "taken-up",
            TaskState::Done => "done",
            TaskState::Dropped => "dropped",
            TaskState::Lapsed => "lapsed",
        }
    }

    /// Whether something is still to be done or found out.
    pub fn is_open(self) -> bool {
        matches!(
            self,
            TaskState::Open | TaskState::Overdue | TaskState::Waiting | TaskState::Unknown
        )
    }
}

impl<'l> Task<'l> {
    /// Its id: `sku-2021-04-22/05#a1`.
    pub fn id(&self) -> String {
        format!("{}#a{}", self.item.id, self.number)
    }

    /// How many days it is overdue by the end of a day.
    pub fn days_overdue(&self, day: Day) -> Option<usize> {
        let is_overdue = self.state == TaskState::Overdue;
        let deadline = self.deadline.filter(|_| is_overdue)?;
        usize::try_from((day - deadline).num_days()).ok()
    }

    /// When it is due next, when it is due again and again.
    pub fn next(&self) -> Option<&Time> {
        self.times.iter().find(|time| time.kept == Kept::Next)
    }
}

/// What meetings held by the end of a day have asked for, in the order of the meetings.
pub fn tasks(ledger: &Ledger, day: Day) -> Vec<Task<'_>> {
    let matters = Matters::by(ledger, day);
    let calendar = Calendar::of(ledger);
    let mut items: Vec<&Entry<Item>> =
        ledger.items.values().filter(|item| is_treated(ledger, item, day)).collect();
    items.sort_by_key(|item| ledger.day_of(&item.id));
    let numbered = items.into_iter().flat_map(numbered);
    numbered
        .map(|(item, number, action)| {
            Asked { ledger, calendar: &calendar, item, number, action, day }.task(Some(&matters))
        })
        .collect()
}

/// What meetings have asked for, each by the day up to which it is known what its body did; in the
/// order of the files. What is asked at a meeting that has no such day is left out.
pub fn tasks_by<'l>(ledger: &'l Ledger, until: &HashMap<&str, Day>) -> Vec<Task<'l>> {
    let calendar = Calendar::of(ledger);
    let chains = Chains::of(ledger);
    let mut matters: HashMap<(usize, Day), Matters> = HashMap::new();
    let mut tasks = Vec::new();
    for (item, number, action) in ledger.items.values().flat_map(numbered) {
        let meeting = ledger.meeting(&item.id);
        let Some(&day) = meeting.and_then(|meeting| until.get(meeting.body.as_str())) else {
            continue;
        };
        if is_treated(ledger, item, day) {
            let matters = chains.chain(&item.id).map(|(number, chain)| {
                let made = || Matters::among(ledger, chain.iter().copied(), day);
                &*matters.entry((number, day)).or_insert_with(made)
            });
            let asked = Asked { ledger, calendar: &calendar, item, number, action, day };
            tasks.push(asked.task(matters));
        }
    }
    tasks
}

/// The actions of an item, counted from 1.
fn numbered(item: &Entry<Item>) -> impl Iterator<Item = (&Entry<Item>, usize, &Action)> {
    (1..).zip(&item.actions).map(move |(number, action)| (item, number, action))
}

/// An action that is looked at on a day.
struct Asked<'l, 'c> {
    ledger: &'l Ledger,
    calendar: &'c Calendar<'l>,
    item: &'l Entry<Item>,
    number: usize,
    action: &'l Action,
    day: Day,
}

impl<'l> Asked<'l, '_> {
    /// How far it is; `matters` need not be known of what no item takes up.
    fn task(&self, matters: Option<&Matters<'l>>) -> Task<'l> {
        let &Asked { ledger, item, number, action, day, .. } = self;
        let taken_up_in = matters.map(|matters| matters.taking_action(item, number));
        let taken_up_in = taken_up_in.unwrap_or_default();
        let closed = closed(action, day);
        let times = self.times(&taken_up_in, closed.is_some());
        let by = if action.repeats.is_some() {
            promises::missed_since(&times)
        } else {
            deadline(ledger, action)
        };
        let is_settled = || {
            let mut takers = taken_up_in.iter();
            matters.is_some_and(|matters| takers.any(|taker| matters.settles(taker)))
        };
        let state = match closed {
            Some(state) => state,
            None if action.repeats.is_none() && is_settled() => TaskState::TakenUp,
            None if action.condition.is_some() => TaskState::Waiting,
            None if by.is_some_and(|by| by < day) => TaskState::Overdue,
            None if action.repeats.is_some() => standing(&times),
            None => TaskState::Open,
        };
        Task { item, number, action, state, deadline: by, times, taken_up_in }
    }

    /// The times of an action that repeats. It was done, too, at each meeting with an item that
    /// takes it up. Nothing is missed that hangs on a condition or is closed.
    fn times(&self, taken_up_in: &[&Entry<Item>], is_closed: bool) -> Vec<Time> {
        let Some(repeats) = &self.action.repeats else {
            return Vec::new();
        };
        let mut done = repeats.done.clone();
        let taken_up_on = taken_up_in.iter().filter_map(|taker| self.ledger.day_of(&taker.id));
        for date in taken_up_on.map(Date::from) {
            if !done.contains(&date) {
                done.push(date);
            }
        }
        let mut times =
            promises::times(self.ledger, self.calendar, self.item, repeats, &done, self.day);
        if is_closed {
            times.retain(|time| time.kept == Kept::Done);
        } else if self.action.condition.is_some() {
            times.retain(|time| time.kept != Kept::Missed);
        }
        times
    }
}

/// How an action that is closed by a day was closed. One that is closed and does not say when
/// counts as closed.
fn closed(action: &Action, day: Day) -> Option<TaskState> {
    let state = match action.state.as_deref() {
        Some("done") => TaskState::Done,
        Some("dropped") => TaskState::Dropped,
        Some("lapsed") => TaskState::Lapsed,
        _ if action.done.is_some() => TaskState::Done,
        _ => return None,
    };
    action.done.as_ref().is_none_or(|date| date.has_come(day)).then_some(state)
}

/// By when an action is to be done: its date, or the day of a meeting that is not cancelled.
fn deadline(ledger: &Ledger, action: &Action) -> Option<Day> {
    let is_on = |meeting: &&Entry<Meeting>| meeting.state != MeetingState::Cancelled;
    match &action.due {
        Some(due) => due.last(),
        None => {
            let meeting = ledger.meetings.get(action.meeting.as_ref()?).filter(is_on)?;
            Some(meeting.date)
        }
    }
}

/// The state of a promise of which nothing was missed.
fn standing(times: &[Time]) -> TaskState {
    let has = |kept: Kept| times.iter().any(|time| time.kept == kept);
    if has(Kept::Next) {
        TaskState::Open
    } else if has(Kept::Unknown) {
        TaskState::Unknown
    } else {
        TaskState::Over
    }
}
