//! Nothing in the tree names a folder or a package registry that exists on one machine only.

use crate::project::Project;
use crate::run::Result;
use crate::tree::{Tree, report};

pub(crate) fn check(project: &Project) -> Result<()> {
    report(
        &faults(&Tree::read(&project.root)?),
        "names of one machine's",
    )
}

fn faults(files: &Tree) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, text) in files.files() {
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(folder) = somebodys_folder(line) {
                faults.push(format!(
                    "{path}:{number}: `{folder}` exists on one machine only"
                ));
            }
            let resolved = path.ends_with("package-lock.json") && line.contains("\"resolved\":");
            if resolved && !line.contains("\"https://registry.npmjs.org/") {
                faults.push(format!("{path}:{number}: not the public npm registry"));
            }
        }
    }
    faults
}

/// An absolute path into a home folder. Written in two parts here, because this file is checked too.
fn somebodys_folder(line: &str) -> Option<String> {
    for home in [
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
    ] {
        for (at, _) in line.match_indices(home) {
            // `https://example.com/home/…` and `crate/home/` are other things.
            let before = line[..at].chars().next_back();
            let after = line[at + home.len()..].chars().next();
            let starts_here = before.is_none_or(|before| {
                !before.is_alphanumeric() && !matches!(before, '/' | '.' | '_' | '-' | '}')
            });
            if starts_here
                && after.is_some_and(|after| after.is_alphanumeric() || matches!(after, '.' | '_'))
            {
                return Some(
                    line[at..]
                        .split([' ', '"', '\'', '`', ')', ':'])
                        .next()
                        .unwrap_or(home)
                        .to_owned(),
                );
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_one_machine_are_found() {
        let line = concat!("cd \"/ho", "me/somebody/shop\"");
        assert_eq!(
            somebodys_folder(line).as_deref(),
            Some(concat!("/ho", "me/somebody/shop"))
        );
        assert_eq!(
            somebodys_folder("https://example.com/home/x and $root/home/y and /home/"),
            None
        );
    }

    #[test]
    fn only_the_public_registry_is_named() {
        let files = Tree::of(&[(
            "end2end/package-lock.json",
            "\"resolved\": \"https://registry.npmjs.org/a.tgz\"\n\"resolved\": \"http://localhost/b.tgz\"",
        )]);
        assert_eq!(
            faults(&files),
            ["end2end/package-lock.json:2: not the public npm registry"]
        );
    }
}
