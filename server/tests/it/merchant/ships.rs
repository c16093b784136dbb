//! Nothing leaves for money that is not there (I4), and Antom is asked at that very moment.

use crate::back_office::office::Office;
use crate::common::{OrderUnderTest, Page, Tamper, refused};
use server::gateway::reply::CancelReply;
use server::platform::mailer::Mail;

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

/// What the page for shipping asks about each of the goods, and what stands there.
fn asked(page: &Page) -> Vec<(String, String)> {
    let names = page.attributes("input[name^='pieces-']", "name");
    let values = page.attributes("input[name^='pieces-']", "value");
    names.into_iter().zip(values).collect()
}

fn told(mail: &Mail) -> (&str, &str) {
    (mail.message_id.split('-').next().unwrap(), &mail.text)
}

/// Two sacks today, the box and the third sack when they are there: the buyer reads each time what
/// went and what is still to come, and nothing leaves twice.
#[tokio::test]
async fn an_order_leaves_in_as_many_parcels_as_the_merchant_packs() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let buyer = office.shop.browser();
    buyer.add_to_cart("TEST-SACK-GREEN", 3).await;
    buyer.add_to_cart("TEST-BOX-GREEN", 1).await;
    let hosted = buyer.to_gateway().await;
    buyer.pay_with_wallet(&hosted).await;
    office.shop.deliver_notifications().await;
    let order = office.shop.db.order().await;
    let path = format!("/admin/orders/{}/ship", order.number);
    let orders_page = format!("/orders/{}", order.token);
    let send = async |sacks: &str, boxes: &str, number: &str| {
        let form = merchant.form(&path, &path).await;
        let fields = [
            ("form", form.as_str()),
            ("carrier", "dhl"),
            ("tracking", number),
            ("pieces-TEST-SACK-GREEN", sacks),
            ("pieces-TEST-BOX-GREEN", boxes),
        ];
        let page = merchant.post(&path, &fields).await;
        office.shop.drain().await;
        page
    };

    let page = merchant.get(&path).await;
    let all = [
        ("pieces-TEST-BOX-GREEN", "1"),
        ("pieces-TEST-SACK-GREEN", "3"),
    ];
    assert_eq!(
        asked(&page),
        all.map(|(sku, left)| (sku.to_owned(), left.to_owned()))
    );
    for (sacks, boxes, says) in [
        ("0", "", "There is nothing in the parcel"),
        ("4", "1", "Of TEST-SACK-GREEN, 3 are left"),
        ("two", "1", "Of TEST-SACK-GREEN, 3 are left"),
        ("-1", "1", "Of TEST-SACK-GREEN, 3 are left"),
    ] {
        let refused = send(sacks, boxes, "").await;
        assert_eq!(refused.status, 409, "{sacks}: {}", refused.text);
        assert!(refused.text.contains(says), "{sacks}: {}", refused.text);
        // What was typed is still there.
        assert_eq!(asked(&refused)[1].1, sacks);
    }
    assert!(!office.shop.mailed().contains(&"shipped".to_owned()));

    let asked_before = office.shop.proxy.calls("inquiryPayment").len();
    assert_eq!(send("2", "0", "111").await.status, 303);
    assert_eq!(
        office.shop.proxy.calls("inquiryPayment").len(),
        asked_before + 1
    );
    let now = office.now(&order).await;
    assert_eq!((&*now.state, now.fulfilled_at), ("paid", None));
    assert!(now.first_left_at.is_some());
    let (kind, text) = (office.shop.mail.sent().pop().unwrap(), "shipped");
    assert_eq!(told(&kind).0, text);
    let page = buyer.get(&orders_page).await;
    for read in [told(&kind).1, &page.text] {
        assert!(read.contains("2 × Test sack"), "{read}");
        assert!(read.contains("1 × Test sack"), "{read}");
        assert!(read.contains("1 × Test box"), "{read}");
        assert!(read.contains("DHL, 111"), "{read}");
        assert!(read.contains("A part of your order"), "{read}");
    }
    let list = merchant.get("/admin/orders").await;
    assert!(list.text.contains("Partly shipped"), "{}", list.text);
    // What has left cannot be called back.
    let cancel = merchant
        .get(&format!("/admin/orders/{}/cancel", order.number))
        .await;
    assert!(
        cancel.text.contains("A part of the order has left"),
        "{}",
        cancel.text
    );

    assert_eq!(send("1", "1", "222").await.status, 303);
    let now = office.now(&order).await;
    assert_eq!(now.state, "fulfilled");
    assert!(now.fulfilled_at.is_some());
    let last = office.shop.mail.sent().pop().unwrap();
    assert!(
        last.text.contains("The rest of your order"),
        "{}",
        last.text
    );
    // What a subject says of all of it is so.
    for (mail, says) in [(&kind, "A part of your "), (&last, "The rest of your ")] {
        assert!(mail.subject.starts_with(says), "{}", mail.subject);
    }
    assert!(last.text.contains("DHL, 222"), "{}", last.text);
    assert!(!last.text.contains("Still to come"), "{}", last.text);
    assert_eq!(office.shop.mailed(), ["receipt", "shipped", "shipped"]);
    let page = buyer.get(&orders_page).await;
    let followed = page.attributes(".pass-details a[target=_blank]", "href");
    assert_eq!(followed.len(), 2, "{}", page.text);
    assert!(!page.text.contains("Still to come"), "{}", page.text);
    let office_page = merchant
        .get(&format!("/admin/orders/{}", order.number))
        .await;
    for told in [
        "DHL, 111",
        "DHL, 222",
        "2 pieces: DHL, 111",
        "2 pieces: DHL, 222",
    ] {
        assert!(
            office_page.text.contains(told),
            "{told}: {}",
            office_page.text
        );
    }
    office.shop.audit().await;
}

/// Two people pack at the same moment: what one has taken is not there for the other.
#[tokio::test]
async fn two_who_pack_the_same_piece_send_it_once() {
    let scenario = OrderUnderTest::paid().await;
    let (first, second) = (scenario.form(), scenario.form());
    let (one, other) = tokio::join!(scenario.ship_by(&first), scenario.ship_by(&second));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    scenario.shop.drain().await;
    scenario.assert_order("fulfilled", "paid", "sold").await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "shipped"]);
    scenario.audit().await;
}
