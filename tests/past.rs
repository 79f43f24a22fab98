//! Records at other times: at commits of git, in its index and in an editor, in real repositories.
//! Where git is not installed, these tests say so and pass.

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use collab::source::Sources;
use collab::yaml;
use tempfile::TempDir;

const FUND: &str = "records/funds/klyngemidler.yaml";
const ALLOCATION: &str = "records/allocations/hold-i-vand.yaml";

/// A repository of git with the records of an example, in some folder of it.
struct Repository {
    scratch: TempDir,
    below: &'static str,
}

/// What a run of `collab` printed and how it ended.
#[derive(Debug)]
struct Run {
    out: String,
    err: String,
    code: Option<i32>,
}

impl Run {
    /// The codes in a `concise` result.
    fn codes(&self) -> Vec<&str> {
        self.out.lines().map(|line| line.split(' ').nth(1).unwrap_or_default()).collect()
    }
}

fn is_installed() -> bool {
    let is_installed = Command::new("git").arg("--version").output().is_ok();
    if !is_installed {
        eprintln!("git is not installed");
    }
    is_installed
}

fn clean(command: &mut Command) -> &mut Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).env("HOME", "/nonexistent");
    for (name, value) in [
        ("GIT_AUTHOR_NAME", "A Secretary"),
        ("GIT_AUTHOR_EMAIL", "secretary@example.org"),
        ("GIT_COMMITTER_NAME", "A Secretary"),
        ("GIT_COMMITTER_EMAIL", "secretary@example.org"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GIT_CONFIG_COUNT", "2"),
        ("GIT_CONFIG_KEY_0", "init.defaultBranch"),
        ("GIT_CONFIG_VALUE_0", "main"),
        ("GIT_CONFIG_KEY_1", "protocol.file.allow"),
        ("GIT_CONFIG_VALUE_1", "always"),
    ] {
        command.env(name, value);
    }
    command
}

fn git_in(folder: &Path, arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } =
        clean(Command::new("git").current_dir(folder).args(arguments)).output().unwrap();
    let said = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "git {arguments:?}: {said}");
    String::from_utf8(stdout).unwrap().trim().to_owned()
}

fn collab_in(folder: &Path, arguments: &[&str], set: &[(&str, &str)], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collab"));
    clean(&mut command).current_dir(folder).args(arguments).envs(set.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // It may end without having read what it does not need.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Run { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
}

impl Repository {
    fn new() -> Repository {
        Repository::below("")
    }

    fn below(below: &'static str) -> Repository {
        let repository = Repository { scratch: tempfile::tempdir().unwrap(), below };
        support::copy(&support::root().join("examples/klynge"), &repository.folder());
        repository.git(&["init", "--quiet"]);
        repository.commit();
        repository
    }

    /// The folder of the records.
    fn folder(&self) -> PathBuf {
        self.scratch.path().join(self.below)
    }

    fn git(&self, arguments: &[&str]) -> String {
        git_in(self.scratch.path(), arguments)
    }

    fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "Records"]);
        self.git(&["rev-parse", "HEAD"])
    }

    fn collab(&self, arguments: &[&str]) -> Run {
        collab_in(&self.folder(), arguments, &[], "")
    }

    fn validate(&self, arguments: &[&str]) -> Run {
        self.collab(&[&["validate", "--format", "concise"], arguments].concat())
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder().join(path)).unwrap()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn replace(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old}");
        self.write(path, &text.replacen(old, new, 1));
    }

    /// Makes the frame of the fund too small for what is granted from it.
    fn overspend(&self) {
        self.replace(FUND, "amount: 1000000", "amount: 500000");
    }
}

