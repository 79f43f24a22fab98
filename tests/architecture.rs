//! The way in which data flows: imports only go down, only commands print, and every file says
//! what it is for.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// The floors from the ground up, as the documentation of the library lists them.
const FLOORS: [&[&str]; 10] = [
    &["source", "money", "date"],
    &["texts", "tree", "personal_number"],
    &["findings", "sheet", "records"],
    &["yaml", "letters", "formats"],
    &["schema"],
    &["ledger", "config"],
    &["rules", "reports"],
    &["inspection"],
    &["mending"],
    &["commands"],
];

/// The macros of the crate, and the modules that they belong to.
const MACROS: [(&str, &str); 2] = [("text", "texts"), ("code", "findings")];

#[test]
fn imports_only_go_down() {
    let floors: BTreeMap<&str, usize> = FLOORS
        .iter()
        .zip(1..)
        .flat_map(|(modules, floor)| modules.iter().map(move |module| (*module, floor)))
        .collect();
    let mut climbing = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        let Some(floor) = floors.get(module.as_str()) else {
            assert!(["lib", "main"].contains(&module.as_str()), "{module} has no floor");
            continue;
        };
        for import in imports(&text) {
            let is_own = import == module;
            if !is_own && floors.get(import.as_str()).is_none_or(|below| below >= floor) {
                climbing.push(format!("{path}: {module} (floor {floor}) imports {import}"));
            }
        }
    }
    assert!(climbing.is_empty(), "{climbing:#?}");
}

#[test]
fn the_documentation_lists_the_floors() {
    let library = fs::read_to_string(support::root().join("src/lib.rs")).unwrap();
    for (modules, floor) in FLOORS.iter().zip(1..) {
        let links: Vec<String> = modules.iter().map(|module| format!("[`{module}`]")).collect();
        let row = format!("//! | {floor} | {} |", links.join(", "));
        assert!(library.contains(&row), "no row {row}");
    }
}

#[test]
fn only_commands_print() {
    for (path, text) in sources() {
        // The build script speaks to cargo.
        if !path.starts_with("commands/") && path != "texts/compile.rs" {
            for printing in
                ["println!", "eprintln!", "print!(", "eprint!(", "dbg!(", "stdout()", "stderr()"]
            {
                assert!(!text.contains(printing), "{path} prints with {printing}");
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path}");
    }
}

#[test]
fn libraries_are_known_to_one_place_only() {
    for (library, place) in [
        ("granit_parser", "yaml/"),
        ("jsonschema", "schema/"),
        ("annotate_snippets", "formats/"),
        ("comfy_table", "formats/"),
        ("walkdir", "tree/"),
        ("similar", "mending/"),
        ("clap", "commands/"),
        ("toml", "texts/"),
        ("unicode_normalization", "letters.rs"),
        ("unicode_script", "letters.rs"),
        ("unicode_security", "letters.rs"),
    ] {
        for (path, text) in sources() {
            let is_used = code(&text).any(|line| line.contains(&format!("{library}::")));
            assert!(!is_used || path.starts_with(place), "{path} knows {library}");
        }
    }
}

/// The files of the program: the path below `src`, and the text.
fn sources() -> Vec<(String, String)> {
    let src = support::root().join("src");
    let files =
        WalkDir::new(&src).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let rust = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    rust.map(|path| {
        let below = path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
        (below, fs::read_to_string(&path).unwrap())
    })
    .collect()
}

fn module_of(path: &str) -> String {
    let first = Path::new(path).iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The lines that are no comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// The modules of the crate that a file names.
fn imports(text: &str) -> BTreeSet<String> {
    let names = code(text).flat_map(|line| line.split("crate::").skip(1)).flat_map(|rest| {
        let names = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect::<Vec<_>>(),
            None => vec![rest],
        };
        names.into_iter().map(|name| {
            let name = name.trim();
            let end =
                name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            name[..end].to_owned()
        })
    });
    let module = |name: String| {
        MACROS
            .iter()
            .find(|(known, _)| *known == name)
            .map_or(name, |(_, module)| (*module).to_owned())
    };
    names.filter(|name| !name.is_empty()).map(module).collect()
}
