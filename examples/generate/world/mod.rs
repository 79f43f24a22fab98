//! A made-up repository of any size: collaborations over years, with meetings, decisions and money
//! that agree with one another, and what is planted in them that does not.
//!
//! The same plan gives the same bytes everywhere. One collaboration is made at a time, so that
//! memory does not grow with the number of files.

pub mod answers;
mod books;
mod calendar;
mod collaboration;
pub mod faults;
mod meetings;
mod money;
mod parties;
mod projects;
mod random;
mod value;
mod words;
mod years;

use std::io;
use std::rc::Rc;

use answers::Answers;
use collaboration::Collaboration;
use faults::Deck;
use parties::Parties;
use random::Random;
use words::Names;

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many records.
    pub files: usize,
    /// What chance begins with.
    pub seed: u64,
    /// How many faults for each record: 0.02 is one in fifty.
    pub faults: f64,
}

/// The fewest records that a collaboration can be made of.
pub const FEWEST: usize = 120;

/// How many years a collaboration goes on, unless there are too few records left for it.
const SHORTEST: usize = 4;
const LONGEST: usize = 8;

/// A record.
#[derive(Debug, Clone)]
pub struct Record {
    /// From the root of the repository.
    pub path: String,
    /// What stands in it: text, unless its encoding is the fault.
    pub bytes: Vec<u8>,
}

impl Record {
    fn new(folder: &str, slug: &str, id: &str, map: &value::Map) -> Record {
        Record {
            path: format!("records/{folder}/{slug}/{id}.yaml"),
            bytes: map.text().into_bytes(),
        }
    }
}

/// Makes a repository, record by record, and the answers to what can be asked of it.
///
/// # Errors
/// What `keep` gives.
pub fn make(plan: Plan, mut keep: impl FnMut(Record) -> io::Result<()>) -> io::Result<Answers> {
    let mut random = Random::new(plan.seed);
    let mut names = Names::default();
    let mut deck = Deck::new(random.fork(), plan.faults);
    let mut answers = Answers::new(plan);
    let mut left = plan.files;
    while left > 0 {
        let collaboration = next(left, &mut names, &mut random);
        let mut records = collaboration.records();
        left -= records.len();
        answers.add(&collaboration);
        answers.faults.extend(deck.plant(&collaboration, &mut records));
        records.into_iter().try_for_each(&mut keep)?;
    }
    Ok(answers)
}

/// The next collaboration: as long as chance has it, or as there are records left for. A remainder
/// that would be too little for another becomes more items of its meetings.
fn next(left: usize, names: &mut Names, random: &mut Random) -> Collaboration {
    let parties = Rc::new(Parties::new(names, random));
    let chance = random.fork();
    let mut years = SHORTEST + random.below(LONGEST - SHORTEST + 1);
    loop {
        let mut collaboration = Collaboration::new(parties.clone(), years, chance.clone());
        let count = collaboration.count();
        if count <= left {
            if left - count < FEWEST {
                collaboration.fill(left - count);
            }
            return collaboration;
        }
        years -= 1;
        assert!(years > 0, "a collaboration of one year has no more than {FEWEST} records");
    }
}
