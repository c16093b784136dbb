//! Business accounts: what their requests must say, and how long they take (guide 001).

use serde_json::{Value, json};

use crate::bench::{Bench, code, text};

const CREATE: &str = "/ams/api/v1/payments/createPaymentSession";

/// A flight of two legs, far in the future.
fn flight(bench: &Bench) -> Value {
    let mut request = bench.request();
    request
        .as_object_mut()
        .unwrap()
        .remove("availablePaymentMethod");
    request["paymentMethod"] = json!({ "paymentMethodType": "ANTOM_BIZ_ACCOUNT" });
    request["order"]["buyer"] = json!({
        "referenceBuyerId": "company-7",
        "buyerName": { "fullName": "Dehua Liu" },
    });
    let price = |value: &str| json!({ "currency": "SGD", "value": value });
    request["order"]["goods"] = json!([
        {
            "referenceGoodsId": "1",
            "goodsName": "ticket-20991127-WF111-SZX-HKG",
            "goodsUnitAmount": price("3000"),
            "goodsQuantity": "1",
        },
        {
            "referenceGoodsId": "2",
            "goodsName": "ticket-20991128-WF7-HKG-SIN, ticket-20991128-WF8-SIN-KUL",
            "goodsUnitAmount": price("3400"),
            "goodsQuantity": "1",
        },
    ]);
    request["order"]["transit"] = json!({
        "transitType": "FLIGHT",
        "legs": [leg("SZX", "HKG", "27"), leg("HKG", "SIN", "28")],
        "passengers": [{ "passengerName": { "fullName": "Ada Tan" } }],
    });
    request
}

fn leg(from: &str, to: &str, day: &str) -> Value {
    json!({
        "departureTime": format!("2099-11-{day}T12:01:01+08:00"),
        "departureAddress": { "city": from },
        "arrivalAddress": { "city": to },
        "carrierNo": "111",
    })
}

async fn takes(bench: &Bench, seconds: u64) {
    let business = json!({ "processingSeconds": seconds });
    bench.control("business", &business).await;
}

async fn paid(bench: &Bench, request: &Value) {
    let session = bench.create(request).await;
    let page = bench.choose(&session, "ANTOM_BIZ_ACCOUNT").await;
    let decided = bench.post(&page, &[("decision", "approve")]).await;
    assert_eq!(decided.status, 303);
}

#[tokio::test]
async fn each_field_that_the_guide_demands_is_asked_for() {
    let bench = Bench::start().await;
    let good = flight(&bench);
    assert_eq!(code(&bench.call(CREATE, &good).await), "SUCCESS");
    let past = "2020-11-27T12:01:01+08:00";
    for (pointer, wrong, field) in [
        (
            "/order/buyer/referenceBuyerId",
            json!(null),
            "order.buyer.referenceBuyerId",
        ),
        (
            "/order/buyer/buyerName",
            json!(null),
            "order.buyer.buyerName.fullName",
        ),
        ("/order/goods", json!([]), "order.goods"),
        (
            "/order/goods/1/goodsName",
            json!("Fee"),
            "order.goods[1].goodsName",
        ),
        (
            "/order/goods/0/goodsName",
            json!("ticket-20991327-1-SZX-HKG"),
            "order.goods[0].goodsName",
        ),
        (
            "/order/transit/transitType",
            json!("ROCKET"),
            "order.transit.transitType",
        ),
        ("/order/transit/legs", json!([]), "order.transit.legs"),
        (
            "/order/transit/legs",
            json!(vec![leg("SZX", "HKG", "27"); 11]),
            "order.transit.legs",
        ),
        (
            "/order/transit/passengers",
            json!(vec![json!({}); 101]),
            "order.transit.passengers",
        ),
        (
            "/order/transit/legs/1/departureTime",
            json!(null),
            "order.transit.legs[1].departureTime",
        ),
        (
            "/order/transit/legs/1/departureTime",
            json!("2099-11-27"),
            "order.transit.legs[1].departureTime",
        ),
        (
            "/order/transit/legs/1/departureTime",
            json!(past),
            "order.transit.legs[1].departureTime",
        ),
        (
            "/order/transit/legs/0/departureAddress",
            json!(null),
            "order.transit.legs[0].departureAddress.city",
        ),
        (
            "/order/transit/legs/0/arrivalAddress/city",
            json!("Hong Kong"),
            "order.transit.legs[0].arrivalAddress.city",
        ),
        (
            "/order/transit/legs/0/carrierNo",
            json!(""),
            "order.transit.legs[0].carrierNo",
        ),
    ] {
        let mut request = good.clone();
        *request.pointer_mut(pointer).unwrap() = wrong;
        request["paymentRequestId"] = json!("another");
        let answer = bench.call(CREATE, &request).await;
        assert_eq!(code(&answer), "PARAM_ILLEGAL", "{pointer}: {answer}");
        let message = text(&answer, "/result/resultMessage");
        assert!(message.contains(field), "{pointer}: {message}");
    }
}

#[tokio::test]
async fn nights_are_named_by_their_dates() {
    let bench = Bench::start().await;
    let mut request = flight(&bench);
    request["order"].as_object_mut().unwrap().remove("transit");
    request["order"]["lodging"] = json!({
        "hotelName": "The Anchor", "checkInDate": "2099-12-01", "checkOutDate": "2099-12-03",
    });
    let answer = bench.call(CREATE, &request).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
    for goods in request["order"]["goods"].as_array_mut().unwrap() {
        goods["goodsName"] = json!("20991201-20991203, The Anchor");
    }
    assert_eq!(code(&bench.call(CREATE, &request).await), "SUCCESS");
    request["order"]["lodging"]["hotelName"] = json!(null);
    let answer = bench.call(CREATE, &request).await;
    assert_eq!(code(&answer), "PARAM_ILLEGAL");
}

#[tokio::test]
async fn a_company_takes_its_time_and_then_pays() {
    let bench = Bench::start().await;
    takes(&bench, 7200).await;
    let request = flight(&bench);
    let id = text(&request, "/paymentRequestId");
    paid(&bench, &request).await;
    // Neither its page nor its session ends it meanwhile.
    bench.advance(7000).await;
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "PROCESSING");
    assert!(bench.hooks().is_empty());
    bench.advance(300).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "SUCCESS");
    assert_eq!(text(&answer, "/paymentMethodType"), "ANTOM_BIZ_ACCOUNT");
}

#[tokio::test]
async fn a_company_takes_its_time_and_does_not_pay() {
    let bench = Bench::start().await;
    takes(&bench, 600).await;
    bench
        .fault(json!({ "api": "payment", "fault": "decline" }))
        .await;
    let request = flight(&bench);
    paid(&bench, &request).await;
    bench.advance(700).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT F"]);
}

#[tokio::test]
async fn what_is_being_worked_on_can_be_cancelled() {
    let bench = Bench::start().await;
    takes(&bench, 600).await;
    let request = flight(&bench);
    let id = text(&request, "/paymentRequestId");
    paid(&bench, &request).await;
    assert_eq!(code(&bench.cancel(id).await), "SUCCESS");
    let answer = bench.inquire(id).await;
    assert_eq!(text(&answer, "/paymentStatus"), "CANCELLED");
    bench.advance(7200).await;
    assert!(bench.hooks().is_empty(), "{:?}", bench.kinds());
}

#[tokio::test]
async fn without_a_wait_a_company_pays_at_once() {
    let bench = Bench::start().await;
    paid(&bench, &flight(&bench)).await;
    bench.advance(30).await;
    assert_eq!(bench.kinds(), ["PAYMENT_RESULT S"]);
}
