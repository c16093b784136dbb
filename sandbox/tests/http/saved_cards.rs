//! Cards that are kept: consent, tokens, paying again, and forgetting them.

use serde_json::{Value, json};
use time::macros::offset;

use crate::bench::{Bench, VISA, code, text};
use crate::card_bench::{DELETE_TOKEN, EXEMPT};

async fn token_of(bench: &Bench, request: &Value) -> Option<String> {
    let told = bench.inquire(text(request, "/paymentRequestId")).await;
    let token = &told["paymentResultInfo"]["cardToken"];
    token.as_str().map(str::to_owned)
}

#[tokio::test]
async fn a_card_is_kept_if_the_merchant_or_the_buyer_wants_it() {
    let bench = Bench::start().await;
    let agreed: &[(&str, &str)] = &[("saveCard", "yes")];
    for (mode, more, kept) in [
        (json!(null), agreed, false),
        (json!("DISABLED"), agreed, false),
        (json!("ASKFORCONSENT"), &[], false),
        (json!("ASKFORCONSENT"), agreed, true),
        (json!("ENABLED"), &[], true),
    ] {
        let request = bench.pay_with_meta(json!({ "tokenizeMode": mode }));
        let page = bench.pay_page(&request).await;
        let form = bench.get(&page).await;
        let asks = mode == "ASKFORCONSENT";
        assert_eq!(form.all("label[for=saveCard]").len(), usize::from(asks));
        assert!(form.attribute("#saveCard[checked]", "id").is_empty());
        assert_eq!(form.all("#saved").len(), usize::from(mode == "ENABLED"));
        bench.type_card(&page, VISA, more).await;
        let token = token_of(&bench, &request).await;
        assert_eq!(token.is_some(), kept, "{mode} {more:?}");
    }
    bench.advance(120).await;
    let hooks = bench.hooks();
    let told = hooks.iter().filter(|hook| {
        hook.body["notifyType"] == "PAYMENT_RESULT"
            && !text(&hook.body, "/paymentResultInfo/cardToken").is_empty()
    });
    assert_eq!(told.count(), 2);
}

#[tokio::test]
async fn a_card_that_does_not_pay_is_not_kept() {
    let bench = Bench::start().await;
    let request = bench.pay_with_meta(json!({ "tokenizeMode": "ENABLED" }));
    let page = bench.pay_page(&request).await;
    bench.type_card(&page, "4054692760174822", &[]).await;
    assert_eq!(token_of(&bench, &request).await, None);
    assert_eq!(bench.state().await["savedCards"], json!([]));
}

#[tokio::test]
async fn a_saved_card_pays_at_once() {
    let bench = Bench::start().await;
    let token = bench.keep_card(VISA).await;
    assert!(token.starts_with("ALIPAY") && token.len() <= 128);
    bench.advance(120).await;
    let before = bench.kinds().len();

    let request = bench.pay_again(&token);
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "SUCCESS", "{answer}");
    for (pointer, expected) in [
        ("/paymentResultInfo/cardBrand", "VISA"),
        ("/paymentResultInfo/cardNo", "************0768"),
        ("/paymentResultInfo/cvvResultRaw", "P"),
        ("/paymentResultInfo/threeDSResult/eci", ""),
    ] {
        assert_eq!(text(&answer, pointer), expected, "{pointer}");
    }
    assert!(answer.get("normalUrl").is_none());
    assert_eq!(bench.pay(&request).await, answer);
    bench.advance(120).await;
    assert_eq!(
        bench.kinds()[before..],
        ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]
    );
}

#[tokio::test]
async fn a_saved_card_that_is_declined_fails_for_good() {
    let bench = Bench::start().await;
    let token = bench.keep_card(VISA).await;
    bench.advance(120).await;
    let before = bench.kinds().len();
    let fault = json!({ "api": "payment", "fault": "decline" });
    bench.fault(fault).await;
    let request = bench.pay_again(&token);
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "PROCESS_FAIL");
    assert_eq!(answer.as_object().unwrap().len(), 1);
    assert_eq!(bench.pay(&request).await, answer);
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&inquiry, "/paymentStatus"), "FAIL");
    bench.advance(24 * 3600).await;
    assert_eq!(bench.kinds().len(), before, "nobody is told");
}

