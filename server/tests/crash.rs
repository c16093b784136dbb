//! That a shop which is killed at any moment of a purchase loses the order, or the money for it.
//!
//! The real binary is killed by SIGKILL and started again; the gateway lives on beside it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use common::{
    Books, Browser, Hosted, Proxy, ShopProcess, TestDatabase, TestGateway, Twist, audit,
    eventually, free_url, settings,
};
use server::clock::Clock;
use server::config::Config;
use server::jobs;
use server::state::AppState;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const CREATE: &str = "createPaymentSession";
const SKU: &str = "TPC-SAND";

/// Shops that are killed at the same time: each costs a process.
const AT_ONCE: usize = 3;

/// One buyer's shop, which can be killed and started again at the same address.
struct Scene {
    database: TestDatabase,
    gateway: TestGateway,
    proxy: Proxy,
    variables: HashMap<String, String>,
    books: Books,
    browser: Browser,
    filled_with: BTreeMap<String, common::Shelf>,
    process: Option<ShopProcess>,
}

impl Scene {
    async fn open() -> Self {
        let database = TestDatabase::filled().await;
        let gateway = TestGateway::open().await;
        let (proxy, proxy_url) = Proxy::open(&gateway.url).await;
        let url = free_url();
        let variables = settings(&database, &url, &gateway, &proxy_url);
        let books = Books {
            db: database.connect().await,
        };
        proxy.watch(books.db.clone());
        let mut scene = Self {
            filled_with: books.shelves().await,
            process: None,
            browser: Browser::new(&url),
            database,
            gateway,
            proxy,
            variables,
            books,
        };
        scene.start().await;
        scene.browser.add_to_cart(SKU, 1).await;
        scene
    }

    async fn start(&mut self) {
        self.process = Some(ShopProcess::start(&self.variables).await);
    }

    fn kill(&mut self) {
        if let Some(process) = self.process.take() {
            let output = process.kill();
            assert!(!output.contains("panicked"), "{output}");
        }
    }

    async fn restart(&mut self) {
        self.kill();
        self.start().await;
    }

    /// What the buyer does who comes back and wants the order: presses whatever there is to press
    /// until it is paid.
    async fn buyer_comes_back(&self) {
        eventually("the order is paid", async || {
            self.gateway.flush().await;
            let orders = self.books.orders().await;
            if orders.iter().any(|order| order.state == "paid") {
                return Some(());
            }
            let page = match orders.last() {
                Some(order) => {
                    if self.browser.result(&order.token).await == "paid" {
                        return Some(());
                    }
                    self.browser.pay_again(&order.token).await
                }
                None => self.browser.checkout().await,
            };
            assert_eq!(page.status, 303, "{}", page.text);
            if let Some(page) = page
                .location
                .filter(|place| place.contains("/checkout-page/"))
            {
                self.browser.pay_with_wallet(&page).await;
            }
            None
        })
        .await;
    }

    /// Nobody comes back and nothing is told: only what the janitor asks, a minute later.
    async fn janitor_looks(&self) {
        self.janitor_at(Duration::from_secs(61)).await;
    }

    async fn janitor_at(&self, later: Duration) {
        let config = Config::load(&|name| self.variables.get(name).cloned()).unwrap();
        let ms = i64::try_from(later.as_millis()).unwrap();
        let system = Clock::system();
        let clock = Clock::new(move || system.now_ms() + ms);
        let state = AppState::build(config, clock).await.unwrap();
        jobs::drain(&state).await.unwrap();
        state.shop.db.close_by_ref().await.unwrap();
    }

    /// One order, paid once, with one receipt; and nothing that does not add up.
    async fn is_paid_once(&mut self, moment: &str) {
        let orders = self.books.orders().await;
        let paid = orders.iter().filter(|order| order.state == "paid").count();
        assert_eq!((orders.len(), paid), (1, 1), "{moment}: {orders:#?}");
        assert_eq!(self.gateway.money_taken().await.len(), 1, "{moment}");
        assert_eq!(self.books.shelf(SKU).await.sold, 1, "{moment}");
        self.adds_up().await;
        assert_eq!(self.browser.cart_count().await, 0, "{moment}");
        // A task that was taken by the process that died is free again after a minute.
        self.kill();
        self.janitor_looks().await;
        let outbox = self.books.outbox().await;
        assert_eq!((outbox.len(), &*outbox[0].state), (1, "done"), "{moment}");
    }

