//! Which of our crates may use which, and which foreign crates a folder must not name.

use std::collections::BTreeSet;

use crate::run::Result;
use crate::tree::Tree;

/// Which of our crates each crate may use, by their folders.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("antom", &[]),
    ("app", &["domain", "wording"]),
    ("wording", &["domain"]),
    ("frontend", &["app"]),
    ("migrations", &[]),
    ("sandbox", &["antom"]),
    (
        "server",
        &["domain", "antom", "app", "wording", "migrations", "sandbox"],
    ),
    ("xtask", &["domain"]),
    // The simulation is all of the shop and its gateway in one process; soak and bench only talk to them.
    (
        "xtask/load",
        &["antom", "domain", "sandbox", "server", "xtask"],
    ),
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

pub(super) fn check(files: &Tree, faults: &mut Vec<String>) -> Result<()> {
    manifests(files, faults)?;
    code(files, faults);
    Ok(())
}

fn manifests(files: &Tree, faults: &mut Vec<String>) -> Result<()> {
    let ours = MAY_USE.map(|(folder, _)| crate_in(folder));
    for (folder, may_use) in MAY_USE {
        let name = crate_in(folder);
        let path = format!("{folder}/Cargo.toml");
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
        for (closed, banned) in MUST_NOT_NAME {
            for banned in banned
                .iter()
                .filter(|banned| closed == folder && used.contains(&banned.replace('_', "-")))
            {
                faults.push(format!("{path}: `{name}` must not use `{banned}`"));
            }
        }
    }
    Ok(())
}

/// A crate is called as its folder is.
fn crate_in(folder: &str) -> &str {
    folder.rsplit('/').next().unwrap_or(folder)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrow_that_the_table_does_not_allow_is_found() {
        let app = "[dependencies]\ndomain = '1'\n[dev-dependencies]\nantom.workspace = true\n[target.'cfg(unix)'.dependencies]\norm = { package = 'sea-orm', version = '2' }";
        let manifest = |name| if name == "app" { app } else { "" };
        let paths = MAY_USE.map(|(name, _)| (format!("{name}/Cargo.toml"), manifest(name)));
        let files: Vec<_> = paths
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .collect();
        let mut faults = Vec::new();
        manifests(&Tree::of(&files), &mut faults).unwrap();
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
        let files = Tree::of(&[
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
}
