//! What is moved to a fund and from it, and to and from its frame allocations.

use super::super::Query;
use super::{data, disagreement, questions};
use crate::ledger::cut::Cut;
use crate::ledger::holdings::{Holder, receiver, year_of};
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::{Basis, Fund, Transfer};
use crate::sheet::{Cell, Column, Row, Shown, Table};
use crate::text;

/// A row for each that has come by the day, the earliest first.
pub(super) fn table(ledger: &Ledger, fund: &Entry<Fund>, query: &Query) -> Table {
    let column = Column::new;
    let if_any = |key, heading| Column::new(key, heading).shown(Shown::IfAny);
    let mut transfers = of_fund(ledger, fund, query);
    transfers.sort_by_key(|(_, transfer)| (transfer.date.last(), transfer.to.value.as_str()));
    Table {
        name: "transfers",
        title: Some(text!("reports.budget.transfers")),
        columns: vec![
            data("fund"),
            if_any("year", text!("reports.columns.year")),
            column("date", text!("reports.columns.date")),
            data("from"),
            column("from_title", text!("reports.budget.from")).shown(Shown::Paper),
            data("to"),
            column("to_title", text!("reports.budget.to")).shown(Shown::Paper),
            column("amount", text!("reports.columns.amount")),
            data("currency"),
            data("by"),
            if_any("item", text!("reports.columns.item")),
        ],
        rows: transfers.iter().map(|(from, moved)| row(ledger, fund, from, moved)).collect(),
        shown: Shown::Always,
        turned: false,
    }
}

/// Those that the fund or one of its allocations gives or receives.
fn of_fund<'l>(
    ledger: &'l Ledger,
    fund: &Entry<Fund>,
    query: &Query,
) -> Vec<(Holder, &'l Transfer)> {
    let cut = Cut::end_of(query.as_of);
    let holders = ledger
        .allocations
        .values()
        .filter(|allocation| allocation.fund == fund.id)
        .map(|allocation| Holder::Allocation(allocation.id.clone()));
    let holders: Vec<Holder> =
        std::iter::once(Holder::Fund(fund.id.clone())).chain(holders).collect();
    let is_of_year = |transfer: &Transfer| {
        query.year.is_none() || fund.basis == Basis::OneOff || year_of(transfer) == query.year
    };
    let given = holders.iter().flat_map(|holder| {
        ledger.transfers(holder).iter().map(move |transfer| (holder.clone(), transfer))
    });
    // What comes from another fund is recorded there, and raises this fund.
    let received = ledger.holdings.transfers(ledger, &holders[0]);
    let received = received.filter(|(_, _, raises)| *raises);
    let all = given.chain(received.map(|(from, transfer, _)| (from, transfer)));
    all.filter(|(_, transfer)| is_of_year(transfer) && cut.counts(*transfer)).collect()
}

fn row(ledger: &Ledger, fund: &Entry<Fund>, from: &Holder, transfer: &Transfer) -> Row {
    let title = |holder: &Holder| title(ledger, holder).to_owned();
    let to = receiver(ledger, transfer).map(|to| title(&to));
    let currency = ledger.fund_of(from).map(|fund| fund.currency.as_str());
    let (Holder::Fund(id) | Holder::Allocation(id)) = from;
    let year = year_of(transfer).filter(|_| fund.basis == Basis::Yearly);
    Row {
        cells: vec![
            fund.id.as_str().into(),
            year.map_or(Cell::Nothing, Cell::Year),
            transfer.date.value.clone().into(),
            id.as_str().into(),
            title(from).into(),
            transfer.to.as_str().into(),
            to.unwrap_or_else(|| transfer.to.value.clone()).into(),
            Sum::of(&transfer.amount).into(),
            Cell::or_nothing(currency),
            Cell::or_nothing(transfer.by.as_deref()),
            Cell::or_nothing(transfer.item.as_ref().map(|item| item.value.as_str())),
        ],
        notes: disagreement(&transfer.amount)
            .into_iter()
            .chain(questions(&transfer.questions))
            .collect(),
    }
}

/// What a fund or allocation is called.
pub(in crate::reports) fn title<'l>(ledger: &'l Ledger, holder: &'l Holder) -> &'l str {
    match holder {
        Holder::Fund(id) => ledger.funds.get(id).map_or(id, |fund| &fund.title),
        Holder::Allocation(id) => {
            ledger.allocations.get(id).map_or(id, |allocation| &allocation.title)
        }
    }
}
