//! `cargo xtask serve`: the shop with everything it needs, on this machine.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::project::{Profile, Project};
use crate::run::{Background, Result, interrupted, watch_for_interrupts};
use crate::site::{self, Quality, SITE, Site};

/// Builds and starts the shop, which itself says where to look once it is open, and gives the code
/// that it ends with.
pub(crate) fn serve(project: &Project, release: bool) -> Result<i32> {
    let site = site::build(project, Quality::of(release))?;
    let shop = project.build_shop(Profile::of(release))?;

    watch_for_interrupts();
    let mut running = Background::start(&mut shop_command(project, &shop, &site))?;
    let mut asked = false;
    loop {
        if let Some(code) = running.ended()? {
            return Ok(code);
        }
        if interrupted() && !asked {
            asked = true;
            running.ask_to_end();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// In the project's root, where the database, the keys and the mails go, with the site just built.
fn shop_command(project: &Project, shop: &Path, site: &Site) -> Command {
    let mut command = Command::new(shop);
    command
        .arg("serve")
        .current_dir(&project.root)
        .env(SITE, &site.folder);
    command
}
