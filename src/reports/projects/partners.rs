//! Who takes part in the projects, and who keeps the accounts.

use super::choice::Listed;
use super::{Page, data, ids, names, table as plain};
use crate::ledger::projects::{allocations, partners_on};
use crate::sheet::{Column, Row, Shown, Table};
use crate::text;

/// A row for each project of which somebody is named.
pub(super) fn table(page: &Page, listed: &[Listed]) -> Table {
    let paper = |key, heading| Column::new(key, heading).shown(Shown::Paper);
    let columns = vec![
        data("project"),
        data("path"),
        Column::new("title", text!("reports.columns.project")),
        data("account"),
        paper("account_names", text!("reports.columns.account")),
        data("partners"),
        paper("partner_names", text!("reports.columns.partners")),
    ];
    plain("partners", None, columns, listed.iter().filter_map(|listed| row(page, listed)).collect())
}

fn row(page: &Page, listed: &Listed) -> Option<Row> {
    let project = listed.project;
    let accounts = accounts(page, listed);
    let partners: Vec<&String> =
        partners_on(project, page.day).map(|partner| &partner.organisation).collect();
    (!accounts.is_empty() || !partners.is_empty()).then(|| Row {
        cells: vec![
            project.id.as_str().into(),
            page.ledger.path(project.source).into(),
            project.title.as_str().into(),
            ids(accounts.iter().copied()),
            names(page.ledger, accounts),
            ids(partners.iter().copied()),
            names(page.ledger, partners),
        ],
        notes: Vec::new(),
    })
}

/// Who keeps the account of a project, or where the project does not say, of its allocations.
fn accounts<'l>(page: &Page<'l>, listed: &Listed<'l>) -> Vec<&'l String> {
    if let Some(account) = &listed.project.account {
        return vec![account];
    }
    let mut accounts = Vec::new();
    for allocation in allocations(page.ledger, listed.project) {
        accounts.extend(
            allocation.account.iter().filter(|id| !accounts.contains(id)).collect::<Vec<_>>(),
        );
    }
    accounts
}
