//! Reviews: by those who bought it, looked at before they are shown, and nobody's once the buyer is
//! forgotten.

use serde_json::Value;
use server::services::persons;

use crate::back_office::office::Office;
use crate::common::{Browser, Hosted, Page, TestShop, log_in};

const ADA: &str = "ada@example.com";
const SKU: &str = "TEST-TOTE-GREEN";
const FORM: &str = "/account/reviews/test-tote";
const PRODUCT: &str = "/products/test-tote";

async fn say(browser: &Browser, stars: &str, name: &str, text: &str) -> Page {
    let fields = [("stars", stars), ("name", name), ("text", text)];
    browser.post(FORM, &fields).await
}

/// Logged in, and an order of the goods is paid.
async fn buyer(shop: &TestShop) -> Browser {
    let ada = shop.browser();
    log_in(shop, &ada, ADA).await;
    ada.add_to_cart(SKU, 1).await;
    let page = ada.to_gateway().await;
    ada.on_hosted_page(&page, Hosted::Approve).await;
    shop.deliver_notifications().await;
    ada
}

/// What search engines read of the product.
fn told(page: &Page) -> Value {
    let scripts = page.texts("script[type='application/ld+json']");
    let mut told = scripts
        .iter()
        .map(|script| serde_json::from_str::<Value>(script).unwrap());
    told.find(|told| told["@type"] == "Product").unwrap()
}

#[tokio::test]
async fn who_bought_it_says_so_once_and_the_merchant_publishes_it() {
    let office = Office::open().await;
    let shop = &office.shop;
    let nobody = shop.browser();
    assert_eq!(
        say(&nobody, "5", "Eve", "").await.location.as_deref(),
        Some("/account/login")
    );
    let bob = shop.browser();
    log_in(shop, &bob, "bob@example.com").await;
    assert!(bob.get(FORM).await.text.contains("those who bought it"));
    assert_eq!(say(&bob, "5", "Bob", "").await.status, 409);
    assert_eq!(bob.get("/account/reviews/none").await.status, 404);

    let ada = buyer(shop).await;
    for (stars, name, field) in [
        ("0", "Ada", "stars"),
        ("6", "Ada", "stars"),
        ("4", " ", "name"),
    ] {
        let page = say(&ada, stars, name, "Good").await;
        assert_eq!(page.status, 422, "{stars} {name}");
        assert!(
            page.attribute(&format!("#{field}-error"), "class")
                .is_some()
        );
    }
    let text = "Carries <b>all</b>.\n\nTwice.";
    let said = say(&ada, "4", "Ada L.", text).await;
    assert_eq!(
        said.location.as_deref(),
        Some("/account/reviews/test-tote?said=1")
    );
    let before = nobody.get(PRODUCT).await;
    assert!(!before.text.contains("Ada L."));
    assert!(told(&before).get("aggregateRating").is_none());

    let merchant = office.merchant().await;
    let page = "/admin/reviews";
    let listed = merchant.get(page).await;
    assert!(listed.text.contains("Ada L."), "{}", listed.text);
    let action = listed
        .attribute("form[action$='/publish']", "action")
        .unwrap();
    let seen = listed
        .attribute("form[action$='/publish'] input[name=seen]", "value")
        .unwrap();
    let form = merchant.form(page, &action).await;
    // What the buyer changes meanwhile is not published unseen.
    shop.pass(std::time::Duration::from_secs(1));
    say(&ada, "2", "Ada L.", text).await;
    let stale = merchant
        .post(&action, &[("form", &form), ("seen", &seen)])
        .await;
    assert_eq!(stale.status, 409, "{}", stale.text);
    let listed = merchant.get(page).await;
    let seen = listed
        .attribute("form[action$='/publish'] input[name=seen]", "value")
        .unwrap();
    let form = merchant.form(page, &action).await;
    let done = merchant
        .post(&action, &[("form", &form), ("seen", &seen)])
        .await;
    assert_eq!(done.status, 303, "{}", done.text);
    let again = merchant
        .post(&action, &[("form", &form), ("seen", &seen)])
        .await;
    assert_eq!(again.status, 409);
    assert!(!merchant.get(page).await.text.contains("Ada L."));

    let shown = nobody.get(PRODUCT).await;
    let reviews = shown.texts("#reviews li");
    assert_eq!(reviews.len(), 1, "{reviews:?}");
    assert!(reviews[0].contains("Carries <b>all</b>."), "{reviews:?}");
    assert_eq!(told(&shown)["aggregateRating"]["ratingValue"], "2.0");
    assert_eq!(told(&shown)["review"][0]["author"]["name"], "Ada L.");
    assert!(nobody.get("/shop").await.text.contains("class=\"rating"));
    let german = nobody.get(&format!("/de{PRODUCT}")).await;
    assert!(
        german.text.contains("Auf English geschrieben"),
        "{}",
        german.text
    );

    // Said anew it waits anew.
    say(&ada, "5", "Ada L.", "Better").await;
    let taken_down = nobody.get(PRODUCT).await;
    assert!(taken_down.texts("#reviews li").is_empty());
    assert!(told(&taken_down).get("aggregateRating").is_none());
}

#[tokio::test]
async fn a_forgotten_buyers_review_is_nobodys() {
    let office = Office::open().await;
    let shop = &office.shop;
    let ada = buyer(shop).await;
    say(&ada, "5", "Ada Canary", "Carries all").await;
    let merchant = office.merchant().await;
    let listed = merchant.get("/admin/reviews").await;
    let action = listed
        .attribute("form[action$='/publish']", "action")
        .unwrap();
    let seen = listed
        .attribute("form[action$='/publish'] input[name=seen]", "value")
        .unwrap();
    let form = merchant.form("/admin/reviews", &action).await;
    merchant
        .post(&action, &[("form", &form), ("seen", &seen)])
        .await;
    assert!(
        shop.browser()
            .get(PRODUCT)
            .await
            .text
            .contains("Ada Canary")
    );
    let known = persons::export(&shop.db.connection, ADA).await.unwrap();
    assert!(known.unwrap().to_string().contains("Carries all"));
    shop.db
        .sql("UPDATE orders SET state = 'fulfilled', fulfilled_at = paid_at")
        .await;
    persons::forget(&shop.db.connection, ADA, 1).await.unwrap();
    let page = shop.browser().get(PRODUCT).await;
    assert!(!page.text.contains("Ada Canary"), "{}", page.text);
    assert!(page.texts("#reviews li")[0].contains("A former buyer"));
}
