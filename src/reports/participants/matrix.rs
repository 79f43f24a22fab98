//! The matrix of a project: its groups side by side, a line for each kind of party.

use super::Part;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// Who takes part on the day. Programs read the same from the partners one by one.
pub(super) fn table(parts: &[Part]) -> Table {
    let current: Vec<&Part> = parts.iter().filter(|part| part.standing.is_current()).collect();
    let mut groups: Vec<Option<&str>> = Vec::new();
    let mut kinds: Vec<Cell> = Vec::new();
    for part in &current {
        let (group, kind) = (part.partner.group.as_deref(), part.party());
        if !groups.contains(&group) {
            groups.push(group);
        }
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let mut columns = vec![Column::new("kind", text!("reports.columns.kind")).shown(Shown::Paper)];
    columns.extend(groups.iter().map(|group| {
        let heading = match group {
            Some(group) => text!("formats.as-written", words = *group),
            None if groups.len() == 1 => text!("reports.participants.partners"),
            None => text!("reports.participants.no-group"),
        };
        Column::new("group", heading).shown(Shown::Paper)
    }));
    let row = |kind: &Cell| {
        let of_kind = || current.iter().filter(|part| part.party() == *kind);
        let in_group = |group: &Option<&str>| {
            let names = of_kind().filter(|part| part.partner.group.as_deref() == *group);
            Cell::List(names.map(|part| part.name().into()).collect())
        };
        let label = match kind {
            Cell::Nothing => Cell::Text(text!("reports.participants.no-kind")),
            known => known.clone(),
        };
        Row {
            cells: std::iter::once(label).chain(groups.iter().map(in_group)).collect(),
            notes: of_kind().flat_map(|part| super::partners::notes(part)).collect(),
        }
    };
    let rows = kinds.iter().map(row).collect();
    Table { name: "matrix", title: None, columns, rows, shown: Shown::Paper, turned: false }
}
