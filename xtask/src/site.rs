//! `cargo xtask site`: everything a browser loads, under a folder named by its content, so that
//! it may be cached for ever.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::project::Project;
use crate::run::Result;
use crate::wasm::Files;
use crate::{compress, css, pictures, wasm};

pub(crate) use crate::compress::Quality;

/// Names where the shop finds its site.
pub const SITE: &str = "SHOP_SITE";

pub struct Site {
    pub folder: PathBuf,
    /// What pages put before the names of files: `/pkg/<hash>`.
    pub assets: String,
}

/// What the server reads when it starts.
#[derive(Serialize, Deserialize)]
struct SiteJson {
    assets: String,
}

/// What the site was made from, so that a second run has nothing to do.
#[derive(Serialize, Deserialize)]
struct Stamp {
    inputs: String,
    quality: Quality,
}

impl Site {
    /// The site as it was last built.
    pub fn open(project: &Project) -> Result<Self> {
        let folder = project.site();
        let path = folder.join("site.json");
        let text = std::fs::read_to_string(&path)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let json: SiteJson = serde_json::from_str(&text)?;
        Ok(Self {
            folder,
            assets: json.assets,
        })
    }

    /// Where the file of an address such as `/pkg/<hash>/shop.js` lies.
    pub(crate) fn file(&self, address: &str) -> PathBuf {
        self.folder.join(address.trim_start_matches('/'))
    }
}

pub(crate) fn build(project: &Project, quality: Quality) -> Result<Site> {
    wasm::ensure_target()?;
    let compiled = std::fs::read(wasm::compile(project)?)?;
    let sources = Sources::read(project, compiled)?;
    let inputs = sources.hash(project);
    if let Some(site) = unchanged(project, &inputs, quality) {
        eprintln!("site      {} (unchanged)", site.assets);
        return Ok(site);
    }

    let files = sources.make(project)?;
    let site = write(project, &files, quality)?;
    std::fs::write(
        stamp_path(project),
        serde_json::to_vec(&Stamp { inputs, quality })?,
    )?;
    eprintln!("site      {} ({} files)", site.assets, files.len());
    Ok(site)
}

fn stamp_path(project: &Project) -> PathBuf {
    project.target.join("site.stamp")
}

fn unchanged(project: &Project, inputs: &str, quality: Quality) -> Option<Site> {
    let stamp: Stamp = serde_json::from_slice(&std::fs::read(stamp_path(project)).ok()?).ok()?;
    let site = Site::open(project).ok()?;
    (stamp.inputs == inputs && stamp.quality >= quality && site.file(&site.assets).is_dir())
        .then_some(site)
}

struct Sources {
    compiled: Vec<u8>,
    style: String,
    boot: String,
    public: Files,
}

impl Sources {
    fn read(project: &Project, compiled: Vec<u8>) -> Result<Self> {
        let boot = project.frontend().join("boot.js");
        let mut public = Files::new();
        wasm::read_folder(&project.public(), &project.public(), &mut public)?;
        Ok(Self {
            compiled,
            style: css::inline_imports(&project.style())?,
            boot: std::fs::read_to_string(&boot)
                .map_err(|error| format!("{}: {error}", boot.display()))?,
            public,
        })
    }

    fn hash(&self, project: &Project) -> String {
        let mut hash = Sha256::new();
        hash.update(tools(project));
        for part in [
            self.compiled.as_slice(),
            self.style.as_bytes(),
            self.boot.as_bytes(),
        ] {
            add(&mut hash, part);
        }
        for (name, content) in &self.public {
            add(&mut hash, name.as_bytes());
            add(&mut hash, content);
        }
        hex(hash)
    }

