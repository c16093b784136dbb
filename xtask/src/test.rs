//! `cargo xtask test`: everything, part by part, and at the end what came of each;
//! `cargo xtask check`: what takes minutes of it.

mod report;
mod slow;
mod suite;

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::postgres::{Cluster, Durability};
use crate::project::{Profile, Project};
use crate::run::{Result, cargo, find_program, interrupted, read, run, watch_for_interrupts};
use crate::simulate::{self, Extent};
use crate::site::{self, Quality, Site};
use crate::soak::{self, Store};
use crate::{
    browser, budgets, citations, coverage, deny, firefox, layering, portable, sdk, system, wasm,
};
pub(crate) use report::Spent;
use report::{Done, Outcome, summary};
pub(crate) use suite::Runner;
use suite::{Which, run_examples, run_tests};

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
    /// licences, sources and duplicates of what is used; advisories where their database is
    Deny,
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
    /// one purchase in Firefox
    Firefox,
    /// the official Python SDK against the sandbox
    Sdk,
    /// purchases on a simulated network and clock; then the money is counted
    Simulation,
    /// random buyers against random faults and kills, on both databases; then the money is counted
    Soak,
}

/// On each database; a longer one is asked for by name.
const SHORT_SOAK: Duration = Duration::from_secs(30);

/// As many purchases as there is time for.
const SIMULATED_SECONDS: u64 = 60;

/// What one database shows as well as two, and is tried on SQLite alone: by which variable it is tried
/// on PostgreSQL too, and what it is.
const LEFT_OUT_ON_POSTGRES: [(&str, &str); 3] = [
    (
        "CRASH_MATRIX",
        "four of five deaths; the same code runs, and each fifth step meets each kind of statement",
    ),
    (
        "FAULT_MATRIX",
        "each fault with two of three kinds of payment; it strikes at Antom's side, before any statement",
    ),
    (
        "HOSTILE_UPLOADS",
        "nine of ten hostile files; they are refused before any statement",
    ),
];

/// What `cargo xtask check` runs.
const CHECKS: [Part; 6] = [
    Part::Fmt,
    Part::Layering,
    Part::Portable,
    Part::Citations,
    Part::Lints,
    Part::Unit,
];

/// Runs the parts that are asked for, or all; gives whether all is well.
pub(crate) fn test(project: &Project, asked: &[Part], runner: Runner) -> bool {
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    let parts = Part::value_variants();
    let wanted = |part| asked.is_empty() || asked.contains(&part);
    let done = run_parts(parts, wanted, |part, spent| {
        run_part(project, part, Which::All, runner, spent)
    });
    summary(&done, ci)
}

/// Runs what takes minutes; gives whether all is well.
pub(crate) fn check(project: &Project, runner: Runner) -> bool {
    let done = run_parts(
        &CHECKS,
        |_| true,
        |part, spent| run_part(project, part, Which::Quick, runner, spent),
    );
    summary(&done, false)
}

fn run_parts(
    parts: &[Part],
    wanted: impl Fn(Part) -> bool,
    run_part: impl Fn(Part, &mut Spent) -> Result<()>,
) -> Vec<Done> {
    watch_for_interrupts();
    let run_one = |part: &Part| {
        let started = Instant::now();
        let mut spent = Spent::default();
        let outcome = if !wanted(*part) {
            Outcome::NotRun("not asked for".into())
        } else if interrupted() {
            Outcome::NotRun("interrupted".into())
        } else {
            eprintln!("\n\u{1b}[1m== {}\u{1b}[0m", name(*part));
            match run_part(*part, &mut spent) {
                Ok(()) => Outcome::Passed,
                Err(error) => {
                    eprintln!("{}: {error}", name(*part));
                    if error.is::<Missing>() {
                        Outcome::NotRun(error.to_string())
                    } else {
                        Outcome::Failed(error.to_string())
                    }
                }
            }
        };
        Done {
            part: name(*part),
            time: started.elapsed(),
            spent,
            outcome,
        }
    };
    parts.iter().map(run_one).collect()
}

fn name(part: Part) -> String {
    part.to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default()
}

fn run_part(
    project: &Project,
    part: Part,
    which: Which,
    runner: Runner,
    spent: &mut Spent,
) -> Result<()> {
    match part {
        Part::Fmt => {
            ensure_component("rustfmt", "fmt")?;
            run(cargo()
                .current_dir(&project.root)
                .args(["fmt", "--all", "--check"]))
        }
        Part::Lints => lints(project, spent),
        Part::Layering => layering::check(project),
        Part::Portable => portable::check(project),
        Part::Citations => citations::check(project).and_then(|()| coverage::check(project)),
        Part::Deny => deny::check(project, spent),
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
        Part::Unit => {
            run_tests(project, runner, which, None, spent)?;
            run_examples(project, spent)
        }
        Part::Postgres => {
            let cluster = Cluster::start(Durability::Volatile)?;
            for (variable, left_out) in LEFT_OUT_ON_POSTGRES {
                if std::env::var_os(variable).is_none() {
                    eprintln!("left out, unless {variable}=all: {left_out}");
                }
            }
            run_tests(
                project,
                runner,
                Which::Integration,
                Some(&cluster.url()),
                spent,
            )
        }
        Part::Build => build(project, spent).map(|_| ()),
        Part::Budgets => budgets::check(&build(project, spent)?.site, &project.names.output_name),
        Part::Browser => browser::test(project, spent),
        Part::Firefox => firefox::test(project, spent),
        Part::Sdk => sdk::check(project, spent),
        Part::Simulation => {
            let extent = Extent::of_seconds(SIMULATED_SECONDS);
            simulate::simulate(project, Profile::Development, &extent)
        }
        Part::Soak => {
            let choices = soak::Choices::default();
            soak::soak(project, SHORT_SOAK, Store::Both, &choices, spent)
        }
    }
}

/// What browsers and the SDK are pointed at.
pub(crate) struct Built {
    pub(crate) shop: PathBuf,
    pub(crate) site: Site,
}

/// Each part that needs it asks for it, so that a part by itself never tests what was built before
/// the last change; cargo is done in a blink when there was none.
pub(crate) fn build(project: &Project, spent: &mut Spent) -> Result<Built> {
    // The browser tests' tools bring wasm-opt along; without npm the WASM is a little larger.
    if browser::has_packages_listed(project) && find_program("npm").is_some() {
        browser::install_packages(project)?;
    }
    let site = spent.step("site", || site::build(project, Quality::Best))?;
    let shop = spent.step("shop", || project.build_shop(Profile::Development))?;
    Ok(Built { shop, site })
}

fn lints(project: &Project, spent: &mut Spent) -> Result<()> {
    ensure_component("clippy", "clippy")?;
    let mut clippy = |name: &str, choice: &[&str]| {
        spent.step(name, || {
            run(cargo()
                .current_dir(&project.root)
                .arg("clippy")
                .args(choice)
                .args(["--", "-D", "warnings"]))
        })
    };
    clippy("server", &["--all-targets"])?;
    wasm::ensure_target()?;
    let package = project.names.lib_package.as_str();
    clippy("browser", &["--package", package, "--target", wasm::TARGET])
}

/// A toolchain of the minimal profile comes without them.
fn ensure_component(component: &str, subcommand: &str) -> Result<()> {
    if read(cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    run(Command::new("rustup").args(["component", "add", component]))
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
