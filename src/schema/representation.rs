//! Lets the JSON Schema validator look at our nodes as they are, without a copy.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use serde_json::Number;

use crate::source::Span;
use crate::yaml::{Entry, Node, Scalar, Sort, Value};

/// Our nodes as a representation of JSON.
pub(super) struct Nodes;

impl Json for Nodes {
    type Node<'a> = &'a Node;
    type PreparedKey = String;
    type StringBuffer = Option<Node>;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>(
        buffer: &mut Option<Node>,
        string: &str,
        f: impl FnOnce(&Node) -> T,
    ) -> T {
        let scalar = Scalar { text: string.into(), sort: Sort::Text };
        f(buffer.insert(Node { span: Span::default(), value: Value::Scalar(scalar) }))
    }
}

/// A scalar that YAML takes for a number, by its digits.
pub(super) struct Digits<'a>(&'a str);

impl Digits<'_> {
    /// The number as JSON writes it: without a plus, leading zeros, or a bare point.
    fn canonical(&self) -> String {
        let (sign, digits) = match self.0.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None => ("", self.0.strip_prefix('+').unwrap_or(self.0)),
        };
        let radix = |prefix: &str, radix| {
            let digits = digits.strip_prefix(prefix)?;
            u64::from_str_radix(digits, radix).ok()
        };
        if let Some(number) = radix("0o", 8).or_else(|| radix("0x", 16)) {
            return number.to_string();
        }
        let trimmed = digits.trim_start_matches('0');
        let whole = match trimmed.as_bytes().first() {
            Some(digit) if digit.is_ascii_digit() => trimmed.to_owned(),
            _ => format!("0{trimmed}"),
        };
        format!("{sign}{}", whole.trim_end_matches('.'))
    }
}

impl JsonNumber for Digits<'_> {
    fn as_u64(&self) -> Option<u64> {
        self.canonical().parse().ok()
    }
    fn as_i64(&self) -> Option<i64> {
        self.canonical().parse().ok()
    }
    fn as_f64(&self) -> Option<f64> {
        self.canonical().parse().ok()
    }
    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.canonical())
    }
    fn to_number(&self) -> Cow<'_, Number> {
        let zero = || Number::from(0);
        Cow::Owned(self.canonical().parse().unwrap_or_else(|_| zero()))
    }
}

impl<'a> JsonNode<'a, Nodes> for &'a Node {
    type Object = &'a [Entry];
    type Array = &'a [Node];
    type Number = Digits<'a>;

    fn as_object(&self) -> Option<&'a [Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<&'a [Node]> {
        match &self.value {
            Value::List(elements) => Some(elements),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match &self.value {
            Value::Scalar(Scalar { text, sort: Sort::Text }) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Digits<'a>> {
        match &self.value {
            Value::Scalar(Scalar { text, sort: Sort::Integer | Sort::Float }) => Some(Digits(text)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar(Scalar { sort: Sort::Boolean(value), .. }) => Some(*value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.value == Value::Null
    }

    fn json_type(&self) -> JsonType {
        match &self.value {
            Value::Null => JsonType::Null,
            Value::List(_) => JsonType::Array,
            Value::Map(_) => JsonType::Object,
            Value::Scalar(scalar) => match scalar.sort {
                Sort::Text => JsonType::String,
                Sort::Integer | Sort::Float => JsonType::Number,
                Sort::Boolean(_) => JsonType::Boolean,
            },
        }
    }

    fn to_value(&self) -> Cow<'a, serde_json::Value> {
        let node: &'a Node = self;
        let value = match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::List(elements) => {
                elements.iter().map(|node| JsonNode::to_value(&node).into_owned()).collect()
            }
            Value::Map(entries) => {
                let member = |entry: &'a Entry| {
                    let value = &entry.value;
                    (entry.key.value.to_string(), JsonNode::to_value(&value).into_owned())
                };
                serde_json::Value::Object(entries.iter().map(member).collect())
            }
            Value::Scalar(scalar) => match scalar.sort {
                Sort::Text => scalar.text.as_ref().into(),
                Sort::Boolean(value) => value.into(),
                Sort::Integer | Sort::Float => Digits(&scalar.text).to_number().into_owned().into(),
            },
        };
        Cow::Owned(value)
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Node>(self) as usize))
    }
}

impl<'a> Object<'a, Nodes> for &'a [Entry] {
    type Node = &'a Node;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        <[Entry]>::len(self)
    }

    fn get(&self, key: &String) -> Option<&'a Node> {
        self.iter().find(|entry| *entry.key.value == **key).map(|entry| &entry.value)
    }

    fn members(&self) -> Members<'a> {
        Members(self.iter())
    }
}

/// The members of a map, in the order they were written.
pub(super) struct Members<'a>(std::slice::Iter<'a, Entry>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a Node);
    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|entry| (&*entry.key.value, &entry.value))
    }
}

impl<'a> Array<'a, Nodes> for &'a [Node] {
    type Node = &'a Node;
    type ElementsIter = std::slice::Iter<'a, Node>;

    fn len(&self) -> usize {
        <[Node]>::len(self)
    }

    fn elements(&self) -> std::slice::Iter<'a, Node> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_as_json_writes_them() {
        for (written, json) in [
            ("19800000", "19800000"),
            ("+5", "5"),
            ("-5", "-5"),
            ("019", "19"),
            ("000", "0"),
            ("42881.00", "42881.00"),
            (".5", "0.5"),
            ("5.", "5"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1e3", "1e3"),
        ] {
            assert_eq!(Digits(written).canonical(), json, "{written}");
        }
        assert!(!Digits("42881.50").is_integer());
        assert!(Digits("2021").is_integer());
    }
}
