//! One shop with its gateway, and the process that is killed.

use std::collections::HashMap;
use std::fmt::Debug;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Mutex;

use server::services::books::audit::audit as books_audit;
use server::web;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use crate::common::{
    Browser, Case, OrderUnderTest, ShopProcess, TestShop, audit, eventually, free_url, many,
};

/// The process died before it had done what was waited for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dead;

/// Where the killed process works.
pub(crate) enum Stage {
    /// It is the whole shop.
    Buyers { shop: TestShop, browser: Browser },
    /// It works behind a shop that stays.
    Merchants(OrderUnderTest),
    /// As before, for somebody who has a subscription.
    Subscribers { shop: TestShop, browser: Browser },
    /// As before, and the test keeps that shop itself.
    Workers,
}

pub(crate) struct Scene {
    stage: Stage,
    variables: HashMap<String, String>,
    process: Mutex<Option<ShopProcess>>,
}

impl Scene {
    /// A shop that is nothing but a process, and somebody who comes to buy.
    pub(crate) async fn buyers() -> Self {
        let url = free_url();
        let shop = TestShop::open_with(&[("SHOP_PUBLIC_URL", &url)]).await;
        let mut variables = shop.variables.clone();
        let addr = url.trim_start_matches("http://");
        variables.insert("SHOP_ADDR".to_owned(), addr.to_owned());
        let browser = Browser::new(&url);
        Self::of(Stage::Buyers { shop, browser }, variables)
    }

    pub(crate) fn merchants(scenario: OrderUnderTest) -> Self {
        let variables = scenario.shop.variables.clone();
        Self::of(Stage::Merchants(scenario), variables)
    }

    pub(crate) fn subscribers(shop: TestShop, browser: Browser) -> Self {
        let variables = shop.variables.clone();
        Self::of(Stage::Subscribers { shop, browser }, variables)
    }

    /// A worker of a shop with these variables, which the test keeps.
    pub(crate) fn workers(variables: HashMap<String, String>) -> Self {
        Self::of(Stage::Workers, variables)
    }

    fn of(stage: Stage, variables: HashMap<String, String>) -> Self {
        Self {
            stage,
            variables,
            process: Mutex::new(None),
        }
    }

    pub(crate) fn shop(&self) -> &TestShop {
        match &self.stage {
            Stage::Buyers { shop, .. } | Stage::Subscribers { shop, .. } => shop,
            Stage::Merchants(scenario) => &scenario.shop,
            Stage::Workers => panic!("the test has the shop of its workers"),
        }
    }

    pub(crate) fn browser(&self) -> &Browser {
        match &self.stage {
            Stage::Buyers { browser, .. } | Stage::Subscribers { browser, .. } => browser,
            Stage::Merchants(scenario) => &scenario.browser,
            Stage::Workers => panic!("nobody buys in a scene of workers"),
        }
    }

    /// Of a merchants' scene.
    pub(crate) fn order_under_test(&self) -> &OrderUnderTest {
        match &self.stage {
            Stage::Merchants(scenario) => scenario,
            Stage::Buyers { .. } | Stage::Subscribers { .. } | Stage::Workers => {
                panic!("this scene has no order under test")
            }
        }
    }

    /// Starts the process; `crash_at` is what the crash points go by.
    pub(crate) async fn start(&self, crash_at: Option<&str>) {
        let mut variables = self.variables.clone();
        if let Some(crash_at) = crash_at {
            variables.insert("SHOP_CRASH_AT".to_owned(), crash_at.to_owned());
        }
        let process = match self.stage {
            Stage::Buyers { .. } => ShopProcess::start(&variables).await,
            Stage::Merchants(_) | Stage::Subscribers { .. } | Stage::Workers => {
                ShopProcess::worker(&variables).await
            }
        };
        *self.process.lock().unwrap() = Some(process);
    }

    pub(crate) fn is_dead(&self) -> bool {
        let mut process = self.process.lock().unwrap();
        process.as_mut().is_none_or(ShopProcess::is_dead)
    }

    /// SIGKILL.
    pub(crate) fn kill(&self) {
        let process = self.process.lock().unwrap().take();
        let output = process.unwrap().kill();
        assert!(!output.contains("panicked"), "{output}");
    }

    /// Lets the process finish what it is at, if it lives; tells whether it had aborted, and what
    /// it wrote.
    pub(crate) async fn stop(&self) -> (bool, String) {
        let process = self.process.lock().unwrap().take();
        let (aborted, output) = process.unwrap().stop().await;
        assert!(!output.contains("panicked"), "{output}");
        (aborted, output)
    }

