//! What is taken out of which frame allocation, and what is moved between these and the funds.
//!
//! A fund holds its allocations, and a frame allocation what is taken out of it. What moves from one
//! place to another lowers all that hold the first and not the second, and raises all that hold the
//! second and not the first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::cut::Cut;
use super::{Entry, Ledger, Table};
use crate::money::Sum;
use crate::records::{Allocation, Fund, Transfer};

/// Where money is: a fund, or a frame allocation of one; its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    /// A fund.
    Fund(String),
    /// An allocation.
    Allocation(String),
}

/// A transfer, as one of those sees it that it lowers or raises.
#[derive(Debug)]
struct Flow {
    /// Where it is recorded, and its place among the transfers there, from 0.
    from: Holder,
    at: usize,
    raises: bool,
    /// Whether its amount is in another currency here.
    is_foreign: bool,
}

/// Why what an allocation is within does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Astray {
    /// There is no such allocation.
    Missing,
    /// It is one of another fund.
    OtherFund,
    /// It is, perhaps by way of others, within the allocation itself.
    Circle,
}

/// What lies within what, and what moves.
#[derive(Debug, Default)]
pub struct Holdings {
    /// What each allocation is within, where that holds it.
    parents: BTreeMap<String, String>,
    children: BTreeMap<String, Vec<String>>,
    depths: BTreeMap<String, usize>,
    astray: BTreeMap<String, Astray>,
    flows: BTreeMap<Holder, Vec<Flow>>,
    /// How many transfers could not be read to each that receives them.
    unread: BTreeMap<Holder, u32>,
    /// How many allocations are not counted in each fund, and how many may belong to any.
    uncounted: BTreeMap<String, u32>,
    of_any_fund: u32,
}

impl Holdings {
    pub(super) fn of(ledger: &Ledger) -> Holdings {
        let mut holdings = Holdings::default();
        holdings.find_parents(ledger);
        for fund in ledger.funds.values() {
            holdings.find_flows(ledger, &Holder::Fund(fund.id.clone()), &fund.transfers);
        }
        for allocation in ledger.allocations.values() {
            let holder = Holder::Allocation(allocation.id.clone());
            holdings.find_flows(ledger, &holder, &allocation.transfers);
        }
        holdings.find_unread(ledger);
        holdings.count_uncounted(ledger);
        holdings
    }

    /// Counts what [`Ledger::uncounted`] names, of all funds at once.
    fn count_uncounted(&mut self, ledger: &Ledger) {
        let broken = ledger.broken.iter();
        let broken_funds = broken.clone().filter(|broken| broken.kind == "fund");
        let broken_funds: BTreeSet<&str> = broken_funds.map(|broken| broken.id.as_str()).collect();
        let is_known = |fund: &str| ledger.funds.contains_key(fund) || broken_funds.contains(fund);
        let unread = broken.filter(|broken| broken.kind == "allocation");
        let astray = |allocation: &&Entry<Allocation>| {
            self.astray.contains_key(&allocation.id) || !is_known(&allocation.fund)
        };
        let astray = ledger.allocations.values().filter(astray);
        let funds = unread.map(|broken| broken.fund.as_deref());
        let mut uncounted: BTreeMap<String, u32> = BTreeMap::new();
        for fund in funds.chain(astray.map(|allocation| Some(allocation.fund.as_str()))) {
            match fund.filter(|fund| is_known(fund)) {
                Some(fund) => *uncounted.entry(fund.to_owned()).or_default() += 1,
                None => self.of_any_fund += 1,
            }
        }
        self.uncounted = uncounted;
    }

    /// How many allocations may belong to a fund that is there, and are not counted in it.
    pub(super) fn uncounted(&self, fund: &str) -> u32 {
        self.of_any_fund + self.uncounted.get(fund).copied().unwrap_or_default()
    }

    fn find_parents(&mut self, ledger: &Ledger) {
        let circles = circles(&ledger.allocations);
        for allocation in ledger.allocations.values() {
            let Some(within) = named(allocation) else {
                continue;
            };
            let id = &allocation.id;
            match ledger.allocations.get(within) {
                // It counts by itself, and its parent as one that could not be read.
                None if ledger.is_broken("allocation", within) => {}
                None => drop(self.astray.insert(id.clone(), Astray::Missing)),
                Some(_) if circles.contains(id.as_str()) => {
                    self.astray.insert(id.clone(), Astray::Circle);
                }
                Some(parent) if parent.fund != allocation.fund => {
                    self.astray.insert(id.clone(), Astray::OtherFund);
                }
                Some(_) => drop(self.parents.insert(id.clone(), within.to_owned())),
            }
        }
        // What is within something that does not count, counts by itself.
        let astray = &self.astray;
        self.parents.retain(|_, parent| !astray.contains_key(parent));
        for (child, parent) in &self.parents {
            self.children.entry(parent.clone()).or_default().push(child.clone());
        }
        // There is no circle in what is left, so every level lies below the one before.
        let is_top = |id: &&String| !self.parents.contains_key(*id);
        let mut level: Vec<String> = self.children.keys().filter(is_top).cloned().collect();
        let mut depth = 0;
        while !level.is_empty() {
            depth += 1;
            let below: Vec<String> =
                level.iter().filter_map(|id| self.children.get(id)).flatten().cloned().collect();
            self.depths.extend(below.iter().map(|id| (id.clone(), depth)));
            level = below;
        }
    }

