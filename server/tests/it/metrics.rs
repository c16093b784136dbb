//! The figures for Prometheus: each moves with what it counts, none can be made by a request, and
//! the page for those who operate the shop says of each what it means.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::common::{
    CARD, Hosted, MetricsPort, ShopProcess, Signed, Tamper, TestDatabase, TestGateway, TestShop,
    antom_key, captured, free_url, local_http, merchant_key, paid, pending, settings,
};
use server::jobs;

const SKU: &str = "TEST-BOX-GREEN";
const MINUTE: Duration = Duration::from_secs(60);

/// The shop reads how things stand from its database at most this often.
const FRESH: Duration = Duration::from_secs(10);

#[tokio::test]
async fn notifications_are_counted_by_what_became_of_them() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let body = r#"{"notifyType":"PAYMENT_RESULT"}"#;
    let outcomes = [
        "accepted",
        "duplicate",
        "bad_signature",
        "wrong_client",
        "too_large",
        "not_kept",
    ];
    let before = port.read().await;
    for outcome in outcomes {
        let series = format!("shop_notifications_total{{outcome=\"{outcome}\"}}");
        assert_eq!(before.of(&series), 0.0);
    }

    let authentic = Signed::new(body);
    assert_eq!(shop.deliver(&authentic).await.status, 200);
    for _ in 0..2 {
        assert_eq!(shop.deliver(&authentic).await.status, 200);
    }
    let forged = Signed::by(
        &merchant_key(),
        crate::common::CLIENT_ID,
        crate::common::WEBHOOK,
        body,
    );
    for _ in 0..3 {
        assert_eq!(shop.deliver(&forged).await.status, 401);
    }
    let stray = Signed::by(antom_key(), "SANDBOX_OTHER", crate::common::WEBHOOK, body);
    for _ in 0..4 {
        assert_eq!(shop.deliver(&stray).await.status, 401);
    }
    let large = Signed::new(vec![b' '; 256 * 1024 + 1]);
    for _ in 0..5 {
        assert_eq!(shop.deliver(&large).await.status, 413);
    }
    shop.db.sql("ALTER TABLE inbox RENAME TO inbox_gone").await;
    let late = Signed::new(r#"{"notifyType":"CAPTURE_RESULT"}"#);
    for _ in 0..6 {
        assert_eq!(shop.deliver(&late).await.status, 500);
    }

    let after = port.read().await;
    for (outcome, number) in outcomes.iter().zip([1.0, 2.0, 3.0, 4.0, 5.0, 6.0]) {
        let series = format!("shop_notifications_total{{outcome=\"{outcome}\"}}");
        assert_eq!(after.of(&series), number, "{outcome}");
    }
    assert_eq!(after.of("shop_notification_duration_seconds_count"), 21.0);
}

#[tokio::test]
async fn calls_to_antom_are_counted_by_how_they_ended() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let calls = |api: &str, outcome: &str| {
        format!("shop_gateway_call_duration_seconds_count{{api=\"{api}\",outcome=\"{outcome}\"}}")
    };
    let codes = |api: &str, code: &str| {
        format!("shop_gateway_results_total{{api=\"{api}\",code=\"{code}\"}}")
    };
    let (browser, _, token) = shop.order_of(SKU, 1).await;
    // Nobody has submitted anything: an inquiry is refused.
    shop.pass(MINUTE);
    browser.get(&format!("/result/{token}")).await;
    let figures = port.read().await;
    assert_eq!(figures.of(&calls("createPaymentSession", "ok")), 1.0);
    assert_eq!(figures.of(&codes("createPaymentSession", "SUCCESS")), 1.0);
    assert_eq!(figures.of(&calls("inquiryPayment", "refused")), 1.0);
    assert_eq!(figures.of(&codes("inquiryPayment", "ORDER_NOT_EXIST")), 1.0);

    // An answer that is not to be believed has no code; one that no guide names has none of its own.
    let spoilt = [
        Tamper::Status(500),
        Tamper::NoSignature,
        Tamper::Change(Box::new(|answer| {
            answer["result"]["resultCode"] = "BRAND_NEW".into();
            answer["result"]["resultStatus"] = "F".into();
        })),
    ];
    for tamper in spoilt {
        shop.proxy.tamper("inquiryPayment", tamper);
        shop.pass(MINUTE);
        browser.get(&format!("/result/{token}")).await;
    }
    let figures = port.read().await;
    assert_eq!(figures.of(&calls("inquiryPayment", "unknown")), 2.0);
    assert_eq!(figures.of(&calls("inquiryPayment", "refused")), 2.0);
    assert_eq!(figures.of(&codes("inquiryPayment", "other")), 1.0);
    assert!(!figures.text.contains("BRAND_NEW"), "{}", figures.text);
    assert_eq!(figures.of(&calls("inquiryPayment", "unreachable")), 0.0);
}

