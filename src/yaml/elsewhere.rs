//! What other programs take an unquoted value for: those that read YAML 1.1 (PyYAML, Ruby, older
//! ones in Go and JavaScript), and those that keep numbers in floating point.

use super::node::{Sort, sort_of};

/// What another program takes an unquoted value for, where that is not its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// True or false.
    Boolean(bool),
    /// Nothing.
    Nothing,
    /// A number, which it writes like this.
    Number(String),
    /// A day, or a day and a time.
    Day,
}

/// What some program that reads YAML takes an unquoted value for. None, when all take it for text.
pub fn elsewhere(text: &str) -> Option<Elsewhere> {
    // Nothing longer has another meaning, and nothing that begins with another letter.
    let first = *text.as_bytes().first()?;
    if text.len() > 40
        || !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.' | b'~' | b'a'..=b'z' | b'A'..=b'Z')
    {
        return None;
    }
    if let Some(value) = boolean(text) {
        return Some(Elsewhere::Boolean(value));
    }
    if matches!(text, "~" | "null" | "Null" | "NULL") {
        return Some(Elsewhere::Nothing);
    }
    if is_day(text) {
        return Some(Elsewhere::Day);
    }
    number(text).map(Elsewhere::Number)
}

/// The words of <https://yaml.org/type/bool.html>, in small letters, capitals, or with a capital.
fn boolean(text: &str) -> Option<bool> {
    let lower = text.to_ascii_lowercase();
    let rest = &text[1..];
    let is_cased = text == lower || rest == &lower[1..] || text == text.to_ascii_uppercase();
    match lower.as_str() {
        "y" | "yes" | "true" | "on" if is_cased => Some(true),
        "n" | "no" | "false" | "off" if is_cased => Some(false),
        _ => None,
    }
}

/// A day as <https://yaml.org/type/timestamp.html> has it, perhaps with a time behind it.
fn is_day(text: &str) -> bool {
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let (day, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (&text[..at], Some(text[at + 1..].trim_start())),
        None => (text, None),
    };
    let mut parts = day.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let least = if time.is_some() { 1 } else { 2 };
    digits(year, 4, 4)
        && digits(month, least, 2)
        && digits(day, least, 2)
        && time
            .is_none_or(|time| time.contains(':') && time.starts_with(|c: char| c.is_ascii_digit()))
}

/// A number, as a program writes it that has read it as one.
fn number(text: &str) -> Option<String> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    let lower = unsigned.to_ascii_lowercase();
    if matches!(lower.as_str(), ".inf" | ".nan") {
        return Some(format!("{sign}{}", &lower[1..]));
    }
    // An underscore between digits says nothing in YAML 1.1.
    if !lower.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let plain = lower.replace('_', "");
    let radix = |prefix: &str, radix| {
        let number = u64::from_str_radix(plain.strip_prefix(prefix)?, radix).ok()?;
        Some(format!("{sign}{number}"))
    };
    if let Some(number) = radix("0x", 16).or_else(|| radix("0b", 2)).or_else(|| radix("0o", 8)) {
        return Some(number);
    }
    if let Some(seconds) = sixties(&plain) {
        return Some(format!("{sign}{seconds}"));
    }
    if !matches!(sort_of(&plain), Some(Sort::Integer | Sort::Float)) {
        return None;
    }
    if plain.len() > 1
        && plain.bytes().all(|b| (b'0'..=b'7').contains(&b))
        && let Some(octal) = plain.strip_prefix('0')
    {
        return u64::from_str_radix(octal, 8).ok().map(|number| format!("{sign}{number}"));
    }
    // What floating point cannot keep comes out rounded, and so does a zero behind the point.
    plain.parse::<f64>().ok().map(|number| format!("{sign}{number}"))
}

/// A number to the base of sixty, such as a time of day: `14:30` is 870.
fn sixties(text: &str) -> Option<u64> {
    let parts: Vec<&str> = text.split(':').collect();
    if !(2..=3).contains(&parts.len()) {
        return None;
    }
    parts.iter().enumerate().try_fold(0_u64, |sum, (at, part)| {
        let is_digits = part.bytes().all(|b| b.is_ascii_digit());
        let is_short = at == 0 || part.len() <= 2;
        let number = part.parse::<u64>().ok().filter(|number| at == 0 || *number < 60)?;
        (is_digits && is_short).then(|| sum.checked_mul(60)?.checked_add(number))?
    })
}

/// A text as a value in quotes, whatever stands in it.
pub fn quoted(text: &str) -> String {
    if !text.contains(['"', '\\']) && !text.contains(char::is_control) {
        return format!("\"{text}\"");
    }
    if !text.contains(char::is_control) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            letter if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", letter as u32));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_programs_take_it_for_something_else() {
        let number = |text: &str| Some(Elsewhere::Number(text.to_owned()));
        for (text, meant) in [
            ("no", Some(Elsewhere::Boolean(false))),
            ("NO", Some(Elsewhere::Boolean(false))),
            ("On", Some(Elsewhere::Boolean(true))),
            ("y", Some(Elsewhere::Boolean(true))),
            ("oN", None),
            ("Norge", None),
            ("null", Some(Elsewhere::Nothing)),
            ("1.10", number("1.1")),
            ("012", number("10")),
            ("08", number("8")),
            ("0o14", number("12")),
            ("0x1F", number("31")),
            ("1_000", number("1000")),
            ("14:30", number("870")),
            ("09:30", number("570")),
            ("1e3", number("1000")),
            ("-.5", number("-0.5")),
            (".inf", number("inf")),
            ("12345678901234567", number("12345678901234568")),
            ("5", number("5")),
            ("62.5", number("62.5")),
            ("2021-04-22", Some(Elsewhere::Day)),
            ("2021-04-22 14:30", Some(Elsewhere::Day)),
            ("2021-04-22 og 23", None),
            ("2021-04", None),
            ("2021/2022", None),
            ("33/2026", None),
            ("1.2.3", None),
            ("14:75", None),
            ("4:00:00:00", None),
            ("1.a", None),
            ("", None),
            ("-", None),
            ("_1", None),
        ] {
            assert_eq!(elsewhere(text), meant, "{text}");
        }
    }

    #[test]
    fn a_quoted_text_is_read_as_it_was() {
        for text in ["no", "a \"b\"", "it's", "c:\\x", "a\nb\u{1}", "'\"\\\t"] {
            let written = quoted(text);
            let mut sources = crate::source::Sources::default();
            let source = sources.add("a.yaml".into(), String::new());
            let node = crate::yaml::parse(source, &written).node.unwrap();
            assert_eq!(node.text(), Some(text), "{written}");
        }
    }
}
