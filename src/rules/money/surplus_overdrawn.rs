//! More is drawn from surpluses than there is in them.

use super::pools::{Pool, pools};
use super::{Reporter, Rule};
use crate::code;
use crate::findings::Severity;
use crate::ledger::budget::{Books, SurplusLine};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::money::Sum;
use crate::records::{Fund, SurplusState};
use crate::source::Place;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("surplus-overdrawn", Error, "surplus_overdrawn.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        let books = Books::new(ledger, fund, None, Cut::EVERYTHING);
        for pool in pools(ledger, &books) {
            check_pool(fund, &pool, reporter);
        }
    }
}

/// What is drawn from a pool, and what is available in it at the end of the books.
pub(super) fn drawn_and_held(pool: &Pool) -> (Sum, Sum) {
    let drawn = pool.draws.iter().map(|line| line.this_year).sum();
    let is_available = |line: &&SurplusLine| line.state.state == SurplusState::Available;
    let held = pool.surpluses.iter().filter(is_available).map(|line| line.amount).sum();
    (drawn, held)
}

/// Whether more is drawn than there is, for certain.
pub(super) fn is_overdrawn(drawn: &Sum, held: &Sum) -> bool {
    held.missing() == 0 && drawn.exact > held.estimate()
}

fn check_pool(fund: &Entry<Fund>, pool: &Pool, reporter: &mut Reporter) {
    let (drawn, held) = drawn_and_held(pool);
    let Some(last) = pool.draws.last().filter(|_| is_overdrawn(&drawn, &held)) else {
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
    for line in &pool.surpluses {
        let state = text!(
            "rules.money.surplus-overdrawn.surplus",
            amount = line.amount,
            state = line.state.state.word()
        );
        found = found.related(place_of(line), state);
    }
}

fn place_of(line: &SurplusLine) -> Place {
    line.allocation.place(line.surplus.amount.span)
}
