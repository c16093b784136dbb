//! A buyer contests a payment: what the merchant is told, what it may answer, and how it ends.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::bench::{Bench, code, text};

const ACCEPT: &str = "/ams/sandbox/api/v1/payments/acceptDispute";
const SUPPLY: &str = "/ams/sandbox/api/v1/payments/supplyDefenseDocument";
const DOWNLOAD: &str = "/ams/sandbox/api/v1/payments/downloadDisputeEvidence";
const DAY: u64 = 24 * 3600;

/// Opens a dispute about a captured card payment; gives its id.
async fn opened(bench: &Bench, more: Value) -> String {
    let (request, _) = bench.card_captured().await;
    let mut asked = json!({ "paymentRequestId": text(&request, "/paymentRequestId") });
    for (name, value) in more.as_object().unwrap() {
        asked[name] = value.clone();
    }
    let answer = bench.control("disputes", &asked).await;
    bench.advance(60).await;
    text(&answer, "/dispute/disputeId").to_owned()
}

async fn accept(bench: &Bench, id: &str) -> Value {
    bench.call(ACCEPT, &json!({ "disputeId": id })).await
}

async fn supply(bench: &Bench, id: &str, document: &[u8]) -> Value {
    let evidence = BASE64_STANDARD.encode(document);
    let body = json!({ "disputeId": id, "disputeEvidence": evidence });
    bench.call(SUPPLY, &body).await
}

async fn ended(bench: &Bench, id: &str, verdict: &str) {
    let verdict = Some(verdict).filter(|verdict| !verdict.is_empty());
    let body = json!({ "dispute": id, "verdict": verdict });
    bench.control("disputes/end", &body).await;
    bench.advance(60).await;
}

/// What was told of disputes.
fn told(bench: &Bench) -> Vec<Value> {
    let hooks = bench.hooks().into_iter().map(|hook| hook.body);
    let of_disputes = |body: &Value| body["disputeId"].is_string();
    hooks.filter(of_disputes).collect()
}

fn kinds(bench: &Bench) -> Vec<String> {
    let kind = |body: &Value| text(body, "/disputeNotificationType").to_owned();
    told(bench).iter().map(kind).collect()
}

#[tokio::test]
async fn a_dispute_is_defended_and_judged() {
    let bench = Bench::start().await;
    let id = opened(&bench, json!({ "amount": 1250 })).await;
    let created = told(&bench).remove(0);
    assert_eq!(text(&created, "/disputeType"), "CHARGEBACK");
    assert_eq!(
        created["disputeAmount"],
        json!({ "currency": "SGD", "value": "1250" })
    );
    assert_eq!(created["defendable"], true);
    assert!(created.get("notifyType").is_none() && created.get("result").is_none());
    assert!(!text(&created, "/captureId").is_empty());
    let answer = supply(&bench, &id, b"%PDF-1.4 it was delivered").await;
    assert_eq!(code(&answer), "SUCCESS");
    assert_eq!(text(&answer, "/disputeId"), id);
    assert_eq!(
        code(&supply(&bench, &id, b"%PDF-1.4 again").await),
        "DEFENSE_EXCEED_LIMIT"
    );
    assert_eq!(code(&accept(&bench, &id).await), "REPEAT_REQUEST");
    ended(&bench, &id, "ACCEPT_BY_CUSTOMER").await;
    assert_eq!(
        kinds(&bench),
        ["DISPUTE_CREATED", "DEFENSE_SUPPLIED", "DISPUTE_JUDGED"]
    );
    let judged = told(&bench).remove(2);
    assert_eq!(text(&judged, "/disputeJudgedResult"), "ACCEPT_BY_CUSTOMER");
    assert_eq!(judged["disputeJudgedAmount"]["value"], "1250");
    assert_eq!(
        code(&accept(&bench, &id).await),
        "NOT_ALLOW_IN_CURRENT_STATUS"
    );
}

#[tokio::test]
async fn one_that_nobody_answers_is_accepted_after_an_alert() {
    let bench = Bench::start().await;
    let id = opened(&bench, json!({})).await;
    bench.advance(6 * DAY + 60).await;
    assert_eq!(kinds(&bench), ["DISPUTE_CREATED", "DEFENSE_DUE_ALERT"]);
    bench.advance(DAY + 60).await;
    let accepted = told(&bench).remove(2);
    assert_eq!(
        text(&accepted, "/disputeNotificationType"),
        "DISPUTE_ACCEPTED"
    );
    assert_eq!(text(&accepted, "/disputeAcceptReason"), "TIMEOUT");
    for answer in [
        accept(&bench, &id).await,
        supply(&bench, &id, b"%PDF-").await,
    ] {
        assert_eq!(code(&answer), "TIME_EXCEEDS_LIMIT");
    }
}