#[test]
fn what_was_there_is_not_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.overspend();
    repository.commit();
    repository.replace(ALLOCATION, "nature:", "natur:");
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(!run.out.contains("over-budget"), "{run:?}");
    assert!(run.out.contains("unknown-field"), "{run:?}");
    assert_eq!(run.code, Some(1));
    repository.git(&["checkout", "--quiet", ALLOCATION]);
    let run = repository.validate(&["--since", "HEAD"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    assert!(run.err.starts_with("1 finding is not shown: it was there already at `HEAD` ("));
}

#[test]
fn what_follows_elsewhere_is_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    fs::remove_file(repository.folder().join("records/people/anna-berg.yaml")).ok();
    fs::remove_file(repository.folder().join("records/organisations/region-vest.yaml")).unwrap();
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.out.contains("klyngemidler.yaml:2:8: dangling-reference"), "{run:?}");
}

#[test]
fn lines_and_files_that_move_are_not_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.overspend();
    // A meeting may lie in folders of years, and so may its items: their ids stay.
    let meetings = repository.folder().join("records/meetings");
    let meeting = fs::read_dir(&meetings).unwrap().next().unwrap().unwrap().file_name();
    let item = fs::read_dir(meetings.join(&meeting)).unwrap().map(|entry| entry.unwrap().path());
    let item = item.filter(|path| !path.ends_with("meeting.yaml")).min().unwrap();
    let text = fs::read_to_string(&item).unwrap() + "nonsense: 1\n";
    fs::write(&item, text).unwrap();
    repository.commit();
    repository.write(FUND, &format!("# A remark\n\n{}", repository.read(FUND)));
    fs::create_dir_all(meetings.join("2025")).unwrap();
    fs::rename(meetings.join(&meeting), meetings.join("2025").join(&meeting)).unwrap();
    assert_eq!(repository.validate(&[]).codes(), ["over-budget", "unknown-field"]);
    let run = repository.validate(&["--since", "HEAD"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
}

#[test]
fn one_more_of_the_same_is_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.replace(ALLOCATION, "title:", "titel: x\ntitle:");
    repository.commit();
    repository.replace(ALLOCATION, "titel: x", "titel: x\nnatur: y");
    let run = repository.validate(&["--since", "HEAD"]);
    assert_eq!(run.codes(), ["unknown-field"], "{run:?}");
    assert!(run.out.contains("natur"), "{run:?}");
}

#[test]
fn what_a_broken_file_hid_is_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    let sound = repository.read(ALLOCATION);
    repository.write(ALLOCATION, &format!("{sound}\tx: [\n"));
    repository.commit();
    repository.write(ALLOCATION, &sound.replace("nature:", "natur:"));
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.codes().contains(&"unknown-field"), "{run:?}");
}

#[test]
fn what_the_main_branch_put_right_since_is_not_blamed_on_this_one() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.overspend();
    let left = repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "work"]);
    repository.write(
        "records/people/otto-lind.yaml",
        "name: Otto Lind\naffiliations:\n  - organisation: aadal-kommune\n",
    );
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(FUND, "amount: 500000", "amount: 1000000");
    repository.commit();
    repository.git(&["checkout", "--quiet", "work"]);
    let run = repository.validate(&["--since", "main"]);
    assert!(!run.out.contains("over-budget"), "{run:?}");
    assert!(run.err.contains(&format!("at {}, where this work left `main`", &left[..9])));
    // A shallow clone does not know where that was.
    let clones = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.scratch.path().display());
    let clone = ["clone", "--quiet", "--depth", "1", "--no-single-branch", "-b", "work"];
    git_in(clones.path(), &[&clone[..], &[&from, "clone"]].concat());
    let clone = clones.path().join("clone");
    let since =
        |rev| collab_in(&clone, &["validate", "--format", "concise", "--since", rev], &[], "");
    let run = since("origin/main");
    assert!(run.err.contains("no common commit in this clone"), "{run:?}");
    assert!(run.out.contains("over-budget"), "{run:?}");
    let run = since(&left);
    assert!(run.err.contains("holds only the newest commits"), "{run:?}");
    assert_eq!(run.code, Some(2));
}