#[tokio::test]
async fn attempts_are_counted_as_they_begin_and_as_they_end() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let (browser, page, token) = shop.order_of(SKU, 1).await;
    browser
        .on_hosted_page(&page, Hosted::DeclineAndReturn)
        .await;
    shop.deliver_notifications().await;
    let page = browser.pay_again(&token).await.gateway();
    browser.on_hosted_page(&page, Hosted::Card(CARD)).await;
    shop.gateway.advance(120).await;
    shop.drain().await;
    assert_eq!(shop.db.states().await, ["failed", "paid"]);

    let figures = port.read().await;
    let moved = |state: &str| {
        figures.of(&format!(
            "shop_payment_attempts_moved_total{{state=\"{state}\"}}"
        ))
    };
    let stand = |state: &str| figures.of(&format!("shop_payment_attempts{{state=\"{state}\"}}"));
    assert_eq!(figures.of("shop_payment_attempts_begun_total"), 2.0);
    assert_eq!(
        (moved("open"), moved("failed"), moved("paid")),
        (2.0, 1.0, 1.0)
    );
    assert_eq!(
        (stand("open"), stand("failed"), stand("paid")),
        (0.0, 1.0, 1.0)
    );
    // What is learned twice moves nothing twice.
    shop.deliver_notifications().await;
    let order = shop.db.order().await;
    let attempts = shop.db.attempts().await;
    shop.tell(&captured(&order, &attempts[1], "S")).await;
    let again = port.read().await;
    let series = "shop_payment_attempts_moved_total{state=\"paid\"}";
    assert_eq!(again.of(series), 1.0);
}

#[tokio::test]
async fn attempts_beyond_the_limit_of_an_order_are_counted() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let refused = "shop_payment_attempts_refused_total{limit=\"order\"}";
    let (browser, mut page, token) = shop.order_of(SKU, 1).await;
    let mut tries = 1;
    let last = loop {
        browser
            .on_hosted_page(&page, Hosted::DeclineAndReturn)
            .await;
        shop.deliver_notifications().await;
        let answer = browser.pay_again(&token).await;
        if answer.status != 303 {
            break answer;
        }
        page = answer.gateway();
        tries += 1;
        assert!(tries < 50, "an order can be tried for ever");
    };
    assert_eq!(last.status, 409, "{}", last.text);
    let figures = port.read().await;
    assert_eq!(figures.of(refused), 1.0);
    assert_eq!(
        figures.of("shop_payment_attempts_begun_total"),
        f64::from(tries)
    );
}

#[tokio::test]
async fn an_attempt_without_news_is_stuck_until_it_is_settled() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let stuck = "shop_stuck_payment_attempts{state=\"processing\"}";
    let oldest = "shop_oldest_stuck_payment_attempt_seconds";
    let (browser, page, _) = shop.order_of(SKU, 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    shop.tell(&pending(&order, &attempts[0])).await;
    shop.pass(64 * MINUTE);
    let figures = port.read().await;
    assert_eq!((figures.of(stuck), figures.of(oldest)), (0.0, 0.0));

    shop.pass(2 * MINUTE);
    let figures = port.read().await;
    assert_eq!(figures.of(stuck), 1.0);
    let age = figures.of(oldest);
    assert!((3_960.0..4_200.0).contains(&age), "{age}");

    // The janitor mends it as soon as Antom tells.
    browser.pay_with_wallet(&page).await;
    shop.drain().await;
    assert_eq!(shop.db.order().await.state, "paid");
    shop.pass(FRESH);
    let figures = port.read().await;
    assert_eq!((figures.of(stuck), figures.of(oldest)), (0.0, 0.0));
    assert!(figures.of("shop_janitor_inquiries_total{outcome=\"answered\"}") >= 1.0);
}

