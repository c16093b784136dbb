//! Nothing leaves for money that is not there (I4), and Antom is asked at that very moment.

use crate::back_office::office::Office;
use crate::common::{OrderUnderTest, Tamper, refused};
use server::gateway::reply::CancelReply;

async fn does_not_leave(scenario: &OrderUnderTest, words: &str) {
    refused(scenario.ship().await, words);
    scenario.shop.drain().await;
    let order = scenario.order().await;
    assert_ne!(order.state, "fulfilled");
    assert_eq!(order.fulfilled_at, None);
    assert!(!scenario.shop.mailed().contains(&"shipped".to_owned()));
}

#[tokio::test]
async fn antom_is_asked_before_anything_leaves_and_the_buyer_is_told_once() {
    for scenario in [
        OrderUnderTest::paid().await,
        OrderUnderTest::captured().await,
    ] {
        let asked = scenario.shop.proxy.calls("inquiryPayment").len();
        scenario.ship().await.unwrap();
        assert_eq!(scenario.shop.proxy.calls("inquiryPayment").len(), asked + 1);
        scenario.shop.drain().await;
        scenario.assert_order("fulfilled", "paid", "sold").await;
        let left = scenario.order().await.fulfilled_at;
        assert!(left.is_some());
        does_not_leave_again(&scenario).await;
        assert_eq!(scenario.order().await.fulfilled_at, left);
    }
}

async fn does_not_leave_again(scenario: &OrderUnderTest) {
    refused(scenario.ship().await, "left already");
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("fulfilled", "paid", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "shipped"]);
    scenario.audit().await;
}

#[tokio::test]
async fn without_antoms_word_nothing_leaves() {
    let scenario = OrderUnderTest::paid().await;
    let form = scenario.form();
    for fault in ["no_answer", "answer_u", "http_500", "reset", "unsigned"] {
        scenario.fault("inquiryPayment", fault, 1).await;
        refused(scenario.ship_by(&form).await, "did not confirm");
    }
    // Antom does not know of the payment any more: no confirmation either.
    let gone = super::told("F", "ORDER_NOT_EXIST");
    scenario
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::Instead(gone));
    refused(scenario.ship_by(&form).await, "did not confirm");
    scenario.shop.proxy.stop_tampering();
    scenario.shop.drain().await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    // The same form, once Antom answers.
    scenario.ship_by(&form).await.unwrap();
    scenario.shop.drain().await;
    scenario.assert_order("fulfilled", "paid", "sold").await;
    scenario.audit().await;
}

/// Somebody cancelled the payment elsewhere, and nobody told the shop.
#[tokio::test]
async fn a_payment_that_was_cancelled_elsewhere_lets_nothing_leave() {
    let scenario = OrderUnderTest::paid().await;
    let reply = scenario.services().gateway.cancel(&scenario.first).await;
    assert!(matches!(reply, CancelReply::Cancelled { .. }), "{reply:?}");
    does_not_leave(&scenario, "needs a look").await;
    assert!(
        scenario
            .review()
            .await
            .unwrap()
            .contains("paid_then_cancelled")
    );
    assert_eq!(scenario.sum("kept").await, 0);
    // What is left to do is to call the order off, which moves no money.
    let cancels = scenario.shop.proxy.calls("cancel").len();
    scenario.cancel().await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.proxy.calls("cancel").len(), cancels);
    let order = scenario.order().await;
    assert_eq!((&*order.state, &*order.stock), ("cancelled", "released"));
    assert_eq!(order.review_reason, None);
    scenario.audit().await;
}

#[tokio::test]
async fn what_was_refunded_elsewhere_in_full_does_not_leave() {
    let scenario = OrderUnderTest::paid().await;
    scenario.lose("REFUND_RESULT").await;
    scenario.refund_by_hand(None).await;
    does_not_leave(&scenario, "went back").await;
    scenario.audit().await;
}

#[tokio::test]
async fn what_is_on_its_way_back_in_full_does_not_leave() {
    let scenario = OrderUnderTest::captured().await;
    scenario.refund(scenario.total.minor()).await.unwrap();
    refused(scenario.ship().await, "went back");
    scenario.shop.drain().await;
    does_not_leave(&scenario, "went back").await;
    scenario.minutes(3).await;
    does_not_leave(&scenario, "went back").await;
    scenario.audit().await;
}

#[tokio::test]
async fn what_was_refunded_in_part_leaves() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund(scenario.total.minor() - 1).await.unwrap();
    scenario.shop.drain().await;
    scenario.ship().await.unwrap();
    scenario.shop.drain().await;
    scenario
        .assert_order("fulfilled", "partially_refunded", "sold")
        .await;
    scenario.audit().await;
}

#[tokio::test]
async fn what_is_not_paid_does_not_leave() {
    let scenario = OrderUnderTest::open().await;
    does_not_leave(&scenario, "not paid").await;
    scenario.cancel().await.unwrap();
    does_not_leave(&scenario, "off").await;
    scenario.audit().await;

    // Held is not taken (guide 000).
    let scenario = OrderUnderTest::held().await;
    does_not_leave(&scenario, "not paid").await;
    scenario.audit().await;
}

/// What the merchant knows of the parcel reaches the buyer: in the mail and on the order's page, with
/// a link where the carrier has one, and with the day.
#[tokio::test]
async fn the_parcels_number_reaches_the_buyer() {
    for (carrier, number, shown, link) in [
        (
            "dhl",
            " 1234 5678\u{a0}90\u{200b} ",
            "DHL, 1234567890",
            Some("https://www.dhl.com/en/express/tracking.html?AWB=1234567890"),
        ),
        ("singpost", "RR1&<SG>", "SingPost, RR1&<SG>", None),
        ("nobody we know", "42", "42", None),
        ("", "", "", None),
    ] {
        let office = Office::open().await;
        let (merchant, order) = (office.merchant().await, office.paid_order().await);
        let path = format!("/admin/orders/{}/ship", order.number);
        let form = merchant.form(&path, &path).await;
        let fields = [
            ("form", form.as_str()),
            ("carrier", carrier),
            ("tracking", number),
        ];
        let page = merchant.post(&path, &fields).await;
        assert_eq!(page.status, 303, "{carrier}: {}", page.text);
        office.shop.drain().await;
        let mail = office.shop.mail.sent().pop().unwrap();
        assert!(
            mail.message_id.starts_with("shipped"),
            "{}",
            mail.message_id
        );
        let buyers = office.shop.browser();
        let page = buyers.get(&format!("/orders/{}", order.token)).await;
        assert_eq!(page.texts(".step-time time").len(), 3, "{}", page.text);
        let told = page.texts(".pass-details .mono");
        assert_eq!(
            told.contains(&shown.to_owned()),
            !shown.is_empty(),
            "{told:?}"
        );
        assert!(mail.text.contains(shown), "{}", mail.text);
        let leads = page.attribute(".pass-details a[target=_blank]", "href");
        assert_eq!(leads.as_deref(), link, "{carrier}");
        if let Some(link) = link {
            assert!(mail.text.contains(link), "{}", mail.text);
        }
        office.shop.audit().await;
    }
}
