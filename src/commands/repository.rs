//! The repository that a command works on: where it is, its settings, and what is in it.

use std::path::{Component, Path, PathBuf};

use super::cli::Global;
use super::home::home;
use super::outcome::{Broken, Failure};
use crate::config::{self, Config};
use crate::formats::Home;
use crate::ledger::{self, Loaded};
use crate::schema::{SchemaFault, Schemas};
use crate::text;
use crate::tree::{Disk, Tree};

/// A repository of records on disk.
pub(super) struct Repository {
    root: PathBuf,
    disk: Disk,
    /// Its settings.
    pub config: Config,
    /// Where it lies.
    pub home: Home,
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
        let home = home(root);
        let disk = Disk::new(root);
        let bytes = disk.read(config::FILE).map_err(|error| unreadable(config::FILE, &error))?;
        let config = match config::read(config::FILE, bytes)
            .map_err(|fault| schema_fault("collab", &fault))?
        {
            Ok(config) => config,
            Err((findings, sources)) => {
                return Err(Failure::Settings(Box::new(Broken { findings, sources, home })));
            }
        };
        Ok(Repository { root: root.to_owned(), disk, config, home })
    }

    /// Reads all its records, and the files named besides, even if git ignores them.
    pub fn load(&self, named: &[String]) -> Result<Loaded, Failure> {
        let schemas = Schemas::load(&self.own_schemas()?)
            .map_err(|fault| schema_fault(&self.config.schemas, &fault))?;
        let folder = &self.config.records;
        let loaded = ledger::load(&self.disk, folder, named, schemas)
            .map_err(|error| unreadable(folder, &error))?;
        if loaded.files == 0 {
            return Err(Failure::Usage(text!(
                "cli.no-records",
                folder = self.root.join(folder).display().to_string()
            )));
        }
        Ok(loaded)
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
