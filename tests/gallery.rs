//! The gallery: what is shown of each code, in every format and language, kept in `tests/gallery/CODE.txt`. Each is
//! provoked by the wrong example on its page. `SNAPSHOTS=overwrite cargo test --test gallery` writes
//! the files anew, and takes away those of codes that are no more.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use collab::findings::{Code, Finding};
use collab::formats::{Batch, FINDINGS, FindingsFormat, Style};
use collab::inspection;
use collab::ledger::Loaded;
use collab::texts::Language;
use snapbox::Data;
use support::{output, page};

fn folder() -> PathBuf {
    support::root().join("tests/gallery")
}

/// What is found in the wrong example of each code.
static PROVOKED: LazyLock<Vec<(&Code, Loaded, Vec<Finding>)>> = LazyLock::new(|| {
    let provoke = |code: &'static Code| {
        let example = page::example(code.page, "## Wrong", code.id);
        let (loaded, findings) = support::findings(&example.tree, &example.schemas);
        (code, loaded, findings)
    };
    collab::inspection::codes().all.into_iter().map(provoke).collect()
});

/// What is shown of each code in a format and a language. Of files without findings nothing is asked.
fn shown(
    format: &FindingsFormat,
    language: Language,
) -> impl Iterator<Item = (&'static Code, String)> {
    PROVOKED.iter().map(move |(code, loaded, findings)| {
        let path = |finding: &Finding| loaded.ledger.path(finding.source()).to_owned();
        let asked: Vec<String> = findings.iter().map(path).collect();
        let masked = inspection::shown(&loaded.ledger.sources, findings);
        let sources = masked.as_ref().unwrap_or(&loaded.ledger.sources);
        let batch = Batch { asked: &asked, ..Batch::new(findings, sources, loaded.files) };
        (*code, (format.write)(&batch, &Style { language, ..Style::default() }))
    })
}

fn format(name: &str) -> &'static FindingsFormat {
    FINDINGS.iter().find(|format| format.name == name).unwrap()
}

#[test]
fn every_code_is_shown_as_it_is_kept() {
    let mut actual: BTreeMap<&str, String> = BTreeMap::new();
    let version = format!(r#""semanticVersion": "{}""#, env!("CARGO_PKG_VERSION"));
    for format in FINDINGS {
        for (code, shown) in shown(format, Language::default()) {
            // The page is the same for everybody, and long.
            let page = serde_json::to_string(code.page).unwrap();
            let shown = shown.replace(&page, r#""[PAGE]""#);
            let shown = shown.replace(&version, r#""semanticVersion": "[VERSION]""#);
            let section = format!("──── {} ────\n{shown}\n", format.name);
            actual.entry(code.id).or_default().push_str(&section);
        }
    }
    for language in Language::all().filter(|language| *language != Language::default()) {
        for (code, shown) in shown(format("human"), language) {
            let section = format!("──── human, {} ────\n{shown}\n", language.name());
            actual.entry(code.id).or_default().push_str(&section);
        }
    }
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    let changed = actual.into_iter().filter_map(|(code, actual)| {
        let kept = Data::read_from(&folder().join(format!("{code}.txt")), None).raw();
        assert.try_eq(Some(&code), actual.into(), kept).err()
    });
    let changed: Vec<String> = changed.map(|difference| difference.to_string()).collect();
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

#[test]
fn nothing_is_kept_of_codes_that_are_no_more() {
    let codes = collab::inspection::codes().all;
    let known: BTreeSet<String> = codes.iter().map(|code| format!("{}.txt", code.id)).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_str().unwrap().to_owned();
        if known.contains(&name) {
            continue;
        }
        assert!(
            env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite"),
            "left over: {name}"
        );
        fs::remove_file(entry.path()).unwrap();
    }
}

#[test]
fn json_fits_the_schema_that_is_given_for_it() {
    let schema = output::schema("findings");
    for (code, shown) in shown(format("json"), Language::default()) {
        output::assert_fits(&schema, &shown, code.id);
    }
}

#[test]
fn sarif_fits_the_official_schema() {
    let Some(schema) = output::sarif() else {
        return;
    };
    for (code, shown) in shown(format("sarif"), Language::default()) {
        output::assert_fits(&schema, &shown, code.id);
    }
}
