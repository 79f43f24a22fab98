//! Files that git keeps: a list of them, and one process that hands out what stands in them.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::git::Git;
use super::{LARGEST_FILE, Tree};

/// How many links are followed from one path.
const MOST_LINKS: usize = 40;

/// Files that git keeps, at one moment. Where a submodule lies the files cannot be listed
/// ([`io::ErrorKind::Unsupported`]), as they are not in this repository. A folder whose name begins with a dot is left out as on
/// disk; a link is followed as long as it stays among the files.
pub struct Snapshot {
    git: Git,
    entries: BTreeMap<String, Object>,
    has_links: bool,
    reading: Mutex<Reading>,
}

/// What git keeps under a path.
pub(super) struct Object {
    pub sort: Sort,
    pub id: String,
}

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    File,
    /// A symbolic link: it holds the path that it leads to.
    Link,
    /// Another git repository, whose files are not in this one.
    Submodule,
}

impl Sort {
    /// By the mode that git writes.
    pub fn of_mode(mode: &str) -> Sort {
        match mode {
            "120000" => Sort::Link,
            "160000" => Sort::Submodule,
            _ => Sort::File,
        }
    }
}

/// How far the reading is.
#[derive(Default)]
struct Reading {
    process: Option<Process>,
    lost: Option<String>,
}

impl Snapshot {
    pub(super) fn new(git: Git, entries: BTreeMap<String, Object>) -> Snapshot {
        let has_links = entries.values().any(|object| object.sort == Sort::Link);
        Snapshot { git, entries, has_links, reading: Mutex::default() }
    }

    /// Whether a repository of its own (a submodule) lies in a folder, or around it.
    fn has_submodule_at(&self, folder: &str) -> bool {
        let is_at = |path: &str| is_below(path, folder) || is_below(folder, path) || path == folder;
        self.entries.iter().any(|(path, of)| of.sort == Sort::Submodule && is_at(path))
    }

    /// Where a path leads when all links on the way are followed.
    fn resolve(&self, path: &str) -> io::Result<String> {
        if !self.has_links {
            return Ok(path.to_owned());
        }
        let mut ahead: Vec<String> = path.split('/').rev().map(str::to_owned).collect();
        let mut behind: Vec<String> = Vec::new();
        let mut links = 0;
        while let Some(part) = ahead.pop() {
            match part.as_str() {
                "" | "." => continue,
                ".." => behind.pop().map(drop).ok_or_else(outside)?,
                _ => behind.push(part),
            }
            let Some(link) = self.entries.get(&behind.join("/")) else {
                continue;
            };
            if link.sort == Sort::Link {
                links += 1;
                if links > MOST_LINKS {
                    return Err(io::Error::other("links that lead in a circle"));
                }
                let target = self.content(path, &link.id)?;
                let target = String::from_utf8_lossy(&target);
                if target.starts_with('/') {
                    return Err(outside());
                }
                behind.pop();
                ahead.extend(target.split('/').rev().map(str::to_owned));
            }
        }
        Ok(behind.join("/"))
    }

    /// What git keeps under an id; a path that it is known by.
    fn content(&self, path: &str, id: &str) -> io::Result<Vec<u8>> {
        let mut reading = self.reading();
        if reading.process.is_none() {
            reading.process = Some(Process::start(&self.git)?);
        }
        let content = reading
            .process
            .as_mut()
            .map_or_else(|| Err(io::ErrorKind::NotFound.into()), |process| process.content(id));
        let is_lost =
            content.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::FileTooLarge);
        if is_lost {
            reading.process = None;
            reading.lost.get_or_insert_with(|| path.to_owned());
        }
        content
    }

    fn reading(&self) -> MutexGuard<'_, Reading> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tree for Snapshot {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let real = self.resolve(folder)?;
        if self.has_submodule_at(&real) {
            return Err(io::ErrorKind::Unsupported.into());
        }
        let real = format!("{real}/");
        let below = self.entries.range(real.clone()..);
        let below = below.take_while(|(path, _)| path.starts_with(&real));
        let names = below.map(|(path, _)| &path[real.len()..]);
        let shown = names.filter(|name| !name.split('/').any(|part| part.starts_with('.')));
        Ok(shown.map(|name| format!("{folder}/{name}")).collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.entries.get(&self.resolve(path)?) {
            Some(object) if object.sort == Sort::File => self.content(path, &object.id),
            _ => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn lost(&self) -> Option<String> {
        self.reading().lost.clone()
    }
}

/// A `git cat-file` that answers one id after the other.
struct Process {
    child: Child,
    asking: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Process {
    fn start(git: &Git) -> io::Result<Process> {
        let mut command = git.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asking), Some(answers)) => {
                Ok(Process { child, asking, answers: BufReader::new(answers) })
            }
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    fn content(&mut self, id: &str) -> io::Result<Vec<u8>> {
        self.asking.write_all(format!("{id}\n").as_bytes())?;
        // Answered with `ID blob SIZE`, that many bytes and a line break; or with `ID missing`.
        let mut about = String::new();
        self.answers.read_line(&mut about)?;
        let size = about.trim_end().rsplit_once(" blob ").and_then(|(_, size)| size.parse().ok());
        let size: u64 = size.ok_or(io::ErrorKind::NotFound)?;
        let mut content = Vec::new();
        let is_too_large = size > LARGEST_FILE;
        let mut answer = (&mut self.answers).take(size + 1);
        if is_too_large {
            io::copy(&mut answer, &mut io::sink())?;
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        answer.read_to_end(&mut content)?;
        if content.pop() != Some(b'\n') || content.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(content)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It waits for the next id and holds nothing that would be lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn outside() -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, "a link that leads out of the repository")
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
