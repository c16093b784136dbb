//! What a dispute would need is kept and shown, from whichever message told it (guides 003, 004).

use serde_json::{Value, json};
use server::gateway::notification::{self, Opened};
use server::store::payments::attempts;
use server::store::payments::attempts::Details;
use server::store::stored_rows::attempt::Model as AttemptRow;
use server::store::stored_rows::order::Model as OrderRow;

use super::office::{Office, words};
use crate::common::{CARD, CARD_DECLINED, Hosted, Tamper, captured, failed, successful};

/// What guides 003 and 004 list for a card that was authorised with 3-D Secure.
fn info() -> Value {
    json!({
        "avsResultRaw": "A",
        "authorizationCode": "831000",
        "cardBin": "428067",
        "cardBrand": "VISA",
        "cardCategory": "CONSUMER",
        "cardNo": "428067******1358",
        "cardToken": "ALIPAYtokenThatPays",
        "creditPayPlan": { "installmentNum": "3", "interval": "MONTH" },
        "cvvResultRaw": "N",
        "expiryMonth": "12",
        "expiryYear": "31",
        "fingerprint": "a28f7dd0713e2f1d4e9ccae8853f5c0a",
        "funding": "CREDIT",
        "holdName": "NIHEI SHUNSUKE",
        "issuerName": "ORIENT CORPORATION",
        "issuingCountry": "JP",
        "lastFour": "1358",
        "networkTransactionId": "465076088330001",
        "rrn": "509117000001",
        "threeDSResult": {
            "caav": "AJkBBgYAACdQQAAAAAAAAAAA",
            "challenged": true,
            "dsTransactionId": "ds-649335d6",
            "eci": "05",
            "liabilityShift": "Y",
            "threeDSOffered": true,
            "threeDSType": "INTERNAL",
            "threeDSVersion": "2.2.0",
            "xid": "649335d6-1858-4532-8a6e-0579e1b70001",
        },
    })
}

fn acquirer(transaction_id: &str) -> Value {
    json!({
        "acquirerMerchantId": "pc_6cpbmm5qderub",
        "acquirerName": "CHECKOUT",
        "acquirerResultCode": "10000",
        "acquirerResultMessage": "Approved by acquirer",
        "acquirerTransactionId": transaction_id,
        "referenceRequestId": "202503171903130000",
    })
}

fn authorised(order: &OrderRow, attempt: &AttemptRow) -> Value {
    let mut notice = successful(order, attempt, Some("CARD"));
    notice["paymentResultInfo"] = info();
    notice["acquirerInfo"] = acquirer("pay_6tmvamfcxp5uj");
    notice["acquirerReferenceNo"] = json!("ref-6tmvamfcxp5uj");
    notice["paymentTime"] = json!("2026-11-21T10:00:00+08:00");
    notice["authExpiryTime"] = json!("2026-11-28T10:00:00+08:00");
    notice
}

/// Each fact of the guides' lists, as the page has it.
const ON_THE_PAGE: [&str; 29] = [
    "VISA ending 1358",
    "************1358",
    "Credit",
    "Consumer",
    "ORIENT CORPORATION",
    "JP",
    "3, one a month",
    "21 Nov 2026, 02:00 UTC",
    "Address (AVS) A Street matches",
    "Security code (CVV) N Does not match",
    "3-D Secure ECI 05 Authenticated",
    "The buyer was asked for proof.",
    "Performed: INTERNAL.",
    "Version 2.2.0.",
    "Loss by fraud Y The card's bank",
    "networkTransactionId 465076088330001",
    "authorizationCode 831000",
    "rrn 509117000001",
    "cavv AJkBBgYAACdQQAAAAAAAAAAA",
    "dsTransactionId ds-649335d6",
    "xid 649335d6-1858-4532-8a6e-0579e1b70001",
    "acquirerReferenceNo ref-6tmvamfcxp5uj",
    "acquirerName CHECKOUT",
    "acquirerMerchantId pc_6cpbmm5qderub",
    "acquirerTransactionId pay_6tmvamfcxp5uj",
    "referenceRequestId 202503171903130000",
    "acquirerResultCode 10000",
    "acquirerResultMessage Approved by acquirer",
    "acquirerTransactionId act_yv3fchmu3bre3",
];

