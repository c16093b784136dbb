//! `cargo xtask dist`: one archive with everything that a server needs, its bill of materials, and
//! the checksums of both.

mod bill;

use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest as _, Sha256};

use crate::project::{Profile, Project};
use crate::run::{Result, cargo, read, run};
use crate::site::{self, Quality, Site};

/// What is shipped beside the binary and the site, from the project's root.
const FILES: [&str; 6] = [
    "shop.toml",
    ".env.example",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "deploy",
];

pub(crate) fn dist(project: &Project) -> Result<()> {
    let site = site::build(project, Quality::Best)?;
    let shop = project.build_shop(Profile::Release)?;
    let version = version_of(&shop)?;
    let archive = pack(project, &site, &shop, &version)?;
    eprintln!("archive   {}", archive.display());
    Ok(())
}

/// What `shop --version` says behind its name.
fn version_of(shop: &Path) -> Result<String> {
    let said = read(Command::new(shop).arg("--version"))?;
    let version = said.split_whitespace().nth(1);
    Ok(version
        .ok_or("the shop does not tell its version")?
        .to_owned())
}

/// Puts a folder together, and the archive and the checksums beside it.
fn pack(project: &Project, site: &Site, shop: &Path, version: &str) -> Result<PathBuf> {
    let name = format!("{}-{version}-{}", project.names.bin_target, project.host);
    let dist = project.target.join("dist");
    let folder = dist.join(&name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    std::fs::copy(shop, folder.join(&project.names.bin_target))?;
    copy_all(&site.folder, &folder.join("site"))?;
    for file in FILES {
        copy_all(&project.root.join(file), &folder.join(file))?;
    }
    let bill = bill::of(&materials(project)?)?;
    std::fs::write(folder.join("bom.cdx.json"), &bill)?;
    let bill_beside = dist.join(format!("{name}.cdx.json"));
    std::fs::write(&bill_beside, &bill)?;

    let archive = dist.join(format!("{name}.tar.gz"));
    // The same files make the same archive, whenever and by whomever it is made.
    let tar = dist.join(format!("{name}.tar"));
    run(Command::new("tar")
        .current_dir(&dist)
        .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner"])
        .args(["--mode=u+rw,go+r,go-w", "--mtime=@0", "-cf"])
        .arg(&tar)
        .arg(&name))?;
    run(Command::new("gzip").args(["-9nf"]).arg(&tar))?;
    let sums = checksums(&[&archive, &bill_beside])?;
    std::fs::write(dist.join(format!("{name}.sha256")), sums)?;
    Ok(archive)
}

fn copy_all(from: &Path, to: &Path) -> Result<()> {
    let told = |error: std::io::Error| format!("{}: {error}", from.display());
    if !from.is_dir() {
        std::fs::copy(from, to).map_err(told)?;
        return Ok(());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).map_err(told)? {
        let entry = entry?;
        copy_all(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// As `sha256sum` writes and reads them.
fn checksums(files: &[&Path]) -> Result<String> {
    let mut sums = String::new();
    for file in files {
        let digest = Sha256::digest(std::fs::read(file)?);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        sums.push_str(&format!("{hex}  {name}\n"));
    }
    Ok(sums)
}

/// What cargo tells of the crates that the binary and the WASM are made of.
fn materials(project: &Project) -> Result<bill::Materials> {
    let metadata = |platform: &str| {
        read(cargo().current_dir(&project.root).args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
            platform,
        ]))
    };
    Ok(bill::Materials {
        roots: vec![
            ("server".to_owned(), metadata(&project.host)?),
            (
                project.names.lib_package.clone(),
                metadata("wasm32-unknown-unknown")?,
            ),
        ],
        lock: std::fs::read_to_string(project.root.join("Cargo.lock"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bill_lists_what_the_shop_is_made_of_and_nothing_that_only_tests_need() {
        let project = Project::find().unwrap();
        let bill = bill::of(&materials(&project).unwrap()).unwrap();
        let bill: serde_json::Value = serde_json::from_str(&bill).unwrap();
        assert_eq!(bill["bomFormat"], "CycloneDX");
        let components = bill["components"].as_array().unwrap();
        let find = |name: &str| components.iter().find(|part| part["name"] == name);
        for used in ["axum", "leptos", "sea-orm", "domain", "web-sys"] {
            assert!(find(used).is_some(), "{used} is missing");
        }
        for unused in ["proptest", "scraper", "tempfile"] {
            assert!(find(unused).is_none(), "{unused} is in no binary");
        }
        let axum = find("axum").unwrap();
        let version = axum["version"].as_str().unwrap();
        assert_eq!(axum["purl"], format!("pkg:cargo/axum@{version}"));
        assert_eq!(axum["licenses"][0]["expression"], "MIT");
        assert_eq!(axum["hashes"][0]["content"].as_str().unwrap().len(), 64);
        let refs: Vec<&str> = components
            .iter()
            .map(|part| part["bom-ref"].as_str().unwrap())
            .collect();
        let root = bill["metadata"]["component"]["bom-ref"].as_str().unwrap();
        for dependency in bill["dependencies"].as_array().unwrap() {
            let named = dependency["dependsOn"].as_array().unwrap();
            for name in named.iter().chain([&dependency["ref"]]) {
                let name = name.as_str().unwrap();
                assert!(
                    refs.contains(&name) || name == root,
                    "{name} is listed nowhere"
                );
            }
        }
        let again = bill::of(&materials(&project).unwrap()).unwrap();
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&again).unwrap(),
            bill
        );
    }

    #[test]
    fn checksums_are_those_that_sha256sum_reads() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.tar.gz");
        std::fs::write(&file, "hello\n").unwrap();
        assert_eq!(
            checksums(&[&file]).unwrap(),
            "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  a.tar.gz\n"
        );
    }
}
