//! Amounts, funds and what is drawn on them.

mod amount_years;
mod amounts_of_items;
mod largest;
mod mixed_currency;
mod operations_from_one_off;
mod outside_project_years;
mod over_budget;
mod over_cap;
mod over_frame;
mod overpaid;
mod pools;
mod stated_total;
mod surplus_overdrawn;
mod surplus_too_early;
mod turned_bounds;
mod unlikely_amount;
mod wrong_frame;
mod wrong_transfer;

use super::{Found, Reporter, Rule, named_amounts, slips};

pub(super) const RULES: &[Rule] = &[
    amount_years::RULE,
    mixed_currency::RULE,
    operations_from_one_off::RULE,
    outside_project_years::RULE,
    over_budget::RULE,
    over_cap::RULE,
    over_frame::RULE,
    overpaid::RULE,
    stated_total::RULE,
    surplus_overdrawn::RULE,
    surplus_too_early::RULE,
    turned_bounds::RULE,
    unlikely_amount::RULE,
    wrong_frame::RULE,
    wrong_transfer::RULE,
];
