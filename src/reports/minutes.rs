//! The minutes of a meeting: its agenda, and what the meeting brought.

use super::papers::{self, Kind};
use super::{Filter, Report};

pub(super) const REPORT: Report = Report {
    name: "minutes",
    page: include_str!("minutes.md"),
    about: Some("meeting"),
    takes: &[Filter::All],
    build: |ledger, query| papers::sheet(ledger, query, Kind::Minutes),
};
