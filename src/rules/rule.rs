//! What a rule is, and how it says what it finds.

use std::collections::HashMap;

use crate::date::Day;
use crate::findings::{Code, Finding, Fix, Severity};
use crate::ledger::Ledger;
use crate::records::MeetingState;
use crate::source::Place;
use crate::texts::Text;

/// A rule: a function from the ledger to findings.
pub struct Rule {
    /// Its code, with its page.
    pub code: Code,
    /// Looks through the ledger.
    pub check: fn(&Ledger, &mut Reporter),
}

/// Collects what a rule finds. It knows the rule, so that no rule repeats its name.
pub struct Reporter {
    rule: &'static Rule,
    today: Option<Day>,
    findings: Vec<Finding>,
}

impl Reporter {
    pub(super) fn new(rule: &'static Rule, today: Option<Day>) -> Reporter {
        Reporter { rule, today, findings: Vec::new() }
    }

    /// The day on which the records are looked at, when it was said.
    pub fn today(&self) -> Option<Day> {
        self.today
    }

    /// The day up to which it is known what a body did: that on which the records are looked at,
    /// when it was said, and else that of the last meeting which the body held. So the same records
    /// give the same findings on every day, and what is overdue is what a meeting passed over.
    pub fn known_until(&self, ledger: &Ledger, body: &str) -> Option<Day> {
        let held = ledger.meetings.values().filter(|meeting| meeting.body == body);
        let held = held.filter(|meeting| meeting.state == MeetingState::Held);
        self.today.or_else(|| held.map(|meeting| meeting.date).max())
    }

    /// The day up to which it is known what each body did that has met; for rules that ask for many.
    pub fn known_until_of_each<'l>(&self, ledger: &'l Ledger) -> HashMap<&'l str, Day> {
        let mut days: HashMap<&str, Day> = HashMap::new();
        for meeting in ledger.meetings.values() {
            let known = match self.today {
                Some(today) => today,
                None if meeting.state == MeetingState::Held => meeting.date,
                None => continue,
            };
            let day = days.entry(&meeting.body).or_insert(known);
            *day = known.max(*day);
        }
        days
    }

    /// Adds a finding; what it returns can be given a remedy and other places.
    pub fn find(&mut self, at: Place, message: Text) -> Found<'_> {
        let finding = Finding::new(&self.rule.code, at, message);
        self.findings.push(finding);
        Found(self.findings.last_mut().expect("it was just added"))
    }

    pub(super) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }
}

/// A finding that was just added.
pub struct Found<'f>(&'f mut Finding);

impl Found<'_> {
    /// Says what to write instead, or what to do.
    pub fn remedy(self, remedy: Text) -> Self {
        self.0.remedy = Some(remedy);
        self
    }

    /// Adds another place that it can be seen from.
    pub fn related(self, at: Place, text: Text) -> Self {
        self.0.related.push(crate::findings::Label { at, text });
        self
    }

    /// Adds something more to say.
    pub fn note(self, note: Text) -> Self {
        self.0.notes.push(note);
        self
    }

    /// Offers a change of the text that makes it right.
    pub fn fix(self, fix: Fix) -> Self {
        self.0.fix = Some(fix);
        self
    }

    /// Gives it another severity than its rule has.
    pub fn severity(self, severity: Severity) -> Self {
        self.0.severity = severity;
        self
    }
}
