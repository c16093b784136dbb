//! That the merchant changes what is sold, sees mistakes beside what was typed, and that every
//! change shows at once and is written down.

use scraper::{Html, Selector};
use server::config::SecretString;
use server::services::admin::merchants::{self, Role};

use super::office::{Merchant, Office, form_on, words};
use crate::common::Page;

const TOTE: &str = "/admin/catalogue/test-tote";
const GREEN: &str = "TEST-TOTE-GREEN";

/// Fills in a form of the tote's and sends it.
async fn send(merchant: &Merchant, form: &str, about: &str, fields: &[(&str, &str)]) -> Page {
    let action = format!("{TOTE}/{form}");
    let id = merchant.form(&format!("{action}?{about}"), &action).await;
    let mut all = fields.to_vec();
    all.push(("form", &id));
    merchant.post(&action, &all).await
}

async fn texts(merchant: &Merchant, language: &str, fields: &[(&str, &str)]) -> Page {
    let mut all = fields.to_vec();
    all.push(("language", language));
    send(merchant, "texts", &format!("language={language}"), &all).await
}

async fn stock(merchant: &Merchant, pieces: &str, reason: &str) -> Page {
    let fields = [("sku", GREEN), ("pieces", pieces), ("reason", reason)];
    send(merchant, "stock", &format!("sku={GREEN}"), &fields).await
}

/// The message beside a field.
fn error(page: &Page, field: &str) -> String {
    page.texts(&format!("#{field}-error")).join(" ")
}

