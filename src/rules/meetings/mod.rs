//! Meetings, who was there, and their agendas.

mod absent_not_called;
mod item_numbers;
mod late_agenda;
mod listed;
mod meeting_date;
mod missing_attachment;
mod more_votes_than_present;
mod not_yet_held;
mod outside_meeting;
mod overlapping_times;
mod present_and_absent;
mod stand_in_for_nobody;
mod times;
mod unknown_item_number;
mod weekdays;
mod words;
mod wrong_weekday;

use super::{Reporter, Rule, nodes};

pub(super) const RULES: &[Rule] = &[
    absent_not_called::RULE,
    item_numbers::RULE,
    late_agenda::RULE,
    meeting_date::RULE,
    missing_attachment::RULE,
    more_votes_than_present::RULE,
    not_yet_held::RULE,
    outside_meeting::RULE,
    overlapping_times::RULE,
    present_and_absent::RULE,
    stand_in_for_nobody::RULE,
    unknown_item_number::RULE,
    wrong_weekday::RULE,
];
