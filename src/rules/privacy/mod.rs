//! What must not stand in records that others can read.

mod closed_text_quoted;
mod contact_details;
mod personal_number;

use super::{Reporter, Rule};

pub(super) const RULES: &[Rule] =
    &[closed_text_quoted::RULE, contact_details::RULE, personal_number::RULE];
