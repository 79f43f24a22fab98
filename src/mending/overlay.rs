//! The files of a tree, with the texts of some of them changed.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use crate::tree::Tree;

/// Changed texts, by path. A copy of it costs little.
pub(super) type Texts = BTreeMap<String, Arc<str>>;

/// A tree and the texts that stand in the place of some of its files.
pub(super) struct Overlay<'t> {
    /// The files as they are.
    pub tree: &'t dyn Tree,
    /// The texts that are changed.
    pub texts: Texts,
}

impl Tree for Overlay<'_> {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        self.tree.files(folder)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self.texts.get(path) {
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.tree.read(path),
        }
    }
}
