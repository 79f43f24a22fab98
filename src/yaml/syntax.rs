//! What a fault in the syntax means to the person who wrote it, and where it really is.

use granit_parser::{ErrorKind, ScanError};

use super::elsewhere::quoted;
use super::events::{DEEPEST, first_error};
use super::faults::{SYNTAX, TAB};
use crate::findings::{Finding, Fix};
use crate::source::{Place, SourceId, Span};
use crate::text;
use crate::texts::Text;

/// What a fault in the syntax means to the person who wrote it, and where it really is: parsers
/// notice a forgotten colon or quote a line too late.
pub(super) fn finding(
    source: SourceId,
    text: &str,
    error: &ScanError,
    last_plain: Option<Span>,
) -> Finding {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let here = char_at(text, at);
    let finding = |code, span, message| Finding::new(code, Place { source, span }, message);
    let line = line_of(text, at);
    let indented_by = &text[line.start as usize..at];
    if let Some(tab) =
        text[line.range()].find('\t').filter(|tab| text[line.range()][..*tab].trim().is_empty())
    {
        let tab = char_at(text, line.start as usize + tab);
        return self::tab(source, text, tab);
    }
    if let Some(open) =
        [": [", ": {"].iter().find_map(|sign| indented_by.rfind(sign)).filter(|_| {
            matches!(
                error.kind(),
                ErrorKind::ExpectedBlockMappingKey
                    | ErrorKind::InvalidIndentation
                    | ErrorKind::SimpleKeyExpected
            )
        })
    {
        let open = char_at(text, line.start as usize + open + 2);
        return bracketed(source, text, open);
    }
    match error.kind() {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            let line = line_of(text, at).start as usize;
            let tab = text[line..].find('\t').map_or(here, |tab| char_at(text, line + tab));
            self::tab(source, text, tab)
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            missing_colon(source, text, line_of(text, at))
        }
        ErrorKind::MappingValueNotAllowed => value_not_allowed(source, text, at, last_plain),
        ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::UnclosedQuotedScalar
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            let open = text[..at].rfind(['"', '\'']).map_or(here, |open| char_at(text, open));
            let found = finding(&SYNTAX, open, text!("yaml.syntax.quote"))
                .remedy(text!("yaml.syntax.quote-remedy"));
            let end = line_of(text, open.start as usize).end;
            let closed = Place { source, span: Span { start: end, end } };
            let title = text!("yaml.syntax.quote-fix");
            offered(found, text, Fix::likely(title, closed, &text[open.range()]))
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            finding(&SYNTAX, here, text!("yaml.syntax.after-quote"))
                .remedy(text!("yaml.syntax.after-quote-remedy"))
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator => {
            finding(&SYNTAX, here, text!("yaml.syntax.bracket"))
                .remedy(text!("yaml.syntax.bracket-remedy"))
        }
        ErrorKind::InvalidBlockScalarHeader => {
            let sign = text[line.range()]
                .find(['>', '|'])
                .map_or(here, |sign| char_at(text, line.start as usize + sign));
            bracketed(source, text, sign)
        }
        ErrorKind::UnexpectedCharacter { character } => {
            let character = character.escape_debug().to_string();
            let found =
                finding(&SYNTAX, here, text!("yaml.syntax.character", character = character))
                    .remedy(text!("yaml.syntax.character-remedy"));
            in_quotes(found, source, text, at)
        }
        ErrorKind::RecursionLimitExceeded => {
            finding(&SYNTAX, here, text!("yaml.syntax.deep", count = DEEPEST))
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            finding(&SYNTAX, here, text!("yaml.syntax.list"))
                .remedy(text!("yaml.syntax.list-remedy"))
        }
        ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => {
            finding(&SYNTAX, here, text!("yaml.syntax.indentation"))
                .remedy(text!("yaml.syntax.indentation-remedy"))
        }
        _ => finding(&SYNTAX, here, text!("yaml.syntax.other"))
            .remedy(text!("yaml.syntax.other-remedy")),
    }
}

/// A value that begins with a sign of YAML and goes on as text.
fn bracketed(source: SourceId, text: &str, sign: Span) -> Finding {
    let message = text!("yaml.syntax.character", character = &text[sign.range()]);
    let found = Finding::new(&SYNTAX, Place { source, span: sign }, message)
        .remedy(text!("yaml.syntax.character-remedy"));
    in_quotes(found, source, text, sign.start as usize)
}

