//! Findings that were written down to be left for later (`--format baseline`), read again.

use serde::Deserialize;

use super::news::Known;
use crate::ledger::Ledger;
use crate::text;
use crate::texts::Text;

/// The version of the form, as it is written.
const VERSION: u64 = 1;

#[derive(Deserialize)]
struct Version {
    version: u64,
}

#[derive(Deserialize)]
struct Written {
    findings: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    code: String,
    path: String,
    #[serde(default)]
    part: String,
    #[serde(default)]
    message: String,
    values: Option<String>,
}

/// Reads the findings that were written down. What else stands beside them is passed over, so that
/// the format `json` will do as well.
///
/// # Errors
/// Why they cannot be read.
pub fn baseline(bytes: &[u8], ledger: &Ledger) -> Result<Vec<Known>, Text> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let is_utf_16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_utf_16 || std::str::from_utf8(bytes).is_err() {
        return Err(text!("git.baseline.encoding"));
    }
    let damaged = |error: serde_json::Error| text!("git.baseline.damaged", why = error.to_string());
    let Version { version } = serde_json::from_slice(bytes).map_err(damaged)?;
    if version != VERSION {
        return Err(text!("git.baseline.version", version = version.to_string()));
    }
    let Written { findings } = serde_json::from_slice(bytes).map_err(damaged)?;
    let known = findings.iter().map(|it| {
        Known::written([&it.code, &it.path, &it.part, &it.message], it.values.clone(), ledger)
    });
    Ok(known.collect())
}