#[tokio::test]
async fn a_price_is_changed_for_whoever_comes_next() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let buyer = office.shop.browser();
    let page = buyer.get("/products/test-tote").await;
    assert!(!page.text.contains("SGD 71.50"));
    let fields = [
        ("sku", GREEN),
        ("SGD", "７1.50"),
        ("JPY", "7200"),
        ("EUR", ""),
    ];
    let done = send(&merchant, "prices", &format!("sku={GREEN}"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    assert!(done.location.unwrap().starts_with(&format!("{TOTE}?done=")));
    let page = buyer.get(&format!("/products/test-tote?sku={GREEN}")).await;
    assert!(page.text.contains("SGD 71.50"), "{}", page.text);
    buyer.add_to_cart(GREEN, 1).await;
    assert!(buyer.get("/cart").await.text.contains("SGD 71.50"));
    let log = words(&merchant.get(TOTE).await);
    assert!(log.contains(&format!("Price of {GREEN}")), "{log}");
    assert!(
        log.contains("SGD 71.50") && log.contains("JPY 7,200"),
        "{log}"
    );
    let audit = words(&merchant.get("/admin/audit").await);
    assert!(audit.contains("Changed goods test-tote"), "{audit}");
    // No longer sold in this currency: neither shown nor bought.
    buyer.choose_currency("EUR").await;
    let page = buyer.get(&format!("/products/test-tote?sku={GREEN}")).await;
    assert!(
        !page
            .attributes("input[name=sku]", "value")
            .contains(&GREEN.to_owned())
    );
}

#[tokio::test]
async fn every_mistake_stands_at_its_field_and_nothing_typed_is_lost() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let fields = [
        ("sku", GREEN),
        ("SGD", "cheap"),
        ("JPY", "12.50"),
        ("HKD", "0"),
        ("USD", "33.00"),
    ];
    let page = send(&merchant, "prices", &format!("sku={GREEN}"), &fields).await;
    assert_eq!(page.status, 422, "{}", page.text);
    for (field, typed) in [("SGD", "cheap"), ("JPY", "12.50"), ("HKD", "0")] {
        assert!(error(&page, field).contains(field), "{field}");
        let kept = page.attribute(&format!("#{field}"), "value");
        assert_eq!(kept.as_deref(), Some(typed));
    }
    assert_eq!(error(&page, "USD"), "");
    assert_eq!(page.attribute("#USD", "value").as_deref(), Some("33.00"));
    assert_eq!(page.attributes(".alert.bad a", "href").len(), 3);
    // Of the four, not even the good one is changed.
    let shown = office.shop.browser().get("/products/test-tote").await;
    assert!(!shown.text.contains("33.00"));

    let long = "x".repeat(101);
    let fields = [
        ("name", long.as_str()),
        ("summary", ""),
        ("description", "D"),
    ];
    let page = texts(&merchant, "en", &fields).await;
    assert_eq!(page.status, 422);
    assert!(error(&page, "name").contains("100 letters"));
    assert!(error(&page, "summary").contains("Fill this in"));
    assert_eq!(page.attribute("#name", "value").as_deref(), Some(&*long));
    assert_eq!(page.texts("#description"), ["D"]);
    // The form that is shown again can be sent.
    let id = form_on(&page, &format!("{TOTE}/texts")).unwrap();
    let fields = [
        ("form", id.as_str()),
        ("language", "en"),
        ("name", "Tote"),
        ("summary", "S"),
    ];
    let done = merchant.post(&format!("{TOTE}/texts"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

#[tokio::test]
async fn texts_are_changed_by_language_and_found_at_once() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let german = office.shop.browser().below("/de");
    let english = office.shop.browser();
    let canary = "</script><img src=x onerror=alert(1)>";
    let fields = [
        ("name", "Leinenbeutel"),
        ("summary", canary),
        ("description", "Eins.\r\n\r\nZwei."),
        ("words", "Jutesack, Tragetasche"),
    ];
    let done = texts(&merchant, "de", &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = german.get("/products/test-tote").await;
    assert_eq!(page.texts("h1"), ["Leinenbeutel"]);
    assert!(!page.text.contains("<img src=x"), "{}", page.text);
    assert_eq!(
        page.texts(".product-about div:first-child p"),
        ["Eins.", "Zwei."]
    );
    let found = german.get("/shop?q=jutesack").await;
    assert_eq!(found.texts(".results > .product-grid h3"), ["Leinenbeutel"]);
    assert_eq!(
        english.get("/products/test-tote").await.texts("h1"),
        ["Test tote"]
    );
    // What is emptied is said in English again.
    let done = texts(&merchant, "de", &[("name", ""), ("summary", "S")]).await;
    assert_eq!(done.status, 303);
    assert_eq!(
        german.get("/products/test-tote").await.texts("h1"),
        ["Test tote"]
    );
    let log = words(&merchant.get(TOTE).await);
    assert!(log.contains("Name (Deutsch) Leinenbeutel"), "{log}");
    let page = merchant.0.get(&format!("{TOTE}/texts?language=xx")).await;
    assert_eq!(page.status, 404);
}

#[tokio::test]
async fn pieces_come_and_go_with_a_reason_and_orders_keep_theirs() {
    let office = Office::open().await;
    let shop = &office.shop;
    let merchant = office.merchant().await;
    let before = shop.db.shelf(GREEN).await.on_hand;
    let (_, _, order) = office.order().await;
    assert_eq!(stock(&merchant, "+12", "Delivery 7").await.status, 303);
    assert_eq!(stock(&merchant, "\u{2212}2", "Torn").await.status, 303);
    let shelf = shop.db.shelf(GREEN).await;
    assert_eq!((shelf.on_hand, shelf.reserved), (before - 1 + 10, 1));
    let log = words(&merchant.get(TOTE).await);
    assert!(log.contains("+12"), "{log}");
    assert!(log.contains(&format!("-2 {} Torn", shelf.on_hand)), "{log}");
    for (pieces, reason, field, says) in [
        ("-9999", "Lost", "pieces", "not that many"),
        ("0", "Lost", "pieces", "change nothing"),
        ("", "Lost", "pieces", "Fill this in"),
        ("1.5", "Lost", "pieces", "whole number"),
        ("99999999999", "Lost", "pieces", "whole number"),
        ("1", " ", "reason", "Fill this in"),
    ] {
        let page = stock(&merchant, pieces, reason).await;
        assert_eq!(page.status, 422, "{pieces}: {}", page.text);
        assert!(
            error(&page, field).contains(says),
            "{pieces}: {}",
            error(&page, field)
        );
        assert_eq!(page.attribute("#pieces", "value").as_deref(), Some(pieces));
    }
    assert_eq!(shop.db.shelf(GREEN).await, shelf);
    assert_eq!(office.now(&order).await.state, "awaiting_payment");
}

#[tokio::test]
async fn a_form_acts_once_and_for_owners_only() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let action = format!("{TOTE}/stock");
    let id = merchant
        .form(&format!("{action}?sku={GREEN}"), &action)
        .await;
    let fields = [
        ("form", id.as_str()),
        ("sku", GREEN),
        ("pieces", "1"),
        ("reason", "Found"),
    ];
    assert_eq!(merchant.post(&action, &fields).await.status, 303);
    assert_eq!(merchant.post(&action, &fields).await.status, 409);
    let (db, now) = (
        &office.shop.db.connection,
        office.shop.state.shop.clock.now_ms(),
    );
    let password = SecretString::from("a long enough password");
    for (name, role) in [("ada", Role::Owner), ("fin", Role::Finance)] {
        merchants::add(db, name, role, &password, now)
            .await
            .unwrap();
    }
    let fin = Merchant(office.shop.browser());
    let fields = [("username", "fin"), ("password", "a long enough password")];
    assert_eq!(fin.post("/admin/login", &fields).await.status, 303);
    assert!(words(&fin.get(TOTE).await).contains("Only an owner changes goods."));
    for path in [
        format!("{TOTE}/texts?language=en"),
        format!("{TOTE}/prices?sku={GREEN}"),
        format!("{TOTE}/stock?sku={GREEN}"),
        format!("{TOTE}/pictures"),
        "/admin/catalogue/new".to_owned(),
    ] {
        assert_eq!(fin.0.get(&path).await.status, 403, "{path}");
    }
    for action in [
        "texts",
        "prices",
        "stock",
        "pictures/1",
        "undo/1",
        "publish",
        "withdraw",
    ] {
        let form = fin.any_form().await;
        let path = format!("{TOTE}/{action}");
        let page = fin.post(&path, &[("form", &form)]).await;
        assert_eq!(page.status, 403, "{action}");
    }
}

#[tokio::test]
async fn a_draft_is_seen_by_nobody_and_its_orders_go_on() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let buyer = office.shop.browser();
    buyer.add_to_cart(GREEN, 1).await;
    let order = office.paid_order().await;
    let withdraw = format!("{TOTE}/withdraw");
    let id = merchant.form(TOTE, &withdraw).await;
    assert_eq!(merchant.post(&withdraw, &[("form", &id)]).await.status, 303);
    assert_eq!(buyer.get("/products/test-tote").await.status, 404);
    let found = buyer.get("/shop?q=tote").await;
    assert!(found.texts(".results > .product-grid h3").is_empty());
    let cart = buyer.get("/cart").await;
    assert!(!cart.text.contains("Go to checkout"), "{}", cart.text);
    let page = merchant
        .get(&format!("/admin/orders/{}", order.number))
        .await;
    assert!(page.text.contains("Test tote"));
    let list = words(&merchant.get("/admin/catalogue?q=tote").await);
    assert!(list.contains("Draft"), "{list}");
    let publish = format!("{TOTE}/publish");
    let id = merchant.form(TOTE, &publish).await;
    assert_eq!(merchant.post(&publish, &[("form", &id)]).await.status, 303);
    assert_eq!(buyer.get("/products/test-tote").await.status, 200);
    let log = words(&merchant.get(TOTE).await);
    assert!(
        log.contains("Made a draft") && log.contains("Published"),
        "{log}"
    );
}

#[tokio::test]
async fn a_new_product_begins_as_a_draft_and_is_sold_once_published() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let form = merchant
        .form("/admin/catalogue/new", "/admin/catalogue/new/create")
        .await;
    let good = [
        ("name", "Zeppelin"),
        ("slug", "zeppelin"),
        ("category", "test-tools"),
        ("summary", "It flies."),
        ("drawing", "parcel"),
        ("tone", "green"),
        ("sku", "ZEP-1"),
        ("label", "Silver"),
        ("pieces", "3"),
        ("SGD", "12.50"),
    ];
    let with = |change: &[(&'static str, &'static str)]| {
        let mut fields: Vec<(&str, &str)> = good.to_vec();
        for (name, value) in change {
            fields.retain(|(known, _)| known != name);
            fields.push((name, value));
        }
        fields
    };
    let send = async |fields: Vec<(&str, &str)>| {
        let mut fields = fields;
        fields.push(("form", &form));
        merchant.post("/admin/catalogue/new/create", &fields).await
    };
    for (field, value) in [
        ("name", ""),
        ("slug", "test-tote"),
        ("slug", "Zeppelin!"),
        ("slug", "new"),
        ("category", "none"),
        ("drawing", "../x"),
        ("sku", GREEN),
        ("sku", "delivery:slow"),
        ("label", ""),
        ("pieces", "many"),
        ("SGD", "free"),
    ] {
        let page = send(with(&[(field, value)])).await;
        assert_eq!(page.status, 422, "{field} {value}: {}", page.text);
        assert_ne!(error(&page, field), "", "{field} {value}");
        assert_eq!(
            page.attribute("#summary", "value").as_deref(),
            Some("It flies.")
        );
    }
    let done = send(with(&[])).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let buyer = office.shop.browser();
    assert_eq!(buyer.get("/products/zeppelin").await.status, 404);
    let page = "/admin/catalogue/zeppelin";
    let publish = format!("{page}/publish");
    let id = merchant.form(page, &publish).await;
    merchant.post(&publish, &[("form", &id)]).await;
    let found = buyer.get("/shop?q=zepelin").await;
    assert_eq!(found.texts(".results > .product-grid h3"), ["Zeppelin"]);
    buyer.add_to_cart("ZEP-1", 3).await;
    buyer.to_gateway().await;
    let log = words(&merchant.get(page).await);
    assert!(log.contains("+3") && log.contains("First stock"), "{log}");
}

