//! A buyer contests a payment at the bank: what the merchant reads, answers and loses.

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use server::config::Config;
use server::platform::clock::Clock;
use server::services::disputes::carry_out;
use server::services::key_change;
use server::store::disputes;
use server::web::state::AppState;

use super::office::{Merchant, Office, fields_on, form_on, words};
use crate::common::{CARD, CARD_KEY, Hosted, PDF, Page, Tamper};
use server::store::stored_rows::order::Model as OrderRow;

/// A notification about an order's payment, as Antom writes it.
async fn notice(office: &Office, order: &OrderRow, kind: &str, id: &str, more: Value) -> Value {
    let attempt = office.shop.db.attempts_of(order).await.remove(0);
    let mut body = json!({
        "disputeNotificationType": kind,
        "disputeId": id,
        "paymentRequestId": attempt.payment_request_id,
        "disputeType": "CHARGEBACK",
        "disputeAmount": { "currency": "SGD", "value": "1250" },
        "disputeReasonMsg": "Goods not received",
        "disputeReasonCode": "13.1",
        "defenseDueTime": "2099-12-24T10:00:00+08:00",
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

/// Has the sandbox open a dispute about a paid order; gives the order, and the page of the dispute.
pub(super) async fn opened(
    office: &Office,
    merchant: &Merchant,
    more: Value,
) -> (OrderRow, String) {
    let order = office.paid_order().await;
    let page = open(office, merchant, &order, more).await;
    (order, page)
}

async fn open(office: &Office, merchant: &Merchant, order: &OrderRow, more: Value) -> String {
    let attempt = office.shop.db.attempts_of(order).await.remove(0);
    let mut asked = json!({ "paymentRequestId": attempt.payment_request_id });
    for (name, value) in more.as_object().unwrap() {
        asked[name] = value.clone();
    }
    office.shop.gateway.open_dispute(&asked).await;
    office.shop.deliver_notifications().await;
    let list = merchant.get("/admin/disputes").await;
    list.attribute("tbody a[href^='/admin/disputes/']", "href")
        .unwrap_or_else(|| panic!("no dispute: {}", words(&list)))
}

/// Sends a document, as a browser does.
pub(super) async fn send(merchant: &Merchant, page: &str, name: &str, content: &[u8]) -> Page {
    let path = format!("{page}/defend");
    let form = form_on(&merchant.get(&path).await, &path).unwrap();
    upload(merchant, &path, &form, name, content).await
}

async fn upload(merchant: &Merchant, path: &str, form: &str, name: &str, content: &[u8]) -> Page {
    let name = name.replace('"', "%22").replace(['\r', '\n'], "_");
    // Whatever it is, it says that it is a page.
    let document = format!("name=\"document\"; filename=\"{name}\"\r\nContent-Type: text/html");
    let parts = [("name=\"form\"", form.as_bytes()), (&document, content)];
    merchant.upload(path, &parts).await
}

pub(super) async fn stage(office: &Office, page: &str) -> String {
    let id = page.rsplit('/').next().unwrap().parse().unwrap();
    let row = disputes::find(&office.shop.db.connection, id)
        .await
        .unwrap();
    row.unwrap().stage
}

#[tokio::test]
async fn a_dispute_is_in_the_queue_until_it_is_answered() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let order = office.paid_order().await;
    let tell = async |kind: &str, id: &str, more: Value| {
        let body = notice(&office, &order, kind, id, more).await;
        office.shop.tell(&body).await;
    };
    tell("DISPUTE_CREATED", "d1", json!({})).await;
    tell("DEFENSE_DUE_ALERT", "d1", json!({})).await;
    tell("DEFENSE_DUE_ALERT", "d1", json!({})).await;
    tell("SOMETHING_NEW", "d2", json!({})).await;
    let queue = merchant.get("/admin/queue").await;
    assert_eq!(queue.texts(".queue > li").len(), 2, "{}", words(&queue));
    for told in [
        "A buyer contests SGD 12.50 at the bank.",
        "Goods not received",
        "by 24 Dec 2099, 02:00 UTC",
    ] {
        assert!(queue.text.contains(told), "{told}: {}", words(&queue));
    }
    // It is about the bank's quarrel: the payment is as it was.
    let now = office.now(&order).await;
    assert_eq!((&*now.state, &*now.payment_status), ("paid", "paid"));
    tell("DEFENSE_SUPPLIED", "d1", json!({})).await;
    tell(
        "DISPUTE_JUDGED",
        "d2",
        json!({ "disputeJudgedResult": "ACCEPT_BY_CUSTOMER" }),
    )
    .await;
    let queue = merchant.get("/admin/queue").await;
    assert!(!queue.text.contains("contests"), "{}", words(&queue));
    let page = merchant
        .get(&format!("/admin/orders/{}", order.number))
        .await;
    for told in ["Chargeback of SGD 12.50", "Defended", "Won"] {
        assert!(page.text.contains(told), "{told}: {}", words(&page));
    }
    office.shop.audit().await;
}

/// Every order in which three notifications can come, each of them twice.
#[tokio::test]
async fn notifications_in_any_order_and_twice_say_the_same() {
    let office = Office::open().await;
    let order = office.paid_order().await;
    let kinds = ["DISPUTE_CREATED", "DEFENSE_SUPPLIED", "DISPUTE_JUDGED"];
    for (number, turn) in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ]
    .into_iter()
    .enumerate()
    {
        let id = format!("d{number}");
        for kind in turn.into_iter().chain(turn).map(|at: usize| kinds[at]) {
            let more = match kind {
                "DISPUTE_JUDGED" => json!({
                    "disputeJudgedResult": "ACCEPT_BY_MERCHANT",
                    "disputeJudgedAmount": { "currency": "SGD", "value": "1000" },
                    "disputeJudgedTime": "2026-12-24T10:00:00+08:00",
                }),
                _ => json!({}),
            };
            let body = notice(&office, &order, kind, &id, more).await;
            office.shop.tell(&body).await;
        }
    }
    let rows = disputes::of_order(&office.shop.db.connection, &order.id)
        .await
        .unwrap();
    assert_eq!(rows.len(), 6);
    for row in rows {
        let told = (&*row.stage, row.amount, row.lost, &*row.reason);
        let expected = ("lost", Some(1250), Some(1000), "Goods not received");
        assert_eq!(told, expected, "{}", row.dispute_id);
    }
}

#[tokio::test]
async fn a_dispute_about_nobodys_payment_is_told_as_that() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let body = json!({
        "disputeNotificationType": "DISPUTE_CREATED",
        "disputeId": "d1",
        "paymentRequestId": "nobodys",
    });
    office.shop.tell(&body).await;
    office.shop.pass_everywhere(11).await;
    office.shop.drain().await;
    let queue = merchant.get("/admin/queue").await;
    assert!(
        queue
            .text
            .contains("a payment that this shop does not know"),
        "{}",
        words(&queue)
    );
    assert!(
        disputes::latest(&office.shop.db.connection, None, 9)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_dispute_is_defended_with_a_document_and_won() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({ "amount": 1250 })).await;
    let template = merchant.0.get(&format!("{page}/template")).await;
    assert_eq!(template.status, 200);
    assert!(template.text.starts_with("%PDF-"));
    for (name, value) in [
        ("content-type", "application/octet-stream"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(template.headers[name], value);
    }
    let disposition = template.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment;"), "{disposition}");
    let path = format!("{page}/defend");
    let form = form_on(&merchant.get(&path).await, &path).unwrap();
    let sent = upload(&merchant, &path, &form, "a/b/letter.pdf", PDF.as_bytes()).await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    // Sent twice, it is sent once.
    let again = upload(&merchant, &path, &form, "letter.pdf", PDF.as_bytes()).await;
    assert_eq!(again.status, 409, "{}", words(&again));
    office.shop.drain().await;
    assert_eq!(stage(&office, &page).await, "defended");
    assert_eq!(office.shop.proxy.calls("supplyDefenseDocument").len(), 1);
    let shown = merchant.get(&page).await;
    assert!(shown.text.contains("letter.pdf"), "{}", words(&shown));
    let supplied = merchant.0.get(&format!("{page}/defence")).await;
    assert_eq!(supplied.text, PDF);
    // Antom has it, so the shop keeps it no longer.
    let row = &disputes::latest(&office.shop.db.connection, None, 1)
        .await
        .unwrap()[0];
    assert!(row.document.is_none() && row.document_hash.is_some());
    office.shop.deliver_notifications().await;
    let id = row.dispute_id.clone();
    office
        .shop
        .gateway
        .end_dispute(&id, Some("ACCEPT_BY_CUSTOMER"))
        .await;
    office.shop.deliver_notifications().await;
    let shown = merchant.get(&page).await;
    assert!(shown.text.contains("the money stays"), "{}", words(&shown));
    assert_eq!(stage(&office, &page).await, "won");
    office.shop.audit().await;
}

#[tokio::test]
async fn an_accepted_dispute_is_lost_money_and_a_refund_is_warned_of() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (order, page) = opened(&office, &merchant, json!({ "amount": 1250 })).await;
    let refund = format!("/admin/orders/{}/refund", order.number);
    let asked = merchant.get(&refund).await;
    assert!(
        asked.text.contains("it may be paid back twice"),
        "{}",
        words(&asked)
    );
    let answered = merchant.confirm(&format!("{page}/accept"), "").await;
    assert_eq!(answered.status, 303, "{}", words(&answered));
    office.shop.drain().await;
    let shown = merchant.get(&page).await;
    assert!(
        shown.text.contains("SGD 12.50 went to the buyer"),
        "{}",
        words(&shown)
    );
    let asked = merchant.get(&refund).await;
    assert!(
        asked.text.contains("A refund pays it back twice"),
        "{}",
        words(&asked)
    );
    // Nothing is left to answer, and a second try says so.
    let late = merchant.get(&format!("{page}/accept")).await;
    assert!(late.text.contains("was answered"), "{}", words(&late));
    assert!(fields_on(&late, &format!("{page}/accept")).is_empty());
    let log = merchant.get("/admin/audit").await;
    assert!(log.text.contains("Accepted a dispute"), "{}", words(&log));
    office.shop.deliver_notifications().await;
    assert_eq!(stage(&office, &page).await, "lost");
    office.shop.audit().await;
}

