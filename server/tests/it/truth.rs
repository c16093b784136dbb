//! That a buyer reads about the money what nobody has said, or is locked out of paying.

use std::time::Duration;

use serde_json::json;
use server::store::stored_rows::attempt::Model as AttemptRow;

use crate::common::{Browser, CARD, CARD_DECLINED, Hosted, Page, TestShop};

const BOX: &str = "TEST-BOX-GREEN";

async fn latest(shop: &TestShop) -> AttemptRow {
    shop.db.attempts().await.pop().unwrap()
}

/// Comes back by the address that Antom was given for the latest attempt.
async fn comes_back(shop: &TestShop, browser: &Browser, token: &str) -> Page {
    let id = latest(shop).await.payment_request_id;
    let back = browser.get(&format!("/result/{token}/back/{id}")).await;
    assert_eq!(back.status, 303, "{}", back.text);
    assert_eq!(back.location.as_deref(), Some(&*format!("/result/{token}")));
    browser.get(&format!("/result/{token}")).await
}

async fn silence(shop: &TestShop) {
    let silent = json!({ "api": "inquiryPayment", "fault": "no_answer", "times": 1000 });
    shop.gateway.fault(silent).await;
}

fn claims_nothing(page: &Page) {
    for claim in [
        "you were not charged",
        "you have not been charged",
        "nothing was charged",
    ] {
        let text = page.text.to_lowercase();
        assert!(!text.contains(claim), "{claim}: {}", page.text);
    }
}

fn offers_no_payment(page: &Page) {
    assert!(!page.text.contains("/pay\""), "{}", page.text);
}

/// Paid, Antom is slow, and the buyer reads that nothing was charged.
#[tokio::test]
async fn who_has_paid_is_not_told_otherwise_while_antom_does_not_answer() {
    let shop = TestShop::open().await;
    shop.gateway.lose_notifications().await;
    let (browser, page, token) = shop.order_of(BOX, 1).await;
    browser.pay_with_wallet(&page).await;
    silence(&shop).await;
    let page = comes_back(&shop, &browser, &token).await;
    assert_eq!(page.state().as_deref(), Some("checking"));
    offers_no_payment(&page);
    claims_nothing(&page);
    for second in [4, 7, 42, 300, 3_700] {
        shop.pass(Duration::from_secs(second));
        let page = browser.get(&format!("/result/{token}")).await;
        assert_eq!(
            page.state().as_deref(),
            Some("checking"),
            "after {second} s"
        );
        claims_nothing(&page);
        for path in [
            format!("/orders/{token}"),
            "/orders".to_owned(),
            "/cart".to_owned(),
        ] {
            claims_nothing(&browser.get(&path).await);
        }
    }
    shop.gateway.heal().await;
    shop.pass(Duration::from_secs(3));
    assert_eq!(browser.result(&token).await, "paid");
    shop.audit().await;
}

/// Another tab asked a moment before the return; its answer is older than the return.
#[tokio::test]
async fn an_answer_older_than_the_return_does_not_say_not_paid() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of(BOX, 1).await;
    assert_eq!(browser.result(&token).await, "not-paid");
    let page = comes_back(&shop, &browser, &token).await;
    assert_eq!(page.state().as_deref(), Some("checking"));
    offers_no_payment(&page);
    shop.pass(Duration::from_secs(6));
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("said-not-paid"));
    assert!(
        page.text.contains("You have not been charged."),
        "{}",
        page.text
    );
    assert!(page.text.contains("Continue to payment"));
    assert!(
        !page.text.contains("button-primary"),
        "a quiet way on: {}",
        page.text
    );
    shop.audit().await;
}

/// The pause counts from the return, however old the attempt is.
#[tokio::test]
async fn who_comes_back_late_is_looked_after_as_soon_as_who_comes_back_early() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of(BOX, 1).await;
    shop.pass(Duration::from_secs(20 * 60));
    browser.on_hosted_page(&page, Hosted::LeaveUndecided).await;
    let page = comes_back(&shop, &browser, &token).await;
    assert!(page.text.contains("content=\"3\""), "{}", page.text);
    assert!(
        page.text.contains("This page shows the answer by itself"),
        "{}",
        page.text
    );
    shop.pass(Duration::from_secs(6));
    let page = browser.get(&format!("/result/{token}")).await;
    assert!(
        page.text.contains("You can close this page"),
        "{}",
        page.text
    );
    shop.audit().await;
}

/// The shop's own clock says that the time is over, and Antom says nothing.
#[tokio::test]
async fn no_end_is_told_that_only_the_shops_clock_knows() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of(BOX, 1).await;
    silence(&shop).await;
    shop.pass(Duration::from_secs(2 * 3600));
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("checking"));
    claims_nothing(&page);
    shop.gateway.heal().await;
    shop.pass(Duration::from_secs(3));
    // Asked after the end, Antom says that nobody has paid.
    assert_eq!(browser.result(&token).await, "said-not-paid");
    browser.pay_again(&token).await.gateway();
    shop.audit().await;
}

