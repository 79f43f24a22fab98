//! YAML as nodes with places. Nothing outside this folder knows the YAML library.
//!
//! Records need no aliases, anchors, tags, merge keys or several documents in a file; they are
//! refused where they stand. A scalar keeps the text that was written, so that an amount stays
//! exact and `NO`, `1.10` and `019` stay what they are.

mod comments;
mod elsewhere;
mod events;
mod faults;
mod lost_comment;
mod node;
mod order;
mod parse;
mod read;
mod syntax;

pub use comments::comments;
pub use elsewhere::{Elsewhere, elsewhere, quoted};
pub use faults::CODES;
pub use node::{Entry, Node, Scalar, Sort, Value, sort_of};
pub use order::reorder;
pub use parse::{Parsed, decode, parse};
pub use read::{Unreadable, read};
