//! What holds for any bytes at all. The fuzz targets throw bytes at these; `tests/robust.rs` runs
//! them on the examples, cut and changed, so that they keep up with the library.

use std::cell::RefCell;
use std::path::Path;

use collab::config::Config;
use collab::findings::Finding;
use collab::formats::{Batch, FINDINGS, Style};
use collab::inspection::{Terms, inspect};
use collab::ledger;
use collab::mending::{Request, mend};
use collab::schema::Schemas;
use collab::source::{Place, SourceId, Sources, Span};
use collab::tree::{Disk, Memory, Tree};
use collab::yaml::{self, Node, Value};

/// Bytes are decoded and parsed, and every place lies in the text.
pub fn parse(bytes: &[u8]) {
    let mut sources = Sources::default();
    let (text, fault) = yaml::decode(bytes.to_vec());
    let source = sources.add("a.yaml".to_owned(), text);
    let mut findings: Vec<Finding> = fault.map(|fault| fault(source)).into_iter().collect();
    let parsed = yaml::parse(source, &sources.get(source).text);
    findings.extend(parsed.findings);
    if let Some(node) = &parsed.node {
        nodes(node, source, &sources);
    }
    findings.iter().for_each(|finding| places(finding, &sources));
}

/// Bytes are a record of some kind beside the records of an example: everything that is found is
/// written in every format, and every place lies in its text.
pub fn validate(bytes: &[u8]) {
    found(bytes, |findings, sources, files| {
        findings.iter().for_each(|finding| places(finding, sources));
        let batch = Batch::new(findings, sources, files);
        for format in FINDINGS {
            for width in [None, Some(80)] {
                (format.write)(&batch, &Style { width, ..Style::default() });
            }
        }
    });
}

/// Whatever is put right, certain or likely, comes to an end: to put it right again changes nothing,
/// and what comes of it is read as any other file.
pub fn fix(bytes: &[u8]) {
    let likely = bytes.len().is_multiple_of(2);
    let request = Request {
        config: &Config::default(),
        named: &[],
        terms: Terms::default(),
        likely,
        covers: &|_| true,
    };
    let mut tree = tree_with(bytes);
    let mended = mend(&tree, schemas(), &request).expect("memory can be listed");
    for file in &mended.files {
        tree.insert(file.path.clone(), file.after.as_bytes());
        parse(file.after.as_bytes());
    }
    let again = mend(&tree, mended.loaded.ledger.schemas, &request).expect("memory can be listed");
    assert!(again.files.is_empty(), "{:?} after {:?}", again.files, mended.files);
    keep(again.loaded.ledger.schemas);
}

/// The paths at which bytes are a record, one for each kind.
const PATHS: [&str; 9] = [
    "records/allocations/any.yaml",
    "records/bodies/any.yaml",
    "records/calls/any.yaml",
    "records/funds/any.yaml",
    "records/meetings/any-2025-03-05/meeting.yaml",
    "records/meetings/fsn-2025-02-26/02.yaml",
    "records/organisations/any.yaml",
    "records/people/any.yaml",
    "records/projects/any.yaml",
];

/// Everything that is found in the example when bytes are a record in it.
fn found(bytes: &[u8], then: impl FnOnce(&[Finding], &Sources, usize)) {
    let tree = tree_with(bytes);
    let mut loaded = ledger::load(&tree, "records", &[], schemas()).expect("memory can be listed");
    let findings = inspect(&mut loaded, &Config::default(), Terms::default()).findings;
    then(&findings, &loaded.ledger.sources, loaded.files);
    keep(loaded.ledger.schemas);
}

/// The example with bytes as a record in it. Of which kind, their length says: so any kind is a byte
/// away, and files can be taken as they are.
fn tree_with(bytes: &[u8]) -> Memory {
    thread_local! {
        static EXAMPLE: Memory = example();
    }
    let mut tree = EXAMPLE.with(Memory::clone);
    tree.insert(PATHS[bytes.len() % PATHS.len()], bytes);
    tree
}

thread_local! {
    /// To make the schemas takes longer than all the rest, so they are used again.
    static SCHEMAS: RefCell<Option<Schemas>> = const { RefCell::new(None) };
}

fn schemas() -> Schemas {
    let kept = SCHEMAS.with(RefCell::take);
    kept.unwrap_or_else(|| Schemas::load(&[]).expect("the schemas can be used"))
}

fn keep(schemas: Schemas) {
    SCHEMAS.with(|kept| kept.replace(Some(schemas)));
}

/// The records of the small example.
fn example() -> Memory {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = project.parent().filter(|_| project.ends_with("fuzz")).unwrap_or(project);
    let disk = Disk::new(project.join("examples/klynge"));
    let mut memory = Memory::default();
    for path in disk.files("records").expect("the example can be listed") {
        let bytes = disk.read(&path).expect("the example can be read");
        memory.insert(path, bytes);
    }
    memory
}

fn nodes(node: &Node, source: SourceId, sources: &Sources) {
    let span = |span: Span| place(Place { source, span }, sources);
    span(node.span);
    match &node.value {
        Value::List(elements) => elements.iter().for_each(|node| nodes(node, source, sources)),
        Value::Map(entries) => {
            for entry in entries {
                span(entry.key.span);
                nodes(&entry.value, source, sources);
            }
        }
        Value::Scalar(_) | Value::Null => {}
    }
}

fn places(finding: &Finding, sources: &Sources) {
    place(finding.at, sources);
    finding.related.iter().for_each(|label| place(label.at, sources));
    let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
    edits.for_each(|(at, _)| place(*at, sources));
}

/// A place begins before it ends, and both lie in the text and between letters.
fn place(place: Place, sources: &Sources) {
    let text = &sources.get(place.source).text;
    assert!(text.get(place.span.range()).is_some(), "{place:?} in {text:?}");
}
