//! How records are written, beyond what they say.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
