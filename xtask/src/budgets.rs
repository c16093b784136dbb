//! What the site may weigh. A kilobyte is 1,000 bytes, the stricter reading.

use crate::compress::{Quality, brotli};
use crate::run::Result;
use crate::site::Site;
use crate::wasm::{Files, read_folder};

pub const SCRIPTS: usize = 70_000;
pub const STYLES: usize = 9_000;

/// Bytes of one kind of file.
#[derive(Clone, Copy, Default)]
pub struct Weight {
    pub raw: usize,
    pub brotli: usize,
}

impl Weight {
    fn of(files: &Files, wanted: impl Fn(&str) -> bool) -> Self {
        files
            .iter()
            .filter(|(name, _)| wanted(name))
            .fold(Self::default(), |sum, (_, content)| Self {
                raw: sum.raw + content.len(),
                brotli: sum.brotli + brotli(content, Quality::Best).len(),
            })
    }
}

pub struct Weights {
    pub scripts: Weight,
    pub wasm: Weight,
    pub styles: Weight,
}

pub fn weigh(site: &Site) -> Result<Weights> {
    let folder = site.file(&site.assets);
    let mut files = Files::new();
    read_folder(&folder, &folder, &mut files)?;
    Ok(Weights {
        scripts: Weight::of(&files, |name| name.ends_with(".js")),
        wasm: Weight::of(&files, |name| name.ends_with(".wasm")),
        styles: Weight::of(&files, |name| name.ends_with(".css")),
    })
}

pub(crate) fn check(site: &Site, name: &str) -> Result<()> {
    let weights = weigh(site)?;
    let mut too_heavy = Vec::new();
    for (what, bytes, budget) in [
        (
            format!("boot.js and {name}.wasm"),
            weights.scripts.brotli + weights.wasm.brotli,
            SCRIPTS,
        ),
        ("main.css".to_owned(), weights.styles.brotli, STYLES),
    ] {
        eprintln!("{what}: {bytes} bytes of brotli, at most {budget}");
        if bytes == 0 {
            too_heavy.push(format!("{what}: missing"));
        } else if bytes > budget {
            too_heavy.push(format!("{what}: {} bytes too heavy", bytes - budget));
        }
    }
    if too_heavy.is_empty() {
        Ok(())
    } else {
        Err(too_heavy.join("; ").into())
    }
}