#[tokio::test]
async fn what_a_reduced_thing_cost_before_stands_struck_out_beside_its_price() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let buyer = office.shop.browser();
    let prices = |was: &'static str| [("sku", GREEN), ("SGD", "30.00"), ("was-SGD", was)];
    let about = format!("sku={GREEN}");
    for was in ["30.00", "29.00", "dear"] {
        let page = send(&merchant, "prices", &about, &prices(was)).await;
        assert_eq!(page.status, 422, "{was}");
        assert_ne!(error(&page, "was-SGD"), "", "{was}");
        assert_eq!(page.attribute("#was-SGD", "value").as_deref(), Some(was));
    }
    let done = send(&merchant, "prices", &about, &prices("48.00")).await;
    assert_eq!(done.status, 303, "{}", done.text);
    let page = buyer.get(&format!("/products/test-tote?sku={GREEN}")).await;
    assert!(page.texts(".price")[0].contains("SGD 30.00"));
    assert!(page.texts(".price s")[0].contains("SGD 48.00"));
    assert!(page.text.contains("StrikethroughPrice"));
    let list = buyer.get("/shop?q=tote").await;
    assert!(list.texts(".product-card s")[0].contains("SGD 48.00"));
    // The colours of the variants are shown beside their names.
    assert!(!page.texts(".chips svg.swatch").is_empty());
    // It is in the sheet too, and what is sent out changes nothing.
    let sheet = merchant.get("/admin/catalogue.csv").await.text;
    assert!(sheet.contains("was SGD") && sheet.contains("48.00"));
    let done = send(&merchant, "prices", &about, &prices("")).await;
    assert_eq!(done.status, 303);
    let page = buyer.get(&format!("/products/test-tote?sku={GREEN}")).await;
    assert!(page.texts(".price s").is_empty());
}

