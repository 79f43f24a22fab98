//! The frame allocations of a fund, each with what is taken out of it and what is left.

use super::{Page, data, disagreement, questions, state};
use crate::ledger::budget::Line;
use crate::ledger::figures::Figure;
use crate::records::State;
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// A row for each, in each year in which it amounts to something.
pub(super) fn table(pages: &[Page]) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    let rows = pages.iter().flat_map(|page| {
        let is_meant = |line: &Line| is_frame(page, line) && !line.this_year.is_zero();
        let lines = page.books.lines().into_iter();
        lines.filter(is_meant).map(|line| row(page, &line))
    });
    Table {
        name: "frames",
        title: Some(text!("reports.budget.frames")),
        columns: vec![
            data("fund"),
            if_any("year", text!("reports.columns.year")),
            data("allocation"),
            data("path"),
            data("within"),
            Column::new("title", text!("reports.columns.effort")),
            Column::new("state", text!("reports.columns.state")),
            Column::new("amount", text!("reports.columns.amount")),
            Column::new("taken_out", text!("reports.budget.taken-out")),
            Column::new("left", text!("reports.columns.left")),
            if_any("cap", Figure::Cap.text()),
            if_any("room", Figure::Room.text()),
            if_any("recommended", Figure::Recommended.text()),
            if_any("applied", Figure::Applied.text()),
        ],
        rows: rows.collect(),
        shown: Shown::Always,
        turned: false,
    }
}

/// Whether an allocation is to be shared out further, or is so already.
fn is_frame(page: &Page, line: &Line) -> bool {
    let allocation = line.allocation;
    allocation.nature == "frame" || !page.ledger.holdings.children(&allocation.id).is_empty()
}

fn row(page: &Page, line: &Line) -> Row {
    let allocation = line.allocation;
    let books = page.books.of_frame(allocation);
    let figures = books.figures();
    let has_ended = matches!(
        line.state.state,
        State::Rejected | State::Withdrawn | State::Returned | State::Lapsed
    );
    let is_capped = books.cap().is_some() && !has_ended;
    let figure = |figure, is_there: bool| Cell::or_nothing(is_there.then_some(figures[figure]));
    let [fund, year] = page.whose();
    let within = page.ledger.holdings.parent(&allocation.id);
    let open = allocation.caps.iter().flat_map(|cap| &cap.questions);
    let open = open.chain(allocation.transfers.iter().flat_map(|transfer| &transfer.questions));
    let differing = allocation.transfers.iter().filter_map(|moved| disagreement(&moved.amount));
    Row {
        cells: vec![
            fund,
            year,
            allocation.id.as_str().into(),
            page.ledger.path(allocation.source).into(),
            Cell::or_nothing(within),
            allocation.title.as_str().into(),
            Cell::Word(line.state.state.word().into(), state(page.ledger, line.state)),
            figures[Figure::Frame].into(),
            figures[Figure::Disposed].into(),
            figure(Figure::Remaining, !has_ended),
            figure(Figure::Cap, is_capped),
            figure(Figure::Room, is_capped),
            figures[Figure::Recommended].into(),
            figures[Figure::Applied].into(),
        ],
        notes: differing.chain(questions(open)).collect(),
    }
}

/// The caps that hold on the fund and on its frame allocations, each with the room below it.
pub(super) fn caps(pages: &[Page]) -> Table {
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    Table {
        name: "caps",
        title: Some(text!("reports.budget.caps")),
        columns: vec![
            data("fund"),
            if_any("year", text!("reports.columns.year")),
            data("allocation"),
            Column::new("of", text!("reports.budget.cap-of")).shown(Shown::Paper),
            if_any("until", text!("reports.budget.until")),
            if_any("share", text!("reports.budget.share")),
            if_any("of_share", text!("reports.budget.of-share")),
            Column::new("amount", Figure::Cap.text()),
            if_any("difference", text!("reports.budget.cap-difference")),
            Column::new("room", Figure::Room.text()),
        ],
        rows: pages.iter().flat_map(caps_of).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

fn caps_of(page: &Page) -> Vec<Row> {
    let lines = page.books.lines();
    let frames = lines.iter().filter(|line| {
        !line.allocation.caps.is_empty() && is_frame(page, line) && !line.this_year.is_zero()
    });
    let books = frames.map(|line| (Some(line.allocation), page.books.of_frame(line.allocation)));
    let mut rows = Vec::new();
    for (allocation, books) in std::iter::once((None, page.books)).chain(books) {
        let disposed = books.figures()[Figure::Disposed];
        for holding in books.caps() {
            let cap = holding.cap;
            let [fund, year] = page.whose();
            let title = allocation.map_or(&page.fund.title, |allocation| &allocation.title);
            let share = cap.share.as_ref();
            let of_share = share.map(|_| holding.share.unwrap_or(holding.amount));
            let said = cap.amount.as_ref().and_then(|amount| disagreement(amount));
            rows.push(Row {
                cells: vec![
                    fund,
                    year,
                    Cell::or_nothing(allocation.map(|allocation| allocation.id.as_str())),
                    title.as_str().into(),
                    Cell::or_nothing(cap.until.as_ref().map(|until| until.value.clone())),
                    Cell::or_nothing(share.map(|share| share.written())),
                    Cell::or_nothing(of_share),
                    holding.amount.into(),
                    Cell::or_nothing(holding.difference()),
                    holding.amount.less(&disposed).into(),
                ],
                notes: said.into_iter().chain(questions(&cap.questions)).collect(),
            });
        }
    }
    rows
}

/// What an allocation is taken out of, in words.
pub(super) fn within(page: &Page, line: &Line) -> Cell {
    let parent = page.ledger.holdings.parent(&line.allocation.id);
    let parent = parent.and_then(|id| page.ledger.allocations.get(id));
    Cell::or_nothing(parent.map(|parent| parent.title.as_str()))
}
