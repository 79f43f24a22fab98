//! Makes fixes round by round, until there is nothing more to put right.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::sync::Arc;

use super::choice::{Candidate, Key, choose, edits_of, take_unsound};
use super::edits::Edits;
use super::overlay::{Overlay, Texts};
use super::standing::{self, Standing};
use super::{Made, Mended, MendedFile, Request};
use crate::findings::Finding;
use crate::inspection::inspect;
use crate::ledger::{self, Loaded};
use crate::schema::Schemas;
use crate::source::SourceId;
use crate::text;
use crate::texts::Text;
use crate::tree::Tree;

/// After so many rounds a file that changes still is left as it was.
const MOST_ROUNDS: usize = 64;
/// A fix after which a new error shows is tried again once, when other files no longer change.
const MOST_STRIKES: usize = 2;

/// Reads the records of a tree and makes the fixes that are asked for. Nothing is written: what
/// comes of it are texts.
///
/// # Errors
/// When the records cannot be listed.
pub fn mend(tree: &dyn Tree, schemas: Schemas, request: &Request) -> io::Result<Mended> {
    mend_found(tree, schemas, request, &|loaded| {
        inspect(loaded, request.config, request.terms).findings
    })
}

/// What there is to find in records.
type Find<'f> = &'f dyn Fn(&mut Loaded) -> Vec<Finding>;

/// Makes the fixes of what is found in a certain way.
pub(super) fn mend_found(
    tree: &dyn Tree,
    schemas: Schemas,
    request: &Request,
    find: Find,
) -> io::Result<Mended> {
    let mut mending = Mending {
        overlay: Overlay { tree, texts: Texts::new() },
        request,
        originals: Texts::new(),
        history: Vec::new(),
        made: Vec::new(),
        refused: HashMap::new(),
        strikes: HashMap::new(),
        at_most: HashMap::new(),
    };
    let mut look = Look::at(&mending.overlay, schemas, request, find)?;
    for _ in 0..MOST_ROUNDS {
        let Some(trial) = mending.round(&look) else {
            return Ok(mending.finish(look));
        };
        let before = look.standings();
        let next = Look::at(&mending.overlay, look.loaded.ledger.schemas, request, find)?;
        look = match mending.judge(&trial, &before, &next) {
            true => next,
            false => Look::at(&mending.overlay, next.loaded.ledger.schemas, request, find)?,
        };
    }
    mending.give_up();
    let look = Look::at(&mending.overlay, look.loaded.ledger.schemas, request, find)?;
    Ok(mending.finish(look))
}

/// What is found in a state of the texts.
struct Look {
    loaded: Loaded,
    findings: Vec<Finding>,
}

impl Look {
    fn at(overlay: &Overlay, schemas: Schemas, request: &Request, find: Find) -> io::Result<Look> {
        let mut loaded = ledger::load(overlay, &request.config.records, request.named, schemas)?;
        let findings = find(&mut loaded);
        Ok(Look { loaded, findings })
    }

    fn path(&self, source: SourceId) -> &str {
        self.loaded.ledger.path(source)
    }

    fn standings(&self) -> HashMap<String, Standing> {
        let all = standing::of_all(&self.loaded, &self.findings);
        all.into_iter().map(|(source, standing)| (self.path(source).to_owned(), standing)).collect()
    }
}

/// What was done in a round: for each file its fixes and what they change.
struct Trial {
    files: BTreeMap<String, (Edits, Vec<Fixed>)>,
}

/// A fix that was made, as far as it must be known later.
#[derive(Clone)]
struct Fixed {
    key: Key,
    made: Made,
    /// The files that it changed.
    paths: BTreeSet<String>,
    own: Vec<String>,
    at: u32,
    message: Text,
}

struct Mending<'m> {
    overlay: Overlay<'m>,
    request: &'m Request<'m>,
    /// What the files that are changed held when they were first read.
    originals: Texts,
    /// The changed texts before each round.
    history: Vec<Texts>,
    /// The fixes that stand, with the round in which each was made.
    made: Vec<(usize, Fixed)>,
    refused: HashMap<Key, Text>,
    strikes: HashMap<Key, usize>,
    /// How many fixes of a file are made in a round, where it is not all.
    at_most: HashMap<String, usize>,
}

