//! A lease is ended by who holds it. Whoever took longer than it lasts ends nothing of the next one's.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use server::jobs;
use server::jobs::Jobs;
use server::platform::mailer::{Mail, MailError, Mailer};
use server::store::queues::inbox;
use server::store::queues::inbox::InboxLane;
use tokio::sync::{Notify, Semaphore};

use super::jobs_with;
use crate::common::{OrderUnderTest, Signed, TestShop};

/// Sends when it is told to, and fails if it is told so.
#[derive(Clone)]
struct Slow {
    arrived: Arc<Notify>,
    go: Arc<Semaphore>,
    fails: bool,
}

impl Slow {
    fn new(fails: bool) -> Self {
        Self {
            arrived: Arc::new(Notify::new()),
            go: Arc::new(Semaphore::new(0)),
            fails,
        }
    }
}

#[async_trait]
impl Mailer for Slow {
    async fn send(&self, _mail: &Mail) -> Result<(), MailError> {
        self.arrived.notify_one();
        let _go = self.go.acquire().await.unwrap();
        if self.fails {
            return Err(MailError::TookTooLong);
        }
        Ok(())
    }
}

async fn taken(jobs: Jobs, mailer: &Slow) -> tokio::task::JoinHandle<usize> {
    let working = tokio::spawn(async move { jobs::outbox::work(&jobs).await.unwrap() });
    mailer.arrived.notified().await;
    working
}

#[tokio::test]
async fn a_task_is_given_back_only_by_who_holds_it() {
    for first_fails in [true, false] {
        let scenario = OrderUnderTest::open().await;
        scenario.browser.pay_with_wallet(&scenario.page).await;
        scenario.shop.gateway.flush().await;
        jobs::inbox::work(&scenario.shop.state.shop).await.unwrap();
        let (first, second) = (Slow::new(first_fails), Slow::new(false));
        let slow = taken(jobs_with(&scenario.shop, first.clone()), &first).await;
        // Its lease runs out, and somebody else takes it.
        scenario.shop.pass(Duration::from_secs(61));
        let next = taken(jobs_with(&scenario.shop, second.clone()), &second).await;
        let held = scenario.shop.db.outbox().await.remove(0);
        first.go.add_permits(1);
        slow.await.unwrap();
        // Whatever the first one says now, the second one still holds it.
        assert_eq!(scenario.shop.db.outbox().await, [held]);
        scenario.shop.drain().await;
        assert!(scenario.shop.mailed().is_empty(), "a third one sent it");
        second.go.add_permits(1);
        next.await.unwrap();
        let task = scenario.shop.db.outbox().await.remove(0);
        assert_eq!((&*task.state, task.tries), ("done", 2));
    }
}

/// Each time its reader dies over it: nobody gives it back, and the lease runs out.
#[tokio::test]
async fn a_notification_that_crashes_its_reader_is_set_aside() {
    let shop = TestShop::open().await;
    shop.deliver(&Signed::new("what ends whoever reads it"))
        .await;
    for _ in 0..12 {
        let now = shop.state.shop.clock.now_ms();
        let taken = inbox::claim(&shop.state.shop.db, InboxLane::News, now, 1, 10).await;
        assert_eq!(taken.unwrap().len(), 1);
        shop.pass(Duration::from_millis(2));
    }
    shop.deliver(&Signed::new("another one")).await;
    shop.drain().await;
    assert_eq!(shop.db.inbox_states().await, ["set_aside", "unparseable"]);
}