/// Back from the bank, the acquirer still decides.
#[tokio::test]
async fn a_card_payment_under_way_is_not_called_unpaid_after_the_return() {
    let shop = TestShop::open().await;
    let browser = shop.browser().with("pay", "card");
    browser.add_to_cart(BOX, 1).await;
    browser.to_gateway().await;
    let token = shop.db.order().await.token;
    let page = comes_back(&shop, &browser, &token).await;
    assert_eq!(page.state().as_deref(), Some("checking"));
    offers_no_payment(&page);
    shop.pass(Duration::from_secs(6));
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("processing"));
    offers_no_payment(&page);
    claims_nothing(&page);
    shop.pass(Duration::from_secs(6));
    let page = browser.get(&format!("/result/{token}")).await;
    assert!(
        page.text.contains("Go back to the payment"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("button-primary"), "{}", page.text);
    shop.audit().await;
}

/// Submitted and left; the page is still good.
#[tokio::test]
async fn who_left_a_submitted_payment_is_led_back_to_its_page() {
    for left in [Hosted::LeaveUndecided, Hosted::Card(CARD_DECLINED)] {
        let shop = TestShop::open().await;
        let (browser, page, token) = shop.order_of(BOX, 1).await;
        browser.on_hosted_page(&page, left).await;
        assert_eq!(browser.result(&token).await, "processing");
        assert_eq!(browser.pay_again(&token).await.gateway(), page);
        assert_eq!(shop.db.attempts().await.len(), 1);
        browser.on_hosted_page(&page, Hosted::Approve).await;
        shop.deliver_notifications().await;
        assert_eq!(shop.db.states().await, ["paid"]);
        shop.audit().await;
    }
}

/// The buyer wants another way to pay, or to change the order: it is cancelled at Antom first.
#[tokio::test]
async fn a_submitted_payment_makes_way_by_a_cancel() {
    for wish in ["another way", "change the order"] {
        let shop = TestShop::open().await;
        let (browser, page, token) = shop.order_of(BOX, 1).await;
        browser.on_hosted_page(&page, Hosted::LeaveUndecided).await;
        assert_eq!(browser.result(&token).await, "processing");
        let first = latest(&shop).await.payment_request_id;
        if wish == "another way" {
            let card = browser
                .pay_otherwise(&token, &[("pay", "card")])
                .await
                .gateway();
            assert_eq!(shop.db.states().await, ["cancelled", "open"]);
            browser.on_hosted_page(&card, Hosted::Card(CARD)).await;
        } else {
            let answer = browser
                .post(&format!("/orders/{token}/withdraw"), &[])
                .await;
            assert_eq!(answer.status, 303, "{}", answer.text);
            assert_eq!(shop.db.order().await.state, "cancelled");
            shop.drain().await;
        }
        assert_eq!(shop.proxy.calls("cancel").len(), 1);
        assert_eq!(shop.gateway.payment(&first).await["status"], "CANCELLED");
        shop.audit().await;
    }
}

/// The old tab could be paid by a method whose money cannot go back.
#[tokio::test]
async fn a_hosted_session_that_makes_way_is_closed_at_antom() {
    let shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of(BOX, 1).await;
    let first = latest(&shop).await.payment_request_id;
    browser
        .pay_otherwise(&token, &[("pay", "card")])
        .await
        .gateway();
    shop.drain().await;
    let cancels = shop.proxy.calls("cancel");
    assert_eq!(cancels.len(), 1);
    assert_eq!(cancels[0].id(), first);
    shop.audit().await;
}

/// The page that the buyer left tells that the order is paid, and a stale Pay leads to it.
#[tokio::test]
async fn the_page_that_the_buyer_left_tells_that_the_order_is_paid() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart(BOX, 1).await;
    let review = browser.review().await;
    let page = browser.pay_for(&review).await.gateway();
    let order = shop.db.order().await;
    let (token, paid) = (order.token, format!("{} is paid", order.number));
    let plain = |page: Page| {
        page.text
            .replace("<span class=\"mono\">", "")
            .replace("</span>", "")
            .replace("<!>", "")
    };
    for path in ["/cart", "/checkout"] {
        let left = browser.get(path).await;
        let watch = left.attribute("[data-watch]", "data-watch");
        assert_eq!(watch, Some(format!("/result/{token}/status")));
        assert!(
            left.text.contains("id=\"news\" role=\"status\""),
            "{}",
            left.text
        );
        assert!(!plain(left).contains(&paid));
    }
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    let answer = browser.get(&format!("/result/{token}/status")).await.text;
    assert!(answer.contains("Thank you, your order is paid"), "{answer}");
    for path in ["/cart", "/checkout"] {
        let page = plain(browser.get(path).await);
        assert!(page.contains(&paid), "{path}: {page}");
    }
    assert_eq!(browser.pay_for(&review).await.result_token(), token);
    shop.pass(Duration::from_secs(3600));
    assert!(!plain(browser.get("/cart").await).contains(&paid));
    shop.audit().await;
}

/// The money is held, and the page promises that nothing was charged; then it is taken.
#[tokio::test]
async fn a_failed_capture_does_not_read_as_not_charged() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of(BOX, 1).await;
    shop.gateway
        .fault(json!({ "api": "capture", "fault": "decline" }))
        .await;
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(35).await;
    shop.drain().await;
    shop.gateway.advance(60).await;
    shop.drain().await;
    assert_eq!(shop.db.states().await, ["capture_failed"]);
    let page = browser.get(&format!("/result/{token}")).await;
    assert_eq!(page.state().as_deref(), Some("capture-failed"));
    claims_nothing(&page);
    // Another way to pay lets the hold go first.
    browser
        .pay_otherwise(&token, &[("pay", "page")])
        .await
        .gateway();
    assert_eq!(shop.db.states().await, ["cancelled", "open"]);
    shop.audit().await;
}
