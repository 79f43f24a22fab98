//! Whatever lies in the folder of the records: a finding or an error in good time, never a panic, a
//! hang, or lines that say something else than they should. Links and pipes are those of Unix.
#![cfg(unix)]

mod support;

use std::cell::Cell;
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use collab::tree::{Memory, Tree};
use tempfile::TempDir;

/// Longer than any of this takes on a machine with much else to do.
const LIMIT: Duration = Duration::from_secs(100);

/// An empty repository with one record that is right.
fn repository() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    fs::write(folder.path().join("collab.yaml"), "records: records\n").unwrap();
    fs::create_dir_all(records.join("organisations")).unwrap();
    let region = "name: Region Vest\nkind: region\n";
    fs::write(records.join("organisations/region-vest.yaml"), region).unwrap();
    (folder, records)
}

/// Runs `collab validate`, and fails when it does not end.
fn validate(root: &Path, format: &str) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_collab"));
    command.args(["validate", "--format", format]).current_dir(root);
    let printed = tempfile::NamedTempFile::new().unwrap();
    command.stdout(printed.reopen().unwrap()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let started = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > LIMIT {
            child.kill().unwrap();
            panic!("it does not end");
        }
        sleep(Duration::from_millis(10));
    }
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&stderr).into_owned();
    assert!(!complaint.contains("panicked"), "{complaint}");
    (status.code(), fs::read_to_string(printed.path()).unwrap() + &complaint)
}

/// What is found, one to a line: path, line, column, code.
fn found(root: &Path) -> Vec<String> {
    let (_, printed) = validate(root, "concise");
    let code = |line: &str| line.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ");
    printed.lines().map(code).collect()
}

fn is_root() -> bool {
    let (folder, _) = repository();
    let file = folder.path().join("closed");
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    fs::read(file).is_ok()
}

#[test]
fn what_is_too_large_is_not_read() {
    let (folder, records) = repository();
    let path = records.join("organisations/large.yaml");
    fs::write(&path, "- a\n".repeat(100_000)).unwrap();
    // The rest of it takes no place on the disk.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(1 << 30).unwrap();
    let ignored = fs::File::create(records.join(".gitignore")).unwrap();
    ignored.set_len(1 << 30).unwrap();
    assert_eq!(found(folder.path()), ["records/organisations/large.yaml:1:1: unreadable-file"]);
}

#[test]
fn links_that_go_round_end() {
    let (folder, records) = repository();
    symlink("round.yaml", records.join("organisations/round.yaml")).unwrap();
    symlink("..", records.join("organisations/up")).unwrap();
    symlink("..", records.join("organisations/up.yaml")).unwrap();
    symlink("/dev/zero", records.join("organisations/zero.yaml")).unwrap();
    symlink("not-there.yaml", records.join("organisations/away.yaml")).unwrap();
    assert_eq!(
        found(folder.path()),
        ["away", "round", "up", "zero"]
            .map(|name| format!("records/organisations/{name}.yaml:1:1: unreadable-file"))
    );
}

#[test]
fn a_folder_may_be_named_like_a_file() {
    let (folder, records) = repository();
    fs::create_dir(records.join("organisations/vest.yaml")).unwrap();
    fs::write(records.join("organisations/vest.yaml/by.yaml"), "name: By\nkind: region\n").unwrap();
    assert!(found(folder.path()).is_empty());
}

#[test]
fn pipes_and_sockets_are_not_waited_for() {
    let (folder, records) = repository();
    let pipe = records.join("organisations/pipe.yaml");
    let is_made = Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success());
    let _socket = UnixListener::bind(records.join("organisations/socket.yaml")).unwrap();
    let mut expected = vec!["records/organisations/socket.yaml:1:1: unreadable-file"];
    if is_made {
        expected.insert(0, "records/organisations/pipe.yaml:1:1: unreadable-file");
    }
    assert_eq!(found(folder.path()), expected);
}

