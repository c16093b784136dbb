//! `cargo xtask soak`: random buyers against random faults on real processes, and at the end the
//! money is counted on both sides.
//!
//! This half builds what is needed and starts the databases; the buyers are in the `load` crate.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use crate::fixture::Fixture;
use crate::postgres::{Cluster, Durability};
use crate::project::{Profile, Project};
use crate::run::{Result, interrupted, shown, watch_for_interrupts};
use crate::test::{self, Spent};

/// Before each line of what a soak found wrong.
pub const NOT_RIGHT: &str = "  NOT RIGHT: ";

/// Where the shop keeps its books.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Store {
    Sqlite,
    Postgres,
    Both,
}

impl Store {
    pub(crate) fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}

/// What can be left out, to find out what a difference comes from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Without {
    /// Faults at the gateway
    Faults,
    /// Killed processes
    Kills,
    /// Moves of the clock
    Clock,
    /// Refunds in the dashboard
    Refunds,
}

impl Without {
    fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }
}

/// How to soak, whatever the database.
#[derive(Args, Clone)]
pub struct Choices {
    /// Repeats the choices of an earlier run
    #[arg(long)]
    pub seed: Option<u64>,
    /// Buyers at the same time
    #[arg(long, default_value_t = 16)]
    pub buyers: u64,
    /// Leave something out; may be given several times
    #[arg(long, value_name = "WHAT", value_enum)]
    pub without: Vec<Without>,
}

impl Default for Choices {
    fn default() -> Self {
        Self {
            seed: None,
            buyers: 16,
            without: Vec::new(),
        }
    }
}

/// Soaks on one database after the other; an error names those that did not come out even, the seeds,
/// and what was found there.
pub(crate) fn soak(
    project: &Project,
    time: Duration,
    store: Store,
    choices: &Choices,
    spent: &mut Spent,
) -> Result<()> {
    watch_for_interrupts();
    let built = test::build(project, spent)?;
    Fixture::lay_out(project, &built.site)?;
    let load = spent.step("load", || project.build_load(Profile::Development))?;
    let mut uneven = Vec::new();
    for (name, this) in [("SQLite", Store::Sqlite), ("PostgreSQL", Store::Postgres)] {
        if interrupted() {
            return Err("interrupted".into());
        }
        if store != this && store != Store::Both {
            continue;
        }
        let cluster = match this {
            Store::Postgres => Some(Cluster::start(Durability::Volatile)?),
            Store::Sqlite | Store::Both => None,
        };
        let url = cluster.as_ref().map(Cluster::url);
        let came_of_it = spent.step(name, || {
            drive(project, &load, time, url.as_deref(), choices)
        });
        if let Err(error) = came_of_it {
            eprintln!("{name}: {error}");
            uneven.push(format!("{name}: {error}"));
        }
    }
    if uneven.is_empty() {
        Ok(())
    } else {
        Err(uneven.join("; ").into())
    }
}

fn drive(
    project: &Project,
    load: &Path,
    time: Duration,
    database: Option<&str>,
    choices: &Choices,
) -> Result<()> {
    let mut command = Command::new(load);
    let seed = choices.seed.unwrap_or_else(some_seed);
    command
        .current_dir(&project.root)
        .args(["drive", "--seconds", &time.as_secs().to_string()])
        .args(["--seed", &seed.to_string()])
        .args(["--buyers", &choices.buyers.to_string()]);
    for without in &choices.without {
        command.args(["--without", &without.name()]);
    }
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    watch(&mut command, seed)
}

/// Shows what the load says, and gives what it finds wrong as the error: the summary at the end is all
/// that is left of some runs.
fn watch(command: &mut Command, seed: u64) -> Result<()> {
    eprintln!("\u{1b}[2m$ {}\u{1b}[0m", shown(command));
    let mut load = command.stdout(Stdio::piped()).spawn()?;
    let mut wrong = Vec::new();
    for line in load
        .stdout
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines)
    {
        let line = line?;
        println!("{line}");
        wrong.extend(line.strip_prefix(NOT_RIGHT).map(str::to_owned));
    }
    let status = load.wait()?;
    if status.success() {
        return Ok(());
    }
    wrong.push(status.to_string());
    Err(format!("seed {seed}: {}", wrong.join(" · ")).into())
}

/// Another one every time.
pub fn some_seed() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    since.as_secs() % 1_000_000
}
