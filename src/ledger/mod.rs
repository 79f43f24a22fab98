//! All records of a repository, by kind and id, read, checked and linked.

pub mod actions;
pub mod agenda;
pub mod announced;
pub mod attendance;
pub mod budget;
pub mod caps;
pub mod cut;
mod faults;
pub mod figures;
pub mod holdings;
mod ids;
mod links;
mod load;
mod lookups;
pub mod matters;
mod names;
pub mod open;
pub mod projects;
pub mod promises;
pub mod stated;
mod taken;

use std::collections::BTreeMap;
use std::ops::Deref;

pub use faults::{FIRM_CODES, LINK_CODES};
use holdings::Holdings;
pub use load::{Loaded, load};

use crate::date::Day;
use crate::records::{Allocation, Body, Call, Fund, Item, Meeting, Organisation, Person, Project};
use crate::schema::{Link, Schemas};
use crate::source::{Place, SourceId, Sources, Span};
use crate::yaml::Node;

/// All records that could be read, and which could not.
pub struct Ledger {
    /// The folder that they lie in, from the root of the repository.
    pub folder: String,
    /// The texts that they were read from.
    pub sources: Sources,
    /// The schemas that they were checked against.
    pub schemas: Schemas,
    /// Every record, of every kind, in the order of their files.
    pub records: Vec<Record>,
    /// The records that could not be read.
    pub broken: Vec<Broken>,
    /// The files that lie where no record lies.
    pub misplaced: Vec<SourceId>,
    /// The allocations.
    pub allocations: Table<Allocation>,
    /// The bodies.
    pub bodies: Table<Body>,
    /// The calls.
    pub calls: Table<Call>,
    /// The funds.
    pub funds: Table<Fund>,
    /// The agenda items.
    pub items: Table<Item>,
    /// The meetings.
    pub meetings: Table<Meeting>,
    /// The organisations.
    pub organisations: Table<Organisation>,
    /// The people.
    pub people: Table<Person>,
    /// The projects.
    pub projects: Table<Project>,
    /// What is taken out of which allocation, and what is moved.
    pub holdings: Holdings,
    /// Who is meant by a name in words.
    named: names::Named,
    /// What belongs to what.
    lookups: lookups::Lookups,
}

/// The records of one kind by id.
pub type Table<T> = BTreeMap<String, Entry<T>>;

/// A typed record, its id and the text that it stands in.
#[derive(Debug)]
pub struct Entry<T> {
    /// Its id.
    pub id: String,
    /// The text that it was read from.
    pub source: SourceId,
    value: T,
}

impl<T> Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Entry<T> {
    /// A stretch of the text that it stands in.
    pub fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }
}

/// A record of any kind.
#[derive(Debug)]
pub struct Record {
    /// The name of its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// The text that it was read from.
    pub source: SourceId,
    /// What stands in it.
    pub node: Node,
    /// Where it points at others.
    pub links: Vec<Link>,
}

/// A record that could not be read. Its kind and id are known from its path.
#[derive(Debug)]
pub struct Broken {
    /// The name of its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// The text that it should have been read from.
    pub source: SourceId,
    /// The fund that it names, as far as that could be read.
    pub fund: Option<String>,
    /// Where it points at others, as far as that could be read.
    pub links: Vec<Link>,
}

impl Ledger {
    /// The path of a text, from the root of the repository.
    pub fn path(&self, source: SourceId) -> &str {
        &self.sources.get(source).path
    }

    /// The paths of the files that were left out: what could not be read, and what is misplaced.
    pub fn left_out(&self) -> impl Iterator<Item = &str> {
        let broken = self.broken.iter().map(|broken| broken.source);
        broken.chain(self.misplaced.iter().copied()).map(|source| self.path(source))
    }

    /// The line at which an element of a list of a record begins; the elements count from 0. The
    /// first line, where there is no such element.
    pub fn line_of(&self, source: SourceId, list: &str, at: usize) -> usize {
        let record = self.record_of(source);
        let element = record.and_then(|record| record.node.get(list)?.elements().get(at));
        element.map_or(1, |node| self.sources.position(Place { source, span: node.span }).line)
    }