#[tokio::test]
async fn a_saved_card_may_be_challenged() {
    let bench = Bench::start().await;
    let token = bench.keep_card(VISA).await;
    let mut request = bench.pay_again(&token);
    request["paymentMethod"]["paymentMethodMetaData"]["is3DSAuthentication"] = json!(true);
    let page = bench.pay_page(&request).await;
    let issuer = bench.get(&page).await.location.unwrap();
    let issuer = bench.get(&issuer).await;
    assert_eq!(issuer.heading(), "Confirm that it is you");
    let done = bench.confirm(&issuer, &[("code", "123456")]).await;
    assert_eq!(done.heading(), "Payment successful");

    // After a failure another card may be typed.
    request["paymentRequestId"] = json!("SAVED-2");
    let page = bench.pay_page(&request).await;
    let issuer = bench.get(&page).await.location.unwrap();
    let issuer = bench.get(&issuer).await;
    let form = bench.confirm(&issuer, &[("give_up", "yes")]).await;
    assert_eq!(form.heading(), "Pay SGD 64.00");
    let issuer = bench.type_card(&page, EXEMPT, &[]).await;
    assert_eq!(issuer.heading(), "Your bank is being asked");
}

#[tokio::test]
async fn a_frictionless_saved_card_still_passes_by_the_bank() {
    let bench = Bench::start().await;
    let token = bench.keep_card(EXEMPT).await;
    let mut request = bench.pay_again(&token);
    request["paymentMethod"]["paymentMethodMetaData"]["is3DSAuthentication"] = json!(true);
    let page = bench.pay_page(&request).await;
    let issuer = bench.get(&page).await.location.unwrap();
    let seen = bench.get(&issuer).await;
    assert_eq!(seen.heading(), "Your bank is being asked");
    let seen = bench.get(&format!("{issuer}/done")).await;
    let done = bench.get(&seen.location.unwrap()).await;
    assert_eq!(done.heading(), "Payment successful");
}

#[tokio::test]
async fn a_deleted_card_pays_no_more() {
    let bench = Bench::start().await;
    let token = bench.keep_card(VISA).await;
    let unknown = bench
        .call(DELETE_TOKEN, &json!({ "token": "ALIPAYnever" }))
        .await;
    assert_eq!(code(&unknown), "INVALID_TOKEN");
    let missing = bench.call(DELETE_TOKEN, &json!({})).await;
    assert_eq!(code(&missing), "PARAM_ILLEGAL");
    for path in [DELETE_TOKEN, "/ams/api/v1/vaults/deleteToken"] {
        let answer = bench.call(path, &json!({ "token": token })).await;
        assert_eq!(code(&answer), "SUCCESS");
    }
    let request = bench.pay_again(&token);
    let answer = bench.pay(&request).await;
    assert_eq!(code(&answer), "INVALID_TOKEN");
    assert_eq!(text(&answer, "/result/resultStatus"), "F");
    let inquiry = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(code(&inquiry), "ORDER_NOT_EXIST");
    let cards = bench.state().await["savedCards"].clone();
    assert_eq!(text(&cards[0], "/state"), "deleted");
    // Keeping it again makes another token.
    assert_ne!(bench.keep_card(VISA).await, token);
}

#[tokio::test]
async fn an_expired_card_pays_no_more() {
    let bench = Bench::start().await;
    let request = bench.pay_with_meta(json!({ "tokenizeMode": "ENABLED" }));
    let page = bench.pay_page(&request).await;
    // The month where Antom looks at the card.
    let now = time::OffsetDateTime::now_utc().to_offset(offset!(+8));
    let month = format!("{:02}", u8::from(now.month()));
    let year = now.year().to_string();
    let more = [
        ("expiryMonth", month.as_str()),
        ("expiryYear", year.as_str()),
    ];
    bench.type_card(&page, VISA, &more).await;
    let token = token_of(&bench, &request).await.unwrap();
    bench.advance(32 * 24 * 3600).await;
    let answer = bench.pay(&bench.pay_again(&token)).await;
    assert_eq!(code(&answer), "INVALID_TOKEN");
    let cards = bench.state().await["savedCards"].clone();
    assert_eq!(text(&cards[0], "/state"), "expired");
}

#[tokio::test]
async fn the_hosted_checkout_page_keeps_cards_too() {
    let bench = Bench::start().await;
    let mut request = bench.request();
    request["availablePaymentMethod"] =
        json!({ "paymentMethodMetaData": { "tokenizeMode": "ENABLED" } });
    let session = bench.create(&request).await;
    bench.pay_by_card(&session, VISA).await;
    let token = token_of(&bench, &request).await.unwrap();
    let answer = bench.pay(&bench.pay_again(&token)).await;
    assert_eq!(code(&answer), "SUCCESS");
}

#[tokio::test]
async fn the_panel_shows_the_cards_but_not_their_tokens_or_numbers() {
    let bench = Bench::start().await;
    let token = bench.keep_card(VISA).await;
    let panel = bench.get("/").await;
    let cells = panel.all("[aria-labelledby=cards] td");
    assert_eq!(cells[0], "VISA ************0768");
    assert_eq!(cells[1], "12/39");
    assert_eq!(cells[2], "buyer-1");
    assert_eq!(cells[5], "saved");
    let state = bench.state().await.to_string();
    for shown in [&panel.text, &state] {
        assert!(!shown.contains(&token));
        assert!(!shown.contains(VISA));
    }
}
