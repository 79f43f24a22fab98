//! The rule about overdue actions and the report of actions judge alike.

mod support;

use std::collections::{BTreeMap, HashMap};

use collab::date::Day;
use collab::ledger::actions::{Task, TaskState, tasks, tasks_by};

#[test]
fn what_is_known_of_each_body_gives_the_same_states_as_a_day_for_all() {
    for tree in [support::in_memory(&support::root()), support::example("every-field")] {
        let loaded = support::load(&tree, &[]);
        let ledger = &loaded.ledger;
        for day in ["2021-04-22", "2021-12-01", "2025-03-12", "2025-06-30", "2026-11-21"] {
            let day: Day = day.parse().unwrap();
            let until: HashMap<&str, Day> =
                ledger.bodies.keys().map(|body| (body.as_str(), day)).collect();
            let states = |tasks: Vec<Task>| -> BTreeMap<String, (TaskState, Option<Day>)> {
                tasks.iter().map(|task| (task.id(), (task.state, task.deadline))).collect()
            };
            assert_eq!(
                format!("{:?}", states(tasks(ledger, day))),
                format!("{:?}", states(tasks_by(ledger, &until))),
                "{day}"
            );
        }
    }
}
