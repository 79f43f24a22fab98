//! Checks the shape of a record and says what is wrong with it in the author's terms.

use std::collections::HashSet;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, ValidationError};

use super::Shape;
use super::faults::{MISSING_FIELD, UNKNOWN_FIELD, UNKNOWN_WORD, WRONG_SHAPE, WRONG_TYPE};
use super::values;
use crate::findings::{Finding, nearest};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::{Arg, Text};
use crate::yaml::{Node, Value};

/// A scalar that points at another record.
#[derive(Debug, Clone)]
pub struct Link {
    /// What is written.
    pub text: Box<str>,
    /// Where.
    pub span: Span,
    /// The spot in the outline of its kind, which says what it may point at.
    pub spot: usize,
}

/// What a check of a record gave.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong with its shape.
    pub findings: Vec<Finding>,
    /// Where it points at other records.
    pub links: Vec<Link>,
}

/// Checks a document against its schema.
pub(super) fn check(shape: &Shape, source: SourceId, node: &Node) -> Checked {
    let mut reading =
        Reading { shape, source, checked: Checked::default(), faulty: HashSet::new() };
    reading.walk(node, 0);
    let Reading { mut checked, faulty, .. } = reading;
    let mut judge =
        Judge { shape, source, root: node, findings: Vec::new(), meant: HashSet::new() };
    let errors: Vec<ValidationError> = shape.validator.iter_errors(node).collect();
    for error in &errors {
        judge.unknown_fields(error);
    }
    for error in &errors {
        if !judge.at(error.instance_path()).is_some_and(|spot| faulty.contains(&spot.node.span)) {
            judge.error(error);
        }
    }
    checked.findings.append(&mut judge.findings);
    checked
}

/// Reads what scalars mean and finds the links.
struct Reading<'s> {
    shape: &'s Shape,
    source: SourceId,
    checked: Checked,
    /// The scalars that have a finding already.
    faulty: HashSet<Span>,
}

impl Reading<'_> {
    fn walk(&mut self, node: &Node, at: usize) {
        let outline = &self.shape.outline;
        match &node.value {
            Value::Null => {}
            Value::List(elements) => {
                if let Some(place) = outline.spot(at).elements {
                    elements.iter().for_each(|element| self.walk(element, place));
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(place) = outline.field(at, &entry.key.value) {
                        self.walk(&entry.value, place);
                    }
                }
            }
            Value::Scalar(scalar) => {
                let place = outline.spot(at);
                let here = Place { source: self.source, span: node.span };
                if let Some(finding) =
                    place.reads.and_then(|reads| values::fault(reads, &scalar.text, here))
                {
                    self.faulty.insert(node.span);
                    self.checked.findings.push(finding);
                }
                if !place.reference.is_empty() {
                    self.checked.links.push(Link {
                        text: scalar.text.clone(),
                        span: node.span,
                        spot: at,
                    });
                }
            }
        }
    }
}

/// A place that an error of the validator points at.
struct Here<'n> {
    node: &'n Node,
    /// The nearest field above it.
    field: Option<&'n str>,
    /// Its place in the outline.
    place: Option<usize>,
}

/// Turns errors of the validator into findings.
struct Judge<'s> {
    shape: &'s Shape,
    source: SourceId,
    root: &'s Node,
    findings: Vec<Finding>,
    /// Missing fields that an unknown field was evidently meant to be, by the map they are in.
    meant: HashSet<(Span, String)>,
}

