//! Mails and money keep out of each other's way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use server::jobs::{self, Jobs, Limits};
use server::platform::mailer::{Mail, MailError, Mailer, MemoryMailer};

use super::{Hangs, jobs_with, start};
use crate::common::{OrderUnderTest, Tamper, eventually};

/// More receipts than mails are sent at once, each of them for ever.
async fn receipts_that_hang(scenario: &OrderUnderTest) {
    for _ in 0..5 {
        let sku = "TEST-TOTE-GREEN";
        let (browser, page, _) = scenario.shop.order_of(sku, 1).await;
        browser.pay_with_wallet(&page).await;
    }
    scenario.shop.gateway.flush().await;
    jobs::inbox::work(&scenario.shop.state.shop).await.unwrap();
}

#[tokio::test]
async fn a_mail_server_that_hangs_stops_no_refund() {
    let scenario = OrderUnderTest::paid().await;
    receipts_that_hang(&scenario).await;
    let mailer = Hangs::default();
    let (_trigger, _running) = start(jobs_with(&scenario.shop, mailer.clone()));
    eventually("all places for mails hang", async || {
        (mailer.begun() == 4).then_some(())
    })
    .await;
    scenario.refund(1_000).await.unwrap();
    eventually("the money went back", async || {
        (scenario.refund_states().await == ["succeeded"]).then_some(())
    })
    .await;
    assert_eq!(mailer.begun(), 4);
}

#[tokio::test]
async fn antom_that_hangs_stops_no_mail() {
    let mut scenario = OrderUnderTest::paid().await;
    scenario.shop.proxy.tamper("refund", Tamper::Hang);
    for _ in 0..9 {
        scenario.refund(100).await.unwrap();
    }
    scenario.shop.start_jobs();
    scenario.shop.proxy.arrived("refund", 8).await;
    let browser = scenario.shop.browser();
    crate::common::ask(&browser, "ada@example.com").await;
    eventually("the link was mailed", async || {
        let mails = scenario.shop.mailed();
        mails.iter().any(|kind| kind == "login").then_some(())
    })
    .await;
    assert_eq!(scenario.shop.proxy.calls("refund").len(), 8);
}

#[tokio::test]
async fn a_mail_that_hangs_does_not_keep_the_shop_from_ending() {
    let scenario = OrderUnderTest::paid().await;
    receipts_that_hang(&scenario).await;
    let mailer = Hangs::default();
    let stop = Duration::from_millis(100);
    let (trigger, running) = start(Jobs {
        limits: Limits {
            stop,
            ..Limits::default()
        },
        ..jobs_with(&scenario.shop, mailer.clone())
    });
    eventually("a mail hangs", async || (mailer.begun() > 0).then_some(())).await;
    trigger.start();
    let ended = tokio::time::timeout(Duration::from_secs(20), running).await;
    ended.expect("the jobs end").unwrap();
}

/// It is ended before its lease is, so nobody else sends it at the same time.
#[tokio::test]
async fn a_mail_that_hangs_is_ended_and_tried_again_later() {
    let scenario = OrderUnderTest::paid().await;
    receipts_that_hang(&scenario).await;
    let mailer = Hangs::default();
    let jobs = Jobs {
        limits: Limits {
            task: Duration::from_secs(1),
            ..Limits::default()
        },
        ..jobs_with(&scenario.shop, mailer.clone())
    };
    jobs::outbox::work(&jobs).await.unwrap();
    assert_eq!(mailer.begun(), 4);
    let tasks = scenario.shop.db.outbox().await;
    let late = tasks
        .iter()
        .filter(|task| task.state == "todo" && task.tries == 1);
    for task in late.clone() {
        assert_eq!(task.locked_until, 0, "{task:#?}");
        assert_eq!(task.last_error.as_deref(), Some("it took too long"));
    }
    assert_eq!(late.count(), 4);
    scenario.shop.pass(Duration::from_secs(60));
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.mailed().len(), 6);
    scenario.audit().await;
}

struct Panics(AtomicBool, MemoryMailer);

#[async_trait]
impl Mailer for Panics {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        assert!(self.0.swap(true, Ordering::SeqCst), "a mistake in a mail");
        self.1.send(mail).await
    }
}

#[tokio::test]
async fn a_panic_in_a_task_is_that_tasks_alone() {
    let scenario = OrderUnderTest::paid().await;
    receipts_that_hang(&scenario).await;
    let memory = MemoryMailer::default();
    let jobs = jobs_with(
        &scenario.shop,
        Panics(AtomicBool::new(false), memory.clone()),
    );
    jobs::outbox::work(&jobs).await.unwrap();
    assert_eq!(memory.sent().len(), 3);
    let tasks = scenario.shop.db.outbox().await;
    let failed = tasks.iter().find(|task| task.last_error.is_some()).unwrap();
    assert_eq!((&*failed.state, failed.locked_until), ("todo", 0));
    let shop = Arc::clone(&scenario.shop.state.shop);
    assert!(failed.run_at > shop.clock.now_ms());
}
