//! The sorts of fault that make a file no YAML, or YAML that records do without.

use crate::code;
use crate::findings::Code;

/// All of them.
pub const CODES: &[&Code] =
    &[&ENCODING, &MERGE_CONFLICT, &TAB, &SYNTAX, &DUPLICATE_KEY, &YAML_FEATURE, &LOST_COMMENT];

pub(super) const ENCODING: Code = code!("encoding", Error, "encoding.md");
pub(super) const MERGE_CONFLICT: Code = code!("merge-conflict", Error, "merge_conflict.md");
pub(super) const TAB: Code = code!("tab", Error, "tab.md");
pub(super) const SYNTAX: Code = code!("syntax", Error, "syntax.md");
pub(super) const DUPLICATE_KEY: Code = code!("duplicate-key", Error, "duplicate_key.md");
pub(super) const LOST_COMMENT: Code = code!("lost-comment", Warning, "lost_comment.md");
pub(super) const YAML_FEATURE: Code = code!("yaml-feature", Error, "yaml_feature.md");
