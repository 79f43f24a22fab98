//! Says what is wrong with the shape of a record in the author's terms: what the validator reports,
//! with the nearest field or word, what belongs there, and each fault once.

use std::collections::HashSet;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, ValidationError};

use super::Shape;
use super::faults::{MISSING_FIELD, UNKNOWN_FIELD, UNKNOWN_WORD, WRONG_SHAPE, WRONG_TYPE};
use crate::findings::{Finding, Fix, nearest};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::{Arg, Text};
use crate::yaml::{Node, Sort, Value};

/// What is wrong with the shape of a document. What stands at a faulty place has its finding already.
pub(super) fn judge(
    shape: &Shape,
    source: SourceId,
    root: &Node,
    faulty: &HashSet<Span>,
) -> Vec<Finding> {
    let mut judge = Judge { shape, source, root, findings: Vec::new(), meant: HashSet::new() };
    let errors: Vec<ValidationError> = shape.validator.iter_errors(root).collect();
    for error in &errors {
        judge.unknown_fields(error);
    }
    for error in &errors {
        if !judge.at(error.instance_path()).is_some_and(|here| faulty.contains(&here.node.span)) {
            judge.error(error);
        }
    }
    judge.findings
}

/// A place that an error of the validator points at.
struct Here<'n> {
    node: &'n Node,
    /// The nearest field above it.
    field: Option<&'n str>,
    /// What the outline knows of it.
    spot: Option<usize>,
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
        let mut here = Here { node: self.root, field: None, spot: Some(0) };
        for segment in path {
            here = match segment {
                LocationSegment::Property(name) => {
                    let entry = here.node.entry(&name)?;
                    Here {
                        node: &entry.value,
                        field: Some(&entry.key.value),
                        spot: here.spot.and_then(|at| self.shape.outline.field(at, &name)),
                    }
                }
                LocationSegment::Index(index) => Here {
                    node: here.node.elements().get(index)?,
                    field: here.field,
                    spot: here.spot.and_then(|at| self.shape.outline.spot(at).elements),
                },
            };
        }
        Some(here)
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }

    /// What an author is told of a place.
    fn description(&self, place: Option<usize>) -> Option<Text> {
        let description = self.shape.outline.spot(place?).description.clone()?;
        Some(text!("schema.description", description = description))
    }

    /// Fields that the schema does not have, each with the nearest that it has.
    fn unknown_fields(&mut self, error: &ValidationError) {
        let (ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected }) = error.kind()
        else {
            return;
        };
        let Some(here) = self.at(error.instance_path()) else {
            return;
        };
        let fields = here.spot.map(|at| &self.shape.outline.spot(at).fields);
        for name in unexpected {
            let Some(entry) = here.node.entry(name) else {
                continue;
            };
            // A field that is known but whose value is wrong has its own finding.
            if fields.is_some_and(|fields| fields.contains_key(name)) {
                continue;
            }
            let free = || {
                let names = fields.into_iter().flat_map(|fields| fields.keys());
                names.map(String::as_str).filter(|known| here.node.entry(known).is_none())
            };
            let at = self.place(entry.key.span);
            let message = text!("schema.unknown-field.message", field = name);
            let finding = Finding::new(&UNKNOWN_FIELD, at, message);
            let finding = match nearest(name, free()) {
                Some(meant) => {
                    self.meant.insert((here.node.span, meant.to_owned()));
                    let write = text!("schema.write", instead = meant);
                    finding.remedy(write.clone()).fix(Fix::certain(write, at, meant))
                }
                None => finding
                    .remedy(text!("schema.unknown-field.remedy", fields = free().collect::<Arg>())),
            };
            if !self.findings.contains(&finding) {
                self.findings.push(finding);
            }
        }
    }

    fn error(&mut self, error: &ValidationError) {
        let Some(here) = self.at(error.instance_path()) else {
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
                    None => self.findings.push(self.other(&here)),
                };
            }
            ValidationErrorKind::Required { property } => {
                let name = property.as_str().unwrap_or_default();
                if self.meant.contains(&(here.node.span, name.to_owned())) {
                    return;
                }
                self.missing(&here, name)
            }
            ValidationErrorKind::Type { kind } => self.wrong_type(&here, kind),
            ValidationErrorKind::Enum { options } => self.unknown_word(&here, options),
            ValidationErrorKind::MinItems { .. } | ValidationErrorKind::MinProperties { .. } => {
                let message = text!("schema.wrong-shape.few", field = field(&here));
                Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
                    .maybe_remedy(self.description(here.spot))
            }
            ValidationErrorKind::MaxProperties { limit } => {
                let count = usize::try_from(*limit).unwrap_or(usize::MAX);
                let message =
                    text!("schema.wrong-shape.fields", field = field(&here), count = count);
                Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
                    .maybe_remedy(self.description(here.spot))
            }
            ValidationErrorKind::MaxItems { .. } => {
                let message = text!("schema.wrong-shape.many", field = field(&here));
                Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
                    .maybe_remedy(self.description(here.spot))
            }
            ValidationErrorKind::Minimum { limit } => {
                self.bound(&here, text!("schema.wrong-shape.small", limit = limit.to_string()))
            }
            ValidationErrorKind::Maximum { limit } => {
                self.bound(&here, text!("schema.wrong-shape.large", limit = limit.to_string()))
            }
            // Following the link says that it leads nowhere, and what is near.
            ValidationErrorKind::Pattern { .. } if self.is_reference(&here) => return,
            _ => self.other(&here),
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    fn is_reference(&self, here: &Here) -> bool {
        here.spot.is_some_and(|at| !self.shape.outline.spot(at).reference.is_empty())
    }

    fn missing(&self, here: &Here, name: &str) -> Finding {
        let start = here.node.entries().first().map_or(here.node.span, |entry| entry.key.span);
        let place = here.spot.and_then(|at| self.shape.outline.field(at, name));
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

    fn wrong_type(&self, here: &Here, kind: &TypeKind) -> Finding {
        let expected: Vec<JsonType> = match kind {
            TypeKind::Single(kind) => vec![*kind],
            TypeKind::Multiple(kinds) => kinds.iter().collect(),
        };
        let written = here.node.text();
        let message = match here.field {
            Some(field) => {
                let names = Arg::either(
                    ORDER.iter().filter(|kind| expected.contains(kind)).map(|kind| name_of(*kind)),
                );
                text!(
                    "schema.wrong-type.message",
                    field = field,
                    found = found(here.node),
                    expected = names
                )
            }
            None if here.node.value == Value::Null => text!("schema.wrong-type.empty"),
            None => text!("schema.wrong-type.record", found = found(here.node)),
        };
        let remedy = match (written, &expected[..]) {
            (Some(written), [JsonType::Array]) => {
                text!("schema.wrong-type.list", written = written)
            }
            (None, [JsonType::Array]) => text!("schema.wrong-type.hyphens"),
            (Some(written), kinds) if kinds.contains(&JsonType::String) => {
                text!("schema.wrong-type.quotes", written = written)
            }
            _ if here.field.is_none() => text!("schema.wrong-type.remedy"),
            _ => self.description(here.spot).unwrap_or_else(|| text!("schema.wrong-type.remedy")),
        };
        Finding::new(&WRONG_TYPE, self.place(here.node.span), message).remedy(remedy)
    }

    fn unknown_word(&self, here: &Here, options: &serde_json::Value) -> Finding {
        let words: Vec<&str> =
            options.as_array().into_iter().flatten().filter_map(|word| word.as_str()).collect();
        let written = here.node.text().unwrap_or_default();
        let message = match here.node.text() {
            Some(written) => {
                text!("schema.unknown-word.message", field = field(here), written = written)
            }
            None => {
                text!("schema.unknown-word.none", field = field(here), found = found(here.node))
            }
        };
        let finding = Finding::new(&UNKNOWN_WORD, self.place(here.node.span), message);
        let all: Arg = words.iter().copied().collect();
        finding.remedy(match nearest(written, words.iter().copied()) {
            Some(meant) => text!("schema.unknown-word.nearest", instead = meant, words = all),
            None => text!("schema.unknown-word.remedy", words = all),
        })
    }

    fn bound(&self, here: &Here, message: Text) -> Finding {
        let message = message
            .with("field", field(here))
            .with("written", here.node.text().unwrap_or_default());
        Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
            .maybe_remedy(self.description(here.spot))
    }

    fn other(&self, here: &Here) -> Finding {
        let message = match here.node.text() {
            Some(written) => {
                text!("schema.wrong-shape.written", field = field(here), written = written)
            }
            None => text!("schema.wrong-shape.message", field = field(here)),
        };
        Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
            .maybe_remedy(self.description(here.spot))
    }
}

fn field(here: &Here) -> Arg {
    match here.field {
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

/// The order in which sorts of value are named.
const ORDER: [JsonType; 7] = [
    JsonType::String,
    JsonType::Number,
    JsonType::Integer,
    JsonType::Boolean,
    JsonType::Array,
    JsonType::Object,
    JsonType::Null,
];

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
