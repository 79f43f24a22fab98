//! Which record a file is: its kind and id, from its path alone.
//!
//! A schema says it with `x-path`, the path of its records below the records folder, without
//! `.yaml`: `*` stands for a name and is part of the id, `**` for any folders in between and is
//! not. `meetings/**/*/meeting` is the meeting in each folder, `meetings/**/*/*` what lies beside.

/// Where the records of a kind lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    /// A folder or file of just this name.
    Named(String),
    /// Any name: a part of the id.
    Any,
    /// Any number of folders.
    Between,
}

impl Layout {
    /// Reads an `x-path`. It names a folder first and holds a name for the id.
    pub fn parse(path: &str) -> Option<Layout> {
        let steps: Vec<Step> = path
            .split('/')
            .map(|step| match step {
                "*" => Step::Any,
                "**" => Step::Between,
                name => Step::Named(name.to_owned()),
            })
            .collect();
        let is_named_first = matches!(steps.first(), Some(Step::Named(name)) if !name.is_empty());
        (is_named_first && steps.contains(&Step::Any)).then_some(Layout(steps))
    }

    /// The folder below the records folder in which the records lie.
    pub fn folder(&self) -> &str {
        match self.0.first() {
            Some(Step::Named(name)) => name,
            _ => "",
        }
    }

    /// How many names it gives: of two layouts that fit, the one that gives more counts.
    pub fn weight(&self) -> usize {
        self.0.iter().filter(|step| matches!(step, Step::Named(_))).count()
    }

    /// The id of the record at a path below the records folder, without `.yaml`.
    pub fn id(&self, path: &str) -> Option<String> {
        let names: Vec<&str> = path.split('/').collect();
        fits(&self.0, &names).map(|parts| parts.join("/"))
    }

    /// Where a record with this id lies when it lies in no other folder: for a first guess.
    pub fn path(&self, id: &str) -> String {
        let mut parts = id.split('/');
        let steps = self.0.iter().filter_map(|step| match step {
            Step::Named(name) => Some(name.as_str()),
            Step::Any => parts.next(),
            Step::Between => None,
        });
        steps.collect::<Vec<_>>().join("/")
    }
}

fn fits<'p>(steps: &[Step], names: &[&'p str]) -> Option<Vec<&'p str>> {
    match (steps.split_first(), names.split_first()) {
        (None, None) => Some(Vec::new()),
        (Some((Step::Between, rest)), _) => {
            (0..=names.len()).find_map(|skipped| fits(rest, &names[skipped..]))
        }
        (Some((Step::Named(name), steps)), Some((first, names))) if name == first => {
            fits(steps, names)
        }
        (Some((Step::Any, steps)), Some((first, names))) => {
            let mut parts = fits(steps, names)?;
            parts.insert(0, first);
            Some(parts)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;

    fn id(layout: &str, path: &str) -> Option<String> {
        Layout::parse(layout).unwrap().id(path)
    }

    #[test]
    fn the_file_name_is_the_id_in_any_folder() {
        assert_eq!(id("funds/**/*", "funds/pool").as_deref(), Some("pool"));
        assert_eq!(id("funds/**/*", "funds/dk/old/pool").as_deref(), Some("pool"));
        assert_eq!(id("funds/**/*", "projects/pool"), None);
        assert_eq!(id("funds/**/*", "funds"), None);
    }

    #[test]
    fn a_meeting_is_a_folder_with_items_beside_it() {
        let (meeting, item) = ("meetings/**/*/meeting", "meetings/**/*/*");
        assert_eq!(id(meeting, "meetings/2021/sku/meeting").as_deref(), Some("sku"));
        assert_eq!(id(item, "meetings/2021/sku/05").as_deref(), Some("sku/05"));
        assert_eq!(id(item, "meetings/sku"), None);
        assert!(Layout::parse(meeting).unwrap().weight() > Layout::parse(item).unwrap().weight());
    }

    #[test]
    fn a_layout_needs_a_folder_and_a_name() {
        assert!(Layout::parse("*").is_none());
        assert!(Layout::parse("funds").is_none());
        assert!(Layout::parse("").is_none());
    }
}
