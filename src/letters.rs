//! Letters that are not what they seem: of another script, invisible, turning the direction of
//! the text, or taken apart. Which letters look alike is said by Unicode (UTS #39).

use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};
use unicode_security::skeleton;

use crate::code;
use crate::findings::{Code, Finding, Fix};
use crate::source::Place;
use crate::text;
use crate::texts::Text;

/// The sort of fault: a letter in an id, key, word, amount or date that is not what it seems.
pub const LOOK_ALIKE_LETTERS: Code =
    code!("look-alike-letters", Error, "rules/writing/look_alike_letters.md");

/// What is odd about a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// It is of another script, or of another width, and is taken for this one.
    LooksLike(char),
    /// It is of another script and looks like no letter from a to z.
    Foreign,
    /// It cannot be seen.
    Invisible,
    /// It turns the direction in which the text is shown.
    Turning,
    /// It is a space, but not the ordinary one.
    Space,
    /// It is a dash, but not the hyphen of the keyboard.
    Dash,
}

/// An odd letter and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Odd {
    /// The byte of the text at which it begins.
    pub at: usize,
    /// The letter.
    pub letter: char,
    /// What is odd about it.
    pub oddity: Oddity,
}

/// What is odd about a letter where only plain ones belong; nothing about the letters of the Latin
/// script, digits and signs.
pub fn oddity(letter: char) -> Option<Oddity> {
    // The letters of western Europe are most of what is not ASCII.
    if letter.is_ascii() || matches!(letter, '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{24F}') {
        return None;
    }
    Some(match letter {
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Oddity::Turning
        }
        '\u{AD}'
        | '\u{34F}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200D}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{E0000}'..='\u{E007F}' => Oddity::Invisible,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Oddity::Space,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => Oddity::Dash,
        _ => {
            let compatible = single(letter.nfkc()).filter(char::is_ascii);
            let is_other_script =
                !matches!(letter.script(), Script::Latin | Script::Common | Script::Inherited);
            match compatible.or_else(|| looks_like(letter).filter(|_| is_other_script)) {
                Some(plain) if plain.is_ascii_graphic() => Oddity::LooksLike(plain),
                _ if is_other_script && letter.is_alphanumeric() => Oddity::Foreign,
                _ => return None,
            }
        }
    })
}

/// The letter from a to z, or digit, that a letter of another script looks like.
fn looks_like(letter: char) -> Option<char> {
    let plain = single(skeleton(letter.encode_utf8(&mut [0; 4])));
    match letter {
        'к' => Some('k'),
        'К' => Some('K'),
        _ => plain.filter(char::is_ascii_alphanumeric),
    }
}

fn single(mut letters: impl Iterator<Item = char>) -> Option<char> {
    let first = letters.next();
    first.filter(|_| letters.next().is_none())
}

/// The first odd letter of a text in which only plain ones belong.
pub fn odd(text: &str) -> Option<Odd> {
    if text.is_ascii() {
        return None;
    }
    text.char_indices()
        .find_map(|(at, letter)| oddity(letter).map(|oddity| Odd { at, letter, oddity }))
}

/// The text with a plain letter in the place of each odd one, and without the invisible ones.
pub fn plain(text: &str) -> String {
    let plain = |letter| match oddity(letter) {
        None | Some(Oddity::Foreign) => Some(letter),
        Some(Oddity::LooksLike(plain)) => Some(plain),
        Some(Oddity::Invisible | Oddity::Turning) => None,
        Some(Oddity::Space) => Some(' '),
        Some(Oddity::Dash) => Some('-'),
    };
    text.chars().filter_map(plain).collect::<String>().trim().to_owned()
}

/// What confuses a reader of running text: a sign that turns its direction, or a letter of another
/// script inside a word that looks like a letter of the Latin script.
pub fn confusing(text: &str) -> Vec<Odd> {
    let mut found = Vec::new();
    if text.is_ascii() {
        return found;
    }
    let mut word: Vec<Odd> = Vec::new();
    let mut has_latin = false;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        let oddity = oddity(letter);
        if oddity == Some(Oddity::Turning) {
            found.push(Odd { at, letter, oddity: Oddity::Turning });
        } else if letter.is_alphanumeric() {
            has_latin |= letter.script() == Script::Latin && oddity.is_none();
            if let Some(oddity @ Oddity::LooksLike(_)) = oddity
                && passes_for_latin(letter)
            {
                word.push(Odd { at, letter, oddity });
            }
        } else if oddity != Some(Oddity::Invisible) {
            // One place a word is enough: the first letter that is foreign to it.
            found.extend(word.first().filter(|_| has_latin));
            word.clear();
            has_latin = false;
        }
    }
    found
}

