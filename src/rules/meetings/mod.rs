//! Meetings, who was there, and their agendas.

use super::Rule;

pub(super) const RULES: &[Rule] = &[];
