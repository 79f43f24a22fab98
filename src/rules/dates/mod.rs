//! Dates that cannot all be true.

mod deadline_before_meeting;
mod not_a_member_then;
mod project_ends_twice;
mod turned_dates;

use super::{Reporter, Rule, nodes};

pub(super) const RULES: &[Rule] = &[
    deadline_before_meeting::RULE,
    not_a_member_then::RULE,
    project_ends_twice::RULE,
    turned_dates::RULE,
];
