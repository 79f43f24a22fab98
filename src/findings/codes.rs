//! Which codes there are, and which of them settings and silences may speak of.

use super::{Code, nearest};
use crate::text;
use crate::texts::Text;

/// All codes.
pub struct Codes {
    /// All of them.
    pub all: Vec<&'static Code>,
    /// Those that stand whatever is said of them: what has them is left out of the books.
    pub firm: Vec<&'static Code>,
}

/// Why a code cannot be spoken of.
#[derive(Debug, Clone, PartialEq)]
pub struct Unspeakable {
    /// What is wrong with it.
    pub message: Text,
    /// What to write instead.
    pub remedy: Text,
}

impl Codes {
    /// The code with this name.
    pub fn get(&self, id: &str) -> Option<&'static Code> {
        self.all.iter().copied().find(|code| code.id == id)
    }

    /// Why settings and silences cannot speak of a code: there is none of that name, or it is firm.
    pub fn fault(&self, id: &str) -> Option<Unspeakable> {
        if self.firm.iter().any(|code| code.id == id) {
            return Some(Unspeakable {
                message: text!("findings.codes.firm", code = id),
                remedy: text!("findings.codes.firm-remedy"),
            });
        }
        if self.get(id).is_some() {
            return None;
        }
        let remedy = match nearest(id, self.all.iter().map(|code| code.id)) {
            Some(meant) => text!("findings.codes.nearest", code = meant),
            None => text!("findings.codes.remedy"),
        };
        Some(Unspeakable { message: text!("findings.codes.unknown", code = id), remedy })
    }
}
