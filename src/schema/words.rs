//! Fixed words in the words of Danish and Norwegian minutes, for whoever writes them instead.

/// What minutes say, and the fixed word that is meant where the field has it.
const WORDS: [(&str, &str); 68] = [
    ("godkendt", "approved"),
    ("godkjent", "approved"),
    ("tiltrådt", "approved"),
    ("vedtaget", "approved"),
    ("vedtatt", "approved"),
    ("anbefalet", "recommended"),
    ("anbefalt", "recommended"),
    ("indstillet", "recommended"),
    ("innstilt", "recommended"),
    ("taget til efterretning", "noted"),
    ("tatt til orientering", "noted"),
    ("orienteret", "noted"),
    ("drøftet", "discussed"),
    ("drøftet og godkendt", "approved"),
    ("udsat", "deferred"),
    ("utsatt", "deferred"),
    ("afvist", "rejected"),
    ("avvist", "rejected"),
    ("afslået", "rejected"),
    ("avslått", "rejected"),
    ("trukket", "withdrawn"),
    ("trukket tilbage", "withdrawn"),
    ("tilbagesendt", "returned"),
    ("tilbageført", "returned"),
    ("bevilget", "granted"),
    ("bevilliget", "granted"),
    ("bevilget med forbehold", "approved-with-reservation"),
    ("ansøgt", "applied"),
    ("søkt", "applied"),
    ("reserveret", "reserved"),
    ("reservert", "reserved"),
    ("udbetalt", "paid"),
    ("utbetalt", "paid"),
    ("afregnet", "settled"),
    ("bortfaldet", "lapsed"),
    ("åben", "open"),
    ("åpen", "open"),
    ("lukket", "closed"),
    ("beslutning", "decision"),
    ("drøftelse", "discussion"),
    ("drøfting", "discussion"),
    ("orientering", "information"),
    ("godkendelse", "approval"),
    ("eventuelt", "any-other-business"),
    ("pause", "break"),
    ("skriftlig", "written"),
    ("kommune", "municipality"),
    ("sygehus", "hospital"),
    ("hospital", "hospital"),
    ("sykehus", "hospital"),
    ("almen praksis", "general-practice"),
    ("patientforening", "patient-association"),
    ("universitet", "university"),
    ("fond", "foundation"),
    ("ministerium", "ministry"),
    ("styrelse", "agency"),
    ("drift", "operations"),
    ("udvikling", "development"),
    ("utvikling", "development"),
    ("honorar", "fee"),
    ("formand", "chair"),
    ("leder", "chair"),
    ("næstformand", "vice-chair"),
    ("nestleder", "vice-chair"),
    ("referent", "minute-taker"),
    ("medlem", "member"),
    ("observatør", "observer"),
    ("enstemmigt", "unanimous"),
];

/// The fixed word that is evidently meant, whatever its capitals and spaces: `Any other business`.
pub(super) fn same<'w>(written: &str, words: &[&'w str]) -> Option<&'w str> {
    let plain = |word: &str| {
        word.trim().to_lowercase().replace([' ', '_', '–'], "-").trim_end_matches('.').to_owned()
    };
    let written = plain(written);
    words.iter().copied().find(|word| plain(word) == written)
}

/// The fixed word for what is written in the words of the minutes.
pub(super) fn translated<'w>(written: &str, words: &[&'w str]) -> Option<&'w str> {
    let written = written.trim().trim_end_matches('.').to_lowercase();
    let (_, meant) = WORDS.iter().find(|(known, _)| *known == written)?;
    words.iter().copied().find(|word| word == meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_minutes_are_understood() {
        let words = ["approved", "any-other-business", "under-spend"];
        assert_eq!(translated("Godkendt.", &words), Some("approved"));
        assert_eq!(translated("udsat", &words), None);
        assert_eq!(same("Any other business", &words), Some("any-other-business"));
        assert_eq!(same("under_spend", &words), Some("under-spend"));
        assert_eq!(same("spend", &words), None);
    }
}
