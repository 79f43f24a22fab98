//! Walks the corridor for every file: tree, source, nodes, shape, record.

use std::collections::{BTreeMap, HashSet};
use std::io;

use serde::Deserialize;

use super::faults::{
    DUPLICATE_ID, MISPLACED_FILE, UNREADABLE_FILE, UNREADABLE_RECORD, UNUSABLE_ID,
};
use super::holdings::Holdings;
use super::ids::usable_id;
use super::lookups::Lookups;
use super::names::Named;
use super::{Broken, Entry, Ledger, Record, Table, links};
use crate::findings::{Finding, Severity, nearest};
use crate::letters;
use crate::schema::Schemas;
use crate::source::{Place, SourceId, Sources, Span};
use crate::text;
use crate::tree::Tree;
use crate::yaml::{self, Node};

/// The ledger, and what was found wrong while it was made.
pub struct Loaded {
    /// The records.
    pub ledger: Ledger,
    /// What is wrong with files, shapes and links; in the order of the files.
    pub findings: Vec<Finding>,
    /// How many files were read.
    pub files: usize,
}

/// Reads all records below a folder of a tree, and the files that are named besides.
///
/// # Errors
/// When the folder cannot be listed. A file that cannot be read is a finding.
pub fn load(
    tree: &dyn Tree,
    folder: &str,
    named: &[String],
    schemas: Schemas,
) -> io::Result<Loaded> {
    let mut paths = tree.files(folder)?;
    paths.extend(named.iter().cloned());
    paths.sort_unstable();
    paths.dedup();
    paths.retain(|path| is_meant_as_record(path));
    let mut loading = Loading {
        tree,
        schemas: &schemas,
        sources: Sources::default(),
        findings: Vec::new(),
        records: Vec::new(),
        broken: Vec::new(),
        misplaced: Vec::new(),
        seen: BTreeMap::new(),
    };
    for path in &paths {
        loading.file(folder, path);
    }
    let Loading { sources, mut findings, records, broken, misplaced, .. } = loading;
    let mut ledger = Ledger {
        folder: folder.to_owned(),
        sources,
        schemas,
        records,
        broken,
        misplaced,
        allocations: Table::new(),
        bodies: Table::new(),
        calls: Table::new(),
        funds: Table::new(),
        items: Table::new(),
        meetings: Table::new(),
        organisations: Table::new(),
        people: Table::new(),
        projects: Table::new(),
        holdings: Holdings::default(),
        named: Named::default(),
        lookups: Lookups::default(),
    };
    type_records(&mut ledger, &mut findings);
    ledger.holdings = Holdings::of(&ledger);
    links::follow(&ledger, &mut findings);
    findings.sort_by_key(|finding| finding.at);
    Ok(Loaded { ledger, findings, files: paths.len() })
}

struct Loading<'t> {
    tree: &'t dyn Tree,
    schemas: &'t Schemas,
    sources: Sources,
    findings: Vec<Finding>,
    records: Vec<Record>,
    broken: Vec<Broken>,
    misplaced: Vec<SourceId>,
    /// The texts of the records by kind and id.
    seen: BTreeMap<(String, String), SourceId>,
}

