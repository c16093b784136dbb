//! Each form acts once, whoever sends it again, and leaves a line of who did what.

use server::services::acting::ActError;
use server::store::audit::{self, AuditRow};

use crate::common::{OrderUnderTest, refused};

#[track_caller]
fn done_before<T: std::fmt::Debug>(result: Result<T, ActError>) {
    assert!(matches!(result, Err(ActError::AlreadyDone)), "{result:?}");
}

/// First to latest.
async fn log(it: &OrderUnderTest) -> Vec<AuditRow> {
    let mut rows = audit::list(&it.services().db, None, 100, 0).await.unwrap();
    rows.reverse();
    rows
}

async fn actions(it: &OrderUnderTest) -> Vec<String> {
    log(it).await.into_iter().map(|row| row.action).collect()
}

#[tokio::test]
async fn a_refund_sent_twice_is_one() {
    let it = OrderUnderTest::paid().await;
    it.refund_by("one", 1_000).await.unwrap();
    done_before(it.refund_by("one", 1_000).await);
    it.shop.drain().await;
    done_before(it.refund_by("one", 1_000).await);
    // Not with another amount, and not to another end.
    done_before(it.refund_by("one", 2_000).await);
    done_before(it.ship_by("one").await);
    it.shop.drain().await;
    assert_eq!(it.shop.proxy.calls("refund").len(), 1);
    assert_eq!(it.sum("refunded").await, 1_000);
    it.assert_order("paid", "partially_refunded", "sold").await;
    it.audit().await;
}

#[tokio::test]
async fn a_capture_sent_twice_is_one() {
    let it = OrderUnderTest::held().await;
    it.capture_by("one", it.total.minor()).await.unwrap();
    done_before(it.capture_by("one", it.total.minor()).await);
    it.shop.drain().await;
    done_before(it.capture_by("one", it.total.minor()).await);
    it.shop.drain().await;
    assert_eq!(it.shop.proxy.calls("capture").len(), 1);
    it.audit().await;
}

#[tokio::test]
async fn a_cancel_sent_twice_is_one() {
    let it = OrderUnderTest::paid().await;
    it.cancel_by("one").await.unwrap();
    done_before(it.cancel_by("one").await);
    it.shop.drain().await;
    let asked = it.shop.proxy.calls("inquiryPayment").len();
    done_before(it.cancel_by("one").await);
    it.shop.drain().await;
    assert_eq!(it.shop.proxy.calls("inquiryPayment").len(), asked);
    assert_eq!(it.shop.proxy.calls("cancel").len(), 1);
    it.audit().await;
}

#[tokio::test]
async fn a_parcel_sent_twice_is_one() {
    let it = OrderUnderTest::paid().await;
    it.ship_by("one").await.unwrap();
    let asked = it.shop.proxy.calls("inquiryPayment").len();
    done_before(it.ship_by("one").await);
    assert_eq!(it.shop.proxy.calls("inquiryPayment").len(), asked);
    it.shop.drain().await;
    assert_eq!(it.shop.mailed(), ["receipt", "shipped"]);
    it.audit().await;
}

#[tokio::test]
async fn asking_antom_by_one_form_is_asking_once() {
    let it = OrderUnderTest::paid().await;
    it.check_by("one").await.unwrap();
    let asked = it.shop.proxy.calls("inquiryPayment").len();
    done_before(it.check_by("one").await);
    assert_eq!(it.shop.proxy.calls("inquiryPayment").len(), asked);
    it.audit().await;
}

/// Working on a notification again, by hand, changes nothing that was settled.
#[tokio::test]
async fn a_notification_worked_on_again_changes_nothing() {
    let it = OrderUnderTest::paid().await;
    let before = it.order().await;
    let told = it.shop.books.inbox().await.remove(0);
    it.replay_by("one", told.id).await.unwrap();
    assert_eq!(it.shop.books.inbox_states().await, ["new"]);
    done_before(it.replay_by("one", told.id).await);
    it.shop.drain().await;
    assert_eq!(it.shop.books.inbox_states().await, ["applied"]);
    assert_eq!(it.order().await, before);
    assert_eq!(it.shop.mailed(), ["receipt"]);
    refused(it.replay_by("two", told.id + 1).await, "no such");
    it.audit().await;
}

#[tokio::test]
async fn a_refused_form_leaves_no_trace_and_is_good_again() {
    let it = OrderUnderTest::open().await;
    refused(it.refund_by("one", 1_000).await, "No money");
    refused(it.ship_by("two").await, "not paid");
    assert!(log(&it).await.is_empty());
    it.browser.pay_with_wallet(&it.page).await;
    it.shop.deliver_notifications().await;
    it.refund_by("one", 1_000).await.unwrap();
    it.ship_by("two").await.unwrap();
    it.shop.drain().await;
    assert_eq!(actions(&it).await, ["refund", "ship"]);
    it.audit().await;
}

#[tokio::test]
async fn every_action_is_written_down_with_who_did_it() {
    let it = OrderUnderTest::held().await;
    it.capture_by("one", it.total.minor()).await.unwrap();
    it.shop.drain().await;
    it.refund_by("two", 1_000).await.unwrap();
    it.check_by("three").await.unwrap();
    it.ship_by("four").await.unwrap();
    it.shop.drain().await;
    let rows = log(&it).await;
    assert_eq!(actions(&it).await, ["capture", "refund", "check", "ship"]);
    for row in &rows {
        assert_eq!(row.actor, "mei");
        assert_eq!(row.order_id.as_deref(), Some(&*it.order_id));
    }
    assert!(rows[0].details.contains(&it.total.to_string()));
    let details = format!("{}: Came back", it.money(1_000));
    assert_eq!(rows[1].details, details);
    it.minutes(3).await;
    it.audit().await;
}