    async fn adds_up(&self) {
        audit::shelves(&self.books, &self.filled_with).await;
        audit::orders(&self.books).await;
        audit::requests(&self.proxy);
        audit::money(&self.books, &self.gateway).await;
    }
}

/// Named moments of a purchase; the shop is dead when each ends.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// The form was sent and nothing came back.
    PaySent,
    /// Antom made the session and its answer is on the way.
    SessionMade,
    /// Antom's answer arrived.
    SessionAnswered,
    /// The buyer is on Antom's page.
    BuyerSent,
    /// The buyer paid and nobody has told the shop.
    Paid,
    /// The notification was acknowledged, and maybe not understood yet.
    Acknowledged,
    /// The waiting page asked and has its answer.
    Asked,
    /// The first payment was declined and the buyer tries again.
    TryingAgain,
    /// The buyer gives the order up.
    Withdrawing,
}

impl Moment {
    const ALL: [Self; 9] = [
        Self::PaySent,
        Self::SessionMade,
        Self::SessionAnswered,
        Self::BuyerSent,
        Self::Paid,
        Self::Acknowledged,
        Self::Asked,
        Self::TryingAgain,
        Self::Withdrawing,
    ];

    async fn reach(self, scene: &mut Scene) {
        let browser = scene.browser.clone();
        let review = browser.review().await;
        match self {
            Self::PaySent => {
                let pressed = tokio::spawn(async move { browser.try_pay_for(&review).await });
                tokio::time::sleep(Duration::from_millis(5)).await;
                scene.kill();
                let _ = pressed.await;
            }
            Self::SessionMade => {
                scene.proxy.twist(CREATE, Twist::Hang);
                let pressed = tokio::spawn(async move { browser.try_pay_for(&review).await });
                scene.proxy.arrived(CREATE, 1).await;
                eventually("the session is made", async || {
                    (!scene.gateway.payments().await.is_empty()).then_some(())
                })
                .await;
                scene.kill();
                assert!(pressed.await.unwrap().is_err());
                scene.proxy.untwist();
            }
            Self::SessionAnswered => {
                let pressed = tokio::spawn(async move { browser.try_pay_for(&review).await });
                scene.proxy.arrived(CREATE, 1).await;
                scene.kill();
                let _ = pressed.await;
            }
            Self::BuyerSent => {
                browser.pay_for(&review).await.gateway();
                scene.kill();
            }
            Self::Paid => {
                let page = browser.pay_for(&review).await.gateway();
                scene.kill();
                browser.pay_with_wallet(&page).await;
            }
            Self::Acknowledged => {
                let page = browser.pay_for(&review).await.gateway();
                browser.pay_with_wallet(&page).await;
                scene.gateway.flush().await;
                scene.kill();
                assert!(scene.gateway.all_acknowledged().await);
                assert_eq!(
                    scene.books.inbox().await.len(),
                    1,
                    "kept before it was acknowledged"
                );
            }
            Self::Asked => {
                let page = browser.pay_for(&review).await.gateway();
                browser.pay_with_wallet(&page).await;
                let token = scene.books.order().await.token;
                let path = format!("/result/{token}/status");
                let asked = tokio::spawn(async move { browser.try_get(&path).await });
                scene.proxy.arrived("inquiryPayment", 1).await;
                scene.kill();
                let _ = asked.await;
            }
            Self::TryingAgain => {
                let page = browser.pay_for(&review).await.gateway();
                browser
                    .on_hosted_page(&page, Hosted::DeclineAndReturn)
                    .await;
                let token = scene.books.order().await.token;
                let path = format!("/orders/{token}/pay");
                let pressed = tokio::spawn(async move { browser.try_post(&path, &[]).await });
                scene.proxy.arrived(CREATE, 2).await;
                scene.kill();
                let _ = pressed.await;
            }
            Self::Withdrawing => {
                browser.pay_for(&review).await.gateway();
                let token = scene.books.order().await.token;
                let path = format!("/orders/{token}/withdraw");
                let pressed = tokio::spawn(async move { browser.try_post(&path, &[]).await });
                scene.proxy.arrived("inquiryPayment", 1).await;
                scene.kill();
                let _ = pressed.await;
            }
        }
    }
}