/// The first form that takes back a change whose row says this, and its id.
fn undo_on(page: &Page, says: &str) -> (String, String) {
    let html = Html::parse_document(&page.text);
    let selector = |text: &str| Selector::parse(text).unwrap();
    let form = selector(&format!("form[action^='{TOTE}/undo/']"));
    let rows = selector("tbody tr");
    let row = html.select(&rows).find(|row| {
        let text: String = row.text().collect();
        text.contains(says) && row.select(&form).next().is_some()
    });
    let row = row.unwrap_or_else(|| panic!("nothing to undo of {says}: {}", words(page)));
    let action = row.select(&form).next().unwrap().attr("action").unwrap();
    let id = form_on(page, action).unwrap();
    (action.to_owned(), id)
}

/// Presses "undo" beside the latest change whose row says this.
async fn undo(merchant: &Merchant, says: &str) -> Page {
    let (action, id) = undo_on(&merchant.get(TOTE).await, says);
    merchant.post(&action, &[("form", &id)]).await
}

#[tokio::test]
async fn a_change_is_taken_back_unless_it_was_changed_again() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let buyer = office.shop.browser();
    let page = format!("/products/test-tote?sku={GREEN}");
    let price = || async { buyer.get(&page).await.texts("p.price") };
    let before = price().await;
    let about = format!("sku={GREEN}");
    let fields = [("sku", GREEN), ("SGD", "71.50"), ("JPY", "7200")];
    let done = send(&merchant, "prices", &about, &fields).await;
    assert_eq!(done.status, 303);
    assert_ne!(price().await, before);
    assert_eq!(undo(&merchant, "SGD 71.50").await.status, 303);
    assert_eq!(price().await, before);
    let german = office.shop.browser().below("/de");
    texts(&merchant, "de", &[("name", "Eins")]).await;
    texts(&merchant, "de", &[("name", "Zwei")]).await;
    let stale = merchant.get(TOTE).await;
    assert_eq!(undo(&merchant, "Zwei").await.status, 303);
    assert_eq!(
        german.get("/products/test-tote").await.texts("h1"),
        ["Eins"]
    );
    // The page that was opened before still shows a change that is not there any more.
    let (action, id) = undo_on(&stale, "Zwei");
    let refused = merchant.post(&action, &[("form", &id)]).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(words(&refused).contains("It was changed again since"));
    // Taking back is a change like any other, and is taken back.
    assert_eq!(undo(&merchant, "Zwei").await.status, 303);
    assert_eq!(
        german.get("/products/test-tote").await.texts("h1"),
        ["Zwei"]
    );
    let withdraw = format!("{TOTE}/withdraw");
    let id = merchant.form(TOTE, &withdraw).await;
    assert_eq!(merchant.post(&withdraw, &[("form", &id)]).await.status, 303);
    assert_eq!(buyer.get("/products/test-tote").await.status, 404);
    assert_eq!(undo(&merchant, "Made a draft").await.status, 303);
    assert_eq!(buyer.get("/products/test-tote").await.status, 200);
    for (id, status) in [("999999", 409), ("x", 404)] {
        let form = merchant.any_form().await;
        let path = format!("{TOTE}/undo/{id}");
        assert_eq!(
            merchant.post(&path, &[("form", &form)]).await.status,
            status
        );
    }
}
