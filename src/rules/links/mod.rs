//! How records belong together.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
