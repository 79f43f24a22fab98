//! The sorts of fault in the shape of a record.

use crate::code;
use crate::findings::Code;

/// All of them.
pub const CODES: &[&Code] = &[
    &UNKNOWN_FIELD,
    &MISSING_FIELD,
    &WRONG_TYPE,
    &UNKNOWN_WORD,
    &AMOUNT_FORM,
    &DATE_FORM,
    &IMPOSSIBLE_DATE,
    &TIME_FORM,
    &SHARE_FORM,
    &WRONG_SHAPE,
];

pub(super) const UNKNOWN_FIELD: Code = code!("unknown-field", Error, "unknown_field.md");
pub(super) const MISSING_FIELD: Code = code!("missing-field", Error, "missing_field.md");
pub(super) const WRONG_TYPE: Code = code!("wrong-type", Error, "wrong_type.md");
/// A word that is not one of those that may stand in its place.
pub const UNKNOWN_WORD: Code = code!("unknown-word", Error, "unknown_word.md");
pub(super) const AMOUNT_FORM: Code = code!("amount-form", Error, "amount_form.md");
pub(super) const DATE_FORM: Code = code!("date-form", Error, "date_form.md");
pub(super) const IMPOSSIBLE_DATE: Code = code!("impossible-date", Error, "impossible_date.md");
pub(super) const TIME_FORM: Code = code!("time-form", Error, "time_form.md");
pub(super) const SHARE_FORM: Code = code!("share-form", Error, "share_form.md");
pub(super) const WRONG_SHAPE: Code = code!("wrong-shape", Error, "wrong_shape.md");
