//! Meetings and their agendas.

use super::{Context, Needs, Page, Sort};

const fn sort(
    name: &'static str,
    code: &'static str,
    needs: Needs,
    plant: fn(Page, &mut Context) -> Option<Page>,
) -> Sort {
    Sort { name, code, kind: "meetings", needs, plant }
}

pub(super) const SORTS: &[Sort] = &[
    sort("a time with a point", "time-form", Needs::Nothing, |page, _| {
        page.line("number: ")?;
        let at = page.line("starts: ")?;
        let time = page.value(at).replace(':', ".");
        Some(page.set(at, &time).found(at, &time))
    }),
    sort("a meeting in a state with a slip", "unknown-word", Needs::Breaking, |page, _| {
        let at = page.line("state: held")?;
        Some(page.set(at, "hold").found(at, "hold"))
    }),
    sort(
        "approved at an item that is not there",
        "dangling-reference",
        Needs::Readable,
        |page, _| {
            let at = page.line("  approved_at: ")?;
            let item = page.value(at).replace("/01", "/99");
            Some(page.set(at, &item).found(at, &item))
        },
    ),
    sort("an item that ends before it begins", "turned-dates", Needs::Nothing, |page, _| {
        page.line("number: ")?;
        let at = page.line("ends: ")?;
        Some(page.set(at, "\"06:30\"").found(at, "\""))
    }),
];