#[tokio::test]
async fn it_is_accepted_once_and_needs_an_id_that_is_known() {
    let bench = Bench::start().await;
    let id = opened(&bench, json!({})).await;
    assert_eq!(code(&accept(&bench, &id).await), "SUCCESS");
    assert_eq!(code(&accept(&bench, &id).await), "REPEAT_REQUEST");
    assert_eq!(code(&accept(&bench, "none").await), "PARAM_ILLEGAL");
    bench.advance(60).await;
    assert_eq!(
        text(&told(&bench).remove(1), "/disputeAcceptReason"),
        "MERCHANT_ACCEPTED"
    );
    let state = bench.state().await;
    assert_eq!(state["disputes"][0]["takes"], 6400);
}

#[tokio::test]
async fn documents_are_base64_and_come_back_as_they_were() {
    let bench = Bench::start().await;
    let id = opened(&bench, json!({})).await;
    let download = |which: &str| json!({ "disputeId": id, "disputeEvidenceType": which });
    let template = bench
        .call(DOWNLOAD, &download("DISPUTE_EVIDENCE_TEMPLATE"))
        .await;
    assert_eq!(text(&template, "/disputeEvidenceFormat"), "PDF");
    let pdf = BASE64_STANDARD
        .decode(text(&template, "/disputeEvidence"))
        .unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.ends_with(b"%%EOF\n"));
    assert_eq!(
        code(
            &bench
                .call(DOWNLOAD, &download("DISPUTE_EVIDENCE_FILE"))
                .await
        ),
        "NOT_ALLOW_IN_CURRENT_STATUS"
    );
    let body = json!({ "disputeId": id, "disputeEvidence": "no base64!" });
    assert_eq!(code(&bench.call(SUPPLY, &body).await), "PARAM_ILLEGAL");
    let body = json!({ "disputeId": id, "disputeEvidence": "A".repeat(1_000_004) });
    assert_eq!(code(&bench.call(SUPPLY, &body).await), "PARAM_ILLEGAL");
    // The longest that is taken: 1,000,000 characters.
    let mut longest = b"PK\x03\x04".to_vec();
    longest.resize(750_000, 7);
    assert_eq!(code(&supply(&bench, &id, &longest).await), "SUCCESS");
    let file = bench
        .call(DOWNLOAD, &download("DISPUTE_EVIDENCE_FILE"))
        .await;
    assert_eq!(text(&file, "/disputeEvidenceFormat"), "ZIP");
    assert_eq!(
        text(&file, "/disputeEvidence"),
        BASE64_STANDARD.encode(&longest)
    );
}

#[tokio::test]
async fn other_kinds_are_told_as_the_documentation_has_them() {
    let bench = Bench::start().await;
    bench
        .control(
            "disputes/address",
            &json!({ "url": bench.notify_url.replace("payment", "dispute") }),
        )
        .await;
    let retrieval = opened(&bench, json!({ "kind": "RETRIEVAL_REQUEST" })).await;
    assert_eq!(
        code(&supply(&bench, &retrieval, b"%PDF-1.7").await),
        "SUCCESS"
    );
    ended(&bench, &retrieval, "VALIDATE_SUCCESS").await;
    let rapid = opened(&bench, json!({ "kind": "RDR" })).await;
    let last = told(&bench).pop().unwrap();
    assert_eq!(text(&last, "/disputeNotificationType"), "RDR_RESOLVED");
    assert_eq!(last["defendable"], false);
    assert_eq!(
        code(&accept(&bench, &rapid).await),
        "NOT_ALLOW_IN_CURRENT_STATUS"
    );
    let taken_back = opened(&bench, json!({})).await;
    ended(&bench, &taken_back, "").await;
    assert_eq!(kinds(&bench).pop().unwrap(), "DISPUTE_CANCELLED");
    let paths = bench.hooks().into_iter().filter_map(|hook| {
        let is_dispute = hook.body["disputeId"].is_string();
        is_dispute.then_some(hook.path)
    });
    let mut paths: Vec<String> = paths.collect();
    paths.dedup();
    assert_eq!(paths, ["/webhooks/antom/dispute"]);
    // The panel plays them as well.
    let panel = bench.get("/").await;
    assert!(panel.all("#disputes").len() == 1, "{}", panel.heading());
    let seen = bench
        .post(
            "/panel/disputes",
            &[("paymentRequestId", "none"), ("kind", "CHARGEBACK")],
        )
        .await;
    assert_eq!(seen.status, 422);
}
