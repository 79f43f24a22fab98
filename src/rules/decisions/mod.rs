//! Recommendations, decisions and who may decide.

mod answered_twice;
mod answers_nothing;
mod beyond_competence;
mod competences;
mod condition_missing;
mod decision_before_meeting;
mod granted_by_nobody;
mod lines;
mod minutes_unapproved;
mod never_taken_up;
mod not_as_decided;
mod outcomes;
mod recipients;
mod undecided;
mod wording;

use super::{Reporter, Rule, named_amounts};

pub(super) const RULES: &[Rule] = &[
    answered_twice::RULE,
    answers_nothing::RULE,
    beyond_competence::RULE,
    condition_missing::RULE,
    decision_before_meeting::RULE,
    granted_by_nobody::RULE,
    minutes_unapproved::RULE,
    never_taken_up::RULE,
    not_as_decided::RULE,
    undecided::RULE,
];
