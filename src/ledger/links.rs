//! Follows what records point at: to nothing, to the wrong kind, or to a part that is not there.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::faults::{DANGLING_REFERENCE, RECORD_IN_WORDS, WRONG_KIND};
use super::ids::usable_id;
use super::{Ledger, Record};
use crate::findings::{Finding, Fix, MOST_IN_A_FILE, nearest};
use crate::letters;
use crate::schema::{Link, Spot};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::{Arg, Text};

/// So many records of a kind are named when none is near to what was written.
const FEW: usize = 8;

/// Follows every link of every record.
pub(super) fn follow(ledger: &Ledger, findings: &mut Vec<Finding>) {
    let mut known: HashMap<&str, Vec<&Record>> = HashMap::new();
    for record in &ledger.records {
        known.entry(&record.id).or_default().push(record);
    }
    let named = named(ledger);
    let taken = findings.iter().map(|finding| finding.at).collect();
    let mut follower =
        Follower { ledger, known, named, sought: 0, taken, findings, to_broken: BTreeMap::new() };
    for record in &ledger.records {
        follower.links(&record.kind, record.source, &record.links);
    }
    for record in &ledger.records {
        follower.within(record);
    }
    for broken in &ledger.broken {
        follower.links(&broken.kind, broken.source, &broken.links);
    }
    let to_broken = follower.to_broken;
    for (source, count) in to_broken {
        if let Some(finding) = findings.iter_mut().find(|finding| finding.source() == source) {
            finding.notes.push(text!("ledger.folded", count = count));
        }
    }
}

/// The organisations, bodies and people by their names in small letters; a name that several have
/// says nothing.
fn named(ledger: &Ledger) -> HashMap<String, (&'static str, &str)> {
    let organisations =
        ledger.organisations.values().map(|entry| (&entry.name, "organisation", &entry.id));
    let bodies = ledger.bodies.values().map(|entry| (&entry.name, "body", &entry.id));
    let people = ledger.people.values().map(|entry| (&entry.name, "person", &entry.id));
    let mut named = HashMap::new();
    let mut shared = Vec::new();
    for (name, kind, id) in organisations.chain(bodies).chain(people) {
        let name = name.trim().to_lowercase();
        if named.insert(name.clone(), (kind, id.as_str())).is_some() {
            shared.push(name);
        }
    }
    named.retain(|name, _| !shared.contains(name));
    named
}

struct Follower<'l, 'f> {
    ledger: &'l Ledger,
    known: HashMap<&'l str, Vec<&'l Record>>,
    /// The kind and id of each organisation, body and person by its name.
    named: HashMap<String, (&'static str, &'l str)>,
    /// For how many ids the nearest was looked for.
    sought: usize,
    /// Where something is wrong already.
    taken: HashSet<Place>,
    findings: &'f mut Vec<Finding>,
    /// How many links point at a record that could not be read.
    to_broken: BTreeMap<SourceId, usize>,
}

