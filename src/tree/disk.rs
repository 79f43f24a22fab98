//! The files in a folder on disk.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use walkdir::WalkDir;

use super::{LARGEST_FILE, Tree};

/// A folder on disk. What `.gitignore` files leave out of git is left out here.
pub struct Disk {
    pub(super) root: PathBuf,
}

impl Disk {
    /// The repository at this folder.
    pub fn new(root: impl Into<PathBuf>) -> Disk {
        Disk { root: root.into() }
    }
}

impl Tree for Disk {
    fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let start = self.root.join(folder);
        if !start.try_exists()? {
            return Ok(Vec::new());
        }
        let ignored = Ignored::new(&self.root, &start);
        let mut walk = WalkDir::new(&start).sort_by_file_name().into_iter();
        let mut files = Vec::new();
        let mut below = vec![ignored];
        while let Some(entry) = walk.next() {
            let entry = entry?;
            below.truncate(entry.depth().max(1));
            let is_folder = entry.file_type().is_dir();
            let hidden =
                entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
            if hidden || below.iter().any(|ignored| ignored.covers(entry.path(), is_folder)) {
                if is_folder {
                    walk.skip_current_dir();
                }
                continue;
            }
            if is_folder {
                if entry.depth() > 0 {
                    below.push(Ignored::of(entry.path()));
                }
            } else if let Some(path) = self.relative(entry.path()) {
                files.push(path);
            }
        }
        Ok(files)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.root.join(path);
        if fs::symlink_metadata(&path)?.is_symlink()
            && !path.canonicalize()?.starts_with(self.root.canonicalize()?)
        {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "a link that leads out of the repository",
            ));
        }
        let metadata = fs::metadata(&path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        if metadata.len() > LARGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // It may grow while it is read, or be a file that tells no length.
        let mut bytes = Vec::new();
        fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(bytes)
    }
}

impl Disk {
    /// The path of a file from the root, when it can be written as text.
    fn relative(&self, path: &Path) -> Option<String> {
        let relative = path.strip_prefix(&self.root).ok()?;
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        Some(parts.join("/"))
    }
}

/// The `.gitignore` of a folder, and of the folders above it up to the root.
struct Ignored(Vec<Gitignore>);

impl Ignored {
    fn of(folder: &Path) -> Ignored {
        let file = folder.join(".gitignore");
        let is_read = fs::metadata(&file)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LARGEST_FILE);
        if !is_read {
            return Ignored(Vec::new());
        }
        let mut builder = GitignoreBuilder::new(folder);
        builder.add(file);
        Ignored(builder.build().into_iter().collect())
    }

    fn new(root: &Path, start: &Path) -> Ignored {
        let above = start.ancestors().take_while(|folder| folder.starts_with(root));
        Ignored(above.flat_map(|folder| Ignored::of(folder).0).collect())
    }

    fn covers(&self, path: &Path, is_folder: bool) -> bool {
        self.0.iter().any(|rules| rules.matched(path, is_folder).is_ignore())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_ignores_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in [
            (".gitignore", "*.bak\n"),
            ("records/.gitignore", "drafts/\n"),
            ("records/a.yaml", ""),
            ("records/a.bak", ""),
            ("records/drafts/b.yaml", ""),
            ("records/funds/c.yaml", ""),
            ("records/funds/.hidden.yaml", ""),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let files = Disk::new(folder.path()).files("records").unwrap();
        assert_eq!(files, ["records/a.yaml", "records/funds/c.yaml"]);
    }

    #[test]
    fn a_folder_that_is_not_there_has_no_files() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Disk::new(folder.path()).files("records").unwrap().is_empty());
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = fs::File::create(folder.path().join("a.yaml")).unwrap();
        file.set_len(LARGEST_FILE + 1).unwrap();
        let error = Disk::new(folder.path()).read("a.yaml").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}
