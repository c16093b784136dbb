//! `SHOP_CATALOGUE`: whose goods an empty database is filled with.

use std::path::Path;

use server::config::ConfigErrors;

use super::binary::shop;
use super::{live, load, variables, with};
use crate::common::{TestDb, catalogue};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/catalogue.toml");

fn problem(path: &Path) -> String {
    let ConfigErrors(problems) =
        load(&with(live(), "SHOP_CATALOGUE", path.to_str().unwrap())).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn a_catalogue_that_is_missing_or_wrong_is_told_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goods.toml");
    let told = problem(&path);
    assert!(told.starts_with("SHOP_CATALOGUE: "), "{told}");
    assert!(told.contains("goods.toml cannot be read"), "{told}");

    let goods = std::fs::read_to_string(FIXTURE).unwrap();
    for (right, wrong, words) in [
        ("featured = true", "featured = 1", "boolean"),
        ("stock = 14", "stok = 14", "stok"),
        ("SGD = 600", "SGX = 600", "SGX"),
    ] {
        std::fs::write(&path, goods.replacen(right, wrong, 1)).unwrap();
        let told = problem(&path);
        let line = goods.lines().position(|line| line.contains(right)).unwrap() + 1;
        assert!(told.contains("is no catalogue"), "{told}");
        assert!(told.contains(words), "{told}");
        assert!(told.contains(&format!("line {line}: ")), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}

#[tokio::test]
async fn an_empty_database_is_filled_from_the_file_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.db");
    let database = format!("sqlite://{}?mode=rwc", path.display());
    let variables = variables([
        ("SHOP_CATALOGUE", FIXTURE),
        ("SHOP_DATABASE_URL", &database),
    ]);
    let output = shop("migrate", folder.path(), &variables);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let db = TestDb {
        connection: server::store::connect(&database).await.unwrap(),
    };
    let skus: Vec<String> = db.shelves().await.into_keys().collect();
    let each = catalogue().products.iter();
    let mut expected: Vec<&str> = each
        .flat_map(|product| &product.variants)
        .map(|variant| variant.sku.as_str())
        .collect();
    expected.sort_unstable();
    assert_eq!(skus, expected);
}