impl<'l> Follower<'l, '_> {
    /// A record that lies within another, such as an item in its meeting, has it.
    fn within(&mut self, record: &Record) {
        let within = self.ledger.schemas.kind(&record.kind).and_then(|kind| kind.within.as_deref());
        let (Some(within), Some((id, _))) = (within, record.id.rsplit_once('/')) else {
            return;
        };
        let is_there =
            self.known.get(id).is_some_and(|found| found.iter().any(|found| found.kind == within));
        if is_there || self.ledger.is_broken(within, id) {
            return;
        }
        let at = Place { source: record.source, span: Span::default() };
        let path =
            self.ledger.schemas.kind(within).map_or(String::new(), |kind| kind.layout.path(id));
        let path = format!("{}/{path}.yaml", self.ledger.folder);
        let message =
            text!("ledger.dangling-reference.message", id = id, kinds = kind_name(within));
        self.findings.push(
            Finding::new(&DANGLING_REFERENCE, at, message)
                .remedy(text!("ledger.dangling-reference.add", path = path)),
        );
    }

    /// Follows the links of a record. A link is of one finding at most.
    fn links(&mut self, kind: &str, source: SourceId, links: &[Link]) {
        if let Some(kind) = self.ledger.schemas.kind(kind) {
            for link in links {
                let at = Place { source, span: link.span };
                if !self.taken.contains(&at) {
                    let before = self.findings.len();
                    self.link(link, kind.shape.outline.spot(link.spot), at);
                    self.taken.extend(self.findings[before..].iter().map(|finding| finding.at));
                }
            }
        }
    }

    fn link(&mut self, link: &Link, target: &Spot, at: Place) {
        if target.words && !is_id(&link.text) {
            return self.words(link, target, at);
        }
        let (id, part) = match link.text.split_once('#') {
            Some((id, part)) => (id, Some(part)),
            None => (&*link.text, None),
        };
        let allowed =
            |kind: &str| target.reference.iter().any(|reference| kind_of(reference) == kind);
        let found: Vec<&Record> = self.known.get(id).map_or(Vec::new(), Clone::clone);
        if let Some(found) = found.iter().find(|found| allowed(&found.kind)) {
            self.part(found, part, &target.reference, at);
            return;
        }
        let broken =
            self.ledger.broken.iter().find(|broken| broken.id == id && allowed(&broken.kind));
        if let Some(broken) = broken {
            *self.to_broken.entry(broken.source).or_default() += 1;
            return;
        }
        if let Some(odd) = letters::odd(&link.text).filter(|_| found.is_empty()) {
            let plain = letters::plain(&link.text);
            let named = plain.split_once('#').map_or(&*plain, |(named, _)| named);
            let is_meant = self
                .known
                .get(named)
                .is_some_and(|known| known.iter().any(|record| allowed(&record.kind)));
            let instead = is_meant.then_some(plain.as_str());
            self.findings.push(letters::finding(at, &link.text, &odd, instead));
            return;
        }
        let kinds = kinds(&target.reference);
        let finding = match found.first() {
            Some(other) => Finding::new(
                &WRONG_KIND,
                at,
                text!(
                    "ledger.wrong-kind.message",
                    id = id,
                    kind = kind_name(&other.kind),
                    kinds = kinds
                ),
            )
            .related(
                Place { source: other.source, span: Span::default() },
                text!("ledger.wrong-kind.there"),
            ),
            None => Finding::new(
                &DANGLING_REFERENCE,
                at,
                text!("ledger.dangling-reference.message", id = id, kinds = kinds),
            ),
        };
        // Whoever has so many has another trouble than a slip of the hand.
        self.sought += 1;
        let is_sought = self.sought <= MOST_IN_A_FILE;
        let nearest =
            is_sought.then(|| self.nearest_to(id, &target.reference, at.source)).flatten();
        let finding = finding.remedy(self.instead(nearest, target, id, at.source));
        self.findings.push(match nearest {
            Some(meant) => {
                let instead = format!("{meant}{}", link.text.strip_prefix(id).unwrap_or_default());
                let title = text!("schema.write", instead = &instead);
                finding.fix(Fix::likely(title, at, instead))
            }
            None => finding,
        });
    }

    /// Words where a record of just that name exists: perhaps its id was meant.
    fn words(&mut self, link: &Link, target: &Spot, at: Place) {
        let named = self.named.get(link.text.trim().to_lowercase().as_str());
        let allowed =
            |kind: &str| target.reference.iter().any(|reference| kind_of(reference) == kind);
        let Some((_, id)) = named.filter(|(kind, _)| allowed(kind)) else {
            return;
        };
        let message = text!("ledger.record-in-words.message", words = &*link.text, id = *id);
        let remedy = text!("ledger.record-in-words.remedy", id = *id);
        let fix = Fix::likely(text!("schema.write", instead = *id), at, *id);
        self.findings.push(Finding::new(&RECORD_IN_WORDS, at, message).remedy(remedy).fix(fix));
    }

    /// The ids of the records that a field may point at.
    fn candidates(&self, references: &[String]) -> Vec<&'l str> {
        let is_meant =
            |record: &&Record| references.iter().any(|reference| kind_of(reference) == record.kind);
        self.ledger.records.iter().filter(is_meant).map(|record| record.id.as_str()).collect()
    }

    /// The ids that may be meant by one that leads nowhere: not the record itself and, of a meeting
    /// that is not there, no item of another.
    fn candidates_for(&self, id: &str, references: &[String], own: SourceId) -> Vec<&'l str> {
        let parent = id.rsplit_once('/').map(|(parent, _)| parent);
        let own = self.ledger.record_of(own).map(|record| record.id.as_str());
        let mut all = self.candidates(references);
        all.retain(|known| {
            parent == known.rsplit_once('/').map(|(parent, _)| parent) && Some(*known) != own
        });
        all
    }

    /// The id that is nearest to one that leads nowhere: that of the record with this name, or one
    /// that is written alike.
    fn nearest_to(&self, id: &str, references: &[String], own: SourceId) -> Option<&'l str> {
        let is_allowed = |kind: &str| references.iter().any(|reference| kind_of(reference) == kind);
        let named = self.named.get(id.trim().to_lowercase().as_str());
        let named = named.filter(|(kind, _)| is_allowed(kind)).map(|(_, id)| *id);
        named.or_else(|| nearest(id, self.candidates_for(id, references, own)))
    }

    /// What to write instead of an id that leads nowhere.
    fn instead(
        &self,
        nearest: Option<&str>,
        Spot { reference: references, words, .. }: &Spot,
        id: &str,
        own: SourceId,
    ) -> Text {
        if let Some(meant) = nearest {
            return text!("ledger.dangling-reference.nearest", nearest = meant);
        }
        if *words {
            return text!("ledger.dangling-reference.words");
        }
        let candidates = self.candidates_for(id, references, own);
        if (1..=FEW).contains(&candidates.len()) {
            return text!(
                "ledger.dangling-reference.these",
                ids = candidates.into_iter().collect::<Arg>()
            );
        }
        let path = references
            .first()
            .and_then(|reference| self.ledger.schemas.kind(kind_of(reference)))
            .map_or(String::new(), |kind| {
                format!("{}/{}.yaml", self.ledger.folder, kind.layout.path(&usable_id(id)))
            });
        text!("ledger.dangling-reference.remedy", path = path)
    }

    /// Checks the part that a link names: `#1` the first recommendation, `#s2` the second surplus.
    fn part(&mut self, record: &Record, part: Option<&str>, references: &[String], at: Place) {
        let of_kind = references.iter().filter(|reference| kind_of(reference) == record.kind);
        let lists: Vec<&str> = of_kind
            .filter_map(|reference| reference.split_once('#').map(|(_, list)| list))
            .collect();
        let parts: Vec<String> =
            lists.iter().flat_map(|list| self.parts_of(record, list)).collect();
        let may_be_whole = references.contains(&record.kind);
        let id = record.id.as_str();
        let message = match part {
            None if may_be_whole => return,
            Some(part) if parts.iter().any(|known| known == part) => return,
            None => {
                text!("ledger.dangling-reference.whole", lists = Arg::either(lists.iter().copied()))
            }
            Some(_) if lists.is_empty() => text!("ledger.dangling-reference.no-part", id = id),
            Some(part) => text!("ledger.dangling-reference.part", id = id, part = part),
        };
        let remedy = if !parts.is_empty() {
            let parts = parts.iter().map(|part| format!("{id}#{part}"));
            text!("ledger.dangling-reference.these", ids = parts.collect::<Arg>())
        } else if may_be_whole {
            text!("schema.write", instead = id)
        } else {
            text!(
                "ledger.dangling-reference.none",
                id = id,
                lists = Arg::either(lists.iter().copied())
            )
        };
        self.findings.push(Finding::new(&DANGLING_REFERENCE, at, message).remedy(remedy));
    }

    /// The names of the parts of a record that stand in a list: its letter, and numbers from 1.
    fn parts_of(&self, record: &Record, list: &str) -> Vec<String> {
        let Some(kind) = self.ledger.schemas.kind(&record.kind) else {
            return Vec::new();
        };
        let Some(letter) = kind
            .shape
            .outline
            .field(0, list)
            .and_then(|at| kind.shape.outline.spot(at).part.as_deref())
        else {
            return Vec::new();
        };
        let count = record.node.get(list).map_or(0, |node| node.elements().len());
        (1..=count).map(|number| format!("{letter}{number}")).collect()
    }
}

