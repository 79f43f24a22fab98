//! Reads a text into nodes; what is wrong with it becomes findings.

use std::collections::HashMap;
use std::collections::hash_map::Entry::{Occupied, Vacant};

use granit_parser::{Event, ScalarStyle};

use super::events::events;
use super::faults::{DUPLICATE_KEY, ENCODING, MERGE_CONFLICT, YAML_FEATURE};
use super::lost_comment;
use super::node::{Entry, Node, Scalar, Sort, Value, sort_of};
use super::syntax;
use crate::findings::{Finding, Severity};
use crate::source::{Place, SourceId, Span, Spanned};
use crate::text;
use crate::texts::Text;

/// What was read from a text.
#[derive(Debug)]
pub struct Parsed {
    /// The value, as far as it could be read.
    pub node: Option<Node>,
    /// Whether it could be read to its end and holds nothing that records do without: only then
    /// can its shape be judged.
    pub whole: bool,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Turns the bytes of a file into text: UTF-8 or a finding. The text is always there, so that
/// the place of the fault can be shown.
pub fn decode(bytes: Vec<u8>) -> (String, Option<impl FnOnce(SourceId) -> Finding>) {
    match String::from_utf8(bytes) {
        Ok(text) if is_utf_16(text.as_bytes()) => (text, Some(not_utf_8(Span::new(0..1), true))),
        Ok(text) => (text, None),
        Err(fault) => {
            let at = fault.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(fault.as_bytes()).into_owned();
            let span = Span::new(at..at + char::REPLACEMENT_CHARACTER.len_utf8());
            (text, Some(not_utf_8(span, is_utf_16(fault.as_bytes()))))
        }
    }
}

fn not_utf_8(span: Span, is_utf_16: bool) -> impl FnOnce(SourceId) -> Finding {
    move |source| {
        let message = match is_utf_16 {
            true => text!("yaml.encoding.utf-16"),
            false => text!("yaml.encoding.message"),
        };
        Finding::new(&ENCODING, Place { source, span }, message)
            .remedy(text!("yaml.encoding.remedy"))
    }
}

/// Whether bytes are UTF-16: they begin with its mark, or every other byte of the first is zero.
fn is_utf_16(bytes: &[u8]) -> bool {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, b, c, d, ..] => {
            (*a == 0 && *c == 0 && *b != 0 && *d != 0) || (*a != 0 && *c != 0 && *b == 0 && *d == 0)
        }
        _ => false,
    }
}

/// Reads a text into nodes.
pub fn parse(source: SourceId, text: &str) -> Parsed {
    if let Some(span) = conflict_marker(text) {
        let finding = Finding::new(
            &MERGE_CONFLICT,
            Place { source, span },
            text!("yaml.merge-conflict.message"),
        )
        .remedy(text!("yaml.merge-conflict.remedy"));
        return Parsed { node: None, whole: false, findings: vec![finding] };
    }
    let mut builder = Builder::new(source, text);
    for event in events(text, false) {
        match event {
            Ok((event, span)) => {
                let span = Span::new(span.byte_range().unwrap_or_default());
                if !builder.event(event, span) {
                    break;
                }
            }
            Err(error) => {
                let finding = syntax::finding(source, text, &error, builder.last_plain);
                builder.findings.push(finding);
                break;
            }
        }
    }
    builder.finish()
}

/// The line at which git left a conflict. No field begins like that, and text is indented.
fn conflict_marker(text: &str) -> Option<Span> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end();
        if shown.starts_with("<<<<<<<") || shown.starts_with(">>>>>>>") || shown == "=======" {
            return Some(Span::new(at..at + shown.len()));
        }
        at += line.len();
    }
    None
}

/// A list or map that is not complete yet.
enum Open {
    List(Span, Vec<Node>),
    Map(Span, Vec<Entry>, Option<Spanned<Box<str>>>),
}

struct Builder<'t> {
    source: SourceId,
    text: &'t str,
    /// The keys of the maps that are not complete yet, each with the place where it stands first.
    keys: Vec<HashMap<Box<str>, Span>>,

    open: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    /// The last unquoted scalar: when the next thing is an error, it is often the cause.
    last_plain: Option<Span>,
    findings: Vec<Finding>,
}

impl<'t> Builder<'t> {
    fn new(source: SourceId, text: &'t str) -> Builder<'t> {
        Builder {
            source,
            text,
            keys: Vec::new(),

            open: Vec::new(),
            root: None,
            documents: 0,
            last_plain: None,
            findings: Vec::new(),
        }
    }

    /// Takes the next event; false when reading on makes no sense.
    fn event(&mut self, event: Event, span: Span) -> bool {
        if event.tag().is_some() {
            self.refuse(span, text!("yaml.yaml-feature.tag"));
        }
        if event.anchor_id().is_some_and(|id| id > 0) {
            self.refuse(span, text!("yaml.yaml-feature.anchor"));
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.refuse_for(
                        span,
                        text!("yaml.yaml-feature.documents"),
                        text!("yaml.yaml-feature.documents-remedy"),
                    );
                    return false;
                }
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(span, text!("yaml.yaml-feature.alias"));
                self.value(Node { span, value: Value::Null });
            }
            Event::Scalar(text, style, ..) => {
                let is_plain = style == ScalarStyle::Plain;
                self.last_plain = is_plain.then_some(span);
                let is_empty = span.start == span.end;
                let sort = if is_plain {
                    sort_of(if is_empty { "" } else { &text })
                } else {
                    Some(Sort::Text)
                };
                if is_plain && matches!(sort, None | Some(Sort::Text)) {
                    let span = if is_empty { self.after_key(span) } else { span };
                    self.findings.extend(lost_comment::lost(self.source, self.text, span));
                }
                let value = match sort {
                    Some(sort) => Value::Scalar(Scalar { text: text.into(), sort }),
                    None => Value::Null,
                };
                self.scalar(Node { span, value }, is_plain);
            }
            Event::SequenceStart(..) => self.open.push(Open::List(span, Vec::new())),
            Event::MappingStart(..) => {
                self.complex_key(span);
                self.open.push(Open::Map(span, Vec::new(), None));
                self.keys.push(HashMap::new());
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            _ => {}
        }
        true
    }

