//! The goods that tests buy. The demo's are its own: no test counts on them.

use std::sync::LazyLock;

use server::config::CatalogueFile;

const CATALOGUE: &str = include_str!("../../fixture/catalogue.toml");

pub(crate) fn catalogue() -> &'static CatalogueFile {
    static PARSED: LazyLock<CatalogueFile> =
        LazyLock::new(|| CatalogueFile::parse(CATALOGUE).unwrap());
    &PARSED
}
