//! What browser tests, the soak and the bench buy: the goods of `server/tests/fixture`, not the
//! demo's.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::Project;
use crate::run::Result;
use crate::site::{SITE, Site};

/// Names the file that fills an empty database.
const CATALOGUE: &str = "SHOP_CATALOGUE";
/// Names the shop that sells them.
const SHOP: &str = "SHOP_CONFIG";

/// The goods that nobody sells, and a site with their pictures.
pub struct Fixture {
    catalogue: PathBuf,
    shop: PathBuf,
    site: PathBuf,
}

impl Fixture {
    /// Names the goods and the site that was laid out last.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self {
            catalogue: folder(project).join("catalogue.toml"),
            shop: folder(project).join("shop.toml"),
            site: project.target.join("fixture-site"),
        }
    }

    /// Puts the pictures of the goods beside everything else that a built site has.
    pub(crate) fn lay_out(project: &Project, built: &Site) -> Result<Self> {
        let fixture = Self::of(project);
        if fixture.site.exists() {
            std::fs::remove_dir_all(&fixture.site)?;
        }
        link_all(&built.folder, &fixture.site)?;
        let assets = fixture.site.join(built.assets.trim_start_matches('/'));
        link_all(&folder(project).join("pictures"), &assets.join("pictures"))?;
        Ok(fixture)
    }

    /// The variables of a shop that sells them, whatever site it has.
    pub fn variables(&self) -> impl Iterator<Item = (String, String)> {
        let of = |name: &str, path: &Path| (name.to_owned(), path.display().to_string());
        [of(CATALOGUE, &self.catalogue), of(SHOP, &self.shop)].into_iter()
    }

    /// Has the shop of this command sell them.
    pub fn sell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env(CATALOGUE, &self.catalogue)
            .env(SHOP, &self.shop)
            .env(SITE, &self.site)
    }
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("server/tests/fixture")
}

fn link_all(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    let entries =
        std::fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            link_all(&entry.path(), &target)?;
        } else if std::fs::hard_link(entry.path(), &target).is_err() {
            // Another file system, or one without links.
            std::fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_linked_beside_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for (path, text) in [("from/a/b.svg", "one"), ("to/a/c.svg", "two")] {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        link_all(&from, &to).unwrap();
        let read = |name: &str| std::fs::read_to_string(to.join(name)).unwrap();
        assert_eq!(
            (read("a/b.svg"), read("a/c.svg")),
            ("one".into(), "two".into())
        );
    }
}
