//! Who takes part in a project, or did, and its bodies.

use super::{Page, data, if_any, paper, questions, table as plain};
use crate::records::Partner;
use crate::sheet::{Cell, Row, Table};
use crate::text;

/// A row for each partner, those of a group together.
pub(super) fn table(page: &Page) -> Table {
    let columns = vec![
        if_any("group", text!("reports.columns.group")),
        data("organisation"),
        paper("name", text!("reports.columns.organisation")),
        if_any("role", text!("reports.columns.role")),
        if_any("from", text!("reports.columns.joined")),
        if_any("to", text!("reports.columns.until")),
        if_any("reason", text!("reports.columns.left_because")),
    ];
    let rows = in_groups(&page.project.partners).into_iter().map(|partner| row(page, partner));
    plain("partners", Some(text!("reports.project.partners")), columns, rows.collect())
}

/// The partners, each group where its first one stands.
fn in_groups(partners: &[Partner]) -> Vec<&Partner> {
    let first = |partner: &Partner| partners.iter().position(|other| other.group == partner.group);
    let mut sorted: Vec<&Partner> = partners.iter().collect();
    sorted.sort_by_key(|partner| first(partner));
    sorted
}

fn row(page: &Page, partner: &Partner) -> Row {
    Row {
        cells: vec![
            Cell::or_nothing(partner.group.as_deref()),
            partner.organisation.as_str().into(),
            page.ledger.name(&partner.organisation).into(),
            Cell::or_nothing(partner.role.as_deref()),
            Cell::or_nothing(partner.from.clone()),
            left(partner),
            Cell::or_nothing(partner.reason.as_deref()),
        ],
        notes: questions(&partner.questions).collect(),
    }
}

/// Until when; not known, when only a reason says that it left.
fn left(partner: &Partner) -> Cell {
    match (&partner.to, &partner.reason) {
        (Some(to), _) => to.clone().into(),
        (None, Some(_)) => Cell::Word("unknown".into(), text!("reports.projects.not-known")),
        (None, None) => Cell::Nothing,
    }
}

/// Its steering, project and working groups.
pub(super) fn bodies(page: &Page) -> Table {
    let columns = vec![data("body"), paper("name", text!("reports.columns.body"))];
    let row = |id: &String| Row {
        cells: vec![id.as_str().into(), page.ledger.name(id).into()],
        notes: Vec::new(),
    };
    let rows = page.project.bodies.iter().map(row).collect();
    plain("bodies", Some(text!("reports.project.bodies")), columns, rows)
}
