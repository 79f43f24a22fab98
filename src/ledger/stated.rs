//! Totals that the sources state, compared with the books as the meeting opened.

use super::budget::Books;
use super::cut::Cut;
use super::figures::Figure;
use super::holdings::{self, Holder};
use super::{Entry, Ledger, Record};
use crate::date;
use crate::money::{Amount, Decimal, Sum};
use crate::records::{Allocation, Basis, Fund, Meeting, Stated};
use crate::source::Place;
use crate::yaml::{self, Node};

/// A stated total and what it comes to.
#[derive(Debug)]
pub struct Comparison<'l> {
    /// The record that states it.
    pub record: &'l Record,
    /// What it states.
    pub stated: Stated,
    /// The fund whose figure it is, unless it is compared with its parts alone.
    pub fund: Option<&'l Entry<Fund>>,
    /// The frame allocation of the fund whose figure it is, when it is not that of the fund.
    pub frame: Option<&'l Entry<Allocation>>,
    /// The meeting at whose opening the books were read; at their end, when it is of no meeting.
    pub meeting: Option<&'l Entry<Meeting>>,
    /// What it is compared with.
    pub computed: Sum,
    /// How the two compare.
    pub verdict: Verdict,
}

/// How a stated total and the books compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// They are the same, as closely as the total is stated.
    Agrees,
    /// The total is so much more (or, negative, less) than the books.
    Differs(Decimal),
    /// So many amounts are unknown that nothing can be said.
    Unknown(u32),
    /// Records could not be read that may belong to it.
    Unreadable,
    /// One of the two is approximate.
    Approximate,
    /// The fund has a frame each year, and nothing says which year is meant.
    NoYear,
    /// The fund, the frame allocation or the figure is not in the books.
    NotThere,
}

impl Comparison<'_> {
    /// What is stated, as a sum.
    pub fn claimed(&self) -> Sum {
        Sum::of(&self.stated.amount)
    }

    /// What the fund, or the frame allocation, is called whose figure it is.
    pub fn title(&self) -> Option<&str> {
        let of_frame = self.frame.map(|frame| frame.title.as_str());
        of_frame.or(self.fund.map(|fund| fund.title.as_str()))
    }

    /// Whether the total is one of a fund, or of a frame allocation of it.
    pub fn is_of(&self, ledger: &Ledger, fund: &str) -> bool {
        let holder = self.stated.of.as_ref().and_then(|id| holdings::holder(ledger, id));
        let of = holder.and_then(|holder| ledger.fund_of(&holder));
        of.is_some_and(|of| of.id == fund)
    }

    /// Where the total is stated.
    pub fn place(&self) -> Place {
        Place { source: self.record.source, span: self.stated.amount.span }
    }
}

/// All stated totals of all records, in the order of their files.
pub fn comparisons(ledger: &Ledger) -> Vec<Comparison<'_>> {
    let mut all = Vec::new();
    for record in &ledger.records {
        for node in record.node.get("stated").map_or(&[][..], |list| list.elements()) {
            // Both comparisons of a total keep what is stated, so it is read for each.
            let read = || yaml::read::<Stated>(node).ok();
            if let Some(stated) = read().filter(|stated| stated.of.is_some()) {
                all.push(with_books(ledger, record, node, stated));
            }
            if let Some(stated) = read().filter(|stated| !stated.parts.is_empty()) {
                let computed = Sum::exact(stated.parts.iter().sum());
                let verdict = compare(&stated, &computed);
                let meeting = ledger.meeting(&record.id);
                all.push(Comparison {
                    record,
                    stated,
                    fund: None,
                    frame: None,
                    meeting,
                    computed,
                    verdict,
                });
            }
        }
    }
    all
}

