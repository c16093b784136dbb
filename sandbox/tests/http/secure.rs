//! 3-D Secure: challenge, frictionless, failed, given up, abandoned.

use serde_json::{Value, json};

use crate::bench::{Bench, Seen, VISA, code, text};
use crate::card_bench::{EXEMPT, MASTERCARD};

fn asked() -> Value {
    json!({ "is3DSAuthentication": true })
}

/// Types a card for a payment with 3-D Secure; gives the request and the issuer's page.
async fn challenged(bench: &Bench, number: &str) -> (Value, Seen) {
    let request = bench.pay_with_meta(asked());
    let page = bench.pay_page(&request).await;
    let issuer = bench.type_card(&page, number, &[]).await;
    assert_eq!(issuer.heading(), "Confirm that it is you");
    (request, issuer)
}

async fn told(bench: &Bench, request: &Value) -> Value {
    bench.inquire(text(request, "/paymentRequestId")).await
}

#[tokio::test]
async fn the_right_code_pays() {
    let bench = Bench::start().await;
    for (number, eci) in [(VISA, "05"), (MASTERCARD, "02")] {
        let (request, issuer) = challenged(&bench, number).await;
        assert!(issuer.all("dd")[1].contains("************"));
        let inquiry = told(&bench, &request).await;
        assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING");
        let done = bench.confirm(&issuer, &[("code", " 123456 ")]).await;
        assert_eq!(done.heading(), "Payment successful");
        let inquiry = told(&bench, &request).await;
        let secure = &inquiry["paymentResultInfo"]["threeDSResult"];
        assert_eq!(text(secure, "/eci"), eci);
        assert_eq!(text(secure, "/cavv"), "mockCavv");
        assert_eq!(text(secure, "/threeDSVersion"), "2.2.0");
        assert_eq!(secure["challenged"], true);
        assert_eq!(secure["threeDSOffered"], true);
    }
}

#[tokio::test]
async fn three_wrong_codes_fail_and_another_card_may_follow() {
    let bench = Bench::start().await;
    let (request, issuer) = challenged(&bench, VISA).await;
    for left in ["2 more tries", "1 more try"] {
        let again = bench.confirm(&issuer, &[("code", "000000")]).await;
        assert_eq!(again.status, 422);
        assert!(again.all("[role=alert] li")[0].contains(left));
        assert_eq!(again.attribute("[aria-invalid]", "id"), ["code"]);
    }
    let form = bench.confirm(&issuer, &[("code", "")]).await;
    assert_eq!(form.all(".bad h2"), ["Payment declined"]);
    assert!(form.all(".bad p")[0].contains("could not confirm"));
    // The right code comes too late.
    let late = bench.confirm(&issuer, &[("code", "123456")]).await;
    assert_eq!(late.heading(), "Pay SGD 64.00");
    // Guide 003: nobody is told before the order is closed.
    bench.advance(60).await;
    assert!(bench.hooks().is_empty());
    let inquiry = told(&bench, &request).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING");

    let page = text(&inquiry, "/redirectActionForm/redirectUrl").to_owned();
    let issuer = bench.type_card(&page, MASTERCARD, &[]).await;
    bench.confirm(&issuer, &[("code", "123456")]).await;
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
}

#[tokio::test]
async fn who_gives_up_is_told_when_the_order_closes() {
    let bench = Bench::start().await;
    let (request, issuer) = challenged(&bench, VISA).await;
    let form = bench.confirm(&issuer, &[("give_up", "yes")]).await;
    assert_eq!(form.all(".bad h2"), ["Payment declined"]);
    bench.advance(13 * 60).await;
    assert!(bench.hooks().is_empty());
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(code(&told), "USER_PAYMENT_VERIFICATION_FAILED");
    let secure = &told["paymentResultInfo"]["threeDSResult"];
    assert_eq!(text(secure, "/challengeCancel"), "01");
    assert_eq!(text(secure, "/cavv"), "");
    assert_eq!(
        code(&bench.pay(&request).await),
        "USER_PAYMENT_VERIFICATION_FAILED"
    );
}

