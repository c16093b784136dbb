//! `cargo xtask bench`: builds for release, then lets the measuring half of this program, built
//! for release as well, do the rest.

#[cfg(feature = "load")]
pub(crate) mod commits;
#[cfg(feature = "load")]
mod first_view;
#[cfg(feature = "load")]
mod load;
#[cfg(feature = "load")]
pub(crate) mod measure;
#[cfg(feature = "load")]
mod notifications;
#[cfg(feature = "load")]
mod notified;
#[cfg(feature = "load")]
mod orders;
#[cfg(feature = "load")]
mod pages;
#[cfg(feature = "load")]
mod report;
#[cfg(feature = "load")]
mod waiting;
#[cfg(feature = "load")]
pub(crate) mod yardstick;

use std::process::Command;

use crate::browser;
use crate::project::{Profile, Project};
use crate::run::{Result, cargo, find_program, run};
use crate::site::{self, Quality};

pub(crate) fn bench(project: &Project, rounds: u32, seconds: u64) -> Result<()> {
    if browser::has_packages_listed(project) && find_program("npm").is_some() {
        browser::install_packages(project)?;
    }
    site::build(project, Quality::Best)?;
    run(cargo().current_dir(&project.root).args([
        "build",
        "--release",
        "--bin",
        &project.names.bin_target,
        "--bin",
        "xtask",
        "--features",
        "xtask/load",
    ]))?;
    let me = project.shop(Profile::Release).with_file_name("xtask");
    // The load, and with it the sandbox, gets the second core; what is measured gets the first.
    let mut command = match pinned_to(1) {
        Some(mut taskset) => {
            taskset.arg(me);
            taskset
        }
        None => Command::new(me),
    };
    command
        .current_dir(&project.root)
        .args(["measure", "--rounds", &rounds.to_string()]);
    run(command.args(["--seconds", &seconds.to_string()]))
}

/// The start of a command that runs on one core only, where that can be had.
pub(crate) fn pinned_to(core: usize) -> Option<Command> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let taskset = find_program("taskset")?;
    let pinned_already = cfg!(feature = "load");
    (cores > core || pinned_already).then(|| {
        let mut command = Command::new(taskset);
        command.args(["-c", &core.to_string()]);
        command
    })
}
