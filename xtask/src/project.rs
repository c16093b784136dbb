//! Where things are. Names come from `[[workspace.metadata.leptos]]`, which `cargo leptos` reads too.

use std::path::PathBuf;

use serde::Deserialize;

use crate::run::{Result, cargo, read, run, rustc};

/// The binary of buyers and notifications.
const LOAD: &str = "load";

/// Cargo counts what tests depend on when it settles features, so that a shop built beside a test is the
/// shop that the tests are linked to, and is compiled once.
const SMALLEST_TEST: &str = "languages";

pub struct Project {
    pub root: PathBuf,
    pub target: PathBuf,
    pub names: Names,
    tests: Vec<String>,
    /// What programs are compiled for here, such as `x86_64-unknown-linux-gnu`.
    pub host: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Names {
    pub bin_target: String,
    pub lib_package: String,
    pub lib_profile_release: String,
    pub output_name: String,
    site_root: String,
    pub site_pkg_dir: String,
    style_file: String,
    assets_dir: String,
    end2end_dir: String,
}

#[derive(Deserialize)]
struct Metadata {
    workspace_root: PathBuf,
    target_directory: PathBuf,
    metadata: WorkspaceMetadata,
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct WorkspaceMetadata {
    leptos: Vec<Names>,
}

impl Project {
    pub fn find() -> Result<Self> {
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
        let targets = metadata
            .packages
            .into_iter()
            .flat_map(|package| package.targets);
        let tests = targets.filter(|target| target.kind.iter().any(|kind| kind == "test"));
        Ok(Self {
            root: metadata.workspace_root,
            target: metadata.target_directory,
            names: names.ok_or("Cargo.toml has no [[workspace.metadata.leptos]]")?,
            tests: tests.map(|target| target.name).collect(),
            host: host()?,
        })
    }

    /// The names of the integration tests of all crates.
    pub fn tests(&self) -> impl Iterator<Item = &str> {
        self.tests.iter().map(String::as_str)
    }

    pub fn site(&self) -> PathBuf {
        self.root.join(&self.names.site_root)
    }

    pub fn style(&self) -> PathBuf {
        self.root.join(&self.names.style_file)
    }

    pub fn public(&self) -> PathBuf {
        self.root.join(&self.names.assets_dir)
    }

    pub fn end2end(&self) -> PathBuf {
        self.root.join(&self.names.end2end_dir)
    }

    pub fn frontend(&self) -> PathBuf {
        self.root.join(&self.names.lib_package)
    }

    /// The shop's binary, whether or not it has been built.
    pub fn shop(&self, profile: Profile) -> PathBuf {
        self.target
            .join(profile.folder())
            .join(&self.names.bin_target)
    }

    pub fn build_shop(&self, profile: Profile) -> Result<PathBuf> {
        self.build_binaries(profile, &[&self.names.bin_target])?;
        Ok(self.shop(profile))
    }

    /// Builds the load, and the shop that it looks for beside itself.
    pub fn build_load(&self, profile: Profile) -> Result<PathBuf> {
        self.build_binaries(profile, &[&self.names.bin_target, LOAD])?;
        Ok(self.shop(profile).with_file_name(LOAD))
    }

    /// Without `-p`, so that cargo settles the features of shared dependencies for all default
    /// members at once and compiles them once for the shop, its tests and us.
    fn build_binaries(&self, profile: Profile, names: &[&str]) -> Result<()> {
        let mut command = cargo();
        command.current_dir(&self.root).arg("build");
        for name in names {
            command.args(["--bin", name]);
        }
        match profile {
            Profile::Development => command.args(["--test", SMALLEST_TEST]),
            Profile::Release => command.arg("--release"),
            Profile::Simulation => command.args(["--profile", "simulation"]),
        };
        run(&mut command)
    }
}

fn host() -> Result<String> {
    let version = read(rustc().arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.ok_or("rustc does not tell its host")?.to_owned())
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    Development,
    Release,
    /// As fast as a release nearly, with what only development builds have for tests.
    Simulation,
}

impl Profile {
    pub fn of(release: bool) -> Self {
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
            Self::Simulation => "simulation",
        }
    }
}