    /// The place right after the colon of the key whose value is empty.
    fn after_key(&self, empty: Span) -> Span {
        let Some(Open::Map(_, _, Some(key))) = self.open.last() else {
            return empty;
        };
        let end = key.span.end as usize;
        let colon = usize::from(self.text[end..].starts_with(':'));
        Span::new(end + colon..end + colon)
    }

    fn refuse(&mut self, span: Span, message: Text) {
        self.refuse_for(span, message, text!("yaml.yaml-feature.remedy"));
    }

    fn refuse_for(&mut self, span: Span, message: Text, remedy: Text) {
        let at = Place { source: self.source, span };
        self.findings.push(Finding::new(&YAML_FEATURE, at, message).remedy(remedy));
    }

    /// A list or map cannot be a key.
    fn complex_key(&mut self, span: Span) {
        if let Some(Open::Map(_, _, key @ None)) = self.open.last_mut() {
            *key = Some(Spanned { value: "?".into(), span });
            self.refuse_for(
                span,
                text!("yaml.yaml-feature.key"),
                text!("yaml.yaml-feature.key-remedy"),
            );
        }
    }

    /// A scalar is the next key of a map, or a value.
    fn scalar(&mut self, node: Node, is_plain: bool) {
        let Some(Open::Map(_, _, pending @ None)) = self.open.last_mut() else {
            return self.value(node);
        };
        let key: Box<str> = match node.value {
            Value::Scalar(scalar) => scalar.text,
            _ => "null".into(),
        };
        *pending = Some(Spanned { value: key.clone(), span: node.span });
        let mut first = None;
        if let Some(keys) = self.keys.last_mut() {
            match keys.entry(key.clone()) {
                Vacant(place) => drop(place.insert(node.span)),
                Occupied(place) => first = Some(*place.get()),
            }
        }
        if is_plain && &*key == "<<" {
            self.refuse_for(
                node.span,
                text!("yaml.yaml-feature.merge"),
                text!("yaml.yaml-feature.merge-remedy"),
            );
        }
        if let Some(first) = first {
            let place = |span| Place { source: self.source, span };
            let finding = Finding::new(
                &DUPLICATE_KEY,
                place(node.span),
                text!("yaml.duplicate-key.message", key = &*key),
            )
            .related(place(first), text!("yaml.duplicate-key.first"))
            .remedy(text!("yaml.duplicate-key.remedy"));
            self.findings.push(finding);
        }
    }

    /// Puts a complete value where it belongs.
    fn value(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::List(_, elements)) => elements.push(node),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => {
                    let span = node.span;
                    *key = Some(Spanned { value: "?".into(), span });
                    self.refuse_for(
                        span,
                        text!("yaml.yaml-feature.key"),
                        text!("yaml.yaml-feature.key-remedy"),
                    );
                }
            },
        }
    }

    /// Ends the innermost list or map. In block style its span is from its first entry to its
    /// last; in flow style to its bracket.
    fn close(&mut self, end: Span) {
        let within = |start: Span, last: Option<Span>| Span {
            start: start.start,
            end: if end.start < end.end {
                end.end
            } else {
                last.map_or(start.end, |last| last.end)
            },
        };
        let node = match self.open.pop() {
            None => return,
            Some(Open::List(start, elements)) => Node {
                span: within(start, elements.last().map(|node| node.span)),
                value: Value::List(elements),
            },
            Some(Open::Map(start, entries, _)) => {
                self.keys.pop();
                Node {
                    span: within(start, entries.last().map(|entry| entry.value.span)),
                    value: Value::Map(entries),
                }
            }
        };
        self.value(node);
    }

    fn finish(mut self) -> Parsed {
        while !self.open.is_empty() {
            self.close(Span::default());
        }
        let empty = Node { span: Span::default(), value: Value::Null };
        Parsed {
            node: Some(self.root.unwrap_or(empty)),
            whole: self.findings.iter().all(|finding| {
                finding.severity < Severity::Error || finding.code.id == DUPLICATE_KEY.id
            }),
            findings: self.findings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;
    use crate::texts::Language;

    #[test]
    fn a_file_in_another_encoding_says_which() {
        let little =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        for (bytes, is_utf_16) in [
            (little("\u{FEFF}title: Å"), true),
            (big("\u{FEFF}title: Å"), true),
            (little("title: A"), true),
            (big("title: A"), true),
            (b"title: \xC5".to_vec(), false),
        ] {
            let (text, fault) = decode(bytes);
            let finding =
                fault.expect("it is not UTF-8")(Sources::default().add(String::new(), text));
            let said = finding.message.say(Language::default());
            assert_eq!(said.contains("UTF-16"), is_utf_16, "{said}");
        }
        assert!(decode("title: Å".into()).1.is_none());
    }

    #[test]
    fn places_count_the_mark_at_the_beginning() {
        let text = "\u{FEFF}title: Å\nkind: x\n";
        let parsed = parse(Sources::default().add(String::new(), text.into()), text);
        assert!(parsed.findings.is_empty());
        let node = parsed.node.unwrap();
        for entry in node.entries() {
            assert_eq!(&text[entry.key.span.range()], &*entry.key.value);
            assert_eq!(&text[entry.value.span.range()], entry.value.text().unwrap());
        }
    }
}
