//! That one bad row stops the shop for everybody, or that an address breaks on what stands in a name.

use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, QueryFilter as _};
use server::store::stored_rows::{cart_item, price, product, variant};

use crate::back_office::office::{PASSWORD, hash, log_in};
use crate::common::{Browser, TestShop};

const BOX: &str = "TEST-BOX-GREEN";

async fn touch(shop: &TestShop) {
    let sql = "UPDATE catalogue_revision SET revision = revision + 1";
    shop.db.sql(sql).await;
}

/// Somebody who has both things in the cart.
async fn buyer(shop: &TestShop) -> Browser {
    let browser = shop.browser();
    browser.add_to_cart(BOX, 1).await;
    browser.add_to_cart("TEST-TOTE-GREEN", 2).await;
    browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    browser
}

/// What spoils a row, and what the merchant is told of it.
const BROKEN: [(&str, &str); 12] = [
    (
        "DELETE FROM prices WHERE item = 'TEST-BOX-GREEN' AND currency = 'SGD'",
        "has no price in SGD",
    ),
    (
        "DELETE FROM prices WHERE item = 'TEST-BOX-GREEN'",
        "has no price in JPY",
    ),
    (
        "UPDATE prices SET minor = 0 WHERE item = 'TEST-BOX-GREEN'",
        "cannot be charged",
    ),
    (
        "UPDATE prices SET minor = -5 WHERE item = 'TEST-BOX-GREEN'",
        "cannot be charged",
    ),
    (
        "UPDATE prices SET minor = 9223372036854775807 WHERE item = 'TEST-BOX-GREEN'",
        "cannot be charged",
    ),
    (
        "UPDATE prices SET currency = 'XXX' WHERE item = 'TEST-BOX-GREEN' AND currency = 'SGD'",
        "a currency that Antom does not take",
    ),
    (
        "UPDATE variants SET sku = ' a' WHERE sku = 'TEST-BOX-GREEN'",
        "cannot be sold",
    ),
    (
        "UPDATE variants SET sku = 'a' || char(10) WHERE sku = 'TEST-BOX-GREEN'",
        "cannot be sold",
    ),
    (
        "UPDATE products SET description = 'no JSON' WHERE slug = 'test-box'",
        "is not shown",
    ),
    (
        "UPDATE products SET details = '[1]' WHERE slug = 'test-box'",
        "is not shown",
    ),
    (
        "UPDATE promotions SET percent = 100 WHERE code = 'TENTH-OFF'",
        "is not accepted",
    ),
    (
        "UPDATE promotions SET percent = -1 WHERE code = 'TENTH-OFF'",
        "is not accepted",
    ),
];

#[tokio::test]
async fn one_bad_row_is_left_out_and_named_and_everything_else_sells() {
    for (sql, told) in BROKEN {
        let shop = TestShop::open_with(&[("SHOP_ADMIN_PASSWORD_HASH", hash())]).await;
        let browser = buyer(&shop).await;
        let sql = if shop.database_url().starts_with("sqlite") {
            sql.to_owned()
        } else {
            sql.replace("char(10)", "chr(10)")
        };
        shop.db.sql(&sql).await;
        touch(&shop).await;
        for path in [
            "/",
            "/shop",
            "/shop?q=tote",
            "/products/test-tote",
            "/cart",
            "/checkout",
        ] {
            assert_eq!(browser.get(path).await.status, 200, "{sql}: {path}");
        }
        let gone = browser.get("/products/test-box").await.status;
        assert!(matches!(gone, 200 | 404), "{sql}: {gone}");
        // The count is that of the page, and what is missing is said.
        let cart = browser.get("/cart").await;
        let is_promotion = sql.contains("promotions");
        assert_eq!(
            browser.cart_count().await,
            if is_promotion { 3 } else { 2 },
            "{sql}"
        );
        let said = if is_promotion {
            "not valid any more"
        } else {
            "is not sold at the moment"
        };
        assert!(cart.text.contains(said), "{sql}");
        browser.to_gateway().await;
        let merchant = shop.browser();
        log_in(&merchant, PASSWORD, "").await;
        let today = merchant.get("/admin").await;
        assert!(today.text.contains(told), "{sql}: {}", today.text);
    }
}

