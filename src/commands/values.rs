//! Values on the command line that are more than words.

use crate::date::{self, Day, NotDate};
use crate::text;
use crate::texts::{Language, Text};

/// Why a value on the command line cannot be used.
#[derive(Debug)]
pub(super) struct Unusable(pub Text);

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.0.say(Language::default()))
    }
}

impl std::error::Error for Unusable {}

/// Reads a day from the command line.
pub(super) fn day(written: &str) -> Result<Day, Unusable> {
    date::parse_day(written).map_err(|why| {
        Unusable(match why {
            NotDate::Impossible => text!("schema.impossible-date.message", written = written),
            NotDate::Written(meant) | NotDate::Perhaps(meant) => {
                text!("schema.write", instead = meant)
            }
            NotDate::Other => text!("schema.date-form.day"),
        })
    })
}
