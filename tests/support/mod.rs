//! What tests share: the example repositories in memory, and what is found in a tree.
#![allow(dead_code, reason = "each test uses a part of it")]

pub mod output;
pub mod page;

use std::fs;
use std::path::{Path, PathBuf};

use collab::config::Config;
use collab::findings::Finding;
use collab::inspection::{Terms, inspect};
use collab::ledger::{self, Loaded};
use collab::schema::Schemas;
use collab::texts::Language;
use collab::tree::{Disk, Memory, Tree};
use walkdir::WalkDir;

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.expect("the folder can be listed");
        let target = to.join(entry.path().strip_prefix(from).expect("it lies below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder can be made");
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}

/// The records of an example repository, in memory.
pub fn example(name: &str) -> Memory {
    in_memory(&root().join("examples").join(name))
}

/// The records below a folder, in memory.
pub fn in_memory(root: &Path) -> Memory {
    let disk = Disk::new(root);
    let mut memory = Memory::default();
    for path in disk.files("records").expect("the records can be listed") {
        let bytes = fs::read(root.join(&path)).expect("a record can be read");
        memory.insert(path, bytes);
    }
    memory
}

/// Reads a tree, with schemas of its own.
pub fn load(tree: &dyn Tree, schemas: &[(String, String)]) -> Loaded {
    let schemas = Schemas::load(schemas).expect("the schemas can be used");
    ledger::load(tree, "records", &[], schemas).expect("the tree can be listed")
}

/// Everything found in a tree.
pub fn findings(tree: &dyn Tree, schemas: &[(String, String)]) -> (Loaded, Vec<Finding>) {
    let mut loaded = load(tree, schemas);
    let findings = inspect(&mut loaded, &Config::default(), Terms::default()).findings;
    (loaded, findings)
}

/// The codes of everything found in a tree.
pub fn codes(tree: &dyn Tree, schemas: &[(String, String)]) -> Vec<String> {
    findings(tree, schemas).1.iter().map(|finding| finding.code.id.to_owned()).collect()
}

/// A finding on one line: where, which and what.
pub fn complaint(loaded: &Loaded, finding: &Finding) -> String {
    let sources = &loaded.ledger.sources;
    let position = sources.position(finding.at);
    let message = finding.message.say(Language::default());
    format!(
        "{}:{}: {} {message}",
        sources.get(finding.source()).path,
        position.line,
        finding.code.id
    )
}
