//! South Korean cards whose issuers authenticate the buyer, cards with two brands, and instalments.

use serde_json::{Value, json};

use crate::bench::{Bench, SUBMIT, VISA, code, text};
use crate::card_bench::EXEMPT;

fn korean(bench: &Bench, brand: Option<&str>) -> Value {
    let mut request = bench.pay_request();
    request["order"].as_object_mut().unwrap().remove("goods");
    let amount = json!({ "currency": "KRW", "value": "64000" });
    request["paymentAmount"] = amount.clone();
    request["order"]["orderAmount"] = amount;
    request["paymentMethod"]["requireIssuerAuthentication"] = json!(true);
    if let Some(brand) = brand {
        request["paymentMethod"]["paymentMethodMetaData"] = json!({ "selectedCardBrand": brand });
    }
    request
}

#[tokio::test]
async fn the_buyer_chooses_a_brand_and_its_bank_decides() {
    let bench = Bench::start().await;
    let request = korean(&bench, None);
    let page = bench.pay_page(&request).await;
    let form = bench.get(&page).await;
    assert_eq!(form.heading(), "Pay KRW 64,000");
    assert!(
        form.all("#brands label")
            .contains(&"Hyundai Card".to_owned())
    );
    let data = form.attribute("input[name=sessionData]", "value");
    let data = ("sessionData", data[0].as_str());
    let seen = bench.post(SUBMIT, &[data]).await;
    assert_eq!(seen.status, 422);
    assert_eq!(seen.attribute("[role=alert] a", "href"), ["#brands"]);
    let seen = bench.post(SUBMIT, &[data, ("cardBrand", "SHINHAN")]).await;
    let bank = seen.location.unwrap();
    assert_eq!(bench.get(&bank).await.heading(), "Shinhan Card test bank");
    bench.post(&bank, &[("decision", "approve")]).await;
    bench.advance(120).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S", "CAPTURE_RESULT S"]);
    let told = bench.hooks()[0].body.clone();
    assert_eq!(text(&told, "/paymentResultInfo/cardBrand"), "SHINHAN");
    assert_eq!(text(&told, "/paymentResultInfo/issuingCountry"), "KR");
}

#[tokio::test]
async fn a_brand_chosen_in_the_shop_leads_straight_to_its_bank() {
    let bench = Bench::start().await;
    let page = bench.pay_page(&korean(&bench, Some("HYUNDAI"))).await;
    let bank = bench.get(&page).await.location.unwrap();
    let seen = bench.get(&bank).await;
    assert_eq!(seen.heading(), "Hyundai Card test bank");
    assert_eq!(seen.all("button").len(), 3);
    // After a refusal the buyer may choose again.
    let seen = bench.post(&bank, &[("decision", "decline")]).await;
    let form = bench.get(&seen.location.unwrap()).await;
    assert_eq!(form.all(".bad h2"), ["Payment declined"]);
    assert!(form.all("#brands label").len() > 10);
}

#[tokio::test]
async fn only_automatic_capture_and_only_korean_brands() {
    let bench = Bench::start().await;
    let mut manual = korean(&bench, Some("HYUNDAI"));
    manual["paymentFactor"]["captureMode"] = json!("MANUAL");
    let answer = bench.pay(&manual).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
    assert!(text(&answer, "/result/resultMessage").contains("paymentFactor.captureMode:"));
    let answer = bench.pay(&korean(&bench, Some("VISA"))).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
    assert!(text(&answer, "/result/resultMessage").contains("selectedCardBrand:"));
}

#[tokio::test]
async fn a_korean_card_that_is_typed_has_no_3d_secure() {
    let bench = Bench::start().await;
    let request = bench.pay_with_meta(json!({ "is3DSAuthentication": true }));
    let page = bench.pay_page(&request).await;
    let done = bench.type_card(&page, "9490220011669217", &[]).await;
    assert_eq!(done.heading(), "Payment successful");
    let told = bench.inquire(text(&request, "/paymentRequestId")).await;
    assert_eq!(text(&told, "/paymentResultInfo/cardBrand"), "HYUNDAI");
    let secure = &told["paymentResultInfo"]["threeDSResult"];
    assert_eq!(secure["threeDSOffered"], false);
}

#[tokio::test]
async fn a_card_with_two_brands_is_charged_as_the_chosen_one() {
    let bench = Bench::start().await;
    let wish = json!({ "selectedCardBrand": "CARTES_BANCAIRES" });
    let request = bench.pay_with_meta(wish.clone());
    let page = bench.pay_page(&request).await;
    let done = bench.type_card(&page, EXEMPT, &[]).await;
    assert_eq!(done.heading(), "Payment successful");
    let told = bench.inquire(text(&request, "/paymentRequestId")).await;
    let brand = text(&told, "/paymentResultInfo/cardBrand");
    assert_eq!(brand, "CARTES_BANCAIRES");

    // A saved card is charged as the chosen brand, or not at all.
    let token = bench.keep_card(EXEMPT).await;
    let mut request = bench.pay_again(&token);
    request["paymentMethod"]["paymentMethodMetaData"] = wish.clone();
    let answer = bench.pay(&request).await;
    assert_eq!(
        text(&answer, "/paymentResultInfo/cardBrand"),
        "CARTES_BANCAIRES"
    );
    let token = bench.keep_card(VISA).await;
    let mut request = bench.pay_again(&token);
    request["paymentMethod"]["paymentMethodMetaData"] = wish;
    assert_eq!(code(&bench.pay(&request).await), "CARD_NOT_SUPPORTED");
}

#[tokio::test]
async fn instalments_that_consult_offers() {
    let bench = Bench::start().await;
    let mut request = korean(&bench, Some("HYUNDAI"));
    for (number, taken) in [("3", true), ("5", false)] {
        request["paymentRequestId"] = json!(format!("PLAN-{number}"));
        request["creditPayPlan"] = json!({ "installmentNum": number, "interval": "MONTH" });
        let answer = bench.pay(&request).await;
        let expected = if taken {
            "PAYMENT_IN_PROCESS"
        } else {
            "PARAM_ILLEGAL"
        };
        assert_eq!(code(&answer), expected);
    }
    let inquiry = bench.inquire("PLAN-3").await;
    let plan = &inquiry["paymentResultInfo"]["creditPayPlan"];
    assert_eq!(text(plan, "/installmentNum"), "3");
}
