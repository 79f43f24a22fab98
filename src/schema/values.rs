//! Reads the scalars that the schema gives a meaning: amounts, dates, times.

use super::faults::{AMOUNT_FORM, DATE_FORM, IMPOSSIBLE_DATE, SHARE_FORM, TIME_FORM};
use super::outline::Reads;
use crate::date::{self, NotDate};
use crate::findings::{Code, Finding, Fix, nearest};
use crate::letters::{self, Oddity};
use crate::money::{self, NotMoney, NotShare};
use crate::source::Place;
use crate::text;
use crate::texts::Text;
use crate::yaml::{self, Scalar, Sort, quoted};

/// What is wrong with a scalar as what it is read as; nothing, when it can be read. When it cannot
/// be read for a letter that is not what it seems, that is said.
pub(super) fn fault(reads: Reads, scalar: &Scalar, at: Place) -> Option<Finding> {
    let finding = form(reads, scalar, at)?;
    let text: &str = &scalar.text;
    let Some(odd) = letters::odd(text) else {
        return Some(finding);
    };
    let plain = letters::plain(text);
    let sort = yaml::sort_of(&plain).unwrap_or(Sort::Text);
    let written = Scalar { text: plain.clone().into(), sort };
    if form(reads, &written, at).is_none() {
        return Some(letters::finding(at, text, &odd, Some(&plain)));
    }
    match odd.oddity {
        // These stand in ordinary papers, and are understood.
        Oddity::Space | Oddity::Dash => Some(finding),
        _ => Some(finding.note(text!("letters.note", letter = letters::description(&odd)))),
    }
}

