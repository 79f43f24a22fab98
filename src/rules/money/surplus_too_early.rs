//! A surplus pays for something before it is there.

use super::pools::{Pool, pools};
use super::surplus_overdrawn::{drawn_and_held, is_overdrawn};
use super::{Reporter, Rule};
use crate::code;
use crate::date::{Date, Day};
use crate::ledger::budget::{Books, Line, SurplusLine, is_disposed};
use crate::ledger::cut::Cut;
use crate::ledger::{Entry, Ledger};
use crate::money::{Decimal, Sum};
use crate::records::{AllocationState, Fund, SurplusHistory, SurplusState};
use crate::source::Spanned;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("surplus-too-early", Warning, "surplus_too_early.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for fund in ledger.funds.values() {
        let books = Books::new(ledger, fund, None, Cut::EVERYTHING);
        for pool in pools(ledger, &books) {
            let (drawn, held) = drawn_and_held(&pool);
            if !is_overdrawn(&drawn, &held) {
                check_pool(fund, &pool, reporter);
            }
        }
    }
}

/// A draw and the day by which it is certain to be decided.
struct Draw<'l> {
    line: &'l Line<'l>,
    state: &'l AllocationState,
    day: Day,
}

/// Looks at the pool on the day of each draw, the earliest first; one finding is enough.
fn check_pool(fund: &Entry<Fund>, pool: &Pool, reporter: &mut Reporter) {
    let mut draws: Vec<Draw> = pool.draws.iter().filter_map(draw).collect();
    draws.sort_by_key(|draw| draw.day);
    let mut drawn = Decimal::ZERO;
    for draw in draws {
        drawn += draw.line.this_year.exact;
        let may_be: Sum = pool.surpluses.iter().map(|line| by_then(line, draw.day)).sum();
        if may_be.missing() == 0 && drawn > may_be.estimate() {
            report(fund, pool, &draw, drawn - may_be.estimate(), reporter);
            return;
        }
    }
}

fn draw<'l>(line: &'l Line<'l>) -> Option<Draw<'l>> {
    let state = line.allocation.history.iter().find(|state| is_disposed(state.state))?;
    Some(Draw { line, state, day: state.date.last()? })
}

/// The most that a surplus may have held by the end of a day: nothing, when it became available
/// later for certain.
fn by_then(line: &SurplusLine, day: Day) -> Sum {
    let may_have_come = |date: &Spanned<Date>| date.first().is_none_or(|first| first <= day);
    let is_there =
        available(line).any(|state| may_have_come(&state.date) || state.date.is_uncertain());
    if is_there { line.amount } else { Sum::default() }
}

fn available<'l>(line: &SurplusLine<'l>) -> impl Iterator<Item = &'l SurplusHistory> + use<'l> {
    line.surplus.history.iter().filter(|state| state.state == SurplusState::Available)
}

fn report(fund: &Entry<Fund>, pool: &Pool, draw: &Draw, over: Decimal, reporter: &mut Reporter) {
    let mut found = reporter
        .find(
            draw.line.allocation.place(draw.state.date.span),
            text!(
                "rules.money.surplus-too-early.message",
                date = draw.state.date.value.clone(),
                fund = &fund.title,
                over = over
            ),
        )
        .remedy(text!("rules.money.surplus-too-early.remedy"));
    for line in &pool.surpluses {
        let late = available(line).find(|state| state.date.first() > Some(draw.day));
        if let Some(state) = late {
            found = found.related(
                line.allocation.place(state.date.span),
                text!("rules.money.surplus-too-early.available", amount = line.amount),
            );
        }
    }
}
