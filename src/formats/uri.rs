//! Paths as addresses.

use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is not itself in an address: everything but what RFC 3986 leaves unreserved, and `/`.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path with `/` between folders, as an address from where it begins.
pub(super) fn relative(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}

/// The address of a file of this machine.
pub(super) fn file(folder: &Path, path: &str) -> String {
    let folder = folder.to_string_lossy().replace('\\', "/");
    format!("file:///{}", relative(&format!("{}/{path}", folder.trim_matches('/'))))
}

#[cfg(test)]
mod tests {
    use super::{file, relative};
    use std::path::Path;

    #[test]
    fn what_an_address_cannot_hold_is_written_with_percents() {
        assert_eq!(relative("a b/æ#1%.yaml"), "a%20b/%C3%A6%231%25.yaml");
        assert_eq!(file(Path::new("/home/a"), "b.yaml"), "file:///home/a/b.yaml");
    }
}
