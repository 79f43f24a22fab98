//! What pays for the projects, a row for each source.

use super::choice::Listed;
use super::{Page, data, questions, table as plain, word, word_cell};
use crate::ledger::Ledger;
use crate::ledger::projects::{Payer, Source, Standing};
use crate::records::Project;
use crate::reports::budget;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::Text;

pub(super) fn table(page: &Page, listed: &[Listed]) -> Table {
    let currency = if page.is_mixed { Shown::IfAny } else { Shown::Data };
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    let columns = vec![
        data("project"),
        data("path"),
        Column::new("title", text!("reports.columns.project")),
        data("allocation"),
        data("fund"),
        data("from"),
        Column::new("source", text!("reports.columns.source")),
        if_any("programme", text!("reports.columns.programme")),
        if_any("purpose", text!("reports.columns.for")),
        Column::new("state", text!("reports.columns.state")),
        data("counts_as"),
        if_any("in_year", text!("reports.projects.in-year", year = page.year)),
        Column::new("whole", text!("reports.columns.whole")),
        Column::new("currency", text!("reports.columns.currency")).shown(currency),
    ];
    let row = |listed: &Listed| -> Vec<Row> {
        listed.sources.iter().map(|source| row(page, listed, source)).collect()
    };
    plain("funding", None, columns, listed.iter().flat_map(row).collect())
}

fn row(page: &Page, listed: &Listed, source: &Source) -> Row {
    let project = listed.project;
    let mut cells = vec![
        project.id.as_str().into(),
        page.ledger.path(project.source).into(),
        project.title.as_str().into(),
    ];
    cells.extend(source_cells(page.ledger, project, source));
    cells.extend([
        counts_as(source.standing),
        Cell::or_nothing(source.in_year),
        source.whole.into(),
        Cell::or_nothing(source.currency),
    ]);
    Row { cells, notes: source_notes(source) }
}

/// What a source is: the ids of the allocation, its fund, or who gives the grant; its name for
/// people; the programme; what it is for, where the project does not say that; its state.
pub(in crate::reports) fn source_cells(
    ledger: &Ledger,
    project: &Project,
    source: &Source,
) -> Vec<Cell> {
    let ([allocation, fund, from], label) = payer(ledger, source);
    let (programme, purpose) = match &source.payer {
        Payer::Grant(grant) => (grant.programme.as_deref(), None),
        Payer::Allocation(line, _) => {
            let title = line.allocation.title.as_str();
            (None, Some(title).filter(|title| *title != project.title))
        }
        Payer::Unreadable(_) => (None, None),
    };
    vec![
        allocation,
        fund,
        from,
        Cell::Text(label),
        Cell::or_nothing(programme),
        Cell::or_nothing(purpose),
        state(ledger, source),
    ]
}

/// The ids of the allocation, its fund, or who gives the grant, and the name for people.
fn payer(ledger: &Ledger, source: &Source) -> ([Cell; 3], Text) {
    let named = |words: &str| text!("formats.as-written", words = words);
    match &source.payer {
        Payer::Allocation(line, fund) => (
            [line.allocation.id.as_str().into(), fund.id.as_str().into(), Cell::Nothing],
            named(&fund.title),
        ),
        Payer::Grant(grant) => {
            let from = grant.from.as_deref();
            let label =
                from.map_or(text!("reports.projects.not-known"), |from| named(ledger.name(from)));
            ([Cell::Nothing, Cell::Nothing, Cell::or_nothing(from)], label)
        }
        Payer::Unreadable(id) => (
            [(*id).into(), Cell::Nothing, Cell::Nothing],
            text!("reports.projects.unreadable-source", id = *id),
        ),
    }
}

fn state(ledger: &Ledger, source: &Source) -> Cell {
    match &source.payer {
        Payer::Allocation(line, _) => {
            let state = line.state.state.word();
            let said = word("state", state);
            let next = line.state.to.as_deref().filter(|_| source.standing == Standing::Awaiting);
            let said = match next {
                Some(body) => {
                    text!("reports.state-to", state = said, body = ledger.name(body))
                }
                None if source.standing == Standing::Drawn => {
                    text!("reports.projects.state-drawn", state = said)
                }
                None => said,
            };
            Cell::Word(state.into(), said)
        }
        Payer::Grant(grant) if grant.state.is_some() => word_cell("grant", grant.state.as_deref()),
        _ => Cell::Word("unknown".into(), text!("reports.projects.not-known")),
    }
}

/// The column of the first table that it is added to.
fn counts_as(standing: Standing) -> Cell {
    match standing {
        Standing::Granted => "granted".into(),
        Standing::Drawn => "drawn".into(),
        Standing::Awaiting => "awaiting".into(),
        Standing::Lost | Standing::Unknown => Cell::Nothing,
    }
}

/// What is assumed and left open about a source, and where it disagrees with itself.
pub(in crate::reports) fn source_notes(source: &Source) -> Vec<Text> {
    match &source.payer {
        Payer::Allocation(line, _) => {
            let taken = budget::taken_note(line).into_iter();
            taken.chain(budget::line_notes(None, line)).collect()
        }
        Payer::Grant(grant) => {
            let by_year = grant.amounts.iter().flatten();
            let amounts =
                by_year.clone().flat_map(|amount| amount.each.iter().chain(&amount.total));
            let disagreements =
                grant.amount.iter().chain(amounts).filter_map(crate::reports::report::disagreement);
            let assumed = by_year.clone().filter_map(|amount| amount.assumed.as_ref());
            let assumed = assumed.map(|why| text!("reports.assumed-why", why = why));
            let open = grant.questions.iter().chain(by_year.flat_map(|amount| &amount.questions));
            assumed.chain(disagreements).chain(questions(open)).collect()
        }
        Payer::Unreadable(_) => Vec::new(),
    }
}
