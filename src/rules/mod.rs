//! What makes sense beyond shape. Each file is a rule, and the page beside it explains it.
//!
//! To add one: `my_rule.rs` with a `RULE`, `my_rule.md` with a bad and a good example, its texts in
//! `texts/rules.toml`, and a line in each of the two lists below.

mod amount_years;
mod decision_before_meeting;
mod over_budget;
mod rule;
mod stated_total;
mod surplus_overdrawn;
mod turned_bounds;
mod turned_dates;
mod undecided;

pub use rule::{Reporter, Rule};

use crate::findings::{Code, Finding};
use crate::ledger::{self, Ledger};
use crate::{schema, yaml};

/// All rules, in the order in which they are looked at.
pub const RULES: &[Rule] = &[
    over_budget::RULE,
    surplus_overdrawn::RULE,
    stated_total::RULE,
    amount_years::RULE,
    undecided::RULE,
    decision_before_meeting::RULE,
    turned_bounds::RULE,
    turned_dates::RULE,
];

/// Everything that the rules find in a ledger, in the order of the files.
pub fn check(ledger: &Ledger) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in RULES {
        let mut reporter = Reporter::new(rule);
        (rule.check)(ledger, &mut reporter);
        findings.extend(reporter.into_findings());
    }
    findings.sort_by_key(|finding| finding.at);
    findings
}

/// The codes of all sorts of fault that `collab` looks for, in files, shapes, links and sense.
pub fn codes() -> Vec<&'static Code> {
    let corridor = [yaml::CODES, schema::CODES, ledger::CODES].concat();
    corridor.into_iter().chain(RULES.iter().map(|rule| &rule.code)).collect()
}
