//! What the shop sells, checked, put in and taken out as a file.

use std::fmt::Write as _;
use std::path::Path;

use wording::Words;

use crate::commands::CommandError;
use crate::commands::schema::open;
use crate::config::{CatalogueFile, Source};
use crate::presenters::wording::catalogue_faults;
use crate::store;
use crate::store::catalogue::CatalogueCache;
use crate::store::catalogue::export::export;
use crate::store::catalogue::import::{Imported, Stock, fill_empty, import};

/// Says what is wrong with a catalogue file, one line each; true when nothing is. It needs no
/// database of the shop's.
///
/// # Errors
/// When the file is no catalogue at all.
pub async fn catalogue_check(path: &Path) -> Result<bool, CommandError> {
    let (file, faults) = examine(path).await?;
    for fault in &faults {
        println!("{}: {fault}", path.display());
    }
    if faults.is_empty() {
        let variants = file.products.iter().map(|entry| entry.variants.len());
        println!(
            "{} is in order: {}, {}, {}.",
            path.display(),
            count(file.products.len(), "product"),
            count(variants.sum(), "variant"),
            count(file.plans.len(), "plan")
        );
    }
    Ok(faults.is_empty())
}

/// Makes the shop sell what the file says, all of it or nothing; running processes show it within a
/// second. With `stock` the pieces on hand are the file's too, else only those of new variants.
///
/// # Errors
/// When the file is not in order, or the database is not there or refuses.
pub async fn catalogue_import(
    source: &Source<'_>,
    path: &Path,
    stock: bool,
) -> Result<(), CommandError> {
    let (file, faults) = examine(path).await?;
    if !faults.is_empty() {
        return Err(CommandError::Goods(path.to_owned(), faults.join("\n")));
    }
    let db = open(source).await?;
    let stock = if stock {
        Stock::OfAllVariants
    } else {
        Stock::OfNewVariants
    };
    let imported = import(&db, &file, stock).await?;
    print!("{}", in_words(&file, &imported));
    Ok(())
}

/// Prints the catalogue as a file, with the pieces that can be sold now.
///
/// # Errors
/// When the database is not there, or holds a row that no file can have.
pub async fn catalogue_export(source: &Source<'_>) -> Result<(), CommandError> {
    let db = open(source).await?;
    let file = export(&db).await?;
    print!("{}", file.to_toml().map_err(CommandError::Export)?);
    Ok(())
}

/// The file, and what the shop would leave out of it: the rules are those of the shop that reads it
/// from its database.
async fn examine(path: &Path) -> Result<(CatalogueFile, Vec<String>), CommandError> {
    let no_file = |reason: String| CommandError::Goods(path.to_owned(), reason);
    let text = std::fs::read_to_string(path).map_err(|error| no_file(error.to_string()))?;
    let file = CatalogueFile::parse(&text).map_err(|error| no_file(error.to_string()))?;
    let db = store::connect("sqlite::memory:").await?;
    store::schema::migrate(&db, None).await?;
    fill_empty(&db, &file).await?;
    let catalogue = CatalogueCache::default().get(&db).await?;
    let faults = catalogue_faults::sentences(&catalogue, Words::default());
    Ok((file, faults))
}

fn in_words(file: &CatalogueFile, imported: &Imported) -> String {
    let mut text = format!(
        "The shop sells {}.\n",
        count(file.products.len(), "product")
    );
    for (what, skus) in [("new", &imported.added), ("withdrawn", &imported.withdrawn)] {
        if !skus.is_empty() {
            let skus: Vec<&str> = skus.iter().map(String::as_str).collect();
            let _ = writeln!(text, "  {what}: {}", skus.join(", "));
        }
    }
    text
}

fn count(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        number => format!("{number} {what}s"),
    }
}
