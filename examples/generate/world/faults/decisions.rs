//! Decisions that are missing, or made before their time.

use super::{Sort, where_readable};

pub(super) const SORTS: &[Sort] = &[
    where_readable("a recommendation that nobody answers", "undecided", "meetings", |page, _| {
        page.line("  - outcome: noted")?;
        let at = page.line("  - Tager ")? + 1;
        let more = "Beder om en ny status til efteråret";
        Some(page.insert(at, &format!("  - {more}")).found(at, more))
    }),
    where_readable(
        "granted before the meeting",
        "decision-before-meeting",
        "allocations",
        |page, _| {
            let state = page.line("  - state: granted")?;
            let at = page.next_line(state, "    date: ")?;
            let day = page.day(at, -1)?.to_string();
            Some(page.set(at, &day).found(at, &day))
        },
    ),
    where_readable("an outcome with a slip", "unknown-word", "meetings", |page, _| {
        let at = page.line("  - outcome: noted")?;
        Some(page.set(at, "notedd").found(at, "notedd"))
    }),
    where_readable(
        "a matter that is not there is taken up",
        "dangling-reference",
        "meetings",
        |page, context| {
            let at = page.line("takes_up:")? + 1;
            let (item, _) = page.at(at).trim_start_matches([' ', '-']).split_once('#')?;
            let nothing = format!("{item}#9");
            // The item can be read, so nothing else is planted in it.
            context.elsewhere = context.page("meetings", &page, item);
            Some(page.remove(at..at + 1).insert(at, &format!("  - {nothing}")).found(at, &nothing))
        },
    ),
];
