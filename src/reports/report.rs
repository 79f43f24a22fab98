//! What a report is.

use crate::date::Day;
use crate::ledger::Ledger;
use crate::sheet::Sheet;

/// A report: a pure function from the ledger to a sheet.
pub struct Report {
    /// Its name on the command line.
    pub name: &'static str,
    /// How to read it; in Markdown.
    pub page: &'static str,
    /// Makes it.
    pub build: fn(&Ledger, &Query) -> Sheet,
}

/// What is asked of a report.
#[derive(Debug, Clone)]
pub struct Query {
    /// The books as of the end of this day.
    pub as_of: Day,
    /// Only this fund.
    pub fund: Option<String>,
    /// Only this calendar year.
    pub year: Option<i32>,
}
