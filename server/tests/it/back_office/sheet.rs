//! That a sheet says what it would change before it does, changes all of it or nothing, and that
//! those of other shops are read.

use super::office::{Merchant, Office, form_on, words};
use crate::common::Page;

const PAGE: &str = "/admin/catalogue-sheet";

/// Sends lines as the page's field, or a file of this content.
async fn send(merchant: &Merchant, action: &str, sheet: &[u8]) -> Page {
    let form = merchant.form(PAGE, &format!("{PAGE}/check")).await;
    send_by(merchant, action, &form, sheet).await
}

async fn send_by(merchant: &Merchant, action: &str, form: &str, sheet: &[u8]) -> Page {
    let parts = [
        ("name=\"form\"", form.as_bytes()),
        ("name=\"sheet\"; filename=\"goods.csv\"", sheet),
        ("name=\"text\"", &b""[..]),
    ];
    merchant.upload(&format!("{PAGE}/{action}"), &parts).await
}

#[tokio::test]
async fn what_is_sent_out_comes_in_again_and_changes_nothing() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let canary = "=HYPERLINK(\"https://evil.example\")";
    office
        .shop
        .db
        .sql(&format!(
            "UPDATE products SET name = '{canary}' WHERE slug = 'test-tote'"
        ))
        .await;
    let sheet = merchant.get("/admin/catalogue.csv").await;
    assert_eq!(sheet.headers["content-type"], "text/csv; charset=utf-8");
    for sku in office.shop.db.shelves().await.keys() {
        assert!(sheet.text.contains(sku.as_str()), "{sku}");
    }
    assert!(sheet.text.contains("'=HYPERLINK"));
    for cell in sheet.text.split([',', '\n']) {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let page = send(&merchant, "check", sheet.text.as_bytes()).await;
    assert_eq!(page.status, 200, "{}", words(&page));
    assert!(
        words(&page).contains("Everything is so already."),
        "{}",
        words(&page)
    );
    let stranger = office.shop.browser().get("/admin/catalogue.csv").await;
    assert_eq!(stranger.status, 303);
}

#[tokio::test]
async fn a_sheet_is_looked_at_and_then_changes_prices_stock_and_goods() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let shop = &office.shop;
    let sheet = "product,name,category,summary,sku,variant,stock,price SGD\n\
        test-tote,,,,TEST-TOTE-GREEN,,40,71.50\n\
        zeppelin,Zeppelin,test-tools,It flies.,ZEP-1,Silver,3,12.50\n\
        zeppelin,,,,ZEP-2,Gold,0,13.50\n";
    let page = send(&merchant, "check", sheet.as_bytes()).await;
    assert_eq!(page.status, 200, "{}", words(&page));
    let told = words(&page);
    assert!(
        told.contains("New: 1. Changed: 1. As they are: 0."),
        "{told}"
    );
    assert!(told.contains("SGD 71.50"), "{told}");
    // Nothing is changed by looking.
    let buyer = shop.browser();
    assert!(
        !buyer
            .get("/products/test-tote")
            .await
            .text
            .contains("71.50")
    );
    let form = form_on(&page, &format!("{PAGE}/check")).unwrap();
    let kept = page.texts("#text");
    assert_eq!(kept[0].lines().count(), 4);
    let done = send_by(&merchant, "apply", &form, kept[0].as_bytes()).await;
    assert_eq!(done.status, 303, "{}", words(&done));
    let again = send_by(&merchant, "apply", &form, kept[0].as_bytes()).await;
    assert_eq!(again.status, 409, "a form acts once");
    let page = buyer.get("/products/test-tote?sku=TEST-TOTE-GREEN").await;
    assert!(page.text.contains("SGD 71.50"));
    assert_eq!(shop.db.shelf("TEST-TOTE-GREEN").await.on_hand, 40);
    assert_eq!(shop.db.shelf("ZEP-1").await.on_hand, 3);
    // It is a draft until somebody has looked at it.
    assert_eq!(buyer.get("/products/zeppelin").await.status, 404);
    let log = words(&merchant.get("/admin/catalogue/test-tote").await);
    assert!(log.contains("SGD 71.50"), "{log}");
    let audit = words(&merchant.get("/admin/audit").await);
    assert!(audit.contains("Brought goods in by a sheet 2"), "{audit}");
}

