//! Which crate may use which, and which room of the server may use which.

mod crates;
mod imports;
mod rooms;

use crate::project::Project;
use crate::run::Result;
use crate::tree::{Tree, report};

pub(crate) fn check(project: &Project) -> Result<()> {
    let files = Tree::read(&project.root)?;
    let mut faults = Vec::new();
    crates::check(&files, &mut faults)?;
    rooms::check(&files, &mut faults);
    report(&faults, "against the layering")
}
