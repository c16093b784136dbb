//! That two hands at once do more, or less, than one.

use std::sync::Arc;
use std::time::Duration;

use server::jobs;
use server::services::acting::ActError;
use tokio::task::JoinSet;

use crate::common::OrderUnderTest;

/// How many were carried out, and how many came again by the same form; the others were refused.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    done: usize,
    again: usize,
    refused: usize,
}

async fn twenty<T, R>(it: &Arc<OrderUnderTest>, act: impl Fn(Arc<OrderUnderTest>) -> R) -> Tally
where
    T: Send + 'static,
    R: Future<Output = Result<T, ActError>> + Send + 'static,
{
    let hands: JoinSet<_> = (0..20).map(|_| act(Arc::clone(it))).collect();
    let mut tally = Tally::default();
    for result in hands.join_all().await {
        match result {
            Ok(_) => tally.done += 1,
            Err(ActError::AlreadyDone) => tally.again += 1,
            Err(ActError::Refused(_)) => tally.refused += 1,
            Err(ActError::Service(error)) => panic!("{error}"),
        }
    }
    tally
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_refunds_of_sixty_percent_one_is_made() {
    let it = Arc::new(OrderUnderTest::paid().await);
    let most = it.total.minor() * 6 / 10;
    let refund = move |it: Arc<OrderUnderTest>| async move { it.refund(most).await };
    let tally = twenty(&it, refund).await;
    assert_eq!((tally.done, tally.refused), (1, 19));
    it.shop.deliver_notifications().await;
    assert_eq!(it.sum("refunded").await, most);
    assert_eq!(it.shop.proxy.calls("refund").len(), 1);
    assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
    it.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_twenty_captures_one_is_made() {
    let it = Arc::new(OrderUnderTest::held().await);
    let total = it.total.minor();
    let capture = move |it: Arc<OrderUnderTest>| async move { it.capture(total).await };
    let tally = twenty(&it, capture).await;
    assert_eq!((tally.done, tally.refused), (1, 19));
    it.shop.deliver_notifications().await;
    it.assert_order("paid", "paid", "sold").await;
    assert_eq!(it.shop.proxy.calls("capture").len(), 1);
    it.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_form_from_twenty_tabs_acts_once() {
    const ONCE: Tally = Tally {
        done: 1,
        again: 19,
        refused: 0,
    };
    let it = Arc::new(OrderUnderTest::paid().await);
    let refund = |it: Arc<OrderUnderTest>| async move { it.refund_by("refund", 100).await };
    assert_eq!(twenty(&it, refund).await, ONCE);
    let ship = |it: Arc<OrderUnderTest>| async move { it.ship_by("ship").await };
    assert_eq!(twenty(&it, ship).await, ONCE);
    it.shop.deliver_notifications().await;
    assert_eq!(it.sum("refunded").await, 100);
    let mut mails = it.shop.mailed();
    mails.sort();
    assert_eq!(mails, ["receipt", "refunded", "shipped"]);
    it.audit().await;

    let it = Arc::new(OrderUnderTest::paid().await);
    let cancel = |it: Arc<OrderUnderTest>| async move { it.cancel_by("cancel").await };
    assert_eq!(twenty(&it, cancel).await, ONCE);
    it.shop.deliver_notifications().await;
    assert_eq!(it.shop.proxy.calls("cancel").len(), 1);
    it.audit().await;

    let it = Arc::new(OrderUnderTest::held().await);
    let total = it.total.minor();
    let capture = move |it: Arc<OrderUnderTest>| async move { it.capture_by("capture", total).await };
    assert_eq!(twenty(&it, capture).await, ONCE);
    let check = |it: Arc<OrderUnderTest>| async move { it.check_by("check").await };
    assert_eq!(twenty(&it, check).await, ONCE);
    it.shop.deliver_notifications().await;
    it.audit().await;
}

/// Whatever is decided, both sides hold the same, and what the buyer reads is true.
async fn paid_or_off(it: &OrderUnderTest) {
    it.shop.deliver_notifications().await;
    it.minutes(4).await;
    it.shop.deliver_notifications().await;
    let order = it.order().await;
    assert_eq!(order.review_reason, None, "{order:#?}");
    let mut mails = it.shop.mailed();
    mails.sort();
    let (kept, paid) = (it.sum("kept").await, order.paid_at.is_some());
    match &*order.state {
        "paid" => {
            assert_eq!(kept, it.total.minor());
            assert_eq!(mails, ["receipt"]);
        }
        "cancelled" => {
            assert_eq!(kept, 0);
            let told: &[&str] = if paid {
                &["cancelled", "receipt", "returned"]
            } else {
                &["cancelled", "returned"]
            };
            assert_eq!(mails, told);
        }
        other => panic!("{other}: {order:#?}"),
    }
    it.audit().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn cancel_against_capture_ends_with_one_of_them() {
    for round in 0..8_u64 {
        let it = Arc::new(OrderUnderTest::held().await);
        let capturing = {
            let it = Arc::clone(&it);
            tokio::spawn(async move {
                if it.capture(it.total.minor()).await.is_ok() {
                    it.shop.drain().await;
                }
            })
        };
        let cancelling = {
            let it = Arc::clone(&it);
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(round * 4)).await;
                if it.cancel().await.is_ok() {
                    it.shop.drain().await;
                }
            })
        };
        capturing.await.unwrap();
        cancelling.await.unwrap();
        paid_or_off(&it).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_capture_on_the_sixth_day_is_made_or_the_hold_is_let_go() {
    for round in 0..6_u64 {
        let it = Arc::new(OrderUnderTest::held().await);
        let six_days = Duration::from_secs(6 * 24 * 3600 + 60);
        it.shop.pass(six_days);
        it.shop.gateway.advance(six_days.as_secs()).await;
        let capturing = {
            let it = Arc::clone(&it);
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(round * 4)).await;
                let _ = it.capture(it.total.minor()).await;
                jobs::outbox::work(&it.shop.state).await.unwrap();
            })
        };
        let lapsing = {
            let it = Arc::clone(&it);
            tokio::spawn(async move { it.shop.drain().await })
        };
        capturing.await.unwrap();
        lapsing.await.unwrap();
        paid_or_off(&it).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refund_here_and_one_in_the_dashboard_never_exceed_the_payment() {
    for _ in 0..6 {
        let it = Arc::new(OrderUnderTest::paid().await);
        let most = it.total.minor() * 6 / 10;
        let here = {
            let it = Arc::clone(&it);
            tokio::spawn(async move {
                it.refund(most).await.unwrap();
                it.shop.drain().await;
            })
        };
        let there = {
            let it = Arc::clone(&it);
            tokio::spawn(async move { it.shop.gateway.try_refund_by_hand(&it.first, most).await })
        };
        here.await.unwrap();
        let there = there.await.unwrap();
        it.shop.deliver_notifications().await;
        it.minutes(2).await;
        // One of them was made, and the one that was not is told to the merchant.
        assert_eq!(it.sum("refunded").await, most);
        it.assert_order("paid", "partially_refunded", "sold").await;
        assert_eq!(it.rest().await, it.total.minor() - most);
        let mut states = it.refund_states().await;
        states.sort();
        let expected: &[&str] = if there {
            &["failed", "succeeded"]
        } else {
            &["succeeded"]
        };
        assert_eq!(states, expected);
        assert_eq!(it.shop.mailed(), ["receipt", "refunded"]);
        it.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_order_leaves_or_is_called_off_and_never_both() {
    for round in 0..6_u32 {
        let it = Arc::new(OrderUnderTest::paid().await);
        let mut hands = JoinSet::new();
        for number in 0..6 {
            let it = Arc::clone(&it);
            hands.spawn(async move {
                let done = if (number + round) % 2 == 0 {
                    it.ship().await
                } else {
                    it.cancel().await
                };
                usize::from(done.is_ok())
            });
        }
        let done: usize = hands.join_all().await.into_iter().sum();
        assert_eq!(done, 1);
        it.shop.deliver_notifications().await;
        it.minutes(1).await;
        let order = it.order().await;
        let mut mails = it.shop.mailed();
        mails.sort();
        match &*order.state {
            "fulfilled" => {
                assert_eq!(mails, ["receipt", "shipped"]);
                assert_eq!(it.sum("kept").await, it.total.minor());
            }
            "cancelled" => {
                assert_eq!(mails, ["cancelled", "receipt", "returned"]);
                assert_eq!(it.sum("kept").await, 0);
            }
            other => panic!("{other}: {order:#?}"),
        }
        it.audit().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refund_and_a_cancel_at_once_give_back_one_of_the_two() {
    for _ in 0..6 {
        let it = Arc::new(OrderUnderTest::paid().await);
        let (refunding, cancelling) = (Arc::clone(&it), Arc::clone(&it));
        let refund = tokio::spawn(async move { refunding.refund(1_000).await.is_ok() });
        let cancel = tokio::spawn(async move { cancelling.cancel().await.is_ok() });
        let (refund, cancel) = (refund.await.unwrap(), cancel.await.unwrap());
        assert_ne!(refund, cancel);
        it.shop.deliver_notifications().await;
        it.minutes(1).await;
        let (state, kept) = if refund {
            ("paid", it.total.minor() - 1_000)
        } else {
            ("cancelled", 0)
        };
        assert_eq!(it.order().await.state, state);
        assert_eq!(it.sum("kept").await, kept);
        it.audit().await;
    }
}