impl<'s> Judge<'s> {
    fn at(&self, path: &Location) -> Option<Here<'s>> {
        let mut spot = Here { node: self.root, field: None, place: Some(0) };
        for segment in path {
            spot = match segment {
                LocationSegment::Property(name) => {
                    let entry = spot.node.entry(&name)?;
                    Here {
                        node: &entry.value,
                        field: Some(&entry.key.value),
                        place: spot.place.and_then(|at| self.shape.outline.field(at, &name)),
                    }
                }
                LocationSegment::Index(index) => Here {
                    node: spot.node.elements().get(index)?,
                    field: spot.field,
                    place: spot.place.and_then(|at| self.shape.outline.spot(at).elements),
                },
            };
        }
        Some(spot)
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }

    /// What an author is told of a place.
    fn description(&self, place: Option<usize>) -> Option<Text> {
        let description = self.shape.outline.spot(place?).description.as_deref()?;
        Some(text!("schema.description", description = description))
    }

    /// Fields that the schema does not have, each with the nearest that it has.
    fn unknown_fields(&mut self, error: &ValidationError) {
        let (ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected }) = error.kind()
        else {
            return;
        };
        let Some(spot) = self.at(error.instance_path()) else {
            return;
        };
        let fields = spot.place.map(|at| &self.shape.outline.spot(at).fields);
        for name in unexpected {
            let Some(entry) = spot.node.entry(name) else {
                continue;
            };
            // A field that is known but whose value is wrong has its own finding.
            if fields.is_some_and(|fields| fields.contains_key(name)) {
                continue;
            }
            let free = || {
                let names = fields.into_iter().flat_map(|fields| fields.keys());
                names.map(String::as_str).filter(|known| spot.node.entry(known).is_none())
            };
            let remedy = match nearest(name, free()) {
                Some(meant) => {
                    self.meant.insert((spot.node.span, meant.to_owned()));
                    text!("schema.write", instead = meant)
                }
                None => text!("schema.unknown-field.remedy", fields = free().collect::<Arg>()),
            };
            let message = text!("schema.unknown-field.message", field = name);
            let finding =
                Finding::new(&UNKNOWN_FIELD, self.place(entry.key.span), message).remedy(remedy);
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
    }

    fn error(&mut self, error: &ValidationError) {
        let Some(spot) = self.at(error.instance_path()) else {
            return;
        };
        let finding = match error.kind() {
            ValidationErrorKind::AdditionalProperties { .. }
            | ValidationErrorKind::UnevaluatedProperties { .. } => return,
            ValidationErrorKind::AnyOf { context }
            | ValidationErrorKind::OneOfNotValid { context }
            | ValidationErrorKind::OneOfMultipleValid { context } => {
                return match likeliest(context) {
                    Some(errors) => errors.iter().for_each(|error| {
                        self.unknown_fields(error);
                        self.error(error);
                    }),
                    None => self.findings.push(self.other(&spot)),
                };
            }
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                if self.meant.contains(&(spot.node.span, name.to_owned())) {
                    return;
                }
                self.missing(&spot, name)
            }
            ValidationErrorKind::Type { kind } => self.wrong_type(&spot, kind),
            ValidationErrorKind::Enum { options } => self.unknown_word(&spot, options),
            ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinProperties { .. } => {
                let message = text!("schema.wrong-shape.few", field = field(&spot));
                Finding::new(&WRONG_SHAPE, self.place(spot.node.span), message)
                    .maybe_remedy(self.description(spot.place))
            }
            ValidationErrorKind::MaxItems { .. } | ValidationErrorKind::MaxProperties { .. } => {
                let message = text!("schema.wrong-shape.many", field = field(&spot));
                Finding::new(&WRONG_SHAPE, self.place(spot.node.span), message)
                    .maybe_remedy(self.description(spot.place))
            }
            ValidationErrorKind::Minimum { limit } => {
                self.bound(&spot, text!("schema.wrong-shape.small", limit = limit.to_string()))
            }
            ValidationErrorKind::Maximum { limit } => {
                self.bound(&spot, text!("schema.wrong-shape.large", limit = limit.to_string()))
            }
            ValidationErrorKind::Pattern { .. } if self.is_reference(&spot) => {
                let message =
                    text!("schema.wrong-shape.id", written = spot.node.text().unwrap_or_default());
                Finding::new(&WRONG_SHAPE, self.place(spot.node.span), message)
                    .remedy(text!("schema.wrong-shape.id-remedy"))
            }
            _ => self.other(&spot),
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn is_reference(&self, spot: &Here) -> bool {
        spot.place.is_some_and(|at| !self.shape.outline.spot(at).reference.is_empty())
    }

    fn missing(&self, spot: &Here, name: &str) -> Finding {
        let start = spot.node.entries().first().map_or(spot.node.span, |entry| entry.key.span);
        let place = spot.place.and_then(|at| self.shape.outline.field(at, name));
        let message = text!("schema.missing-field.message", field = name);
        Finding::new(&MISSING_FIELD, self.place(start), message).remedy(
            match self.description(place) {
                Some(description) => {
                    text!("schema.missing-field.described", field = name, description = description)
                }
                None => text!("schema.missing-field.remedy", field = name),
            },
        )
    }

    fn wrong_type(&self, spot: &Here, kind: &TypeKind) -> Finding {
        let expected: Vec<JsonType> = match kind {
            TypeKind::Single(kind) => vec![*kind],
            TypeKind::Multiple(kinds) => kinds.iter().collect(),
        };
        let names: Arg = expected.iter().map(|kind| name_of(*kind)).collect();
        let message = match spot.field {
            Some(field) => text!(
                "schema.wrong-type.message",
                field = field,
                found = found(spot.node),
                expected = names
            ),
            None => text!("schema.wrong-type.record", found = found(spot.node)),
        };
        let written = spot.node.text();
        let remedy = match written {
            Some(written) if expected == [JsonType::Array] => {
                text!("schema.wrong-type.list", written = written)
            }
            Some(written) if expected.contains(&JsonType::String) => {
                text!("schema.wrong-type.quotes", written = written)
            }
            _ => match self.description(spot.place) {
                Some(description) => description,
                None => text!("schema.wrong-type.remedy"),
            },
        };
        Finding::new(&WRONG_TYPE, self.place(spot.node.span), message).remedy(remedy)
    }

    fn unknown_word(&self, spot: &Here, options: &serde_json::Value) -> Finding {
        let words: Vec<&str> =
            options.as_array().into_iter().flatten().filter_map(|word| word.as_str()).collect();
        let written = spot.node.text().unwrap_or_default();
        let message = text!("schema.unknown-word.message", field = field(spot), written = written);
        let finding = Finding::new(&UNKNOWN_WORD, self.place(spot.node.span), message);
        let all: Arg = words.iter().copied().collect();
        finding.remedy(match nearest(written, words.iter().copied()) {
            Some(meant) => text!("schema.unknown-word.nearest", instead = meant, words = all),
            None => text!("schema.unknown-word.remedy", words = all),
        })
    }

    fn bound(&self, spot: &Here, message: Text) -> Finding {
        let message = message
            .with("field", field(spot))
            .with("written", spot.node.text().unwrap_or_default());
        Finding::new(&WRONG_SHAPE, self.place(spot.node.span), message)
            .maybe_remedy(self.description(spot.place))
    }

    fn other(&self, spot: &Here) -> Finding {
        let message = match spot.node.text() {
            Some(written) => {
                text!("schema.wrong-shape.written", field = field(spot), written = written)
            }
            None => text!("schema.wrong-shape.message", field = field(spot)),
        };
        Finding::new(&WRONG_SHAPE, self.place(spot.node.span), message)
            .maybe_remedy(self.description(spot.place))
    }
}