/// What is wrong with the form of a scalar.
fn form(reads: Reads, scalar: &Scalar, at: Place) -> Option<Finding> {
    let text: &str = &scalar.text;
    match reads {
        Reads::Amount if text == "unknown" => None,
        Reads::Amount | Reads::Money => match money::parse(text) {
            Ok(_) if scalar.sort == Sort::Text => Some(
                Finding::new(&AMOUNT_FORM, at, text!("schema.amount-form.quoted", written = text))
                    .remedy(text!("schema.write", instead = text))
                    .fix(write(at, text)),
            ),
            Ok(_) => None,
            Err(why) => Some(match qualified(text).filter(|_| reads == Reads::Amount) {
                Some(meant) => Finding::new(
                    &AMOUNT_FORM,
                    at,
                    text!("schema.amount-form.message", written = text),
                )
                .remedy(text!("schema.write", instead = &meant))
                // How far a range reaches, and what a dash says, somebody has to look at.
                .fix(Fix { is_certain: !is_loose(&meant), ..write(at, meant) }),
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
            let finding = Finding::new(&TIME_FORM, at, message);
            match other_time(text) {
                Some(time) => {
                    let time = quoted(&time);
                    finding.remedy(text!("schema.write", instead = &time)).fix(write(at, time))
                }
                None => finding.remedy(text!("schema.time-form.remedy")),
            }
        }),
        Reads::Share => money::parse_share(text).err().map(|why| not_share(&why, text, at)),
    }
}

/// The certain fix that puts a text in the place of a value.
fn write(at: Place, instead: impl Into<String>) -> Fix {
    let instead = instead.into();
    Fix::certain(text!("schema.write", instead = &instead), at, instead)
}

/// Words that say how well an amount is known, and the field for it. Longer ones stand before those
/// that they begin with.
const QUALIFIERS: [(&str, &str); 34] = [
    ("about", "about"),
    ("approx.", "about"),
    ("at most", "at_most"),
    ("up to", "at_most"),
    ("cirka", "about"),
    ("circa", "about"),
    ("ca.", "about"),
    ("ca", "about"),
    ("omkring", "about"),
    ("omtrent", "about"),
    ("omkr.", "about"),
    ("anslået", "about"),
    ("anslått", "about"),
    ("skønnet", "about"),
    ("estimeret", "about"),
    ("estimert", "about"),
    ("rundt regnet", "about"),
    ("~", "about"),
    ("≈", "about"),
    ("højst", "at_most"),
    ("højest", "at_most"),
    ("høyst", "at_most"),
    ("op til", "at_most"),
    ("op mod", "at_most"),
    ("opp til", "at_most"),
    ("inntil", "at_most"),
    ("indtil", "at_most"),
    ("maksimalt", "at_most"),
    ("maksimum", "at_most"),
    ("maks.", "at_most"),
    ("maks", "at_most"),
    ("max.", "at_most"),
    ("max", "at_most"),
    ("≤", "at_most"),
];

/// Words that say that nobody knows the amount.
const UNKNOWN: [&str; 16] = [
    "ukendt",
    "ukjent",
    "?",
    "??",
    "-",
    "–",
    "n/a",
    "na",
    "ikke kendt",
    "ikke kjent",
    "kendes ikke",
    "uoplyst",
    "ikke oplyst",
    "ikke opplyst",
    "uvist",
    "tbd",
];

/// How an amount is written that words say is not exact: `ca. 250.000 kr.`, `højst 50.000`,
/// `80.000-100.000`, `ukendt`.
fn qualified(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    if UNKNOWN.contains(&lower.as_str()) || nearest(&lower, ["unknown"]).is_some() {
        return Some("unknown".to_owned());
    }
    for (word, field) in QUALIFIERS {
        if let Some(amount) = lower.strip_prefix(word).and_then(|rest| meant(rest.trim())) {
            return Some(format!("{{{field}: {amount}}}"));
        }
    }
    let lower = lower.strip_prefix("mellem ").or(lower.strip_prefix("mellom ")).unwrap_or(&lower);
    let (low, high) =
        [" og ", " til ", "-", "–"].iter().find_map(|between| lower.split_once(between))?;
    let (low, high) = (low.trim(), high.trim());
    // What stands behind the second amount counts for the first: `1-2 mio. kr.`
    let unit = high.rfind(|c: char| c.is_ascii_digit()).map_or("", |last| &high[last + 1..]);
    let has_own = low.contains(char::is_alphabetic);
    let low = if has_own { meant(low)? } else { meant(&format!("{low}{unit}"))? };
    let high = meant(high)?;
    let is_in_order = money::parse(&low).ok() < money::parse(&high).ok();
    is_in_order.then(|| format!("{{between: [{low}, {high}]}}"))
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
    let finding = |message| Finding::new(&AMOUNT_FORM, at, message);
    let message = || text!("schema.amount-form.message", written = written);
    match why {
        NotMoney::Written(meant) => {
            let meant = money::plain(meant);
            finding(message()).remedy(text!("schema.write", instead = &meant)).fix(write(at, meant))
        }
        NotMoney::Decimals(Some(meant)) => {
            let meant = money::plain(meant);
            finding(text!("schema.amount-form.decimals", written = written))
                .remedy(text!("schema.amount-form.decimals-remedy", instead = &meant))
                .fix(Fix::likely(text!("schema.write", instead = &meant), at, meant))
        }
        NotMoney::Decimals(None) => {
            finding(text!("schema.amount-form.decimals", written = written))
                .remedy(text!("schema.amount-form.remedy"))
        }
        NotMoney::TooLarge => finding(text!("schema.amount-form.large", written = written))
            .remedy(text!("schema.amount-form.large-remedy")),
        NotMoney::Other if has_currency(written) => {
            finding(message()).remedy(text!("schema.amount-form.currency"))
        }
        NotMoney::Other => finding(message()).remedy(text!("schema.amount-form.remedy")),
    }
}

/// Whether the letters of a currency stand beside an amount: `100 NOK`.
fn has_currency(written: &str) -> bool {
    let is_currency = |word: &str| {
        matches!(
            word.to_ascii_uppercase().as_str(),
            "DKK" | "NOK" | "SEK" | "EUR" | "USD" | "€" | "$"
        )
    };
    written.split_whitespace().any(is_currency) || written.contains(['€', '$'])
}

fn not_date(why: &NotDate, written: &str, at: Place, forms: Text) -> Finding {
    let finding = |code: &'static Code, message| Finding::new(code, at, message);
    let message = || text!("schema.date-form.message", written = written);
    match why {
        NotDate::Impossible => {
            finding(&IMPOSSIBLE_DATE, text!("schema.impossible-date.message", written = written))
                .remedy(text!("schema.impossible-date.remedy"))
        }
        NotDate::Written(meant) => finding(&DATE_FORM, message())
            .remedy(text!("schema.write", instead = meant))
            .fix(Fix { is_certain: is_plain_date(written), ..write(at, meant) }),
        NotDate::Perhaps(meant) => finding(&DATE_FORM, message())
            .remedy(text!("schema.date-form.perhaps", instead = meant))
            .fix(Fix::likely(text!("schema.write", instead = meant), at, meant)),
        NotDate::Other => finding(&DATE_FORM, message()).remedy(forms),
    }
}

fn not_share(why: &NotShare, written: &str, at: Place) -> Finding {
    let finding = |message| Finding::new(&SHARE_FORM, at, message);
    match why {
        NotShare::Written(meant) => finding(text!("schema.share-form.message", written = written))
            .remedy(text!("schema.write", instead = meant.written()))
            .fix(write(at, meant.written())),
        NotShare::Beyond => finding(text!("schema.share-form.beyond", written = written))
            .remedy(text!("schema.share-form.beyond-remedy")),
        NotShare::Other => finding(text!("schema.share-form.message", written = written))
            .remedy(text!("schema.share-form.remedy")),
    }
}

/// Whether an amount is one of which the notation leaves something open.
fn is_loose(meant: &str) -> bool {
    meant.starts_with("{between") || meant == "unknown"
}

/// Whether a date is written in a way that has one meaning: with a year of four digits, and with no
/// weekday that may contradict it, no month that may be another word, no two days or months.
fn is_plain_date(written: &str) -> bool {
    const WEEKDAYS: [&str; 7] = ["man", "tir", "ons", "tor", "fre", "lør", "søn"];
    let lower = written.trim().to_lowercase();
    let mut words = lower.split([' ', '.', ',', '/', '-']).filter(|word| !word.is_empty());
    let has_weekday = WEEKDAYS.iter().any(|day| lower.starts_with(day));
    let numbers = words.clone().filter(|word| word.bytes().all(|b| b.is_ascii_digit())).count();
    let names = words.clone().count() - numbers;
    let has_year = words.clone().any(|word| word.len() == 4 && word.parse::<u16>().is_ok());
    let is_short =
        words.any(|word| word == "jul" || word.len() < 3 && word.parse::<u16>().is_err());
    has_year && !has_weekday && !is_short && (numbers == 3 || (names > 0 && numbers <= 2))
}

/// Whether it is a time of day from 00:00 to 23:59.
fn is_time(text: &str) -> bool {
    let Some((hours, minutes)) = text.split_once(':') else {
        return false;
    };
    let number = |digits: &str, most: u8| {
        digits.len() == 2
            && digits.bytes().all(|b| b.is_ascii_digit())
            && digits.parse::<u8>().is_ok_and(|n| n <= most)
    };
    number(hours, 23) && number(minutes, 59)
}

/// What a time in another notation means: `14.30`, `kl. 9.05`, `9:05`, `kl. 14`, `1430`.
fn other_time(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let said = ["klokken", "kl.", "kl"].iter().find_map(|word| lower.strip_prefix(word));
    let digits = said.unwrap_or(&lower).trim();
    let (hours, minutes) = match digits.split_once(['.', ':']) {
        Some((hours, minutes)) => (hours, minutes.strip_suffix(":00").unwrap_or(minutes)),
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None if said.is_some() => (digits, "00"),
        None => return None,
    };
    let time = format!("{hours:0>2}:{minutes}");
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
            ("ikke oplyst", "unknown"),
            ("1-2 mio. kr.", "{between: [1000000, 2000000]}"),
            ("mellem 80.000 og 100.000 kr.", "{between: [80000, 100000]}"),
            ("kr. 80.000-100.000", "{between: [80000, 100000]}"),
            ("maksimalt 50.000 kr.", "{at_most: 50000}"),
        ] {
            assert_eq!(qualified(written).as_deref(), Some(meant), "{written}");
        }
        assert_eq!(qualified("-5"), None);
        assert_eq!(qualified("100.000-80.000"), None);
        assert_eq!(qualified("ca. mange"), None);
    }

    #[test]
    fn times_in_other_notations_are_understood() {
        assert_eq!(other_time("kl. 9.05").as_deref(), Some("09:05"));
        assert_eq!(other_time("14.30").as_deref(), Some("14:30"));
        assert_eq!(other_time("kl. 14").as_deref(), Some("14:00"));
        assert_eq!(other_time("1430").as_deref(), Some("14:30"));
        assert_eq!(other_time("14:30:00").as_deref(), Some("14:30"));
        // Nobody can say whether the last digit is missing or the first.
        assert_eq!(other_time("14.3"), None);
        assert!(!is_time("+1:30"));
        assert_eq!(other_time("25:00"), None);
        assert!(is_time("14:30") && !is_time("24:00") && !is_time("14:3"));
    }
}
