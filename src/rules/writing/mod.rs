//! How records are written, beyond what they say.

mod ambiguous_value;
mod byte_order_mark;
mod decomposed_letters;
mod line_endings;
mod look_alike_letters;
mod missing_newline;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] = &[
    ambiguous_value::RULE,
    byte_order_mark::RULE,
    decomposed_letters::RULE,
    line_endings::RULE,
    look_alike_letters::RULE,
    missing_newline::RULE,
];
