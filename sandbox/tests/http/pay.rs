//! pay: the answers that guide 003 lists, what an inquiry says meanwhile, and what is told at last.

use serde_json::{Value, json};

use crate::bench::{Bench, SUBMIT, VISA, code, text};
use crate::card_bench::MASTERCARD;

#[tokio::test]
async fn the_answer_looks_like_the_guides_sample() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "PAYMENT_IN_PROCESS");
    assert_eq!(text(&answer, "/result/resultStatus"), "U");
    assert_eq!(answer["paymentRequestId"], request["paymentRequestId"]);
    assert_eq!(answer["paymentAmount"], request["paymentAmount"]);
    assert_eq!(text(&answer, "/paymentId").len(), 35);
    let url = text(&answer, "/normalUrl");
    assert!(url.starts_with(&bench.url));
    assert!(url.contains(text(&answer, "/paymentId")) && url.contains("pspName=CARD"));
    assert_eq!(text(&answer, "/redirectActionForm/redirectUrl"), url);
    assert_eq!(text(&answer, "/redirectActionForm/method"), "GET");
    let form: Value = serde_json::from_str(text(&answer, "/paymentActionForm")).unwrap();
    assert_eq!(text(&form, "/redirectUrl"), url);
    assert_eq!(text(&form, "/paymentActionFormType"), "RedirectActionForm");
    assert!(text(&answer, "/authExpiryTime").ends_with("+08:00"));
    // The same again leads to the same page of the same payment.
    assert_eq!(bench.pay(&request).await, answer);
}

#[tokio::test]
async fn a_card_is_typed_authorised_and_captured() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let id = text(&request, "/paymentRequestId");
    let page = bench.pay_page(&request).await;
    // There at once, unlike a session (guide 003).
    let inquiry = bench.inquire(id).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING");
    assert_eq!(text(&inquiry, "/paymentMethodType"), "CARD");
    assert_eq!(text(&inquiry, "/redirectActionForm/redirectUrl"), page);
    assert_eq!(inquiry["paymentRedirectUrl"], request["paymentRedirectUrl"]);

    let form = bench.get(&page).await;
    assert_eq!(form.heading(), "Pay SGD 64.00");
    assert_eq!(form.all("#methods label"), ["Card"]);
    let done = bench.type_card(&page, VISA, &[]).await;
    assert_eq!(done.heading(), "Payment successful");
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
    let told = bench.hooks()[0].body.clone();
    for (pointer, expected) in [
        ("/paymentMethodType", "CARD"),
        ("/paymentResultInfo/cardBrand", "VISA"),
        ("/paymentResultInfo/cardNo", "************0768"),
        ("/paymentResultInfo/lastFour", "0768"),
        ("/paymentResultInfo/cvvResultRaw", "Y"),
        ("/paymentResultInfo/funding", "CREDIT"),
        ("/paymentResultInfo/expiryMonth", "**"),
        ("/acquirerInfo/acquirerName", "TEST GATEWAY"),
        ("/acquirerInfo/acquirerResultCode", "SUCCESS"),
    ] {
        assert_eq!(text(&told, pointer), expected, "{pointer}");
    }
    for pointer in [
        "/acquirerReferenceNo",
        "/acquirerInfo/acquirerTransactionId",
        "/acquirerInfo/acquirerMerchantId",
        "/acquirerInfo/referenceRequestId",
        "/authExpiryTime",
        "/paymentResultInfo/networkTransactionId",
        "/paymentResultInfo/issuerName",
        "/paymentResultInfo/issuingCountry",
        "/paymentResultInfo/cardCategory",
    ] {
        assert_ne!(text(&told, pointer), "", "{pointer}");
    }
    assert!(told["paymentResultInfo"].get("cardToken").is_none());
    let inquiry = bench.inquire(id).await;
    for name in ["paymentResultInfo", "acquirerInfo", "authExpiryTime"] {
        assert_eq!(inquiry[name], told[name], "{name}");
    }
    let capture = &inquiry["transactions"][0];
    assert_eq!(text(capture, "/transactionResult/resultStatus"), "S");
    assert_eq!(
        capture["acquirerInfo"],
        bench.hooks()[1].body["acquirerInfo"]
    );
    assert!(inquiry.get("redirectActionForm").is_none());

    // Paid is final: the same again says so.
    let again = bench.pay(&request).await;
    assert_eq!(code(&again), "SUCCESS");
    assert_eq!(again["paymentResultInfo"], inquiry["paymentResultInfo"]);
}

