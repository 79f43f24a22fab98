//! The repository that a command works on: where it is, its settings, and what is in it.

use std::io;
use std::path::{Component, Path, PathBuf};

use super::cli::Global;
use super::home::home;
use super::outcome::{Broken, Failure};
use super::root::{root, start};
use crate::config::{self, Config};
use crate::formats::Home;
use crate::inspection;
use crate::ledger::{self, Loaded};
use crate::mending::{self, Mended};
use crate::schema::{SchemaFault, Schemas};
use crate::text;
use crate::tree::{Disk, Overlay, Tree};

/// A repository of records: where it lies, and its files as they are on disk or at another time.
pub(super) struct Repository {
    root: PathBuf,
    /// The folder itself, to write to.
    pub disk: Disk,
    tree: Box<dyn Tree>,
    /// Its settings.
    pub config: Config,
    /// Where it lies.
    pub home: Home,
}

impl Repository {
    /// The repository around the folder that is asked for, or around the working folder: the
    /// nearest one upwards that has a `collab.yaml`.
    pub fn find(global: &Global) -> Result<Repository, Failure> {
        let root = root(global.directory.as_deref()).and_then(|root| {
            root.ok_or_else(|| {
                Failure::Usage(text!(
                    "cli.no-repository",
                    folder = start(global.directory.as_deref())
                        .canonicalize()
                        .unwrap_or_default()
                        .display()
                        .to_string()
                ))
            })
        })?;
        let home = home(&root);
        let disk = Disk::new(&root);
        let config = settings(&disk, &home)?;
        Ok(Repository { tree: Box::new(Disk::new(&root)), disk, root, config, home })
    }

    /// The repository with the files of another time, and the settings of that time. Where that
    /// has none, they are those of now.
    pub fn at(&self, tree: Box<dyn Tree>) -> Result<Repository, Failure> {
        let is_without = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
        let config = if tree.read(config::FILE).is_err_and(is_without) {
            self.config.clone()
        } else {
            settings(&*tree, &self.home)?
        };
        let root = self.root.clone();
        Ok(Repository { disk: Disk::new(&root), root, tree, config, home: self.home.clone() })
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
        self.check_there_are_records(loaded)
    }

    /// Its records with what is found in them put right, as texts; nothing is written.
    pub fn mend(&self, request: &mending::Request) -> Result<Mended, Failure> {
        let mut mended = mending::mend(&*self.tree, self.schemas()?, request)
            .map_err(|error| unreadable(&self.config.records, &error))?;
        mended.loaded = self.check_there_are_records(mended.loaded)?;
        Ok(mended)
    }

    fn check_there_are_records(&self, loaded: Loaded) -> Result<Loaded, Failure> {
        if loaded.files == 0 {
            return Err(Failure::Usage(text!(
                "cli.no-records",
                folder = self.root.join(&self.config.records).display().to_string()
            )));
        }
        Ok(loaded)
    }

    fn schemas(&self) -> Result<Schemas, Failure> {
        Schemas::load(&self.own_schemas()?)
            .map_err(|fault| schema_fault(&self.config.schemas, &fault))
    }

    /// Reads all its records, if it has any.
    pub fn load_any(&self, named: &[String]) -> Result<Loaded, Failure> {
        let folder = &self.config.records;
        let loaded = ledger::load(&*self.tree, folder, named, self.schemas()?)
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
fn settings(tree: &dyn Tree, home: &Home) -> Result<Config, Failure> {
    let bytes = tree.read(config::FILE).map_err(|error| unreadable(config::FILE, &error))?;
    let read = config::read(config::FILE, bytes, &inspection::codes())
        .map_err(|fault| schema_fault("collab", &fault))?;
    read.map_err(|(findings, sources)| {
        Failure::Settings(Box::new(Broken { findings, sources, home: home.clone() }))
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
