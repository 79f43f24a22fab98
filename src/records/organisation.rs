//! A region, municipality, hospital or another party.

use serde::Deserialize;

/// An organisation.
#[derive(Debug, Deserialize)]
pub struct Organisation {
    /// Its name as it writes it.
    pub name: String,
    /// The short form used in papers.
    pub short_name: Option<String>,
    /// What sort of organisation it is, as a fixed word.
    pub kind: String,
    /// The region that it lies in or belongs to.
    pub region: Option<String>,
    /// The organisation that it is a part of.
    pub part_of: Option<String>,
    /// What the source leaves open.
    #[serde(default)]
    pub questions: Vec<String>,
}
