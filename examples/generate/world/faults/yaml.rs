//! Files that cannot be read.

use super::{Sort, anywhere};

pub(super) const SORTS: &[Sort] = &[
    anywhere("a field stands twice", "duplicate-key", "people", |page, _| {
        let title = page.line("title: ")?;
        let (last, line) = (page.count(), page.at(title).to_owned());
        Some(page.insert(last, &line).found(last, "title"))
    }),
    anywhere("a tab before a line", "tab", "people", |page, _| {
        let at = page.line("    ")?;
        Some(page.replace(at, "    ", "\t").found(at, "\t"))
    }),
    anywhere("a quote that is not closed", "syntax", "people", |page, _| {
        let at = page.line("title: ")?;
        Some(page.replace(at, "title: ", "title: \"").found(at, "\""))
    }),
    anywhere("a conflict that git left", "merge-conflict", "projects", |page, _| {
        let at = page.line("kind: ")?;
        let page = page.insert(at, "<<<<<<< HEAD").insert(at + 1, "kind: initiative");
        let page = page.insert(at + 2, "=======").insert(at + 4, ">>>>>>> andet");
        Some(page.found(at, "<<<<<<<"))
    }),
    anywhere("saved as Latin-1", "encoding", "meetings", |mut page, _| {
        let at = (0..page.count()).find(|at| !page.at(*at).is_ascii())?;
        let letter = page.at(at).find(|letter: char| !letter.is_ascii())?;
        let letter = page.at(at)[letter..].chars().next()?.to_string();
        page.line("title: ")?;
        page.is_latin = true;
        Some(page.found(at, &letter))
    }),
    anywhere("an anchor", "yaml-feature", "organisations", |page, _| {
        let at = page.line("kind: ")?;
        let kind = page.value(at).to_owned();
        Some(page.set(at, format!("&a {kind}")).found(at, &kind))
    }),
];