fn field(spot: &Here) -> Arg {
    match spot.field {
        Some(field) => field.into(),
        None => text!("schema.the-record").into(),
    }
}

/// Of several alternatives, the errors of the one that the author evidently meant: the one whose
/// errors lie deepest, and of those the one with the fewest.
fn likeliest<'e>(
    alternatives: &'e [Vec<ValidationError<'static>>],
) -> Option<&'e [ValidationError<'static>]> {
    let depth = |errors: &[ValidationError]| {
        errors.iter().map(|error| error.instance_path().into_iter().count()).min().unwrap_or(0)
    };
    alternatives
        .iter()
        .map(Vec::as_slice)
        .filter(|errors| !errors.is_empty())
        .min_by_key(|errors| (std::cmp::Reverse(depth(errors)), errors.len()))
}

fn name_of(kind: JsonType) -> Text {
    match kind {
        JsonType::Array => text!("schema.types.list"),
        JsonType::Boolean => text!("schema.types.boolean"),
        JsonType::Integer => text!("schema.types.integer"),
        JsonType::Null => text!("schema.types.nothing"),
        JsonType::Number => text!("schema.types.number"),
        JsonType::Object => text!("schema.types.map"),
        JsonType::String => text!("schema.types.text"),
    }
}

fn found(node: &Node) -> Text {
    use crate::yaml::Sort;
    match &node.value {
        Value::Null => text!("schema.types.nothing"),
        Value::List(_) => text!("schema.types.list"),
        Value::Map(_) => text!("schema.types.map"),
        Value::Scalar(scalar) => match scalar.sort {
            Sort::Text => text!("schema.types.text"),
            Sort::Integer => text!("schema.types.integer"),
            Sort::Float => text!("schema.types.number"),
            Sort::Boolean(_) => text!("schema.types.boolean"),
        },
    }
}
