//! More is drawn from surpluses than there is in them.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{Books, Line, SurplusLine, is_disposed};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::{Fund, SurplusState};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("surplus-overdrawn", Error, "surplus_overdrawn.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        let books = Books::new(ledger, fund, None, Cut::EVERYTHING);
        for pool in pools(&books) {
            check_pool(ledger, fund, &books, &pool, reporter);
        }
    }
}

/// Allocations that draw on surpluses together, and what those surpluses hold.
struct Pool<'l> {
    surpluses: Vec<&'l str>,
    draws: Vec<Line<'l>>,
}

/// Allocations that name a surplus in common are judged together, as nobody says which of them
/// draws how much from which.
fn pools<'l>(books: &Books<'l>) -> Vec<Pool<'l>> {
    let mut pools: Vec<Pool> = Vec::new();
    for line in books.lines() {
        let named: Vec<&str> =
            line.allocation.financed_by.iter().map(|name| name.value.as_str()).collect();
        if named.is_empty() || !is_disposed(line.state.state) {
            continue;
        }
        let shares = |pool: &Pool| pool.surpluses.iter().any(|name| named.contains(name));
        let (joined, apart): (Vec<Pool>, Vec<Pool>) = pools.into_iter().partition(shares);
        let mut pool = Pool { surpluses: named, draws: Vec::new() };
        for other in joined {
            pool.surpluses.extend(other.surpluses);
            pool.draws.extend(other.draws);
        }
        pool.draws.push(line);
        pool.surpluses.sort_unstable();
        pool.surpluses.dedup();
        pools = apart;
        pools.push(pool);
    }
    pools
}

fn check_pool(
    ledger: &Ledger,
    fund: &Entry<Fund>,
    books: &Books,
    pool: &Pool,
    reporter: &mut Reporter,
) {
    // A surplus of a record that is not there has its own finding, or could not be read.
    let is_there = |name: &&str| {
        name.split_once('#').is_some_and(|(id, _)| ledger.allocations.contains_key(id))
    };
    if !pool.surpluses.iter().all(is_there) {
        return;
    }
    let drawn: Sum = pool.draws.iter().map(|line| line.this_year).sum();
    let named = |line: &SurplusLine| pool.surpluses.contains(&line.name().as_str());
    let surpluses: Vec<SurplusLine> = books.surpluses().into_iter().filter(named).collect();
    let available = surpluses.iter().filter(|line| line.state.state == SurplusState::Available);
    let held: Sum = available.map(|line| line.amount).sum();
    if held.missing() > 0 || drawn.exact <= held.estimate() {
        return;
    }
    let Some(last) = pool.draws.last() else {
        return;
    };
    let at = last.allocation.financed_by.first().map_or(last.state.date.span, |name| name.span);
    let over = drawn.exact - held.estimate();
    let mut found = reporter
        .find(
            last.allocation.place(at),
            text!("rules.money.surplus-overdrawn.message", fund = &fund.title, over = over),
        )
        .remedy(text!("rules.money.surplus-overdrawn.remedy", held = held, drawn = drawn));
    if !held.is_exact() {
        found = found.severity(Severity::Warning);
    }
    for line in surpluses {
        let state = text!(
            "rules.money.surplus-overdrawn.surplus",
            amount = line.amount,
            state = line.state.state.word()
        );
        found = found.related(line.allocation.place(line.surplus.amount.span), state);
    }
}
