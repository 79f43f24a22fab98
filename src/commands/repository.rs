//! The repository that a command works on: where it is, its settings, and what is in it.

use std::path::{Component, Path, PathBuf};

use super::cli::Global;
use super::home::home;
use super::outcome::{Broken, Failure};
use crate::config::{self, Config};
use crate::formats::Home;
use crate::inspection;
use crate::ledger::{self, Loaded};
use crate::mending::{self, Mended};
use crate::schema::{SchemaFault, Schemas};
use crate::text;
use crate::tree::{Disk, Tree};

/// A repository of records on disk.
pub(super) struct Repository {
    root: PathBuf,
    /// Its files.
    pub disk: Disk,
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
        let bytes = disk.read(config::FILE).map_err(|error| unreadable(config::FILE, &error))?;
        let config = match config::read(config::FILE, bytes, &inspection::codes())
            .map_err(|fault| schema_fault("collab", &fault))?
        {
            Ok(config) => config,
            Err((findings, sources)) => {
                return Err(Failure::Settings(Box::new(Broken { findings, sources, home })));
            }
        };
        Ok(Repository { root, disk, config, home })
    }

    /// Reads all its records, and the files named besides, even if git ignores them.
    pub fn load(&self, named: &[String]) -> Result<Loaded, Failure> {
        let folder = &self.config.records;
        let loaded = ledger::load(&self.disk, folder, named, self.schemas()?)
            .map_err(|error| unreadable(folder, &error))?;
        self.check_there_are_records(loaded)
    }

    /// Its records with what is found in them put right, as texts; nothing is written.
    pub fn mend(&self, request: &mending::Request) -> Result<Mended, Failure> {
        let mut mended = mending::mend(&self.disk, self.schemas()?, request)
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

    /// The repository's own schemas: name and text.
    fn own_schemas(&self) -> Result<Vec<(String, String)>, Failure> {
        let folder = &self.config.schemas;
        let paths = self.disk.files(folder).map_err(|error| unreadable(folder, &error))?;
        let mut schemas = Vec::new();
        for path in paths {
            let name = path.strip_prefix(folder.as_str()).and_then(|name| name.strip_prefix('/'));
            let Some(name) = name.and_then(|name| name.strip_suffix(".json")) else {
                continue;
            };
            let bytes = self.disk.read(&path).map_err(|error| unreadable(&path, &error))?;
            let text = String::from_utf8(bytes)
                .map_err(|_| Failure::Usage(text!("cli.schema-encoding", path = &path)))?;
            schemas.push((name.to_owned(), text));
        }
        Ok(schemas)
    }

    /// A path that was named on the command line, from the root; it lies among the records.
    pub fn path(&self, named: &Path) -> Result<String, Failure> {
        let shown = named.display().to_string();
        let path = named.canonicalize().map_err(|error| {
            Failure::Usage(text!("cli.no-file", path = &shown, why = error.to_string()))
        })?;
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
            _ => Err(Failure::Usage(text!("cli.outside", path = shown, records = records))),
        }
    }
}

/// The folder to work in: the one that is asked for, that of the environment, or the working folder.
fn start(directory: Option<&Path>) -> PathBuf {
    let set = || std::env::var_os("COLLAB_ROOT").filter(|set| !set.is_empty()).map(PathBuf::from);
    directory.map(Path::to_owned).or_else(set).unwrap_or_else(|| PathBuf::from("."))
}

/// The root of the repository around the folder to work in, if there is one.
pub(super) fn root(directory: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let start = start(directory);
    let start = start.canonicalize().map_err(|error| {
        Failure::Usage(text!(
            "cli.no-folder",
            folder = start.display().to_string(),
            why = error.to_string()
        ))
    })?;
    let mut upwards = start.ancestors();
    Ok(upwards.find(|folder| folder.join(config::FILE).is_file()).map(Path::to_owned))
}

fn unreadable(path: &str, error: &std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::PermissionDenied {
        return Failure::Access(text!("cli.forbidden", path = path));
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
