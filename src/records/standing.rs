//! Whether somebody takes part on a day, as a member of a body or a partner in a project.

use crate::date::{Date, Day};

/// How it stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The first day has not come for certain.
    Coming,
    /// Takes part.
    Here,
    /// The last day may have come: it is not known precisely enough to say.
    Leaving,
    /// The last day is over.
    Left,
}

impl Standing {
    /// How it stands on a day with a first and a last day, both counted, as far as they are known.
    pub fn on(day: Day, from: Option<&Date>, to: Option<&Date>) -> Standing {
        if from.is_some_and(|from| !from.has_begun(day)) {
            return Standing::Coming;
        }
        let Some((to, last)) = to.and_then(|to| Some((to, to.last()?))) else {
            return Standing::Here;
        };
        if last < day {
            Standing::Left
        } else if to.first() != Some(last) && to.first().is_none_or(|first| first < day) {
            Standing::Leaving
        } else {
            Standing::Here
        }
    }

    /// Whether it is not over for certain.
    pub fn is_current(self) -> bool {
        matches!(self, Standing::Here | Standing::Leaving)
    }

    /// The fixed word for it in data.
    pub fn word(self) -> &'static str {
        match self {
            Standing::Coming => "coming",
            Standing::Here => "takes-part",
            Standing::Leaving => "perhaps-left",
            Standing::Left => "left",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;

    fn on(day: &str, from: Option<&str>, to: Option<&str>) -> Standing {
        let read = |text: &str| date::parse(text).unwrap();
        Standing::on(day.parse().unwrap(), from.map(read).as_ref(), to.map(read).as_ref())
    }

    #[test]
    fn the_first_and_the_last_day_count() {
        assert_eq!(on("2021-03-31", Some("2021-04-01"), None), Standing::Coming);
        assert_eq!(on("2021-04-01", Some("2021-04-01"), Some("2021-04-01")), Standing::Here);
        assert_eq!(on("2021-04-02", Some("2021-04-01"), Some("2021-04-01")), Standing::Left);
    }

    #[test]
    fn who_leaves_at_some_time_of_a_year_may_have_left_within_it() {
        assert_eq!(on("2018-01-01", None, Some("2018")), Standing::Here);
        assert_eq!(on("2018-06-30", None, Some("2018")), Standing::Leaving);
        assert_eq!(on("2019-01-01", None, Some("2018")), Standing::Left);
        assert_eq!(on("2018-06-30", None, Some("../2018-12-31")), Standing::Leaving);
        assert_eq!(on("2030-01-01", Some("2018/.."), Some("2020/..")), Standing::Here);
    }
}
