//! A committee, council, level of a cluster or group.

use serde::Deserialize;

/// A body.
#[derive(Debug, Deserialize)]
pub struct Body {
    /// Its name as published.
    pub name: String,
}
