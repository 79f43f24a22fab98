//! What does not belong into records that many read.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
