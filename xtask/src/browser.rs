//! The browser tests, and the npm packages they bring.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::fixture::Fixture;
use crate::project::Project;
use crate::run::{Result, find_program, run};
use crate::system;
use crate::test::{self, Missing, Spent};

pub(crate) fn test(project: &Project, spent: &mut Spent) -> Result<()> {
    install_packages(project)?;
    // Playwright runs what does not fit together, up to the line that does not.
    spent.step("types", || {
        run(Command::new("npx")
            .current_dir(project.end2end())
            .args(["tsc", "--noEmit"]))
    })?;
    let built = test::build(project, spent)?;
    let chromium = chromium(project)?;
    let mut command = Command::new("npx");
    command
        .current_dir(project.end2end())
        .args(["playwright", "test"])
        .env("SHOP_BIN", built.shop);
    Fixture::lay_out(project, &built.site)?.sell(&mut command);
    if let Some(chromium) = chromium {
        command.env("CHROMIUM", chromium);
    }
    spent.step("browsers", || run(&mut command))
}

pub(crate) fn has_packages_listed(project: &Project) -> bool {
    project.end2end().join("package-lock.json").is_file()
}

/// `npm ci`, unless the packages of the lock file are there already.
pub(crate) fn install_packages(project: &Project) -> Result<()> {
    let folder = project.end2end();
    let modified = |path: &Path| {
        std::fs::metadata(path)
            .and_then(|metadata| metadata.modified())
            .ok()
    };
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= modified(&folder.join("package-lock.json")) {
        return Ok(());
    }
    if find_program("npm").is_none() {
        test::need("npm", "nodejs npm")?;
    }
    run(Command::new("npm")
        .current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"]))
}

/// Chromium without the parts that draw windows, which needs a third less of the processor.
const HEADLESS: &str = "chromium-headless-shell";

/// The system's browser; `None` leaves Playwright to its own.
fn chromium(project: &Project) -> Result<Option<PathBuf>> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        return Ok(Some(named.into()));
    }
    if let Some(found) = find_program(HEADLESS) {
        return Ok(Some(found));
    }
    // Not every release of Debian has it.
    if system::may_install() && system::install(HEADLESS).is_ok() {
        return Ok(find_program(HEADLESS));
    }
    let installed = || {
        ["chromium", "chromium-browser"]
            .into_iter()
            .find_map(find_program)
    };
    if let Some(found) = installed() {
        return Ok(Some(found));
    }
    if system::may_install() {
        system::install("chromium")?;
        return installed()
            .map(Some)
            .ok_or_else(|| "chromium was installed, but is not in the PATH".into());
    }
    run(Command::new("npx").current_dir(project.end2end()).args([
        "playwright",
        "install",
        "chromium",
    ]))
    .map_err(|error| {
        Missing(format!(
            "no Chromium ({error}); type: {}",
            system::how_to_install("chromium")
        ))
    })?;
    Ok(None)
}
