//! What `cargo xtask new-shop` makes is a shop that is in order and sells.

use std::fs;
use std::path::Path;

use domain::order::DELIVERY_COUNTRIES;
use domain::{Currency, Zone};
use server::config::{CatalogueFile, ShopFile, TimetableFile};
use server::store::catalogue::import::{Stock, import};

use crate::common::TestShop;

#[allow(dead_code, unreachable_pub)]
#[path = "../../../xtask/src/new_shop/starter.rs"]
mod starter;

use starter::Answers;

const TEMPLATE: &str = include_str!("../../../shop.toml");

fn answers() -> Answers {
    Answers {
        name: "Tide \"&\" water".to_owned(),
        currencies: vec![Currency::Eur, Currency::Jpy],
        countries: vec!["DE".to_owned(), "FR".to_owned()],
        language: "en".to_owned(),
        accent: "#134f77".to_owned(),
        parts: vec!["accounts".to_owned(), "travel".to_owned()],
    }
}

fn write(folder: &Path, answers: &Answers) {
    for (path, content) in answers.files(TEMPLATE) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
}

#[tokio::test]
async fn a_new_shop_is_in_order_and_sells_its_own_goods() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &answers());
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    let path = folder.path().join("shop.toml");
    let file = ShopFile::open(&path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(file.shop.name, answers().name);
    assert!(file.parts.travel && !file.parts.subscriptions);
    // Its days are those of the first country, whichever that is.
    assert_eq!(file.shop.time_zone.name(), "Europe/Berlin");
    for country in DELIVERY_COUNTRIES {
        let of_country = Answers {
            countries: vec![country.to_owned()],
            ..answers()
        };
        let (_, file) = of_country.files(TEMPLATE).swap_remove(0);
        let file = String::from_utf8(file).unwrap();
        let file = ShopFile::parse(&file, "shop.toml", Path::new("")).unwrap();
        assert_ne!(file.shop.time_zone, Zone::UTC, "{country}");
    }
    let goods = CatalogueFile::parse(&read("server/catalogue.toml")).unwrap();
    TimetableFile::parse(&read("server/timetable.toml")).unwrap();
    let tones: toml::Table = include_str!("../../../public/pictures/tones.toml")
        .parse()
        .unwrap();
    for product in &goods.products {
        let drawing = read(&format!("public/pictures/{}.svg", product.drawing));
        assert!(drawing.contains("#8890a0"), "it takes no tone: {drawing}");
        for variant in &product.variants {
            assert!(tones.contains_key(&variant.tone), "{}", variant.sku);
        }
    }

    let timetable = folder.path().join("server/timetable.toml");
    let mut shop = TestShop::open_with(&[
        ("SHOP_CONFIG", path.to_str().unwrap()),
        ("SHOP_TIMETABLE", timetable.to_str().unwrap()),
    ])
    .await;
    import(&shop.db.connection, &goods, Stock::OfAllVariants)
        .await
        .unwrap();
    shop.restocked().await;
    let browser = shop
        .browser()
        .with("country", "DE")
        .with("city", "Kiel")
        .with("postcode", "24103")
        .with("delivery", "standard");
    browser.add_to_cart("FIRST-THING-SAND", 2).await;
    for path in [
        "/",
        "/shop",
        "/products/first-thing",
        "/cart",
        "/checkout",
        "/help",
        "/travel",
        "/imprint",
        "/privacy",
        "/sitemap.xml",
        "/orders",
        "/account/login",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        for old in [
            "Wayfare",
            "SGD",
            "coffee",
            "people on the move",
            "boarding",
            "Test sack",
        ] {
            assert!(!page.text.contains(old), "{path} says {old}: {}", page.text);
        }
    }
    assert_eq!(browser.get("/plans").await.status, 404);
    let page = browser.to_gateway().await;
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    assert_eq!((order.state.as_str(), order.total_minor), ("paid", 4_500));
    assert!(order.number.starts_with("TO-"), "{}", order.number);
    shop.audit().await;
}

/// The picture that other sites show is read by those that know PNG only by its rules.
#[test]
fn the_shared_picture_is_a_whole_png() {
    let files = answers().files(TEMPLATE);
    let (_, png) = files
        .iter()
        .find(|(path, _)| path == "public/og.png")
        .unwrap();
    let mut at = 8;
    let mut kinds = Vec::new();
    while at < png.len() {
        let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
        kinds.push(String::from_utf8(png[at + 4..at + 8].to_vec()).unwrap());
        at += 12 + length;
    }
    assert_eq!(at, png.len());
    assert_eq!(kinds, ["IHDR", "PLTE", "IDAT", "IEND"]);
}