#[test]
fn settings_and_schemas_are_those_of_the_commit() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.replace(FUND, "title:", "titel:");
    repository.commit();
    let folder = repository.folder();
    fs::rename(folder.join("records"), folder.join("books")).unwrap();
    repository.write("collab.yaml", "records: books\n");
    let run = repository.validate(&["--since", "HEAD"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    repository.write("collab.yaml", "nonsense\n");
    repository.commit();
    repository.write("collab.yaml", "records: books\n");
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.err.contains("so every finding counts as new"), "{run:?}");
    assert!(!run.err.contains("-->"), "{run:?}");
    assert_eq!(run.code, Some(1));
    repository.write("schemas/fund.json", "{");
    repository.commit();
    fs::remove_dir_all(folder.join("schemas")).unwrap();
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.err.contains("so every finding counts as new"), "{run:?}");
}

#[test]
fn records_may_lie_in_a_folder_of_the_repository() {
    if !is_installed() {
        return;
    }
    let repository = Repository::below("a/b");
    repository.overspend();
    assert_eq!(repository.validate(&["--since", "HEAD"]).codes(), ["over-budget"]);
    assert_eq!(repository.validate(&["--staged"]).codes(), Vec::<&str>::new());
    repository.commit();
    assert!(repository.validate(&["--since", "HEAD"]).codes().is_empty());
    assert_eq!(repository.validate(&["--since", "HEAD~1"]).codes(), ["over-budget"]);
    assert_eq!(repository.validate(&["--staged"]).codes(), ["over-budget"]);
    // A commit from before there were records knows nothing of them.
    repository.git(&["checkout", "--quiet", "--orphan", "empty"]);
    repository.git(&["rm", "--quiet", "-r", "--cached", "."]);
    repository.git(&["commit", "--quiet", "--allow-empty", "--message", "Nothing"]);
    assert_eq!(repository.validate(&["--since", "HEAD"]).codes(), ["over-budget"]);
    assert_eq!(repository.validate(&["--staged"]).code, Some(2));
}

#[test]
fn a_linked_worktree_has_an_index_of_its_own() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let linked = elsewhere.path().join("linked");
    repository.git(&["worktree", "add", "--quiet", linked.to_str().unwrap()]);
    repository.overspend();
    repository.git(&["add", "--all"]);
    let staged = ["validate", "--format", "concise", "--staged"];
    assert_eq!(repository.collab(&staged).codes(), ["over-budget"]);
    assert_eq!(collab_in(&linked, &staged, &[], "").codes(), Vec::<&str>::new());
    // The variables of a hook in the one do not hold for the other.
    let own = repository.scratch.path().join(".git");
    let set = [("GIT_DIR", own.to_str().unwrap())];
    assert_eq!(collab_in(&linked, &staged, &set, "").codes(), Vec::<&str>::new());
}

#[test]
fn the_index_is_read_and_not_the_disk() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.overspend();
    repository.git(&["add", "--all"]);
    repository.replace(FUND, "amount: 500000", "amount: 1000000");
    assert!(repository.validate(&[]).codes().is_empty());
    assert_eq!(repository.validate(&["--staged"]).codes(), ["over-budget"]);
    assert_eq!(repository.validate(&["--staged", FUND]).codes(), ["over-budget"]);
    assert!(repository.validate(&["--staged", ALLOCATION]).codes().is_empty());
    for folder in [".", "records", "records/funds"] {
        assert_eq!(repository.validate(&["--staged", folder]).codes(), ["over-budget"]);
    }
    assert_eq!(repository.validate(&["--staged", "--since", "HEAD"]).codes(), ["over-budget"]);
    fs::remove_file(repository.folder().join(FUND)).unwrap();
    assert_eq!(repository.validate(&["--staged", FUND]).codes(), ["over-budget"]);
    repository.git(&["commit", "--quiet", "--message", "Too much"]);
    assert!(repository.validate(&["--staged", "--since", "HEAD"]).codes().is_empty());
    // What is only announced will not be in the commit.
    repository.write("records/people/nobody.yaml", "");
    repository.git(&["add", "--intent-to-add", "records/people/nobody.yaml"]);
    assert_eq!(repository.validate(&["--staged"]).codes(), ["over-budget"]);
    let run = repository.validate(&["--staged", "records/people/nobody.yaml"]);
    assert!(run.err.contains("is not in git's index"), "{run:?}");
    repository.git(&["add", "records/people/nobody.yaml"]);
    assert_eq!(repository.validate(&["--staged"]).codes(), ["over-budget", "wrong-type"]);
}

