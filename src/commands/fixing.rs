//! What `collab validate` does with fixes: it shows them as a patch, or makes them in the files.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io;

use super::cli::Global;
use super::outcome::{Failure, Outcome};
use super::output;
use super::repository::Repository;
use crate::findings::Finding;
use crate::inspection::inspect;
use crate::ledger::Loaded;
use crate::mending::{Made, Mended, MendedFile, Request, patch};
use crate::personal_number::masked;
use crate::text;
use crate::texts::{Arg, Language, Text};
use crate::tree::{Placed, Ready};

/// Prints what would be changed, and changes nothing.
pub(super) fn show(
    repository: &Repository,
    request: &Request,
    global: &Global,
) -> Result<Outcome, Failure> {
    let mended = repository.mend(request)?;
    let language = global.style().language;
    let mut shown = BTreeSet::new();
    let mut written = String::new();
    for file in &mended.files {
        // Behind a link, what it leads to is changed, and once.
        let path = repository.disk.target(&file.path).unwrap_or_else(|_| file.path.clone());
        if shown.insert(path.clone()) {
            written.push_str(&patch(&path, &file.before, &file.after));
        }
    }
    // What a log must not spread is masked; there, the patch will not apply, and changes nothing.
    output::print(&masked(&written))?;
    if !mended.made.is_empty() {
        say(
            &summary(&mended.made, |count, files, codes| {
                text!("cli.fixable", count = count, files = files, codes = codes)
            }),
            language,
        );
    }
    say_more(&mended, request, language);
    Ok(if mended.files.is_empty() { Outcome::Clean } else { Outcome::Faults })
}

/// Prints a file as it is when it is put right, and changes nothing.
pub(super) fn print(
    repository: &Repository,
    request: &Request,
    path: &str,
) -> Result<Outcome, Failure> {
    let mended = repository.mend(request)?;
    let changed = mended.files.iter().find(|file| file.path == path).map(|file| &file.after);
    let sources = &mended.loaded.ledger.sources;
    let read = || sources.all().find(|(_, source)| source.path == path).map(|(_, it)| &it.text);
    output::print(changed.or_else(read).map_or("", String::as_str))?;
    Ok(Outcome::Clean)
}

/// Changes the files, says what was changed, and gives what is found then.
pub(super) fn make(
    repository: &Repository,
    request: &Request,
    global: &Global,
) -> Result<(Loaded, Vec<Finding>), Failure> {
    let mended = repository.mend(request)?;
    let language = global.style().language;
    let changed = write(repository, &mended.files, language)?;
    let made: Vec<Made> =
        mended.made.iter().filter(|made| !changed.is_left(&made.path)).cloned().collect();
    if !made.is_empty() {
        say(
            &summary(&made, |count, files, codes| {
                text!("cli.fixed", count = count, files = files, codes = codes)
            }),
            language,
        );
    }
    if changed.left.is_empty() {
        say_more(&mended, request, language);
        return Ok((mended.loaded, mended.findings));
    }
    let mut loaded = repository.load(request.named)?;
    let findings = inspect(&mut loaded, &repository.config, request.terms).findings;
    Ok((loaded, findings))
}

fn say(text: &Text, language: Language) {
    output::complain(&text.say(language));
}

/// How many fixes there are in how many files, and for what.
fn summary(made: &[Made], say: impl Fn(usize, Text, Arg) -> Text) -> Text {
    let files = made.iter().map(|made| made.path.as_str()).collect::<BTreeSet<_>>().len();
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for made in made {
        *codes.entry(made.code).or_default() += 1;
    }
    let code = |(code, number)| text!("cli.fixed-code", code = code, number = number);
    let codes = codes.into_iter().map(code).collect::<Arg>();
    say(made.len(), text!("cli.fixed-files", count = files), codes)
}

