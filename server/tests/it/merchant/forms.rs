//! Each form acts once, whoever sends it again, and leaves a line of who did what.

use server::services::UseCaseError;
use server::services::admin::action::{ActionError, ActionRefusal};
use server::store::audit_log::{self, AdminAction, AuditFilter, AuditRow, LoggedAction};

use crate::common::{OrderUnderTest, refused};

#[track_caller]
fn done_before<T: std::fmt::Debug>(result: Result<T, ActionError>) {
    let refused_as_done = matches!(
        result,
        Err(UseCaseError::Refused(ActionRefusal::AlreadyDone))
    );
    assert!(refused_as_done, "{result:?}");
}

/// First to latest.
async fn log(scenario: &OrderUnderTest) -> Vec<AuditRow> {
    let mut rows = audit_log::list(&scenario.services().db, AuditFilter::default(), None, 100)
        .await
        .unwrap();
    rows.reverse();
    rows
}

async fn actions(scenario: &OrderUnderTest) -> Vec<String> {
    log(scenario)
        .await
        .into_iter()
        .map(|row| row.name)
        .collect()
}

#[tokio::test]
async fn a_refund_sent_twice_is_one() {
    let scenario = OrderUnderTest::paid().await;
    scenario.refund_by("one", 1_000).await.unwrap();
    done_before(scenario.refund_by("one", 1_000).await);
    scenario.shop.drain().await;
    done_before(scenario.refund_by("one", 1_000).await);
    // Not with another amount, and not to another end.
    done_before(scenario.refund_by("one", 2_000).await);
    done_before(scenario.ship_by("one").await);
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.proxy.calls("refund").len(), 1);
    assert_eq!(scenario.sum("refunded").await, 1_000);
    scenario
        .assert_order("paid", "partially_refunded", "sold")
        .await;
    scenario.audit().await;
}

#[tokio::test]
async fn a_capture_sent_twice_is_one() {
    let scenario = OrderUnderTest::held().await;
    scenario
        .capture_by("one", scenario.total.minor())
        .await
        .unwrap();
    done_before(scenario.capture_by("one", scenario.total.minor()).await);
    scenario.shop.drain().await;
    done_before(scenario.capture_by("one", scenario.total.minor()).await);
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.proxy.calls("capture").len(), 1);
    scenario.audit().await;
}

#[tokio::test]
async fn a_cancel_sent_twice_is_one() {
    let scenario = OrderUnderTest::paid().await;
    scenario.cancel_by("one").await.unwrap();
    done_before(scenario.cancel_by("one").await);
    scenario.shop.drain().await;
    let asked = scenario.shop.proxy.calls("inquiryPayment").len();
    done_before(scenario.cancel_by("one").await);
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.proxy.calls("inquiryPayment").len(), asked);
    assert_eq!(scenario.shop.proxy.calls("cancel").len(), 1);
    scenario.audit().await;
}

#[tokio::test]
async fn a_parcel_sent_twice_is_one() {
    let scenario = OrderUnderTest::paid().await;
    scenario.ship_by("one").await.unwrap();
    let asked = scenario.shop.proxy.calls("inquiryPayment").len();
    done_before(scenario.ship_by("one").await);
    assert_eq!(scenario.shop.proxy.calls("inquiryPayment").len(), asked);
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.mailed(), ["receipt", "shipped"]);
    scenario.audit().await;
}

#[tokio::test]
async fn asking_antom_by_one_form_is_asking_once() {
    let scenario = OrderUnderTest::paid().await;
    scenario.check_by("one").await.unwrap();
    let asked = scenario.shop.proxy.calls("inquiryPayment").len();
    done_before(scenario.check_by("one").await);
    assert_eq!(scenario.shop.proxy.calls("inquiryPayment").len(), asked);
    scenario.audit().await;
}

/// Working on a notification again, by hand, changes nothing that was recorded.
#[tokio::test]
async fn a_notification_worked_on_again_changes_nothing() {
    let scenario = OrderUnderTest::paid().await;
    let before = scenario.order().await;
    let told = scenario.shop.db.inbox().await.remove(0);
    scenario.replay_by("one", told.id).await.unwrap();
    assert_eq!(scenario.shop.db.inbox_states().await, ["new"]);
    done_before(scenario.replay_by("one", told.id).await);
    scenario.shop.drain().await;
    assert_eq!(scenario.shop.db.inbox_states().await, ["applied"]);
    assert_eq!(scenario.order().await, before);
    assert_eq!(scenario.shop.mailed(), ["receipt"]);
    refused(scenario.replay_by("two", told.id + 1).await, "no such");
    scenario.audit().await;
}

#[tokio::test]
async fn a_refused_form_leaves_no_trace_and_is_good_again() {
    let scenario = OrderUnderTest::open().await;
    refused(scenario.refund_by("one", 1_000).await, "No money");
    refused(scenario.ship_by("two").await, "not paid");
    assert!(log(&scenario).await.is_empty());
    scenario.browser.pay_with_wallet(&scenario.page).await;
    scenario.shop.deliver_notifications().await;
    scenario.refund_by("one", 1_000).await.unwrap();
    scenario.ship_by("two").await.unwrap();
    scenario.shop.drain().await;
    assert_eq!(actions(&scenario).await, ["refund", "ship"]);
    scenario.audit().await;
}

#[tokio::test]
async fn every_action_is_written_down_with_who_did_it() {
    let scenario = OrderUnderTest::held().await;
    scenario
        .capture_by("one", scenario.total.minor())
        .await
        .unwrap();
    scenario.shop.drain().await;
    scenario.refund_by("two", 1_000).await.unwrap();
    scenario.check_by("three").await.unwrap();
    scenario.ship_by("four").await.unwrap();
    scenario.shop.drain().await;
    let rows = log(&scenario).await;
    assert_eq!(
        actions(&scenario).await,
        ["capture", "refund", "check", "ship"]
    );
    for row in &rows {
        assert_eq!(row.actor, "mei");
        assert_eq!(row.order_id.as_deref(), Some(&*scenario.order_id));
    }
    let known = |row: &AuditRow| row.action.clone();
    let amount = scenario.total;
    let captured = AdminAction::Capture { amount };
    assert_eq!(known(&rows[0]), LoggedAction::Known(captured));
    let refunded = AdminAction::Refund {
        amount: scenario.money(1_000),
        reason: "Came back".to_owned(),
    };
    assert_eq!(known(&rows[1]), LoggedAction::Known(refunded));
    scenario.minutes(3).await;
    scenario.audit().await;
}
