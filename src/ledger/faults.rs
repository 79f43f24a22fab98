//! The sorts of fault that are found when records are brought together.

use crate::code;
use crate::findings::Code;

/// Those for which a record is left out of the ledger.
pub const FIRM_CODES: &[&Code] =
    &[&UNREADABLE_FILE, &MISPLACED_FILE, &UNUSABLE_ID, &DUPLICATE_ID, &UNREADABLE_RECORD];

/// Those in how records point at one another.
pub const LINK_CODES: &[&Code] = &[&DANGLING_REFERENCE, &WRONG_KIND, &RECORD_IN_WORDS];

pub(super) const UNREADABLE_FILE: Code = code!("unreadable-file", Error, "unreadable_file.md");
pub(super) const MISPLACED_FILE: Code = code!("misplaced-file", Error, "misplaced_file.md");
pub(super) const UNUSABLE_ID: Code = code!("unusable-id", Error, "unusable_id.md");
pub(super) const DUPLICATE_ID: Code = code!("duplicate-id", Error, "duplicate_id.md");
pub(super) const UNREADABLE_RECORD: Code =
    code!("unreadable-record", Error, "unreadable_record.md");
pub(super) const DANGLING_REFERENCE: Code =
    code!("dangling-reference", Error, "dangling_reference.md");
pub(super) const RECORD_IN_WORDS: Code = code!("record-in-words", Info, "record_in_words.md");
pub(super) const WRONG_KIND: Code = code!("wrong-kind", Error, "wrong_kind.md");