#[tokio::test]
async fn every_lines_mistake_is_named_and_nothing_is_half_done() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let sheet = "product,name,category,summary,sku,variant,tone,stock,price SGD\n\
        test-tote,,,,TEST-TOTE-GREEN,,,40,cheap\n\
        test-mug,,nowhere,,TEST-MUG-GREEN,,,many,\n\
        test-box,One,,,TEST-BOX-GREEN,,,1,\n\
        test-box,Two,,,TEST-BOX-GREEN,,,1,\n\
        other,Other,test-tools,S,TEST-SACK-GREEN,X,,1,1.00\n\
        Bad Slug,Other,test-tools,S,NEW-1,X,,1,1.00\n\
        new-one,,,,NEW-2,,pink,1,\n\
        ,,,,,,,1,\n";
    for action in ["check", "apply"] {
        let page = send(&merchant, action, sheet.as_bytes()).await;
        assert_eq!(page.status, 422, "{}", words(&page));
        let told = page.texts(".alert.bad li");
        for says in [
            "Line 2, price SGD: Enter a price in SGD",
            "Line 3, category: There is no such thing",
            "Line 3, stock: Enter a whole number",
            "Line 5, name: Line 4 says something else",
            "Line 5, sku: Line 4 has the same number.",
            "Line 6, sku: This number is a variant of another product.",
            "Line 7, product: This cannot be used",
            "Line 8, name: Fill this in.",
            "Line 8, category: Fill this in.",
            "Line 8, variant: Fill this in.",
            "Line 8, tone: There is no such thing",
            "Line 9, product: Fill this in.",
        ] {
            assert!(
                told.iter().any(|it| it.starts_with(says)),
                "{says}: {told:#?}"
            );
        }
        // What was sent stands there to be mended.
        assert!(page.texts("#text")[0].contains("cheap"));
    }
    assert_ne!(office.shop.db.shelf("TEST-TOTE-GREEN").await.on_hand, 40);
    let whole = |sheet: &'static [u8]| send(&merchant, "check", sheet);
    for (sheet, says) in [
        (
            &b"product,name\nx,y\n"[..],
            "Column sku: This column is missing.",
        ),
        (
            b"product,sku,colour\nx,y,z\n",
            "Column colour: No column is called so",
        ),
        (b"product,sku\nx\n", "another number of cells"),
        (b"product,sku\n\xff,y\n", "no text in UTF-8"),
        (b"product,sku\n", "no lines below"),
        (b"", "Choose a file"),
    ] {
        let page = whole(sheet).await;
        assert_eq!(page.status, 422);
        assert!(words(&page).contains(says), "{says}: {}", words(&page));
    }
}

#[tokio::test]
async fn the_sheets_of_other_shops_are_read() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let shopify = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,\
        Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status\n\
        rain-hat,Rain hat,<p>Keeps the <b>rain</b> off.</p><p>Folds.</p>,V,Hats,\"rain, hat\",true,\
        Size,Small,RH-S,4,35.00,https://x.example/a.jpg,active\n\
        rain-hat,,,,,,,,Large,RH-L,0,36.00,,\n\
        rain-hat,,,,,,,,,,,,https://x.example/b.jpg,\n";
    let woo = "ID,Type,SKU,Name,Published,Short description,Description,Stock,Sale price,\
        Regular price,Categories,Tags,Parent,Attribute 1 name,Attribute 1 value(s)\n\
        1,variable,SCARF,Wool scarf,1,Warm.,<p>Very warm.</p>,,,,Clothing > Scarves,wool,,,\n\
        2,variation,SCARF-R,Wool scarf - Red,1,,,7,19.00,25.00,,,SCARF,Colour,Red\n\
        3,variation,,Wool scarf - Grey,1,,,2,,25.00,,,id:1,Colour,Grey\n\
        4,simple,PIN,Pin,1,A pin.,,9,,3.00,Pins,,,,\n";
    for (sheet, slug, sku, name, price) in [
        (shopify, "rain-hat", "RH-S", "Rain hat", "SGD 35.00"),
        (woo, "wool-scarf", "SCARF-R", "Wool scarf", "SGD 19.00"),
    ] {
        let page = send(&merchant, "check", sheet.as_bytes()).await;
        assert_eq!(page.status, 200, "{}", words(&page));
        assert!(words(&page).contains("New category:"), "{}", words(&page));
        let done = send(&merchant, "apply", sheet.as_bytes()).await;
        assert_eq!(done.status, 303, "{}", words(&done));
        let buyer = office.shop.browser();
        let page = buyer.get(&format!("/products/{slug}?sku={sku}")).await;
        assert_eq!(page.status, 200, "{slug}");
        assert_eq!(page.texts("h1"), [name]);
        assert!(page.text.contains(price), "{price}");
        assert!(!page.text.contains("<b>rain"));
        let found = buyer.get(&format!("/shop?q={slug}")).await;
        assert_eq!(found.texts(".results > .product-grid h3"), [name]);
    }
}

/// Whatever comes in is answered, and nothing of it is an error of the shop's.
#[tokio::test]
async fn hostile_sheets_are_answered() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let long = format!("product,sku\n{},x\n", "x".repeat(200_000));
    let many = format!(
        "product,sku\n{}",
        "test-tote,TEST-TOTE-GREEN\n".repeat(5_000)
    );
    let quote = format!("product,sku\n\"{}", "a,b\n".repeat(1_000));
    let nul = "product,sku,name\ntest-tote,TEST-TOTE-GREEN,\0\n";
    let wide = format!("{}\n1\n", "a,".repeat(10_000));
    for sheet in [
        long.as_str(),
        &many,
        &quote,
        nul,
        &wide,
        "\u{feff}",
        "\"",
        "\r\n\r\n",
    ] {
        let page = send(&merchant, "check", sheet.as_bytes()).await;
        assert!(
            matches!(page.status, 200 | 422),
            "{}: {:.80}",
            page.status,
            sheet
        );
    }
}
