//! Which records belong to a fund, and which could not be read, without going through all of them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{Entry, Ledger};
use crate::records::Allocation;
use crate::source::SourceId;

/// Brought together when somebody first asks.
#[derive(Default)]
pub(super) struct Lookups {
    /// The ids of the allocations by the fund that they name.
    of_fund: OnceLock<HashMap<String, Vec<String>>>,
    /// The kinds and ids of what could not be read.
    broken: OnceLock<HashSet<(String, String)>>,
}

impl Ledger {
    /// The allocations that name a fund, in the order of their ids.
    pub fn allocations_of(&self, fund: &str) -> impl Iterator<Item = &Entry<Allocation>> {
        let ids = self.by_fund().get(fund).into_iter().flatten();
        ids.filter_map(|id| self.allocations.get(id))
    }

    fn by_fund(&self) -> &HashMap<String, Vec<String>> {
        self.lookups.of_fund.get_or_init(|| {
            let mut of_fund: HashMap<String, Vec<String>> = HashMap::new();
            for allocation in self.allocations.values() {
                of_fund.entry(allocation.fund.clone()).or_default().push(allocation.id.clone());
            }
            of_fund
        })
    }

    /// Whether a record of this kind and id stands in a file that could not be read.
    pub fn is_broken(&self, kind: &str, id: &str) -> bool {
        if self.broken.is_empty() {
            return false;
        }
        let broken = self.lookups.broken.get_or_init(|| {
            self.broken.iter().map(|broken| (broken.kind.clone(), broken.id.clone())).collect()
        });
        broken.contains(&(kind.to_owned(), id.to_owned()))
    }

    /// The texts of the allocations that may belong to a fund and are not counted in it: those that
    /// could not be read, and those whose fund is not there, unless they name another fund; and those
    /// that are within what cannot hold them.
    pub fn uncounted<'l>(&'l self, fund: &'l str) -> impl Iterator<Item = SourceId> + 'l {
        let is_elsewhere = move |named: &str| {
            named != fund && (self.funds.contains_key(named) || self.is_broken("fund", named))
        };
        let broken = self.broken.iter().filter(move |broken| {
            broken.kind == "allocation" && !broken.fund.as_deref().is_some_and(is_elsewhere)
        });
        let named = self.by_fund().keys().filter(move |named| *named != fund);
        let strayed = named
            .filter(move |named| !is_elsewhere(named))
            .flat_map(|named| self.allocations_of(named));
        let astray = self.holdings.all_astray().filter_map(|id| self.allocations.get(id));
        let astray = astray.filter(move |allocation| allocation.fund == fund);
        let mut apart: Vec<SourceId> =
            strayed.chain(astray).map(|allocation| allocation.source).collect();
        apart.sort_unstable();
        broken.map(|broken| broken.source).chain(apart)
    }
}