#[tokio::test]
async fn the_issuers_checks_follow_what_was_typed() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let page = bench.pay_page(&request).await;
    let more = [("billingPostalCode", "22222"), ("cvv", "200")];
    bench.type_card(&page, VISA, &more).await;
    let told = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&told, "/paymentResultInfo/avsResultRaw"), "A");
    assert_eq!(text(&told, "/paymentResultInfo/cvvResultRaw"), "N");
}

#[tokio::test]
async fn a_declined_card_may_be_followed_by_another() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let id = text(&request, "/paymentRequestId");
    let page = bench.pay_page(&request).await;
    let form = bench.type_card(&page, "4054692760174822", &[]).await;
    assert_eq!(form.all(".bad h2"), ["Payment declined"]);
    let inquiry = bench.inquire(id).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING");
    let done = bench.type_card(&page, MASTERCARD, &[]).await;
    assert_eq!(done.heading(), "Payment successful");
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
}

#[tokio::test]
async fn a_wrong_field_is_named_and_nothing_is_submitted() {
    let bench = Bench::start().await;
    let page = bench.pay_page(&bench.pay_request()).await;
    let data = bench.get(&page).await;
    let data = data.attribute("input[name=sessionData]", "value");
    let fields = [
        ("sessionData", data[0].as_str()),
        ("method", "CARD"),
        ("cardNumber", VISA),
        ("expiryMonth", "13"),
        ("expiryYear", "39"),
        ("cvv", "123"),
    ];
    let seen = bench.post(SUBMIT, &fields).await;
    assert_eq!(seen.status, 422);
    assert_eq!(seen.attribute("[aria-invalid]", "id"), ["expiryMonth"]);
    assert_eq!(bench.state().await["payments"][0]["submissions"], 0);
}

#[tokio::test]
async fn nobody_pays_and_the_order_closes_after_14_minutes() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let id = text(&request, "/paymentRequestId");
    let page = bench.pay_page(&request).await;
    bench.advance(14 * 60 - 5).await;
    assert_eq!(bench.get(&page).await.status, 200);
    bench.advance(10).await;
    let over = bench.get(&page).await;
    assert_eq!(over.heading(), "Payment failed");
    let inquiry = bench.inquire(id).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "FAIL");
    assert_eq!(text(&inquiry, "/paymentResultCode"), "ORDER_IS_CLOSED");
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(text(&told, "/paymentMethodType"), "CARD");
    assert_eq!(told["paymentRequestId"], request["paymentRequestId"]);
    assert_eq!(code(&bench.pay(&request).await), "ORDER_IS_CLOSED");
}

#[tokio::test]
async fn the_merchant_may_set_the_time() {
    let bench = Bench::start().await;
    let mut request = bench.pay_request();
    let at = time::OffsetDateTime::now_utc() + time::Duration::minutes(30);
    let at = at
        .format(&time::format_description::well_known::Rfc3339)
        .unwrap();
    request["paymentExpiryTime"] = json!(at);
    let page = bench.pay_page(&request).await;
    bench.advance(29 * 60).await;
    assert_eq!(bench.get(&page).await.heading(), "Pay SGD 64.00");
    bench.advance(120).await;
    assert_eq!(bench.get(&page).await.heading(), "Payment failed");
}

#[tokio::test]
async fn risky_amounts_fail_at_once_and_nobody_is_told() {
    let bench = Bench::start().await;
    for value in ["11", "1111001111"] {
        let mut request = bench.pay_request();
        request["order"].as_object_mut().unwrap().remove("goods");
        request["paymentAmount"]["value"] = json!(value);
        request["order"]["orderAmount"]["value"] = json!(value);
        let answer = bench.pay(&request).await;
        assert_eq!(code(&answer), "RISK_REJECT");
        assert_eq!(text(&answer, "/result/resultStatus"), "F");
        // Guide 003: nothing but the result.
        assert_eq!(answer.as_object().unwrap().len(), 1);
        assert_eq!(bench.pay(&request).await, answer);
        let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
        assert_eq!(text(&inquiry, "/paymentStatus"), "FAIL");
        assert_eq!(text(&inquiry, "/paymentResultCode"), "RISK_REJECT");
    }
    bench.advance(24 * 3600).await;
    assert!(bench.hooks().is_empty());
}