    fn find_flows(&mut self, ledger: &Ledger, from: &Holder, transfers: &[Transfer]) {
        for (at, transfer) in transfers.iter().enumerate() {
            let givers = self.chain(ledger, from.clone());
            let receiver = receiver(ledger, transfer);
            let currency = |holder| ledger.fund_of(holder).map(|fund| fund.currency.as_str());
            let is_foreign = receiver.as_ref().is_some_and(|to| currency(to) != currency(from));
            let receivers = receiver.map_or(Vec::new(), |to| self.chain(ledger, to));
            let lowered = givers.iter().filter(|holder| !receivers.contains(holder));
            let raised = receivers.iter().filter(|holder| !givers.contains(holder));
            let lowered = lowered.map(|holder| (holder, false));
            for (holder, raises) in lowered.chain(raised.map(|holder| (holder, true))) {
                let flow =
                    Flow { from: from.clone(), at, raises, is_foreign: raises && is_foreign };
                self.flows.entry(holder.clone()).or_default().push(flow);
            }
        }
    }

    /// What records that could not be read move to others, as far as that could be read.
    fn find_unread(&mut self, ledger: &Ledger) {
        for broken in ledger.broken.iter().filter(|broken| !broken.links.is_empty()) {
            let spot = ledger.schemas.kind(&broken.kind).and_then(|kind| {
                let outline = &kind.shape.outline;
                let transfers = outline.spot(outline.field(0, "transfers")?).elements?;
                outline.field(transfers, "to")
            });
            let to = broken.links.iter().filter(|link| Some(link.spot) == spot);
            for receiver in to.filter_map(|link| holder(ledger, &link.text)) {
                for holder in self.chain(ledger, receiver) {
                    *self.unread.entry(holder).or_default() += 1;
                }
            }
        }
    }

    /// What holds the money of a holder: itself, what it is within, and at last its fund.
    fn chain(&self, ledger: &Ledger, holder: Holder) -> Vec<Holder> {
        let mut chain = vec![holder];
        while let Some(Holder::Allocation(id)) = chain.last() {
            let next = match self.parents.get(id) {
                Some(parent) => Holder::Allocation(parent.clone()),
                None => match ledger.allocations.get(id) {
                    Some(allocation) => Holder::Fund(allocation.fund.clone()),
                    None => break,
                },
            };
            chain.push(next);
        }
        chain
    }

    /// The allocation that one is taken out of.
    pub fn parent(&self, allocation: &str) -> Option<&str> {
        self.parents.get(allocation).map(String::as_str)
    }

    /// What an allocation is taken out of, the nearest first.
    pub fn above(&self, allocation: &str) -> impl Iterator<Item = &str> {
        std::iter::successors(self.parent(allocation), |id| self.parent(id))
    }

    /// What is taken out of an allocation, in the order of the ids.
    pub fn children(&self, allocation: &str) -> &[String] {
        self.children.get(allocation).map_or(&[], Vec::as_slice)
    }

