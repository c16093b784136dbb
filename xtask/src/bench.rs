//! `cargo xtask bench` and `cargo xtask load`: builds the shop and the load for release, and lets the load measure.

use std::process::Command;
use std::time::Duration;

use crate::browser;
use crate::fixture::Fixture;
use crate::project::{Profile, Project};
use crate::run::{Result, find_program, pinned_to, run};
use crate::site::{self, Quality};
use crate::soak::Store;

/// Measures everything, or what is named alone.
pub(crate) fn bench(
    project: &Project,
    rounds: u32,
    seconds: u64,
    alone: Option<&str>,
) -> Result<()> {
    let mut load = built(project)?;
    load.args(["measure", "--rounds", &rounds.to_string()])
        .args(alone);
    run(load.args(["--seconds", &seconds.to_string()]))
}

/// Loads a shop with a million old orders for a time.
pub(crate) fn sustain(project: &Project, time: Duration, store: Store) -> Result<()> {
    let mut load = built(project)?;
    load.args(["sustain", "--seconds", &time.as_secs().to_string()]);
    run(load.args(["--database", &store.name()]))
}

/// The load, with the shop that it measures.
fn built(project: &Project) -> Result<Command> {
    if browser::has_packages_listed(project) && find_program("npm").is_some() {
        browser::install_packages(project)?;
    }
    let site = site::build(project, Quality::Best)?;
    Fixture::lay_out(project, &site)?;
    let load = project.build_load(Profile::Release)?;
    // The load, and with it the sandbox, gets the second core; what is measured gets the first.
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut command = match pinned_to(1).filter(|_| cores > 1) {
        Some(mut taskset) => {
            taskset.arg(load);
            taskset
        }
        None => Command::new(load),
    };
    command.current_dir(&project.root);
    Ok(command)
}
