//! What a fund is: whose, how much, for what, and who decides.

use super::super::budget::holder_title;
use super::{Page, data, questions, word};
use crate::ledger::budget::Books;
use crate::ledger::cut::Cut;
use crate::ledger::holdings::{Holder, receiver, year_of};
use crate::money::{Amount, Sum};
use crate::records::{Basis, Cap, Contribution, Frame, Transfer};
use crate::sheet::{Block, Cell, Row, Shown, Table};
use crate::text;
use crate::texts::{Arg, Text};

/// The facts, for people.
pub(super) fn list(page: &Page) -> Block {
    let (ledger, fund) = (page.ledger, page.fund);
    let mut items = vec![
        text!("reports.funds.owner", owner = ledger.name(&fund.owner)),
        text!(
            "reports.funds.money",
            currency = Arg::Currency(fund.currency.clone()),
            basis = word("basis", fund.basis.word())
        ),
    ];
    items.extend(frames(page).into_iter().map(|frame| match frame.year {
        Some(year) => text!("reports.funds.frame-of", year = year, amount = said(&frame.amount)),
        None => text!("reports.funds.frame", amount = said(&frame.amount)),
    }));
    items.extend(page.books.caps().iter().map(|holding| capped(holding.cap)));
    items.extend(
        transfers(page).map(|(from, transfer, raises)| moved(page, &from, transfer, raises)),
    );
    if fund.basis == Basis::Yearly && !page.books.has_frame() {
        items.push(text!("reports.funds.no-frame-of", year = page.year));
    }
    if !fund.uses.is_empty() {
        let uses: Arg = fund.uses.iter().map(|name| word("nature", name)).collect();
        items.push(text!("reports.funds.use", uses = uses));
    }
    items.extend(fund.competence.iter().map(|competence| {
        let body = ledger.name(&competence.body);
        text!("reports.funds.decides", body = body, what = &*competence.what)
    }));
    items.extend(contributions(page).map(|contribution| contributed(page, contribution)));
    let key = fund.sharing_key.as_ref();
    items.extend(key.map(|key| text!("reports.funds.sharing", key = key)));
    let floor = fund.small_balance.as_ref();
    items.extend(floor.map(|amount| text!("reports.funds.small-balance", amount = said(amount))));
    Block::List { heading: None, numbered: false, items }
}

/// The frames that are known, of each year the last one.
fn frames<'l>(page: &Page<'l>) -> Vec<&'l Frame> {
    let mut years: Vec<Option<i32>> = page.fund.frames.iter().map(|frame| frame.year).collect();
    years.sort_unstable();
    years.dedup();
    let is_asked_for = |year: &Option<i32>| {
        page.query.year.is_none() || year.is_none() || *year == page.query.year
    };
    let books = |year| Books::new(page.ledger, page.fund, year, Cut::end_of(page.query.as_of));
    years.into_iter().filter(is_asked_for).filter_map(|year| books(year).last_frame()).collect()
}

/// A cap in words.
fn capped(cap: &Cap) -> Text {
    let share = cap.share.as_ref().map(|share| share.written());
    let what = match (&cap.amount, share) {
        (Some(amount), Some(share)) => {
            text!("reports.funds.cap-of-both", amount = said(amount), share = share)
        }
        (Some(amount), None) => text!("reports.funds.cap-of", amount = said(amount)),
        (None, share) => text!("reports.funds.cap-share", share = share.unwrap_or_default()),
    };
    match &cap.until {
        Some(until) => text!("reports.funds.cap-until", what = what, until = until.value.clone()),
        None => what,
    }
}

/// What has been moved to the fund or from it.
fn transfers<'l>(page: &Page<'l>) -> impl Iterator<Item = (Holder, &'l Transfer, bool)> {
    let cut = Cut::end_of(page.query.as_of);
    let asked = page.query.year.filter(|_| page.fund.basis == Basis::Yearly);
    let holder = Holder::Fund(page.fund.id.clone());
    page.ledger.holdings.transfers(page.ledger, &holder).filter(move |(_, transfer, _)| {
        cut.counts(*transfer) && (asked.is_none() || year_of(transfer) == asked)
    })
}

fn moved(page: &Page, from: &Holder, transfer: &Transfer, raises: bool) -> Text {
    let (amount, date) = (said(&transfer.amount), transfer.date.value.clone());
    let title = |holder: &Holder| holder_title(page.ledger, holder).to_owned();
    if raises {
        return text!("reports.funds.received", amount = amount, from = title(from), date = date);
    }
    let to = receiver(page.ledger, transfer).map(|to| title(&to));
    let to = to.unwrap_or_else(|| transfer.to.value.clone());
    text!("reports.funds.given", amount = amount, to = to, date = date)
}

