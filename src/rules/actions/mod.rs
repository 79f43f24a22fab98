//! What is to be done, by whom and when.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
