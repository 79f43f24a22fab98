//! The schemas: which kinds of record there are, where they lie, what shape they have, and where
//! they point at one another. Nothing outside this folder knows JSON Schema.
//!
//! A schema is JSON Schema (draft 2020-12) with seven keywords of our own, which other validators
//! pass over:
//!
//! | keyword | says |
//! |---|---|
//! | `x-path` | where the records of the kind lie, below the records folder |
//! | `x-within` | the kind that its records lie within: an item in the folder of its meeting |
//! | `x-reference` | the kinds (`fund`) or parts of kinds (`item#decisions`) that a field points at |
//! | `x-words` | that who has no record may stand there in words |
//! | `x-value` | what a scalar is read as: `money`, `amount`, `date`, `day`, `years`, `time`, `share` |
//! | `x-descriptions` | what `description` says, in other languages by their codes |
//! | `x-part` | the letter before the numbers of a list's elements in their ids |
//!
//! The schemas of `schemas/` are compiled in; those of a repository are added to them or stand
//! in for those of the same name.

mod check;
mod faults;
mod judge;
mod layout;
mod outline;
mod representation;
mod values;
mod words;

use std::collections::BTreeMap;

use jsonschema::{Draft, Registry, Validator};
use serde_json::Value;

pub use check::{Checked, Link};
pub use faults::{CODES, UNKNOWN_WORD};
pub use layout::Layout;
pub use outline::{Outline, Reads, Spot};

use crate::records;
use crate::source::SourceId;
use crate::text;
use crate::texts::Text;
use crate::yaml::Node;
use representation::Nodes;

/// Why a schema cannot be used.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaFault {
    /// The name of its file, without `.json`.
    pub name: String,
    /// Why.
    pub why: Text,
}

impl SchemaFault {
    fn new(name: &str, why: Text) -> SchemaFault {
        SchemaFault { name: name.to_owned(), why }
    }

    fn unusable(name: &str, error: &impl ToString) -> SchemaFault {
        SchemaFault::new(name, text!("schema.faults.schema", why = error.to_string()))
    }
}

/// All kinds of record, by name.
pub struct Schemas {
    kinds: BTreeMap<String, Kind>,
}

/// A kind of record.
pub struct Kind {
    /// Its name: the name of its schema's file.
    pub name: String,
    /// Where its records lie.
    pub layout: Layout,
    /// The kind that its records lie within, whose id is theirs without the last name.
    pub within: Option<String>,
    /// What its records look like.
    pub shape: Shape,
}

/// What a document has to look like.
pub struct Shape {
    /// What is known of its fields.
    pub outline: Outline,
    validator: Validator<Nodes>,
}

/// The base that references between schemas are resolved against; nothing is ever fetched.
const BASE: &str = "collab:///schemas/";

fn uri(name: &str) -> String {
    format!("{BASE}{name}.json")
}

impl Schemas {
    /// The schemas that are compiled in, with a repository's own (name and text) added or put in
    /// their place.
    ///
    /// # Errors
    /// When one is not JSON, is not a schema, or has an `x-path` that names no folder.
    pub fn load(own: &[(String, String)]) -> Result<Schemas, SchemaFault> {
        let built_in =
            records::KINDS.iter().chain([&records::VALUES]).map(|(name, text)| (*name, *text));
        let own = own.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let documents = documents(built_in.chain(own))?;
        let registry = registry(&documents)?;
        let mut kinds = BTreeMap::new();
        for (name, value) in &documents {
            let Some(path) = value.get("x-path") else {
                continue;
            };
            let layout = path.as_str().and_then(Layout::parse);
            let layout = layout.ok_or_else(|| {
                SchemaFault::new(name, text!("schema.faults.path", path = path.to_string()))
            })?;
            let shape = Shape::of(name, &documents, &registry)?;
            let within = value.get("x-within").and_then(Value::as_str).map(str::to_owned);
            kinds.insert(name.clone(), Kind { name: name.clone(), layout, within, shape });
        }
        Ok(Schemas { kinds })
    }

    /// All kinds, by name.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.kinds.values()
    }

    /// The kind with this name.
    pub fn kind(&self, name: &str) -> Option<&Kind> {
        self.kinds.get(name)
    }

    /// The kind and id of the record at a path below the records folder, without `.yaml`.
    pub fn record(&self, path: &str) -> Option<(&Kind, String)> {
        let fitting = self.kinds().filter_map(|kind| kind.layout.id(path).map(|id| (kind, id)));
        fitting.max_by_key(|(kind, _)| kind.layout.weight())
    }
}

impl Shape {
    /// The shape of a document that is no record and whose schema stands alone.
    ///
    /// # Errors
    /// When it is not a schema.
    pub fn alone(name: &str, text: &str) -> Result<Shape, SchemaFault> {
        let documents = documents([(name, text)])?;
        let registry = registry(&documents)?;
        Shape::of(name, &documents, &registry)
    }

    fn of(name: &str, documents: &Documents, registry: &Registry) -> Result<Shape, SchemaFault> {
        let validator = jsonschema::options_for::<Nodes>()
            .with_draft(Draft::Draft202012)
            .with_base_uri(uri(name))
            .with_registry(registry)
            .should_validate_formats(true)
            .build(&documents[name])
            .map_err(|error| SchemaFault::unusable(name, &error))?;
        Ok(Shape { outline: Outline::of(name, documents), validator })
    }

    /// Checks a document.
    pub fn check(&self, source: SourceId, node: &Node) -> Checked {
        check::check(self, source, node)
    }
}

/// Schemas as JSON, by name.
type Documents = BTreeMap<String, Value>;

fn documents<'t>(
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> Result<Documents, SchemaFault> {
    let mut documents = Documents::new();
    for (name, text) in texts {
        let value = serde_json::from_str(text).map_err(|error| {
            let place = format!("{}:{}", error.line(), error.column());
            SchemaFault::new(
                name,
                text!("schema.faults.json", place = place, why = error.to_string()),
            )
        })?;
        documents.insert(name.to_owned(), value);
    }
    Ok(documents)
}

fn registry(documents: &Documents) -> Result<Registry<'_>, SchemaFault> {
    let mut registry = Registry::new();
    for (name, value) in documents {
        registry =
            registry.add(uri(name), value).map_err(|error| SchemaFault::unusable(name, &error))?;
    }
    registry.prepare().map_err(|error| SchemaFault::unusable("", &error))
}
