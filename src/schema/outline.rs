//! What a schema says of each field when its alternatives are laid over one another: which
//! fields there are, what a scalar is read as, and which records it points at.
//!
//! The validator says whether a record has the right shape; the outline says what the author is
//! likely to have meant, and where the links are.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::texts::Wording;

/// What is known of one spot in a record. Spot 0 is the record itself.
#[derive(Debug, Default, Clone)]
pub struct Spot {
    /// The fields that a map may have here.
    pub fields: BTreeMap<String, usize>,
    /// What the elements of a list are.
    pub elements: Option<usize>,
    /// What records a scalar points at: kinds (`fund`) and parts of kinds (`item#decisions`).
    pub reference: Vec<String>,
    /// Whether the scalar may also be words, for who has no record.
    pub words: bool,
    /// What the scalar is read as.
    pub reads: Option<Reads>,
    /// Whether it may be a text.
    pub takes_text: bool,
    /// Whether it may be a number.
    pub takes_number: bool,
    /// The fixed words that it may be.
    pub choices: Vec<String>,
    /// What an author is told about it.
    pub description: Option<Wording>,
    /// The letter before the numbers of a list's elements in their ids.
    pub part: Option<String>,
}

/// What a scalar is read as (`x-value`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// An exact amount.
    Money,
    /// An exact amount, or `unknown`.
    Amount,
    /// A date as precisely as it is known.
    Date,
    /// A day.
    Day,
    /// Calendar years.
    Years,
    /// A time of day.
    Time,
    /// A share in per cent.
    Share,
}

impl Reads {
    fn named(name: &str) -> Option<Reads> {
        Some(match name {
            "money" => Reads::Money,
            "amount" => Reads::Amount,
            "date" => Reads::Date,
            "day" => Reads::Day,
            "years" => Reads::Years,
            "time" => Reads::Time,
            "share" => Reads::Share,
            _ => return None,
        })
    }
}

/// The outline of a kind.
#[derive(Debug, Default)]
pub struct Outline {
    spots: Vec<Spot>,
}

/// A schema that refers to itself is followed this far.
const DEEPEST: usize = 24;
/// And an outline has no more places than this.
const LARGEST: usize = 20_000;

impl Outline {
    /// The outline of the schema called `name`, among all schemas by name.
    pub fn of(name: &str, schemas: &BTreeMap<String, Value>) -> Outline {
        let mut outline = Outline { spots: vec![Spot::default()] };
        if let Some(schema) = schemas.get(name) {
            outline.lay(0, name, schema, schemas, 0);
        }
        outline
    }

    /// What is known of a place.
    pub fn spot(&self, at: usize) -> &Spot {
        &self.spots[at]
    }

    /// The place of a field in a map, if the map may have it.
    pub fn field(&self, at: usize, name: &str) -> Option<usize> {
        self.spots[at].fields.get(name).copied()
    }

    /// Lays what a schema says over what is known of a place. What it says itself counts more
    /// than what it refers to.
    fn lay(
        &mut self,
        at: usize,
        document: &str,
        schema: &Value,
        schemas: &BTreeMap<String, Value>,
        depth: usize,
    ) {
        let Value::Object(schema) = schema else {
            return;
        };
        if depth > DEEPEST || self.spots.len() > LARGEST {
            return;
        }
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str)
            && let Some((document, target)) = find(reference, document, schemas)
        {
            self.lay(at, document, target, schemas, depth + 1);
        }
        for key in ["allOf", "anyOf", "oneOf"] {
            for alternative in schema.get(key).and_then(Value::as_array).into_iter().flatten() {
                self.lay(at, document, alternative, schemas, depth + 1);
            }
        }
        for key in ["then", "else"] {
            if let Some(consequence) = schema.get(key) {
                self.lay(at, document, consequence, schemas, depth + 1);
            }
        }
        for consequence in schema
            .get("dependentSchemas")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::values)
        {
            self.lay(at, document, consequence, schemas, depth + 1);
        }
        self.words_of(at, schema);
        for (name, field) in
            schema.get("properties").and_then(Value::as_object).into_iter().flatten()
        {
            let place = self.spots[at].fields.get(name).copied().unwrap_or_else(|| self.new_spot());
            self.spots[at].fields.insert(name.clone(), place);
            self.lay(place, document, field, schemas, depth + 1);
        }
        if let Some(elements) = schema.get("items") {
            let place = self.spots[at].elements.unwrap_or_else(|| self.new_spot());
            self.spots[at].elements = Some(place);
            self.lay(place, document, elements, schemas, depth + 1);
        }
    }

    fn new_spot(&mut self) -> usize {
        self.spots.push(Spot::default());
        self.spots.len() - 1
    }

    fn words_of(&mut self, at: usize, schema: &Map<String, Value>) {
        let place = &mut self.spots[at];
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        if let Some(kinds) = schema.get("x-reference") {
            place.reference = strings(kinds);
        }
        if let Some(words) = schema.get("x-words").and_then(Value::as_bool) {
            place.words = words;
        }
        if let Some(choices) = schema.get("enum") {
            place.choices = strings(choices);
            place.takes_text |= !place.choices.is_empty();
        }
        for sort in schema.get("type").map(strings).unwrap_or_default() {
            place.takes_text |= sort == "string";
            place.takes_number |= matches!(sort.as_str(), "number" | "integer");
        }
        place.reads = text("x-value").and_then(|name| Reads::named(&name)).or(place.reads);
        place.description = wording(schema).or(place.description.take());
        place.part = text("x-part").or(place.part.take());
    }
}

/// What a schema tells an author, and the same in other languages (`x-descriptions`, by code).
fn wording(schema: &Map<String, Value>) -> Option<Wording> {
    let mut wording = Wording::new(schema.get("description")?.as_str()?);
    for (language, words) in
        schema.get("x-descriptions").and_then(Value::as_object).into_iter().flatten()
    {
        if let Some(words) = words.as_str() {
            wording = wording.with(language, words);
        }
    }
    Some(wording)
}

/// One or several strings.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(one) => vec![one.clone()],
        Value::Array(several) => {
            several.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        }
        _ => Vec::new(),
    }
}

/// The schema that a reference points at, and the document it stands in.
fn find<'s>(
    reference: &'s str,
    document: &'s str,
    schemas: &'s BTreeMap<String, Value>,
) -> Option<(&'s str, &'s Value)> {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let document = if file.is_empty() { document } else { file.strip_suffix(".json")? };
    schemas.get(document)?.pointer(pointer).map(|target| (document, target))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_a_schema_says_itself_counts_more_than_what_it_refers_to() {
        let schemas = BTreeMap::from([
            (
                "values".to_owned(),
                json!({"$defs": {"id": {"description": "an id", "x-reference": ["body"]}}}),
            ),
            (
                "fund".to_owned(),
                json!({"properties": {"owner": {"$ref": "values.json#/$defs/id", "x-reference": "organisation"}}}),
            ),
        ]);
        let outline = Outline::of("fund", &schemas);
        let owner = outline.spot(outline.field(0, "owner").unwrap());
        assert_eq!(owner.reference, ["organisation"]);
        assert_eq!(owner.description, Some(Wording::new("an id")));
    }

    #[test]
    fn a_schema_that_refers_to_itself_comes_to_an_end() {
        let schemas = BTreeMap::from([(
            "tree".to_owned(),
            json!({"properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}}}),
        )]);
        assert!(Outline::of("tree", &schemas).spots.len() <= LARGEST + 64);
    }
}
