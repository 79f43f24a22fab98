//! Files in memory, for tests.

use std::collections::BTreeMap;
use std::io;

use super::{LARGEST_FILE, Tree};

/// Files in memory.
#[derive(Debug, Default, Clone)]
pub struct Memory {
    files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Keeps a file.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }
}

impl Tree for Memory {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let below = format!("{folder}/");
        Ok(self.files.keys().filter(|path| path.starts_with(&below)).cloned().collect())
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.files.get(path) {
            None => Err(io::ErrorKind::NotFound.into()),
            Some(bytes) if bytes.len() as u64 > LARGEST_FILE => {
                Err(io::ErrorKind::FileTooLarge.into())
            }
            Some(bytes) => Ok(bytes.clone()),
        }
    }
}
