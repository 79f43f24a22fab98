//! Says what is wrong with the shape of a record in the author's terms: what the validator reports,
//! with the nearest field or word, what belongs there, and each fault once.

use std::collections::HashSet;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::paths::{Location, LocationSegment};
use jsonschema::{JsonType, ValidationError};

use super::Shape;
use super::faults::{MISSING_FIELD, UNKNOWN_FIELD, UNKNOWN_WORD, WRONG_SHAPE, WRONG_TYPE};
use super::outline::Reads;
use super::words;
use crate::findings::{Finding, Fix, MOST_IN_A_FILE, is_slip, nearest};
use crate::letters;
use crate::money::{self, NotMoney};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::{Arg, Text};
use crate::yaml::{Node, Scalar, Sort, Value, quoted};

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
        if judge.findings.len() >= MOST_IN_A_FILE {
            break;
        }
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
    /// Whether it is an element of a list that the field holds.
    is_element: bool,
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
        let mut here = Here { node: self.root, field: None, spot: Some(0), is_element: false };
        for segment in path {
            here = match segment {
                LocationSegment::Property(name) => {
                    let entry = here.node.entry(&name)?;
                    Here {
                        node: &entry.value,
                        field: Some(&entry.key.value),
                        spot: here.spot.and_then(|at| self.shape.outline.field(at, &name)),
                        is_element: false,
                    }
                }
                LocationSegment::Index(index) => Here {
                    node: here.node.elements().get(index)?,
                    field: here.field,
                    spot: here.spot.and_then(|at| self.shape.outline.spot(at).elements),
                    is_element: true,
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
            if self.findings.len() >= MOST_IN_A_FILE {
                return;
            }
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
            let odd = letters::odd(name);
            let plain = odd.map(|_| letters::plain(name));
            let finding = match (odd, nearest(plain.as_deref().unwrap_or(name), free())) {
                (Some(odd), meant) => {
                    self.meant.extend(meant.map(|meant| (here.node.span, meant.to_owned())));
                    letters::finding(at, name, &odd, meant)
                }
                (None, Some(meant)) => {
                    self.meant.insert((here.node.span, meant.to_owned()));
                    let title = text!("schema.write", instead = meant);
                    let near = free().filter(|known| is_slip(name, known)).count();
                    let is_certain = near == 1 && is_slip(name, meant);
                    finding
                        .remedy(title.clone())
                        .fix(Fix { is_certain, ..Fix::certain(title, at, meant) })
                }
                (None, None) => {
                    let is_amount = self.reads(&here) == Some(Reads::Amount);
                    match amount_meant(&here).filter(|_| is_amount) {
                        Some(meant) => {
                            let whole = self.place(here.node.span);
                            let title = text!("schema.write", instead = &meant);
                            finding.remedy(title.clone()).fix(Fix::likely(title, whole, meant))
                        }
                        None => finding.remedy(text!(
                            "schema.unknown-field.remedy",
                            fields = free().collect::<Arg>()
                        )),
                    }
                }
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
                    .maybe_remedy(self.of_bounds(&here).or_else(|| self.description(here.spot)))
            }
            ValidationErrorKind::MaxProperties { limit } => {
                // The unknown ones among them are said already.
                let fields = here.spot.map(|at| &self.shape.outline.spot(at).fields);
                let is_known = |name: &str| fields.is_some_and(|fields| fields.contains_key(name));
                if here.node.entries().iter().any(|entry| !is_known(&entry.key.value)) {
                    return;
                }
                let count = usize::try_from(*limit).unwrap_or(usize::MAX);
                let message =
                    text!("schema.wrong-shape.fields", field = field(&here), count = count);
                let keep = (self.reads(&here) == Some(Reads::Amount))
                    .then(|| text!("schema.wrong-shape.one-amount"));
                Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
                    .maybe_remedy(keep.or_else(|| self.description(here.spot)))
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
            ValidationErrorKind::Pattern { pattern } => self.form(&here, pattern),
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
        let at = self.place(here.node.span);
        let found = found(here.node);
        let message = match here.field {
            Some(field) if here.is_element => text!(
                "schema.wrong-type.element",
                field = field,
                found = found,
                expected = self.expected(here, &expected)
            ),
            Some(field) => text!(
                "schema.wrong-type.message",
                field = field,
                found = found,
                expected = self.expected(here, &expected)
            ),
            None if here.node.value == Value::Null => text!("schema.wrong-type.empty"),
            None => text!("schema.wrong-type.record", found = found),
        };
        let finding = Finding::new(&WRONG_TYPE, at, message);
        match self.other_type(here, &expected) {
            Some(Instead { text: instead, remedy, is_certain }) => {
                let title = text!("schema.write", instead = &instead);
                finding.remedy(remedy).fix(Fix { is_certain, ..Fix::certain(title, at, instead) })
            }
            None => finding.remedy(self.of_type(here, &expected)),
        }
    }

    /// What belongs at a place, in words: an amount or a date rather than the sorts of value that
    /// one is written as.
    fn expected(&self, here: &Here, kinds: &[JsonType]) -> Arg {
        let reads = here.spot.and_then(|at| self.shape.outline.spot(at).reads);
        match reads {
            Some(Reads::Money | Reads::Amount) => text!("schema.types.amount").into(),
            Some(Reads::Date | Reads::Day) => text!("schema.types.date").into(),
            Some(Reads::Years) => text!("schema.types.years").into(),
            Some(Reads::Time) => text!("schema.types.time").into(),
            Some(Reads::Share) => text!("schema.types.share").into(),
            None => Arg::either(
                ORDER.iter().filter(|kind| kinds.contains(kind)).map(|kind| name_of(*kind)),
            ),
        }
    }

    /// The same value as the sort of value that belongs there, when there is one.
    fn other_type(&self, here: &Here, expected: &[JsonType]) -> Option<Instead> {
        let below = here.spot.and_then(|at| self.shape.outline.spot(at).elements);
        let takes = |kind| expected.contains(&kind);
        match &here.node.value {
            Value::Scalar(_) if self.of_bounds(here).is_some() => None,
            Value::Scalar(scalar) if expected == [JsonType::Array] => {
                let is_single = below.is_none_or(|below| !self.is_group(below));
                let element = element(scalar, here.node.span)?;
                let remedy = text!("schema.wrong-type.list", written = &*scalar.text);
                let is_one = is_single && is_one_thing(&scalar.text);
                is_one.then(|| Instead::certain(format!("[{element}]"), remedy))
            }
            Value::Scalar(scalar) if scalar.sort == Sort::Text => {
                let plain = scalar.text.trim();
                let is_whole = takes(JsonType::Integer) || takes(JsonType::Number);
                if is_whole && !takes(JsonType::String) {
                    let number = match money::parse(plain) {
                        Ok(number) | Err(NotMoney::Written(number)) => money::plain(number),
                        Err(_) => return None,
                    };
                    let is_wrong = number.contains('.') && !takes(JsonType::Number);
                    return (!is_wrong).then(|| Instead::written(number));
                }
                let value = match plain.to_lowercase().as_str() {
                    "ja" | "yes" | "true" | "on" | "y" | "j" => "true",
                    "nej" | "nei" | "no" | "false" | "off" | "n" => "false",
                    _ => return None,
                };
                takes(JsonType::Boolean).then(|| Instead::written(value.to_owned()))
            }
            Value::Scalar(scalar) if takes(JsonType::String) && !self.is_reference(here) => {
                let instead = quoted(&scalar.text);
                let remedy = text!("schema.wrong-type.quotes", written = &*scalar.text);
                Some(Instead::certain(instead, remedy))
            }
            Value::List(elements) => match &elements[..] {
                [one] if !takes(JsonType::Array) => match &one.value {
                    Value::Scalar(scalar) if takes(JsonType::String) => Some(Instead {
                        is_certain: false,
                        ..Instead::written(element(scalar, one.span)?)
                    }),
                    _ => None,
                },
                [low, high] if self.reads(here) == Some(Reads::Amount) => {
                    let between = between(low.text()?, high.text()?)?;
                    Some(Instead { is_certain: false, ..Instead::written(between) })
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// How the two bounds of an amount are written.
    fn of_bounds(&self, here: &Here) -> Option<Text> {
        (here.field == Some("between") && !here.is_element)
            .then(|| text!("schema.wrong-shape.between"))
    }

    /// What to do where the value itself does not say what it should be.
    fn of_type(&self, here: &Here, expected: &[JsonType]) -> Text {
        let below = here.spot.and_then(|at| self.shape.outline.spot(at).elements);
        let group = match expected {
            [JsonType::Array] => below.filter(|below| self.is_group(*below)),
            [JsonType::Object] => here.spot.filter(|at| self.is_group(*at)),
            _ => None,
        };
        let is_list = expected == [JsonType::Array];
        if let Some(bounds) = self.of_bounds(here) {
            return bounds;
        }
        if let Some(fields) = group.map(|at| &self.shape.outline.spot(at).fields) {
            let fields = fields.keys().collect::<Arg>();
            return match is_list {
                true => text!("schema.wrong-type.groups", fields = fields),
                false => text!("schema.wrong-type.group", fields = fields),
            };
        }
        match here.node.value {
            Value::Map(_) if is_list => text!("schema.wrong-type.hyphens"),
            Value::Null if here.field.is_some() => match self.description(here.spot) {
                Some(description) => {
                    text!("schema.wrong-type.fill-described", description = description)
                }
                None => text!("schema.wrong-type.fill"),
            },
            _ => self.description(here.spot).unwrap_or_else(|| text!("schema.wrong-type.remedy")),
        }
    }

    fn reads(&self, here: &Here) -> Option<Reads> {
        here.spot.and_then(|at| self.shape.outline.spot(at).reads)
    }

    /// Whether what belongs at a spot is a group of fields and nothing else.
    fn is_group(&self, at: usize) -> bool {
        let spot = self.shape.outline.spot(at);
        !spot.fields.is_empty() && !spot.takes_text && !spot.takes_number
    }

    fn unknown_word(&self, here: &Here, options: &serde_json::Value) -> Finding {
        let words: Vec<&str> =
            options.as_array().into_iter().flatten().filter_map(|word| word.as_str()).collect();
        let at = self.place(here.node.span);
        let Some(written) = here.node.text() else {
            let message =
                text!("schema.unknown-word.none", field = field(here), found = found(here.node));
            return Finding::new(&UNKNOWN_WORD, at, message).remedy(text!(
                "schema.unknown-word.remedy",
                words = words.into_iter().collect::<Arg>()
            ));
        };
        if let Some(odd) = letters::odd(written) {
            let plain = letters::plain(written);
            if let Some(meant) = words::same(&plain, &words) {
                return letters::finding(at, written, &odd, Some(meant));
            }
        }
        let message = text!("schema.unknown-word.message", field = field(here), written = written);
        let finding = Finding::new(&UNKNOWN_WORD, at, message);
        let same = words::same(written, &words);
        let meant = same
            .or_else(|| words::translated(written, &words))
            .or_else(|| nearest(written, words.iter().copied()));
        let all: Arg = words.iter().copied().collect();
        match meant {
            Some(meant) => finding
                .remedy(text!("schema.unknown-word.nearest", instead = meant, words = all))
                .fix(Fix {
                    is_certain: same.is_some(),
                    ..Fix::certain(text!("schema.write", instead = meant), at, meant)
                }),
            None => finding.remedy(text!("schema.unknown-word.remedy", words = all)),
        }
    }

    fn bound(&self, here: &Here, message: Text) -> Finding {
        let message = message
            .with("field", field(here))
            .with("written", here.node.text().unwrap_or_default());
        Finding::new(&WRONG_SHAPE, self.place(here.node.span), message)
            .maybe_remedy(self.description(here.spot))
    }

    /// A text that is none of the forms that a field asks for.
    fn form(&self, here: &Here, pattern: &str) -> Finding {
        let finding = self.other(here);
        // A pattern that is one word is that word.
        let word = pattern.trim_start_matches('^').trim_end_matches('$');
        let is_word =
            word.len() + 2 == pattern.len() && word.bytes().all(|b| b.is_ascii_lowercase());
        let written = here.node.text().unwrap_or_default();
        let words = [word];
        let meant = words::same(written, &words)
            .or_else(|| words::translated(written, &words))
            .or_else(|| nearest(written, words));
        match meant.filter(|_| is_word) {
            Some(meant) => {
                let title = text!("schema.write", instead = meant);
                finding.remedy(title.clone()).fix(Fix::likely(
                    title,
                    self.place(here.node.span),
                    meant,
                ))
            }
            None => finding,
        }
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

/// What to write instead of a value of the wrong sort.
struct Instead {
    text: String,
    remedy: Text,
    is_certain: bool,
}

impl Instead {
    fn certain(text: String, remedy: Text) -> Instead {
        Instead { text, remedy, is_certain: true }
    }

    fn written(text: String) -> Instead {
        let remedy = text!("schema.write", instead = &text);
        Instead::certain(text, remedy)
    }
}

/// A scalar as it can stand between brackets; nothing for one over several lines.
fn element(scalar: &Scalar, span: Span) -> Option<String> {
    if scalar.text.contains('\n') {
        return None;
    }
    let is_plain = span.range().len() == scalar.text.len();
    let is_special = |c| matches!(c, ',' | '[' | ']' | '{' | '}' | ':' | '#' | '"' | '\'');
    let is_safe = is_plain && !scalar.text.contains(is_special);
    // A comma may stand between several names that were meant as several elements.
    let is_one = !scalar.text.contains(',') || !is_plain;
    is_one.then(|| if is_safe { scalar.text.to_string() } else { quoted(&scalar.text) })
}

/// Two amounts as the bounds of one.
fn between(low: &str, high: &str) -> Option<String> {
    let (low, high) = (money::parse(low).ok()?, money::parse(high).ok()?);
    (low < high).then(|| format!("{{between: [{}, {}]}}", money::plain(low), money::plain(high)))
}

/// What an amount with unknown fields is meant as: `{min: 50000, max: 90000}`, `{ca: 5000}`.
fn amount_meant(here: &Here) -> Option<String> {
    let amount = |node: &Node| money::parse(node.text()?).ok().map(money::plain);
    match here.node.entries() {
        [low, high] => between(low.value.text()?, high.value.text()?),
        [only] => match only.key.value.to_lowercase().as_str() {
            "unknown" | "ukendt" | "ukjent" => Some("unknown".to_owned()),
            "value" | "amount" | "exact" | "each" | "total" => amount(&only.value),
            "around" | "approximately" | "roughly" | "ca" | "cirka" | "omkring" => {
                amount(&only.value).map(|amount| format!("{{about: {amount}}}"))
            }
            "max" | "maximum" | "up_to" | "most" | "maks" => {
                amount(&only.value).map(|amount| format!("{{at_most: {amount}}}"))
            }
            _ => None,
        },
        _ => None,
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

/// Whether a text that stands where a list belongs is one element of it: not several that ran together
/// for want of a space after their hyphens, not several with commas or an “and”, not “nobody”.
fn is_one_thing(text: &str) -> bool {
    const NOBODY: [&str; 9] =
        ["no", "nej", "nei", "none", "nobody", "ingen", "intet", "ingenting", "-"];
    let lower = text.trim().to_lowercase();
    let is_marked = lower.starts_with(['-', '–', '—', '•', '*'])
        || lower.split_once(['.', ')']).is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    let is_several =
        [",", ";", " og ", " and ", " samt ", "\n"].iter().any(|sign| lower.contains(sign));
    !(is_marked || is_several || NOBODY.contains(&lower.as_str()))
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
