//! What the merchant answers to a dispute: it reaches Antom, once, and the shop knows it.

use super::buyer::minutes_until;
use super::matrix::{Cell, cells, try_all};
use crate::common::{Answer, ContestedOrder, Tamper};

async fn is_answered(cell: Cell, answer: Answer) -> String {
    let contested = ContestedOrder::of(cell.family.paid().await).await;
    let scenario = &contested.scenario;
    let gateway = &scenario.shop.gateway;
    gateway.fault(cell.rule()).await;
    contested.answer(answer, "the form").await.unwrap();
    scenario.shop.drain().await;
    // A page that is sent twice is one answer, whatever became of the call.
    let again = contested.answer(answer, "the form").await;
    assert!(again.is_err(), "a form was taken twice");
    scenario.shop.pass_everywhere(1).await;
    if cell.times > 1 {
        scenario.shop.pass_everywhere(5).await;
    }
    let struck = cell.heals(gateway).await;
    let told = async || contested.stage().await == answer.stage();
    let minutes = minutes_until(scenario, 15, told).await;
    // Antom has it, and has it once: a second one would be refused, and nothing is left to do.
    let known = contested.at_antom().await;
    assert_eq!(known["state"], answer.at_antom(), "{known}");
    let bodies: Vec<_> = scenario
        .shop
        .proxy
        .calls(answer.call())
        .into_iter()
        .map(|call| call.body)
        .collect();
    assert!(bodies.windows(2).all(|two| two[0] == two[1]), "{bodies:#?}");
    scenario.shop.deliver_notifications().await;
    scenario.shop.pass_everywhere(60).await;
    let calls = scenario.shop.proxy.calls(answer.call()).len();
    assert_eq!(calls, bodies.len(), "it was told again");
    assert_eq!(contested.stage().await, answer.stage());
    // It is the bank's quarrel: the order's own payment is as it was.
    scenario.assert_order("paid", "paid", "sold").await;
    scenario.shop.audit().await;
    format!("struck {struck}×, {minutes} min")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn accept_dispute() {
    let cells = cells("acceptDispute");
    try_all("acceptDispute", cells, |cell| {
        is_answered(cell, Answer::Accept)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn supply_defense_document() {
    let cells = cells("supplyDefenseDocument");
    try_all("supplyDefenseDocument", cells, |cell| {
        is_answered(cell, Answer::Defend)
    })
    .await;
}

/// What Antom refuses for good is told to the merchant, who can answer otherwise.
#[tokio::test]
async fn a_refused_answer_can_be_given_again() {
    for (answer, other) in [
        (Answer::Accept, Answer::Defend),
        (Answer::Defend, Answer::Accept),
    ] {
        let paid = crate::common::OrderUnderTest::paid().await;
        let contested = ContestedOrder::of(paid).await;
        let shop = &contested.scenario.shop;
        let refusal = serde_json::json!({ "result": {
            "resultCode": "PARAM_ILLEGAL", "resultStatus": "F", "resultMessage": "no",
        } });
        shop.proxy.tamper(answer.call(), Tamper::Instead(refusal));
        contested.answer(answer, "first").await.unwrap();
        shop.drain().await;
        assert_eq!(contested.stage().await, "to_answer", "{answer:?}");
        shop.proxy.stop_tampering();
        contested.answer(other, "second").await.unwrap();
        shop.drain().await;
        assert_eq!(contested.stage().await, other.stage());
        shop.audit().await;
    }
}
