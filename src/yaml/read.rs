//! Reads nodes into typed values by way of serde.
//!
//! A scalar gives its text to whoever asks for text, whatever YAML takes it for; [`Spanned`]
//! receives its place; and a type that is "a text or a map" asks for [`TEXT_OR_MAP`].

use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    self, Deserialize, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};

use super::node::{Entry, Node, Scalar, Sort, Value};
use crate::source::{SPANNED, SPANNED_FIELDS, Span, TEXT_OR_MAP};

/// Why a value could not be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// What was expected, in the words of serde.
    pub why: String,
    /// The innermost place.
    pub span: Option<Span>,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.why)
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: std::fmt::Display>(why: T) -> Self {
        Unreadable { why: why.to_string(), span: None }
    }
}

/// Reads a typed value from a node.
///
/// # Errors
/// When the node has another shape than the type.
pub fn read<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Unreadable> {
    T::deserialize(Reader(node))
}

#[derive(Clone, Copy)]
struct Reader<'de>(&'de Node);

impl<'de> Reader<'de> {
    /// Gives an error the place of this node, unless it has one.
    fn placed<T>(self, result: Result<T, Unreadable>) -> Result<T, Unreadable> {
        result.map_err(|mut error| {
            error.span.get_or_insert(self.0.span);
            error
        })
    }

    fn scalar<V: Visitor<'de>>(scalar: &'de Scalar, visitor: V) -> Result<V::Value, Unreadable> {
        match scalar.sort {
            Sort::Boolean(value) => visitor.visit_bool(value),
            Sort::Integer => match scalar.text.parse() {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => visitor.visit_borrowed_str(&scalar.text),
            },
            Sort::Float | Sort::Text => visitor.visit_borrowed_str(&scalar.text),
        }
    }
}

impl<'de> de::Deserializer<'de> for Reader<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.placed(match &self.0.value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar(scalar) => Self::scalar(scalar, visitor),
            Value::List(elements) => visitor.visit_seq(Elements(elements.iter())),
            Value::Map(entries) => visitor.visit_map(Entries::new(entries)),
        })
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match &self.0.value {
            Value::Scalar(scalar) => self.placed(visitor.visit_borrowed_str(&scalar.text)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.0.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match name {
            TEXT_OR_MAP => self.deserialize_str(visitor),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match name {
            SPANNED => self.placed(visitor.visit_map(Placed { node: self.0, next: 0 })),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.placed(match &self.0.value {
            Value::Scalar(scalar) => visitor.visit_enum((&*scalar.text).into_deserializer()),
            _ => Err(de::Error::custom("a word was expected")),
        })
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        seq tuple tuple_struct map ignored_any
    }
}

struct Elements<'de>(std::slice::Iter<'de, Node>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Unreadable;
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|node| seed.deserialize(Reader(node))).transpose()
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    value: Option<&'de Node>,
}

impl<'de> Entries<'de> {
    fn new(entries: &'de [Entry]) -> Self {
        Entries { entries: entries.iter(), value: None }
    }
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some(entry) = self.entries.next() else {
            return Ok(None);
        };
        self.value = Some(&entry.value);
        let key: StrDeserializer<Unreadable> = (&*entry.key.value).into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        match self.value.take() {
            Some(node) => seed.deserialize(Reader(node)),
            None => Err(de::Error::custom("a value without a key")),
        }
    }
}

/// A node as the three fields of a [`Spanned`](crate::source::Spanned).
struct Placed<'de> {
    node: &'de Node,
    next: usize,
}

impl<'de> MapAccess<'de> for Placed<'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        let Some(field) = SPANNED_FIELDS.get(self.next) else {
            return Ok(None);
        };
        let key: StrDeserializer<Unreadable> = (*field).into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Unreadable> {
        self.next += 1;
        let byte = |byte: u32| -> U32Deserializer<Unreadable> { byte.into_deserializer() };
        match self.next {
            1 => seed.deserialize(byte(self.node.span.start)),
            2 => seed.deserialize(byte(self.node.span.end)),
            _ => seed.deserialize(Reader(self.node)),
        }
    }
}
