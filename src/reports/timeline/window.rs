//! From when to when the timeline is shown.

use super::Query;
use crate::date::{Date, Day, Months};

/// A stretch of time; `None` is an open end.
pub(super) struct Window {
    pub from: Option<Day>,
    pub to: Option<Day>,
}

impl Window {
    /// The year that is asked for; everything; or a year back and one ahead.
    pub fn of(query: &Query) -> Window {
        match query.year {
            Some(year) => {
                Window { from: Day::from_ymd_opt(year, 1, 1), to: Day::from_ymd_opt(year, 12, 31) }
            }
            None if query.all => Window { from: None, to: None },
            None => Window {
                from: query.as_of.checked_sub_months(Months::new(12)),
                to: query.as_of.checked_add_months(Months::new(12)),
            },
        }
    }

    /// Whether some of a date may lie in it. What is known to be so by a day is of that day.
    pub fn holds(&self, date: &Date) -> bool {
        let last = date.last();
        let first = date.first().or(last);
        let begins_in_time = match (first, self.to) {
            (Some(first), Some(to)) => first <= to,
            _ => true,
        };
        let ends_in_time = match (last.or(first), self.from) {
            (Some(last), Some(from)) => last >= from,
            _ => true,
        };
        begins_in_time && ends_in_time
    }
}
