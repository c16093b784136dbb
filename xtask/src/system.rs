//! System packages: ours to install when we are root on Debian or run in CI; otherwise not.

use std::process::Command;

use crate::run::{Result, find_program, read, run};

pub(crate) fn is_root() -> bool {
    read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

pub(crate) fn may_install() -> bool {
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    find_program("apt-get").is_some() && (is_root() || (ci && find_program("sudo").is_some()))
}

pub(crate) fn install(packages: &str) -> Result<()> {
    // A fresh image has no package lists, and old ones name files that are gone.
    run(apt_get().arg("update"))?;
    run(apt_get()
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages.split(' ')))
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "apt-get"]);
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
    command
}

pub(crate) fn how_to_install(packages: &str) -> String {
    format!("sudo apt-get install -y {packages}")
}
