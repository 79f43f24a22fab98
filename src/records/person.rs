//! A person who acts on behalf of an organisation or body.

use serde::Deserialize;

/// A person.
#[derive(Debug, Deserialize)]
pub struct Person {
    /// The name as published.
    pub name: String,
    /// The title or position as published.
    pub title: Option<String>,
}
