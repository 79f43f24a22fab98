//! Who is meant, whether an id stands there or a name in words.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Ledger, Table};

/// The ids of people and organisations by their names; nothing, of a name that several have. They are
/// brought together when somebody first asks.
#[derive(Default)]
pub(super) struct Named {
    organisations: OnceLock<Index>,
    people: OnceLock<Index>,
}

type Index = HashMap<String, Option<String>>;

impl Ledger {
    /// The id of the organisation that is meant: words are those of the only one that has this name
    /// or short name. Words that no record has stay as they are.
    pub fn organisation_meant<'l>(&'l self, written: &'l str) -> &'l str {
        let named = self.named.organisations.get_or_init(|| {
            index(&self.organisations, |organisation| {
                let short = organisation.short_name.as_ref();
                let short = short.filter(|short| **short != organisation.name);
                [Some(&organisation.name), short].into_iter().flatten().collect()
            })
        });
        meant(&self.organisations, named, written)
    }

    /// The id of the person who is meant, likewise.
    pub fn person_meant<'l>(&'l self, written: &'l str) -> &'l str {
        let named =
            self.named.people.get_or_init(|| index(&self.people, |person| vec![&person.name]));
        meant(&self.people, named, written)
    }

    /// Whether an organisation is meant, or a body of it.
    pub fn is_or_acts_for(&self, who: &str, organisation: &str) -> bool {
        let is_it = |who: &str| self.organisation_meant(who) == organisation;
        is_it(who)
            || self.bodies.get(who).and_then(|body| body.organisation.as_deref()).is_some_and(is_it)
    }

    /// The name of an organisation by its id, or the words that stand there.
    pub fn organisation_name<'l>(&'l self, who: &'l str) -> &'l str {
        self.organisations.get(who).map_or(who, |organisation| &organisation.name)
    }

    /// The name of a person by the id, or the words that stand there.
    pub fn person_name<'l>(&'l self, who: &'l str) -> &'l str {
        self.people.get(who).map_or(who, |person| &person.name)
    }
}

fn index<T>(table: &Table<T>, names: impl Fn(&T) -> Vec<&String>) -> Index {
    let mut index = Index::new();
    for (id, entry) in table {
        for name in names(entry) {
            let only = if index.contains_key(name) { None } else { Some(id.clone()) };
            index.insert(name.clone(), only);
        }
    }
    index
}

fn meant<'l, T>(table: &'l Table<T>, named: &'l Index, written: &'l str) -> &'l str {
    if table.contains_key(written) {
        return written;
    }
    named.get(written).and_then(Option::as_deref).unwrap_or(written)
}
