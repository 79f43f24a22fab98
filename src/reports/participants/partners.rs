//! Partners one by one, a row for each.

use super::{Part, data, named, questions, word};
use crate::records::Standing;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Text;

pub(super) fn table<'p, 'l: 'p>(parts: impl Iterator<Item = &'p Part<'l>>) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "rows",
        title: None,
        columns: vec![
            data("project"),
            data("path"),
            Column::new("organisation", text!("reports.columns.organisation")),
            Column::new("kind", text!("reports.columns.kind")),
            if_any("group", text!("reports.columns.group")),
            if_any("role", text!("reports.columns.role")),
            if_any("from", text!("reports.columns.from")),
            if_any("to", text!("reports.columns.to")),
            data("standing"),
            if_any("reason", text!("reports.columns.left_because")),
        ],
        rows: parts.map(row).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn row(part: &Part) -> Row {
    let partner = part.partner;
    let standing = part.standing.word();
    Row {
        cells: vec![
            part.project.id.as_str().into(),
            part.ledger.path(part.project.source).into(),
            named(part.organisation, part.name()),
            part.kind(),
            Cell::or_nothing(partner.group.as_deref()),
            Cell::or_nothing(partner.role.as_deref()),
            Cell::or_nothing(partner.from.clone()),
            Cell::or_nothing(partner.to.clone()),
            Cell::Word(standing.into(), word("standing", standing)),
            Cell::or_nothing(partner.reason.as_deref()),
        ],
        notes: notes(part),
    }
}

/// What the source leaves open about a partner, and whether it takes part for certain.
pub(super) fn notes(part: &Part) -> Vec<Text> {
    let perhaps =
        (part.standing == Standing::Leaving).then_some(part.partner.to.as_ref()).flatten();
    let perhaps = perhaps.map(|date| {
        text!("reports.participants.perhaps-left", name = part.name(), date = date.clone())
    });
    perhaps.into_iter().chain(questions(&part.partner.questions)).collect()
}