#[tokio::test]
async fn queues_show_their_depth_and_their_age() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let (_, page, _) = shop.order_of(SKU, 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    drop(page);
    let notice = Signed::json(&paid(&order, &attempts[0]));
    assert_eq!(shop.deliver(&notice).await.status, 200);
    shop.pass(20 * Duration::from_secs(1));
    let figures = port.read().await;
    assert_eq!(figures.of("shop_inbox_notifications{state=\"new\"}"), 1.0);
    let age = figures.of("shop_inbox_oldest_new_seconds");
    assert!((20.0..80.0).contains(&age), "{age}");
    assert_eq!(figures.of("shop_outbox_tasks{kind=\"receipt\"}"), 0.0);

    jobs::inbox::work(&shop.state.shop).await.unwrap();
    shop.pass(30 * Duration::from_secs(1));
    let figures = port.read().await;
    assert_eq!(figures.of("shop_inbox_notifications{state=\"new\"}"), 0.0);
    assert_eq!(
        figures.of("shop_inbox_notifications{state=\"applied\"}"),
        1.0
    );
    assert_eq!(figures.of("shop_inbox_oldest_new_seconds"), 0.0);
    assert_eq!(figures.of("shop_outbox_tasks{kind=\"receipt\"}"), 1.0);
    for name in [
        "shop_outbox_oldest_due_seconds",
        "shop_outbox_oldest_unfinished_seconds",
    ] {
        let age = figures.of(&format!("{name}{{kind=\"receipt\"}}"));
        assert!((30.0..90.0).contains(&age), "{name}: {age}");
    }

    shop.drain().await;
    shop.pass(FRESH);
    let figures = port.read().await;
    assert_eq!(figures.of("shop_outbox_tasks{kind=\"receipt\"}"), 0.0);
    assert_eq!(
        figures.of("shop_outbox_oldest_due_seconds{kind=\"receipt\"}"),
        0.0
    );
}

#[tokio::test]
async fn money_under_review_and_strangers_notifications_are_shown() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    shop.order_of(SKU, 1).await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let mut wrong = paid(&order, &attempts[0]);
    wrong["paymentAmount"]["value"] = "1".into();
    shop.tell(&wrong).await;
    let mut strange = paid(&order, &attempts[0]);
    strange["paymentRequestId"] = "wf-of-another-shop".into();
    strange["paymentId"] = "x-1".into();
    shop.tell(&strange).await;
    shop.pass(11 * MINUTE);
    shop.drain().await;
    let figures = port.read().await;
    assert_eq!(figures.of("shop_orders_needing_review"), 1.0);
    assert_eq!(
        figures.of("shop_inbox_notifications{state=\"unknown_order\"}"),
        1.0
    );
    assert_eq!(
        figures.of("shop_payment_attempts{state=\"needs_review\"}"),
        1.0
    );
}

#[tokio::test]
async fn the_database_is_asked_once_in_a_while_however_many_ask() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let open = "shop_payment_attempts{state=\"open\"}";
    assert_eq!(port.read().await.of(open), 0.0);
    shop.order_of(SKU, 1).await;
    let figures = port.read().await;
    assert_eq!(figures.of(open), 0.0, "this is still what was read before");
    // What the process counts itself is never old.
    assert_eq!(figures.of("shop_payment_attempts_begun_total"), 1.0);
    shop.pass(FRESH);
    assert_eq!(port.read().await.of(open), 1.0);
}

#[tokio::test]
async fn without_the_database_what_was_counted_is_still_told_and_nothing_old() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    shop.order_of(SKU, 1).await;
    let figures = port.read().await;
    assert_eq!(figures.of("shop_database_up"), 1.0);
    assert_eq!(figures.of("shop_payment_attempts{state=\"open\"}"), 1.0);
    shop.db
        .sql("ALTER TABLE attempts RENAME TO attempts_gone")
        .await;
    shop.pass(FRESH);
    let figures = port.read().await;
    assert_eq!(figures.of("shop_database_up"), 0.0);
    assert_eq!(figures.find("shop_payment_attempts{state=\"open\"}"), None);
    assert_eq!(figures.of("shop_payment_attempts_begun_total"), 1.0);
    shop.db
        .sql("ALTER TABLE attempts_gone RENAME TO attempts")
        .await;
    let figures = port.read().await;
    assert_eq!(
        figures.of("shop_database_up"),
        1.0,
        "it is asked again at once"
    );
}