    /// The record that was read from a text.
    pub fn record_of(&self, source: SourceId) -> Option<&Record> {
        let at = self.records.binary_search_by_key(&source, |record| record.source).ok()?;
        Some(&self.records[at])
    }

    /// Where a part of a record stands, by the way to it from the record: `history/0/amount`, whose
    /// elements count from 0. Where the part is not written, the nearest that it would belong to.
    pub fn place_of(&self, source: SourceId, path: &str) -> Place {
        let Some(record) = self.record_of(source) else {
            return Place { source, span: Span::default() };
        };
        let mut node = &record.node;
        let mut span = Span::default();
        for step in path.split('/') {
            let below = match step.parse::<usize>() {
                Ok(at) => node.elements().get(at),
                Err(_) => node.get(step),
            };
            let Some(below) = below else {
                break;
            };
            node = below;
            span = node.span;
        }
        Place { source, span }
    }

    /// A part of a record by the way to it: `history/0/source`.
    pub fn part_of(&self, source: SourceId, path: &str) -> Option<&Node> {
        path.split('/').try_fold(&self.record_of(source)?.node, |node, step| {
            match step.parse::<usize>() {
                Ok(at) => node.elements().get(at),
                Err(_) => node.get(step),
            }
        })
    }

    /// The id of the meeting that an item belongs to: the folder that it lies in. The item may
    /// be given with a part (`sku-2021-04-22/05#1`).
    pub fn meeting_of(item: &str) -> &str {
        item.rsplit_once('/').map_or(item, |(meeting, _)| meeting)
    }

    /// The items of a meeting, in the order of their files.
    pub fn items_of<'l>(&'l self, meeting: &str) -> impl Iterator<Item = &'l Entry<Item>> {
        let folder = format!("{meeting}/");
        let from = self.items.range(folder.clone()..);
        from.take_while(move |(id, _)| id.starts_with(&folder)).map(|(_, item)| item)
    }

    /// The meeting that an item belongs to, when it has a record.
    pub fn meeting(&self, item: &str) -> Option<&Entry<Meeting>> {
        self.meetings.get(Self::meeting_of(item))
    }

    /// The day of the meeting that an item belongs to.
    pub fn day_of(&self, item: &str) -> Option<Day> {
        self.meeting(item).map(|meeting| meeting.date)
    }

    /// Whether a record is the one with this kind and id, or points at it or at a part of it.
    pub fn is_about(&self, record: &Record, kind: &str, id: &str) -> bool {
        let outline = self.schemas.kind(&record.kind).map(|kind| &kind.shape.outline);
        let points = |link: &Link| {
            let named = link.text.split_once('#').map_or(&*link.text, |(named, _)| named);
            let mut kinds = outline.iter().flat_map(|outline| &outline.spot(link.spot).reference);
            named == id && kinds.any(|of| of.split('#').next() == Some(kind))
        };
        (record.kind == kind && record.id == id) || record.links.iter().any(points)
    }

    /// Whether an allocation pays for a project: one of the two says so.
    pub fn pays_for(&self, allocation: &Entry<Allocation>, project: &str) -> bool {
        let names = |project: &Entry<Project>| {
            let mut funding = project.funding.iter();
            funding.any(|funding| funding.allocation.as_ref() == Some(&allocation.id))
        };
        allocation.project.as_deref() == Some(project)
            || self.projects.get(project).is_some_and(names)
    }

    /// The name of a body, organisation or person by its id, or the words that stand there
    /// instead of an id.
    pub fn name<'l>(&'l self, who: &'l str) -> &'l str {
        let body = self.bodies.get(who).map(|body| &body.name);
        let organisation = || self.organisations.get(who).map(|organisation| &organisation.name);
        let person = || self.people.get(who).map(|person| &person.name);
        body.or_else(organisation).or_else(person).map_or(who, String::as_str)
    }
}