#[test]
fn a_hook_checks_what_is_about_to_be_committed() {
    if !is_installed() || cfg!(windows) {
        return;
    }
    let repository = Repository::below("books");
    let hook = repository.scratch.path().join(".git/hooks/pre-commit");
    let collab = env!("CARGO_BIN_EXE_collab");
    let text = format!(
        "#!/bin/sh\nexec {collab} -C books validate --format concise --staged --since HEAD\n"
    );
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, text).unwrap();
    Command::new("chmod").arg("+x").arg(&hook).status().unwrap();
    let commit = |arguments: &[&str]| {
        let all = [&["commit", "--quiet", "--message", "Work"], arguments].concat();
        let mut command = Command::new("git");
        let output = clean(command.current_dir(repository.scratch.path()).args(all)).output();
        let output = output.unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(said).unwrap())
    };
    repository.overspend();
    repository.write(
        "records/people/otto.yaml",
        "name: Otto Lind\naffiliations:\n  - organisation: aadal-kommune\n",
    );
    repository.git(&["add", "books/records/people/otto.yaml"]);
    // `commit -a` and `commit PATH` hand over an index of their own.
    let (is_committed, said) = commit(&["-a"]);
    assert!(!is_committed && said.contains("over-budget"), "{said}");
    let (is_committed, said) = commit(&["books/records/funds/klyngemidler.yaml"]);
    assert!(!is_committed && said.contains("over-budget"), "{said}");
    let (is_committed, said) = commit(&[]);
    assert!(is_committed, "{said}");
    repository.git(&["commit", "--quiet", "--no-verify", "-a", "--message", "Too much"]);
    repository.write(
        "records/people/otto.yaml",
        "name: Otto B. Lind\naffiliations:\n  - organisation: aadal-kommune\n",
    );
    let (is_committed, said) = commit(&["-a"]);
    assert!(is_committed && said.contains("1 finding is not shown"), "{said}");
}

#[test]
fn the_hook_for_pre_commit_does_so_too() {
    if !is_installed() {
        return;
    }
    let text = fs::read_to_string(support::root().join(".pre-commit-hooks.yaml")).unwrap();
    let source = Sources::default().add(".pre-commit-hooks.yaml".into(), text.clone());
    let hooks = yaml::parse(source, &text).node.unwrap();
    let hook = &hooks.elements()[0];
    let entry = hook.get("entry").and_then(|node| node.text()).unwrap();
    let args = hook.get("args").unwrap().elements().iter().filter_map(|node| node.text());
    let arguments: Vec<&str> = entry.split(' ').skip(1).chain(args).collect();
    let repository = Repository::new();
    repository.overspend();
    assert_eq!(repository.collab(&arguments).code, Some(0));
    repository.git(&["add", "--all"]);
    let run = repository.collab(&arguments);
    assert!(run.out.contains("over-budget"), "{run:?}");
    assert_eq!(run.code, Some(1));
    let run = repository.collab(&[&arguments[..], &["-C", "records"]].concat());
    assert_eq!(run.code, Some(1), "{run:?}");
}