fn with_books<'l>(
    ledger: &'l Ledger,
    record: &'l Record,
    node: &Node,
    stated: Stated,
) -> Comparison<'l> {
    let (meeting, cut) = opened(ledger, record, node);
    let holder = stated.of.as_ref().and_then(|id| holdings::holder(ledger, id));
    let fund = holder.as_ref().and_then(|holder| ledger.fund_of(holder));
    let frame = match &holder {
        Some(Holder::Allocation(id)) => ledger.allocations.get(id),
        _ => None,
    };
    let is_yearless = stated.year.is_none() && fund.is_some_and(|fund| fund.basis == Basis::Yearly);
    let books = fund.map(|fund| {
        let books = Books::new(ledger, fund, stated.year, cut);
        frame.map_or(books, |frame| books.of_frame(frame))
    });
    let computed = books.and_then(|books| figure(&books, &stated));
    let verdict = match computed {
        _ if is_of_broken_meeting(ledger, record) => Verdict::Unreadable,
        None => Verdict::NotThere,
        Some(_) if is_yearless => Verdict::NoYear,
        Some(computed) => compare(&stated, &computed),
    };
    Comparison {
        record,
        stated,
        fund,
        frame,
        meeting,
        computed: computed.filter(|_| !is_yearless).unwrap_or(Sum::UNKNOWN),
        verdict,
    }
}

/// Whether it is stated at a meeting that could not be read, so that its day is not known.
fn is_of_broken_meeting(ledger: &Ledger, record: &Record) -> bool {
    record.kind == "item" && ledger.is_broken("meeting", Ledger::meeting_of(&record.id))
}

/// The meeting at whose opening the books are read, and the point in them: that of the item or
/// meeting that states the total, or of its source; the end of the books, when nothing says.
fn opened<'l>(
    ledger: &'l Ledger,
    record: &'l Record,
    node: &Node,
) -> (Option<&'l Entry<Meeting>>, Cut<'l>) {
    let of_record = match record.kind.as_str() {
        "item" => ledger.meeting(&record.id),
        "meeting" => ledger.meetings.get(&record.id),
        _ => None,
    };
    let sources = || [node.get("source"), record.node.get("source")].into_iter().flatten();
    let item =
        |source: &Node| source.text().or_else(|| source.get("item")?.text()).map(str::to_owned);
    let of_source = sources()
        .filter_map(item)
        .find_map(|item| ledger.meetings.get(&item).or_else(|| ledger.meeting(&item)));
    let meeting = of_record.or(of_source);
    let date =
        sources().filter_map(|source| date::parse(source.get("date")?.text()?).ok()?.last()).next();
    let cut = match (meeting, date) {
        (Some(meeting), _) => Cut::opening(meeting),
        (None, Some(date)) => Cut::end_of(date),
        (None, None) => Cut::EVERYTHING,
    };
    (meeting, cut)
}

/// The figure that is stated; of a surplus only what has the stated cause.
fn figure(books: &Books, stated: &Stated) -> Option<Sum> {
    let figure = Figure::named(&stated.what)?;
    if matches!(figure, Figure::Cap | Figure::Room) && books.cap().is_none() {
        return None;
    }
    let whole = books.figures()[figure];
    let Some(cause) = &stated.cause else {
        return Some(whole);
    };
    let of_cause = books.surpluses().into_iter().filter(|line| {
        line.surplus.cause == *cause && Figure::of_surplus(line.state.state) == figure
    });
    Some(of_cause.map(|line| line.amount).sum::<Sum>().with_unreadable(whole.unreadable))
}

/// Compares as closely as the total is stated: within half the step that it is rounded to.
fn compare(stated: &Stated, computed: &Sum) -> Verdict {
    let claimed = Sum::of(&stated.amount);
    if computed.unreadable > 0 {
        return Verdict::Unreadable;
    }
    let unknown = computed.unknown + claimed.unknown;
    if unknown > 0 {
        return Verdict::Unknown(unknown);
    }
    let difference = claimed.estimate() - computed.estimate();
    let step = stated.rounded.unwrap_or_default();
    let is_within = difference.abs() * Decimal::TWO <= step;
    let is_bounded = matches!(stated.amount.value, Amount::AtMost(_))
        && computed.is_exact()
        && difference >= Decimal::ZERO;
    match () {
        () if is_within || is_bounded => Verdict::Agrees,
        () if claimed.is_exact() && computed.is_exact() => Verdict::Differs(difference),
        () => Verdict::Approximate,
    }
}
