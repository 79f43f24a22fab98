//! Faults that are planted, one to a record, so that it is known what has to be found where.
//!
//! To add a sort: a line in the table of its field, and the change that makes it. A change may give
//! one finding, or several that it names; it must not lead to others.

mod dates;
mod decisions;
mod links;
mod meetings;
mod money;
mod page;
mod shape;
mod yaml;

use std::collections::{HashMap, HashSet};

use super::Record;
use super::answers::Fault;
use super::collaboration::Collaboration;
use super::random::Random;
use page::Page;

/// Changes a record, if it lends itself to that.
type Plant = fn(Page, &mut Context) -> Option<Page>;

/// A sort of fault.
pub struct Sort {
    /// What is done, in words.
    pub name: &'static str,
    /// The code that it is found by.
    pub code: &'static str,
    /// The folder of the records that it is planted in.
    kind: &'static str,
    /// What has to hold of the collaboration.
    needs: Needs,
    /// Changes a record, if it lends itself to that.
    plant: Plant,
}

/// A sort that is planted whatever else is wrong beside it.
const fn anywhere(
    name: &'static str,
    code: &'static str,
    kind: &'static str,
    plant: Plant,
) -> Sort {
    Sort { name, code, kind, needs: Needs::Nothing, plant }
}

/// A sort that is found only where all records can be read.
const fn where_readable(
    name: &'static str,
    code: &'static str,
    kind: &'static str,
    plant: Plant,
) -> Sort {
    Sort { name, code, kind, needs: Needs::Readable, plant }
}

/// What has to hold of a collaboration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Nothing: other records may be unreadable.
    Nothing,
    /// No allocation, fund, meeting or body of it is unreadable.
    Readable,
    /// The sort itself makes one unreadable.
    Breaking,
}

/// The sorts of each field, in the order in which they are planted.
const FIELDS: [&[Sort]; 7] = [
    yaml::SORTS,
    shape::SORTS,
    links::SORTS,
    money::SORTS,
    decisions::SORTS,
    meetings::SORTS,
    dates::SORTS,
];

/// All sorts, field by field.
pub fn all() -> impl Iterator<Item = &'static Sort> {
    FIELDS.into_iter().flatten()
}

/// What a sort may look at besides the record.
pub struct Context<'c> {
    random: &'c mut Random,
    whole: &'c Collaboration,
    /// Another record that belongs to it: it is changed too, or has to stay as it is.
    elsewhere: Option<Page>,
    /// The records as they are.
    pages: &'c HashMap<String, Page>,
}

impl Context<'_> {
    /// A record of a kind in the same collaboration.
    fn page(&self, folder: &str, beside: &Page, id: &str) -> Option<Page> {
        let slug = beside.folders().1;
        self.pages.get(&format!("records/{folder}/{slug}/{id}.yaml")).cloned()
    }
}

/// Plants faults evenly, whatever collaboration comes.
pub struct Deck {
    random: Random,
    rate: f64,
    /// What is owed by the records that have come so far.
    owed: f64,
    /// How often each sort was planted, field by field.
    planted: Vec<Vec<usize>>,
    collaborations: usize,
}

impl Deck {
    /// A deck that plants so many faults for each record.
    pub(super) fn new(random: Random, rate: f64) -> Deck {
        let planted = FIELDS.iter().map(|sorts| vec![0; sorts.len()]).collect();
        Deck { random, rate, owed: 0.0, planted, collaborations: 0 }
    }

    /// Plants the faults that are owed in the records of a collaboration.
    pub(super) fn plant(&mut self, whole: &Collaboration, records: &mut Vec<Record>) -> Vec<Fault> {
        self.owed += records.len() as f64 * self.rate;
        // What is unreadable hides what follows from it, so each collaboration has either.
        let is_readable = self.collaborations.is_multiple_of(2);
        self.collaborations += 1;
        let pages: HashMap<String, Page> = if self.owed < 1.0 {
            HashMap::new()
        } else {
            let pages = records.iter().filter_map(|record| Page::of(&record.path, &record.bytes));
            pages.map(|page| (page.path.clone(), page)).collect()
        };
        let mut faults = Vec::new();
        let mut touched = HashSet::new();
        while self.owed >= 1.0 {
            let Some(changed) = self.one(whole, records, &pages, is_readable, &mut touched) else {
                break;
            };
            self.owed -= 1.0;
            faults.extend(changed);
        }
        faults
    }

    /// Plants one fault: of the field and sort that was planted least.
    fn one(
        &mut self,
        whole: &Collaboration,
        records: &mut Vec<Record>,
        pages: &HashMap<String, Page>,
        is_readable: bool,
        touched: &mut HashSet<String>,
    ) -> Option<Vec<Fault>> {
        let mut order: Vec<(usize, usize, usize, usize)> = Vec::new();
        for (field, counts) in self.planted.iter().enumerate() {
            let sum = counts.iter().sum();
            order.extend(counts.iter().enumerate().map(|(sort, count)| (sum, *count, field, sort)));
        }
        order.sort_unstable();
        for (_, _, field, sort) in order {
            let sort_of = &FIELDS[field][sort];
            if sort_of.needs == if is_readable { Needs::Breaking } else { Needs::Readable } {
                continue;
            }
            let random = &mut self.random;
            if let Some(pages) = find(sort_of, whole, records, pages, random, touched) {
                self.planted[field][sort] += 1;
                let mut faults = Vec::new();
                for page in pages {
                    faults.extend(page.faults(sort_of.code, sort_of.name));
                    keep(records, &page);
                    touched.insert(page.path);
                }
                return Some(faults);
            }
        }
        None
    }
}

/// A record that nothing was planted in and that a sort can change, from a random one on.
fn find(
    sort: &Sort,
    whole: &Collaboration,
    records: &[Record],
    pages: &HashMap<String, Page>,
    random: &mut Random,
    touched: &HashSet<String>,
) -> Option<Vec<Page>> {
    let first = random.below(records.len());
    for at in 0..records.len() {
        let record = &records[(first + at) % records.len()];
        let Some(page) = pages.get(&record.path) else { continue };
        if page.folders().0 != sort.kind || touched.contains(&record.path) {
            continue;
        }
        let mut context = Context { random, whole, elsewhere: None, pages };
        let planted = (sort.plant)(page.clone(), &mut context);
        let elsewhere = context.elsewhere;
        if let Some(planted) = planted
            && !elsewhere.as_ref().is_some_and(|page| touched.contains(&page.path))
            && !touched.contains(&planted.path)
        {
            return Some([planted].into_iter().chain(elsewhere).collect());
        }
    }
    None
}

/// Writes a changed record, or a new one.
fn keep(records: &mut Vec<Record>, page: &Page) {
    match records.iter_mut().find(|record| record.path == page.path) {
        Some(record) => record.bytes = page.bytes(),
        None => records.push(Record { path: page.path.clone(), bytes: page.bytes() }),
    }
}
