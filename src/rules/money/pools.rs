//! Allocations that draw on surpluses in common, which are judged together, as nobody says which of
//! them takes how much from which.

use std::collections::BTreeMap;

use crate::ledger::Ledger;
use crate::ledger::budget::{Books, Line, SurplusLine, is_disposed};

/// Allocations that draw on surpluses together, and those surpluses.
pub(super) struct Pool<'l> {
    /// The names of the surpluses: `ALLOCATION#s1`.
    names: Vec<&'l str>,
    /// Those of them that are in the books of the fund.
    pub(super) surpluses: Vec<SurplusLine<'l>>,
    /// The allocations, of what is reserved or granted.
    pub(super) draws: Vec<Line<'l>>,
}

/// The pools of a fund. One that draws on a surplus which is not there, or which counts in another
/// currency, is left out: that has a finding of its own, or could not be read.
pub(super) fn pools<'l>(ledger: &'l Ledger, books: &Books<'l>) -> Vec<Pool<'l>> {
    let draws: Vec<Line> = books.lines().into_iter().filter(draws_on_surpluses).collect();
    if draws.is_empty() {
        return Vec::new();
    }
    // Which pool each draw and each surplus is in: joined whenever a draw names both.
    let mut joined: Vec<usize> = (0..draws.len()).collect();
    let mut first_draw: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, line) in draws.iter().enumerate() {
        for name in &line.allocation.financed_by {
            let first = *first_draw.entry(name.value.as_str()).or_insert(at);
            let (one, other) = (root(&mut joined, first), root(&mut joined, at));
            joined[one.max(other)] = one.min(other);
        }
    }
    let mut pools: BTreeMap<usize, Pool> = BTreeMap::new();
    let empty = || Pool { names: Vec::new(), surpluses: Vec::new(), draws: Vec::new() };
    for (name, first) in &first_draw {
        pools.entry(root(&mut joined, *first)).or_insert_with(empty).names.push(*name);
    }
    for (at, line) in draws.into_iter().enumerate() {
        pools.entry(root(&mut joined, at)).or_insert_with(empty).draws.push(line);
    }
    for surplus in books.surpluses() {
        let draw = first_draw.get(surplus.name().as_str());
        if let Some(pool) = draw.and_then(|at| pools.get_mut(&root(&mut joined, *at))) {
            pool.surpluses.push(surplus);
        }
    }
    pools
        .into_values()
        .filter(|pool| pool.names.iter().all(|name| counts(ledger, pool, name)))
        .collect()
}

fn root(joined: &mut [usize], mut at: usize) -> usize {
    while joined[at] != at {
        // Shortens the way for those who come after.
        joined[at] = joined[joined[at]];
        at = joined[at];
    }
    at
}

fn draws_on_surpluses(line: &Line) -> bool {
    !line.allocation.financed_by.is_empty() && is_disposed(line.state.state)
}

fn counts(ledger: &Ledger, pool: &Pool, name: &str) -> bool {
    let currency = |fund: &str| ledger.funds.get(fund).map(|fund| &fund.currency);
    let from = name.split_once('#').and_then(|(id, _)| ledger.allocations.get(id));
    let to = pool.draws.first();
    from.zip(to).is_some_and(|(from, to)| {
        currency(&from.fund).is_some_and(|one| Some(one) == currency(&to.allocation.fund))
    })
}