/// Whether a text is an id and not words: words have a capital or a space.
fn is_id(text: &str) -> bool {
    !text.contains(|c: char| c.is_uppercase() || c.is_whitespace())
        && text.contains(char::is_alphabetic)
}

/// The kind of a reference that may name a part of it.
fn kind_of(reference: &str) -> &str {
    reference.split_once('#').map_or(reference, |(kind, _)| kind)
}

/// The kinds that a field may point at, in words: one or the other.
fn kinds(references: &[String]) -> Arg {
    let mut names: Vec<&str> = references.iter().map(|reference| kind_of(reference)).collect();
    names.dedup();
    Arg::either(names.into_iter().map(kind_name))
}

/// A kind in words; its own name, when a repository has added it.
fn kind_name(kind: &str) -> Arg {
    match Text::find(&format!("ledger.kinds.{kind}")) {
        Some(text) => text.into(),
        None => kind.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn words_are_told_from_ids() {
        for id in [
            "region-sjaelland",
            "sku-2021-04-22/05",
            "sku/05#1",
            "rs-pool#s2",
            "ida_holm",
            "ådal-kommune",
        ] {
            assert!(is_id(id), "{id}");
        }
        for words in ["Ida Thomas", "Centerchefen", "kommunal side", "2021", ""] {
            assert!(!is_id(words), "{words}");
        }
    }
}
