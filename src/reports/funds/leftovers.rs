//! What is left over from allocations, and what is paid by it.

use super::{Page, data, disagreement, is_asked_for, questions, word};
use crate::ledger::Ledger;
use crate::ledger::budget::{Line, SurplusLine, is_disposed};
use crate::records::SurplusState;
use crate::sheet::{Cell, Row, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};

/// What is left over from an allocation.
pub(super) fn of<'l>(page: &Page<'l>, line: &Line) -> Vec<SurplusLine<'l>> {
    let mut surpluses = page.surplus_books.surpluses();
    surpluses.retain(|surplus| surplus.allocation.id == line.allocation.id);
    surpluses
}

/// A surplus in words.
pub(super) fn said(ledger: &Ledger, line: &SurplusLine) -> Text {
    let cause = word("cause", &line.surplus.cause);
    let amount = line.amount;
    let said = match (line.state.state, &line.state.purpose, &line.surplus.held_by) {
        (SurplusState::Released, Some(purpose), _) => text!(
            "reports.funds.surplus-released",
            amount = amount,
            purpose = purpose,
            cause = cause
        ),
        (SurplusState::HeldByParties, _, Some(who)) => text!(
            "reports.funds.surplus-held",
            amount = amount,
            who = ledger.name(who),
            cause = cause
        ),
        (state, _, _) => text!(
            "reports.funds.surplus",
            amount = amount,
            state = word("surplus", state.word()),
            cause = cause
        ),
    };
    match &line.surplus.settled {
        Some(date) => text!("reports.funds.surplus-final", surplus = said, date = date.clone()),
        None => said,
    }
}

/// The surpluses one by one, for programs.
pub(super) fn table(page: &Page) -> Table {
    let row = |line: SurplusLine| Row {
        cells: vec![
            page.fund.id.as_str().into(),
            line.name().into(),
            line.allocation.id.as_str().into(),
            line.surplus.cause.as_str().into(),
            line.state.state.word().into(),
            line.amount.into(),
            Cell::or_nothing(line.surplus.held_by.as_deref()),
            Cell::or_nothing(line.state.purpose.as_deref()),
            Cell::or_nothing(line.surplus.settled.clone()),
            page.ledger.path(line.allocation.source).into(),
        ],
        notes: notes(&line),
    };
    let keys = [
        "fund",
        "surplus",
        "allocation",
        "cause",
        "state",
        "amount",
        "held_by",
        "purpose",
        "final",
        "path",
    ];
    let lines = page.books.lines();
    let mut surpluses = page.surplus_books.surpluses();
    surpluses.retain(|surplus| {
        let of = lines.iter().find(|line| line.allocation.id == surplus.allocation.id);
        page.query.organisation.is_none() || of.is_some_and(|line| is_asked_for(page, line))
    });
    Table {
        name: "surpluses",
        title: None,
        columns: keys.map(data).into(),
        rows: surpluses.into_iter().map(row).collect(),
        shown: Shown::Data,
        turned: false,
    }
}

/// What is paid by surpluses: the allocation itself, and what draws on what is left over from it.
pub(super) fn draws(
    ledger: &Ledger,
    all: &[Line],
    line: &Line,
    surpluses: &[SurplusLine],
) -> Vec<Text> {
    let draws_on = |draw: &Line, surplus: &SurplusLine| {
        let name = surplus.name();
        is_disposed(draw.state.state)
            && draw.allocation.financed_by.iter().any(|drawn| drawn.value == name)
    };
    let is_meant = |draw: &&Line| {
        draw.allocation.id == line.allocation.id
            || surpluses.iter().any(|surplus| draws_on(draw, surplus))
    };
    all.iter().filter(is_meant).filter_map(|draw| draw_note(ledger, draw)).collect()
}

/// What pays for an allocation that the frame does not pay for.
fn draw_note(ledger: &Ledger, draw: &Line) -> Option<Text> {
    let ids = draw.allocation.financed_by.iter().map(|name| {
        name.value.split_once('#').map_or(name.value.as_str(), |(allocation, _)| allocation)
    });
    let mut ids: Vec<&str> = ids.collect();
    ids.dedup();
    let title = draw.allocation.title.as_str();
    let amount = draw.this_year;
    if ids.is_empty() || amount.is_zero() {
        return None;
    }
    let several = ids.len() > 1;
    let name = |id| ledger.allocations.get(id).map_or(id, |found| found.title.as_str());
    let of: Arg = ids.into_iter().map(name).collect();
    Some(if several {
        text!("reports.funds.drawn-on-several", title = title, amount = amount, of = of)
    } else {
        text!("reports.funds.drawn-on", title = title, amount = amount, of = of)
    })
}

/// What a surplus hangs on, and what the source leaves open about it.
pub(super) fn notes(line: &SurplusLine) -> Vec<Text> {
    let conditions = line.state.conditions.iter();
    let conditions =
        conditions.map(|condition| text!("reports.funds.condition", condition = condition));
    let open = line.surplus.questions.iter().chain(&line.state.questions);
    let differs = disagreement(&line.surplus.amount);
    differs.into_iter().chain(conditions).chain(questions(open)).collect()
}
