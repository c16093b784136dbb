//! `cargo xtask soak`: random buyers against random faults on real processes, and at the end the
//! money is counted on both sides.
//!
//! This half builds what is needed and starts the databases; the driving half is this program once
//! more, with what it takes to be many buyers.

#[cfg(feature = "load")]
mod browser;
#[cfg(feature = "load")]
mod buyer;
#[cfg(feature = "load")]
mod chaos;
#[cfg(feature = "load")]
mod control;
#[cfg(feature = "load")]
mod count;
#[cfg(feature = "load")]
mod crew;
#[cfg(feature = "load")]
pub(crate) mod drive;
#[cfg(feature = "load")]
mod faults;
#[cfg(feature = "load")]
mod files;
#[cfg(feature = "load")]
mod hosted;
#[cfg(feature = "load")]
mod merchant;
#[cfg(feature = "load")]
mod random;
#[cfg(feature = "load")]
mod settle;
#[cfg(feature = "load")]
mod tally;

use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use crate::postgres::Cluster;
use crate::project::{Profile, Project};
use crate::run::{Result, cargo, interrupted, run, watch_for_interrupts};
use crate::test;

#[cfg(feature = "load")]
pub(crate) use drive::Soak;

/// Where the shop keeps its books.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Store {
    Sqlite,
    Postgres,
    Both,
}

/// What can be left out, to find out what a difference comes from.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Without {
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
pub(crate) struct Choices {
    /// Repeats the choices of an earlier run
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    /// Buyers at the same time
    #[arg(long, default_value_t = 16)]
    pub(crate) buyers: u64,
    /// Leave something out; may be given several times
    #[arg(long, value_name = "WHAT", value_enum)]
    pub(crate) without: Vec<Without>,
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

/// Soaks on one database after the other; an error names those that did not come out even.
pub(crate) fn soak(
    project: &Project,
    time: Duration,
    store: Store,
    choices: &Choices,
) -> Result<()> {
    watch_for_interrupts();
    test::build(project)?;
    // Together, so that cargo settles the features of shared dependencies once.
    run(cargo().current_dir(&project.root).args([
        "build",
        "--bin",
        &project.names.bin_target,
        "--bin",
        "xtask",
        "--features",
        "xtask/load",
    ]))?;
    let mut uneven = Vec::new();
    for (name, this) in [("SQLite", Store::Sqlite), ("PostgreSQL", Store::Postgres)] {
        if interrupted() {
            return Err("interrupted".into());
        }
        if store != this && store != Store::Both {
            continue;
        }
        let cluster = match this {
            Store::Postgres => Some(Cluster::start()?),
            Store::Sqlite | Store::Both => None,
        };
        let url = cluster.as_ref().map(Cluster::url);
        if let Err(error) = drive(project, time, url.as_deref(), choices) {
            eprintln!("{name}: {error}");
            uneven.push(name);
        }
    }
    if uneven.is_empty() {
        Ok(())
    } else {
        Err(format!("not even on {}", uneven.join(" and ")).into())
    }
}

fn drive(
    project: &Project,
    time: Duration,
    database: Option<&str>,
    choices: &Choices,
) -> Result<()> {
    let me = project.shop(Profile::Development).with_file_name("xtask");
    let mut command = Command::new(me);
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
    run(&mut command)
}

/// Another one every time.
pub(crate) fn some_seed() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    since.as_secs() % 1_000_000
}
