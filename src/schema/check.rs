//! Checks a record: what its scalars mean, where it points at others, and its shape.

use std::collections::HashSet;

use super::Shape;
use super::{judge, values};
use crate::findings::{Finding, MOST_IN_A_FILE};
use crate::source::{Place, SourceId, Span};
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
    checked.findings.extend(judge::judge(shape, source, node, &faulty));
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
                if let Some(below) = outline.spot(at).elements {
                    elements.iter().for_each(|element| self.walk(element, below));
                }
            }
            Value::Map(entries) => {
                for entry in entries {
                    if let Some(below) = outline.field(at, &entry.key.value) {
                        self.walk(&entry.value, below);
                    }
                }
            }
            Value::Scalar(scalar) => {
                let spot = outline.spot(at);
                let here = Place { source: self.source, span: node.span };
                let is_full = self.checked.findings.len() >= MOST_IN_A_FILE;
                if let Some(finding) = spot
                    .reads
                    .filter(|_| !is_full)
                    .and_then(|reads| values::fault(reads, scalar, here))
                {
                    self.faulty.insert(node.span);
                    self.checked.findings.push(finding);
                }
                if !spot.reference.is_empty() {
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