#[test]
fn before_the_first_commit_everything_is_new() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.overspend();
    fs::remove_dir_all(repository.scratch.path().join(".git")).unwrap();
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.err.contains("does not lie in a git repository"), "{run:?}");
    assert_eq!(run.code, Some(2));
    repository.git(&["init", "--quiet"]);
    repository.git(&["add", "--all"]);
    let run = repository.validate(&["--staged", "--since", "HEAD"]);
    assert_eq!((run.codes(), run.code), (vec!["over-budget"], Some(1)), "{run:?}");
    let run = repository.collab(&["report", "budget", "--at", "HEAD"]);
    assert!(run.err.contains("no commit yet"), "{run:?}");
}

#[test]
fn what_cannot_be_asked_is_said() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.git(&["tag", "vedtaget-2025"]);
    for (rev, said) in [
        ("mian", "did you mean `main`?"),
        ("vedtaget-2024", "did you mean `vedtaget-2025`?"),
        ("something-else-altogether", "there is: main, vedtaget-2025"),
        ("--upload-pack=x", "looks like an option"),
        ("main..HEAD", "there is no branch, tag or commit"),
        ("HEAD:records", "there is no branch, tag or commit"),
        ("", "there is no branch, tag or commit"),
    ] {
        let since = format!("--since={rev}");
        let run = repository.validate(&[&since]);
        assert!(run.err.contains(said), "{rev}: {run:?}");
        assert_eq!((run.out.as_str(), run.code), ("", Some(2)), "{rev}");
    }
    let validate = ["validate", "--since", "HEAD"];
    let foreign = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let run = collab_in(&repository.folder(), &validate, &foreign, "");
    assert!(run.err.contains("safe.directory"), "{run:?}");
    assert_eq!(run.code, Some(3));
    let run = collab_in(&repository.folder(), &validate, &[("PATH", "/nonexistent")], "");
    assert!(run.err.contains("git is not installed"), "{run:?}");
    assert_eq!(run.code, Some(3));
}

#[test]
fn a_file_in_conflict_is_settled_first() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.git(&["checkout", "--quiet", "-b", "work"]);
    repository.replace(FUND, "amount: 1000000", "amount: 2000000");
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.replace(FUND, "amount: 1000000", "amount: 3000000");
    repository.commit();
    let mut merge = Command::new("git");
    clean(merge.current_dir(repository.folder()).args(["merge", "--quiet", "work"]))
        .output()
        .unwrap();
    let run = repository.validate(&["--staged"]);
    assert!(run.err.contains(&format!("{FUND} is in conflict")), "{run:?}");
    assert_eq!(run.code, Some(2));
}

#[test]
fn content_that_git_does_not_have_is_no_finding() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    let id = repository.git(&["rev-parse", &format!("HEAD:{FUND}")]);
    let (folder, name) = id.split_at(2);
    let object = repository.scratch.path().join(".git/objects").join(folder).join(name);
    fs::remove_file(object).unwrap();
    let run = repository.validate(&["--since", "HEAD"]);
    assert!(run.err.contains(&format!("git lists {FUND} but does not have")), "{run:?}");
    assert_eq!(run.code, Some(3));
}

