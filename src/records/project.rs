//! A project, initiative or running effort.

use serde::Deserialize;

/// A project.
#[derive(Debug, Deserialize)]
pub struct Project {
    /// Its title as published.
    pub title: String,
}