#[tokio::test]
async fn who_gives_up_on_the_page_of_the_gateway_is_told_at_once() {
    let bench = Bench::start().await;
    let (_, issuer) = challenged(&bench, VISA).await;
    let form = bench.confirm(&issuer, &[("give_up", "yes")]).await;
    let data = form.attribute("input[name=sessionData]", "value");
    bench
        .post(crate::bench::LEAVE, &[("sessionData", data[0].as_str())])
        .await;
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
}

#[tokio::test]
async fn who_walks_away_runs_out_of_time() {
    let bench = Bench::start().await;
    let (request, issuer) = challenged(&bench, VISA).await;
    bench.advance(14 * 60 + 60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let inquiry = told(&bench, &request).await;
    assert_eq!(text(&inquiry, "/paymentResultCode"), "ORDER_IS_CLOSED");
    let late = bench.confirm(&issuer, &[("code", "123456")]).await;
    assert_eq!(late.heading(), "Payment failed");
    assert_eq!(bench.shown(&request).await["status"], "FAIL");
}

#[tokio::test]
async fn an_exempt_card_passes_without_the_buyer() {
    let bench = Bench::start().await;
    let request = bench.pay_with_meta(asked());
    let page = bench.pay_page(&request).await;
    let issuer = bench.type_card(&page, EXEMPT, &[]).await;
    assert_eq!(issuer.heading(), "Your bank is being asked");
    let refresh = issuer.attribute("meta[http-equiv=refresh]", "content");
    let next = refresh[0].split_once("url=").unwrap().1.to_owned();
    let seen = bench.get(&next).await;
    let done = bench.get(&seen.location.unwrap()).await;
    assert_eq!(done.heading(), "Payment successful");
    let inquiry = told(&bench, &request).await;
    let secure = &inquiry["paymentResultInfo"]["threeDSResult"];
    assert_eq!(secure["challenged"], false);
    assert_eq!(text(secure, "/eci"), "05");
}

#[tokio::test]
async fn a_challenge_cannot_be_passed_without_a_code() {
    let bench = Bench::start().await;
    let (request, issuer) = challenged(&bench, VISA).await;
    let action = issuer.attribute("main form", "action")[0].clone();
    let seen = bench.get(&format!("{action}/done")).await;
    assert_eq!(seen.heading(), "Confirm that it is you");
    assert_eq!(bench.shown(&request).await["status"], "PROCESSING");
}

#[tokio::test]
async fn nobody_is_challenged_unless_the_issuer_insists() {
    let bench = Bench::start().await;
    for meta in [json!({}), json!({ "is3DSAuthentication": false })] {
        let request = bench.pay_with_meta(meta.clone());
        let page = bench.pay_page(&request).await;
        let done = bench.type_card(&page, VISA, &[]).await;
        assert_eq!(done.heading(), "Payment successful", "{meta}");
        let inquiry = told(&bench, &request).await;
        let secure = &inquiry["paymentResultInfo"]["threeDSResult"];
        assert_eq!(secure["threeDSOffered"], false);
    }
    let fault = json!({ "api": "payment", "fault": "challenge" });
    bench.fault(fault).await;
    let page = bench.pay_page(&bench.pay_request()).await;
    let issuer = bench.type_card(&page, EXEMPT, &[]).await;
    assert_eq!(issuer.heading(), "Confirm that it is you");
}

#[tokio::test]
async fn the_bank_may_decline_after_the_right_code() {
    let bench = Bench::start().await;
    let (_, issuer) = challenged(&bench, "5162770472561357").await;
    let form = bench.confirm(&issuer, &[("code", "123456")]).await;
    assert!(form.all(".bad p")[0].starts_with("There is not enough money"));
}

#[tokio::test]
async fn the_hosted_checkout_page_challenges_too() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["availablePaymentMethod"] = json!({ "paymentMethodMetaData": asked() });
    let session = bench.create(&request).await;
    let issuer = bench.pay_by_card(&session, VISA).await;
    assert_eq!(issuer.heading(), "Confirm that it is you");
    // Back on the page, the buyer may go on with it or choose again.
    let page = bench.get(text(&session, "/normalUrl")).await;
    assert_eq!(page.all(".notice a"), ["Continue with your bank"]);
    let done = bench.confirm(&issuer, &[("code", "123456")]).await;
    assert_eq!(done.heading(), "Payment successful");
}
