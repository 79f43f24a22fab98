//! Dates that cannot all be true.

mod turned_dates;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] = &[turned_dates::RULE];
