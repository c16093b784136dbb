//! That two of the same at once do more, or less, than one.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use crate::common::{Hosted, Page, Signed, TestShop, eventually, paid};
use server::jobs;
use tokio::task::JoinSet;

const CREATE: &str = "createPaymentSession";

async fn all<T: Send + 'static>(
    tasks: impl IntoIterator<Item = impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    tasks.into_iter().collect::<JoinSet<T>>().join_all().await
}

/// Where they all lead.
fn one_location(pages: &[Page]) -> String {
    let places: BTreeSet<_> = pages
        .iter()
        .map(|page| (page.status, page.location.clone()))
        .collect();
    assert_eq!(places.len(), 1, "{places:?}");
    let (status, location) = places.into_iter().next().unwrap();
    assert_eq!(status, 303);
    location.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_deliveries_at_once_are_one_payment() {
    let mut shop = TestShop::open().await;
    let (browser, _, token) = shop.order_of("TEST-BOX-GREEN", 2).await;
    // As many as three processes have.
    for _ in 0..3 {
        shop.start_jobs();
    }
    let order = shop.db.order().await;
    let notice = paid(&order, &shop.db.attempts().await[0]);
    let mut deliveries = Vec::new();
    for number in 0..50 {
        // Some in the very same bytes, some in others.
        let mut notice = notice.clone();
        notice["deliveredAs"] = (number % 5).into();
        deliveries.push(Signed::json(&notice));
    }
    let (http, url) = (browser.http().clone(), shop.url.clone());
    let pages = all(deliveries.into_iter().map(|delivery| {
        let (http, url) = (http.clone(), url.clone());
        async move { delivery.send(&http, &url).await }
    }))
    .await;
    for page in pages {
        assert_eq!(page.status, 200, "{}", page.text);
    }
    shop.becomes(&token, "paid").await;
    eventually("everything is worked on", async || {
        let states = shop.db.inbox_states().await;
        let done = states.iter().all(|state| state == "applied");
        (done && !shop.mail.sent().is_empty()).then_some(())
    })
    .await;
    assert_eq!(shop.db.inbox().await.len(), 5);
    assert_eq!(shop.db.shelf("TEST-BOX-GREEN").await.sold, 2);
    assert_eq!(shop.mail.sent().len(), 1);
    shop.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_presses_of_pay_are_one_order_and_one_session() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-SUITCASE-GREEN", 2).await;
    let review = browser.review().await;
    let pages = all((0..20).map(|_| {
        let (browser, review) = (browser.clone(), review.clone());
        async move { browser.pay_for(&review).await }
    }))
    .await;
    let page = one_location(&pages);
    assert_eq!(shop.db.states().await, ["open"]);
    assert_eq!(shop.proxy.calls(CREATE).len(), 1);
    assert_eq!(shop.db.shelf("TEST-SUITCASE-GREEN").await.reserved, 2);
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_tries_again_are_one_new_attempt() {
    let shop = TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BACKPACK-GREEN", 1).await;
    browser
        .on_hosted_page(&page, Hosted::DeclineAndReturn)
        .await;
    let pages = all((0..20).map(|_| {
        let (browser, token) = (browser.clone(), token.clone());
        async move { browser.pay_again(&token).await }
    }))
    .await;
    let page = one_location(&pages);
    assert_eq!(shop.db.states().await, ["failed", "open"]);
    assert_eq!(shop.proxy.calls(CREATE).len(), 2);
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_an_answer_twenty_presses_still_lead_to_one_page() {
    let shop = TestShop::open().await;
    let fault = serde_json::json!({ "api": CREATE, "fault": "no_answer" });
    shop.gateway.fault(fault).await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BACKPACK-BLUE", 1).await;
    let review = browser.review().await;
    let pages = all((0..20).map(|_| {
        let (browser, review) = (browser.clone(), review.clone());
        async move { browser.pay_for(&review).await }
    }))
    .await;
    for page in &pages {
        assert_eq!(page.status, 303, "{}", page.text);
    }
    assert_eq!(shop.db.states().await, ["unknown", "open"]);
    let page = browser.pay_for(&review).await.gateway();
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.audit().await;
}

/// medusajs/medusa#13301: the notification, the buyer who comes back and the janitor at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whoever_hears_of_the_payment_first_settles_it_for_all() {
    for round in 0..5_u32 {
        let shop = Arc::new(TestShop::open().await);
        let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
        browser.pay_with_wallet(&page).await;
        shop.pass(Duration::from_secs(31));
        let mut racers = JoinSet::new();
        for number in 0..12 {
            let (shop, browser, token) = (Arc::clone(&shop), browser.clone(), token.clone());
            racers.spawn(async move {
                match (number + round) % 4 {
                    0 => {
                        shop.gateway.flush().await;
                        jobs::inbox::work(&shop.state.shop).await.unwrap();
                    }
                    1 => {
                        browser.result(&token).await;
                    }
                    2 => {
                        jobs::janitor::work(&shop.state.shop).await.unwrap();
                    }
                    _ => {
                        let answer = browser.pay_again(&token).await;
                        assert_eq!(answer.result_token(), token);
                    }
                }
            });
        }
        racers.join_all().await;
        shop.deliver_notifications().await;
        assert_eq!(browser.result(&token).await, "paid");
        assert_eq!(shop.db.states().await, ["paid"]);
        assert_eq!(shop.mail.sent().len(), 1);
        shop.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn withdrawing_while_the_payment_arrives_loses_neither_money_nor_order() {
    for _ in 0..4 {
        let shop = Arc::new(TestShop::open().await);
        let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
        let withdrawing = {
            let (browser, token) = (browser.clone(), token.clone());
            async move {
                let page = browser
                    .post(&format!("/orders/{token}/withdraw"), &[])
                    .await;
                assert!(matches!(page.status, 303 | 409), "{}", page.text);
            }
        };
        let paying = {
            let (shop, browser) = (Arc::clone(&shop), browser.clone());
            async move {
                browser.pay_with_wallet(&page).await;
                shop.deliver_notifications().await;
            }
        };
        tokio::join!(withdrawing, paying);
        shop.deliver_notifications().await;
        // Paid; or withdrawn, and whatever came has gone back or is flagged to.
        let order = shop.db.order().await;
        let kept = shop.gateway.money_taken().await;
        match order.state.as_str() {
            "paid" => assert_eq!(order.review_reason, None),
            "cancelled" => assert!(
                kept.is_empty() || order.review_reason.is_some(),
                "{order:#?}"
            ),
            other => panic!("{other}: {order:#?}"),
        }
        shop.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_piece_is_sold_once() {
    let mut shop = TestShop::open().await;
    shop.stock("TEST-SUITCASE-GREEN", 1).await;
    let mut shoppers = Vec::new();
    for _ in 0..10 {
        let browser = shop.browser();
        browser.add_to_cart("TEST-SUITCASE-GREEN", 1).await;
        let review = browser.review().await;
        shoppers.push((browser, review));
    }
    let pages = all(shoppers
        .iter()
        .cloned()
        .map(|(browser, review)| async move {
            let page = browser.pay_for(&review).await;
            (browser, page)
        }))
    .await;
    let (lucky, others): (Vec<_>, Vec<_>) =
        pages.into_iter().partition(|(_, page)| page.status == 303);
    assert_eq!(lucky.len(), 1);
    for (_, page) in &others {
        assert_eq!(page.status, 422, "{}", page.text);
    }
    let shelf = shop.db.shelf("TEST-SUITCASE-GREEN").await;
    assert_eq!((shelf.on_hand, shelf.reserved), (0, 1));
    assert_eq!(shop.db.orders().await.len(), 1);
    let (browser, page) = &lucky[0];
    browser.pay_with_wallet(&page.gateway()).await;
    shop.deliver_notifications().await;
    assert_eq!(shop.db.shelf("TEST-SUITCASE-GREEN").await.sold, 1);
    shop.audit().await;
}

/// The second press of Pay meets the payment of the first: it must not become a second order.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn pressing_pay_while_the_payment_arrives_is_no_second_order() {
    for _ in 0..6 {
        let shop = Arc::new(TestShop::open().await);
        let browser = shop.browser();
        browser.add_to_cart("TEST-BOX-GREEN", 1).await;
        let review = browser.review().await;
        let page = browser.pay_for(&review).await.gateway();
        browser.pay_with_wallet(&page).await;
        let mut racers = JoinSet::new();
        for number in 0..9 {
            let (shop, browser, review) = (Arc::clone(&shop), browser.clone(), review.clone());
            racers.spawn(async move {
                if number == 4 {
                    shop.deliver_notifications().await;
                    return;
                }
                // The same order, and one that goes elsewhere.
                let browser = match number % 2 {
                    0 => browser,
                    _ => browser.with("address1", "2 Harbour Road"),
                };
                let page = browser.pay_for(&review).await;
                assert!(matches!(page.status, 303 | 422), "{}", page.text);
            });
        }
        racers.join_all().await;
        shop.deliver_notifications().await;
        assert_eq!(shop.db.order().await.state, "paid");
        assert_eq!(shop.proxy.calls(CREATE).len(), 1);
        shop.audit().await;
    }
}

/// Orders that want the same scarce things in different company must not block each other.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn shoppers_with_overlapping_carts_do_not_trip_each_other() {
    let mut shop = TestShop::open().await;
    let scarce = [
        "TEST-POUCH-RED",
        "TEST-SUITCASE-GREEN",
        "TEST-BACKPACK-GREEN",
        "TEST-BOX-GREEN",
    ];
    for sku in scarce {
        shop.stock(sku, 9).await;
    }
    for round in 0..3 {
        let mut shoppers = Vec::new();
        for number in 0..12_usize {
            let browser = shop
                .browser()
                .with("address1", &format!("{round} Road {number}"));
            // Every shopper leaves out another one.
            for sku in scarce
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != number % 4)
            {
                let fields = [("sku", *sku.1), ("quantity", "1")];
                browser.post("/cart/items", &fields).await;
            }
            let page = browser.get("/checkout").await;
            if let Some(review) = page.attribute("input[name=review]", "value") {
                shoppers.push((browser, review));
            }
        }
        let pages = all(shoppers.into_iter().map(|(browser, review)| async move {
            let page = browser.pay_for(&review).await;
            (browser, page)
        }))
        .await;
        for (_, page) in &pages {
            assert!(
                matches!(page.status, 303 | 422),
                "{}: {}",
                page.status,
                page.text
            );
        }
        // And give everything back at once.
        let mut tokens = Vec::new();
        for (browser, page) in pages {
            if page.status == 303 {
                let order = shop.db.order_of_page(&page.gateway()).await;
                tokens.push((browser, order.token));
            }
        }
        let pages = all(tokens.into_iter().map(|(browser, token)| async move {
            browser
                .post(&format!("/orders/{token}/withdraw"), &[])
                .await
        }))
        .await;
        for page in pages {
            assert_eq!(page.status, 303, "{}", page.text);
        }
        shop.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn carts_changed_from_many_tabs_stay_whole() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;
    let pages = all((0..30).map(|_| {
        let browser = browser.clone();
        async move {
            browser
                .post(
                    "/cart/items",
                    &[("sku", "TEST-BOX-GREEN"), ("quantity", "1")],
                )
                .await
        }
    }))
    .await;
    let taken = pages.iter().filter(|page| page.status == 303).count();
    for page in &pages {
        assert!(matches!(page.status, 303 | 422), "{}", page.text);
    }
    // No press is lost, and none goes beyond the most that a line may hold.
    assert_eq!(taken, 19);
    assert_eq!(browser.cart_count().await, 20);
}
