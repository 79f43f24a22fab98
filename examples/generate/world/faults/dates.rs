//! Dates that cannot be read, or cannot be.

use super::{Context, Needs, Page, Sort};

const fn sort(
    name: &'static str,
    code: &'static str,
    kind: &'static str,
    plant: fn(Page, &mut Context) -> Option<Page>,
) -> Sort {
    Sort { name, code, kind, needs: Needs::Nothing, plant }
}

pub(super) const SORTS: &[Sort] = &[
    sort("a date with points", "date-form", "calls", |page, _| {
        let at = page.line("published: ")?;
        let date = page.day(at, 0)?.format("%d.%m.%Y").to_string();
        Some(page.set(at, &date).found(at, &date))
    }),
    sort("the thirtieth of February", "impossible-date", "projects", |page, context| {
        let at = page.any_line("    date: ", context.random)?;
        let day = format!("{}-02-30", page.value(at).get(..4)?);
        Some(page.set(at, &day).found(at, &day))
    }),
    sort("a period that ends before it begins", "turned-dates", "calls", |page, _| {
        let at = page.line("period: ")?;
        let (from, to) = page.value(at).split_once('/')?;
        let turned = format!("{to}/{from}");
        Some(page.set(at, &turned).found(at, &turned))
    }),
    sort("a history in the wrong order", "turned-dates", "projects", |page, _| {
        let running = page.line("  - state: running")?;
        let at = page.next_line(running, "    date: ")?;
        let day = page.day(at, -400)?.to_string();
        Some(page.set(at, &day).found(at, &day))
    }),
];
