//! Keeps the numbers of people out of all that is printed: a log would spread what the finding is
//! about. Messages, fixes and the lines that are shown have `*` for their digits.

use crate::findings::Finding;
use crate::personal_number::{find, masked};
use crate::source::Sources;
use crate::texts::Text;

/// The code of the rule that finds them.
const CODE: &str = "personal-number";

/// Masks the numbers in what findings say; a fix that would repeat one is left out.
pub(super) fn mask(findings: &mut [Finding]) {
    if !has_numbers(findings) {
        return;
    }
    let mask = |text: &mut Text| {
        *text = text.clone().map_words(&|words| masked(words).into_owned());
    };
    for finding in findings {
        mask(&mut finding.message);
        finding.remedy.iter_mut().for_each(mask);
        finding.related.iter_mut().for_each(|label| mask(&mut label.text));
        finding.notes.iter_mut().for_each(mask);
        finding.part = masked(&finding.part).into_owned();
        let repeats = |edit: &(_, String)| !find(&edit.1).is_empty();
        finding.fix.take_if(|fix| fix.edits.iter().any(repeats));
        finding.fix.iter_mut().for_each(|fix| mask(&mut fix.title));
    }
}

/// The texts as they may be shown beside findings, when that is not as they are: every byte stands at
/// its place, but the digits of personal numbers, in texts and in paths, are masked. What changes
/// files must not take these for the files.
pub fn shown(sources: &Sources, findings: &[Finding]) -> Option<Sources> {
    has_numbers(findings).then(|| sources.map(|text| masked(text).into_owned()))
}

fn has_numbers(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.code.id == CODE)
}
