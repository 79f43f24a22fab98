//! What is to be done, by whom and when.

mod done_before_decided;
mod overdue_action;
mod ownerless_action;
mod undated_action;

use super::{Reporter, Rule, nodes};

pub(super) const RULES: &[Rule] = &[
    done_before_decided::RULE,
    overdue_action::RULE,
    ownerless_action::RULE,
    undated_action::RULE,
];
