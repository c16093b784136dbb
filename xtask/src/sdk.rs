//! The official Python SDK against the sandbox: a second opinion on every signature and field.

use std::path::Path;
use std::process::Command;

use crate::project::Project;
use crate::run::{Result, find_program, read, run};
use crate::site::SITE;
use crate::test::{self, Spent};

pub(crate) fn check(project: &Project, spent: &mut Spent) -> Result<()> {
    let folder = project.end2end();
    let environment = folder.join(".venv");
    spent.step("packages", || install(&folder, &environment))?;
    let built = test::build(project, spent)?;
    spent.step("checks", || {
        run(Command::new(environment.join("bin/python"))
            .current_dir(&project.root)
            .arg(folder.join("sdk/check.py"))
            .env("SHOP_BIN", built.shop)
            .env(SITE, built.site.folder)
            .env("PYTHONDONTWRITEBYTECODE", "1"))
    })
}

/// Makes the virtual environment and installs what requirements.txt pins, unless that has been
/// done for this very list.
fn install(folder: &Path, environment: &Path) -> Result<()> {
    let list = folder.join("requirements.txt");
    let wanted = std::fs::read(&list).map_err(|error| format!("{}: {error}", list.display()))?;
    let installed = environment.join("installed.txt");
    let python = environment.join("bin/python");
    if std::fs::read(&installed).is_ok_and(|installed| installed == wanted) && python.is_file() {
        return Ok(());
    }
    // A Debian without python3-venv has the module, but it ends half way.
    if find_program("python3").is_none()
        || read(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_err()
    {
        test::need("Python with venv", "python3 python3-venv")?;
    }
    run(Command::new("python3")
        .args(["-m", "venv", "--clear"])
        .arg(environment))?;
    run(Command::new(&python)
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "-r",
        ])
        .arg(&list))?;
    Ok(std::fs::write(installed, wanted)?)
}