    fn make(self, project: &Project) -> Result<Files> {
        let mut files = bundle(project, &self.compiled)?;
        files.insert("main.css".into(), css::minify(&self.style)?.into_bytes());
        let script = format!("{}.js", project.names.output_name);
        let bindings = files
            .remove(&script)
            .ok_or("there is no JavaScript for the WASM")?;
        files.insert(
            "boot.js".into(),
            wasm::join(&script, &bindings, &self.boot)?,
        );

        let mut public = self.public;
        let tones = match public.remove("pictures/tones.toml") {
            Some(text) => pictures::read_tones(&String::from_utf8(text)?)?,
            None => pictures::Tones::new(),
        };
        for (name, content) in public {
            let drawing = name
                .strip_prefix("pictures/")
                .and_then(|name| name.strip_suffix(".svg"));
            if let Some(drawing) = drawing {
                for (name, svg) in pictures::paint(drawing, &String::from_utf8(content)?, &tones) {
                    files.insert(format!("pictures/{name}"), svg.into_bytes());
                }
            } else {
                files.insert(name, content);
            }
        }
        Ok(files)
    }
}

/// Binding and optimising take seconds; a changed style sheet should not wait for them.
fn bundle(project: &Project, compiled: &[u8]) -> Result<Files> {
    let mut hash = Sha256::new();
    hash.update(tools(project));
    add(&mut hash, compiled);
    let key = hex(hash);

    let kept = project.target.join("xtask").join("bundle");
    let folder = kept.join(&key);
    let mut files = Files::new();
    if folder.is_dir() {
        wasm::read_folder(&folder, &folder, &mut files)?;
        return Ok(files);
    }
    files = wasm::bind(project, compiled)?;
    remove(&kept)?;
    let unfinished = kept.join("unfinished");
    for (name, content) in &files {
        put(&unfinished.join(name), content)?;
    }
    std::fs::rename(unfinished, folder)?;
    Ok(files)
}

/// What else decides how the site comes out: this program, and `wasm-opt` if it is there.
fn tools(project: &Project) -> Vec<u8> {
    let mut tools = Vec::new();
    let me = std::env::current_exe().and_then(std::fs::metadata);
    if let Ok(me) = me {
        let modified = me
            .modified()
            .ok()
            .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        tools.extend(me.len().to_le_bytes());
        tools.extend(modified.unwrap_or_default().as_nanos().to_le_bytes());
    }
    if wasm::optimiser(project).is_some() {
        let manifest = project.end2end().join("node_modules/binaryen/package.json");
        tools.extend(std::fs::read(manifest).unwrap_or_default());
    }
    tools
}

fn write(project: &Project, files: &Files, quality: Quality) -> Result<Site> {
    let mut hash = Sha256::new();
    for (name, content) in files {
        add(&mut hash, name.as_bytes());
        add(&mut hash, content);
    }
    let assets = format!("/{}/{}", project.names.site_pkg_dir, &hex(hash)[..16]);

    let site = project.site();
    let unfinished = site.with_extension("tmp");
    remove(&unfinished)?;
    let folder = unfinished.join(assets.trim_start_matches('/'));
    let compressed = compress::all(files, quality);
    for (name, content) in files {
        put(&folder.join(name), content)?;
    }
    for (name, content) in &compressed {
        put(&folder.join(format!("{name}.br")), content)?;
    }
    // Browsers ask for these at the root, whatever the pages say.
    for name in ["favicon.svg", "favicon.ico"] {
        if let Some(content) = files.get(name) {
            put(&unfinished.join(name), content)?;
        }
    }
    put(
        &unfinished.join("site.json"),
        &serde_json::to_vec(&SiteJson {
            assets: assets.clone(),
        })?,
    )?;

    // The stamp speaks of the folder that is about to go.
    let _ = std::fs::remove_file(stamp_path(project));
    let old = site.with_extension("old");
    remove(&old)?;
    if site.exists() {
        std::fs::rename(&site, &old)?;
    }
    std::fs::rename(&unfinished, &site)?;
    remove(&old)?;
    Ok(Site {
        folder: site,
        assets,
    })
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, content).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

fn add(hash: &mut Sha256, part: &[u8]) {
    hash.update((part.len() as u64).to_le_bytes());
    hash.update(part);
}

fn hex(hash: Sha256) -> String {
    hash.finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
