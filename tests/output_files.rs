//! Findings in files, and beside the result: what a run in CI leaves behind.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use support::output;
use walkdir::WalkDir;

const WRONG: &str = "records/funds/klyngemidler.yaml";

/// A copy of an example with one error, in a folder of a git repository.
fn books(git: &Path) -> std::path::PathBuf {
    let books = git.join("the books");
    let example = support::root().join("examples/klynge");
    for entry in WalkDir::new(&example).into_iter().map(Result::unwrap) {
        let target = books.join(entry.path().strip_prefix(&example).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    fs::create_dir(git.join(".git")).unwrap();
    let fund = fs::read_to_string(books.join(WRONG)).unwrap();
    fs::write(books.join(WRONG), fund.replace("basis: yearly", "basis: yaerly")).unwrap();
    books
}

fn collab(books: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_collab"))
        .arg("validate")
        .args(arguments)
        .current_dir(books)
        .env_clear()
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_format_can_go_into_a_file_while_people_read_the_findings() {
    let git = tempfile::tempdir().unwrap();
    let books = books(git.path());
    fs::write(books.join("out.json"), "before").unwrap();
    let run = collab(&books, &["--format", "sarif=out.sarif", "--format", "json=out.json"], &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stdout).starts_with("error[unknown-word]: "), "{}", text(&run.stdout));
    let json = fs::read_to_string(books.join("out.json")).unwrap();
    output::assert_fits(&output::schema("findings"), &json, "json");
    let sarif: Value = serde_json::from_slice(&fs::read(books.join("out.sarif")).unwrap()).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    let artifact = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(artifact["uri"], format!("the%20books/{WRONG}"));
    let mut left: Vec<_> =
        fs::read_dir(&books).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, ["collab.yaml", "out.json", "out.sarif", "records"]);
}

#[test]
fn the_page_of_a_step_has_all_of_it() {
    let git = tempfile::tempdir().unwrap();
    let books = books(git.path());
    let page = git.path().join("summary.md");
    fs::write(&page, "# Before\n").unwrap();
    let environment = [
        ("GITHUB_STEP_SUMMARY", page.to_str().unwrap()),
        ("GITHUB_SERVER_URL", "https://github.example"),
        ("GITHUB_REPOSITORY", "region/books"),
        ("GITHUB_SHA", "abc"),
    ];
    let run = collab(&books, &["--format", "github"], &environment);
    assert!(text(&run.stdout).starts_with(&format!("::error file=the books/{WRONG},line=")));
    let page = fs::read_to_string(page).unwrap();
    assert!(page.starts_with("# Before\n### 12 files read: 1 error\n"), "{page}");
    let link = format!("https://github.example/region/books/blob/abc/the%20books/{WRONG}#L");
    assert!(page.contains(&link), "{page}");
}

#[test]
fn wrong_settings_are_findings_in_every_format() {
    let git = tempfile::tempdir().unwrap();
    let books = books(git.path());
    fs::write(books.join("collab.yaml"), "recrods: records\n").unwrap();
    let run = collab(&books, &["--format", "json"], &[]);
    assert_eq!(run.status.code(), Some(2));
    output::assert_fits(&output::schema("findings"), text(&run.stdout), "json");
    let run = collab(&books, &["--format", "sarif"], &[]);
    let sarif: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(sarif["runs"][0]["invocations"][0]["exitCode"], 2);
    assert_eq!(sarif["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn what_cannot_be_written_is_said() {
    let git = tempfile::tempdir().unwrap();
    let books = books(git.path());
    let run = collab(&books, &["--format", "json=nowhere/out.json"], &[]);
    assert_eq!(run.status.code(), Some(3));
    let said = text(&run.stderr);
    assert!(said.starts_with("collab: nowhere/out.json cannot be written ("), "{said}");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced() {
    let git = tempfile::tempdir().unwrap();
    let books = books(git.path());
    let run = collab(&books, &["--format", "json=/dev/null"], &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}
