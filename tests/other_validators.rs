//! The schemas mean to others what they mean to us: `check-jsonschema` (from PyPI) accepts and
//! refuses the same records, as far as shape goes. Skipped, with a word, where it is not installed.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use collab::schema::Schemas;
use walkdir::WalkDir;

fn is_installed() -> bool {
    let is_there = Command::new("check-jsonschema")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success());
    if !is_there {
        eprintln!("skipped: check-jsonschema is not installed");
    }
    is_there
}

fn accepts(kind: &str, files: &[PathBuf]) -> bool {
    let schema = support::root().join("schemas").join(format!("{kind}.json"));
    let output = Command::new("check-jsonschema")
        .arg("--schemafile")
        .arg(schema)
        .args(files)
        .output()
        .unwrap();
    output.status.success()
}

#[test]
fn what_we_accept_is_accepted() {
    if !is_installed() {
        return;
    }
    let schemas = Schemas::load(&[]).unwrap();
    for records in ["records", "examples/klynge/records", "examples/every-field/records"] {
        for kind in schemas.kinds() {
            let files = of_kind(&schemas, &support::root().join(records), &kind.name);
            assert!(files.is_empty() || accepts(&kind.name, &files), "{} in {records}", kind.name);
        }
    }
}

#[test]
fn what_we_refuse_for_its_shape_is_refused() {
    if !is_installed() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let allocation = fs::read_to_string(
        support::root().join("examples/klynge/records/allocations/hold-i-vand.yaml"),
    )
    .unwrap();
    for (name, written, instead) in [
        ("unknown field", "recipients:", "recipient:"),
        ("missing field", "fund: klyngemidler\n", ""),
        ("wrong type", "title: Hold i vand", "title: [Hold, i, vand]"),
        ("unknown word", "nature: development", "nature: developement"),
        ("nordic amount", "each: 600000", "each: 600.000,00 kr."),
        ("no amount", "amounts:\n  - years: 2025\n    each: 600000\n", ""),
        ("two ways to say an amount", "each: 600000", "each: {about: 5, at_most: 6}"),
        ("an id with a capital", "fund: klyngemidler", "fund: Klyngemidler"),
        (
            "a share without its sign",
            "nature: development",
            "nature: frame\ncaps:\n  - share: 62.5",
        ),
        (
            "a share of more than the whole",
            "nature: development",
            "nature: frame\ncaps:\n  - share: 100.5 %",
        ),
        ("a cap of nothing", "nature: development", "nature: frame\ncaps:\n  - until: 2025-06-30"),
        (
            "a transfer without a date",
            "nature: development",
            "nature: frame\ntransfers:\n  - {to: klyngemidler, amount: 5}",
        ),
        ("years in words", "years: 2025", "years: næste år"),
        (
            "an empty history",
            "history:\n  - state: granted\n    date: 2025-01-15\n    by: politisk-niveau",
            "history: []",
        ),
    ] {
        assert!(allocation.contains(written), "{name}");
        let file = folder.path().join("a.yaml");
        fs::write(&file, allocation.replacen(written, instead, 1)).unwrap();
        assert!(!accepts("allocation", &[file]), "{name}");
        let mut tree = support::example("klynge");
        tree.insert(
            "records/allocations/hold-i-vand.yaml",
            allocation.replacen(written, instead, 1),
        );
        assert!(!support::codes(&tree, &[]).is_empty(), "{name}");
    }
}

fn of_kind(schemas: &Schemas, records: &Path, kind: &str) -> Vec<PathBuf> {
    let files = WalkDir::new(records)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path());
    let is_of_kind = |path: &PathBuf| {
        let below = path.strip_prefix(records).unwrap().to_str().unwrap();
        let record = below.strip_suffix(".yaml").and_then(|name| schemas.record(name));
        record.is_some_and(|(found, _)| found.name == kind)
    };
    files.filter(is_of_kind).collect()
}

#[test]
fn what_github_and_gitlab_are_given_has_their_form() {
    if !is_installed() {
        return;
    }
    for (file, schema) in [
        ("action.yml", "vendor.github-actions"),
        ("examples/github/validate.yml", "vendor.github-workflows"),
        ("examples/gitlab/validate.yml", "vendor.gitlab-ci"),
    ] {
        let output = Command::new("check-jsonschema")
            .args(["--builtin-schema", schema])
            .arg(support::root().join(file))
            .output()
            .unwrap();
        assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stdout));
    }
}
