use serde_json::json;

use super::{FLIGHT, Form, HOTEL, THREE, agrees, asked, booked, cancelled, day, path};
use crate::common::{OrderUnderTest, TestShop};

#[tokio::test]
async fn a_flight_of_two_legs_for_three_is_searched_booked_and_paid() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let when = day(3);
    let search = format!("/travel?kind=flight&from=SZX&to=SIN&day={when}&people=3");
    let page = browser.get(&search).await;
    assert_eq!(page.status, 200, "{}", page.text);
    assert!(page.text.contains("SGD 350.50"), "{}", page.text);
    let link = page.attribute(".ticket-list a", "href").unwrap();
    let form = Form::of(&browser, &link, 3).await;
    let page = form.send(&browser).await.gateway();
    let scenario = OrderUnderTest::at(shop, browser, page).await;
    assert_eq!(scenario.total.minor(), THREE);

    let body = asked(&scenario);
    let order = &body["order"];
    let digits = when.to_string().replace('-', "");
    assert_eq!(
        body["paymentMethod"],
        json!({ "paymentMethodType": "ANTOM_BIZ_ACCOUNT" })
    );
    assert!(body.get("availablePaymentMethod").is_none());
    assert_eq!(order["orderAmount"], body["paymentAmount"]);
    assert_eq!(
        order["goods"][0]["goodsName"],
        format!("ticket-{digits}-TT111-SZX-HKG")
    );
    assert_eq!(
        order["goods"][1]["goodsName"],
        format!("ticket-{digits}-TT7-HKG-SIN")
    );
    assert_eq!(order["goods"][1]["goodsQuantity"], "3");
    assert_eq!(order["buyer"]["buyerName"]["fullName"], "Ada Lovelace");
    assert!(order["buyer"]["referenceBuyerId"].is_string());
    let transit = &order["transit"];
    assert_eq!(transit["transitType"], "FLIGHT");
    let leg = &transit["legs"][0];
    assert_eq!(leg["departureTime"], format!("{when}T12:01:00+08:00"));
    assert_eq!(leg["departureAddress"]["city"], "SZX");
    assert_eq!(leg["departureAirportCode"], "SZX");
    assert_eq!(leg["arrivalAddress"]["city"], "HKG");
    assert_eq!(
        (&leg["carrierNo"], &leg["flightNumber"]),
        (&json!("TT"), &json!("TT111"))
    );
    assert_eq!(transit["passengers"].as_array().unwrap().len(), 3);
    assert_eq!(
        transit["passengers"][2]["passengerName"]["lastName"],
        "Birdcage3"
    );
    assert!(order.get("shipping").is_none());

    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    let page = scenario
        .browser
        .get(&format!("/orders/{}", scenario.token))
        .await;
    assert!(
        page.text.contains("TT111 Shenzhen – Hong Kong"),
        "{}",
        page.text
    );
    assert!(page.text.contains("Zeisig &amp; Söhne"), "{}", page.text);
    scenario.audit().await;
}

/// One form is one booking, however often it is sent; another is another, and no cart is in its way.
#[tokio::test]
async fn a_form_that_is_sent_twice_books_once() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    browser.add_to_cart("TEST-TOTE-GREEN", 1).await;
    browser.to_gateway().await;
    let form = Form::of(&browser, &path(FLIGHT, day(3), 1), 1).await;
    let (first, second) = tokio::join!(form.send(&browser), form.send(&browser));
    assert_eq!(first.gateway(), second.gateway());
    assert_eq!(form.send(&browser).await.status, 303);
    assert_eq!(shop.db.orders().await.len(), 2);
    let other = Form::of(&browser, &path(FLIGHT, day(4), 1), 1).await;
    other.send(&browser).await.gateway();
    assert_eq!(shop.db.orders().await.len(), 3);
    assert_eq!(browser.cart_count().await, 1);
    shop.audit().await;
}

#[tokio::test]
async fn a_trip_is_cancelled_in_time_and_what_was_paid_goes_back() {
    let scenario = booked().await;
    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    cancelled(&scenario).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario
        .assert_order("cancelled", "failed", "released")
        .await;
    assert_eq!(scenario.sum("cancelled").await, THREE);
    scenario.audit().await;
}

#[tokio::test]
async fn a_trip_is_refunded_later() {
    let scenario = booked().await;
    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    scenario.shop.pass_everywhere(30 * 60).await;
    assert!(cancelled(&scenario).await.is_err());
    scenario.refund(THREE).await.unwrap();
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "refunded", "sold").await;
    assert_eq!(scenario.sum("refunded").await, THREE);
    scenario.audit().await;
}

#[tokio::test]
async fn nights_in_a_hotel_are_paid() {
    let shop = TestShop::open().await;
    let browser = shop.browser();
    let when = day(5);
    let search = format!("/travel?kind=hotel&to=SIN&day={when}&people=2&nights=2&rooms=1");
    let page = browser.get(&search).await;
    let link = page.attribute(".ticket-list a", "href").unwrap();
    assert!(link.contains(HOTEL), "{link}");
    let form = Form::of(&browser, &link, 2).await;
    let page = form.send(&browser).await.gateway();
    let scenario = OrderUnderTest::at(shop, browser, page).await;
    assert_eq!(scenario.total.minor(), 36_000);
    let order = asked(&scenario)["order"].clone();
    let (from, to) = (when, day(7));
    let dates = format!("{from}-{to}").replace('-', "");
    let name = format!("{}-{}, Test Anchor", &dates[..8], &dates[8..]);
    assert_eq!(order["goods"][0]["goodsName"], name);
    assert_eq!(order["lodging"]["hotelName"], "Test Anchor");
    assert_eq!(order["lodging"]["checkOutDate"], to.to_string());
    assert_eq!(order["lodging"]["numberOfNights"], 2);
    assert_eq!(order["lodging"]["guestNames"].as_array().unwrap().len(), 2);
    assert!(order.get("transit").is_none());
    agrees(&scenario).await;
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.audit().await;
}

/// A payment that failed is tried again by the same account, and by no other way.
#[tokio::test]
async fn another_try_is_on_the_account_again() {
    let scenario = booked().await;
    let page = scenario.page.clone();
    let browser = &scenario.browser;
    browser
        .on_hosted_page(&page, crate::common::Hosted::DeclineAndReturn)
        .await;
    scenario.shop.deliver_notifications().await;
    let result = browser.get(&format!("/result/{}", scenario.token)).await;
    assert!(result.text.contains("Business account"), "{}", result.text);
    // What failed is cancelled first; without an answer nothing else begins.
    scenario.fault("cancel", "no_answer", 1).await;
    let press = async || {
        let card = [("pay", "card")];
        browser.pay_otherwise(&scenario.token, &card).await
    };
    let refused = press().await;
    assert!(refused.status >= 400, "{} {}", refused.status, refused.text);
    assert_eq!(scenario.shop.proxy.calls("createPaymentSession").len(), 1);
    press().await.gateway();
    let failed = scenario.shop.db.all_attempts().await.remove(0);
    for call in scenario.shop.proxy.calls("cancel") {
        assert_eq!(call.body["paymentRequestId"], failed.payment_request_id);
    }
    let body = asked(&scenario);
    assert_eq!(
        body["paymentMethod"]["paymentMethodType"],
        "ANTOM_BIZ_ACCOUNT"
    );
    assert_eq!(
        body["order"]["transit"]["passengers"]
            .as_array()
            .unwrap()
            .len(),
        3
    );
    scenario.audit().await;
}
