//! That two hands at once do more, or less, than one.

use std::sync::Arc;
use std::time::Duration;

use server::jobs;
use server::services::UseCaseError;
use server::services::admin::action::{ActionError, ActionRefusal};
use tokio::task::JoinSet;

use crate::common::OrderUnderTest;

/// How many were carried out, and how many came again by the same form; the others were refused.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    done: usize,
    again: usize,
    refused: usize,
}

async fn twenty<T, R>(
    scenario: &Arc<OrderUnderTest>,
    act: impl Fn(Arc<OrderUnderTest>) -> R,
) -> Tally
where
    T: Send + 'static,
    R: Future<Output = Result<T, ActionError>> + Send + 'static,
{
    let hands: JoinSet<_> = (0..20).map(|_| act(Arc::clone(scenario))).collect();
    let mut tally = Tally::default();
    for result in hands.join_all().await {
        match result {
            Ok(_) => tally.done += 1,
            Err(UseCaseError::Refused(ActionRefusal::AlreadyDone)) => tally.again += 1,
            Err(UseCaseError::Refused(_)) => tally.refused += 1,
            Err(UseCaseError::Service(error)) => panic!("{error}"),
        }
    }
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_refunds_of_sixty_percent_one_is_made() {
    let scenario = Arc::new(OrderUnderTest::paid().await);
    let most = scenario.total.minor() * 6 / 10;
    let refund = move |scenario: Arc<OrderUnderTest>| async move { scenario.refund(most).await };
    let tally = twenty(&scenario, refund).await;
    assert_eq!((tally.done, tally.refused), (1, 19));
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.sum("refunded").await, most);
    assert_eq!(scenario.shop.proxy.calls("refund").len(), 1);
    assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
    scenario.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_captures_one_is_made() {
    let scenario = Arc::new(OrderUnderTest::held().await);
    let total = scenario.total.minor();
    let capture = move |scenario: Arc<OrderUnderTest>| async move { scenario.capture(total).await };
    let tally = twenty(&scenario, capture).await;
    assert_eq!((tally.done, tally.refused), (1, 19));
    scenario.shop.deliver_notifications().await;
    scenario.assert_order("paid", "paid", "sold").await;
    assert_eq!(scenario.shop.proxy.calls("capture").len(), 1);
    scenario.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_form_from_twenty_tabs_acts_once() {
    const ONCE: Tally = Tally {
        done: 1,
        again: 19,
        refused: 0,
    };
    let scenario = Arc::new(OrderUnderTest::paid().await);
    let refund =
        |scenario: Arc<OrderUnderTest>| async move { scenario.refund_by("refund", 100).await };
    assert_eq!(twenty(&scenario, refund).await, ONCE);
    let ship = |scenario: Arc<OrderUnderTest>| async move { scenario.ship_by("ship").await };
    assert_eq!(twenty(&scenario, ship).await, ONCE);
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.sum("refunded").await, 100);
    let mut mails = scenario.shop.mailed();
    mails.sort();
    assert_eq!(mails, ["receipt", "refunded", "shipped"]);
    scenario.audit().await;

    let scenario = Arc::new(OrderUnderTest::paid().await);
    let cancel = |scenario: Arc<OrderUnderTest>| async move { scenario.cancel_by("cancel").await };
    assert_eq!(twenty(&scenario, cancel).await, ONCE);
    scenario.shop.deliver_notifications().await;
    assert_eq!(scenario.shop.proxy.calls("cancel").len(), 1);
    scenario.audit().await;

    let scenario = Arc::new(OrderUnderTest::held().await);
    let total = scenario.total.minor();
    let capture = move |scenario: Arc<OrderUnderTest>| async move {
        scenario.capture_by("capture", total).await
    };
    assert_eq!(twenty(&scenario, capture).await, ONCE);
    let check = |scenario: Arc<OrderUnderTest>| async move { scenario.check_by("check").await };
    assert_eq!(twenty(&scenario, check).await, ONCE);
    scenario.shop.deliver_notifications().await;
    scenario.audit().await;
}

/// Whatever is decided, both sides hold the same, and what the buyer reads is true.
async fn paid_or_off(scenario: &OrderUnderTest) {
    scenario.shop.deliver_notifications().await;
    scenario.minutes(4).await;
    scenario.shop.deliver_notifications().await;
    let order = scenario.order().await;
    assert_eq!(order.review_reason, None, "{order:#?}");
    let mut mails = scenario.shop.mailed();
    mails.sort();
    let (kept, paid) = (scenario.sum("kept").await, order.paid_at.is_some());
    match &*order.state {
        "paid" => {
            assert_eq!(kept, scenario.total.minor());
            assert_eq!(mails, ["receipt"]);
        }
        "cancelled" => {
            assert_eq!(kept, 0);
            let told: &[&str] = if paid {
                &["cancelled", "receipt"]
            } else {
                &["cancelled"]
            };
            assert_eq!(mails, told);
        }
        other => panic!("{other}: {order:#?}"),
    }
    scenario.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancel_against_capture_ends_with_one_of_them() {
    for round in 0..8_u64 {
        let scenario = Arc::new(OrderUnderTest::held().await);
        let capturing = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move {
                if scenario.capture(scenario.total.minor()).await.is_ok() {
                    scenario.shop.drain().await;
                }
            })
        };
        let cancelling = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(round * 4)).await;
                if scenario.cancel().await.is_ok() {
                    scenario.shop.drain().await;
                }
            })
        };
        capturing.await.unwrap();
        cancelling.await.unwrap();
        paid_or_off(&scenario).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_capture_on_the_sixth_day_is_made_or_the_hold_is_voided() {
    for round in 0..6_u64 {
        let scenario = Arc::new(OrderUnderTest::held().await);
        let six_days = Duration::from_secs(6 * 24 * 3600 + 60);
        scenario.shop.pass(six_days);
        scenario.shop.gateway.advance(six_days.as_secs()).await;
        let capturing = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(round * 4)).await;
                let _ = scenario.capture(scenario.total.minor()).await;
                jobs::outbox::work(&scenario.shop.jobs()).await.unwrap();
            })
        };
        let lapsing = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move { scenario.shop.drain().await })
        };
        capturing.await.unwrap();
        lapsing.await.unwrap();
        paid_or_off(&scenario).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refund_here_and_one_in_the_dashboard_never_exceed_the_payment() {
    for _ in 0..6 {
        let scenario = Arc::new(OrderUnderTest::paid().await);
        let most = scenario.total.minor() * 6 / 10;
        let here = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move {
                scenario.refund(most).await.unwrap();
                scenario.shop.drain().await;
            })
        };
        let there = {
            let scenario = Arc::clone(&scenario);
            tokio::spawn(async move {
                scenario
                    .shop
                    .gateway
                    .try_refund_by_hand(&scenario.first, most)
                    .await
            })
        };
        here.await.unwrap();
        let there = there.await.unwrap();
        scenario.shop.deliver_notifications().await;
        scenario.minutes(2).await;
        // One of them was made, and the one that was not is told to the merchant.
        assert_eq!(scenario.sum("refunded").await, most);
        scenario
            .assert_order("paid", "partially_refunded", "sold")
            .await;
        assert_eq!(scenario.rest().await, scenario.total.minor() - most);
        let mut states = scenario.refund_states().await;
        states.sort();
        let expected: &[&str] = if there {
            &["failed", "succeeded"]
        } else {
            &["succeeded"]
        };
        assert_eq!(states, expected);
        assert_eq!(scenario.shop.mailed(), ["receipt", "refunded"]);
        scenario.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_order_leaves_or_is_called_off_and_never_both() {
    for round in 0..6_u32 {
        let scenario = Arc::new(OrderUnderTest::paid().await);
        let mut hands = JoinSet::new();
        for number in 0..6 {
            let scenario = Arc::clone(&scenario);
            hands.spawn(async move {
                let done = if (number + round) % 2 == 0 {
                    scenario.ship().await
                } else {
                    scenario.cancel().await
                };
                usize::from(done.is_ok())
            });
        }
        let done: usize = hands.join_all().await.into_iter().sum();
        assert_eq!(done, 1);
        scenario.shop.deliver_notifications().await;
        scenario.minutes(1).await;
        let order = scenario.order().await;
        let mut mails = scenario.shop.mailed();
        mails.sort();
        match &*order.state {
            "fulfilled" => {
                assert_eq!(mails, ["receipt", "shipped"]);
                assert_eq!(scenario.sum("kept").await, scenario.total.minor());
            }
            "cancelled" => {
                assert_eq!(mails, ["cancelled", "receipt"]);
                assert_eq!(scenario.sum("kept").await, 0);
            }
            other => panic!("{other}: {order:#?}"),
        }
        scenario.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refund_and_a_cancel_at_once_give_back_one_of_the_two() {
    for _ in 0..6 {
        let scenario = Arc::new(OrderUnderTest::paid().await);
        let (refunding, cancelling) = (Arc::clone(&scenario), Arc::clone(&scenario));
        let refund = tokio::spawn(async move { refunding.refund(1_000).await.is_ok() });
        let cancel = tokio::spawn(async move { cancelling.cancel().await.is_ok() });
        let (refund, cancel) = (refund.await.unwrap(), cancel.await.unwrap());
        assert_ne!(refund, cancel);
        scenario.shop.deliver_notifications().await;
        scenario.minutes(1).await;
        let (state, kept) = if refund {
            ("paid", scenario.total.minor() - 1_000)
        } else {
            ("cancelled", 0)
        };
        assert_eq!(scenario.order().await.state, state);
        assert_eq!(scenario.sum("kept").await, kept);
        scenario.audit().await;
    }
}
