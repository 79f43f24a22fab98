//! A region, municipality, hospital or another party.

use serde::Deserialize;

/// An organisation.
#[derive(Debug, Deserialize)]
pub struct Organisation {
    /// Its name as it writes it.
    pub name: String,
}