#[test]
fn what_may_not_be_read_is_said() {
    if is_root() {
        eprintln!("skipped: the administrator may read everything");
        return;
    }
    let (folder, records) = repository();
    let closed = records.join("organisations/closed.yaml");
    fs::write(&closed, "name: By\nkind: region\n").unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(found(folder.path()), ["records/organisations/closed.yaml:1:1: unreadable-file"]);
    let people = records.join("people");
    fs::create_dir(&people).unwrap();
    fs::set_permissions(&people, fs::Permissions::from_mode(0o000)).unwrap();
    assert_eq!(validate(folder.path(), "concise").0, Some(3));
    fs::set_permissions(&people, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn names_do_not_break_the_output() {
    let (folder, records) = repository();
    let people = records.join("people");
    fs::create_dir(&people).unwrap();
    let names: [&[u8]; 4] = [
        b"two\nlines.yaml",
        b"\x1b[2Jgone.yaml",
        b"not-\xE6-utf8.yaml",
        "bidi-\u{202E}.yaml".as_bytes(),
    ];
    for name in names {
        fs::write(people.join(std::ffi::OsStr::from_bytes(name)), "name: Ida Holm\n").unwrap();
    }
    let (code, printed) = validate(folder.path(), "concise");
    assert_eq!(code, Some(1));
    assert_eq!(printed.lines().count(), names.len(), "{printed}");
    for format in ["concise", "human", "json"] {
        let (_, printed) = validate(folder.path(), format);
        let is_hidden =
            |letter: char| letter.is_control() && letter != '\n' || letter == '\u{202E}';
        assert!(!printed.contains(is_hidden), "{printed:?}");
    }
}

#[test]
fn what_is_quoted_does_not_break_the_output() {
    let (folder, records) = repository();
    let text = "name: \"A\\e[2J\"\nkind: \"no\\e[2J\\nregion\"\n";
    fs::write(records.join("organisations/sly.yaml"), text).unwrap();
    let (_, printed) = validate(folder.path(), "concise");
    assert_eq!(printed.lines().count(), 1, "{printed}");
    assert!(!printed.contains('\u{1b}'), "{printed}");
}

#[test]
fn many_faults_in_one_file_are_told_in_good_time() {
    let (folder, records) = repository();
    let partners: String =
        (0..3_000).map(|at| format!("  - organisation: nobody-{at}\n")).collect();
    fs::create_dir(records.join("projects")).unwrap();
    let project = format!("title: A\nkind: project\npartners:\n{partners}");
    fs::write(records.join("projects/many.yaml"), project).unwrap();
    assert_eq!(found(folder.path()).len(), collab::findings::MOST_IN_A_FILE);
    let line = format!("title: {}\nkind: [{}]\n", "æ".repeat(500_000), "a, ".repeat(1_000));
    fs::write(records.join("projects/many.yaml"), line).unwrap();
    assert!(!found(folder.path()).is_empty());
}

/// A tree whose files are not what they were when they were listed.
struct Changing {
    tree: Memory,
    reads: Cell<usize>,
}

impl Tree for Changing {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        self.tree.files(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.reads.set(self.reads.get() + 1);
        match self.reads.get() % 3 {
            0 => Err(io::ErrorKind::NotFound.into()),
            1 => self.tree.read(path),
            _ => self.tree.read(path).map(|bytes| bytes[..bytes.len() / 2].to_vec()),
        }
    }
}

#[test]
fn files_may_change_and_go_while_they_are_read() {
    let tree = Changing { tree: support::example("klynge"), reads: Cell::new(0) };
    let count = tree.files("records").unwrap().len();
    for start in 0..3 {
        tree.reads.set(start);
        let (loaded, findings) = support::findings(&tree, &[]);
        assert_eq!(loaded.files, count);
        let gone = findings.iter().filter(|finding| finding.code.id == "unreadable-file");
        assert_eq!(gone.count(), count / 3);
    }
}