/// Whatever Antom's answer does, one answer arrives, and the shop knows it.
#[tokio::test]
async fn an_answer_is_told_until_antom_has_it() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    for (fault, acts) in [
        ("no_answer", true),
        ("answer_u", false),
        ("http_500", true),
        ("wrong_signature", true),
    ] {
        let (_, page) = opened(&office, &merchant, json!({})).await;
        let mut rule = json!({ "api": "acceptDispute", "fault": fault });
        if fault != "wrong_signature" {
            rule["acts"] = json!(acts);
        }
        office.shop.gateway.fault(rule).await;
        // What Antom tells besides must not be what teaches the shop.
        office.shop.gateway.lose_notifications().await;
        merchant.confirm(&format!("{page}/accept"), "").await;
        office.shop.drain().await;
        assert_eq!(stage(&office, &page).await, "accepting", "{fault}");
        let shown = merchant.get(&page).await;
        assert!(shown.text.contains("is being told"), "{}", words(&shown));
        office.shop.pass_everywhere(5).await;
        assert_eq!(stage(&office, &page).await, "lost", "{fault}");
        office.shop.gateway.heal().await;
    }
}

#[tokio::test]
async fn one_that_nobody_answers_is_lost_with_its_deadline() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({})).await;
    office.shop.pass_everywhere(6 * 24 * 60 + 5).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let shown = merchant.get(&page).await;
    assert!(
        shown.text.contains("ends within a day"),
        "{}",
        words(&shown)
    );
    office.shop.pass_everywhere(24 * 60).await;
    office.shop.deliver_notifications().await;
    let merchant = office.merchant().await;
    let shown = merchant.get(&page).await;
    assert!(
        shown.text.contains("Nobody answered in time"),
        "{}",
        words(&shown)
    );
    assert_eq!(stage(&office, &page).await, "lost");
}

