//! Puts changed files in the place of those on disk: whole or not at all, and only while they are
//! what was read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::Disk;

/// A changed file that lies ready beside the one whose place it will take.
pub struct Ready {
    target: PathBuf,
    before: Vec<u8>,
    after: TempPath,
}

impl Disk {
    /// The path from the root of the file that a path stands for: for a link, where it leads.
    ///
    /// # Errors
    /// When there is no such file, or it lies outside of the repository.
    pub fn target(&self, path: &str) -> io::Result<String> {
        let root = self.root.canonicalize()?;
        let target = self.root.join(path).canonicalize()?;
        let below = target.strip_prefix(&root).map_err(|_| {
            io::Error::new(
                io::ErrorKind::PermissionDenied,
                "a link that leads out of the repository",
            )
        })?;
        let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
        Ok(names.join("/"))
    }

    /// Lays a changed file ready, with the permissions of the one that it is for; nothing, when
    /// that one no longer is what it was. What is laid ready and not put in place is taken away.
    ///
    /// # Errors
    /// When the file or its folder cannot be written, or lies outside of the repository.
    pub fn lay_ready(&self, path: &str, before: &[u8], after: &[u8]) -> io::Result<Option<Ready>> {
        let target = self.root.canonicalize()?.join(self.target(path)?);
        if fs::read(&target)? != before {
            return Ok(None);
        }
        let folder = target.parent().unwrap_or(&self.root);
        for path in [&target, folder] {
            if fs::metadata(path)?.permissions().readonly() {
                return Err(io::ErrorKind::PermissionDenied.into());
            }
        }
        OpenOptions::new().write(true).open(&target)?;
        let after = laid(folder, after, &target)?;
        Ok(Some(Ready { target, before: before.to_vec(), after }))
    }
}

impl Ready {
    /// Puts the file in its place; false, when the one there no longer is what it was.
    ///
    /// # Errors
    /// When it cannot be put there; the old one is still there then.
    pub fn put(self) -> io::Result<Option<Placed>> {
        if fs::read(&self.target)? != self.before {
            return Ok(None);
        }
        self.after.persist(&self.target).map_err(|fault| fault.error)?;
        settle(&self.target);
        Ok(Some(Placed { target: self.target, before: self.before }))
    }
}

/// A changed file that is in its place.
pub struct Placed {
    target: PathBuf,
    before: Vec<u8>,
}

impl Placed {
    /// Puts the file back as it was before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_back(self) -> io::Result<()> {
        let folder = self.target.parent().unwrap_or(Path::new("."));
        laid(folder, &self.before, &self.target)?
            .persist(&self.target)
            .map_err(|fault| fault.error)?;
        settle(&self.target);
        Ok(())
    }
}

/// A new hidden file that is wholly on the disk, with the permissions of another.
fn laid(folder: &Path, bytes: &[u8], like: &Path) -> io::Result<TempPath> {
    let mut file = tempfile::Builder::new().prefix(".collab-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(fs::metadata(like)?.permissions())?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// Sees to it that the new name is on the disk, where folders can be seen to.
fn settle(path: &Path) {
    if let Some(folder) = path.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn repository() -> (tempfile::TempDir, Disk) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("records")).unwrap();
        fs::write(folder.path().join("records/a.yaml"), "old").unwrap();
        let disk = Disk::new(folder.path());
        (folder, disk)
    }

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder.join("records")).unwrap().count()
    }

    #[test]
    fn a_file_is_replaced_with_its_permissions() {
        let (folder, disk) = repository();
        let path = folder.path().join("records/a.yaml");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let ready = disk.lay_ready("records/a.yaml", b"old", b"new").unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        let placed = ready.put().unwrap().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        placed.take_back().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn what_has_changed_meanwhile_is_left() {
        let (folder, disk) = repository();
        let path = folder.path().join("records/a.yaml");
        assert!(disk.lay_ready("records/a.yaml", b"other", b"new").unwrap().is_none());
        let ready = disk.lay_ready("records/a.yaml", b"old", b"new").unwrap().unwrap();
        fs::write(&path, "newer").unwrap();
        assert!(ready.put().unwrap().is_none());
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(names(folder.path()), 1);
    }

    #[test]
    fn behind_a_link_its_target_is_written() {
        let (folder, disk) = repository();
        symlink("a.yaml", folder.path().join("records/b.yaml")).unwrap();
        assert_eq!(disk.target("records/b.yaml").unwrap(), "records/a.yaml");
        disk.lay_ready("records/b.yaml", b"old", b"new").unwrap().unwrap().put().unwrap();
        assert_eq!(fs::read(folder.path().join("records/a.yaml")).unwrap(), b"new");
        assert!(fs::symlink_metadata(folder.path().join("records/b.yaml")).unwrap().is_symlink());
        let outside = tempfile::NamedTempFile::new().unwrap();
        symlink(outside.path(), folder.path().join("records/c.yaml")).unwrap();
        assert!(disk.lay_ready("records/c.yaml", b"", b"new").is_err());
    }

    #[test]
    fn what_may_not_be_written_is_not() {
        let (folder, disk) = repository();
        let (records, path) = (folder.path().join("records"), folder.path().join("records/a.yaml"));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let kind = |disk: &Disk| disk.lay_ready("records/a.yaml", b"old", b"new").err().unwrap();
        assert_eq!(kind(&disk).kind(), io::ErrorKind::PermissionDenied);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(&records, fs::Permissions::from_mode(0o555)).unwrap();
        assert_eq!(kind(&disk).kind(), io::ErrorKind::PermissionDenied);
        fs::set_permissions(&records, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(names(folder.path()), 1);
    }
}
