//! Names by which findings are known again when lines have moved and messages were reworded.

use std::collections::HashMap;

use super::format::Batch;

/// The name of each finding: its code, the path from the root of the git repository, the field, and
/// which of several it is that have all these in common: `over-budget:records/funds/a.yaml:frames:1`.
pub(super) fn fingerprints(batch: &Batch) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let names = batch.findings.iter().map(|finding| {
        let path = batch.git_path(finding.source());
        let name = format!("{}:{path}:{}", finding.code.id, finding.part);
        let count = counts.entry(name.clone()).or_default();
        *count += 1;
        format!("{name}:{count}")
    });
    names.collect()
}