#[tokio::test]
async fn documents_that_are_asked_for_and_rapid_resolutions_are_told_apart() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({ "kind": "RETRIEVAL_REQUEST" })).await;
    let shown = merchant.get(&page).await;
    assert!(
        shown.text.contains("No money moves by this"),
        "{}",
        words(&shown)
    );
    assert!(!shown.text.contains(&format!("{page}/accept")));
    assert_eq!(
        send(&merchant, &page, "a.pdf", PDF.as_bytes()).await.status,
        303
    );
    office.shop.drain().await;
    assert_eq!(stage(&office, &page).await, "defended");
    let order = office.paid_order().await;
    let rapid = open(&office, &merchant, &order, json!({ "kind": "RDR" })).await;
    assert_ne!(rapid, page);
    let shown = merchant.get(&rapid).await;
    assert!(
        shown.text.contains("Do not refund it as well"),
        "{}",
        words(&shown)
    );
    assert!(!shown.text.contains(&format!("{rapid}/defend")));
    let path = format!("{rapid}/defend");
    let form = merchant.any_form().await;
    let refused = upload(&merchant, &path, &form, "a.pdf", PDF.as_bytes()).await;
    assert_eq!(refused.status, 409, "{}", words(&refused));
}

#[tokio::test]
async fn a_period_of_a_subscription_can_be_contested() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let subscriber = crate::subscriptions::Buyer::of(&office.shop, "test-monthly").await;
    let hosted = subscriber.sign_up.normal_url.clone().unwrap();
    subscriber
        .browser
        .on_hosted_page(&hosted, Hosted::Card(CARD))
        .await;
    office.shop.pass_everywhere(5).await;
    let payment = &office.shop.gateway.payments().await[0];
    let asked = json!({ "paymentRequestId": payment["paymentId"] });
    office.shop.gateway.open_dispute(&asked).await;
    office.shop.deliver_notifications().await;
    let list = merchant.get("/admin/disputes").await;
    assert!(list.text.contains("Subscription "), "{}", words(&list));
    let number = list
        .attribute("tbody a[href^='/admin/subscriptions/']", "href")
        .unwrap();
    let refund = merchant.get(&format!("{number}/refund/1")).await;
    assert!(
        refund.text.contains("it may be paid back twice"),
        "{}",
        words(&refund)
    );
}