#[test]
fn links_submodules_and_large_files_are_as_on_disk() {
    if !is_installed() || cfg!(windows) {
        return;
    }
    let repository = Repository::new();
    let records = repository.folder().join("records");
    let link = |target: &str, name: &str| {
        std::process::Command::new("ln").args(["-s", target]).arg(records.join(name)).status()
    };
    fs::create_dir_all(records.join("people/.drafts")).unwrap();
    repository.write("records/people/.drafts/x.yaml", "nonsense");
    repository.write(
        "elsewhere/otto.yaml",
        "name: Otto Lind\naffiliations:\n  - organisation: aadal-kommune\n",
    );
    link("../../elsewhere/otto.yaml", "people/otto.yaml").unwrap();
    link("/etc/hostname", "people/out.yaml").unwrap();
    link("../../../../..", "people/up.yaml").unwrap();
    link("round.yaml", "people/round.yaml").unwrap();
    link("nowhere.yaml", "people/lost.yaml").unwrap();
    repository.write("records/people/large.yaml", &format!("#{}", " ".repeat(5 << 20)));
    repository.commit();
    let disk = repository.validate(&[]);
    let staged = repository.validate(&["--staged"]);
    let places = |run: &Run| -> Vec<String> {
        let lines = run.out.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>());
        lines.map(|line| line.join(" ")).collect()
    };
    assert_eq!(places(&disk), places(&staged));
    assert_eq!(disk.codes(), ["unreadable-file"; 5]);
    let run = repository.validate(&["--since", "HEAD"]);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    let other = Repository::new();
    let from = other.scratch.path().to_str().unwrap();
    repository.git(&["submodule", "--quiet", "add", from, "records/other"]);
    repository.commit();
    let run = repository.validate(&["--staged"]);
    assert!(run.err.contains("submodule"), "{run:?}");
    assert_eq!(run.code, Some(3));
}

#[test]
fn the_records_folder_may_be_a_link() {
    if !is_installed() || cfg!(windows) {
        return;
    }
    let repository = Repository::new();
    let folder = repository.folder();
    repository.overspend();
    fs::rename(folder.join("records"), folder.join("books")).unwrap();
    Command::new("ln").args(["-s", "books", "records"]).current_dir(&folder).status().unwrap();
    repository.commit();
    assert_eq!(repository.validate(&["--staged"]).out, repository.validate(&[]).out);
}

#[test]
fn an_editor_hears_of_what_concerns_its_file() {
    let scratch = tempfile::tempdir().unwrap();
    support::copy(&support::root().join("examples/klynge"), scratch.path());
    let edit = |arguments: &[&str], text: &str| {
        let all = [&["validate", "--format", "concise"], arguments].concat();
        collab_in(scratch.path(), &all, &[], text)
    };
    let fund = fs::read_to_string(scratch.path().join(FUND)).unwrap();
    let run = edit(&["-", "--stdin-filename", FUND], &fund);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    let run = edit(&["-", "--stdin-filename", FUND], &fund.replace("1000000", "500000"));
    assert_eq!((run.codes(), run.code), (vec!["over-budget"], Some(1)), "{run:?}");
    // The fault lies in the fund, and the allocation is one of those that it can be seen from.
    let allocation = fs::read_to_string(scratch.path().join(ALLOCATION)).unwrap();
    let more = allocation.replace("600000", "6000000");
    let run = edit(&["-", "--stdin-filename", ALLOCATION], &more);
    assert!(run.out.contains("klyngemidler.yaml:7:13: over-budget"), "{run:?}");
    let other = scratch.path().join("records/organisations/region-vest.yaml");
    fs::write(&other, "titel: x\n").unwrap();
    let run = edit(&["-", "--stdin-filename", ALLOCATION], &allocation);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    let path = scratch.path().join("records/./people/../people/new/otto.yaml");
    let run = edit(&["-", "--stdin-filename", path.to_str().unwrap()], "name:\n");
    assert!(run.out.starts_with("records/people/new/otto.yaml:1:"), "{run:?}");
    let large = " ".repeat(5 << 20);
    let run = edit(&["-", "--stdin-filename", FUND], &large);
    assert_eq!(run.codes(), ["unreadable-file"], "{run:?}");
    for (arguments, said) in [
        (&["-"][..], "say with --stdin-filename which file that is"),
        (&["--stdin-filename", FUND], "write `-` for it"),
        (&["-", ALLOCATION, "--stdin-filename", FUND], "no other path"),
        (&["-", "--staged", "--stdin-filename", FUND], "leave one of them away"),
        (&["-", "--stdin-filename", "collab.yaml"], "does not lie in the records folder"),
        (&["-", "--stdin-filename", "../x.yaml"], "does not lie in the records folder"),
    ] {
        let run = edit(arguments, "");
        assert!(run.err.contains(said), "{arguments:?}: {run:?}");
        assert_eq!(run.code, Some(2), "{arguments:?}");
    }
}