/// Whether a letter of another script is drawn just like one of the Latin script. Medicine writes
/// Greek letters into words (`TNFα`), which are not.
fn passes_for_latin(letter: char) -> bool {
    match letter.script() {
        Script::Greek => "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(letter),
        Script::Latin | Script::Common | Script::Inherited => false,
        _ => true,
    }
}

/// The text with letters put together that were taken apart (å as an a and a ring); nothing, when
/// none was.
pub fn composed(text: &str) -> Option<String> {
    if !text.chars().any(is_mark) {
        return None;
    }
    let composed: String = text.nfc().collect();
    (composed != text).then_some(composed)
}

/// Whether it is put on the letter before it: an accent, a ring or dots.
pub fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

/// What is to be said of an odd letter in a text.
pub fn description(odd: &Odd) -> Text {
    let number = format!("U+{:04X}", odd.letter as u32);
    match odd.oddity {
        Oddity::LooksLike(plain) => text!(
            "letters.looks-like",
            letter = odd.letter.to_string(),
            number = number,
            script = script(odd.letter),
            plain = plain.to_string()
        ),
        Oddity::Foreign => text!(
            "letters.foreign",
            letter = odd.letter.to_string(),
            number = number,
            script = script(odd.letter)
        ),
        Oddity::Invisible => text!("letters.invisible", number = number),
        Oddity::Turning => text!("letters.turning", number = number),
        Oddity::Space => text!("letters.space", number = number),
        Oddity::Dash => {
            text!("letters.dash", letter = odd.letter.to_string(), number = number)
        }
    }
}

fn script(letter: char) -> Text {
    match letter.script() {
        Script::Cyrillic => text!("letters.scripts.cyrillic"),
        Script::Greek => text!("letters.scripts.greek"),
        Script::Common | Script::Inherited | Script::Latin => text!("letters.scripts.width"),
        other => text!("letters.scripts.other", script = other.full_name()),
    }
}

/// The finding that something with an odd letter cannot be what it seems. When it is known what
/// it should be, that is what to write instead.
pub fn finding(at: Place, written: &str, odd: &Odd, instead: Option<&str>) -> Finding {
    let message = text!("letters.message", written = visible(written), letter = description(odd));
    let finding = Finding::new(&LOOK_ALIKE_LETTERS, at, message);
    match instead {
        Some(instead) => finding
            .remedy(text!("letters.write", instead = instead))
            .fix(Fix::certain(text!("letters.write", instead = instead), at, instead)),
        None => finding.remedy(text!("letters.remedy")),
    }
}

/// The finding that the name of a file holds an odd letter, and the id that it should have.
pub fn finding_in_name(at: Place, id: &str, odd: &Odd, instead: &str) -> Finding {
    let message = text!("letters.message", written = visible(id), letter = description(odd));
    Finding::new(&LOOK_ALIKE_LETTERS, at, message)
        .remedy(text!("ledger.unusable-id.remedy", id = instead))
}

/// The text with what cannot be seen in it shown by its number.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match oddity(letter) {
            Some(Oddity::Invisible | Oddity::Turning | Oddity::Space) => {
                shown.push_str(&format!("[U+{:04X}]", letter as u32));
            }
            _ => shown.push(letter),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_other_scripts_are_told_from_plain_ones() {
        for (text, meant) in [
            ("kommunе", "kommune"),
            ("рrecare", "precare"),
            ("２０２１", "2021"),
            ("2021–04–22", "2021-04-22"),
            ("granted\u{200B}", "granted"),
            ("paid\u{A0}", "paid"),
            ("gr\u{AD}anted", "granted"),
            ("aktіv", "aktiv"),
            ("kunοst", "kunost"),
        ] {
            assert!(odd(text).is_some(), "{text}");
            assert_eq!(plain(text), meant, "{text:?}");
        }
        for text in ["region-sjaelland", "Ådal Sygehus ½ §", "é, ü, ñ: “x” … 10 m²", "µg", "€ 5"]
        {
            assert_eq!(odd(text).map(|odd| odd.oddity), None, "{text}");
        }
    }

    #[test]
    fn only_what_deceives_the_eye_confuses_in_running_text() {
        for text in ["Kommunе", "a\u{202E}b", "Regiоn", "Νordic"] {
            assert_eq!(confusing(text).len(), 1, "{text}");
        }
        for text in [
            "TNFα og β2-agonist, 5 μg",
            "Москва",
            "3\u{A0}mio. kr. – i alt",
            "α-blokker",
            "ski\u{AD}lift",
            "Ådal Ærø ½ m²",
        ] {
            assert!(confusing(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn letters_that_were_taken_apart_are_put_together() {
        assert_eq!(composed("A\u{30A}dal"), Some("Ådal".to_owned()));
        assert_eq!(composed("Ådal"), None);
        assert_eq!(composed("x\u{30A}"), None);
    }
}
