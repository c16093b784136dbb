//! Several processes share the work: each request is sent by one of them at a time, each mail once.

use serde_json::json;

use crate::common::{OrderUnderTest, eventually};

/// Two processes' worth of work in the background, and answers slow enough for both to meet.
async fn staffed(mut scenario: OrderUnderTest, slow: &str) -> OrderUnderTest {
    for api in [slow, "inquiryPayment", "inquiryRefund"] {
        let rule = json!({ "api": api, "fault": "slow", "seconds": 1, "times": 3 });
        scenario.shop.gateway.fault(rule).await;
    }
    scenario.shop.start_jobs();
    scenario.shop.start_jobs();
    scenario
}

async fn everything_is_done(scenario: &OrderUnderTest) {
    eventually("every task is done", async || {
        let tasks = scenario.shop.db.outbox().await;
        tasks.iter().all(|task| task.state == "done").then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_each_refund_once() {
    let scenario = staffed(OrderUnderTest::paid().await, "refund").await;
    for _ in 0..5 {
        scenario.refund(100).await.unwrap();
    }
    eventually("all money went back", async || {
        let states = scenario.refund_states().await;
        states
            .iter()
            .all(|state| state == "succeeded")
            .then_some(())
    })
    .await;
    everything_is_done(&scenario).await;
    scenario.shop.gateway.flush().await;
    eventually("every notification is understood", async || {
        let states = scenario.shop.db.inbox_states().await;
        states.iter().all(|state| state == "applied").then_some(())
    })
    .await;
    assert_eq!(scenario.sent("refund", "refundRequestId").len(), 5);
    assert_eq!(scenario.sum("refunded").await, 500);
    assert_eq!(scenario.shop.mailed().len(), 6);
    scenario.audit().await;
}

/// The first answers are lost: whoever takes the task next repeats it, alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_repeat_a_lost_refund_one_at_a_time() {
    let scenario = OrderUnderTest::paid().await;
    scenario.fault("refund", "no_answer", 2).await;
    let scenario = staffed(scenario, "refund").await;
    scenario.refund(1_000).await.unwrap();
    eventually("the money went back", async || {
        // The shop's waiting time passes at once.
        scenario.shop.pass(std::time::Duration::from_secs(1));
        (scenario.refund_states().await == ["succeeded"]).then_some(())
    })
    .await;
    everything_is_done(&scenario).await;
    assert_eq!(scenario.sum("refunded").await, 1_000);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_a_capture_once() {
    let scenario = staffed(OrderUnderTest::held().await, "capture").await;
    scenario.capture(scenario.total.minor()).await.unwrap();
    scenario.shop.becomes(&scenario.token, "paid").await;
    everything_is_done(&scenario).await;
    scenario.shop.gateway.flush().await;
    assert_eq!(scenario.shop.proxy.calls("capture").len(), 1);
    eventually("the receipt went out", async || {
        (scenario.shop.mailed() == ["receipt"]).then_some(())
    })
    .await;
    scenario.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_a_cancel_once() {
    let scenario = staffed(OrderUnderTest::paid().await, "cancel").await;
    scenario.cancel().await.unwrap();
    eventually("the money went back", async || {
        (scenario.sum("kept").await == 0).then_some(())
    })
    .await;
    eventually("the attempt is known to be cancelled", async || {
        (scenario.shop.db.states().await == ["cancelled"]).then_some(())
    })
    .await;
    everything_is_done(&scenario).await;
    let calls = scenario.shop.proxy.calls("cancel");
    assert!(calls.iter().all(|call| call.alone), "{calls:#?}");
    assert_eq!(calls.len(), 1);
    let mut mails = scenario.shop.mailed();
    mails.sort();
    assert_eq!(mails, ["cancelled", "receipt"]);
    scenario.audit().await;
}
