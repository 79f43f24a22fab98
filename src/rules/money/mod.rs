//! Amounts, funds and what is drawn on them.

mod amount_years;
mod over_budget;
mod stated_total;
mod surplus_overdrawn;
mod turned_bounds;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] = &[
    amount_years::RULE,
    over_budget::RULE,
    stated_total::RULE,
    surplus_overdrawn::RULE,
    turned_bounds::RULE,
];
