//! Where all projects stand: their states, who takes part, what comes next and what pays for them.

mod choice;
mod funding;
mod partners;
mod rows;

use self::choice::Listed;
pub(super) use self::funding::{source_cells, source_notes};
use super::report::{data, ids, names, questions, table, word, word_cell};
use super::{Filter, Query, Report};
use crate::date::Day;
use crate::ledger::Ledger;
use crate::ledger::projects::word_on;
use crate::sheet::{Block, Cell, Section, Sheet, Table};
use crate::text;
use crate::texts::{Arg, Text};

pub(super) const REPORT: Report = Report {
    name: "projects",
    page: include_str!("../projects.md"),
    about: None,
    takes: &[Filter::Organisation, Filter::Body, Filter::Fund, Filter::Year, Filter::All],
    build,
};

/// The states in the order of the report: what runs, what is on its way, what is over.
const STATES: [&str; 9] = [
    "running",
    "paused",
    "approved",
    "applied",
    "idea",
    "ended",
    "evaluated",
    "closed",
    "cancelled",
];
/// How many of them come before what has no known state.
const OPEN: usize = 5;

/// What is asked, of whom.
struct Page<'l> {
    ledger: &'l Ledger,
    day: Day,
    /// The year that amounts are shown for.
    year: i32,
    /// Whether amounts are in more than one currency.
    is_mixed: bool,
}

fn build(ledger: &Ledger, query: &Query) -> Sheet {
    let choice::Choice { listed, over, later } = choice::chosen(ledger, query);
    let currencies = currencies(&listed);
    let page = Page {
        ledger,
        day: query.as_of,
        year: choice::year(query),
        is_mixed: currencies.len() > 1,
    };
    let mut sections = groups(&page, &listed);
    if sections.is_empty() {
        sections.push(section(text!("reports.projects.none"), rows::table(&page, &[])));
    }
    sections.push(section(text!("reports.projects.who"), partners::table(&page, &listed)));
    sections.push(section(text!("reports.projects.financing"), funding::table(&page, &listed)));
    let mut notes = Vec::new();
    if let [currency] = currencies[..] {
        notes.push(text!(
            "reports.projects.currency",
            currency = Arg::Currency((*currency).to_owned())
        ));
    }
    if over > 0 {
        notes.push(text!("reports.projects.over", count = over));
    }
    if later > 0 {
        notes.push(text!("reports.projects.later", count = later));
    }
    notes.extend(left_out(ledger));
    Sheet {
        report: REPORT.name,
        title: text!("reports.projects.title", day = query.as_of),
        facts: vec![("as_of", Cell::Date(query.as_of.into()))],
        sections,
        notes,
    }
}

/// A section for each state, with the sub-projects below their parents.
fn groups(page: &Page, listed: &[Listed]) -> Vec<Section> {
    let tops = choice::tops(listed);
    let rank = |top: &choice::Tree| rank(word_on(top.listed.project, page.day));
    let mut ranks: Vec<usize> = tops.iter().map(rank).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let group = |at: usize| {
        let of_it: Vec<&choice::Tree> = tops.iter().filter(|top| rank(top) == at).collect();
        let state = of_it.first().and_then(|top| word_on(top.listed.project, page.day));
        let title = match state {
            Some(state) => word("project-group", state),
            None => text!("reports.projects.unknown"),
        };
        section(title, rows::table(page, &of_it))
    };
    ranks.into_iter().map(group).collect()
}

fn section(title: Text, table: Table) -> Section {
    Section { title, blocks: vec![Block::Table(table)], notes: Vec::new() }
}

/// Where a state stands in the report. A state that is not known comes after what is open.
fn rank(state: Option<&str>) -> usize {
    let Some(state) = state else {
        return OPEN;
    };
    match STATES.iter().position(|known| *known == state) {
        Some(at) if at < OPEN => at,
        Some(at) => at + 1,
        None => STATES.len() + 1,
    }
}

/// The currencies of what pays for the projects, each once.
fn currencies<'l>(listed: &[Listed<'l>]) -> Vec<&'l str> {
    let all = listed.iter().flat_map(|listed| &listed.sources);
    let mut currencies: Vec<&str> = all.filter_map(|source| source.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    currencies
}

/// The projects that could not be read.
fn left_out(ledger: &Ledger) -> impl Iterator<Item = Text> {
    let broken = ledger.broken.iter().filter(|broken| broken.kind == "project");
    broken.map(|broken| {
        text!("reports.projects.left-out", id = &broken.id, path = ledger.path(broken.source))
    })
}