async fn first_attempt(office: &Office, order: &OrderRow) -> AttemptRow {
    office.shop.db.attempts_of(order).await.remove(0)
}

async fn order_page(office: &Office, order: &OrderRow) -> String {
    let merchant = office.merchant().await;
    words(
        &merchant
            .get(&format!("/admin/orders/{}", order.number))
            .await,
    )
}

/// The column as it is.
async fn kept(office: &Office, order: &OrderRow) -> String {
    first_attempt(office, order)
        .await
        .card_facts
        .unwrap_or_default()
}

#[tokio::test]
async fn every_fact_of_the_guides_lists_stands_on_the_page_whatever_came_first() {
    let mut columns = Vec::new();
    for capture_first in [false, true] {
        let office = Office::open().await;
        office.shop.gateway.lose_notifications().await;
        let (_, _, order) = office.order().await;
        let attempt = first_attempt(&office, &order).await;
        let mut captured = captured(&order, &attempt, "S");
        captured["acquirerInfo"] = acquirer("act_yv3fchmu3bre3");
        captured["acquirerReferenceNo"] = json!("ref-capture");
        captured["captureTime"] = json!("2026-11-21T10:00:02+08:00");
        let mut told = [authorised(&order, &attempt), captured];
        if capture_first {
            told.reverse();
        }
        for notice in told {
            office.shop.tell(&notice).await;
        }
        let text = order_page(&office, &order).await;
        for fact in ON_THE_PAGE {
            assert!(text.contains(fact), "{fact:?} is missing in {text}");
        }
        let column = kept(&office, &order).await;
        for secret in [
            "ALIPAYtokenThatPays",
            "428067",
            "NIHEI",
            "a28f7dd0",
            "\"31\"",
        ] {
            assert!(!column.contains(secret), "{secret}: {column}");
        }
        columns.push(column.replace(&attempt.payment_request_id, "…"));
    }
    assert_eq!(columns[0], columns[1]);
}

#[tokio::test]
async fn a_message_that_tells_less_erases_nothing() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (_, _, order) = office.order().await;
    let attempt = first_attempt(&office, &order).await;
    office.shop.tell(&authorised(&order, &attempt)).await;
    let full = kept(&office, &order).await;
    let mut less = successful(&order, &attempt, Some("CARD"));
    less["paymentResultInfo"] = json!({ "cardBrand": "", "threeDSResult": { "eci": "" } });
    office.shop.tell(&less).await;
    let after = first_attempt(&office, &order).await;
    assert_eq!(after.card.as_deref(), Some("VISA ending 1358"));
    assert!(after.card_facts.unwrap().contains("ORIENT CORPORATION"));
    assert!(full.contains("ORIENT CORPORATION"));
}

/// What the sandbox tells of its own test card, by notification and by inquiry alike.
#[tokio::test]
async fn the_sandboxs_card_is_told_by_an_inquiry_too() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (buyer, page, order) = office.order().await;
    buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
    office.shop.gateway.advance(120).await;
    let merchant = office.merchant().await;
    merchant.check(&order).await;
    let text = order_page(&office, &order).await;
    for fact in [
        "VISA ending 0768",
        "Address (AVS) U Unavailable",
        "Security code (CVV) Y Matches",
        "3-D Secure",
        "Loss by fraud",
        "TEST BANK",
        "acquirerReferenceNo",
        "Captures and refunds as the acquirer has them",
        "Capture",
    ] {
        assert!(text.contains(fact), "{fact:?} is missing in {text}");
    }
}

#[tokio::test]
async fn what_was_not_told_is_said_where_it_matters() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (_, _, order) = office.order().await;
    let attempt = first_attempt(&office, &order).await;
    let mut notice = successful(&order, &attempt, Some("CARD"));
    notice["paymentResultInfo"] = json!({ "cardBrand": "VISA", "cardNo": "************1358" });
    office.shop.tell(&notice).await;
    let text = order_page(&office, &order).await;
    for fact in [
        "Address (AVS) Not told",
        "Security code (CVV) Not told",
        "3-D Secure Not told",
        "Loss by fraud Probably you",
    ] {
        assert!(text.contains(fact), "{fact:?} is missing in {text}");
    }
    assert!(
        !text.contains("Issued by") && !text.contains("cavv"),
        "{text}"
    );
}

