//! The organisations that a text says receive something.

use std::collections::HashMap;

use crate::ledger::Ledger;

/// The longest name, in words.
const LONGEST: usize = 8;
/// Shorter names may be any word.
const SHORTEST: usize = 5;

/// Organisations by their names in small letters.
pub(super) struct Recipients<'l> {
    by_name: HashMap<String, &'l str>,
}

impl<'l> Recipients<'l> {
    pub(super) fn new(ledger: &'l Ledger) -> Recipients<'l> {
        let organisations = ledger.organisations.values();
        let named =
            organisations.map(|entry| (entry.name.trim().to_lowercase(), entry.id.as_str()));
        let by_name = named.filter(|(name, _)| name.chars().count() >= SHORTEST).collect();
        Recipients { by_name }
    }

    /// The ids of the organisations that a text names just after “til” (to).
    pub(super) fn named_in(&self, text: &str) -> Vec<&'l str> {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let to = words.iter().enumerate().filter(|(_, word)| matches!(**word, "til" | "to"));
        to.filter_map(|(at, _)| self.at_beginning_of(&words[at + 1..])).collect()
    }

    fn at_beginning_of(&self, words: &[&str]) -> Option<&'l str> {
        (1..=LONGEST.min(words.len())).rev().find_map(|count| {
            let name = words[..count].join(" ");
            let plain = name.trim_end_matches(['.', ',', ';', ':', ')']);
            self.by_name.get(plain).copied()
        })
    }
}
