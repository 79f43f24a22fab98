//! Where results and complaints go.

use std::fs::{self, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

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

/// Whether the terminal that the result goes to shows links behind words.
pub(super) fn shows_links() -> bool {
    supports_hyperlinks::supports_hyperlinks()
}

/// Writes a result into a file: all of it or nothing, so that nobody reads the half of it.
pub(super) fn save(path: &Path, text: &str) -> Result<(), Failure> {
    let write = || {
        // What is there and is no file, such as a pipe, is written to and not replaced.
        if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
            return fs::write(path, text);
        }
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(text.as_bytes())?;
        file.persist(&target)?;
        Ok(())
    };
    write().map_err(|error: io::Error| unwritable(path, &error))
}

/// Adds a text at the end of a file.
pub(super) fn append(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|error| unwritable(path, &error))
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let path = path.display().to_string();
    Failure::Access(text!("cli.unwritable-file", path = path, why = error.to_string()))
}
