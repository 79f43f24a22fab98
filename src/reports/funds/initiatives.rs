//! What a fund pays for: a row for each allocation, the fees of an initiative below it.

use chrono::Datelike;

use super::super::budget::taken_note;
use super::{Page, account, data, disagreement, is_asked_for, is_fee, leftovers, questions, state};
use crate::ledger::Ledger;
use crate::ledger::budget::{Line, SurplusLine, is_disposed};
use crate::money::Sum;
use crate::records::{State, YearAmount};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;
use crate::texts::{Name, Text};

/// The allocations, and how many are left out because they have ended or amount to nothing.
pub(super) fn table(page: &Page) -> (Table, usize) {
    let all = page.books.lines();
    let mut lines: Vec<&Line> = all.iter().filter(|line| is_asked_for(page, line)).collect();
    let asked = lines.len();
    lines.retain(|line| page.query.all || is_shown(page, line));
    lines.sort_by_key(|line| {
        (group(page, line), is_fee(line), Name::from(line.allocation.title.as_str()))
    });
    let left_out = asked - lines.len();
    let amount = match page.year_of_amounts() {
        Some(year) => text!("reports.funds.amount-in", year = year),
        None => text!("reports.columns.amount"),
    };
    let table = Table {
        name: "rows",
        title: None,
        columns: vec![
            data("fund"),
            data("year"),
            data("allocation"),
            Column::new("initiative", text!("reports.columns.initiative")),
            data("title"),
            Column::new("allocated_to", text!("reports.funds.allocation")).shown(Shown::Paper),
            data("project"),
            data("recipients"),
            data("nature"),
            data("account"),
            Column::new("account_name", text!("reports.columns.account")).shown(Shown::Paper),
            Column::new("state", text!("reports.columns.state")),
            data("date"),
            Column::new("amount", amount),
            data("assumed"),
            Column::new("surpluses", text!("reports.columns.surpluses")).shown(Shown::Paper),
            Column::new("fees", text!("reports.columns.fees")).shown(Shown::IfAny),
            data("financed_by"),
            data("within"),
            data("path"),
        ],
        rows: lines.into_iter().map(|line| row(page, &all, line)).collect(),
        shown: Shown::Always,
        turned: false,
    };
    (table, left_out)
}

/// Whether something is left over from it, or it amounts to something, has not come to nothing and was
/// not settled in an earlier year.
fn is_shown(page: &Page, line: &Line) -> bool {
    let is_current = match line.state.state {
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed => false,
        State::Settled => line.state.date.last().is_none_or(|last| last.year() >= page.year),
        _ => true,
    };
    let amounts_to_something = page.year_of_amounts().is_none() || !line.this_year.is_zero();
    (is_current && amounts_to_something) || !leftovers::of(page, line).is_empty()
}

/// Initiatives stand in the order of their names, with all allocations of one together.
fn group<'l>(page: &Page<'l>, line: &Line<'l>) -> &'l str {
    project_title(page.ledger, line).unwrap_or(&line.allocation.title)
}

fn project_title<'l>(ledger: &'l Ledger, line: &Line<'l>) -> Option<&'l str> {
    let project = line.allocation.project.as_ref()?;
    ledger.projects.get(project).map(|project| project.title.as_str())
}

fn row(page: &Page, all: &[Line], line: &Line) -> Row {
    let allocation = line.allocation;
    let title = allocation.title.as_str();
    let initiative = project_title(page.ledger, line).filter(|_| !is_fee(line)).unwrap_or(title);
    let surpluses = leftovers::of(page, line);
    let said = surpluses.iter().map(|surplus| Cell::Text(leftovers::said(page.ledger, surplus)));
    let list = |words: Vec<&str>| Cell::List(words.into_iter().map(Cell::from).collect());
    Row {
        cells: vec![
            page.fund.id.as_str().into(),
            page.year_of_amounts().map_or(Cell::Nothing, Cell::Year),
            allocation.id.as_str().into(),
            initiative.into(),
            title.into(),
            Cell::or_nothing(Some(title).filter(|title| *title != initiative)),
            Cell::or_nothing(allocation.project.as_deref()),
            list(allocation.recipients.iter().map(String::as_str).collect()),
            allocation.nature.as_str().into(),
            Cell::or_nothing(account(page.ledger, line)),
            Cell::or_nothing(account(page.ledger, line).map(|who| page.ledger.name(who))),
            Cell::Word(line.state.state.word().into(), state(page.ledger, line.state)),
            line.state.date.value.clone().into(),
            line.rest.into(),
            Cell::Money(line.rest.assumed),
            Cell::List(said.collect()),
            Cell::or_nothing(fees(all, line)),
            list(allocation.financed_by.iter().map(|name| name.value.as_str()).collect()),
            Cell::or_nothing(page.ledger.holdings.parent(&allocation.id)),
            page.ledger.path(allocation.source).into(),
        ],
        notes: notes(page, all, line, &surpluses),
    }
}

/// What is disposed of in fees for the project that an allocation pays for.
fn fees(all: &[Line], line: &Line) -> Option<Sum> {
    let project = line.allocation.project.as_ref().filter(|_| !is_fee(line))?;
    let fees = all.iter().filter(|fee| {
        is_fee(fee)
            && is_disposed(fee.state.state)
            && fee.allocation.project.as_ref() == Some(project)
    });
    fees.map(|fee| fee.rest).reduce(|sum, fee| sum + fee)
}

/// What an allocation and what is left over from it leave open, what is assumed, and what draws on
/// what.
fn notes(page: &Page, all: &[Line], line: &Line, surpluses: &[SurplusLine]) -> Vec<Text> {
    let allocation = line.allocation;
    let year = page.year_of_amounts();
    let amounts = || {
        let is_meant = move |amount: &&YearAmount| year.is_none_or(|of| amount.years.contains(of));
        line.amounts.iter().filter(is_meant)
    };
    let assumed = amounts().filter_map(|amount| amount.assumed.as_ref());
    let assumed = assumed.map(|why| text!("reports.assumed-why", why = why));
    let once = allocation.amount.iter().chain(&line.state.amount).map(|amount| &amount.value);
    let by_year = amounts().flat_map(|amount| amount.each.iter().chain(&amount.total));
    let in_amounts = amounts().flat_map(|amount| &amount.questions);
    let open = allocation.questions.iter().chain(in_amounts).chain(&line.state.questions);
    let mut notes: Vec<Text> = taken_note(line).into_iter().chain(assumed).collect();
    notes.extend(once.chain(by_year).filter_map(disagreement));
    notes.extend(leftovers::draws(page.ledger, all, line, surpluses));
    notes.extend(questions(open));
    notes.extend(surpluses.iter().flat_map(leftovers::notes));
    notes
}