/// Says which fixes were not made and why, and how many need an eye.
fn say_more(mended: &Mended, request: &Request, language: Language) {
    let sources = &mended.loaded.ledger.sources;
    for (at, why) in &mended.left_out {
        let finding = &mended.findings[*at];
        let path = &sources.get(finding.source()).path;
        let line = sources.position(finding.at).line.to_string();
        let code = finding.code.id;
        let why = why.clone();
        say(&text!("cli.fix-left-out", path = path, line = line, code = code, why = why), language);
    }
    let covered = mended
        .findings
        .iter()
        .filter(|finding| (request.covers)(&sources.get(finding.source()).path));
    let fixes = covered.filter_map(|finding| finding.fix.as_ref());
    // One change may put right what was found in several places.
    let likely = fixes.filter(|fix| !fix.is_certain).map(|fix| &fix.edits);
    let likely = likely.collect::<HashSet<_>>().len();
    if likely > 0 && !request.likely {
        say(&text!("cli.fixed-likely", count = likely), language);
    }
}

/// The files that were not written, because they had changed.
struct Written {
    left: BTreeSet<String>,
}

impl Written {
    fn is_left(&self, path: &str) -> bool {
        self.left.contains(path)
    }
}

/// Puts the changed files in their places. All are laid ready before the first is put there, so that
/// what cannot be written leaves everything as it was.
fn write(
    repository: &Repository,
    files: &[MendedFile],
    language: Language,
) -> Result<Written, Failure> {
    let mut ready: BTreeMap<usize, Vec<(&str, Ready)>> = BTreeMap::new();
    let mut changed: BTreeSet<usize> = BTreeSet::new();
    let mut targets: BTreeMap<String, &str> = BTreeMap::new();
    for file in files {
        let path = file.path.as_str();
        let target = repository.disk.target(path).map_err(|error| unwritable(path, &error))?;
        match targets.insert(target, &file.after) {
            Some(after) if after == file.after => continue,
            Some(_) => {
                complain_of_change(path, language);
                changed.insert(file.tied);
                continue;
            }
            None => {}
        }
        let laid = repository
            .disk
            .lay_ready(path, file.before.as_bytes(), file.after.as_bytes())
            .map_err(|error| unwritable(path, &error))?;
        match laid {
            Some(laid) => ready.entry(file.tied).or_default().push((path, laid)),
            None => {
                complain_of_change(path, language);
                changed.insert(file.tied);
            }
        }
    }
    let mut done: Vec<&str> = Vec::new();
    for (tied, group) in ready {
        if changed.contains(&tied) {
            continue;
        }
        let paths: Vec<&str> = group.iter().map(|(path, _)| *path).collect();
        match put(group) {
            Ok(None) => done.extend(paths),
            Ok(Some(path)) => {
                complain_of_change(path, language);
                changed.insert(tied);
            }
            Err((path, error)) if done.is_empty() => return Err(unwritable(path, &error)),
            Err((path, error)) => {
                let done = done.into_iter().collect::<Arg>();
                let why = error.to_string();
                return Err(Failure::Access(text!(
                    "cli.unwritable-files",
                    path = path,
                    why = why,
                    changed = done
                )));
            }
        }
    }
    let left = files.iter().filter(|file| changed.contains(&file.tied));
    Ok(Written { left: left.map(|file| file.path.clone()).collect() })
}

/// Puts files in their places that change together. When one cannot be put there, or has changed,
/// which is given back, the others are taken back.
fn put(group: Vec<(&str, Ready)>) -> Result<Option<&str>, (&str, io::Error)> {
    let mut placed: Vec<Placed> = Vec::new();
    for (path, ready) in group {
        let put = ready.put();
        if let Ok(Some(file)) = put {
            placed.push(file);
            continue;
        }
        let back = placed.into_iter().try_for_each(Placed::take_back);
        return match put {
            Err(error) => Err((path, error)),
            Ok(_) => back.map(|()| Some(path)).map_err(|error| (path, error)),
        };
    }
    Ok(None)
}

fn complain_of_change(path: &str, language: Language) {
    say(&text!("cli.fix-changed", path = path), language);
}

fn unwritable(path: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return Failure::Access(text!("cli.protected-file", path = path));
    }
    Failure::Access(text!("cli.unwritable-record", path = path, why = error.to_string()))
}
