//! `cargo xtask simulate`: purchases on a simulated network and clock, decided by one seed; at the end
//! of each world the money is counted on both sides.
//!
//! This half builds; the buyers are in the `load` crate.

use std::process::Command;

use clap::Args;

use crate::project::{Profile, Project};
use crate::run::{Result, run};
use crate::soak::some_seed;

/// How much to simulate.
#[derive(Args, Clone)]
pub(crate) struct Extent {
    /// So many purchases
    #[arg(long, default_value_t = 1_000)]
    pub purchases: u64,
    /// For so many seconds instead
    #[arg(long, conflicts_with = "purchases")]
    pub seconds: Option<u64>,
    /// Begins with the world of this seed; usually another one every time
    #[arg(long)]
    pub seed: Option<u64>,
    /// That world alone, to see again what was found in it
    #[arg(long, requires = "seed")]
    pub world: bool,
}

impl Extent {
    /// As long as a part of the tests may take.
    pub(crate) fn of_seconds(seconds: u64) -> Self {
        Self {
            purchases: 0,
            seconds: Some(seconds),
            seed: None,
            world: false,
        }
    }
}

/// Builds the load in this profile, and has it simulate.
pub(crate) fn simulate(project: &Project, profile: Profile, extent: &Extent) -> Result<()> {
    let load = project.build_load(profile)?;
    let seed = extent.seed.unwrap_or_else(some_seed);
    let mut command = Command::new(load);
    command
        .current_dir(&project.root)
        .args(["simulate", "--seed", &seed.to_string()]);
    match extent.seconds {
        Some(seconds) => command.args(["--seconds", &seconds.to_string()]),
        None => command.args(["--purchases", &extent.purchases.to_string()]),
    };
    if extent.world {
        command.arg("--world");
    }
    run(&mut command)
}
