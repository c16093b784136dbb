//! The catalogue as a file: what fills an empty database, and what a merchant puts in and takes out.

use std::path::{Path, PathBuf};

use server::config::{CatalogueFile, ConfigErrors};
use server::store::catalogue::import::{Stock, import};

use super::binary::{shop, shop_with};
use super::{Variables, live, load, variables, with};
use crate::common::{TestDb, TestShop, catalogue};

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

/// A shop's own database in a folder, and how to ask its binary about the catalogue.
struct Goods {
    folder: tempfile::TempDir,
    variables: Variables,
    file: PathBuf,
}

impl Goods {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("goods.toml");
        let database = format!(
            "sqlite://{}?mode=rwc",
            folder.path().join("shop.db").display()
        );
        let variables = variables([
            ("SHOP_CATALOGUE", FIXTURE),
            ("SHOP_DATABASE_URL", &database),
        ]);
        let goods = Self {
            folder,
            variables,
            file,
        };
        goods.write(&[]);
        goods
    }

    /// The fixture's catalogue with these texts replaced.
    fn write(&self, changes: &[(&str, &str)]) {
        let mut text = std::fs::read_to_string(FIXTURE).unwrap();
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            text = text.replacen(from, to, 1);
        }
        std::fs::write(&self.file, text).unwrap();
    }

    /// Whether it went well, and what was printed.
    fn shop(&self, arguments: &[&str]) -> (bool, String) {
        let output = shop_with(arguments, self.folder.path(), &self.variables);
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8(text).unwrap())
    }

    fn import(&self, more: &[&str]) -> (bool, String) {
        let file = self.file.to_str().unwrap();
        self.shop(&[&["catalogue", "import", file], more].concat())
    }

    async fn shelf(&self, sku: &str) -> i32 {
        let db = TestDb {
            connection: server::store::connect(&self.variables["SHOP_DATABASE_URL"])
                .await
                .unwrap(),
        };
        db.shelf(sku).await.on_hand
    }
}

#[test]
fn each_fault_of_a_catalogue_is_told_before_it_is_sold_from() {
    let goods = Goods::new();
    let file = goods.file.to_str().unwrap();
    let (is_right, told) = goods.shop(&["catalogue", "check", file]);
    assert!(is_right, "{told}");
    assert!(told.contains("is in order"), "{told}");
    for (from, to, words) in [
        (
            "sku = \"TEST-BOX-GREEN\"",
            "sku = \" box\"",
            "cannot be sold",
        ),
        (
            "sku = \"TEST-BOX-GREEN\"",
            "sku = \"TEST-TOTE-GREEN\"",
            "two variants TEST-TOTE-GREEN",
        ),
        (
            "slug = \"test-box\"",
            "slug = \"test-tote\"",
            "two products test-tote",
        ),
        ("percent = 10", "percent = 100", "is not accepted"),
        ("SGD = 600", "SGD = -600", "cannot be charged"),
        ("category = \"", "category = \"no-", "which is none"),
    ] {
        goods.write(&[(from, to)]);
        let (is_right, told) = goods.shop(&["catalogue", "check", file]);
        assert!(!is_right, "{to}: {told}");
        assert!(told.contains(words), "{to}: {told}");
        let (is_in, told) = goods.import(&[]);
        assert!(!is_in && told.contains(words), "{to}: {told}");
    }
}

#[tokio::test]
async fn a_shop_that_is_open_sells_what_is_imported_and_keeps_count_of_its_pieces() {
    let goods = Goods::new();
    assert!(goods.shop(&["migrate"]).0);
    let suitcase = "TEST-SUITCASE-BLUE";
    assert_eq!(goods.shelf(suitcase).await, 14);
    goods.write(&[
        ("name = \"Test tote\"", "name = \"Another tote\""),
        ("sku = \"TEST-BOX-GREEN\"", "sku = \"TEST-BOX-NEW\""),
    ]);
    let (is_in, told) = goods.import(&[]);
    assert!(is_in, "{told}");
    assert!(told.contains("new: TEST-BOX-NEW"), "{told}");
    assert!(told.contains("withdrawn: TEST-BOX-GREEN"), "{told}");
    let (_, sold) = goods.shop(&["catalogue", "export"]);
    let sold = CatalogueFile::parse(&sold).unwrap();
    let names: Vec<&str> = sold.products.iter().map(|entry| &*entry.name).collect();
    assert!(names.contains(&"Another tote"), "{names:?}");
    let skus: Vec<&str> = sold
        .products
        .iter()
        .flat_map(|entry| &entry.variants)
        .map(|entry| &*entry.sku)
        .collect();
    assert!(!skus.contains(&"TEST-BOX-GREEN") && skus.contains(&"TEST-BOX-NEW"));
    // The pieces of what is sold already are the database's, unless somebody counted.
    goods.write(&[("stock = 14", "stock = 15")]);
    assert!(goods.import(&[]).0);
    assert_eq!(goods.shelf(suitcase).await, 14);
    assert!(goods.import(&["--stock"]).0);
    assert_eq!(goods.shelf(suitcase).await, 15);
}

#[test]
fn what_is_exported_can_be_imported_and_is_the_same() {
    let goods = Goods::new();
    assert!(goods.shop(&["migrate"]).0);
    let (_, text) = goods.shop(&["catalogue", "export"]);
    assert_eq!(&CatalogueFile::parse(&text).unwrap(), catalogue());
    std::fs::write(&goods.file, &text).unwrap();
    let (is_in, told) = goods.import(&["--stock"]);
    assert!(
        is_in && !told.contains("new:") && !told.contains("withdrawn:"),
        "{told}"
    );
    assert_eq!(goods.shop(&["catalogue", "export"]).1, text);
}

#[test]
fn production_sells_nothing_that_nobody_put_in() {
    let goods = Goods::new();
    let production = Goods {
        variables: with(goods.variables.clone(), "SHOP_ENV", "production"),
        ..goods
    };
    let (is_done, told) = production.shop(&["migrate"]);
    assert!(is_done && told.contains("shop catalogue import"), "{told}");
    let (_, sold) = production.shop(&["catalogue", "export"]);
    assert_eq!(
        CatalogueFile::parse(&sold).unwrap().products.len(),
        0,
        "{sold}"
    );
    assert!(production.import(&[]).0);
    let (_, told) = production.shop(&["migrate"]);
    assert!(!told.contains("nothing to sell"), "{told}");
}

/// What left the catalogue while an order had it: the order goes on, and its pieces are counted.
#[tokio::test]
async fn what_is_withdrawn_is_still_delivered_and_given_back() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    browser.get("/cart").await;
    let page = browser.to_gateway().await;
    let mut file = catalogue().clone();
    file.products.retain(|product| product.slug != "test-box");
    let db = &shop.db.connection;
    let imported = import(db, &file, Stock::OfNewVariants).await.unwrap();
    assert!(imported.withdrawn.contains("TEST-BOX-GREEN"));
    assert_eq!(browser.get("/products/test-box").await.status, 404);
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.orders().await[0].state, "paid");
    shop.audit().await;
}
