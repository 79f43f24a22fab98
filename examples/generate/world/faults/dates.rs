//! Dates that cannot be read, or cannot be.

use super::{Sort, anywhere};

pub(super) const SORTS: &[Sort] = &[
    anywhere("a date with points", "date-form", "calls", |page, _| {
        let at = page.line("published: ")?;
        let date = page.day(at, 0)?.format("%d.%m.%Y").to_string();
        Some(page.set(at, &date).found(at, &date))
    }),
    anywhere("the thirtieth of February", "impossible-date", "projects", |page, context| {
        let at = page.any_line("    date: ", context.random)?;
        let day = format!("{}-02-30", page.value(at).get(..4)?);
        Some(page.set(at, &day).found(at, &day))
    }),
    anywhere("a period that ends before it begins", "turned-dates", "calls", |page, _| {
        let at = page.line("period: ")?;
        let (from, to) = page.value(at).split_once('/')?;
        let turned = format!("{to}/{from}");
        Some(page.set(at, &turned).found(at, &turned))
    }),
    anywhere("a history in the wrong order", "turned-dates", "projects", |page, _| {
        let running = page.line("  - state: running")?;
        let at = page.next_line(running, "    date: ")?;
        let day = page.day(at, -400)?.to_string();
        Some(page.set(at, &day).found(at, &day))
    }),
];
