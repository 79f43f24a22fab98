//! What makes sense beyond shape. Each folder is a field, each file in it a rule, and the page
//! beside it explains it.
//!
//! To add one: `my_rule.rs` with a `RULE`, `my_rule.md` with a bad and a good example, its texts in
//! `texts/rules/`, and a line in each of the two lists of its folder.

mod actions;
mod dates;
mod decisions;
mod links;
mod meetings;
mod money;
mod named_amounts;
mod nodes;
mod privacy;
mod rule;
mod slips;
mod writing;

pub use rule::{Found, Reporter, Rule};

use crate::date::Day;
use crate::findings::{Code, Finding};
use crate::ledger::{self, Ledger};
use crate::{schema, yaml};

/// The rules of each field, in the order in which they are looked at.
const FIELDS: [&[Rule]; 8] = [
    writing::RULES,
    privacy::RULES,
    links::RULES,
    money::RULES,
    decisions::RULES,
    actions::RULES,
    meetings::RULES,
    dates::RULES,
];

/// All rules, field by field.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FIELDS.into_iter().flatten()
}

/// Everything that the rules find in a ledger, in the order of the files; what hangs on the clock,
/// as of a day when one is given.
pub fn check(ledger: &Ledger, today: Option<Day>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in all() {
        let mut reporter = Reporter::new(rule, today);
        (rule.check)(ledger, &mut reporter);
        findings.extend(reporter.into_findings());
    }
    findings.sort_by_key(|finding| finding.at);
    findings
}

/// The codes of all sorts of fault in files, shapes, links and sense.
pub fn codes() -> Vec<&'static Code> {
    let corridor = [yaml::CODES, schema::CODES, ledger::FIRM_CODES, ledger::LINK_CODES].concat();
    corridor.into_iter().chain(all().map(|rule| &rule.code)).collect()
}
