//! Files that cannot be read.

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
    sort("a field stands twice", "duplicate-key", "people", |page, _| {
        let title = page.line("title: ")?;
        let (last, line) = (page.count(), page.at(title).to_owned());
        Some(page.insert(last, &line).found(last, "title"))
    }),
    sort("a tab before a line", "tab", "people", |page, _| {
        let at = page.line("    ")?;
        Some(page.replace(at, "    ", "\t").found(at, "\t"))
    }),
    sort("a quote that is not closed", "syntax", "people", |page, _| {
        let at = page.line("title: ")?;
        Some(page.replace(at, "title: ", "title: \"").found(at, "\""))
    }),
    sort("a conflict that git left", "merge-conflict", "projects", |page, _| {
        let at = page.line("kind: ")?;
        let page = page.insert(at, "<<<<<<< HEAD").insert(at + 1, "kind: initiative");
        let page = page.insert(at + 2, "=======").insert(at + 4, ">>>>>>> andet");
        Some(page.found(at, "<<<<<<<"))
    }),
    sort("saved as Latin-1", "encoding", "meetings", |mut page, _| {
        let at = (0..page.count()).find(|at| !page.at(*at).is_ascii())?;
        let letter = page.at(at).find(|letter: char| !letter.is_ascii())?;
        let letter = page.at(at)[letter..].chars().next()?.to_string();
        page.line("title: ")?;
        page.is_latin = true;
        Some(page.found(at, &letter))
    }),
    sort("an anchor", "yaml-feature", "organisations", |page, _| {
        let at = page.line("kind: ")?;
        let kind = page.value(at).to_owned();
        Some(page.set(at, format!("&a {kind}")).found(at, &kind))
    }),
];