/// A tab in the indentation; the fix takes all of them that indent a line.
fn tab(source: SourceId, text: &str, tab: Span) -> Finding {
    let found = Finding::new(&TAB, Place { source, span: tab }, text!("yaml.tab.message"))
        .remedy(text!("yaml.tab.remedy"));
    let mut edits = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        let tabs = line[..indent].match_indices('\t').map(|(at, _)| start + at);
        edits.extend(
            tabs.map(|at| (Place { source, span: Span::new(at..at + 1) }, "  ".to_owned())),
        );
        start += line.len();
    }
    if !edits.iter().any(|(at, _)| at.span == tab) {
        edits = vec![(Place { source, span: tab }, " ".to_owned())];
    }
    offered(found, text, Fix { title: text!("yaml.tab.fix"), edits, is_certain: false })
}

/// Offers to put what stands from a byte to the end of its line in quotes.
fn in_quotes(found: Finding, source: SourceId, text: &str, start: usize) -> Finding {
    let end = line_of(text, start).end as usize;
    let value = &text[start..end];
    let value = value.split(" #").next().unwrap_or(value).trim_end();
    if value.is_empty() || value.starts_with(['"', '\'']) {
        return found;
    }
    let instead = quoted(value);
    let place = Place { source, span: Span::new(start..start + value.len()) };
    let title = text!("schema.write", instead = &instead);
    offered(found, text, Fix::likely(title, place, instead))
}

/// The finding with a fix, if the text can be read there once it is made.
fn offered(found: Finding, text: &str, fix: Fix) -> Finding {
    let mut fixed = String::with_capacity(text.len());
    let mut done = 0;
    for (at, instead) in &fix.edits {
        let range = at.span.range();
        fixed.push_str(&text[done..range.start]);
        fixed.push_str(instead);
        done = range.end;
    }
    let past = fixed.len();
    fixed.push_str(&text[done..]);
    let is_read = first_error(&fixed).is_none_or(|error| error > past + 1);
    if is_read { found.fix(fix) } else { found }
}

/// A colon where none may stand. Either the line before has none and ran on into this one, or
/// this line is indented too far, or the value holds a colon and needs quotes.
fn value_not_allowed(source: SourceId, text: &str, at: usize, last_plain: Option<Span>) -> Finding {
    let finding = |span, message: Text, remedy: Text| {
        Finding::new(&SYNTAX, Place { source, span }, message).remedy(remedy)
    };
    let plain = last_plain.filter(|span| span.end as usize == at).map(Span::range);
    let Some(plain) = plain else {
        return finding(
            char_at(text, at),
            text!("yaml.syntax.colon"),
            text!("yaml.syntax.colon-remedy"),
        );
    };
    let first_line = line_of(text, plain.start);
    let before = &text[first_line.start as usize..plain.start];
    let runs_on = text[plain.clone()].contains('\n');
    if !runs_on {
        let found = finding(
            char_at(text, at),
            text!("yaml.syntax.colon"),
            text!("yaml.syntax.colon-remedy"),
        );
        return in_quotes(found, source, text, plain.start);
    }
    if before.trim_end().ends_with(':') {
        let span = line_of(text, at);
        return finding(
            span,
            text!("yaml.syntax.indentation"),
            text!("yaml.syntax.indentation-remedy"),
        );
    }
    let end = first_line.end;
    missing_colon(source, text, Span { start: Span::new(plain).start, end })
}

/// A line on which a key has no colon, or no space after it.
fn missing_colon(source: SourceId, text: &str, line: Span) -> Finding {
    let indent = text[line.range()].len() - text[line.range()].trim_start().len();
    let span = Span::new(line.start as usize + indent..line.end as usize);
    let written = text[span.range()].trim_end();
    let (message, fixed) = match written.split_once(':') {
        Some((key, value)) => (text!("yaml.syntax.missing-space"), format!("{key}: {value}")),
        None => {
            let (key, value) = written.split_once(' ').unwrap_or((written, ""));
            (text!("yaml.syntax.missing-colon"), format!("{key}: {}", value.trim_start()))
        }
    };
    let fixed = fixed.trim_end();
    let place =
        Place { source, span: Span::new(span.start as usize..span.start as usize + written.len()) };
    let found = Finding::new(&SYNTAX, Place { source, span }, message)
        .remedy(text!("yaml.syntax.missing-colon-remedy", line = fixed));
    let title = text!("schema.write", instead = fixed);
    // Words that run on from the line before are no field.
    let is_field = fixed.split(':').next().is_some_and(|key| {
        key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !key.is_empty()
    });
    if is_field { offered(found, text, Fix::likely(title, place, fixed)) } else { found }
}

/// The line that a byte lies on, without its line break.
fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |length| at + length);
    Span::new(start..end)
}

/// The character at a byte; at the end of a line or text, nothing.
fn char_at(text: &str, at: usize) -> Span {
    let length = text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    Span::new(at..at + length)
}
