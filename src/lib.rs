//! `collab` keeps the books of cross-sector collaborations: a folder of plain YAML records,
//! validated against schemas and rules, and the reports that a secretariat owes its members.
//!
//! Data flows one way, and imports only go down:
//!
//! | floor | modules | |
//! |---|---|---|
//! | 10 | [`commands`] | the command line; the only one that prints |
//! | 9 | [`mending`] | texts in which what was found is put right |
//! | 8 | [`inspection`] | all that was found, as it is shown |
//! | 7 | [`rules`], [`reports`] | sense, and what is printed of the books |
//! | 6 | [`ledger`], [`config`] | all records, linked; the settings of a repository |
//! | 5 | [`schema`] | shape; knows JSON Schema |
//! | 4 | [`yaml`], [`letters`], [`formats`] | nodes with places; letters that are not what they seem; how findings and sheets are written |
//! | 3 | [`findings`], [`sheet`], [`records`] | faults, tables and records as data |
//! | 2 | [`texts`], [`tree`], [`personal_number`] | every text that people read; the files of a repository, now or at a commit; the numbers of people |
//! | 1 | [`source`], [`money`], [`date`] | places, amounts and dates |
//!
//! Singular modules are steps of the way from a file to the books; plural ones are shelves of
//! things that are all built alike, and where new ones are added.
//!
//! ```
//! use collab::{ledger, rules, schema::Schemas, tree::Memory};
//!
//! let mut tree = Memory::default();
//! tree.insert("records/organisations/region.yaml", "name: The region\nkind: region\n");
//! let schemas = Schemas::load(&[]).expect("the schemas of the program are sound");
//! let loaded = ledger::load(&tree, "records", &[], schemas)?;
//! assert!(loaded.findings.is_empty());
//! assert!(rules::check(&loaded.ledger, None).is_empty());
//! assert_eq!(loaded.ledger.organisations["region"].name, "The region");
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod commands;
pub mod config;
pub mod date;
pub mod findings;
pub mod formats;
pub mod inspection;
pub mod ledger;
pub mod letters;
pub mod mending;
pub mod money;
pub mod personal_number;
pub mod records;
pub mod reports;
pub mod rules;
pub mod schema;
pub mod sheet;
pub mod source;
pub mod texts;
pub mod tree;
pub mod yaml;
