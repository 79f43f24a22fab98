//! The repository that a command works on: where it is, its settings, and what is in it.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::cli::Global;
use super::outcome::Failure;
use crate::config::{self, Config};
use crate::formats::{self, Batch};
use crate::ledger::{self, Loaded};
use crate::schema::{SchemaFault, Schemas};
use crate::text;
use crate::tree::{Disk, Overlay, Tree};

/// A repository of records: where it lies, and its files as they are on disk or at another time.
pub(super) struct Repository {
    root: PathBuf,
    tree: Box<dyn Tree>,
    /// Its settings.
    pub config: Config,
}

impl Repository {
    /// The repository around the folder that is asked for, or around the working folder: the
    /// nearest one upwards that has a `collab.yaml`.
    pub fn find(global: &Global) -> Result<Repository, Failure> {
        let set =
            || std::env::var_os("COLLAB_ROOT").filter(|set| !set.is_empty()).map(PathBuf::from);
        let start = global.directory.clone().or_else(set).unwrap_or_else(|| PathBuf::from("."));
        let start = start.canonicalize().map_err(|error| {
            Failure::Usage(text!(
                "cli.no-folder",
                folder = start.display().to_string(),
                why = error.to_string()
            ))
        })?;
        let root = start.ancestors().find(|folder| folder.join(config::FILE).is_file());
        let Some(root) = root else {
            return Err(Failure::Usage(text!(
                "cli.no-repository",
                folder = start.display().to_string()
            )));
        };
        let disk = Disk::new(root);
        let config = settings(&disk, global)?;
        Ok(Repository { root: root.to_owned(), tree: Box::new(disk), config })
    }

    /// The repository with the files of another time, and the settings of that time. Where that
    /// has none, they are those of now.
    pub fn at(&self, tree: Box<dyn Tree>, global: &Global) -> Result<Repository, Failure> {
        let is_without = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
        let config = if tree.read(config::FILE).is_err_and(is_without) {
            self.config.clone()
        } else {
            settings(&*tree, global)?
        };
        Ok(Repository { root: self.root.clone(), tree, config })
    }

    /// The repository with other bytes in one of its files, which may be a new one.
    pub fn with(self, path: &str, bytes: Vec<u8>) -> Repository {
        Repository { tree: Box::new(Overlay::new(self.tree, path, bytes)), ..self }
    }

    /// Whether there is such a file, or a folder with files in it.
    pub fn has(&self, path: &str) -> Result<bool, Failure> {
        let files = self.tree.files(path).map_err(|error| unreadable(path, &error))?;
        Ok(!files.is_empty() || self.tree.read(path).is_ok())
    }

    /// The folder that it lies in.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads all its records, and the files named besides, even if git ignores them.
    pub fn load(&self, named: &[String]) -> Result<Loaded, Failure> {
        let loaded = self.load_any(named)?;
        if loaded.files == 0 {
            return Err(Failure::Usage(text!(
                "cli.no-records",
                folder = self.root.join(&self.config.records).display().to_string()
            )));
        }
        Ok(loaded)
    }

    /// Reads all its records, if it has any.
    pub fn load_any(&self, named: &[String]) -> Result<Loaded, Failure> {
        let schemas = Schemas::load(&self.own_schemas()?)
            .map_err(|fault| schema_fault(&self.config.schemas, &fault))?;
        let folder = &self.config.records;
        let loaded = ledger::load(&*self.tree, folder, named, schemas)
            .map_err(|error| unreadable(folder, &error))?;
        match self.tree.lost() {
            Some(path) => Err(Failure::Access(text!("git.lost", path = path))),
            None => Ok(loaded),
        }
    }

    /// The repository's own schemas: name and text.
    fn own_schemas(&self) -> Result<Vec<(String, String)>, Failure> {
        let folder = &self.config.schemas;
        let paths = self.tree.files(folder).map_err(|error| unreadable(folder, &error))?;
        let mut schemas = Vec::new();
        for path in paths {
            let name = path.strip_prefix(folder.as_str()).and_then(|name| name.strip_prefix('/'));
            let Some(name) = name.and_then(|name| name.strip_suffix(".json")) else {
                continue;
            };
            let bytes = self.tree.read(&path).map_err(|error| unreadable(&path, &error))?;
            let text = String::from_utf8(bytes)
                .map_err(|_| Failure::Usage(text!("cli.schema-encoding", path = &path)))?;
            schemas.push((name.to_owned(), text));
        }
        Ok(schemas)
    }

    /// A path that was named on the command line, from the root; it lies among the records.
    pub fn path(&self, named: &Path) -> Result<String, Failure> {
        let path = named.canonicalize().map_err(|error| {
            let shown = named.display().to_string();
            Failure::Usage(text!("cli.no-file", path = shown, why = error.to_string()))
        })?;
        self.among_records(named, &path)
    }

    /// A path that was named on the command line and need not be there yet, from the root; it lies
    /// among the records.
    pub fn path_to_be(&self, named: &Path) -> Result<String, Failure> {
        let mut there = std::path::absolute(named).unwrap_or_else(|_| named.to_owned());
        let mut missing = Vec::new();
        let path = loop {
            if let Ok(path) = there.canonicalize() {
                break missing.iter().rev().fold(path, |path: PathBuf, name| path.join(name));
            }
            match (there.file_name().map(ToOwned::to_owned), there.pop()) {
                (Some(name), true) => missing.push(name),
                _ => break named.to_owned(),
            }
        };
        self.among_records(named, &path)
    }

    fn among_records(&self, named: &Path, path: &Path) -> Result<String, Failure> {
        let below = path.strip_prefix(&self.root).ok().map(|below| {
            let names = below.components().filter_map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy()),
                _ => None,
            });
            names.collect::<Vec<_>>().join("/")
        });
        let records = &self.config.records;
        match below {
            Some(below)
                if below == *records
                    || below.starts_with(&format!("{records}/"))
                    || below.is_empty() =>
            {
                Ok(below)
            }
            _ => {
                let shown = named.display().to_string();
                Err(Failure::Usage(text!("cli.outside", path = shown, records = records)))
            }
        }
    }
}

/// The settings of a tree.
fn settings(tree: &dyn Tree, global: &Global) -> Result<Config, Failure> {
    let bytes = tree.read(config::FILE).map_err(|error| unreadable(config::FILE, &error))?;
    let read = config::read(config::FILE, bytes).map_err(|fault| schema_fault("collab", &fault))?;
    read.map_err(|(findings, sources)| {
        let batch = Batch { findings: &findings, sources: &sources, files: 1 };
        Failure::Findings((formats::FINDINGS[0].write)(&batch, &global.style()))
    })
}

fn unreadable(path: &str, error: &io::Error) -> Failure {
    if error.kind() == io::ErrorKind::PermissionDenied {
        return Failure::Access(text!("cli.forbidden", path = path));
    }
    if error.kind() == io::ErrorKind::Unsupported {
        return Failure::Access(text!("git.submodule", path = path));
    }
    Failure::Access(text!("cli.unreadable", path = path, why = error.to_string()))
}

fn schema_fault(folder: &str, fault: &SchemaFault) -> Failure {
    Failure::Usage(text!(
        "cli.schema",
        path = format!("{folder}/{}.json", fault.name),
        why = fault.why.clone()
    ))
}
