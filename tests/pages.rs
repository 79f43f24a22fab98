//! Every code has a page, and the examples on it are true: the wrong one is found by its code and
//! no other, the right one by none. The examples stand in the repository `examples/klynge`: a file
//! on the page is added to it or replaces the one of the same name.

mod support;

use collab::texts::Language;
use support::page;

#[test]
fn wrong_examples_are_found_by_their_code_and_right_ones_by_none() {
    for code in collab::inspection::codes().all {
        let page = code.page;
        assert!(
            page.starts_with(&format!("# {}\n", code.id)),
            "{}: the heading is the code",
            code.id
        );
        let wrong = found_in(page, "## Wrong", code.id);
        assert!(!wrong.is_empty(), "{}: the wrong example is not found", code.id);
        assert!(
            wrong.iter().all(|found| found == code.id),
            "{}: the wrong example gives {wrong:?}",
            code.id
        );
        let right = found_in(page, "## Right", code.id);
        assert!(right.is_empty(), "{}: the right example gives {right:?}", code.id);
    }
}

#[test]
fn every_page_is_there_in_every_language_with_the_same_examples() {
    let codes = collab::inspection::codes().all;
    let reports = collab::reports::REPORTS.iter().map(|report| (report.name, report.page));
    for (name, english) in codes.iter().map(|code| (code.id, code.page)).chain(reports) {
        for language in Language::all() {
            let file = name.replace('-', "_");
            let page = collab::texts::page(&file, language).expect("there is a page");
            let heading = page.lines().next();
            assert_eq!(heading, english.lines().next(), "{name} ({})", language.code());
            assert_eq!(blocks(page), blocks(english), "{name} ({})", language.code());
            assert!(
                page != english || language == Language::default(),
                "{name} is not in {}",
                language.name()
            );
        }
    }
}

/// The blocks of code on a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("```").skip(1).step_by(2).collect()
}

#[test]
fn every_code_is_named_once() {
    let mut ids: Vec<&str> = collab::inspection::codes().all.iter().map(|code| code.id).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

/// The codes that an example gives.
fn found_in(page: &str, heading: &str, code: &str) -> Vec<String> {
    let example = page::example(page, heading, code);
    support::codes(&example.tree, &example.schemas)
}
