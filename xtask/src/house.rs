//! The law of imports of the design, and that nothing of one machine gets into the tree.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;
use crate::run::{Result, read};

/// Which of our crates each crate may use. `server` and `xtask` may use what they like of ours.
const MAY_USE: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("antom", &[]),
    ("app", &["domain"]),
    ("frontend", &["app"]),
    ("migrations", &[]),
    ("sandbox", &["antom"]),
    (
        "server",
        &["domain", "antom", "app", "migrations", "sandbox"],
    ),
    ("xtask", &["antom"]),
];

/// Crates that a folder must not name at all, in its manifest or its code.
const MUST_NOT_NAME: [(&str, &[&str]); 2] = [
    (
        "domain",
        &[
            "tokio",
            "axum",
            "reqwest",
            "sea_orm",
            "leptos",
            "leptos_axum",
        ],
    ),
    ("app", &["sea_orm", "reqwest", "leptos_axum"]),
];

/// Where the server may name `SeaORM`: the store, and the state that carries the connection to it.
const NAMES_SEA_ORM: [&str; 3] = [
    "server/src/store/",
    "server/src/store.rs",
    "server/src/state.rs",
];

pub(crate) fn check(project: &Project) -> Result<()> {
    let files = Tree::read(&project.root)?;
    let mut faults = Vec::new();
    manifests(&files, &mut faults)?;
    code(&files, &mut faults);
    machine(&files, &mut faults);
    if faults.is_empty() {
        return Ok(());
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    Err(format!(
        "{} against the law of the house, the first: {}",
        faults.len(),
        faults[0]
    )
    .into())
}

/// Text files of the project, by path.
struct Tree(Vec<(String, String)>);

impl Tree {
    fn read(root: &Path) -> Result<Self> {
        let mut files = Vec::new();
        for path in paths(root)? {
            // What is not text names no crate and no machine.
            if let Ok(text) = std::fs::read_to_string(root.join(&path)) {
                files.push((path, text));
            }
        }
        Ok(Self(files))
    }

    fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0
            .iter()
            .filter(move |(path, _)| path.starts_with(folder))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    fn get(&self, wanted: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(path, _)| path == wanted)
            .map(|(_, text)| text.as_str())
    }
}

/// What git tracks or would track. An unpacked archive has no git; there, every file that is not
/// in a folder of results.
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
    Ok(paths)
}

fn manifests(files: &Tree, faults: &mut Vec<String>) -> Result<()> {
    let ours: Vec<_> = MAY_USE.iter().map(|(name, _)| *name).collect();
    for (name, may_use) in MAY_USE {
        let path = format!("{name}/Cargo.toml");
        let Some(text) = files.get(&path) else {
            faults.push(format!("{path} is missing"));
            continue;
        };
        let manifest: toml::Table =
            toml::from_str(text).map_err(|error| format!("{path}: {error}"))?;
        let used = dependencies(&manifest);
        for used in &used {
            if ours.contains(&used.as_str()) && !may_use.contains(&used.as_str()) {
                faults.push(format!("{path}: `{name}` must not use `{used}`"));
            }
        }
        for (folder, banned) in MUST_NOT_NAME {
            for banned in banned
                .iter()
                .filter(|banned| folder == name && used.contains(&banned.replace('_', "-")))
            {
                faults.push(format!("{path}: `{name}` must not use `{banned}`"));
            }
        }
    }
    Ok(())
}

/// Every package that a manifest names as a dependency of any kind.
fn dependencies(manifest: &toml::Table) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (key, value) in manifest {
        let Some(table) = value.as_table() else {
            continue;
        };
        if key == "target" {
            found.extend(
                table
                    .values()
                    .filter_map(toml::Value::as_table)
                    .flat_map(dependencies),
            );
        } else if key.ends_with("dependencies") {
            found.extend(table.iter().map(|(name, value)| {
                let renamed = value.get("package").and_then(toml::Value::as_str);
                renamed.unwrap_or(name).to_owned()
            }));
        }
    }
    found
}

