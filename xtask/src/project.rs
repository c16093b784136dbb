//! Where things are. Names come from `[[workspace.metadata.leptos]]`, which `cargo leptos` reads too.

use std::path::PathBuf;

use serde::Deserialize;

use crate::run::{Result, cargo, read, run};

pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) names: Names,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Names {
    pub(crate) bin_target: String,
    pub(crate) lib_package: String,
    pub(crate) lib_profile_release: String,
    pub(crate) output_name: String,
    site_root: String,
    pub(crate) site_pkg_dir: String,
    style_file: String,
    assets_dir: String,
    end2end_dir: String,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    metadata: WorkspaceMetadata,
}

#[derive(Deserialize)]
struct WorkspaceMetadata {
    leptos: Vec<Names>,
}

impl Project {
    pub(crate) fn find() -> Result<Self> {
        let text = read(cargo().args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ]))?;
        let metadata: Metadata = serde_json::from_str(&text)
            .map_err(|error| format!("[[workspace.metadata.leptos]] in Cargo.toml: {error}"))?;
        let names = metadata.metadata.leptos.into_iter().next();
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            names: names.ok_or("Cargo.toml has no [[workspace.metadata.leptos]]")?,
        })
    }

    pub(crate) fn site(&self) -> PathBuf {
        self.root.join(&self.names.site_root)
    }

    pub(crate) fn style(&self) -> PathBuf {
        self.root.join(&self.names.style_file)
    }

    pub(crate) fn public(&self) -> PathBuf {
        self.root.join(&self.names.assets_dir)
    }

    pub(crate) fn end2end(&self) -> PathBuf {
        self.root.join(&self.names.end2end_dir)
    }

    pub(crate) fn frontend(&self) -> PathBuf {
        self.root.join(&self.names.lib_package)
    }

    /// The shop's binary, whether or not it has been built.
    pub(crate) fn shop(&self, profile: Profile) -> PathBuf {
        self.target
            .join(profile.folder())
            .join(&self.names.bin_target)
    }

    /// Builds the shop. Without `-p`, so that cargo settles the features of shared dependencies
    /// for all default members at once and compiles them once for the shop, its tests and us.
    pub(crate) fn build_shop(&self, profile: Profile) -> Result<PathBuf> {
        let mut command = cargo();
        command
            .current_dir(&self.root)
            .args(["build", "--bin", &self.names.bin_target]);
        if profile == Profile::Release {
            command.arg("--release");
        }
        run(&mut command)?;
        Ok(self.shop(profile))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Development,
    Release,
}

impl Profile {
    pub(crate) fn of(release: bool) -> Self {
        if release {
            Self::Release
        } else {
            Self::Development
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Development => "debug",
            Self::Release => "release",
        }
    }
}
