//! What can be printed of the books. Each file is a report: a pure function from the ledger to a
//! sheet. The page beside it says how to read it.
//!
//! To add one: `my_report.rs` with a `REPORT`, `my_report.md`, its texts in `texts/reports/my_report.toml`,
//! and a line in each of the two lists below.

mod actions;
mod agenda;
mod applications;
mod attendance;
mod budget;
mod calls;
mod commitments;
mod decisions;
mod documents;
mod funds;
mod meetings;
mod minutes;
mod papers;
mod participants;
mod project;
mod projects;
mod questions;
mod report;
mod timeline;

pub use report::{Filter, Query, Report};

/// All reports.
pub const REPORTS: &[Report] = &[
    actions::REPORT,
    agenda::REPORT,
    applications::REPORT,
    attendance::REPORT,
    budget::REPORT,
    calls::REPORT,
    commitments::REPORT,
    decisions::REPORT,
    documents::REPORT,
    funds::REPORT,
    meetings::REPORT,
    minutes::REPORT,
    participants::REPORT,
    project::REPORT,
    projects::REPORT,
    questions::REPORT,
    timeline::REPORT,
];