fn code(files: &Tree, faults: &mut Vec<String>) {
    for (folder, banned) in MUST_NOT_NAME {
        for banned in banned {
            for (place, _) in naming(files, &format!("{folder}/"), banned) {
                faults.push(format!("{place}: `{folder}` must not name `{banned}`"));
            }
        }
    }
    let leptos: BTreeSet<_> = naming(files, "server/src/", "leptos_axum")
        .into_iter()
        .map(|(_, path)| path)
        .collect();
    if leptos.len() > 1 {
        faults.push(format!(
            "one module alone may name `leptos_axum`: {leptos:?}"
        ));
    }
    for (place, path) in naming(files, "server/src/", "sea_orm") {
        if !NAMES_SEA_ORM
            .iter()
            .any(|allowed| path.starts_with(allowed))
        {
            faults.push(format!("{place}: only the store may name `sea_orm`"));
        }
    }
}

/// Lines of code below a folder that use this name, as `path:line` and path.
fn naming(files: &Tree, folder: &str, name: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in files
        .below(folder)
        .filter(|(path, _)| path.ends_with(".rs"))
    {
        for (number, line) in text.lines().enumerate() {
            if !line.trim_start().starts_with("//") && has_word(line, name) {
                found.push((format!("{path}:{}", number + 1), path.to_owned()));
            }
        }
    }
    found
}

/// Whether code uses a name; in a string, such as a filter for logs, it may stand.
fn has_word(line: &str, word: &str) -> bool {
    let part_of_a_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let quoted = line[..at].matches('"').count() % 2 == 1;
        !quoted && !before.is_some_and(part_of_a_name) && !after.is_some_and(part_of_a_name)
    })
}

fn machine(files: &Tree, faults: &mut Vec<String>) {
    for (path, text) in &files.0 {
        for (number, line) in text.lines().enumerate() {
            if let Some(folder) = somebodys_folder(line) {
                faults.push(format!(
                    "{path}:{}: `{folder}` exists on one machine only",
                    number + 1
                ));
            }
            let resolved = path.ends_with("package-lock.json") && line.contains("\"resolved\":");
            if resolved && !line.contains("\"https://registry.npmjs.org/") {
                faults.push(format!(
                    "{path}:{}: not the public npm registry",
                    number + 1
                ));
            }
        }
    }
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

    fn tree(files: &[(&str, &str)]) -> Tree {
        Tree(
            files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn an_arrow_that_the_table_does_not_allow_is_found() {
        let mut files: Vec<_> = MAY_USE
            .iter()
            .map(|(name, _)| (format!("{name}/Cargo.toml"), String::new()))
            .collect();
        files[2].1 = "[dependencies]\ndomain = '1'\n[dev-dependencies]\nantom.workspace = true\n[target.'cfg(unix)'.dependencies]\norm = { package = 'sea-orm', version = '2' }".into();
        let mut faults = Vec::new();
        manifests(&Tree(files), &mut faults).unwrap();
        assert_eq!(
            faults,
            [
                "app/Cargo.toml: `app` must not use `antom`",
                "app/Cargo.toml: `app` must not use `sea_orm`"
            ]
        );
    }

    #[test]
    fn names_out_of_place_are_found() {
        let files = tree(&[
            (
                "app/src/lib.rs",
                "// reqwest is for others\nuse reqwest::Client;\n",
            ),
            ("server/src/store/cart.rs", "use sea_orm::Set;"),
            (
                "server/src/telemetry.rs",
                "const FILTER: &str = \"info,sea_orm=warn\";",
            ),
            (
                "server/src/jobs.rs",
                "use sea_orm::Set;\nuse sea_orm_migration::Migrator;",
            ),
            ("server/src/web/pages.rs", "use leptos_axum::x;"),
            ("server/src/web/other.rs", "leptos_axum::redirect()"),
        ]);
        let mut faults = Vec::new();
        code(&files, &mut faults);
        assert_eq!(faults.len(), 3, "{faults:?}");
        assert!(faults[0].starts_with("app/src/lib.rs:2"));
        assert!(faults[1].contains("leptos_axum"));
        assert!(faults[2].starts_with("server/src/jobs.rs:1"));
    }

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
        let mut faults = Vec::new();
        let files = tree(&[(
            "end2end/package-lock.json",
            "\"resolved\": \"https://registry.npmjs.org/a.tgz\"\n\"resolved\": \"http://localhost/b.tgz\"",
        )]);
        machine(&files, &mut faults);
        assert_eq!(
            faults,
            ["end2end/package-lock.json:2: not the public npm registry"]
        );
    }
}
