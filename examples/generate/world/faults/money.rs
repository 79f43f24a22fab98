//! Amounts that do not agree.

use super::super::books::{Cut, figure};
use super::super::money::{Pool, end_of_books};
use super::{Page, Sort, where_readable};

/// The place of the amount of a fund with one frame.
fn one_frame(page: &Page) -> Option<usize> {
    page.line("basis: one-off")?;
    page.line("  - amount: ")
}

pub(super) const SORTS: &[Sort] = &[
    where_readable("a stated total that is off", "stated-total", "meetings", |page, context| {
        let stated = page.line("stated:")?;
        let what = page.next_line(stated, "  - what: remaining")?;
        let at = page.next_line(what, "    amount: ")?;
        let amount = page.value(at).parse::<i64>().ok()? + context.random.between(1, 9) * 1000;
        Some(page.set(at, amount).found(at, &amount.to_string()))
    }),
    where_readable(
        "a frame that is less than what is granted",
        "over-budget",
        "funds",
        |page, context| {
            let at = one_frame(&page)?;
            let cut = Cut { day: end_of_books(), opening: None };
            let figures = context.whole.figures(Pool::Once, None, cut);
            let frame = figure(&figures, "disposed").filter(|disposed| *disposed > 0)? - 1000;
            Some(page.set(at, frame).found(at, &frame.to_string()))
        },
    ),
    where_readable("a year on the frame of a one-off fund", "amount-years", "funds", |page, _| {
        let at = one_frame(&page)?;
        let amount = page.value(at).to_owned();
        Some(page.insert(at + 1, "    year: 2021").found(at, &amount))
    }),
    where_readable(
        "a surplus that is less than what is drawn",
        "surplus-overdrawn",
        "allocations",
        |page, context| {
            let surpluses = page.line("surpluses:")?;
            let at = page.next_line(surpluses, "    amount: ")?;
            let half = page.value(at).parse::<i64>().ok()? / 2;
            let draws = page.path.rsplit('/').next()?.replace(".yaml", "#s1");
            let is_fee = |fee: &&super::super::money::Allocation| {
                fee.financed_by.as_deref() == Some(draws.as_str())
            };
            let fee = context.whole.allocations.iter().find(is_fee)?;
            let fee = context.page("allocations", &page, &fee.id)?;
            let drawn = fee.line("financed_by:")? + 1;
            context.elsewhere = Some(fee.found(drawn, &draws));
            Some(page.set(at, half))
        },
    ),
    where_readable("bounds in the wrong order", "turned-bounds", "projects", |page, _| {
        let at = page.line("      between:")?;
        Some(page.swap(at + 1, at + 2).found(at + 1, "- "))
    }),
];
