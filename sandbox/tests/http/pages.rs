//! The hosted page as a browser without JavaScript gets it.

use serde_json::json;

use crate::bench::{Bench, SUBMIT, Seen, text};

fn sound(page: &Seen) {
    let policy = page.policy.as_deref().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("script-src"));
    for (selector, what) in [
        ("script", "a script"),
        ("style, [style]", "an inline style"),
        (
            "input:not([type=hidden]):not([id])",
            "an input without an id",
        ),
    ] {
        assert!(page.all(selector).is_empty(), "{what}");
    }
    let labels = page.attribute("label", "for");
    for id in page.attribute("input:not([type=hidden]), select", "id") {
        assert!(labels.contains(&id), "{id} has no label");
    }
    assert_eq!(page.all("h1").len(), 1);
    assert_eq!(page.all(".band strong"), ["TEST GATEWAY"]);
}

#[tokio::test]
async fn shows_the_order_and_the_ways_to_pay() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    sound(&page);
    assert_eq!(page.status, 200);
    assert_eq!(page.heading(), "Pay SGD 64.00");
    assert_eq!(
        page.all(".goods li"),
        ["Day bag <b> · Slate × 2SGD 60.00", "Delivery × 1SGD 4.00"]
    );
    assert_eq!(
        page.all(".option label"),
        ["Card", "Alipay", "Touch 'n Go eWallet"]
    );
    assert_eq!(page.attribute("input[checked]", "value"), ["CARD"]);
    assert_eq!(page.all("button"), ["Pay SGD 64.00"]);
    assert!(page.all(".cards li")[0].starts_with("4054695723100768"));
    assert_eq!(page.attribute("html", "lang"), ["en-US"]);
    assert!(page.text.contains("Day bag &lt;b&gt;"));
}

#[tokio::test]
async fn honours_the_methods_asked_for() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["locale"] = json!("zh_CN");
    request["availablePaymentMethod"] = json!({ "paymentMethodTypeList": [
        { "paymentMethodType": "TNG", "paymentMethodOrder": "2" },
        { "paymentMethodType": "SEASHELLS", "paymentMethodOrder": "1" },
        { "paymentMethodType": "KAKAOPAY", "paymentMethodOrder": 1 },
        { "paymentMethodType": "ALIPAY_CN", "paymentMethodOrder": "0", "expressCheckout": true },
    ] });
    let session = bench.create(&request).await;
    let page = bench.get(text(&session, "/normalUrl")).await;
    sound(&page);
    assert_eq!(page.attribute("html", "lang"), ["zh-CN"]);
    assert_eq!(
        page.all(".option label"),
        ["Kakao Pay", "Touch 'n Go eWallet"]
    );
    assert_eq!(page.all("button"), ["Pay with Alipay", "Pay SGD 64.00"]);
    assert!(page.all(".card").is_empty());
    // What isn't offered can't be forced.
    let data = text(&session, "/paymentSessionData");
    for method in ["CARD", "SEASHELLS", ""] {
        let refused = bench
            .post(SUBMIT, &[("sessionData", data), ("method", method)])
            .await;
        assert_eq!(refused.status, 422, "{method}");
        sound(&refused);
    }
    let wallet = bench.choose(&session, "ALIPAY_CN").await;
    sound(&bench.get(&wallet).await);
}

#[tokio::test]
async fn unknown_addresses_have_pages() {
    let bench = Bench::start().await;
    for path in [
        "/checkout-page/pages/payment/index.html",
        "/checkout-page/pages/payment/index.html?sessionData=made-up",
        "/checkout-page/pages/wallet/made-up",
        "/checkout-page/pages/result/index.html?sessionData=made-up",
        "/nowhere",
    ] {
        let page = bench.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        sound(&page);
    }
    let page = bench.get("/assets/gateway.css").await;
    assert_eq!(page.status, 200);
}

#[tokio::test]
async fn other_sites_cannot_press_its_buttons() {
    let bench = Bench::start().await;
    let session = bench.create(&bench.request()).await;
    let wallet = bench.choose(&session, "TNG").await;
    for (name, value) in [
        ("origin", "http://127.0.0.1:3000"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let refused = bench
            .http
            .post(format!("{}{wallet}", bench.url))
            .header(name, value)
            .header("content-type", "application/x-www-form-urlencoded")
            .body("decision=approve")
            .send()
            .await
            .unwrap();
        assert_eq!(refused.status(), 403, "{name}: {value}");
    }
    let state = bench.state().await;
    assert_eq!(state["payments"][0]["status"], "PROCESSING");
}
