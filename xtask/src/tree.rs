//! The text files of the project, read once for the checks that look at all of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Result, read};

/// The files of the project, by path; those that are text with their text.
pub(crate) struct Tree(Vec<(String, Option<String>)>);

impl Tree {
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for path in paths(root)? {
            let file = root.join(&path);
            // Git still lists what was deleted a moment ago.
            if file.is_file() {
                files.push((path, std::fs::read_to_string(file).ok()));
            }
        }
        Ok(Self(files))
    }

    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let owned = |(path, text): &(&str, &str)| ((*path).to_owned(), Some((*text).to_owned()));
        Self(files.iter().map(owned).collect())
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(path, _)| path.as_str())
    }

    /// Whether there is such a file, or a folder with any.
    pub(crate) fn has(&self, wanted: &str) -> bool {
        let folder = format!("{}/", wanted.trim_end_matches('/'));
        self.paths()
            .any(|path| path == wanted || path.starts_with(&folder))
    }

    pub(crate) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files()
            .filter(move |(path, _)| path.starts_with(folder))
    }

    pub(crate) fn get(&self, wanted: &str) -> Option<&str> {
        self.files()
            .find(|(path, _)| *path == wanted)
            .map(|(_, text)| text)
    }
}

/// Lists what git tracks or would track. An unpacked archive has no git; there, every file that is
/// not in a folder of results.
fn paths(root: &Path) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    if let Ok(list) = read(&mut git) {
        let unique: BTreeSet<_> = list
            .split('\0')
            .filter(|path| !path.is_empty())
            .map(str::to_owned)
            .collect();
        return Ok(unique.into_iter().collect());
    }
    let mut paths = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(root.join(&folder))? {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if !entry.file_type()?.is_dir() {
                paths.push(path.to_string_lossy().into_owned());
            } else if !matches!(
                entry.file_name().to_str(),
                Some("target" | "node_modules" | ".git" | ".venv" | "mail" | "keys")
            ) {
                folders.push(path);
            }
        }
    }
    paths.sort();
    Ok(paths)
}

/// Prints every fault and fails with the number of them and the first.
pub(crate) fn report(faults: &[String], of_what: &str) -> Result<()> {
    for fault in faults {
        eprintln!("{fault}");
    }
    match faults.first() {
        None => Ok(()),
        Some(first) => Err(format!("{} {of_what}, the first: {first}", faults.len()).into()),
    }
}
