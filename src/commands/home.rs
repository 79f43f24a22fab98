//! Where a repository of records lies: in the git repository, and in what a forge shows of it.

use std::path::Path;

use crate::formats::Home;

/// Where the repository at a folder lies.
pub(super) fn home(root: &Path) -> Home {
    let git = root.ancestors().find(|folder| folder.join(".git").exists());
    let below = git.and_then(|git| root.strip_prefix(git).ok());
    let prefix = below.into_iter().flat_map(Path::iter);
    let prefix = prefix.map(|name| format!("{}/", name.to_string_lossy())).collect();
    Home { folder: root.to_owned(), prefix, shown_at: shown_at() }
}

/// The address of the files of this commit, where the program runs for a forge that says so.
fn shown_at() -> Option<String> {
    let said = |name: &str| std::env::var(name).ok().filter(|said| !said.is_empty());
    let on_github = || {
        let (server, repository) = (said("GITHUB_SERVER_URL")?, said("GITHUB_REPOSITORY")?);
        Some(format!("{server}/{repository}/blob/{}/", said("GITHUB_SHA")?))
    };
    let on_gitlab =
        || Some(format!("{}/-/blob/{}/", said("CI_PROJECT_URL")?, said("CI_COMMIT_SHA")?));
    on_github().or_else(on_gitlab)
}

#[cfg(test)]
mod tests {
    use super::home;
    use std::fs;

    #[test]
    fn paths_begin_at_the_git_repository() {
        let folder = tempfile::tempdir().unwrap();
        let books = folder.path().join("a/b");
        fs::create_dir_all(&books).unwrap();
        fs::write(folder.path().join(".git"), "gitdir: elsewhere\n").unwrap();
        assert_eq!(home(&books).prefix, "a/b/");
        assert_eq!(home(folder.path()).prefix, "");
    }
}
