//! A YAML value and the place of every part of it.

use crate::source::{Span, Spanned};

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where: a scalar with its quotes, a map or list from its first entry to its last.
    pub span: Span,
    /// What.
    pub value: Value,
}

/// What stands at a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing, or `null`.
    Null,
    /// A single value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order it was written.
    Map(Vec<Entry>),
}

/// A single value as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// The text, without quotes.
    pub text: Box<str>,
    /// What it is by the core schema of YAML 1.2; all that is quoted is text.
    pub sort: Sort,
}

/// What a scalar is by the core schema of YAML 1.2.2, chapter 10.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number with a point or an exponent.
    Float,
    /// `true` or `false`.
    Boolean(bool),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<Box<str>>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value of a key, when this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// A key and its value, when this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &*entry.key.value == key)
    }

    /// The entries of a map; none, when it is none.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none, when it is none.
    pub fn elements(&self) -> &[Node] {
        match &self.value {
            Value::List(elements) => elements,
            _ => &[],
        }
    }

    /// Whether another node holds the same, wherever it stands and however it is quoted.
    pub fn holds_the_same(&self, other: &Node) -> bool {
        match (&self.value, &other.value) {
            (Value::List(ours), Value::List(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|(our, their)| our.holds_the_same(their))
            }
            (Value::Map(ours), Value::Map(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|(our, their)| {
                        our.key.value == their.key.value && our.value.holds_the_same(&their.value)
                    })
            }
            (ours, theirs) => ours == theirs,
        }
    }

    /// The text of a scalar, whatever it is.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }
}

/// What an unquoted scalar is; `None` for null.
pub fn sort_of(text: &str) -> Option<Sort> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let all =
        |digits: &str, is: fn(&u8) -> bool| !digits.is_empty() && digits.as_bytes().iter().all(is);
    let is_integer = all(unsigned, u8::is_ascii_digit)
        || text.strip_prefix("0o").is_some_and(|digits| all(digits, |b| (b'0'..=b'7').contains(b)))
        || text.strip_prefix("0x").is_some_and(|digits| all(digits, u8::is_ascii_hexdigit));
    match text {
        "" | "~" | "null" | "Null" | "NULL" => None,
        "true" | "True" | "TRUE" => Some(Sort::Boolean(true)),
        "false" | "False" | "FALSE" => Some(Sort::Boolean(false)),
        _ if is_integer => Some(Sort::Integer),
        _ if is_float(unsigned) => Some(Sort::Float),
        _ => Some(Sort::Text),
    }
}

/// Whether it is `[0-9]+(\.[0-9]*)?` or `\.[0-9]+`, with an exponent or without.
fn is_float(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_is_number = exponent.is_none_or(|exponent| {
        let number = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !number.is_empty() && digits(number)
    });
    digits(whole)
        && digits(decimals)
        && !(whole.is_empty() && decimals.is_empty())
        && exponent_is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_are_what_yaml_says() {
        for (text, sort) in [
            ("19800000", Some(Sort::Integer)),
            ("42881.00", Some(Sort::Float)),
            ("019", Some(Sort::Integer)),
            ("1e3", Some(Sort::Float)),
            (".5", Some(Sort::Float)),
            ("NO", Some(Sort::Text)),
            ("yes", Some(Sort::Text)),
            ("2021-04-22", Some(Sort::Text)),
            ("14:00", Some(Sort::Text)),
            ("1.2.3", Some(Sort::Text)),
            (".", Some(Sort::Text)),
            ("e5", Some(Sort::Text)),
            ("-", Some(Sort::Text)),
            ("True", Some(Sort::Boolean(true))),
            ("~", None),
        ] {
            assert_eq!(sort_of(text), sort, "{text}");
        }
    }
}
