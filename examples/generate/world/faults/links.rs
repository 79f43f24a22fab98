//! Records that point at what is not there, and files that are no records.

use super::{Context, Needs, Page, Sort};

const fn sort(
    name: &'static str,
    code: &'static str,
    kind: &'static str,
    needs: Needs,
    plant: fn(Page, &mut Context) -> Option<Page>,
) -> Sort {
    Sort { name, code, kind, needs, plant }
}

/// A file beside a record, in its folder.
fn beside(page: &Page, name: &str) -> String {
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{name}")
}

pub(super) const SORTS: &[Sort] = &[
    sort(
        "a partner that is not there",
        "dangling-reference",
        "projects",
        Needs::Nothing,
        |page, context| {
            let at = page.any_line("  - organisation: ", context.random)?;
            let id = format!("{}-nord", page.value(at));
            Some(page.set(at, &id).found(at, &id))
        },
    ),
    sort(
        "a fund where a partner belongs",
        "wrong-kind",
        "projects",
        Needs::Readable,
        |page, context| {
            let at = page.any_line("  - organisation: ", context.random)?;
            let fund = context.whole.once.clone();
            Some(page.set(at, &fund).found(at, &fund))
        },
    ),
    sort(
        "a partner in words that has a record",
        "record-in-words",
        "projects",
        Needs::Readable,
        |page, context| {
            let at = page.any_line("  - organisation: ", context.random)?;
            let parties = context.whole.parties.all();
            let name = &parties.iter().find(|party| party.id == page.value(at))?.name;
            // The record keeps its name, so nothing else is planted in it.
            context.elsewhere = context.page("organisations", &page, page.value(at));
            Some(page.set(at, name).found(at, name))
        },
    ),
    sort("a file where no record lies", "misplaced-file", "people", Needs::Nothing, |page, _| {
        let name = page.path.rsplit('/').next()?;
        let path = format!("records/notater/{}/{name}", page.folders().1);
        Some(Page::new(path, "title: Til næste møde\n"))
    }),
    sort("a file name with a capital", "unusable-id", "people", Needs::Nothing, |page, _| {
        let name = page.path.rsplit('/').next()?.strip_suffix(".yaml")?;
        Some(Page::new(beside(&page, &format!("{name}_KOPI.yaml")), "name: Kopien\n"))
    }),
    sort("an id that two files have", "duplicate-id", "people", Needs::Nothing, |page, _| {
        let name = page.path.rsplit('/').next()?;
        Some(Page::new(format!("records/people/zz-andre/{name}"), "name: Den anden\n"))
    }),
];