impl Loading<'_> {
    fn file(&mut self, folder: &str, path: &str) {
        let before = self.findings.len();
        let below = path.strip_prefix(folder).unwrap_or(path).trim_start_matches('/');
        let name = below.strip_suffix(".yaml").filter(|name| !name.is_empty());
        let schemas = self.schemas;
        let record = name.and_then(|name| schemas.record(name));
        let (source, node, whole) = self.read(path);
        let Some((kind, id)) = record else {
            return self.misplaced(source, below);
        };
        if !self.check_id(source, &id) {
            self.broken.push(Broken {
                kind: kind.name.clone(),
                id,
                source,
                fund: None,
                links: Vec::new(),
            });
            return;
        }
        let first = *self.seen.entry((kind.name.clone(), id.clone())).or_insert(source);
        if first != source {
            let other = text!("ledger.duplicate-id.first", id = &id);
            let finding = Finding::new(
                &DUPLICATE_ID,
                start(source),
                text!("ledger.duplicate-id.message", id = &id),
            )
            .related(start(first), other)
            .remedy(text!("ledger.duplicate-id.remedy"));
            self.findings.push(finding);
            return;
        }
        let checked = node.as_ref().map(|node| kind.shape.check(source, node)).unwrap_or_default();
        let mut links = Vec::new();
        if whole {
            self.findings.extend(checked.findings);
            links = checked.links;
        }
        let has_errors =
            self.findings[before..].iter().any(|finding| finding.severity == Severity::Error);
        match node {
            Some(node) if !has_errors => {
                self.records.push(Record { kind: kind.name.clone(), id, source, node, links });
            }
            node => {
                let fund = node
                    .as_ref()
                    .and_then(|node| node.get("fund"))
                    .and_then(Node::text)
                    .map(str::to_owned);
                self.broken.push(Broken { kind: kind.name.clone(), id, source, fund, links });
            }
        }
    }

    /// Reads a file into nodes as far as that can be done, and says whether that was all.
    fn read(&mut self, path: &str) -> (SourceId, Option<Node>, bool) {
        let bytes = match self.tree.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let source = self.sources.add(path.to_owned(), String::new());
                let message = match error.kind() {
                    io::ErrorKind::FileTooLarge => text!("ledger.unreadable-file.large"),
                    io::ErrorKind::PermissionDenied => text!("ledger.unreadable-file.permission"),
                    _ => text!("ledger.unreadable-file.message", why = error.to_string()),
                };
                let remedy = text!("ledger.unreadable-file.remedy");
                self.findings
                    .push(Finding::new(&UNREADABLE_FILE, start(source), message).remedy(remedy));
                return (source, None, false);
            }
        };
        let (text, fault) = yaml::decode(bytes);
        let source = self.sources.add(path.to_owned(), text);
        if let Some(fault) = fault {
            self.findings.push(fault(source));
            return (source, None, false);
        }
        let parsed = yaml::parse(source, &self.sources.get(source).text);
        self.findings.extend(parsed.findings);
        (source, parsed.node, parsed.whole)
    }

    /// A file that is no record by its path, and where it may belong.
    fn misplaced(&mut self, source: SourceId, below: &str) {
        self.misplaced.push(source);
        self.findings.retain(|finding| finding.source() != source);
        let finding = |message| Finding::new(&MISPLACED_FILE, start(source), message);
        let folders: Vec<&str> = self.schemas.kinds().map(|kind| kind.layout.folder()).collect();
        let first = below.split_once('/').map_or("", |(first, _)| first);
        let found = if !below.ends_with(".yaml") {
            let stem = below.rfind('/').map_or(0, |at| at + 1);
            let stem = below[stem..].find('.').map_or(below, |at| &below[..stem + at]);
            finding(text!("ledger.misplaced-file.yml"))
                .remedy(text!("ledger.misplaced-file.rename", name = format!("{stem}.yaml")))
        } else if folders.contains(&first) {
            let layouts = self.schemas.kinds().filter(|kind| kind.layout.folder() == first);
            let forms: crate::texts::Arg =
                layouts.map(|kind| format!("{}.yaml", kind.layout.path("NAME/NAME"))).collect();
            finding(text!("ledger.misplaced-file.depth"))
                .remedy(text!("ledger.misplaced-file.forms", forms = forms))
        } else {
            let message = finding(match first {
                "" => text!("ledger.misplaced-file.folderless"),
                folder => text!("ledger.misplaced-file.message", folder = folder),
            });
            match nearest(first, folders.iter().copied()) {
                Some(folder) => {
                    message.remedy(text!("ledger.misplaced-file.nearest", folder = folder))
                }
                None => {
                    let mut folders = folders;
                    folders.dedup();
                    let all = folders.into_iter().collect::<crate::texts::Arg>();
                    message.remedy(text!("ledger.misplaced-file.remedy", folders = all))
                }
            }
        };
        self.findings.push(found);
    }

    /// An id is made of lower-case letters a–z, digits and single hyphens. A file with another is
    /// no record yet: its name may say the wrong kind.
    fn check_id(&mut self, source: SourceId, id: &str) -> bool {
        let usable = usable_id(id);
        if usable != id {
            let usable = if usable.is_empty() { "…".to_owned() } else { usable };
            let finding = Finding::new(
                &UNUSABLE_ID,
                start(source),
                text!("ledger.unusable-id.message", id = id),
            )
            .remedy(text!("ledger.unusable-id.remedy", id = &usable));
            let finding = match letters::odd(id) {
                Some(odd) => letters::finding_in_name(start(source), id, &odd, &usable),
                None => finding,
            };
            self.findings.retain(|finding| finding.source() != source);
            self.findings.push(finding);
            return false;
        }
        true
    }
}

/// Whether a file is a record, or by its name was to be one: `.yaml`, but also `.yml`, `.YAML` and
/// `.yaml.txt`, which are then found to be named wrongly.
fn is_meant_as_record(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    name.split('.').skip(1).any(|part| matches!(part, "yaml" | "yml"))
}

/// The place at which a record begins.
fn start(source: SourceId) -> Place {
    Place { source, span: Span::default() }
}

/// Reads the typed records from those that have their shape.
fn type_records(ledger: &mut Ledger, findings: &mut Vec<Finding>) {
    let mut untyped = HashSet::new();
    for record in &ledger.records {
        let typed = match record.kind.as_str() {
            "allocation" => keep(&mut ledger.allocations, record),
            "body" => keep(&mut ledger.bodies, record),
            "call" => keep(&mut ledger.calls, record),
            "fund" => keep(&mut ledger.funds, record),
            "item" => keep(&mut ledger.items, record),
            "meeting" => keep(&mut ledger.meetings, record),
            "organisation" => keep(&mut ledger.organisations, record),
            "person" => keep(&mut ledger.people, record),
            "project" => keep(&mut ledger.projects, record),
            _ => Ok(()),
        };
        if let Err(finding) = typed {
            findings.push(*finding);
            untyped.insert(record.source);
        }
    }
    let (broken, whole) = std::mem::take(&mut ledger.records)
        .into_iter()
        .partition::<Vec<_>, _>(|record| untyped.contains(&record.source));
    ledger.records = whole;
    ledger.broken.extend(broken.into_iter().map(|record| Broken {
        fund: record.node.get("fund").and_then(Node::text).map(str::to_owned),
        kind: record.kind,
        id: record.id,
        source: record.source,
        links: record.links,
    }));
}

/// Keeps a record as its type. A repository's own schema may let through what the type cannot
/// hold; that is a finding too.
fn keep<'r, T: Deserialize<'r>>(
    table: &mut Table<T>,
    record: &'r Record,
) -> Result<(), Box<Finding>> {
    let value = yaml::read(&record.node).map_err(|error| {
        let span = error.span.unwrap_or(record.node.span);
        let at = Place { source: record.source, span };
        let message =
            text!("ledger.unreadable-record.message", kind = &record.kind, why = error.why);
        Box::new(
            Finding::new(&UNREADABLE_RECORD, at, message)
                .remedy(text!("ledger.unreadable-record.remedy")),
        )
    })?;
    table.insert(record.id.clone(), Entry { id: record.id.clone(), source: record.source, value });
    Ok(())
}