/// Nothing that anybody sends can become a series: each would stay in Prometheus for ever, and
/// some would be secrets.
#[tokio::test]
async fn no_request_can_make_a_series() {
    let shop = TestShop::open().await;
    let port = MetricsPort::open(&shop).await;
    let before = port.read().await;
    let (browser, page, token) = shop.order_of(SKU, 1).await;
    browser.get("/no/such/page?q=canary").await;
    browser.get("/products/canary").await;
    shop.deliver(&Signed::new(
        r#"{"notifyType":"CANARY","result":{"resultCode":"CANARY"}}"#,
    ))
    .await;
    let (order, attempts) = (shop.db.order().await, shop.db.attempts().await);
    let mut odd = paid(&order, &attempts[0]);
    odd["paymentMethodType"] = "CANARY".into();
    odd["result"]["resultCode"] = "CANARY".into();
    shop.deliver(&Signed::json(&odd)).await;
    shop.proxy.tamper(
        "inquiryPayment",
        Tamper::Change(Box::new(|answer| {
            answer["result"]["resultCode"] = "CANARY".into();
        })),
    );
    browser.pay_with_wallet(&page).await;
    shop.deliver_notifications().await;
    shop.pass(FRESH);
    let after = port.read().await;
    let new: BTreeSet<_> = &after.label_values() - &before.label_values();
    for (label, value) in new {
        assert!(
            label == "code" && antom::codes::ALL.contains(&value.as_str()),
            "{label}={value}"
        );
    }
    let attempt = &attempts[0].payment_request_id;
    for secret in [
        "canary",
        "CANARY",
        &token,
        &order.number,
        &order.id,
        attempt,
    ] {
        assert!(
            !after.text.contains(secret),
            "{secret} is in {}",
            after.text
        );
    }
}

/// S29: a port of their own, nothing else on it, and nothing of it on the shop's.
#[tokio::test]
async fn figures_are_on_their_own_port_alone() {
    let database = TestDatabase::filled().await;
    let gateway = TestGateway::open().await;
    let (url, metrics) = (free_url(), free_url());
    let mut variables = settings(&database, &url, &gateway, &gateway.url);
    let client = local_http().build().unwrap();
    let public = async |path: &str| {
        let response = client.get(format!("{url}{path}")).send().await.unwrap();
        response.status().as_u16()
    };
    {
        let _shop = ShopProcess::start(&variables).await;
        assert_eq!(public("/metrics").await, 404);
        assert!(
            client
                .get(format!("{metrics}/metrics"))
                .send()
                .await
                .is_err()
        );
    }
    let addr = metrics.trim_start_matches("http://").to_owned();
    variables.insert("SHOP_METRICS_ADDR".to_owned(), addr);
    {
        let shop = ShopProcess::start(&variables).await;
        assert!(shop.output().contains(&format!("{metrics}/metrics")));
        assert_eq!(public("/healthz").await, 200);
        for path in ["/metrics", "/metrics/", "/debug"] {
            assert_ne!(public(path).await, 200, "{path}");
        }
        // Below /admin a stranger gets the login page, and no figures.
        let page = client.get(format!("{url}/admin/metrics")).send().await;
        let page = page.unwrap().text().await.unwrap();
        assert!(!page.contains("shop_build_info"), "{page}");
        let port = MetricsPort::at(&metrics);
        assert_eq!(port.read().await.of("shop_database_up"), 1.0);
        for path in [
            "/",
            "/healthz",
            "/readyz",
            "/admin",
            "/cart",
            "/webhooks/antom/payment",
        ] {
            assert_eq!(port.get(path).await.status().as_u16(), 404, "{path}");
        }
    }
    let _worker = ShopProcess::worker(&variables).await;
    let port = MetricsPort::at(&metrics);
    assert_eq!(port.read().await.of("shop_database_up"), 1.0);
    assert!(client.get(format!("{url}/healthz")).send().await.is_err());
}
