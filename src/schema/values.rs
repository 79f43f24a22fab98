//! Reads the scalars that the schema gives a meaning: amounts, dates, times.

use super::faults::{AMOUNT_FORM, DATE_FORM, IMPOSSIBLE_DATE, TIME_FORM};
use super::outline::Reads;
use crate::date::{self, NotDate};
use crate::findings::{Code, Finding};
use crate::money::{self, NotMoney};
use crate::source::Place;
use crate::text;
use crate::texts::Text;

/// What is wrong with a scalar as what it is read as; nothing, when it can be read.
pub(super) fn fault(reads: Reads, text: &str, at: Place) -> Option<Finding> {
    match reads {
        Reads::Amount if text == "unknown" => None,
        Reads::Amount | Reads::Money => {
            money::parse(text).err().map(|why| not_money(why, text, at))
        }
        Reads::Date => date::parse(text)
            .err()
            .map(|why| not_date(&why, text, at, text!("schema.date-form.date"))),
        Reads::Day => date::parse_day(text)
            .err()
            .map(|why| not_date(&why, text, at, text!("schema.date-form.day"))),
        Reads::Years => date::parse_years(text)
            .err()
            .map(|why| not_date(&why, text, at, text!("schema.date-form.years"))),
        Reads::Time => (!is_time(text)).then(|| {
            let message = text!("schema.time-form.message", written = text);
            Finding::new(&TIME_FORM, at, message).remedy(match other_time(text) {
                Some(time) => text!("schema.write", instead = time),
                None => text!("schema.time-form.remedy"),
            })
        }),
    }
}

fn not_money(why: NotMoney, written: &str, at: Place) -> Finding {
    let (message, remedy) = match why {
        NotMoney::Written(meant) => (
            text!("schema.amount-form.message", written = written),
            text!("schema.write", instead = money::plain(meant)),
        ),
        NotMoney::Decimals(Some(meant)) => (
            text!("schema.amount-form.decimals", written = written),
            text!("schema.amount-form.decimals-remedy", instead = money::plain(meant)),
        ),
        NotMoney::Decimals(None) => (
            text!("schema.amount-form.decimals", written = written),
            text!("schema.amount-form.remedy"),
        ),
        NotMoney::TooLarge => (
            text!("schema.amount-form.large", written = written),
            text!("schema.amount-form.large-remedy"),
        ),
        NotMoney::Other => (
            text!("schema.amount-form.message", written = written),
            text!("schema.amount-form.remedy"),
        ),
    };
    Finding::new(&AMOUNT_FORM, at, message).remedy(remedy)
}

fn not_date(why: &NotDate, written: &str, at: Place, forms: Text) -> Finding {
    let finding = |code: &'static Code, message| Finding::new(code, at, message);
    match why {
        NotDate::Impossible => {
            finding(&IMPOSSIBLE_DATE, text!("schema.impossible-date.message", written = written))
                .remedy(text!("schema.impossible-date.remedy"))
        }
        NotDate::Written(meant) => {
            finding(&DATE_FORM, text!("schema.date-form.message", written = written))
                .remedy(text!("schema.write", instead = meant))
        }
        NotDate::Other => {
            finding(&DATE_FORM, text!("schema.date-form.message", written = written)).remedy(forms)
        }
    }
}

/// Whether it is a time of day from 00:00 to 23:59.
fn is_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else {
        return false;
    };
    let number =
        |digits: &str, most: u8| digits.len() == 2 && digits.parse::<u8>().is_ok_and(|n| n <= most);
    number(hours, 23) && number(minutes, 59)
}

/// What a time in another notation means: `14.30`, `kl. 9.05`, `9:05`.
fn other_time(text: &str) -> Option<String> {
    let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (hours, minutes) = digits.split_once(['.', ':'])?;
    let time = format!("{hours:0>2}:{minutes:0>2}");
    is_time(&time).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_in_other_notations_are_understood() {
        assert_eq!(other_time("kl. 9.05").as_deref(), Some("09:05"));
        assert_eq!(other_time("14.30").as_deref(), Some("14:30"));
        assert_eq!(other_time("25:00"), None);
        assert!(is_time("14:30") && !is_time("24:00") && !is_time("14:3"));
    }
}