fn contributions<'l>(page: &Page<'l>) -> impl Iterator<Item = &'l Contribution> {
    let asked = page.query.year;
    let contributions = page.fund.contributions.iter();
    contributions.filter(move |contribution| {
        asked.is_none() || contribution.year.is_none() || contribution.year == asked
    })
}

fn contributed(page: &Page, contribution: &Contribution) -> Text {
    let from = page.ledger.name(&contribution.from);
    let what = match &contribution.amount {
        Some(amount) => {
            text!("reports.funds.contribution-of", from = from, amount = said(amount))
        }
        None => text!("reports.funds.contribution", from = from),
    };
    match contribution.year {
        Some(year) => text!("reports.funds.in-year", what = what, year = year),
        None => what,
    }
}

/// An amount as it is known; all that the source says, where it disagrees with itself.
fn said(amount: &Amount) -> Arg {
    match amount {
        Amount::Stated(values) => {
            let amounts = Arg::either(values.iter().copied());
            text!("reports.funds.differing", amounts = amounts).into()
        }
        other => Sum::of(other).into(),
    }
}

/// The facts that stand once, for programs.
pub(super) fn table(page: &Page) -> Table {
    let fund = page.fund;
    let cells = vec![
        fund.id.as_str().into(),
        fund.title.as_str().into(),
        fund.owner.as_str().into(),
        fund.currency.as_str().into(),
        fund.basis.word().into(),
        Cell::List(fund.uses.iter().map(|name| name.as_str().into()).collect()),
        Cell::or_nothing(fund.sharing_key.as_deref()),
        Cell::or_nothing(fund.small_balance.as_ref().map(Sum::of)),
        page.ledger.path(fund.source).into(),
    ];
    let keys = [
        "fund",
        "title",
        "owner",
        "currency",
        "basis",
        "use",
        "sharing_key",
        "small_balance",
        "path",
    ];
    of_data("funds", &keys, vec![cells])
}

/// The facts that stand several times, for programs.
pub(super) fn lists(page: &Page) -> [Table; 3] {
    let id = || Cell::from(page.fund.id.as_str());
    let year = |year: Option<i32>| year.map_or(Cell::Nothing, Cell::Year);
    let frames = frames(page);
    let frames = frames.iter().map(|frame| {
        vec![
            id(),
            year(frame.year),
            Sum::of(&frame.amount).into(),
            Cell::or_nothing(frame.date.clone()),
        ]
    });
    let competence = page.fund.competence.iter().map(|competence| {
        vec![id(), competence.body.as_str().into(), competence.what.as_str().into()]
    });
    let contributions = contributions(page).map(|contribution| {
        let amount = Cell::or_nothing(contribution.amount.as_ref().map(Sum::of));
        vec![id(), contribution.from.as_str().into(), year(contribution.year), amount]
    });
    [
        of_data("frames", &["fund", "year", "amount", "known"], frames.collect()),
        of_data("competence", &["fund", "body", "what"], competence.collect()),
        of_data("contributions", &["fund", "from", "year", "amount"], contributions.collect()),
    ]
}

fn of_data(name: &'static str, keys: &[&'static str], rows: Vec<Vec<Cell>>) -> Table {
    Table {
        name,
        title: None,
        columns: keys.iter().copied().map(data).collect(),
        rows: rows.into_iter().map(|cells| Row { cells, notes: Vec::new() }).collect(),
        shown: Shown::Data,
        turned: false,
    }
}

/// What the source leaves open about the fund, and about what is shown of it.
pub(super) fn notes(page: &Page) -> Vec<Text> {
    let frames = frames(page).into_iter().flat_map(|frame| &frame.questions);
    let competence = page.fund.competence.iter().flat_map(|competence| &competence.questions);
    let contributions = contributions(page).flat_map(|contribution| &contribution.questions);
    let caps = page.books.caps().into_iter().flat_map(|holding| &holding.cap.questions);
    let transfers = transfers(page).flat_map(|(_, transfer, _)| &transfer.questions);
    let open = page.fund.questions.iter().chain(frames).chain(caps).chain(transfers);
    let open = open.chain(competence).chain(contributions);
    questions(open).collect()
}