#[tokio::test]
async fn without_a_page_it_is_paid_by_and_by() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let rule = json!({ "api": "pay", "fault": "in_process", "seconds": 20 });
    bench.fault(rule).await;
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "PAYMENT_IN_PROCESS");
    assert_eq!(answer.as_object().unwrap().len(), 1, "{answer}");
    assert_eq!(bench.pay(&request).await, answer);
    let id = text(&request, "/paymentRequestId");
    let inquiry = bench.inquire(id).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING");
    assert!(inquiry.get("redirectActionForm").is_none());
    bench.advance(21).await;
    let inquiry = bench.inquire(id).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "SUCCESS");
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
}

#[tokio::test]
async fn without_a_page_it_may_fail_too_and_that_is_told() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    bench
        .fault(json!({ "api": "pay", "fault": "in_process" }))
        .await;
    bench
        .fault(json!({ "api": "payment", "fault": "decline" }))
        .await;
    bench.pay(&request).await;
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&inquiry, "/paymentResultCode"), "PROCESS_FAIL");
}

#[tokio::test]
async fn an_answer_that_is_lost_is_asked_about_under_the_same_id() {
    let bench = Bench::start().await;
    for (fault, made) in [
        (json!({ "api": "pay", "fault": "http_500" }), true),
        (json!({ "api": "pay", "fault": "no_answer" }), true),
        (
            json!({ "api": "pay", "fault": "no_answer", "acts": false }),
            false,
        ),
        (json!({ "api": "pay", "fault": "answer_u" }), false),
    ] {
        bench.fault(fault.clone()).await;
        let request = bench.pay_request();
        let body = request.to_string();
        // An error, an HTTP 500 or a U: none of it tells.
        let _ = bench
            .signed(crate::card_bench::PAY, body.as_bytes())
            .send()
            .await;
        let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
        if made {
            assert_eq!(text(&inquiry, "/paymentStatus"), "PROCESSING", "{fault}");
            let page = text(&inquiry, "/redirectActionForm/redirectUrl");
            let done = bench.type_card(page, VISA, &[]).await;
            assert_eq!(done.heading(), "Payment successful");
        } else {
            assert_eq!(code(&inquiry), "ORDER_NOT_EXIST", "{fault}");
        }
    }
}

#[tokio::test]
async fn the_merchant_captures_by_hand() {
    let bench = Bench::start().await;
    let mut request = bench.pay_request();
    request["paymentFactor"]["captureMode"] = json!("MANUAL");
    let page = bench.pay_page(&request).await;
    bench.type_card(&page, VISA, &[]).await;
    bench.advance(3600).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let payment_id = bench.payment_id(&request).await;
    let answer = bench.capture(&payment_id, "PAY-CAP-1", 6400).await;
    assert_eq!(code(&answer), "SUCCESS");
    let answer = bench.refund(&payment_id, "PAY-REF-1", 1400).await;
    assert_eq!(code(&answer), "REFUND_IN_PROCESS");
}

#[tokio::test]
async fn the_merchant_cancels() {
    let bench = Bench::start().await;
    let request = bench.pay_request();
    let id = text(&request, "/paymentRequestId");
    let page = bench.pay_page(&request).await;
    assert_eq!(code(&bench.cancel(id).await), "SUCCESS");
    assert_eq!(bench.get(&page).await.heading(), "Payment cancelled");
    assert_eq!(code(&bench.pay(&request).await), "ORDER_IS_CANCELED");
    bench.advance(3600).await;
    assert!(bench.hooks().is_empty());

    let request = bench.visa_paid().await;
    let id = text(&request, "/paymentRequestId");
    assert_eq!(code(&bench.cancel(id).await), "SUCCESS");
    assert_eq!(bench.shown(&request).await["money"]["released"], 6400);
}

#[tokio::test]
async fn a_wallet_leads_straight_to_its_page() {
    let bench = Bench::start().await;
    let mut request = bench.pay_request();
    request["paymentMethod"] = json!({ "paymentMethodType": "TNG" });
    request.as_object_mut().unwrap().remove("paymentFactor");
    let page = bench.pay_page(&request).await;
    let wallet = bench.get(&page).await.location.unwrap();
    let seen = bench.get(&wallet).await;
    assert_eq!(seen.heading(), "Touch 'n Go eWallet test wallet");
    bench.post(&wallet, &[("decision", "approve")]).await;
    bench.advance(60).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    assert_eq!(bench.hooks()[0].body["pspCustomerInfo"]["pspName"], "TNG");
}