/// Guide 003: why the bank refused, raw; beside Antom's code with a sentence.
#[tokio::test]
async fn a_declined_card_shows_antoms_code_and_the_banks() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (_, _, order) = office.order().await;
    let attempt = first_attempt(&office, &order).await;
    let mut notice = failed(&order, &attempt);
    notice["result"]["resultCode"] = json!("USER_BALANCE_NOT_ENOUGH");
    notice["paymentResultInfo"] = json!({
        "cardBrand": "MASTERCARD", "cardNo": "************1357", "merchantAdviceCode": "24",
        "refusalCodeRaw": "51", "refusalReasonRaw": "Insufficient funds",
        "threeDSResult": {
            "eci": "00", "threeDStransactionStatusReason": "01", "challengeCancel": "01",
        },
    });
    office.shop.tell(&notice).await;
    let text = order_page(&office, &order).await;
    for fact in [
        "The buyer has too little money on this account. (USER_BALANCE_NOT_ENOUGH)",
        "The bank's refusal 51 Refused There is not enough money. In its words: Insufficient funds.",
        "The scheme's advice 24 Advice Try again after an hour.",
        "3-D Secure ECI 00 Not authenticated",
        "Reason 01: The authentication failed.",
        "Challenge 01: The buyer gave the challenge up.",
    ] {
        assert!(text.contains(fact), "{fact:?} is missing in {text}");
    }
    assert!(!text.contains("Loss by fraud"), "{text}");
}

/// A buyer may try two cards in one attempt: what the first bank said is not the second card's.
#[tokio::test]
async fn a_refused_card_does_not_stain_the_one_that_paid() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (buyer, page, order) = office.order().await;
    buyer
        .on_hosted_page(&page, Hosted::Card(CARD_DECLINED))
        .await;
    let merchant = office.merchant().await;
    merchant.check(&order).await;
    let attempt = first_attempt(&office, &order).await;
    office.shop.tell(&authorised(&order, &attempt)).await;
    let text = order_page(&office, &order).await;
    assert!(text.contains("VISA ending 1358"), "{text}");
    assert!(!text.contains("The bank's refusal"), "{text}");
}

/// A refund's numbers come with its notification and with inquiries.
#[tokio::test]
async fn a_refund_shows_the_acquirers_reference() {
    let office = Office::open().await;
    let (buyer, page, order) = office.order().await;
    buyer.on_hosted_page(&page, Hosted::Card(CARD)).await;
    office.shop.pass_everywhere(3).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let refund = format!("/admin/orders/{}/refund", order.number);
    merchant.confirm(&refund, "?amount=5.00").await;
    office.shop.drain().await;
    office.shop.pass_everywhere(3).await;
    office.shop.deliver_notifications().await;
    let text = order_page(&office, &order).await;
    let movements = text.split("as the acquirer has them").nth(1).unwrap();
    assert!(movements.contains("Refund"), "{movements}");
    assert!(movements.contains("SGD 5.00"), "{movements}");
    assert!(movements.contains("acquirerReferenceNo"), "{movements}");
}

/// Two messages at the same moment, on both databases: each is kept.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn messages_that_come_at_once_are_all_kept() {
    let office = Office::open().await;
    let (_, _, order) = office.order().await;
    let attempt = first_attempt(&office, &order).await;
    let fields = [
        ("avsResultRaw", "A"),
        ("cvvResultRaw", "Y"),
        ("issuerName", "ORIENT CORPORATION"),
        ("networkTransactionId", "465076088330001"),
        ("authorizationCode", "831000"),
        ("rrn", "509117000001"),
        ("funding", "CREDIT"),
        ("issuingCountry", "JP"),
    ];
    let details = |(name, value): (&str, &str)| -> Details {
        let mut info = json!({ "cardBrand": "VISA", "cardNo": "************1358" });
        info[name] = json!(value);
        let body = json!({
            "notifyType": "PAYMENT_RESULT",
            "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "" },
            "paymentResultInfo": info,
        });
        match notification::open(&body.to_string(), domain::Timestamp::from_ms(0)) {
            Opened::Received(received) => received.card_report,
            other => panic!("{other:?}"),
        }
    };
    let writes = fields.map(|field| {
        let (db, id) = (
            office.shop.state.shop.db.clone(),
            attempt.payment_request_id.clone(),
        );
        let details = details(field);
        tokio::spawn(async move { attempts::set_details(&db, &id, &details).await })
    });
    for write in writes {
        write.await.unwrap().unwrap();
    }
    let column = kept(&office, &order).await;
    for (name, value) in fields {
        assert!(column.contains(value), "{name} is lost: {column}");
    }
}