/// None is taken as what it is not, none makes the shop stumble, and what is refused is said.
#[tokio::test]
async fn hostile_files_are_refused_with_a_sentence() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({})).await;
    let page_in_pdf = format!("{PDF}<script>alert(1)</script>");
    let too_large = vec![b' '; 900_000];
    let files: [(&str, &[u8]); 12] = [
        ("page.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("page.pdf", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("picture.svg", b"<svg onload='alert(1)'/>"),
        ("../../../etc/passwd", b"root:x:0:0"),
        ("program.pdf", b"MZ\x90\0\x03"),
        ("empty.pdf", b""),
        ("large.pdf", &too_large),
        ("polyglot.pdf", page_in_pdf.as_bytes()),
        ("letter.jpg", PDF.as_bytes()),
        ("letter.pdf.exe", PDF.as_bytes()),
        ("archive.zip", b"PK\x03\x04\0\0\0\0"),
        ("\r\nX: y.pdf", b"\x89PNG\r\n\x1a\n"),
    ];
    for (name, content) in files {
        let answer = send(&merchant, &page, name, content).await;
        assert_eq!(answer.status, 422, "{name}: {}", words(&answer));
        assert_eq!(answer.texts("#document-error").len(), 1, "{name}");
    }
    let path = format!("{page}/defend");
    for (kind, body) in [
        ("multipart/form-data", "x"),
        ("multipart/form-data; boundary=a", "--a\r\n\r\n"),
        ("application/x-www-form-urlencoded", "form=x"),
        ("text/plain", "x"),
    ] {
        let request = merchant
            .0
            .http()
            .post(format!("{}{path}", office.shop.url))
            .header("origin", &office.shop.url)
            .header("content-type", kind)
            .body(body);
        let status = request.send().await.unwrap().status().as_u16();
        assert!((400..500).contains(&status), "{kind}: {status}");
    }
    assert_eq!(stage(&office, &page).await, "to_answer");
    assert!(office.shop.proxy.calls("supplyDefenseDocument").is_empty());
}