    /// All that is taken out of an allocation, and out of that; in the order of the ids.
    pub fn below<'h>(&'h self, allocation: &str) -> BTreeSet<&'h str> {
        let mut below = BTreeSet::new();
        let mut open: Vec<&String> = self.children(allocation).iter().collect();
        while let Some(id) = open.pop() {
            below.insert(id.as_str());
            open.extend(self.children(id));
        }
        below
    }

    /// How many allocations it is within, one within the other.
    pub(super) fn depth(&self, allocation: &str) -> usize {
        self.depths.get(allocation).copied().unwrap_or_default()
    }

    /// Why an allocation is not counted: what it says that it is within cannot hold it.
    pub fn astray(&self, allocation: &str) -> Option<Astray> {
        self.astray.get(allocation).copied()
    }

    /// The allocations that are not counted for that reason.
    pub(super) fn all_astray(&self) -> impl Iterator<Item = &str> {
        self.astray.keys().map(String::as_str)
    }

    /// What is moved to a holder and from it by a point in the books: of the frames of a year, or in
    /// all. What comes in another currency is unknown.
    pub(super) fn moved(
        &self,
        ledger: &Ledger,
        holder: &Holder,
        year: Option<i32>,
        cut: Cut,
    ) -> Moved {
        let mut moved = Moved::default();
        for flow in self.flows.get(holder).into_iter().flatten() {
            let Some(transfer) = ledger.transfers(&flow.from).get(flow.at) else {
                continue;
            };
            let is_of_year = year.is_none() || year_of(transfer) == year;
            if !is_of_year || !cut.counts(transfer) {
                continue;
            }
            let amount = if flow.is_foreign { Sum::UNKNOWN } else { Sum::of(&transfer.amount) };
            if flow.raises {
                moved.received += amount;
            } else {
                moved.given += amount;
            }
        }
        let unread = self.unread.get(holder).copied().unwrap_or_default();
        moved.received = moved.received.with_unreadable(unread);
        moved
    }

    /// The transfers that lower or raise a holder, each with the holder that records it and whether
    /// it raises.
    pub fn transfers<'l>(
        &self,
        ledger: &'l Ledger,
        holder: &Holder,
    ) -> impl Iterator<Item = (Holder, &'l Transfer, bool)> + use<'_, 'l> {
        self.flows.get(holder).into_iter().flatten().filter_map(|flow| {
            let transfer = ledger.transfers(&flow.from).get(flow.at)?;
            Some((flow.from.clone(), transfer, flow.raises))
        })
    }
}

/// What is moved to a holder and from it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Moved {
    pub received: Sum,
    pub given: Sum,
}

impl Moved {
    /// An amount with what is moved to it and without what is moved from it.
    pub fn change(&self, amount: Sum) -> Sum {
        (amount + self.received).lowered(&self.given)
    }
}

/// The year that a transfer counts in: the one that is said, or that of the last day it may mean.
pub fn year_of(transfer: &Transfer) -> Option<i32> {
    transfer.year.or(transfer.date.last().map(|day| day.year()))
}

/// What a transfer goes to, if that is there.
pub fn receiver(ledger: &Ledger, transfer: &Transfer) -> Option<Holder> {
    holder(ledger, &transfer.to)
}

/// The fund with an id, or else the allocation, if either is there.
pub(super) fn holder(ledger: &Ledger, id: &str) -> Option<Holder> {
    if ledger.funds.contains_key(id) {
        return Some(Holder::Fund(id.to_owned()));
    }
    ledger.allocations.contains_key(id).then(|| Holder::Allocation(id.to_owned()))
}

impl Ledger {
    /// The transfers that a holder records.
    pub fn transfers(&self, holder: &Holder) -> &[Transfer] {
        match holder {
            Holder::Fund(id) => self.funds.get(id).map_or(&[], |fund| &fund.transfers),
            Holder::Allocation(id) => {
                self.allocations.get(id).map_or(&[], |allocation| &allocation.transfers)
            }
        }
    }

    /// The allocation that pays for one: what it is taken out of, and that is taken out of; or itself.
    pub fn outermost<'l>(&'l self, allocation: &'l Entry<Allocation>) -> &'l Entry<Allocation> {
        let outermost = self.holdings.above(&allocation.id).last();
        outermost.and_then(|id| self.allocations.get(id)).unwrap_or(allocation)
    }

    /// The fund that a holder is, or that it is an allocation of.
    pub fn fund_of(&self, holder: &Holder) -> Option<&Entry<Fund>> {
        match holder {
            Holder::Fund(id) => self.funds.get(id),
            Holder::Allocation(id) => self.funds.get(&self.allocations.get(id)?.fund),
        }
    }
}

/// What an allocation says that it is within. What surpluses pay for is taken out of nothing.
fn named(allocation: &Allocation) -> Option<&str> {
    let within = allocation.within.as_ref().filter(|_| allocation.financed_by.is_empty())?;
    Some(&within.value)
}

/// The allocations that are within themselves, by way of others or at once.
fn circles(allocations: &Table<Allocation>) -> BTreeSet<&str> {
    let mut circles = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for start in allocations.values() {
        let mut way = Vec::new();
        let mut here = Some(start);
        while let Some(allocation) = here.filter(|here| seen.insert(here.id.as_str())) {
            way.push(allocation.id.as_str());
            here = named(allocation).and_then(|within| allocations.get(within));
        }
        let again = here.and_then(|here| way.iter().position(|id| *id == here.id));
        circles.extend(again.into_iter().flat_map(|at| way[at..].iter().copied()));
    }
    circles
}
