//! Recommendations, decisions and who may decide.

mod decision_before_meeting;
mod undecided;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] = &[decision_before_meeting::RULE, undecided::RULE];
