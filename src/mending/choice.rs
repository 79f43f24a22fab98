//! Chooses the fixes of a round: those that are asked for, do not get in one another's way, and
//! leave alone what they do not mean.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::Request;
use super::edits::{Edit, Edits};
use super::unchanged::keep_the_rest;
use crate::findings::{Finding, Fix};
use crate::ledger::Loaded;
use crate::source::{Place, SourceId, Sources};
use crate::texts::Text;

/// By what a fix is known again when lines have moved: the code and part of its finding, and what it
/// puts in the place of what in which files.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    code: &'static str,
    part: String,
    changes: Vec<(String, String, String)>,
}

impl Key {
    /// The key of the fix of a finding.
    pub fn of(finding: &Finding, fix: &Fix, sources: &Sources) -> Key {
        let change = |(place, instead): &(Place, String)| {
            let source = sources.get(place.source);
            let old = source.text.get(place.span.range()).unwrap_or_default();
            (source.path.clone(), old.to_owned(), instead.clone())
        };
        let changes = fix.edits.iter().map(change).collect();
        Key { code: finding.code.id, part: finding.part.clone(), changes }
    }
}

/// A fix that can be made now.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// By what it is known again.
    pub key: Key,
    /// The code of what was found.
    pub code: &'static str,
    /// Where it was found.
    pub at: Place,
    /// What was found.
    pub message: Text,
    /// The parts of its file in which more can be seen when it is made.
    pub own: Vec<String>,
    /// What it changes.
    pub edits: Vec<(SourceId, Edit)>,
}

impl Candidate {
    fn new(key: Key, finding: &Finding, edits: Vec<(SourceId, Edit)>) -> Candidate {
        let (above, _) = finding.part.rsplit_once('/').unwrap_or_default();
        let below = |name: &str| match above {
            "" => name.to_owned(),
            above => format!("{above}/{name}"),
        };
        let mut own: Vec<String> = edits.iter().map(|(_, edit)| below(&edit.instead)).collect();
        own.push(if above.is_empty() { finding.part.clone() } else { above.to_owned() });
        own.retain(|part| !part.is_empty());
        Candidate {
            key,
            code: finding.code.id,
            at: finding.at,
            message: finding.message.clone(),
            own,
            edits,
        }
    }

    /// The texts that it changes.
    pub fn sources(&self) -> BTreeSet<SourceId> {
        self.edits.iter().map(|(source, _)| *source).collect()
    }
}

/// The fixes for what was found that are asked for and do not overlap; of those that do, the first.
pub(super) fn choose(
    loaded: &Loaded,
    findings: &[Finding],
    request: &Request,
    is_refused: impl Fn(&Key) -> bool,
    at_most: &HashMap<String, usize>,
) -> Vec<Candidate> {
    let sources = &loaded.ledger.sources;
    let path = |source| sources.get(source).path.as_str();
    let mut chosen = Vec::new();
    let mut known = HashSet::new();
    let mut taken: HashMap<SourceId, Taken> = HashMap::new();
    for finding in findings.iter().filter(|finding| (request.covers)(path(finding.source()))) {
        let Some(fix) = finding.fix.as_ref().filter(|fix| fix.is_certain || request.likely) else {
            continue;
        };
        let edit = |(place, instead): &(Place, String)| {
            (place.source, Edit { span: place.span, instead: instead.clone() })
        };
        let mut edits: Vec<(SourceId, Edit)> = fix.edits.iter().map(edit).collect();
        edits.sort_unstable();
        edits.dedup();
        let changes_something = edits.iter().any(|(source, edit)| {
            sources.get(*source).text.get(edit.span.range()) != Some(&edit.instead)
        });
        let key = Key::of(finding, fix, sources);
        let is_possible = changes_something
            && edits.iter().all(|(source, _)| (request.covers)(path(*source)))
            && !is_refused(&key)
            && !known.contains(&edits);
        let candidate = Candidate::new(key, finding, edits);
        let is_free = |source| {
            let most = at_most.get(path(source)).copied().unwrap_or(usize::MAX);
            taken.get(&source).is_none_or(|taken| taken.fixes < most)
        };
        let is_apart = candidate
            .edits
            .iter()
            .all(|(source, edit)| taken.get(source).is_none_or(|taken| taken.is_apart(edit)));
        if !is_possible || !is_apart || !candidate.sources().into_iter().all(is_free) {
            continue;
        }
        for source in candidate.sources() {
            taken.entry(source).or_default().fixes += 1;
        }
        for (source, edit) in &candidate.edits {
            taken.entry(*source).or_default().spans.insert(edit.span.start, edit.span.end);
        }
        known.insert(candidate.edits.clone());
        chosen.push(candidate);
    }
    chosen
}

/// What is changed in a text already.
#[derive(Default)]
struct Taken {
    fixes: usize,
    /// The ends of the changed stretches by their starts.
    spans: BTreeMap<u32, u32>,
}

impl Taken {
    fn is_apart(&self, edit: &Edit) -> bool {
        let before = self.spans.range(..=edit.span.end).next_back();
        before.is_none_or(|(_, end)| *end < edit.span.start)
    }
}

/// Takes from the candidates those that would change what they do not mean.
pub(super) fn take_unsound(candidates: &mut Vec<Candidate>, sources: &Sources) -> Vec<Candidate> {
    let mut unsound: BTreeSet<usize> = BTreeSet::new();
    let mut waiting: BTreeSet<SourceId> = candidates.iter().flat_map(Candidate::sources).collect();
    let by_source = by_source(candidates);
    while let Some(source) = waiting.pop_first() {
        let fixes: Vec<usize> =
            by_source[&source].iter().copied().filter(|fix| !unsound.contains(fix)).collect();
        let text = &sources.get(source).text;
        let is_sound = |fixes: &[usize]| {
            let edits = edits_of(fixes.iter().map(|fix| &candidates[*fix]), source);
            keep_the_rest(source, text, &edits)
        };
        let mut sound = Vec::new();
        sift(&fixes, &mut sound, &is_sound);
        let sound: HashSet<usize> = sound.into_iter().collect();
        for fix in fixes.into_iter().filter(|fix| !sound.contains(fix)) {
            unsound.insert(fix);
            waiting.extend(candidates[fix].sources().into_iter().filter(|other| *other != source));
        }
    }
    let mut at = 0;
    candidates
        .extract_if(.., |_| {
            at += 1;
            unsound.contains(&(at - 1))
        })
        .collect()
}

/// Adds to those that are sound together as many more as there can be.
fn sift(fixes: &[usize], sound: &mut Vec<usize>, is_sound: &dyn Fn(&[usize]) -> bool) {
    let together: Vec<usize> = sound.iter().chain(fixes).copied().collect();
    if is_sound(&together) {
        *sound = together;
    } else if fixes.len() > 1 {
        let (first, rest) = fixes.split_at(fixes.len() / 2);
        sift(first, sound, is_sound);
        sift(rest, sound, is_sound);
    }
}

fn by_source(candidates: &[Candidate]) -> BTreeMap<SourceId, Vec<usize>> {
    let mut by_source: BTreeMap<SourceId, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        for source in candidate.sources() {
            by_source.entry(source).or_default().push(at);
        }
    }
    by_source
}

/// What fixes change in one text.
pub(super) fn edits_of<'c>(
    candidates: impl IntoIterator<Item = &'c Candidate>,
    source: SourceId,
) -> Edits {
    let edits = candidates.into_iter().flat_map(|candidate| &candidate.edits);
    Edits::new(edits.filter(|(of, _)| *of == source).map(|(_, edit)| edit.clone()).collect())
}
