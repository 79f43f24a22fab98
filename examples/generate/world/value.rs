//! A record as it is written: fields in order, texts in blocks, quotes only where they are needed.

use std::fmt::{Display, Write};

/// How long a line of a text may become.
const WIDTH: usize = 100;

/// A value of a record.
#[derive(Debug, Clone)]
pub enum Value {
    /// Written on one line, as it stands.
    Plain(String),
    /// Written as a block of lines.
    Block(String),
    /// A list.
    List(Vec<Value>),
    /// Fields in order.
    Map(Map),
}

/// Fields in order.
#[derive(Debug, Clone, Default)]
pub struct Map(Vec<(&'static str, Value)>);

impl Map {
    /// No fields yet.
    pub fn new() -> Map {
        Map::default()
    }

    /// With another field; an empty list is left out.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Value>) -> Map {
        let value = value.into();
        if !matches!(&value, Value::List(elements) if elements.is_empty()) {
            self.0.push((key, value));
        }
        self
    }

    /// With another field, if there is a value for it.
    #[must_use]
    pub fn maybe(self, key: &'static str, value: Option<impl Into<Value>>) -> Map {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The record as text.
    pub fn text(&self) -> String {
        let mut written = String::new();
        self.write(&mut written, 0, false);
        written
    }

    fn write(&self, written: &mut String, indent: usize, after_dash: bool) {
        for (at, (key, value)) in self.0.iter().enumerate() {
            if !(after_dash && at == 0) {
                written.extend(std::iter::repeat_n(' ', indent));
            }
            written.push_str(key);
            written.push(':');
            match value {
                Value::Plain(text) => {
                    // Writing to a string cannot fail.
                    let _ = writeln!(written, " {text}");
                }
                Value::Block(text) => block(written, text, indent + 2),
                Value::List(elements) => {
                    written.push('\n');
                    list(written, elements, indent + 2);
                }
                Value::Map(map) => {
                    written.push('\n');
                    map.write(written, indent + 2, false);
                }
            }
        }
    }
}

fn list(written: &mut String, elements: &[Value], indent: usize) {
    for element in elements {
        written.extend(std::iter::repeat_n(' ', indent));
        written.push('-');
        match element {
            Value::Plain(text) => {
                let _ = writeln!(written, " {text}");
            }
            Value::Block(text) => block(written, text, indent + 2),
            Value::Map(map) => {
                written.push(' ');
                map.write(written, indent + 2, true);
            }
            Value::List(_) => unreachable!("no record has a list in a list"),
        }
    }
}

/// A text in lines, with an empty line between its paragraphs.
fn block(written: &mut String, text: &str, indent: usize) {
    written.push_str(" |\n");
    for (at, paragraph) in text.split('\n').enumerate() {
        if at > 0 {
            written.push('\n');
        }
        let mut length = 0;
        for word in paragraph.split(' ') {
            let more = word.chars().count();
            if length > 0 && indent + length + 1 + more > WIDTH {
                written.push('\n');
                length = 0;
            }
            if length == 0 {
                written.extend(std::iter::repeat_n(' ', indent));
            } else {
                written.push(' ');
                length += 1;
            }
            written.push_str(word);
            length += more;
        }
        written.push('\n');
    }
}

/// What needs no quotes whatever stands in it: an id, a date, a number, a fixed word.
pub fn plain(value: impl Display) -> Value {
    Value::Plain(value.to_string())
}

/// A time of day, in quotes, as readers of YAML 1.1 take it for a number.
pub fn time(minutes: i64) -> Value {
    Value::Plain(format!("\"{:02}:{:02}\"", minutes / 60, minutes % 60))
}

/// Ids, numbers or fixed words in a list.
pub fn all<T: Display>(values: impl IntoIterator<Item = T>) -> Value {
    Value::List(values.into_iter().map(plain).collect())
}

/// Short texts in a list.
pub fn lines<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Value {
    Value::List(values.into_iter().map(|value| line(value)).collect())
}

/// A short text on one line, in quotes where YAML would read it as something else.
pub fn line(text: impl Into<String>) -> Value {
    let text = text.into();
    let is_safe = text.starts_with(char::is_alphabetic)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':');
    Value::Plain(if is_safe { text } else { format!("\"{text}\"") })
}

/// A longer text; paragraphs are parted by line breaks.
pub fn text(text: impl Into<String>) -> Value {
    Value::Block(text.into())
}

impl From<Map> for Value {
    fn from(map: Map) -> Value {
        Value::Map(map)
    }
}

impl From<Vec<Map>> for Value {
    fn from(maps: Vec<Map>) -> Value {
        Value::List(maps.into_iter().map(Value::Map).collect())
    }
}

impl From<Vec<Value>> for Value {
    fn from(values: Vec<Value>) -> Value {
        Value::List(values)
    }
}
