//! The goods of the demo, as far as the shop counts on them. What they are is nobody's business
//! here: other tests buy the goods of `server/tests/fixture`.

use std::path::Path;

use domain::travel::Mode;
use server::config::{CatalogueConfig, CatalogueFile, ShopFile, TimetableFile};
use server::store;

use crate::common::{TestDatabase, TestDb, catalogue};

/// The files that a product's pictures are made from or read from.
fn pictures(file: &CatalogueFile, path: impl Fn(&str, &str) -> String) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for product in &file.products {
        for variant in &product.variants {
            let picture = root.join(path(&product.drawing, &variant.tone));
            assert!(picture.is_file(), "{}: {}", variant.sku, picture.display());
        }
    }
}

fn demo() -> CatalogueFile {
    CatalogueFile::demo().unwrap()
}

#[tokio::test]
async fn demo_goods_fill_an_empty_database_once() {
    let database = TestDatabase::create().await;
    let db = TestDb {
        connection: database.connect().await,
    };
    let demo = CatalogueConfig::default().file().unwrap();
    store::schema::migrate(&db.connection, Some(&demo))
        .await
        .unwrap();
    let variants = demo.products.iter().flat_map(|product| &product.variants);
    let shelves = db.shelves().await;
    assert_eq!(shelves.len(), variants.clone().count());
    for variant in variants {
        assert_eq!(shelves[&variant.sku].on_hand, variant.stock);
    }
    // Other goods do not come beside them.
    store::schema::migrate(&db.connection, Some(catalogue()))
        .await
        .unwrap();
    assert_eq!(db.shelves().await, shelves);
}

#[test]
fn demo_drawings_and_their_tones_exist() {
    pictures(&demo(), |drawing, _| {
        format!("../public/pictures/{drawing}.svg")
    });
    let tones = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/pictures/tones.toml");
    let tones: toml::Table = std::fs::read_to_string(tones).unwrap().parse().unwrap();
    for product in demo().products {
        for variant in product.variants {
            assert!(tones.contains_key(&variant.tone), "{}", variant.sku);
        }
    }
}

#[test]
fn demo_pictures_are_told_in_words() {
    for product in demo().products {
        assert!(!product.alt.trim().is_empty(), "{}", product.slug);
        assert_ne!(product.alt, product.name, "words for who cannot see it");
    }
}

#[test]
fn fixture_pictures_exist() {
    pictures(catalogue(), |drawing, tone| {
        format!("tests/fixture/pictures/{drawing}-{tone}.svg")
    });
}

#[test]
fn demo_timetable_has_journeys_of_every_kind_and_nights() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shop.toml");
    if ShopFile::open(&file).unwrap().shop.name != "Wayfare" {
        // A shop made from the demo has journeys of its own, or none.
        return;
    }
    let demo = TimetableFile::demo().unwrap();
    for mode in Mode::ALL {
        assert!(demo.services.iter().any(|service| service.mode == *mode));
    }
    assert!(!demo.hotels.is_empty());
}
