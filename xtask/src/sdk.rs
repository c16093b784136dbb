//! The official Python SDK against the sandbox: a second opinion on every signature and field.

use std::process::Command;

use crate::project::Project;
use crate::python::Environment;
use crate::run::{Result, run};
use crate::site::SITE;
use crate::test::{self, Spent};

pub(crate) fn check(project: &Project, spent: &mut Spent) -> Result<()> {
    let folder = project.end2end();
    let list = folder.join("requirements.txt");
    let environment = spent.step("packages", || {
        Environment::install(folder.join(".venv"), &list)
    })?;
    let built = test::build(project, spent)?;
    spent.step("checks", || {
        run(Command::new(environment.program("python"))
            .current_dir(&project.root)
            .arg(folder.join("sdk/check.py"))
            .env("SHOP_BIN", built.shop)
            .env(SITE, built.site.folder)
            .env("PYTHONDONTWRITEBYTECODE", "1"))
    })
}
