//! Letters that were taken apart: an å that is an a and a ring.

use super::{Reporter, Rule};
use crate::code;
use crate::findings::Fix;
use crate::ledger::Ledger;
use crate::letters;
use crate::source::{Place, SourceId, Span};
use crate::text;

pub(super) const RULE: Rule =
    Rule { code: code!("decomposed-letters", Warning, "decomposed_letters.md"), check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for (source, file) in ledger.sources.iter() {
        let edits = edits(source, &file.text);
        if let Some((at, instead)) = edits.first() {
            let (at, instead) = (*at, instead.clone());
            let message = text!("rules.writing.decomposed-letters.message", letter = instead);
            let found = reporter
                .find(at, message)
                .remedy(text!("rules.writing.decomposed-letters.remedy"))
                .note(text!("rules.writing.decomposed-letters.count", count = edits.len()));
            found.fix(Fix {
                title: text!("rules.writing.decomposed-letters.fix"),
                edits,
                is_certain: true,
            });
        }
        folder(source, &file.path, reporter);
    }
}

/// What is taken apart in a text: each place, and the letter put together.
fn edits(source: SourceId, text: &str) -> Vec<(Place, String)> {
    let mut edits = Vec::new();
    let bytes = text.as_bytes();
    let mut done = 0;
    // The marks are U+0300 to U+036F: they begin with one of these two bytes.
    for at in memchr::memchr2_iter(0xCC, 0xCD, bytes) {
        let letter = text.get(at..).and_then(|rest| rest.chars().next());
        if at < done || !letter.is_some_and(letters::is_mark) {
            continue;
        }
        let start = text[..at].char_indices().next_back().map_or(at, |(start, _)| start);
        let marks: usize =
            text[at..].chars().take_while(|c| letters::is_mark(*c)).map(char::len_utf8).sum();
        done = at + marks;
        if let Some(composed) = letters::composed(&text[start..done]) {
            edits.push((Place { source, span: Span::new(start..done) }, composed));
        }
    }
    edits
}

/// A folder on the way to a record: the same name is then two names, on a Mac and elsewhere.
fn folder(source: SourceId, path: &str, reporter: &mut Reporter) {
    if let Some(composed) = letters::composed(path) {
        let at = Place { source, span: Span::default() };
        reporter
            .find(at, text!("rules.writing.decomposed-letters.path"))
            .remedy(text!("rules.writing.decomposed-letters.path-remedy", path = composed));
    }
}