/// Runs the same for many, few at once.
async fn each<T, F>(
    moments: impl IntoIterator<Item = T>,
    run: impl Fn(T) -> F + Clone + Send + 'static,
) where
    T: Send + 'static,
    F: Future<Output = ()>,
{
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for moment in moments {
        let place = Arc::clone(&places).acquire_owned().await.unwrap();
        let run = run.clone();
        running.spawn_blocking(move || {
            Handle::current().block_on(run(moment));
            drop(place);
        });
    }
    running.join_all().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_every_step_the_order_is_paid_once_or_can_still_be_paid() {
    each(Moment::ALL, |moment| async move {
        let mut scene = Scene::open().await;
        moment.reach(&mut scene).await;
        scene.start().await;
        if matches!(moment, Moment::Withdrawing) {
            // Given up or not, but not half: the buyer orders anew, or goes on.
            let orders = scene.books.orders().await;
            if orders[0].state == "cancelled" {
                assert_eq!(orders[0].stock, "released");
                scene.adds_up().await;
                return;
            }
        }
        scene.buyer_comes_back().await;
        scene.is_paid_once(&format!("{moment:?}")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_after_any_delay_the_order_is_paid_once_or_can_still_be_paid() {
    let delays = (0..18).map(|step| Duration::from_millis(step * 9));
    each(delays, |delay| async move {
        let mut scene = Scene::open().await;
        scene.gateway.timing(10, 0);
        let browser = scene.browser.clone();
        let review = browser.review().await;
        let buying = tokio::spawn(async move {
            let Ok(page) = browser.try_pay_for(&review).await else {
                return;
            };
            if let Some(page) = page
                .location
                .filter(|place| place.contains("/checkout-page/"))
            {
                browser.pay_with_wallet(&page).await;
            }
        });
        tokio::time::sleep(delay).await;
        scene.kill();
        buying.await.unwrap();
        scene.start().await;
        scene.buyer_comes_back().await;
        scene.is_paid_once(&format!("after {delay:?}")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn there_is_no_money_without_an_order_though_nobody_comes_back_and_nothing_is_told() {
    each(Moment::ALL, |moment| async move {
        let mut scene = Scene::open().await;
        moment.reach(&mut scene).await;
        scene.gateway.lose_notifications().await;
        scene.gateway.flush().await;
        scene.janitor_looks().await;
        scene.adds_up().await;
        let paid = scene.gateway.money_taken().await.len();
        let orders = scene.books.orders().await;
        let ours = orders.iter().filter(|order| order.state == "paid").count();
        assert_eq!(ours, paid, "{moment:?}: {orders:#?}");
        // What nobody pays does not keep its pieces for ever.
        for hours in 1..30 {
            scene.gateway.advance(3600).await;
            scene.janitor_at(Duration::from_secs(hours * 3600)).await;
        }
        scene.adds_up().await;
        assert_eq!(scene.books.shelf(SKU).await.reserved, 0, "{moment:?}");
        for order in scene.books.orders().await {
            assert_ne!(order.state, "awaiting_payment", "{moment:?}");
        }
    })
    .await;
}

/// A receipt that was being written when the shop died is written after it starts again, and a
/// task that was taken is taken again.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_over_and_over_it_comes_to_the_same_end() {
    let mut scene = Scene::open().await;
    let page = scene.browser.to_gateway().await;
    scene.restart().await;
    scene.browser.pay_with_wallet(&page).await;
    scene.restart().await;
    scene.gateway.flush().await;
    for _ in 0..3 {
        scene.restart().await;
    }
    scene.buyer_comes_back().await;
    let orders = scene.books.orders().await;
    assert_eq!((orders.len(), &*orders[0].state), (1, "paid"));
    // A task taken by a process that died is free again after a minute.
    scene.kill();
    scene.janitor_looks().await;
    let outbox = scene.books.outbox().await;
    assert_eq!((outbox.len(), &*outbox[0].state), (1, "done"));
    let mails = std::fs::read_dir(scene.database.folder.path().join("mail"))
        .unwrap()
        .count();
    assert!((1..=2).contains(&mails), "{mails} receipts");
    scene.adds_up().await;
}
