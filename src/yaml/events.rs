//! The YAML library, asked as records need it: a text as a stream of events with their places.

use granit_parser::{Event, Parser, ScanError, Span, options};

/// How deep lists and maps may lie in one another. Records need six levels.
pub(super) const DEEPEST: usize = 64;

/// The events of a text, or the error at which it can no longer be read; with its comments or
/// without.
pub(super) fn events(
    text: &str,
    with_comments: bool,
) -> impl Iterator<Item = Result<(Event<'_>, Span), ScanError>> {
    let options = options! {
        strict_indentation: true,
        emit_unresolved_aliases: true,
        emit_comments: with_comments,
        block_nesting_limit: DEEPEST,
        flow_nesting_limit: DEEPEST,
    };
    Parser::new_from_str_with_options(text, options)
}

/// The byte at which a text can no longer be read as YAML.
pub(super) fn first_error(text: &str) -> Option<usize> {
    let error = events(text, false).find_map(Result::err)?;
    Some(error.marker().byte_offset().unwrap_or(0))
}
