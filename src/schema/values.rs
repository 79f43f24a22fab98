//! Reads the scalars that the schema gives a meaning: amounts, dates, times.

use super::faults::{AMOUNT_FORM, DATE_FORM, IMPOSSIBLE_DATE, SHARE_FORM, TIME_FORM};
use super::outline::Reads;
use crate::date::{self, NotDate};
use crate::findings::{Code, Finding};
use crate::money::{self, NotMoney, NotShare};
use crate::source::Place;
use crate::text;
use crate::texts::Text;
use crate::yaml::{Scalar, Sort};

/// What is wrong with a scalar as what it is read as; nothing, when it can be read.
pub(super) fn fault(reads: Reads, scalar: &Scalar, at: Place) -> Option<Finding> {
    let text: &str = &scalar.text;
    match reads {
        Reads::Amount if text == "unknown" => None,
        Reads::Amount | Reads::Money => match money::parse(text) {
            Ok(_) if scalar.sort == Sort::Text => Some(
                Finding::new(&AMOUNT_FORM, at, text!("schema.amount-form.quoted", written = text))
                    .remedy(text!("schema.write", instead = text)),
            ),
            Ok(_) => None,
            Err(why) => Some(match qualified(text).filter(|_| reads == Reads::Amount) {
                Some(meant) => Finding::new(
                    &AMOUNT_FORM,
                    at,
                    text!("schema.amount-form.message", written = text),
                )
                .remedy(text!("schema.write", instead = meant)),
                None => not_money(why, text, at),
            }),
        },
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
        Reads::Share => money::parse_share(text).err().map(|why| not_share(&why, text, at)),
    }
}

/// Words that say how well an amount is known, and the field for it.
const QUALIFIERS: [(&str, &str); 13] = [
    ("ca.", "about"),
    ("ca", "about"),
    ("cirka", "about"),
    ("omkring", "about"),
    ("omtrent", "about"),
    ("~", "about"),
    ("højst", "at_most"),
    ("høyst", "at_most"),
    ("op til", "at_most"),
    ("opp til", "at_most"),
    ("inntil", "at_most"),
    ("maks.", "at_most"),
    ("max.", "at_most"),
];

/// How an amount is written that words say is not exact: `ca. 250.000 kr.`, `højst 50.000`,
/// `80.000-100.000`, `ukendt`.
fn qualified(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if matches!(lower.as_str(), "ukendt" | "ukjent" | "?") {
        return Some("unknown".to_owned());
    }
    for (word, field) in QUALIFIERS {
        if let Some(amount) = lower.strip_prefix(word).and_then(|rest| meant(rest.trim())) {
            return Some(format!("{{{field}: {amount}}}"));
        }
    }
    let (low, high) = lower.split_once(['-', '–'])?;
    let (low, high) = (meant(low.trim())?, meant(high.trim())?);
    Some(format!("{{between: [{low}, {high}]}}"))
}

/// An amount in any notation whose meaning is beyond doubt.
fn meant(text: &str) -> Option<String> {
    match money::parse(text) {
        Ok(amount) | Err(NotMoney::Written(amount) | NotMoney::Decimals(Some(amount))) => {
            Some(money::plain(amount))
        }
        Err(_) => None,
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

fn not_share(why: &NotShare, written: &str, at: Place) -> Finding {
    let finding = |message| Finding::new(&SHARE_FORM, at, message);
    match why {
        NotShare::Written(meant) => finding(text!("schema.share-form.message", written = written))
            .remedy(text!("schema.write", instead = meant.written())),
        NotShare::Beyond => finding(text!("schema.share-form.beyond", written = written))
            .remedy(text!("schema.share-form.beyond-remedy")),
        NotShare::Other => finding(text!("schema.share-form.message", written = written))
            .remedy(text!("schema.share-form.remedy")),
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
    fn amounts_in_words_keep_what_they_say() {
        for (written, meant) in [
            ("ca. 250.000 kr.", "{about: 250000}"),
            ("~250000", "{about: 250000}"),
            ("højst 1,5 mio. kr.", "{at_most: 1500000}"),
            ("80.000-100.000", "{between: [80000, 100000]}"),
            ("ukendt", "unknown"),
        ] {
            assert_eq!(qualified(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(qualified("-5"), None);
        assert_eq!(qualified("ca. mange"), None);
    }

    #[test]
    fn times_in_other_notations_are_understood() {
        assert_eq!(other_time("kl. 9.05").as_deref(), Some("09:05"));
        assert_eq!(other_time("14.30").as_deref(), Some("14:30"));
        assert_eq!(other_time("25:00"), None);
        assert!(is_time("14:30") && !is_time("24:00") && !is_time("14:3"));
    }
}