#[tokio::test]
async fn what_has_left_the_catalogue_can_be_taken_out_of_the_cart() {
    let shop = TestShop::open().await;
    let browser = buyer(&shop).await;
    for (column, value) in [
        (cart_item::Column::Quantity, 0),
        (cart_item::Column::Quantity, 9_999),
    ] {
        cart_item::Entity::update_many()
            .col_expr(column, Expr::value(value))
            .filter(cart_item::Column::Sku.eq(BOX))
            .exec(&shop.db.connection)
            .await
            .unwrap();
        assert_eq!(browser.get("/cart").await.status, 200);
    }
    let page = browser.post("/cart/items/TEST-BOX-GREEN/remove", &[]).await;
    assert_eq!(page.status, 303);
    assert!(!browser.get("/cart").await.text.contains("is not sold"));
    browser.to_gateway().await;
}

#[tokio::test]
async fn any_sku_and_slug_can_be_shown_bought_and_linked() {
    for odd in [
        "woo-vneck-tee",
        "salt-&-pepper",
        "a b",
        "100%",
        "100%25",
        "%41",
        "a/b",
        "what?#now",
        "über größe",
        "網",
        "a'b\"<i>",
        "a+b=c",
        "..",
        "delivery",
    ] {
        let mut shop = TestShop::open().await;
        rename(&shop, odd).await;
        shop.stock(odd, 50).await;
        let browser = shop.browser();
        let list = browser.get("/shop").await;
        let slug = domain::links::encode(odd);
        let path = if odd == ".." {
            None
        } else {
            Some(format!("/products/{slug}"))
        };
        if let Some(path) = path {
            assert!(
                list.text.contains(&format!("href=\"{path}\"")),
                "{odd}: {}",
                list.text
            );
            let page = browser.get(&format!("{path}?sku={slug}")).await;
            assert_eq!(page.status, 200, "{odd}");
            let canonical = page.attribute("link[rel=canonical]", "href").unwrap();
            assert_eq!(canonical, format!("{}{path}", shop.url), "{odd}");
            assert_eq!(
                page.attribute("input[name=sku]", "value").as_deref(),
                Some(odd)
            );
        }
        let map = browser.get("/sitemap.xml").await.text;
        assert!(
            !map.contains("& ") && !map.contains("&-") && !map.contains("<i>"),
            "{odd}: {map}"
        );
        browser.add_to_cart(odd, 1).await;
        let cart = browser.get("/cart").await;
        let action = cart.attribute("form.quantity-form", "action").unwrap();
        assert_eq!(action, format!("/cart/items/{slug}"), "{odd}");
        if odd != ".." {
            assert_eq!(
                browser.post(&action, &[("quantity", "2")]).await.status,
                303,
                "{odd}"
            );
        }
        browser.to_gateway().await;
        let call = shop.proxy.calls("createPaymentSession").remove(0);
        let url = call.body["order"]["goods"][0]["goodsUrl"].as_str().unwrap();
        assert!(
            url::Url::parse(url).is_ok() && !url.contains(' ') && url.is_ascii(),
            "{url}"
        );
        shop.audit().await;
    }
}

/// The same product and variant under another slug and number.
async fn rename(shop: &TestShop, odd: &str) {
    let db = &shop.db.connection;
    let product = product::Entity::find_by_id("test-box").one(db).await;
    let mut product = product.unwrap().unwrap().into_active_model();
    product.slug = Set(odd.to_owned());
    product::Entity::insert(product)
        .exec_without_returning(db)
        .await
        .unwrap();
    variant::Entity::update_many()
        .col_expr(variant::Column::Product, Expr::value(odd))
        .filter(variant::Column::Product.eq("test-box"))
        .exec(db)
        .await
        .unwrap();
    product::Entity::delete_by_id("test-box")
        .exec(db)
        .await
        .unwrap();
    price::Entity::update_many()
        .col_expr(price::Column::Item, Expr::value(odd))
        .filter(price::Column::Item.eq(BOX))
        .exec(db)
        .await
        .unwrap();
    variant::Entity::update_many()
        .col_expr(variant::Column::Sku, Expr::value(odd))
        .filter(variant::Column::Sku.eq(BOX))
        .exec(db)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_code_that_comes_before_the_first_thing_is_remembered() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser.post("/cart/code", &[("code", "TENTH-OFF")]).await;
    assert_eq!(page.status, 303);
    browser.add_to_cart(BOX, 1).await;
    assert!(browser.get("/cart").await.text.contains("TENTH-OFF"));
}
