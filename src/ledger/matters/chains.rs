//! Items that take up one another, directly or through others.

use std::collections::HashMap;

use super::super::{Entry, Ledger};
use crate::records::Item;

/// The chains of a ledger. An item that takes up nothing and is not taken up is in none.
pub struct Chains<'l> {
    of: HashMap<&'l str, usize>,
    items: Vec<Vec<&'l Entry<Item>>>,
}

impl<'l> Chains<'l> {
    /// The chains of a ledger.
    pub fn of(ledger: &'l Ledger) -> Chains<'l> {
        let mut above: HashMap<&str, &str> = HashMap::new();
        for item in ledger.items.values() {
            for taken in item.takes_up.iter().map(|taken| without_part(taken)) {
                let (one, other) = (top(&mut above, &item.id), top(&mut above, taken));
                if one != other {
                    above.insert(one, other);
                }
                above.entry(other).or_insert(other);
            }
        }
        let mut chains = Chains { of: HashMap::new(), items: Vec::new() };
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for item in ledger.items.values() {
            if above.contains_key(item.id.as_str()) {
                let top = top(&mut above, &item.id);
                let number = *numbers.entry(top).or_insert(chains.items.len());
                if number == chains.items.len() {
                    chains.items.push(Vec::new());
                }
                chains.items[number].push(item);
                chains.of.insert(&item.id, number);
            }
        }
        chains
    }

    /// The number of the chain that an item is in, and all the items of it, in the order of the files.
    pub fn chain(&self, item: &str) -> Option<(usize, &[&'l Entry<Item>])> {
        let number = *self.of.get(item)?;
        Some((number, &self.items[number]))
    }
}

fn without_part(id: &str) -> &str {
    id.split_once('#').map_or(id, |(id, _)| id)
}

/// The one that stands for all that hang together with an item. The way there is made shorter.
fn top<'l>(above: &mut HashMap<&'l str, &'l str>, item: &'l str) -> &'l str {
    let mut at = item;
    while let Some(next) = above.get(at).copied().filter(|next| *next != at) {
        let after = above.get(next).copied().unwrap_or(next);
        above.insert(at, after);
        at = after;
    }
    at
}
