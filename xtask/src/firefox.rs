//! One purchase in Firefox: in an engine that is not the one of the other browser tests.

use std::path::PathBuf;
use std::process::Command;

use crate::browser;
use crate::fixture::Fixture;
use crate::project::Project;
use crate::run::{Result, find_program, run};
use crate::test::{self, Spent};

/// As Debian calls it.
const DEBIANS: &str = "firefox-esr";

pub(crate) fn test(project: &Project, spent: &mut Spent) -> Result<()> {
    browser::install_packages(project)?;
    let firefox = firefox()?;
    let built = test::build(project, spent)?;
    let mut command = Command::new("npx");
    command
        .current_dir(project.end2end())
        .args(["playwright", "test", "--config", "firefox.config.ts"])
        .env("SHOP_BIN", built.shop)
        .env("FIREFOX", firefox);
    Fixture::lay_out(project, &built.site)?.sell(&mut command);
    spent.step("firefox", || run(&mut command))
}

/// The system's Firefox: the one that `FIREFOX` names, or else that of the PATH.
fn firefox() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("FIREFOX").filter(|path| !path.is_empty()) {
        return Ok(named.into());
    }
    let installed = || [DEBIANS, "firefox"].into_iter().find_map(find_program);
    if let Some(found) = installed() {
        return Ok(found);
    }
    test::need("Firefox", DEBIANS)?;
    installed().ok_or_else(|| "Firefox was installed, but is not in the PATH".into())
}
