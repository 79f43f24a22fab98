//! Where results and complaints go.

use std::io::{self, IsTerminal, Write};

use super::outcome::Failure;
use crate::text;

/// Writes a result to the standard output. That its reader has gone away is no fault.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Access(text!("cli.unwritable", why = error.to_string())))
        }
        _ => Ok(()),
    }
}

/// Says something beside the result, on the standard error. Where that is closed nobody listens.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// How many characters wide the terminal is that the result goes to, when it goes to one.
pub(super) fn terminal_width() -> Option<u16> {
    let out = io::stdout();
    if !out.is_terminal() {
        return None;
    }
    Some(terminal_size::terminal_size_of(out).map_or(80, |(width, _)| width.0))
}
