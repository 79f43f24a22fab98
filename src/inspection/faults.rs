//! The sorts of fault in what is said of findings.

use crate::code;
use crate::findings::Code;

/// All of them.
pub(super) const CODES: &[&Code] = &[&UNCLEAR_SILENCE, &UNUSED_SILENCE];

pub(super) const UNCLEAR_SILENCE: Code = code!("unclear-silence", Warning, "unclear_silence.md");
pub(super) const UNUSED_SILENCE: Code = code!("unused-silence", Warning, "unused_silence.md");
