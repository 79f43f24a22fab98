//! The folder of a meeting is named after another day than the one that is recorded.

use super::{Reporter, Rule, nodes};
use crate::code;
use crate::date::{self, Day};
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("meeting-date", Warning, "meeting_date.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in ledger.records.iter().filter(|record| record.kind == "meeting") {
        let Some(meeting) = ledger.meetings.get(&record.id) else {
            continue;
        };
        let named = days(&meeting.id);
        let (Some(day), false) = (named.first(), named.contains(&meeting.date)) else {
            continue;
        };
        let at = nodes::place(record, record.node.get("date"));
        let written = day.to_string();
        reporter
            .find(
                at,
                text!(
                    "rules.meetings.meeting-date.message",
                    folder = &meeting.id,
                    date = meeting.date.to_string()
                ),
            )
            .remedy(text!("rules.meetings.meeting-date.remedy", day = &written))
            .fix(Fix::likely(text!("schema.write", instead = &written), at, written.clone()));
    }
}

/// The days that are written in the name of a folder.
fn days(name: &str) -> Vec<Day> {
    let parts: Vec<&str> = name.split('-').collect();
    parts.windows(3).filter_map(|parts| date::parse_day(&parts.join("-")).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn a_folder_names_a_day_only_if_it_is_written_in_full() {
        assert_eq!(days("sku-2021-04-22"), ["2021-04-22".parse().unwrap()]);
        assert_eq!(days("sku-2021-04-22-ekstra").len(), 1);
        for name in ["sku-2021-04", "sku-2021", "sku-2021-13-40", "sku-12-2021"] {
            assert!(days(name).is_empty(), "{name}");
        }
    }
}
