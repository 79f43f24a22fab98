//! Writes numbers and amounts as the language does, and puts names in its order.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::{DecimalFormatter, input};
use icu_plurals::{PluralCategory, PluralRules};

use super::Language;
use crate::money::{self, Decimal, Sum};
use crate::text;

/// What a language knows of numbers and letters.
struct Customs {
    numbers: DecimalFormatter,
    forms: PluralRules,
    order: CollatorBorrowed<'static>,
}

thread_local! {
    static CUSTOMS: RefCell<HashMap<&'static str, Option<Customs>>> = RefCell::default();
}

/// Asks for the customs of a language; CLDR has those of every language that texts are written in.
fn customs<T>(language: Language, ask: impl FnOnce(&Customs) -> T) -> Option<T> {
    CUSTOMS.with_borrow_mut(|known| {
        known.entry(language.code()).or_insert_with(|| learn(language)).as_ref().map(ask)
    })
}

fn learn(language: Language) -> Option<Customs> {
    let locale: icu_locale_core::Locale = language.locale().parse().ok()?;
    Some(Customs {
        numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
        forms: PluralRules::try_new_cardinal((&locale).into()).ok()?,
        order: Collator::try_new((&locale).into(), CollatorOptions::default()).ok()?,
    })
}

/// An amount with the separators of the language.
pub(super) fn money(language: Language, amount: Decimal) -> String {
    let plain = money::plain(amount);
    let said = plain.parse::<input::Decimal>().ok().and_then(|amount| {
        customs(language, |customs| customs.numbers.format(&amount).to_string())
    });
    said.unwrap_or(plain)
}

/// The name of the form that a text has with a count.
pub(super) fn form(language: Language, count: usize) -> &'static str {
    match customs(language, |customs| customs.forms.category_for(count)) {
        Some(PluralCategory::Zero) => "zero",
        Some(PluralCategory::One) => "one",
        Some(PluralCategory::Two) => "two",
        Some(PluralCategory::Few) => "few",
        Some(PluralCategory::Many) => "many",
        Some(PluralCategory::Other) | None => "other",
    }
}

/// Which of two names comes first.
pub(super) fn order(language: Language, first: &str, second: &str) -> Ordering {
    customs(language, |customs| customs.order.compare(first, second))
        .unwrap_or_else(|| first.cmp(second))
}

/// What is exact, what is approximate and what is unknown, one after the other.
pub(super) fn sum(language: Language, sum: &Sum) -> String {
    if sum.is_unknowable() {
        return text!("formats.sum.unknown").say(language);
    }
    let mut parts = Vec::new();
    let nothing_else = sum.about.is_zero() && sum.at_most.is_zero() && sum.unknown == 0;
    if nothing_else || !sum.exact.is_zero() {
        parts.push(money(language, sum.exact));
    }
    if !sum.about.is_zero() {
        parts.push(text!("formats.sum.about", amount = sum.about).say(language));
    }
    if !sum.at_most.is_zero() {
        parts.push(text!("formats.sum.at-most", amount = sum.at_most).say(language));
    }
    if sum.unknown > 0 {
        parts.push(text!("formats.sum.unknowns", count = sum.unknown as usize).say(language));
    }
    if sum.unreadable > 0 {
        parts.push(text!("formats.sum.unreadables", count = sum.unreadable as usize).say(language));
    }
    parts.join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_the_separators_of_the_language() {
        let said =
            |code: &str, text: &str| money(Language::find(code).unwrap(), text.parse().unwrap());
        assert_eq!(said("en", "19800000"), "19,800,000");
        assert_eq!(said("en", "-300000"), "-300,000");
        assert_eq!(said("en", "42881.5"), "42,881.50");
        assert_eq!(said("en", "999"), "999");
        assert_eq!(said("da", "19800000"), "19.800.000");
        assert_eq!(said("da", "42881.5"), "42.881,50");
        assert_eq!(said("nb", "1500"), "1\u{a0}500");
        assert_eq!(said("nb", "-1500.25"), "\u{2212}1\u{a0}500,25");
    }

    #[test]
    fn a_count_chooses_the_form() {
        for language in Language::all() {
            assert_eq!(form(language, 1), "one");
            assert_eq!(form(language, 0), "other");
            assert_eq!(form(language, 2), "other");
        }
    }
}