/// Whether a card's facts can be read has no say in whether its money is.
#[tokio::test]
async fn facts_of_a_later_version_do_not_keep_a_payment_from_being_settled() {
    let office = Office::open().await;
    office.shop.gateway.lose_notifications().await;
    let (_, _, order) = office.order().await;
    let attempt = first_attempt(&office, &order).await;
    office
        .shop
        .db
        .sql("UPDATE attempts SET card_facts = '{\"tellings\":7}'")
        .await;
    office.shop.tell(&authorised(&order, &attempt)).await;
    assert_eq!(office.now(&order).await.payment_status, "authorised");
    let text = order_page(&office, &order).await;
    assert!(text.contains("Authorised"), "{text}");
}

/// The merchant reads by when, everywhere: the order, the form, the queue and the first page.
#[tokio::test]
async fn the_days_of_a_capture_are_told_everywhere() {
    let office = Office::open_with(&[("SHOP_CAPTURE", "manual")]).await;
    office.shop.gateway.lose_notifications().await;
    let mut orders = Vec::new();
    // The second one's hold lapses first: Antom said so.
    for days in [6, 4] {
        let (_, _, order) = office.order().await;
        let attempt = first_attempt(&office, &order).await;
        let lapses = attempt.begun_at + days * 24 * 3_600_000;
        let mut notice = authorised(&order, &attempt);
        notice["authExpiryTime"] = json!(lapses.to_string());
        office.shop.tell(&notice).await;
        orders.push((order, lapses / 1000 * 1000));
    }
    let merchant = office.merchant().await;
    let moment = |ms: i64| {
        let time = time::OffsetDateTime::from_unix_timestamp(ms / 1000).unwrap();
        let format = time::macros::format_description!(
            "[day padding:none] [month repr:short] [year], [hour]:[minute] UTC"
        );
        time.format(format).unwrap()
    };
    for path in ["/admin", "/admin/queue"] {
        let text = words(&merchant.get(path).await);
        let table = text
            .split("To capture, what lapses first")
            .nth(1)
            .unwrap_or(&text);
        let place = |order: &OrderRow| table.find(&order.number).unwrap();
        assert!(place(&orders[1].0) < place(&orders[0].0), "{path}: {text}");
        for (_, lapses) in &orders {
            assert!(text.contains(&moment(*lapses)), "{path}: {text}");
            assert!(
                text.contains(&moment(*lapses - 24 * 3_600_000)),
                "{path}: {text}"
            );
        }
    }
    let (order, lapses) = &orders[0];
    let due = moment(*lapses - 24 * 3_600_000);
    let page = format!("/admin/orders/{}", order.number);
    for (path, wanted) in [
        (
            page.clone(),
            format!("Capture by {due}; the hold lapses on {}", moment(*lapses)),
        ),
        (format!("{page}/capture"), format!("Capture by {due}")),
        (
            format!("{page}/capture"),
            format!("The hold lapses {}", moment(*lapses)),
        ),
    ] {
        let text = words(&merchant.get(&path).await);
        assert!(text.contains(&wanted), "{path}: {text}");
    }
}

/// Guide 004: results are checked before anything is shipped, and the page says so.
#[tokio::test]
async fn the_page_that_ships_says_that_antom_is_asked() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let merchant = office.merchant().await;
    let path = format!("/admin/orders/{}/ship", order.number);
    let text = words(&merchant.get(&path).await);
    assert!(
        text.contains("Antom is asked once more whether the order is paid"),
        "{text}"
    );
    office
        .shop
        .proxy
        .tamper("inquiryPayment", Tamper::Status(500));
    let answer = merchant.confirm(&path, "").await;
    assert!(
        words(&answer).contains("Antom did not confirm"),
        "{}",
        answer.text
    );
    assert_eq!(office.now(&order).await.state, "paid");
    office.shop.proxy.stop_tampering();
    assert_eq!(merchant.confirm(&path, "").await.status, 303);
    assert_eq!(office.now(&order).await.state, "fulfilled");
}
