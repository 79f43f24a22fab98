//! A number sign in a text that cuts off what follows it: `title: Pulje #3`.

use super::elsewhere::quoted;
use super::faults::LOST_COMMENT;
use crate::findings::{Finding, Fix};
use crate::source::{Place, SourceId, Span};
use crate::text;

/// The finding that the end of a text was lost to a comment, when the comment looks like a part of
/// it: nothing stands between its number sign and a letter or digit.
pub(super) fn lost(source: SourceId, text: &str, value: Span) -> Option<Finding> {
    let rest = &text[value.end as usize..];
    let rest = &rest[..memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len())];
    let comment = rest.trim_start_matches([' ', '\t']);
    let sign = value.end as usize + (rest.len() - comment.len());
    let is_apart = comment.len() < rest.len() || value.start == value.end;
    let is_text = comment.strip_prefix('#').is_some_and(|said| {
        said.starts_with(char::is_alphanumeric) && !said.starts_with("collab:")
    });
    if !is_apart || !is_text {
        return None;
    }
    let comment = comment.trim_end();
    let lost = Span::new(sign..sign + comment.len());
    let kept = text[value.range()].trim();
    // A text over several lines, or one in quotes, was written with care.
    if kept.contains('\n') || kept.starts_with(['"', '\'', '|', '>', '[', '{']) {
        return None;
    }
    let start = if kept.is_empty() { sign } else { value.start as usize };
    let whole = Place { source, span: Span::new(start..sign + comment.len()) };
    let written = &text[whole.span.range()];
    let instead = if is_part(kept, comment) { format!("{kept}{comment}") } else { quoted(written) };
    let message = match kept {
        "" => text!("yaml.lost-comment.empty", lost = comment),
        kept => text!("yaml.lost-comment.message", lost = comment, kept = kept),
    };
    let finding = Finding::new(&LOST_COMMENT, Place { source, span: lost }, message);
    Some(finding.remedy(text!("yaml.lost-comment.remedy", instead = &instead)).fix(Fix::likely(
        text!("schema.write", instead = &instead),
        whole,
        instead,
    )))
}

/// Whether the two are the id of a record and of a part of it: `fsn-2025-02-26/01 #1`.
fn is_part(id: &str, part: &str) -> bool {
    let is_id = !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-/".contains(&b))
        && id.contains(['-', '/']);
    let number = part.trim_start_matches('#').trim_start_matches(|c: char| c.is_ascii_lowercase());
    is_id && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}
