//! The figures of a fund, computed anew from what was made up, without the books of `collab`.

use chrono::Datelike;

use super::calendar::Day;
use super::money::{Allocation, Payment, Pool, State};

/// The figures of the budget, in the order in which they are computed.
pub const FIGURES: [&str; 18] = [
    "frame",
    "reserved",
    "granted",
    "disposed",
    "remaining",
    "recommended",
    "disposed_if_followed",
    "remaining_if_followed",
    "applied",
    "paid",
    "spent",
    "surplus_expected",
    "surplus_available",
    "surplus_held_by_parties",
    "surplus_released",
    "drawn_from_surplus",
    "committed_next_year",
    "recommended_next_year",
];

/// A frame of a fund.
#[derive(Debug, Clone)]
pub struct Frame {
    pub year: Option<i32>,
    pub amount: i64,
    pub date: Day,
    pub item: Option<String>,
}

/// Up to where the books are read.
#[derive(Clone, Copy)]
pub struct Cut<'c> {
    pub day: Day,
    /// The meeting that opens on the day, and its body: what it decides does not count yet.
    pub opening: Option<(&'c str, &'c str)>,
}

impl Cut<'_> {
    fn has(&self, state: &State) -> bool {
        let is_decided_there = self.opening.is_some_and(|(meeting, body)| {
            let item = state.item.as_deref().unwrap_or_default();
            item.split('/').next() == Some(meeting) && state.by == body
        });
        state.date <= self.day && !is_decided_there
    }
}

/// What a figure is; all amounts are whole kroner. A frame that is not known is none, and what is
/// left of it then as well.
pub fn figures(
    frames: &[Frame],
    allocations: &[Allocation],
    pool: Pool,
    year: Option<i32>,
    cut: Cut,
) -> [Option<i64>; 18] {
    let mut sums = [0; 18];
    let mut add = |figure: &str, amount: i64| {
        sums[FIGURES.iter().position(|known| *known == figure).expect("a figure")] += amount;
    };
    for allocation in allocations.iter().filter(|allocation| allocation.pool == pool) {
        let Some(state) = allocation.states.iter().rfind(|state| cut.has(state)) else {
            continue;
        };
        let in_year = |year: i32| {
            let (first, last) = allocation.years;
            if (first..=last).contains(&year) { allocation.amount_in(state) } else { 0 }
        };
        let this = year.map_or_else(|| allocation.amount_in(state), in_year);
        let next = year.map_or(0, |year| in_year(year + 1));
        let is_disposed = matches!(state.word, "reserved" | "granted" | "paid" | "settled");
        match state.word {
            _ if allocation.financed_by.is_some() => {
                add("drawn_from_surplus", if is_disposed { this } else { 0 });
            }
            "applied" => add("applied", this),
            "recommended" => {
                add("recommended", this);
                add("recommended_next_year", next);
            }
            "reserved" => {
                add("reserved", this);
                add("committed_next_year", next);
            }
            "granted" | "paid" | "settled" => {
                add("granted", this);
                add("committed_next_year", next);
            }
            _ => {}
        }
        let counts = |payment: &&Payment| {
            let of = payment.year.unwrap_or(payment.date.year());
            payment.date <= cut.day && year.is_none_or(|year| year == of)
        };
        for payment in allocation.payments.iter().filter(counts) {
            match payment.kind {
                "returned" if is_disposed && allocation.financed_by.is_none() => {
                    add("disposed", -payment.amount);
                }
                "returned" => {}
                kind => add(kind, payment.amount),
            }
        }
        if let Some(surplus) = &allocation.surplus
            && (year.is_none() || year == surplus.year)
        {
            if surplus.available <= cut.day {
                add("surplus_available", surplus.amount);
            } else if surplus.expected <= cut.day {
                add("surplus_expected", surplus.amount);
            }
        }
    }
    let [_, reserved, granted, given_back, ..] = sums;
    let disposed = reserved + granted + given_back;
    let recommended = sums[5];
    let frame = frames.iter().rfind(|frame| frame.year == year && frame.date <= cut.day);
    let frame = frame.map(|frame| frame.amount);
    let mut figures = sums.map(Some);
    figures[0] = frame;
    figures[3] = Some(disposed);
    figures[4] = frame.map(|frame| frame - disposed);
    figures[6] = Some(disposed + recommended);
    figures[7] = frame.map(|frame| frame - disposed - recommended);
    figures
}

/// A figure by its name.
pub fn figure(figures: &[Option<i64>; 18], name: &str) -> Option<i64> {
    figures[FIGURES.iter().position(|known| *known == name).expect("a figure")]
}