#[test]
fn what_the_baseline_lists_is_left_for_later() {
    let scratch = tempfile::tempdir().unwrap();
    support::copy(&support::root().join("examples/klynge"), scratch.path());
    let collab = |arguments: &[&str]| collab_in(scratch.path(), arguments, &[], "");
    let concise = ["validate", "--format", "concise", "--baseline", "old.json"];
    let run = collab(&concise);
    assert!(run.err.contains("--format baseline > old.json"), "{run:?}");
    assert_eq!(run.code, Some(2));
    let fund = scratch.path().join(FUND);
    let text = fs::read_to_string(&fund).unwrap();
    fs::write(&fund, text.replace("1000000", "500000")).unwrap();
    let written = collab(&["validate", "--format", "baseline"]).out;
    fs::write(scratch.path().join("old.json"), format!("\u{feff}{written}")).unwrap();
    let run = collab(&concise);
    assert_eq!((run.out.as_str(), run.code), ("", Some(0)), "{run:?}");
    assert_eq!(run.err, "1 finding is not shown: it stands in old.json\n");
    fs::write(&fund, text.replace("1000000", "500000").replace("title", "\n\ntitle")).unwrap();
    assert_eq!(collab(&concise).out, "");
    // What grew worse is new.
    fs::write(&fund, text.replace("1000000", "400000")).unwrap();
    assert!(collab(&concise).out.contains("over-budget"));
    fs::write(&fund, &text).unwrap();
    let run = collab(&concise);
    assert!(run.err.starts_with("1 finding of the baseline is no longer found"), "{run:?}");
    assert!(run.err.contains(&format!("  {FUND}: over-budget Klyngemidler")), "{run:?}");
    assert_eq!(run.code, Some(0));
    for (bytes, said) in [
        (&b"{\"version\": 1, \"findings\": ["[..], "line 1 column 28"),
        (b"[]", "not in the form"),
        (b"{\"version\": 7, \"new\": 1}", "version 7"),
        (b"{\"version\": 1, \"findings\": [{\"path\": \"x\"}]}", "missing field `code`"),
        (b"\xff\xfe{\0", "not saved as UTF-8"),
        (b"", "not in the form"),
    ] {
        fs::write(scratch.path().join("old.json"), bytes).unwrap();
        let run = collab(&concise);
        assert!(run.err.contains(said), "{run:?}");
        assert_eq!((run.out.as_str(), run.code), ("", Some(2)));
    }
}

#[test]
fn the_baseline_does_not_account_for_the_same_twice() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    repository.replace(ALLOCATION, "title:", "titel: x\ntitle:");
    let written = repository.collab(&["validate", "--format", "baseline"]).out;
    repository.write("old.json", &written);
    repository.commit();
    repository.replace(ALLOCATION, "titel: x", "titel: x\nnatur: y");
    let run = repository.validate(&["--since", "HEAD", "--baseline", "old.json"]);
    assert_eq!(run.codes(), ["unknown-field"], "{run:?}");
    assert!(run.err.contains("it stands in old.json"), "{run:?}");
}

#[test]
fn a_report_can_be_made_of_the_books_as_they_were() {
    if !is_installed() {
        return;
    }
    let repository = Repository::new();
    let report = ["report", "budget", "--as-of", "2025-06-01"];
    let before = repository.collab(&report).out;
    repository.replace(FUND, "amount: 1000000", "amount: 2000000");
    repository.commit();
    assert_ne!(repository.collab(&report).out, before);
    let run = repository.collab(&[&report[..], &["--at", "HEAD~1"]].concat());
    assert_eq!((run.out, run.code), (before, Some(0)));
    let run = repository.collab(&[&report[..], &["--at", "mian"]].concat());
    assert!(run.err.contains("did you mean `main`?"), "{run:?}");
}
