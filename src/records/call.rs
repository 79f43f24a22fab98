//! An invitation to take part in a project or to apply for money.

use serde::Deserialize;

use crate::date::{Date, Day};

/// A call.
#[derive(Debug, Deserialize)]
pub struct Call {
    /// Its title as published.
    pub title: String,
    /// The project that it invites to.
    pub project: Option<String>,
    /// The fund whose money can be applied for.
    pub fund: Option<String>,
    /// Who issues it.
    pub issued_by: Vec<String>,
    /// When it was published; it is open from then on.
    pub published: Option<Date>,
    /// Who is invited.
    pub audience: Option<String>,
    /// How many can take part.
    pub places: Option<u32>,
    /// The last day to apply.
    pub deadline: Date,
    /// From when to when the participants take part.
    pub period: Option<Date>,
    /// The applications.
    #[serde(default)]
    pub applications: Vec<Application>,
    /// When it was decided who takes part.
    pub decided: Option<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// An application.
#[derive(Debug, Deserialize)]
pub struct Application {
    /// Who applies.
    pub applicant: String,
    /// When.
    pub date: Option<Date>,
    /// The allocation that it led to, or that it applies for.
    pub allocation: Option<String>,
    /// What came of it, as a fixed word.
    pub outcome: Option<String>,
    /// When it was decided.
    pub decided: Option<Date>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}

/// How far a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CallState {
    /// Applications are taken.
    Open,
    /// The deadline may have passed: it is not known precisely enough to say.
    PerhapsClosed,
    /// It is still to be published.
    NotYetPublished,
    /// The deadline has passed, and nothing is decided.
    Closed,
    /// It is decided who takes part.
    Decided,
}

impl CallState {
    /// The fixed word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            CallState::Open => "open",
            CallState::PerhapsClosed => "perhaps-closed",
            CallState::NotYetPublished => "not-yet-published",
            CallState::Closed => "closed",
            CallState::Decided => "decided",
        }
    }
}

impl Call {
    /// How far it is by the end of a day.
    pub fn state(&self, day: Day) -> CallState {
        let is_past = self.is_past(day);
        if self.is_decided(day, is_past) {
            CallState::Decided
        } else if self.published.as_ref().is_some_and(|published| !published.has_come(day)) {
            CallState::NotYetPublished
        } else {
            match is_past {
                Some(false) => CallState::Open,
                None => CallState::PerhapsClosed,
                Some(true) => CallState::Closed,
            }
        }
    }

    /// Whether the deadline, the last day to apply, has passed; nothing, when that is not certain. An
    /// uncertain deadline has passed for certain once the applicants have begun to take part.
    fn is_past(&self, day: Day) -> Option<bool> {
        let (first, last) = (self.deadline.first(), self.deadline.last());
        if last.is_none_or(|last| day <= last) {
            let is_ahead =
                last.is_none() || first == last || first.is_some_and(|first| day <= first);
            return is_ahead.then_some(false);
        }
        let has_begun = self.period.as_ref().is_some_and(|period| period.has_begun(day));
        (!self.deadline.is_uncertain() || has_begun).then_some(true)
    }

    /// Whether it is decided who takes part. Where the call does not say when, it is decided once every
    /// application has an outcome and the deadline has passed.
    fn is_decided(&self, day: Day, is_past: Option<bool>) -> bool {
        match &self.decided {
            Some(decided) => decided.has_come(day),
            None => {
                let has_outcome = |made: &Application| self.outcome(made, day).is_some();
                is_past == Some(true)
                    && !self.applications.is_empty()
                    && self.applications.iter().all(has_outcome)
            }
        }
    }

    /// The applications that are made by the end of a day. Those without a date are made once the call
    /// is published.
    pub fn applications_by(&self, day: Day) -> impl Iterator<Item = &Application> {
        self.applications.iter().filter(move |made| {
            made.date.as_ref().or(self.published.as_ref()).is_none_or(|date| date.has_come(day))
        })
    }

    /// When an application was decided: by itself, or with the whole call.
    pub fn decided_on<'c>(&'c self, application: &'c Application) -> Option<&'c Date> {
        application.decided.as_ref().or(self.decided.as_ref())
    }

    /// What has come of an application by the end of a day. An outcome of which nobody says when it
    /// came about counts.
    pub fn outcome<'c>(&'c self, application: &'c Application, day: Day) -> Option<&'c str> {
        let is_known = self.decided_on(application).is_none_or(|decided| decided.has_come(day));
        application.outcome.as_deref().filter(|_| is_known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    fn call(deadline: &str, period: Option<&str>) -> Call {
        Call {
            title: String::new(),
            project: None,
            fund: None,
            issued_by: Vec::new(),
            published: date::parse("2021-06-01").ok(),
            audience: None,
            places: None,
            deadline: date::parse(deadline).unwrap(),
            period: period.map(|period| date::parse(period).unwrap()),
            applications: Vec::new(),
            decided: None,
            questions: Vec::new(),
        }
    }

    #[test]
    fn the_last_day_to_apply_counts() {
        let call = call("2021-07-09", None);
        for (day, state) in [
            ("2021-05-31", CallState::NotYetPublished),
            ("2021-06-01", CallState::Open),
            ("2021-07-09", CallState::Open),
            ("2021-07-10", CallState::Closed),
        ] {
            assert_eq!(call.state(day.parse().unwrap()), state, "{day}");
        }
    }

    #[test]
    fn a_deadline_is_not_called_passed_until_it_surely_is() {
        for (deadline, day, state) in [
            ("2021?-07-09", "2021-07-09", CallState::Open),
            ("2021?-07-09", "2021-07-10", CallState::PerhapsClosed),
            ("2021?-07-09", "2021-11-29", CallState::PerhapsClosed),
            ("2021?-07-09", "2021-11-30", CallState::Closed),
            ("2021-07", "2021-07-01", CallState::Open),
            ("2021-07", "2021-07-31", CallState::PerhapsClosed),
            ("2021-07", "2021-08-01", CallState::Closed),
            ("2021-07/..", "2031-08-01", CallState::Open),
        ] {
            let call = call(deadline, Some("2021-autumn/2022"));
            assert_eq!(call.state(day.parse().unwrap()), state, "{deadline} on {day}");
        }
    }
}
