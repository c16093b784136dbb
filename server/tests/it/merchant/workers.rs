//! Several processes share the work: each request is sent by one of them at a time, each mail once.

use serde_json::json;

use crate::common::{OrderUnderTest, eventually};

/// Two processes' worth of work in the background, and answers slow enough for both to meet.
async fn staffed(mut it: OrderUnderTest, slow: &str) -> OrderUnderTest {
    for api in [slow, "inquiryPayment", "inquiryRefund"] {
        let rule = json!({ "api": api, "fault": "slow", "seconds": 1, "times": 3 });
        it.shop.gateway.fault(rule).await;
    }
    it.shop.start_jobs();
    it.shop.start_jobs();
    it
}

async fn everything_is_done(it: &OrderUnderTest) {
    eventually("every task is done", async || {
        let tasks = it.shop.books.outbox().await;
        tasks.iter().all(|task| task.state == "done").then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_each_refund_once() {
    let it = staffed(OrderUnderTest::paid().await, "refund").await;
    for _ in 0..5 {
        it.refund(100).await.unwrap();
    }
    eventually("all money went back", async || {
        let states = it.refund_states().await;
        states
            .iter()
            .all(|state| state == "succeeded")
            .then_some(())
    })
    .await;
    everything_is_done(&it).await;
    it.shop.gateway.flush().await;
    eventually("every notification is understood", async || {
        let states = it.shop.books.inbox_states().await;
        states.iter().all(|state| state == "applied").then_some(())
    })
    .await;
    assert_eq!(it.sent("refund", "refundRequestId").len(), 5);
    assert_eq!(it.sum("refunded").await, 500);
    assert_eq!(it.shop.mailed().len(), 6);
    it.audit().await;
}

/// The first answers are lost: whoever takes the task next repeats it, alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_repeat_a_lost_refund_one_at_a_time() {
    let it = OrderUnderTest::paid().await;
    it.fault("refund", "no_answer", 2).await;
    let it = staffed(it, "refund").await;
    it.refund(1_000).await.unwrap();
    eventually("the money went back", async || {
        // The shop's waiting time passes at once.
        it.shop.pass(std::time::Duration::from_secs(1));
        (it.refund_states().await == ["succeeded"]).then_some(())
    })
    .await;
    everything_is_done(&it).await;
    assert_eq!(it.sum("refunded").await, 1_000);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_a_capture_once() {
    let it = staffed(OrderUnderTest::held().await, "capture").await;
    it.capture(it.total.minor()).await.unwrap();
    it.shop.becomes(&it.token, "paid").await;
    everything_is_done(&it).await;
    it.shop.gateway.flush().await;
    assert_eq!(it.shop.proxy.calls("capture").len(), 1);
    eventually("the receipt went out", async || {
        (it.shop.mailed() == ["receipt"]).then_some(())
    })
    .await;
    it.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_send_a_cancel_once() {
    let it = staffed(OrderUnderTest::paid().await, "cancel").await;
    it.cancel().await.unwrap();
    eventually("the money went back", async || {
        (it.sum("kept").await == 0).then_some(())
    })
    .await;
    eventually("the attempt is known to be cancelled", async || {
        (it.shop.books.states().await == ["cancelled"]).then_some(())
    })
    .await;
    everything_is_done(&it).await;
    let calls = it.shop.proxy.calls("cancel");
    assert!(calls.iter().all(|call| call.alone), "{calls:#?}");
    assert_eq!(calls.len(), 1);
    let mut mails = it.shop.mailed();
    mails.sort();
    assert_eq!(mails, ["cancelled", "receipt", "returned"]);
    it.audit().await;
}
