//! That one search of the log by a request's id finds the request, what was recorded because of it
//! and what was done.

use crate::common::{
    Browser, Page, ShopProcess, Signed, TestDatabase, TestDb, TestGateway, eventually, free_url,
    paid, settings,
};

fn request_id(page: &Page) -> String {
    page.headers["x-request-id"].to_str().unwrap().to_owned()
}

/// What the log says about this request.
fn about(output: &str, id: &str) -> String {
    let lines = output.lines().filter(|line| line.contains(id));
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_log_leads_from_a_request_to_its_effects() {
    let database = TestDatabase::filled().await;
    let gateway = TestGateway::open().await;
    let url = free_url();
    let variables = settings(&database, &url, &gateway, &gateway.url);
    let shop = ShopProcess::start(&variables).await;
    let db = TestDb {
        connection: database.connect().await,
    };
    let browser = Browser::new(&url);
    browser.add_to_cart("TEST-BOX-GREEN", 1).await;

    // From Pay to the attempt and to Antom.
    let pressed = browser.checkout().await;
    let checkout = request_id(&pressed);
    pressed.gateway();
    // The answer is here before what the process wrote about it has been read.
    let log = eventually("the answer is in the log", async || {
        let log = about(&shop.output(), &checkout);
        log.contains("answered").then_some(log)
    })
    .await;
    for part in ["/checkout", "learned", "createPaymentSession"] {
        assert!(log.contains(part), "{part} is not in {log}");
    }

    // From a notification, through the inbox and the outbox, to the mail.
    let order = db.order().await;
    let attempts = db.attempts().await;
    let notice = Signed::json(&paid(&order, &attempts[0]));
    let webhook = request_id(&notice.send(browser.http(), &url).await);
    assert_ne!(webhook, checkout);
    let log = eventually("the receipt is in the log", async || {
        let log = about(&shop.output(), &webhook);
        log.contains("receipt").then_some(log)
    })
    .await;
    for part in [
        "/webhooks/antom/payment",
        "learned",
        "payment_succeeded",
        "job=\"inbox\"",
        "job=\"mail\"",
    ] {
        let part = part.to_lowercase().replace('_', "");
        assert!(log.to_lowercase().contains(&part), "{part} is not in {log}");
    }
    let inbox = db.inbox().await;
    assert_eq!(inbox[0].request_id.as_deref(), Some(webhook.as_str()));
    let receipts = db.outbox().await;
    let receipt = receipts.iter().find(|task| task.kind == "receipt").unwrap();
    assert_eq!(receipt.request_id.as_deref(), Some(webhook.as_str()));
}

/// What nobody asked for has an id too, so that its effects can be found.
#[tokio::test]
async fn the_janitors_work_can_be_found_as_well() {
    let mut shop = crate::common::TestShop::open().await;
    let (browser, page, token) = shop.order_of("TEST-BOX-GREEN", 1).await;
    shop.gateway.lose_notifications().await;
    browser.pay_with_wallet(&page).await;
    shop.pass(std::time::Duration::from_secs(60));
    shop.start_jobs();
    shop.becomes(&token, "paid").await;
    let tasks = shop.db.outbox().await;
    let receipt = tasks.iter().find(|task| task.kind == "receipt").unwrap();
    let id = receipt.request_id.clone().expect("an id of the janitor's");
    assert_eq!(id.len(), 32, "{id}");
}
