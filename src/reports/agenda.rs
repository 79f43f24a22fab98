//! The agenda of a meeting: its papers before it is held.

use super::papers::{self, Kind};
use super::{Filter, Report};

pub(super) const REPORT: Report = Report {
    name: "agenda",
    page: include_str!("agenda.md"),
    about: Some("meeting"),
    takes: &[Filter::All],
    build: |ledger, query| papers::sheet(ledger, query, Kind::Agenda),
};
