//! Goods are called, found and sorted as in the language; what has no text is in English.

use server::config::CatalogueFile;

use crate::common::TestShop;

#[tokio::test]
async fn goods_are_shown_found_and_refused_in_the_language() {
    let shop = TestShop::open().await;
    let german = shop.browser().below("/de");
    let page = german.get("/products/test-mug").await;
    assert_eq!(page.texts("h1"), ["Testbecher"]);
    assert!(
        page.text.contains("Der Becher besteht aus nichts."),
        "{}",
        page.text
    );
    // By its German name, without regard to case, and by the one that somebody read in English.
    for asked in ["testbecher", "BECHER", "test%20mug"] {
        let found = german.get(&format!("/shop?q={asked}")).await;
        assert_eq!(
            found.texts(".results > .product-grid h3"),
            ["Testbecher"],
            "{asked}"
        );
    }
    let none = shop.browser().get("/shop?q=testbecher").await;
    assert!(none.texts(".results > .product-grid h3").is_empty());
    let other = german.get("/products/test-bottle").await;
    assert_eq!(other.texts("h1"), ["Test bottle"]);
    let too_many = [("sku", "TEST-MUG-GREEN"), ("quantity", "9999")];
    let refused = german.post("/cart/items", &too_many).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("Testbecher"), "{}", refused.text);
    assert!(!refused.text.contains("Test mug"), "{}", refused.text);
}

#[test]
fn texts_of_goods_that_are_not_sold_are_named() {
    let fixture = include_str!("../../fixture/catalogue.toml");
    let wrong = format!(
        "{fixture}\n[language.de.product.tset-mug]\nname = \"x\"\n\
         [language.de.variant.extra]\n"
    );
    assert!(CatalogueFile::parse(&wrong).is_err());
    for (table, named) in [
        (
            "[language.ja.product.tset-mug]\nname = \"x\"",
            "ja has texts of the product tset-mug",
        ),
        (
            "[language.ja.category]\nnone = \"x\"",
            "ja has texts of the category none",
        ),
        (
            "[language.ja.variant]\nNONE = \"x\"",
            "ja has texts of the variant NONE",
        ),
        (
            "[language.ja.plan.none]\nname = \"x\"",
            "ja has texts of the plan none",
        ),
        (
            "[language.ja.delivery.none]\nname = \"x\"",
            "ja has texts of the way of delivery none",
        ),
        ("[language.ja.product.test-mug]\ntitle = \"x\"", "title"),
        (
            "[language.\"no tag\".variant]\nTEST-MUG-GREEN = \"x\"",
            "no tag is the tag of no language",
        ),
    ] {
        let told = CatalogueFile::parse(&format!("{fixture}\n{table}\n")).unwrap_err();
        assert!(told.to_string().contains(named), "{named}: {told}");
    }
}

#[test]
fn the_texts_survive_being_written_down() {
    let fixture = CatalogueFile::parse(include_str!("../../fixture/catalogue.toml")).unwrap();
    let again = CatalogueFile::parse(&fixture.to_toml().unwrap()).unwrap();
    assert_eq!(fixture, again);
    assert!(again.languages["de"].product.contains_key("test-mug"));
}
