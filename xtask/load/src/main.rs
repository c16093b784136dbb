//! Who takes part in `cargo xtask soak` and `cargo xtask bench`: buyers, notifications, kills and
//! faults, and what the shop's figures are compared with.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod bench;
mod books;
mod html;
mod http;
mod processes;
#[cfg(debug_assertions)]
mod simulation;
mod soak;

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
#[cfg(debug_assertions)]
use simulation::Extent;
use xtask::project::Project;
use xtask::run::Result;
use xtask::soak::{Choices, Store};

/// The shop's own, so that the yardstick does not lose by its allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Started by `cargo xtask soak`, `bench` and `load`.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Drive random buyers and count the money
    Drive {
        #[arg(long)]
        seconds: u64,
        /// A SQLite file of its own if none is given
        #[arg(long)]
        database: Option<String>,
        #[command(flatten)]
        choices: Choices,
    },
    /// Measure everything and print the figures
    Measure {
        #[arg(long)]
        rounds: u32,
        #[arg(long)]
        seconds: u64,
        /// Pages, and nothing else
        #[arg(long)]
        pages: bool,
        /// A report of a million lines, and nothing else
        #[arg(long)]
        reports: bool,
        /// Notifications that are acknowledged, and nothing else
        #[arg(long)]
        notifications: bool,
    },
    /// Load a shop with a million old orders for a time, and print the figures
    Sustain {
        #[arg(long)]
        seconds: u64,
        #[arg(long, value_enum)]
        database: Store,
    },
    /// Simulate purchases in this process and count the money
    #[cfg(debug_assertions)]
    Simulate {
        #[arg(long, required_unless_present_any = ["seconds", "world"])]
        purchases: Option<u64>,
        #[arg(long, conflicts_with = "purchases")]
        seconds: Option<u64>,
        #[arg(long)]
        seed: u64,
        /// The one world of this seed
        #[arg(long)]
        world: bool,
    },
    /// Serve the bare handler that pages are compared with
    Yardstick { addr: SocketAddr },
    /// Measure how many rows a second the bare database commits
    Commits {
        database: String,
        #[arg(long)]
        seconds: u64,
    },
}

fn main() -> ExitCode {
    match perform(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Drive {
            seconds,
            database,
            choices,
        } => {
            let time = Duration::from_secs(seconds);
            soak::drive::drive(&Project::find()?, time, database.as_deref(), &choices)
        }
        Task::Measure {
            rounds,
            seconds,
            pages,
            reports,
            notifications,
        } => {
            let (project, time) = (Project::find()?, Duration::from_secs(seconds));
            if reports {
                bench::measure::measure_reports(&project)
            } else if notifications {
                bench::measure::measure_notifications(&project, rounds, time)
            } else if pages {
                bench::measure::measure_pages(&project, rounds, time)
            } else {
                bench::measure::measure(&project, rounds, time)
            }
        }
        Task::Sustain { seconds, database } => bench::measure::measure_sustained(
            &Project::find()?,
            Duration::from_secs(seconds),
            database,
        ),
        #[cfg(debug_assertions)]
        Task::Simulate {
            purchases,
            seconds,
            seed,
            world,
        } => {
            let extent = match (purchases, seconds) {
                (Some(purchases), _) => Extent::Purchases(purchases),
                (None, seconds) => Extent::Time(Duration::from_secs(seconds.unwrap_or(0))),
            };
            simulation::simulate(&Project::find()?, extent, seed, world)
        }
        Task::Yardstick { addr } => one_core()?.block_on(bench::yardstick::serve(addr)),
        Task::Commits { database, seconds } => {
            let measured = bench::commits::measure(&database, Duration::from_secs(seconds));
            println!("{}", one_core()?.block_on(measured)?);
            Ok(())
        }
    }
}

/// As the shop has it when it is pinned to one core.
fn one_core() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?)
}
