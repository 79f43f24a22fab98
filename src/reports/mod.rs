//! What can be printed of the books. Each file is a report: a pure function from the ledger to a
//! sheet. The page beside it says how to read it.
//!
//! To add one: `my_report.rs` with a `REPORT`, `my_report.md`, its texts in `texts/reports.toml`,
//! and a line in each of the two lists below.

mod budget;
mod commitments;
mod documents;
mod funds;
mod questions;
mod report;

pub use report::{Filter, Query, Report};

/// All reports.
pub const REPORTS: &[Report] =
    &[budget::REPORT, commitments::REPORT, documents::REPORT, funds::REPORT, questions::REPORT];