/// Kept without a key or under an older one, a document can be read once there is a new key.
#[tokio::test]
async fn a_document_outlives_the_key_under_which_it_was_kept() {
    const NEXT: &str = "YW5vdGhlciB0ZXN0IGtleSBvZiAzMiBieXRlcyAhISE=";
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let with_key = async |key: &str| {
        let mut variables = office.shop.variables.clone();
        variables.insert("SHOP_CARD_KEY".to_owned(), key.to_owned());
        let config = Config::load(&|name| variables.get(name).cloned()).unwrap();
        let state = AppState::build(config, Clock::system()).await.unwrap();
        Arc::clone(&state.shop)
    };
    let db = &office.shop.db;
    for is_sealed in [true, false] {
        let (_, page) = opened(&office, &merchant, json!({})).await;
        let sent = send(&merchant, &page, "letter.pdf", PDF.as_bytes()).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let id: i64 = page.rsplit('/').next().unwrap().parse().unwrap();
        let kept = async || {
            disputes::find(&db.connection, id)
                .await
                .unwrap()
                .unwrap()
                .document
        };
        assert!(kept().await.unwrap().starts_with("sealed:"));
        if !is_sealed {
            let open = BASE64_STANDARD.encode(PDF);
            db.sql(&format!(
                "UPDATE disputes SET document = '{open}' WHERE id = {id}"
            ))
            .await;
            // The key that came later reads what was kept open before it.
            carry_out::work(&office.shop.state.shop).await.unwrap();
            assert_eq!(stage(&office, &page).await, "defended");
            continue;
        }
        let before = kept().await;
        let both = with_key(&format!("{NEXT},{CARD_KEY}")).await;
        key_change::renew(&both).await.unwrap();
        assert_ne!(kept().await, before);
        let new = with_key(NEXT).await;
        carry_out::work(&new).await.unwrap();
        assert_eq!(stage(&office, &page).await, "defended");
    }
    assert_eq!(office.shop.proxy.calls("supplyDefenseDocument").len(), 2);
}

/// A document that Antom does not hand over is said to be missing, and is there when it answers.
#[tokio::test]
async fn a_template_that_does_not_come_is_told_as_that() {
    let office = Office::open().await;
    let merchant = office.merchant().await;
    let (_, page) = opened(&office, &merchant, json!({})).await;
    let path = format!("{page}/template");
    let silences: [fn() -> Tamper; 3] = [
        || Tamper::Status(500),
        || Tamper::NoSignature,
        || {
            Tamper::Instead(json!({ "result": {
                "resultCode": "DISPUTE_NOT_EXIST", "resultStatus": "F", "resultMessage": "no",
            } }))
        },
    ];
    for silence in silences {
        office
            .shop
            .proxy
            .tamper("downloadDisputeEvidence", silence());
        let answer = merchant.0.get(&path).await;
        assert_eq!(answer.status, 409, "{}", words(&answer));
        office.shop.proxy.stop_tampering();
        assert_eq!(merchant.0.get(&path).await.status, 200);
    }
}
