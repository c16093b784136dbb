//! Programs that come from `PyPI`, each list of them in an environment of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Result, find_program, read, run};
use crate::test;

pub(crate) struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// Makes the environment and installs what the list pins, unless that has been done for this
    /// very list.
    pub(crate) fn install(folder: PathBuf, list: &Path) -> Result<Self> {
        let environment = Self { folder };
        let wanted = std::fs::read(list).map_err(|error| format!("{}: {error}", list.display()))?;
        let installed = environment.folder.join("installed.txt");
        let python = environment.program("python");
        if std::fs::read(&installed).is_ok_and(|installed| installed == wanted) && python.is_file()
        {
            return Ok(environment);
        }
        // A Debian without python3-venv has the module, but it ends half way.
        if find_program("python3").is_none()
            || read(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_err()
        {
            test::need("Python with venv", "python3 python3-venv")?;
        }
        run(Command::new("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&environment.folder))?;
        run(Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "-r",
            ])
            .arg(list))?;
        std::fs::write(installed, wanted)?;
        Ok(environment)
    }

    /// Where a program of the environment is.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folder.join("bin").join(name)
    }
}
