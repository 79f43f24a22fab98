//! Who is meant, whether an id stands there or a name in words.

use super::{Ledger, Table};

impl Ledger {
    /// The id of the organisation that is meant: words are those of the only one that has this name
    /// or short name. Words that no record has stay as they are.
    pub fn organisation_meant<'l>(&'l self, written: &'l str) -> &'l str {
        meant(&self.organisations, written, |organisation| {
            organisation.name == written || organisation.short_name.as_deref() == Some(written)
        })
    }

    /// The id of the person who is meant, likewise.
    pub fn person_meant<'l>(&'l self, written: &'l str) -> &'l str {
        meant(&self.people, written, |person| person.name == written)
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

fn meant<'l, T>(table: &'l Table<T>, written: &'l str, is_named: impl Fn(&T) -> bool) -> &'l str {
    if table.contains_key(written) {
        return written;
    }
    let mut named = table.values().filter(|entry| is_named(entry));
    match (named.next(), named.next()) {
        (Some(only), None) => &only.id,
        _ => written,
    }
}
