//! An unquoted value that other programs take for something else than `collab` does.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::schema::{Outline, Reads, Spot};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::Text;
use crate::yaml::{Elsewhere, Node, Scalar, Sort, Value, elsewhere, quoted};

pub(super) const RULE: Rule =
    Rule { code: code!("ambiguous-value", Warning, "ambiguous_value.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        if let Some(kind) = ledger.schemas.kind(&record.kind) {
            let text = &ledger.sources.get(record.source).text;
            let outline = &kind.shape.outline;
            Walk { source: record.source, text, outline, reporter }.node(&record.node, Some(0));
        }
    }
}

struct Walk<'w> {
    source: SourceId,
    text: &'w str,
    outline: &'w Outline,
    reporter: &'w mut Reporter,
}

impl Walk<'_> {
    fn node(&mut self, node: &Node, at: Option<usize>) {
        let spot = at.map(|at| self.outline.spot(at));
        match &node.value {
            Value::Null => {}
            Value::Scalar(scalar) => {
                if self.is_plain(node.span, &scalar.text)
                    && let Some(meant) = misread(scalar, spot)
                {
                    self.report(node.span, scalar, meant, spot);
                }
            }
            Value::List(elements) => {
                let below = spot.and_then(|spot| spot.elements);
                elements.iter().for_each(|element| self.node(element, below));
            }
            Value::Map(entries) => {
                for entry in entries {
                    self.key(entry.key.span, &entry.key.value);
                    let below = at.and_then(|at| self.outline.field(at, &entry.key.value));
                    self.node(&entry.value, below);
                }
            }
        }
    }

    /// Whether it stands without quotes.
    fn is_plain(&self, span: Span, value: &str) -> bool {
        self.text.get(span.range()) == Some(value)
    }

    fn key(&mut self, span: Span, key: &str) {
        let meant = match elsewhere(key) {
            Some(meant @ (Elsewhere::Boolean(_) | Elsewhere::Nothing)) => meant,
            _ => return,
        };
        if self.is_plain(span, key) {
            let at = Place { source: self.source, span };
            let message =
                text!("rules.writing.ambiguous-value.key", key = key, meant = said(&meant));
            let instead = quoted(key);
            self.reporter
                .find(at, message)
                .remedy(text!("rules.writing.ambiguous-value.quotes", instead = &instead))
                .fix(Fix::certain(text!("schema.write", instead = &instead), at, instead));
        }
    }

    fn report(&mut self, span: Span, scalar: &Scalar, meant: Elsewhere, spot: Option<&Spot>) {
        let at = Place { source: self.source, span };
        let is_number = spot.is_some_and(|spot| spot.takes_number && !spot.takes_text);
        let message = text!(
            "rules.writing.ambiguous-value.message",
            written = &*scalar.text,
            meant = said(&meant)
        );
        let (instead, remedy) = if is_number {
            let instead = plain_number(&scalar.text);
            let remedy = text!("schema.write", instead = &instead);
            (instead, remedy)
        } else {
            let instead = quoted(&scalar.text);
            let remedy = text!("rules.writing.ambiguous-value.quotes", instead = &instead);
            (instead, remedy)
        };
        self.reporter.find(at, message).remedy(remedy).fix(Fix::certain(
            text!("schema.write", instead = &instead),
            at,
            instead,
        ));
    }
}

/// What other programs take a value for, when that is not what it is here.
fn misread(scalar: &Scalar, spot: Option<&Spot>) -> Option<Elsewhere> {
    let meant = elsewhere(&scalar.text)?;
    let text: &str = &scalar.text;
    let is_number = matches!(scalar.sort, Sort::Integer | Sort::Float);
    let reads = spot.and_then(|spot| spot.reads);
    let is_misread = match (reads, spot) {
        // Money is only read when it is written in one way; a day without quotes is our own form.
        (Some(Reads::Money | Reads::Amount | Reads::Date | Reads::Day | Reads::Years), _) => false,
        (Some(Reads::Time), _) => true,
        (None, Some(spot)) if spot.takes_text && !matches!(scalar.sort, Sort::Boolean(_)) => {
            !matches!(&meant, Elsewhere::Number(number) if number == text)
        }
        (None, Some(spot)) if spot.takes_number => is_number && !same_number(&meant, text),
        // Of a field that no schema knows it is not known what it should be: only what this
        // program and others take for different things.
        _ => match &meant {
            Elsewhere::Boolean(_) => scalar.sort == Sort::Text,
            Elsewhere::Number(_) if is_number => !same_number(&meant, text),
            Elsewhere::Number(_) => true,
            Elsewhere::Day | Elsewhere::Nothing => false,
        },
    };
    is_misread.then_some(meant)
}

/// Whether a number is the same elsewhere, however it is written.
fn same_number(meant: &Elsewhere, text: &str) -> bool {
    let plain = plain_number(text).parse::<f64>();
    matches!(meant, Elsewhere::Number(number) if number.parse() == plain && !text.contains('o'))
}

/// A number as all programs read it.
fn plain_number(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let radix = |prefix: &str, radix| u64::from_str_radix(digits.strip_prefix(prefix)?, radix).ok();
    match radix("0o", 8).or_else(|| radix("0x", 16)) {
        Some(number) => format!("{sign}{number}"),
        None => {
            let trimmed = digits.trim_start_matches('0');
            let is_bare = !trimmed.starts_with(|c: char| c.is_ascii_digit());
            format!("{sign}{}{trimmed}", if is_bare { "0" } else { "" })
        }
    }
}

fn said(meant: &Elsewhere) -> Text {
    match meant {
        Elsewhere::Boolean(true) => text!("rules.writing.ambiguous-value.true"),
        Elsewhere::Boolean(false) => text!("rules.writing.ambiguous-value.false"),
        Elsewhere::Nothing => text!("rules.writing.ambiguous-value.nothing"),
        Elsewhere::Day => text!("rules.writing.ambiguous-value.day"),
        Elsewhere::Number(number) => {
            text!("rules.writing.ambiguous-value.number", number = number)
        }
    }
}
