//! Running text holds what deceives the eye: letters of another script inside a word, or signs that
//! turn the direction of the text. Of ids, keys, words and values the shape and the links say it.

use std::collections::HashSet;

use super::{Reporter, Rule};
use crate::findings::{Fix, Severity};
use crate::ledger::Ledger;
use crate::letters::{self, Odd, Oddity};
use crate::source::{Place, Span};
use crate::text;

pub(super) const RULE: Rule = Rule { code: letters::LOOK_ALIKE_LETTERS, check };

fn check(ledger: &Ledger, reporter: &mut Reporter) {
    for record in &ledger.records {
        let text = &ledger.sources.get(record.source).text;
        let odds = letters::confusing(text);
        if odds.is_empty() {
            continue;
        }
        let linked: HashSet<u32> = record
            .links
            .iter()
            .filter(|link| !link.text.contains(char::is_whitespace))
            .flat_map(|link| link.span.start..link.span.end)
            .collect();
        for odd in odds {
            let start = u32::try_from(odd.at).unwrap_or(u32::MAX);
            if linked.contains(&start) {
                continue;
            }
            let span = Span::new(odd.at..odd.at + odd.letter.len_utf8());
            let at = Place { source: record.source, span };
            let found = reporter.find(at, message(text, &odd)).severity(Severity::Warning);
            match odd.oddity {
                Oddity::LooksLike(plain) => {
                    found.remedy(text!("rules.writing.look-alike-letters.remedy")).fix(Fix::likely(
                        text!("letters.write", instead = plain.to_string()),
                        at,
                        plain,
                    ))
                }
                _ => found
                    .remedy(text!("rules.writing.look-alike-letters.turning"))
                    .fix(Fix::likely(text!("rules.writing.look-alike-letters.remove"), at, "")),
            };
        }
    }
}

/// What is odd, in the word that it stands in.
fn message(text: &str, odd: &Odd) -> crate::texts::Text {
    let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    let start = text[..odd.at]
        .rfind(is_end)
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let end = text[odd.at..].find(is_end).map_or(text.len(), |length| odd.at + length);
    let word: String = text[start..end].chars().take(60).collect();
    text!("letters.message", written = letters::visible(&word), letter = letters::description(odd))
}
