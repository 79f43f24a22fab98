//! Where the parts of a record stand that its type keeps without their places.

use std::collections::HashMap;

use crate::ledger::{Ledger, Record};
use crate::source::{Place, Span};
use crate::yaml::Node;

/// The records of a kind by id.
pub(super) fn of_kind<'l>(ledger: &'l Ledger, kind: &str) -> HashMap<&'l str, &'l Record> {
    let records = ledger.records.iter().filter(|record| record.kind == kind);
    records.map(|record| (record.id.as_str(), record)).collect()
}

/// An element of a list of a record; the elements count from 0.
pub(super) fn element<'n>(node: &'n Node, list: &str, at: usize) -> Option<&'n Node> {
    node.get(list)?.elements().get(at)
}

/// The place of a part of a record; its beginning, where there is no such part.
pub(super) fn place(record: &Record, part: Option<&Node>) -> Place {
    Place { source: record.source, span: part.map_or(Span::default(), |node| node.span) }
}

/// Where the day of each meeting is written, by its id.
pub(super) fn days_of_meetings(ledger: &Ledger) -> HashMap<&str, Place> {
    let meetings = of_kind(ledger, "meeting").into_iter();
    meetings.map(|(id, record)| (id, place(record, record.node.get("date")))).collect()
}
