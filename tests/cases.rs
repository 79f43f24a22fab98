//! What the user sees. A case is a folder with a `transcript`: commands, and what they print. Its
//! other files are laid over an example repository, in a folder of their own for each run.
//!
//! The first line of a transcript may say what lies under it: `# on klynge` (unless said otherwise),
//! `# on nothing`, or `# on the project`, whose own records are then read where they are. In a
//! transcript, a line begins with `$ ` for a command, with `! ` for what went to the standard error,
//! and `[1]` is an exit code other than 0. `SNAPSHOTS=overwrite cargo test` writes them anew.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use libtest_mimic::{Arguments, Failed, Trial};
use snapbox::Data;
use walkdir::WalkDir;

fn main() {
    let cases = support::root().join("tests/cases");
    let files = WalkDir::new(&cases).sort_by_file_name().into_iter().filter_map(Result::ok);
    let transcripts = files.filter(|entry| entry.file_name() == "transcript");
    let trials = transcripts.map(|entry| {
        let folder = entry.path().parent().expect("a file lies in a folder").to_owned();
        let name = folder.strip_prefix(&cases).expect("it lies below").display().to_string();
        Trial::test(name, move || run(&folder))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn run(case: &Path) -> Result<(), Failed> {
    let transcript = case.join("transcript");
    let expected = fs::read_to_string(&transcript)?;
    let under =
        expected.lines().next().and_then(|line| line.strip_prefix("# on ")).unwrap_or("klynge");
    let scratch = tempfile::tempdir()?;
    let root: PathBuf = match under {
        "the project" => support::root(),
        "nothing" => scratch.path().to_owned(),
        example => {
            copy(&support::root().join("examples").join(example), scratch.path())?;
            scratch.path().to_owned()
        }
    };
    if under != "the project" {
        copy(case, scratch.path())?;
    }
    let mut actual = String::new();
    for line in expected.lines() {
        if line.starts_with("# on ") && actual.is_empty() {
            actual.push_str(&format!("{line}\n"));
        } else if let Some(command) = line.strip_prefix("$ ") {
            actual.push_str(&format!("$ {command}\n{}", execute(command, &root)?));
        }
    }
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .try_eq(Some(&case.display()), actual.into(), Data::read_from(&transcript, None).raw())
        .map_err(|difference| difference.to_string().into())
}

/// What a command prints, and how it ends.
fn execute(command: &str, root: &Path) -> Result<String, Failed> {
    let mut words = command.split(' ');
    assert_eq!(words.next(), Some("collab"), "only collab is run");
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_collab"))
        .args(words)
        .current_dir(root)
        .env_clear()
        .output()?;
    let root = root.canonicalize()?.display().to_string();
    let (stdout, stderr) = (String::from_utf8(stdout)?, String::from_utf8(stderr)?);
    let mut printed = stdout.replace(&root, "[ROOT]");
    for line in stderr.replace(&root, "[ROOT]").lines() {
        printed.push_str(&format!("! {line}\n"));
    }
    match status.code() {
        Some(0) => {}
        Some(code) => printed.push_str(&format!("[{code}]\n")),
        None => printed.push_str("[killed]\n"),
    }
    Ok(printed)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failed> {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else if entry.file_name() != "transcript" {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