impl Mending<'_> {
    /// Makes the fixes that can be made at once. Nothing, when there are none.
    fn round(&mut self, look: &Look) -> Option<Trial> {
        loop {
            let is_refused = |key: &Key| self.refused.contains_key(key);
            let mut chosen =
                choose(&look.loaded, &look.findings, self.request, is_refused, &self.at_most);
            if chosen.is_empty() {
                return None;
            }
            let sources = &look.loaded.ledger.sources;
            for candidate in take_unsound(&mut chosen, sources) {
                self.refused.insert(candidate.key, text!("mending.left-out.values"));
            }
            if let Some(trial) = self.apply(look, chosen) {
                return Some(trial);
            }
        }
    }

    /// Makes fixes. Nothing, when none of them can be made.
    fn apply(&mut self, look: &Look, mut chosen: Vec<Candidate>) -> Option<Trial> {
        let sources = &look.loaded.ledger.sources;
        let changed: BTreeSet<SourceId> = chosen.iter().flat_map(Candidate::sources).collect();
        let mut marks: HashMap<SourceId, String> = HashMap::new();
        for source in changed {
            if let Some(mark) = self.mark(look.path(source), &sources.get(source).text) {
                marks.insert(source, mark);
            }
        }
        chosen.retain(|candidate| {
            let is_known = candidate.sources().iter().all(|source| marks.contains_key(source));
            if !is_known {
                self.refused.insert(candidate.key.clone(), text!("mending.left-out.text"));
            }
            is_known
        });
        let mut trial = Trial { files: BTreeMap::new() };
        if chosen.is_empty() {
            return None;
        }
        let round = self.history.len();
        self.history.push(self.overlay.texts.clone());
        for candidate in &chosen {
            self.made.push((round, Fixed::new(candidate, look)));
        }
        let mut by_source: BTreeMap<SourceId, Vec<&Candidate>> = BTreeMap::new();
        for candidate in &chosen {
            for source in candidate.sources() {
                by_source.entry(source).or_default().push(candidate);
            }
        }
        for (source, candidates) in by_source {
            let edits = edits_of(candidates.iter().copied(), source);
            let text = format!("{}{}", marks[&source], edits.apply(&sources.get(source).text));
            let path = look.path(source).to_owned();
            if !self.originals.contains_key(&path) {
                let original = format!("{}{}", marks[&source], sources.get(source).text);
                self.originals.insert(path.clone(), original.into());
            }
            self.overlay.texts.insert(path.clone(), text.into());
            let fixes = candidates.iter().map(|candidate| Fixed::new(candidate, look)).collect();
            trial.files.insert(path, (edits, fixes));
        }
        for path in self.break_circles(round, trial.files.keys()) {
            trial.files.remove(&path);
        }
        Some(trial)
    }

    /// What stands in a file before its text: nothing, or a byte-order mark. No text that is not
    /// all the rest of its file is changed.
    fn mark(&self, path: &str, text: &str) -> Option<String> {
        let bytes = self.overlay.read(path).ok()?;
        let mark = bytes.strip_suffix(text.as_bytes())?;
        let is_mark = mark.is_empty() || mark == "\u{feff}".as_bytes();
        is_mark.then(|| String::from_utf8_lossy(mark).into_owned())
    }

    /// Files that are again what they were before an earlier round stay so: what was made of them
    /// since undoes itself. Says which files those are.
    fn break_circles<'p>(
        &mut self,
        round: usize,
        paths: impl Iterator<Item = &'p String>,
    ) -> BTreeSet<String> {
        let mut circles: Vec<(usize, String)> = Vec::new();
        for path in paths {
            let now = &self.overlay.texts[path];
            let was_so = |earlier: &usize| {
                let was = self.history[*earlier].get(path);
                was.or_else(|| self.originals.get(path)) == Some(now)
            };
            if let Some(earlier) = (0..=round).find(was_so) {
                circles.push((earlier, path.clone()));
            }
        }
        let why = text!("mending.left-out.circle");
        let back = circles
            .into_iter()
            .flat_map(|(earlier, path)| self.go_back(earlier, &BTreeSet::from([path]), Some(&why)));
        back.collect()
    }

    /// Takes back what was made of files since a round, and of all files that changed with them.
    /// With a reason, those fixes are not tried again. Says which files those are.
    fn go_back(
        &mut self,
        round: usize,
        paths: &BTreeSet<String>,
        why: Option<&Text>,
    ) -> BTreeSet<String> {
        let mut paths = paths.clone();
        loop {
            let more: BTreeSet<String> = self
                .made
                .iter()
                .filter(|(at, fixed)| *at >= round && !fixed.paths.is_disjoint(&paths))
                .flat_map(|(_, fixed)| fixed.paths.iter().cloned())
                .collect();
            if more.is_subset(&paths) {
                break;
            }
            paths.extend(more);
        }
        for path in &paths {
            match self.history[round].get(path) {
                Some(text) => self.overlay.texts.insert(path.clone(), Arc::clone(text)),
                None => self.overlay.texts.remove(path),
            };
        }
        let is_gone =
            |(at, fixed): &(usize, Fixed)| *at >= round && !fixed.paths.is_disjoint(&paths);
        for (_, fixed) in self.made.extract_if(.., |made| is_gone(made)) {
            if let Some(why) = why {
                self.refused.insert(fixed.key, why.clone());
            }
        }
        paths
    }

    /// Looks at what a round has made of its files, and takes back what made one worse. Whether all
    /// of it stands.
    fn judge(&mut self, trial: &Trial, before: &HashMap<String, Standing>, look: &Look) -> bool {
        let Some(round) = self.history.len().checked_sub(1) else {
            return true;
        };
        let after = look.standings();
        let nothing = Standing::default();
        let remaining: BTreeMap<(&str, u32, &str), &Text> = look
            .findings
            .iter()
            .map(|found| {
                let at = (look.path(found.source()), found.at.span.start, found.code.id);
                (at, &found.message)
            })
            .collect();
        let mut worse = BTreeSet::new();
        for (path, (edits, fixes)) in &trial.files {
            let mut is_useless = false;
            for fixed in fixes.iter().filter(|fixed| fixed.made.path == *path) {
                let at = u32::try_from(edits.moved(fixed.at)).unwrap_or(u32::MAX);
                if remaining.get(&(path, at, fixed.made.code)) == Some(&&fixed.message) {
                    self.refused.insert(fixed.key.clone(), text!("mending.left-out.useless"));
                    is_useless = true;
                }
            }
            let was = before.get(path).unwrap_or(&nothing);
            let is = after.get(path).unwrap_or(&nothing);
            let own: Vec<String> = fixes.iter().flat_map(|fixed| fixed.own.clone()).collect();
            if is_useless {
                worse.insert(path.clone());
            } else if is.is_worse_than(was, &own) {
                worse.insert(path.clone());
                self.suspect(path, fixes);
            } else if let Some(most) = self.at_most.get_mut(path) {
                *most = most.saturating_mul(2);
            }
        }
        if !worse.is_empty() {
            self.go_back(round, &worse, None);
        }
        worse.is_empty()
    }

    /// One of the fixes of a file makes it worse: fewer are made at once, until it is known which.
    fn suspect(&mut self, path: &str, fixes: &[Fixed]) {
        self.at_most.insert(path.to_owned(), (fixes.len() / 2).max(1));
        if let [fixed] = fixes {
            let strikes = self.strikes.entry(fixed.key.clone()).or_default();
            *strikes += 1;
            if *strikes >= MOST_STRIKES {
                self.refused.insert(fixed.key.clone(), text!("mending.left-out.faults"));
            }
        }
    }

    /// Leaves those files as they were whose changes come to no end.
    fn give_up(&mut self) {
        let Some(last) = self.history.len().checked_sub(1) else {
            return;
        };
        let unsettled: BTreeSet<String> = self
            .made
            .iter()
            .filter(|(round, _)| *round == last)
            .flat_map(|(_, fixed)| fixed.paths.iter().cloned())
            .collect();
        self.go_back(0, &unsettled, Some(&text!("mending.left-out.endless")));
    }

    fn finish(self, look: Look) -> Mended {
        let Look { loaded, findings } = look;
        let sources = &loaded.ledger.sources;
        let left_out = findings.iter().enumerate().filter_map(|(at, finding)| {
            let fix = finding.fix.as_ref()?;
            let is_meant = (self.request.covers)(loaded.ledger.path(finding.source()))
                && (fix.is_certain || self.request.likely);
            let why = self.refused.get(&Key::of(finding, fix, sources)).filter(|_| is_meant)?;
            Some((at, why.clone()))
        });
        let left_out = left_out.collect();
        let mut tied: BTreeMap<&str, usize> =
            self.overlay.texts.keys().map(String::as_str).zip(0..).collect();
        for (_, fixed) in self.made.iter().filter(|(_, fixed)| fixed.paths.len() > 1) {
            let groups: BTreeSet<usize> =
                fixed.paths.iter().filter_map(|path| tied.get(path.as_str()).copied()).collect();
            for group in tied.values_mut().filter(|group| groups.contains(group)) {
                *group = groups.first().copied().unwrap_or_default();
            }
        }
        let changed = self.overlay.texts.iter().filter_map(|(path, after)| {
            let before = self.originals.get(path)?;
            let file = MendedFile {
                path: path.clone(),
                before: before.to_string(),
                after: after.to_string(),
                tied: tied[path.as_str()],
            };
            (before != after).then_some(file)
        });
        let files = changed.collect();
        let made = self.made.into_iter().map(|(_, fixed)| fixed.made).collect();
        Mended { files, made, left_out, loaded, findings }
    }
}

impl Fixed {
    fn new(candidate: &Candidate, look: &Look) -> Fixed {
        let path = |source| look.path(source).to_owned();
        Fixed {
            key: candidate.key.clone(),
            made: Made { code: candidate.code, path: path(candidate.at.source) },
            paths: candidate.sources().into_iter().map(path).collect(),
            own: candidate.own.clone(),
            at: candidate.at.span.start,
            message: candidate.message.clone(),
        }
    }
}
