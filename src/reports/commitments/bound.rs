//! What is granted, reserved and recommended from a fund for the years to come.

use std::cmp::Reverse;

use chrono::Datelike;

use super::super::Query;
use crate::ledger::budget::{Books, Line, is_disposed};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::{Basis, Fund, State, YearAmount};

/// Of amounts for longer than this only the first years are shown one by one.
const LONGEST: i32 = 30;

/// The coming years of a fund, and what binds them.
pub(super) struct Bound<'l> {
    pub fund: &'l Entry<Fund>,
    /// The years, the nearest first.
    pub slots: Vec<Slot>,
    /// The last year that is shown, where amounts name later ones.
    pub cut_off: Option<i32>,
    /// How many allocations may belong to the fund and are not counted.
    pub uncounted: u32,
    /// What binds some of them, by group.
    pub commitments: Vec<Commitment<'l>>,
}

/// A coming year, or that one and each later one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub year: i32,
    pub goes_on: bool,
}

/// An allocation, and what it comes to in each of the years.
pub(super) struct Commitment<'l> {
    pub line: Line<'l>,
    pub group: Group,
    pub amounts: Vec<Sum>,
}

/// Commitments that are summed together: those in one state that the same pays for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group {
    pub is_from_surplus: bool,
    pub stage: Stage,
}

/// How far a commitment is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Granted,
    Reserved,
    Recommended,
}

impl Stage {
    fn of(state: State) -> Option<Stage> {
        match state {
            State::Reserved => Some(Stage::Reserved),
            State::Recommended => Some(Stage::Recommended),
            state => is_disposed(state).then_some(Stage::Granted),
        }
    }

    /// The fixed word for it.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Granted => "granted",
            Stage::Reserved => "reserved",
            Stage::Recommended => "recommended",
        }
    }
}

impl<'l> Bound<'l> {
    pub fn of(ledger: &'l Ledger, fund: &'l Entry<Fund>, query: &Query) -> Bound<'l> {
        let uncounted = u32::try_from(ledger.uncounted(&fund.id).count()).unwrap_or(u32::MAX);
        let mut bound =
            Bound { fund, slots: Vec::new(), cut_off: None, uncounted, commitments: Vec::new() };
        if fund.basis == Basis::OneOff {
            return bound;
        }
        let books = |year| Books::new(ledger, fund, Some(year), Cut::end_of(query.as_of));
        let next = query.as_of.year() + 1;
        let lines: Vec<Line> = books(next)
            .lines()
            .into_iter()
            .filter(|line| is_asked_for(ledger, line, query))
            .collect();
        bound.find_years(&lines, next, query.year);
        bound.commitments = lines
            .into_iter()
            .filter_map(|line| Stage::of(line.state.state).map(|stage| (line, stage)))
            .map(|(line, stage)| {
                let is_from_surplus = !ledger.outermost(line.allocation).financed_by.is_empty();
                let group = Group { is_from_surplus, stage };
                Commitment { line, group, amounts: Vec::new() }
            })
            .collect();
        for slot in &bound.slots {
            let lines = books(slot.year).lines();
            for commitment in &mut bound.commitments {
                let same = |line: &&Line| line.allocation.id == commitment.line.allocation.id;
                let is_meant = !slot.goes_on || commitment.line.amounts.iter().any(goes_on);
                let found = lines.iter().find(same).filter(|_| is_meant);
                commitment.amounts.push(found.map_or(Sum::default(), counted));
            }
        }
        bound.commitments.retain(|found| found.amounts.iter().any(|amount| !amount.is_zero()));
        bound.commitments.sort_by_key(|found| (found.group, Reverse(found.first_amount())));
        bound
    }

    /// The next year, the later ones that the lines name, and what goes on after them; or the one
    /// that is asked for.
    fn find_years(&mut self, lines: &[Line], next: i32, asked: Option<i32>) {
        if let Some(year) = asked {
            self.slots.extend((year >= next).then_some(Slot { year, goes_on: false }));
            return;
        }
        let amounts =
            || lines.iter().flat_map(|line| line.amounts).filter(|found| !is_turned(found));
        let named = amounts().map(|found| found.years.last.unwrap_or(found.years.first));
        let last = named.max().unwrap_or(next).max(next);
        let shown = last.min(next + LONGEST - 1);
        self.cut_off = (shown < last).then_some(shown);
        self.slots.extend((next..=shown).map(|year| Slot { year, goes_on: false }));
        if self.cut_off.is_none() && amounts().any(goes_on) {
            self.slots.push(Slot { year: last + 1, goes_on: true });
        }
    }

    /// The groups that there are, each once.
    pub fn groups(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.commitments.iter().map(|found| found.group).collect();
        groups.dedup();
        groups
    }

    /// What a group comes to in each of the years.
    pub fn total(&self, group: Group) -> Vec<Sum> {
        let of_group = || self.commitments.iter().filter(|found| found.group == group);
        let total = |at| of_group().map(|found| found.amounts[at]).sum::<Sum>();
        (0..self.slots.len()).map(|at| total(at).with_unreadable(self.uncounted)).collect()
    }
}

impl Commitment<'_> {
    fn first_amount(&self) -> Option<crate::money::Decimal> {
        self.amounts.iter().find(|amount| !amount.is_zero()).map(Sum::estimate)
    }
}

/// What counts of an allocation: not what is taken out of it, which counts by itself, nor what is
/// only asked for out of a frame allocation that binds the fund already.
fn counted(line: &Line) -> Sum {
    if line.is_held { Sum::default() } else { line.rest }
}

fn is_turned(amount: &YearAmount) -> bool {
    amount.years.is_turned()
}

fn goes_on(amount: &YearAmount) -> bool {
    amount.years.last.is_none()
}

fn is_asked_for(ledger: &Ledger, line: &Line, query: &Query) -> bool {
    let allocation = line.allocation;
    query.project.as_ref().is_none_or(|project| ledger.pays_for(allocation, project))
        && query.organisation.as_ref().is_none_or(|who| allocation.recipients.contains(who))
}
