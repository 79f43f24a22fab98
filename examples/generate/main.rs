//! Makes a repository of records of any size, with links, texts and money that agree, and beside it
//! the right answers to what can be asked of it.
//!
//! `cargo run --release --example generate -- --files 10000 --seed 1 --faults 0.02 DIR`

mod world;

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use world::{FEWEST, Plan, Record};

/// Makes a repository of records, and `answers.json` beside them.
#[derive(Parser)]
struct Args {
    /// How many records.
    #[arg(long)]
    files: usize,
    /// What chance begins with: the same gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many faults to plant for each record: 0.02 is one in fifty.
    #[arg(long, default_value_t = 0.0)]
    faults: f64,
    /// A folder that is not there yet, or is empty.
    directory: PathBuf,
}

fn main() -> ExitCode {
    let args = Args::parse();
    if args.files < FEWEST {
        eprintln!("a collaboration has {FEWEST} records at least");
        return ExitCode::from(2);
    }
    match write(&args) {
        Ok(faults) => {
            println!("{} records, {faults} faults: {}", args.files, args.directory.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", args.directory.display());
            ExitCode::from(3)
        }
    }
}

fn write(args: &Args) -> io::Result<usize> {
    let root = &args.directory;
    fs::create_dir_all(root)?;
    if fs::read_dir(root)?.next().is_some() {
        return Err(io::Error::other("the folder is not empty"));
    }
    fs::write(root.join("collab.yaml"), "records: records\n")?;
    let plan = Plan { files: args.files, seed: args.seed, faults: args.faults };
    let mut folders = HashSet::new();
    let answers = world::make(plan, |record| keep(root, &record, &mut folders))?;
    fs::write(root.join("answers.json"), answers.json())?;
    Ok(answers.faults.len())
}

fn keep(root: &Path, record: &Record, folders: &mut HashSet<PathBuf>) -> io::Result<()> {
    let path = root.join(&record.path);
    if let Some(folder) = path.parent()
        && !folders.contains(folder)
    {
        fs::create_dir_all(folder)?;
        folders.insert(folder.to_owned());
    }
    fs::write(path, &record.bytes)
}
