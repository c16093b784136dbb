//! The project's tasks. Nothing has to be installed for them but rustup, a C compiler, Node and npm.
//!
//! | command | what it does |
//! |---|---|
//! | `cargo xtask site [--release]` | builds what browsers load into `target/site` |
//! | `cargo xtask serve [--release]` | builds the site and the shop, starts it with the sandbox gateway, says where to look |
//! | `cargo xtask new-shop FOLDER` | asks six questions and makes a shop of one's own from this one |
//! | `cargo xtask dist` | puts what a server needs into one archive, with its bill of materials and checksums |
//! | `cargo xtask book` | makes a book of the documents, with `mdbook` |
//! | `cargo xtask test [--part PART]…` | formatting, lints, layering, licences of what is used, docs, tests on `SQLite` and `PostgreSQL`, budgets, browsers, the official SDK |
//! | `cargo xtask check` | what takes minutes of it: formatting, lints, layering, tests on `SQLite` without the matrices of faults and crashes |
//! | `cargo xtask soak --minutes N` | random buyers against random faults and kills; counts the money on both sides |
//! | `cargo xtask simulate --purchases N` | purchases on a simulated network and clock, decided by a seed; counts the money on both sides |
//! | `cargo xtask bench` | the figures of a release build, each beside its budget |
//!
//! # The site
//!
//! The WASM is bound by `wasm-bindgen` as a library, in the version that `Cargo.lock` pins. Style
//! sheets become one, drawings become pictures in every tone, and all of it goes to
//! `target/site/pkg/<hash>/`, where the hash is that of the content, with a brotli twin beside
//! every file that gets smaller by it. `target/site/site.json` tells the server the hash. A second
//! run without a change does nothing.
//!
//! # The tests
//!
//! The last lines name every part with its time, where that went, and what came of it; a part that
//! did not run is named too, and fails the run when `CI=true`. Above them stand the slowest tests. System packages (`PostgreSQL`, Chromium, Python's
//! venv) are installed when we are root on Debian or in CI; elsewhere the command to type is shown.
//!
//! # The figures
//!
//! The shop gets one core, the load generator the other. Pages are given as fractions of what a
//! bare axum handler reaches in the same minutes, because a machine's own speed changes from one
//! hour to the next and ratios do not.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod bench;
mod book;
mod browser;
pub mod budgets;
mod citations;
mod compress;
mod coverage;
mod css;
mod deny;
mod dist;
mod firefox;
pub mod fixture;
mod layering;
mod new_shop;
mod pictures;
mod portable;
pub mod postgres;
pub mod project;
mod python;
pub mod run;
mod rust_source;
mod sdk;
mod serve;
mod simulate;
pub mod site;
pub mod soak;
mod system;
mod test;
mod tree;
mod wasm;

use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};

use project::Project;
use site::Quality;

/// Build, serve, test and measure the shop.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build what browsers load into target/site
    Site {
        /// Compress as well as possible
        #[arg(long)]
        release: bool,
    },
    /// Build and start the shop, with `SQLite` and the sandbox gateway
    Serve {
        #[arg(long)]
        release: bool,
    },
    /// Make a shop of one's own from this one, in a folder
    NewShop(new_shop::Questions),
    /// Put what a server needs into one archive, with its bill of materials and checksums
    Dist,
    /// Make a book of the documents
    Book,
    /// Run every check there is
    Test {
        /// Run this part alone; may be given several times
        #[arg(long, alias = "only", value_name = "PART", value_enum)]
        part: Vec<test::Part>,
        /// What runs the Rust tests
        #[arg(long, value_enum, default_value_t)]
        runner: test::Runner,
    },
    /// Run the checks that take minutes: no faults, no crashes, no browsers
    Check {
        /// What runs the Rust tests
        #[arg(long, value_enum, default_value_t)]
        runner: test::Runner,
    },
    /// Measure a release build and print the figures beside their budgets
    Bench {
        /// How often everything is measured; medians count
        #[arg(long, default_value_t = 5)]
        rounds: u32,
        /// Seconds for each measurement
        #[arg(long, default_value_t = 3)]
        seconds: u64,
        /// Measure the pages alone
        #[arg(long, conflicts_with = "reports")]
        pages: bool,
        /// Measure a report of a million lines alone
        #[arg(long, conflicts_with = "notifications")]
        reports: bool,
        /// Measure the notifications that are acknowledged alone
        #[arg(long, conflicts_with = "pages")]
        notifications: bool,
    },
    /// Load a release build with a million old orders, for hours, and print what fails and what grows
    Load {
        #[arg(long, default_value_t = 1.0)]
        hours: f64,
        #[arg(long, value_enum, default_value = "both")]
        database: soak::Store,
    },
    /// Simulate purchases, with losses, repeats and deaths of processes, and count the money
    Simulate(simulate::Extent),
    /// Let random buyers loose on real processes, with faults and kills, and count the money
    Soak {
        /// For how long, on each database
        #[arg(long)]
        minutes: f64,
        #[arg(long, value_enum, default_value = "both")]
        database: soak::Store,
        #[command(flatten)]
        choices: soak::Choices,
    },
}

/// Does what the command line asks for.
#[must_use]
pub fn main() -> ExitCode {
    let task = Arguments::parse().task;
    match perform(task) {
        Ok(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> run::Result<i32> {
    let project = Project::find()?;
    match task {
        Task::Site { release } => site::build(&project, Quality::of(release)).map(|_| 0),
        Task::Serve { release } => serve::serve(&project, release),
        Task::Dist => dist::dist(&project).map(|()| 0),
        Task::Book => book::book(&project).map(|()| 0),
        Task::NewShop(questions) => new_shop::make(&project, &questions).map(|()| 0),
        Task::Test { part, runner } => Ok(i32::from(!test::test(&project, &part, runner))),
        Task::Check { runner } => Ok(i32::from(!test::check(&project, runner))),
        Task::Bench {
            rounds,
            seconds,
            pages,
            reports,
            notifications,
        } => {
            let alone = pages
                .then_some("--pages")
                .or(reports.then_some("--reports"))
                .or(notifications.then_some("--notifications"));
            bench::bench(&project, rounds, seconds, alone).map(|()| 0)
        }
        Task::Load { hours, database } => {
            let time = Duration::try_from_secs_f64(hours * 3600.0)?;
            bench::sustain(&project, time, database).map(|()| 0)
        }
        Task::Simulate(extent) => {
            simulate::simulate(&project, project::Profile::Simulation, &extent).map(|()| 0)
        }
        Task::Soak {
            minutes,
            database,
            choices,
        } => {
            let time = Duration::try_from_secs_f64(minutes * 60.0)?;
            soak::soak(
                &project,
                time,
                database,
                &choices,
                &mut test::Spent::default(),
            )
            .map(|()| 0)
        }
    }
}
