//! A tree in which one file is as it stands in an editor.

use std::io;

use super::{LARGEST_FILE, Tree};

/// A tree with other bytes in the place of one file, which need not be there.
pub struct Overlay {
    below: Box<dyn Tree>,
    path: String,
    bytes: Vec<u8>,
}

impl Overlay {
    /// A tree with these bytes at a path.
    pub fn new(below: Box<dyn Tree>, path: impl Into<String>, bytes: Vec<u8>) -> Overlay {
        Overlay { below, path: path.into(), bytes }
    }
}

impl Tree for Overlay {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut files = self.below.files(folder)?;
        let is_below = self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if is_below && !files.contains(&self.path) {
            files.push(self.path.clone());
            files.sort_unstable();
        }
        Ok(files)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if path != self.path {
            return self.below.read(path);
        }
        if self.bytes.len() as u64 > LARGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(self.bytes.clone())
    }

    fn lost(&self) -> Option<String> {
        self.below.lost()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Memory;
    use super::*;

    #[test]
    fn one_file_is_as_it_stands_in_the_editor() {
        let mut memory = Memory::default();
        memory.insert("records/a.yaml", "old");
        memory.insert("records/b.yaml", "b");
        let edited = Overlay::new(Box::new(memory.clone()), "records/a.yaml", b"new".to_vec());
        assert_eq!(edited.files("records").unwrap(), ["records/a.yaml", "records/b.yaml"]);
        assert_eq!(edited.read("records/a.yaml").unwrap(), b"new");
        assert_eq!(edited.read("records/b.yaml").unwrap(), b"b");
        let added = Overlay::new(Box::new(memory), "records/aa.yaml", b"new".to_vec());
        assert_eq!(added.files("records").unwrap().len(), 3);
        assert_eq!(added.read("records/aa.yaml").unwrap(), b"new");
        assert!(added.files("schemas").unwrap().is_empty());
    }
}
