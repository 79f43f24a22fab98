//! The catalogue and the program know the same texts, and put the same things into them.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use collab::texts::Language;
use walkdir::WalkDir;

/// Keys that are put together as the program runs: these beginnings, and a word of the records, a
/// command or a number behind them.
const PUT_TOGETHER: [&str; 13] = [
    "cli.args.",
    "cli.commands.",
    "cli.values.",
    "dates.half.",
    "dates.months.",
    "dates.season.",
    "dates.third.",
    "formats.findings.",
    "formats.currency.",
    "formats.summary.",
    "glossary.",
    "ledger.figures.",
    "ledger.kinds.",
];
const WORDS: &str = "reports.words.";

#[test]
fn every_text_that_is_used_is_there() {
    let known: BTreeSet<&str> = collab::texts::all().map(|(key, _, _)| key).collect();
    for (key, _) in used() {
        assert!(known.contains(key.as_str()), "no text {key}");
    }
}

#[test]
fn every_text_that_is_there_is_used() {
    let used = used();
    for (key, _, _) in collab::texts::all() {
        let is_put_together =
            PUT_TOGETHER.iter().chain([&WORDS]).any(|beginning| key.starts_with(beginning));
        assert!(is_put_together || used.contains_key(key), "nobody says {key}");
    }
}

#[test]
fn what_a_text_asks_for_is_put_into_it() {
    let used = used();
    for (key, language, forms) in collab::texts::all() {
        let Some(given) = used.get(key) else {
            continue;
        };
        for asked in forms.iter().flat_map(|form| names_in(form)) {
            assert!(
                given.contains(&asked),
                "{key} ({language}) asks for {{{asked}}}, which is not given"
            );
        }
    }
}

#[test]
fn every_text_is_there_in_every_language() {
    let mut spoken: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (key, language, _) in collab::texts::all() {
        spoken.entry(key).or_default().insert(language);
    }
    let languages: BTreeSet<&str> = Language::all().map(Language::code).collect();
    let missing: Vec<_> = spoken.iter().filter(|(_, spoken)| **spoken != languages).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn all_languages_ask_for_the_same() {
    let mut asked: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (key, language, forms) in collab::texts::all() {
        let names: BTreeSet<String> = forms.iter().flat_map(|form| names_in(form)).collect();
        let first = asked.entry(key).or_insert_with(|| names.clone());
        assert_eq!(*first, names, "{key} ({language})");
    }
}

/// The names in braces in a form of a text; what else stands in braces is an example.
fn names_in(form: &str) -> Vec<String> {
    let braces =
        form.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    braces
        .filter(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_'))
        .map(str::to_owned)
        .collect()
}

/// The keys in `text!("…")` in the program, with the names that are put into them there. Names that
/// are added later (`.with("name", …)`) count for all texts of the same file.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in WalkDir::new(support::root().join("src")) {
        let entry = entry.unwrap();
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        let later: Vec<String> =
            after(&text, ".with(").filter_map(|rest| quoted(rest)).map(str::to_owned).collect();
        for rest in after(&text, "text!(") {
            let call = balanced(rest);
            let Some(key) = quoted(call).filter(|key| key.contains('.')) else {
                continue;
            };
            let names = used.entry(key.to_owned()).or_default();
            names.extend(given(call));
            names.extend(later.iter().cloned());
        }
    }
    used
}

fn after<'t>(text: &'t str, start: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(start).map(move |(at, _)| text[at + start.len()..].trim_start())
}

/// The string literal that a text begins with.
fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split('"').next()
}

/// What stands before the bracket that closes the call.
fn balanced(text: &str) -> &str {
    let mut depth = 1;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[..at];
        }
    }
    text
}

/// The names before a lone `=` in a call.
fn given(call: &str) -> Vec<String> {
    let parts = call.split(" = ");
    let names = parts.map(|before| {
        before.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default()
    });
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
