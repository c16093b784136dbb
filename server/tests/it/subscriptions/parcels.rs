//! A plan that delivers goods: what is sent, where to, and what happens when there is none.

use server::services::books::audit::audit;

use super::*;
use crate::back_office::office::Office;

const GREEN: &str = "TEST-PADLOCK-GREEN";
const BLUE: &str = "TEST-PADLOCK-BLUE";
const FIELDS: [(&str, &str); 7] = [
    ("email", "buyer@example.com"),
    ("name", "Anne Buyer"),
    ("country", "SG"),
    ("sku", GREEN),
    ("address1", "1 Harbour Road"),
    ("city", "Singapore"),
    ("postcode", "098633"),
];

pub(super) async fn subscribed(shop: &TestShop) -> Buyer {
    let browser = shop.browser();
    let page = browser.get("/plans/test-parcel").await;
    assert!(page.text.contains("What should we send?"), "{}", page.text);
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let mut fields = FIELDS.to_vec();
    fields.push(("seen", &seen));
    browser.post("/plans/test-parcel", &fields).await.gateway();
    let buyer = Buyer::begun(shop, browser).await;
    buyer.pays_by_card().await;
    shop.pass_everywhere(5).await;
    assert_eq!(buyer.invoices(shop).await, paid(1));
    buyer
}

#[tokio::test]
async fn an_address_that_is_missing_is_asked_for() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let page = browser.get("/plans/test-parcel").await;
    let seen = page.attribute("input[name=seen]", "value").unwrap();
    let path = "/plans/test-parcel";
    let fields = [
        ("seen", &*seen),
        ("email", "a@example.com"),
        ("country", "SG"),
    ];
    let page = browser.post(path, &fields).await;
    assert_eq!(page.status, 422);
    for id in ["name", "address1", "postcode", "sku"] {
        assert!(
            page.text.contains(&format!("href=\"#{id}\"")),
            "{id}: {}",
            page.text
        );
    }
    let fields = [("seen", &*seen), ("country", "JP"), ("leave", "country")];
    let page = browser.post(path, &fields).await;
    assert_eq!(page.status, 200);
    assert!(page.text.contains("Prefecture"), "{}", page.text);
    assert!(shop.gateway.payments().await.is_empty());
}

#[tokio::test]
async fn each_paid_period_takes_a_piece_and_is_packed() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    let before = shop.db.shelf(GREEN).await.on_hand;
    let buyer = subscribed(shop).await;
    assert_eq!(shop.db.shelf(GREEN).await.on_hand, before - 1);
    assert!(buyer.page().await.contains("is being packed"));

    let merchant = office.merchant().await;
    let today = merchant.get("/admin").await.text;
    assert!(today.contains("1 parcel to pack"), "{today}");
    let packing = merchant.get("/admin/packing").await;
    assert!(packing.text.contains("1 Harbour Road"), "{}", packing.text);
    let ship = packing
        .attribute("a.button[href*='/ship/1']", "href")
        .unwrap();
    assert_eq!(merchant.confirm(&ship, "").await.status, 303);
    assert!(buyer.page().await.contains("shipped on"));
    let packing = merchant.get("/admin/packing").await.text;
    assert!(packing.contains("Nothing is to be packed"), "{packing}");

    // The next one goes elsewhere, and is another.
    let mut fields = FIELDS.to_vec();
    fields[3] = ("sku", BLUE);
    fields[4] = ("address1", "2 Station Square");
    let path = format!("{}/delivery", buyer.path());
    let saved = buyer.browser.post(&path, &fields).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    shop.pass_everywhere(MONTH_MINUTES).await;
    let merchant = office.merchant().await;
    let packing = merchant.get("/admin/packing").await.text;
    assert!(packing.contains("2 Station Square"), "{packing}");
    assert!(packing.contains("Blue"), "{packing}");
    let books = audit(&shop.state.shop.db).await.unwrap();
    assert!(books.in_order, "{:?}", books.problems);
}

#[tokio::test]
async fn sold_out_after_the_money_came_is_sent_later_or_refunded() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    shop.db.stock(GREEN, 0).await;
    let (later, refunded) = (subscribed(shop).await, subscribed(shop).await);
    assert!(later.page().await.contains("sold out"));
    let merchant = office.merchant().await;
    let queue = merchant.get("/admin/queue").await.text;
    assert!(queue.contains("was sold out"), "{queue}");

    let page = |buyer: &Buyer| format!("/admin/subscriptions/{}", buyer.subscription.number);
    let supply = format!("{}/supply/1", page(&later));
    let still = merchant.confirm(&supply, "").await;
    assert_eq!(still.status, 409, "{}", still.text);
    shop.db.stock(GREEN, 1).await;
    assert_eq!(merchant.confirm(&supply, "").await.status, 303);
    assert!(later.page().await.contains("is being packed"));
    assert_eq!(shop.db.shelf(GREEN).await.on_hand, 0);

    let refund = format!("{}/refund/1", page(&refunded));
    assert_eq!(merchant.confirm(&refund, "").await.status, 303);
    shop.drain().await;
    shop.pass_everywhere(10).await;
    assert!(refunded.page().await.contains("not sent"));
    let queue = merchant.get("/admin/queue").await.text;
    assert!(!queue.contains("was sold out"), "{queue}");
}

#[tokio::test]
async fn a_refund_before_packing_puts_the_piece_back() {
    let office = Office::open_with(&[]).await;
    let shop = &office.shop;
    let before = shop.db.shelf(GREEN).await.on_hand;
    let buyer = subscribed(shop).await;
    let merchant = office.merchant().await;
    let page = format!("/admin/subscriptions/{}", buyer.subscription.number);
    assert_eq!(
        merchant
            .confirm(&format!("{page}/refund/1"), "")
            .await
            .status,
        303
    );
    shop.drain().await;
    shop.pass_everywhere(10).await;
    assert_eq!(shop.db.shelf(GREEN).await.on_hand, before);
}