    /// Waits until the process has done this, unless it dies first.
    pub(crate) async fn until(
        &self,
        what: &str,
        is_done: impl AsyncFn() -> bool,
    ) -> Result<(), Dead> {
        eventually(what, async || match is_done().await {
            true => Some(Ok(())),
            false => self.is_dead().then_some(Err(Dead)),
        })
        .await
    }

    /// Waits until there is nothing left to work on.
    pub(crate) async fn all_is_done(&self) -> Result<(), Dead> {
        let done = async || self.is_quiet().await;
        self.until("all is done", done).await
    }

    pub(crate) async fn is_quiet(&self) -> bool {
        let db = &self.shop().db;
        let inbox = db.inbox_states().await;
        let outbox = db.outbox().await;
        // The mail about a failed payment gives the buyer ten minutes for a second try.
        let now = self.shop().state.shop.clock.now_ms();
        let waits = |kind: &str, tries, run_at| {
            ["failed_mail", "expired_mail"].contains(&kind) && tries == 0 && run_at > now
        };
        inbox.iter().all(|state| state != "new")
            && outbox
                .iter()
                .all(|task| task.state == "done" || waits(&task.kind, task.tries, task.run_at))
    }

    /// Some hours pass, in which no period begins and Antom tells everything; then the books are in
    /// order.
    pub(crate) async fn subscriptions_are_heard(&self) {
        let shop = self.shop();
        for minutes in [3, 6, 15, 60, 150] {
            shop.pass_everywhere(minutes).await;
            shop.deliver_notifications().await;
        }
        audit::requests(&shop.proxy);
        let books = books_audit(&shop.db.connection).await.unwrap();
        assert!(books.in_order, "{:?}", books.problems);
    }

    /// Waits until the process has done all that it can: what the one before it had taken stays
    /// taken for a minute or two.
    pub(crate) async fn nothing_is_due(&self) {
        let shop = self.shop();
        self.until("what is due is done", async || {
            let now = shop.state.shop.clock.now_ms();
            let inbox = shop.db.inbox().await;
            let outbox = shop.db.outbox().await;
            let due = |run_at, locked_until| run_at <= now && locked_until <= now;
            let arrived = inbox.iter().filter(|row| row.state == "new");
            let tasks = outbox.iter().filter(|task| task.state != "done");
            !arrived
                .into_iter()
                .any(|row| due(row.run_at, row.locked_until))
                && !tasks
                    .into_iter()
                    .any(|task| due(task.run_at, task.locked_until))
        })
        .await
        .expect("it lives");
    }

    /// What was the process's is this test's from here on.
    pub(crate) async fn take_over(&self) {
        let Stage::Buyers { shop, .. } = &self.stage else {
            return;
        };
        let listener = TcpListener::bind(&self.variables["SHOP_ADDR"])
            .await
            .unwrap();
        let router = web::router(shop.state.clone());
        tokio::spawn(async move {
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service).await
        });
    }

    /// Time passes until nothing more is to come. The first minutes outlast every lease of a
    /// process that died; the day ends orders that nobody pays.
    pub(crate) async fn all_is_heard(&self) {
        const MINUTES: [u64; 8] = [3, 15, 60, 60, 24 * 60, 60, 60, 60];
        for minutes in MINUTES {
            self.shop().pass_everywhere(minutes).await;
            self.shop().deliver_notifications().await;
            let orders = self.shop().db.orders().await;
            let open = orders.iter().any(|order| order.state == "awaiting_payment");
            if !open && self.is_quiet().await {
                return;
            }
        }
        let db = &self.shop().db;
        panic!(
            "it does not come to an end: {:#?} {:#?} {:#?}",
            db.orders().await,
            db.inbox().await,
            db.outbox().await
        );
    }
}

/// Scenes at the same time, over all tests: each has a process that mostly waits.
const AT_ONCE: usize = 6;
static PLACES: Semaphore = Semaphore::const_new(AT_ONCE);

/// Runs the same for many; fails with the names of those that failed.
pub(crate) async fn each<T, F>(
    cases: impl IntoIterator<Item = T>,
    run: impl Fn(T) -> F + Clone + Send + 'static,
) where
    T: Clone + Debug + Send + 'static,
    F: Future<Output = ()>,
{
    let mut failed = Vec::new();
    for Case { case, outcome } in many(&PLACES, cases, run).await {
        if let Err(reason) = outcome {
            failed.push(format!("{case:?}: {reason}"));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}
