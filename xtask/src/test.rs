//! `cargo xtask test`: everything, part by part, and at the end what came of each.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::postgres::Cluster;
use crate::project::{Profile, Project};
use crate::run::{Result, cargo, find_program, interrupted, read, run, watch_for_interrupts};
use crate::site::{self, Quality, Site};
use crate::soak::{self, Store};
use crate::{browser, budgets, citations, layering, portable, sdk, system, wasm};

/// Something a part needs is not on this machine, and it is not ours to put there.
#[derive(Debug)]
pub(crate) struct Missing(pub(crate) String);

impl std::fmt::Display for Missing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Missing {}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// cargo fmt
    Fmt,
    /// clippy, for the server's side and for the WASM
    Lints,
    /// which crate and which room of the server may use which
    Layering,
    /// nothing of one machine in the tree
    Portable,
    /// what comments and documents refer to is there
    Citations,
    /// the documentation of antom and domain
    Docs,
    /// unit, property and integration tests; on `SQLite` where there is a database
    Unit,
    /// the server's integration tests on a `PostgreSQL` of their own
    Postgres,
    /// the site and the shop
    Build,
    /// what the site weighs
    Budgets,
    /// Playwright
    Browser,
    /// the official Python SDK against the sandbox
    Sdk,
    /// random buyers against random faults and kills, on both databases; then the money is counted
    Soak,
}

/// On each database; a longer one is asked for by name.
const SHORT_SOAK: Duration = Duration::from_secs(45);

enum Outcome {
    Passed,
    Failed(String),
    NotRun(String),
}

pub(crate) fn test(project: &Project, only: &[Part]) -> Result<bool> {
    watch_for_interrupts();
    let mut done: Vec<(Part, Duration, Outcome)> = Vec::new();
    for part in Part::value_variants().iter().copied() {
        let started = Instant::now();
        let outcome = if !only.is_empty() && !only.contains(&part) {
            Outcome::NotRun("not asked for".into())
        } else if interrupted() {
            Outcome::NotRun("interrupted".into())
        } else {
            eprintln!("\n\u{1b}[1m== {}\u{1b}[0m", name(part));
            match run_part(project, part) {
                Ok(()) => Outcome::Passed,
                Err(error) if error.is::<Missing>() => Outcome::NotRun(error.to_string()),
                Err(error) => Outcome::Failed(error.to_string()),
            }
        };
        if let Outcome::Failed(why) | Outcome::NotRun(why) = &outcome
            && why != "not asked for"
        {
            eprintln!("{}: {why}", name(part));
        }
        done.push((part, started.elapsed(), outcome));
    }
    Ok(summary(
        &done,
        std::env::var("CI").is_ok_and(|ci| ci == "true"),
    ))
}

fn name(part: Part) -> String {
    part.to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

fn summary(done: &[(Part, Duration, Outcome)], ci: bool) -> bool {
    let (mut passed, mut failed) = (0, 0);
    println!();
    for (part, time, outcome) in done {
        let (word, why) = match outcome {
            Outcome::Passed => {
                passed += 1;
                ("passed", "")
            }
            Outcome::Failed(why) => {
                failed += 1;
                ("FAILED", why.as_str())
            }
            Outcome::NotRun(why) => {
                failed += u32::from(ci);
                ("NOT RUN", why.as_str())
            }
        };
        let why = why.lines().next().unwrap_or_default();
        println!(
            "{:<9} {word:<8} {:>7.1} s  {why}",
            name(*part),
            time.as_secs_f64()
        );
    }
    println!();
    println!("{passed} passed, {failed} failed");
    failed == 0
}

fn run_part(project: &Project, part: Part) -> Result<()> {
    match part {
        Part::Fmt => {
            ensure_component("rustfmt", "fmt")?;
            run(cargo()
                .current_dir(&project.root)
                .args(["fmt", "--all", "--check"]))
        }
        Part::Lints => lints(project),
        Part::Layering => layering::check(project),
        Part::Portable => portable::check(project),
        Part::Citations => citations::check(project),
        Part::Docs => run(cargo()
            .current_dir(&project.root)
            .args([
                "doc",
                "--no-deps",
                "--package",
                "antom",
                "--package",
                "domain",
            ])
            .env("RUSTDOCFLAGS", "-D warnings")),
        Part::Unit => run(cargo_test(project).env_remove("TEST_DATABASE_URL")),
        Part::Postgres => postgres(project),
        Part::Build => build(project).map(|_| ()),
        Part::Budgets => budgets::check(&build(project)?.site, &project.names.output_name),
        Part::Browser => browser::test(project),
        Part::Sdk => sdk::check(project),
        Part::Soak => soak::soak(project, SHORT_SOAK, Store::Both, &soak::Choices::default()),
    }
}

/// What browsers and the SDK are pointed at.
pub(crate) struct Built {
    pub(crate) shop: PathBuf,
    pub(crate) site: Site,
}

/// Each part that needs it asks for it, so that a part by itself never tests what was built before
/// the last change; cargo is done in a blink when there was none.
pub(crate) fn build(project: &Project) -> Result<Built> {
    // The browser tests' tools bring wasm-opt along; without npm the WASM is a little larger.
    if browser::has_packages_listed(project) && find_program("npm").is_some() {
        browser::install_packages(project)?;
    }
    let site = site::build(project, Quality::Best)?;
    let shop = project.build_shop(Profile::Development)?;
    Ok(Built { shop, site })
}

fn cargo_test(project: &Project) -> Command {
    let mut command = cargo();
    command
        .current_dir(&project.root)
        .args(["test", "--no-fail-fast"]);
    command
}

fn lints(project: &Project) -> Result<()> {
    ensure_component("clippy", "clippy")?;
    run(cargo().current_dir(&project.root).args([
        "clippy",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    wasm::ensure_target()?;
    let package = &project.names.lib_package;
    run(cargo().current_dir(&project.root).args([
        "clippy",
        "--package",
        package,
        "--target",
        wasm::TARGET,
        "--",
        "-D",
        "warnings",
    ]))
}

/// A toolchain of the minimal profile comes without them.
fn ensure_component(component: &str, subcommand: &str) -> Result<()> {
    if read(cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    run(Command::new("rustup").args(["component", "add", component]))
}

fn postgres(project: &Project) -> Result<()> {
    // By name and not by `-p server`, which would settle the features of shared dependencies
    // anew and compile most of the tree again.
    let mut command = cargo_test(project);
    command.args(["--test", "it"]);
    let cluster = Cluster::start()?;
    run(command.env("TEST_DATABASE_URL", cluster.url()))
}

/// Installs a system package where that is ours to do, else says what to type.
pub(crate) fn need(what: &str, package: &str) -> Result<()> {
    if system::may_install() {
        system::install(package)
    } else {
        Err(Box::new(Missing(format!(
            "{what} is not installed; type: {}",
            system::how_to_install(package)
        ))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_did_not_run_fails_in_ci_only() {
        let done = [
            (Part::Fmt, Duration::ZERO, Outcome::Passed),
            (
                Part::Sdk,
                Duration::ZERO,
                Outcome::NotRun("no Python".into()),
            ),
        ];
        assert!(summary(&done, false));
        assert!(!summary(&done, true));
    }

    #[test]
    fn a_failure_fails_everywhere() {
        let done = [(Part::Fmt, Duration::ZERO, Outcome::Failed("why".into()))];
        assert!(!summary(&done, false));
    }
}
