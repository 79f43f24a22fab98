//! How records belong together.

mod circular_parents;
mod turned_chain;
mod unused_record;

use super::{Reporter, Rule, nodes};

pub(super) const RULES: &[Rule] =
    &[circular_parents::RULE, turned_chain::RULE, unused_record::RULE];
