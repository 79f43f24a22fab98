//! What an id may be, and what a name becomes as one.

use crate::letters;

/// An id, of a record within another too, made of what is not one.
pub(super) fn usable_id(id: &str) -> String {
    id.split('/').map(usable).collect::<Vec<_>>().join("/")
}

/// A name made into an id: what is not a letter or digit becomes a hyphen.
fn usable(name: &str) -> String {
    let mut id = String::new();
    let composed = letters::composed(name);
    let plain = letters::plain(composed.as_deref().unwrap_or(name));
    for letter in plain.to_lowercase().chars() {
        match letter {
            'æ' | 'ä' => id.push_str("ae"),
            'ø' | 'ö' => id.push_str("oe"),
            'å' => id.push_str("aa"),
            'a'..='z' | '0'..='9' => id.push(letter),
            _ if !id.ends_with('-') && !id.is_empty() => id.push('-'),
            _ => {}
        }
    }
    id.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::usable;

    #[test]
    fn names_become_ids() {
        assert_eq!(usable("Træning & Trivsel"), "traening-trivsel");
        assert_eq!(usable("Ærø_2021"), "aeroe-2021");
        assert_eq!(usable("A\u{30A}dal"), "aadal");
        assert_eq!(usable("kommunе–1"), "kommune-1");
        assert_eq!(usable("sku-2021-04-22"), "sku-2021-04-22");
    }
}
