//! Amounts, funds and what is drawn on them.

mod amount_years;
mod over_budget;
mod over_cap;
mod over_frame;
mod stated_total;
mod surplus_overdrawn;
mod turned_bounds;
mod wrong_frame;
mod wrong_transfer;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] = &[
    amount_years::RULE,
    over_budget::RULE,
    over_cap::RULE,
    over_frame::RULE,
    stated_total::RULE,
    surplus_overdrawn::RULE,
    turned_bounds::RULE,
    wrong_frame::RULE,
    wrong_transfer::RULE,
];
