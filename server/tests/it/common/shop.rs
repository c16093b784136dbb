//! The shop in this process.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde_json::Value;
use server::config::Config;
use server::jobs::{Jobs, Limits};
use server::platform::clock::Clock;
use server::platform::mailer::{Mail, MemoryMailer};
use server::platform::shutdown;
use server::platform::shutdown::Trigger;
use server::web::state::AppState;
use server::{jobs, web};
use tokio::net::TcpListener;
use toml::Table;

use super::audit;
use super::browser::{Browser, Page};
use super::database::TestDatabase;
use super::eventually;
use super::gateway::TestGateway;
use super::keys::{CARD_KEY, CLIENT_ID, keys};
use super::notice::Signed;
use super::proxy::Proxy;
use super::test_db::{Shelf, TestDb};

pub(crate) struct TestShop {
    pub(crate) url: String,
    pub(crate) state: AppState,
    pub(crate) db: TestDb,
    pub(crate) gateway: TestGateway,
    pub(crate) proxy: Proxy,
    pub(crate) mail: MemoryMailer,
    /// Milliseconds by which the shop's clock is ahead of the machine's.
    ahead: Arc<AtomicI64>,
    filled_with: BTreeMap<String, Shelf>,
    running_jobs: Vec<Trigger>,
    database: TestDatabase,
    /// What another process needs to be the same shop.
    pub(crate) variables: HashMap<String, String>,
}

/// The shop that they buy from.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/shop.toml");

/// The journeys and nights that tests buy.
const TIMETABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixture/timetable.toml");

/// The variables of a shop at `url` with this database, whose gateway stands behind `proxy`.
pub(crate) fn settings(
    database: &TestDatabase,
    url: &str,
    gateway: &TestGateway,
    proxy_url: &str,
) -> HashMap<String, String> {
    let mails = database.folder.path().join("mail").display().to_string();
    [
        ("SHOP_ADDR", url.trim_start_matches("http://").to_owned()),
        ("SHOP_PUBLIC_URL", url.to_owned()),
        ("SHOP_DATABASE_URL", database.url.clone()),
        ("SHOP_SITE", database.site()),
        ("SHOP_MAIL_DIR", mails),
        ("SHOP_PAY_LIMIT", "100000".to_owned()),
        ("SHOP_CONFIG", FILE.to_owned()),
        ("SHOP_TIMETABLE", TIMETABLE.to_owned()),
        ("SHOP_CARD_KEY", CARD_KEY.to_owned()),
        ("ANTOM_CLIENT_ID", CLIENT_ID.to_owned()),
        ("ANTOM_PRIVATE_KEY", keys().merchant.clone()),
        ("ANTOM_PUBLIC_KEY", keys().antom_public.clone()),
        ("ANTOM_GATEWAY_URL", proxy_url.to_owned()),
        ("ANTOM_CHECKOUT_ORIGINS", gateway.url.clone()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

impl TestShop {
    /// With nothing working in the background: see [`TestShop::drain`].
    pub(crate) async fn open() -> Self {
        Self::open_with(&[]).await
    }

    /// As [`TestShop::open`], with these variables beside the usual ones.
    pub(crate) async fn open_with(variables: &[(&str, &str)]) -> Self {
        let database = TestDatabase::filled().await;
        let gateway = TestGateway::open().await;
        let (proxy, proxy_url) = Proxy::open(&gateway.url).await;
        Self::open_on(database, gateway, proxy, &proxy_url, variables).await
    }

    /// As [`TestShop::open`], of a merchant who decided otherwise: `("parts.travel", "false")`.
    pub(crate) async fn decided(decisions: &[(&str, &str)], variables: &[(&str, &str)]) -> Self {
        let mut file: Table = std::fs::read_to_string(FILE).unwrap().parse().unwrap();
        for (key, value) in decisions {
            let value: Table = format!("value = {value}").parse().unwrap();
            let Some((part, key)) = key.split_once('.') else {
                file.insert((*key).to_owned(), value["value"].clone());
                continue;
            };
            let part = file.entry(part).or_insert_with(|| Table::new().into());
            let part = part.as_table_mut().unwrap();
            part.insert(key.to_owned(), value["value"].clone());
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.toml");
        std::fs::write(&path, file.to_string()).unwrap();
        let config = [("SHOP_CONFIG", path.to_str().unwrap())];
        // It is read when the shop opens, and never again.
        Self::open_with(&[variables, &config].concat()).await
    }

    async fn open_on(
        database: TestDatabase,
        gateway: TestGateway,
        proxy: Proxy,
        proxy_url: &str,
        variables: &[(&str, &str)],
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut table = settings(&database, &url, &gateway, proxy_url);
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        table.extend(variables.iter().map(own));
        Self::serve(table, database, gateway, proxy, listener, url).await
    }

    async fn serve(
        variables: HashMap<String, String>,
        database: TestDatabase,
        gateway: TestGateway,
        proxy: Proxy,
        listener: TcpListener,
        url: String,
    ) -> Self {
        let config = Config::load(&|name| variables.get(name).cloned()).unwrap();
        let ahead = Arc::new(AtomicI64::new(0));
        let clock = {
            let (ahead, system) = (Arc::clone(&ahead), Clock::system());
            Clock::new(move || system.now_ms() + ahead.load(Ordering::SeqCst))
        };
        let mail = MemoryMailer::default();
        let state = AppState::build_with_mailer(config, clock, Arc::new(mail.clone()))
            .await
            .unwrap();
        let db = TestDb {
            connection: state.shop.db.clone(),
        };
        proxy.watch(state.shop.db.clone());
        let router = web::router(state.clone());
        tokio::spawn(async move {
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service).await
        });
        Self {
            filled_with: db.shelves().await,
            url,
            state,
            db,
            gateway,
            proxy,
            mail,
            ahead,
            running_jobs: Vec::new(),
            database,
            variables,
        }
    }

    /// The same shop after a disaster: with what this copy of the database holds, and with all that
    /// Antom has done since it was made.
    pub(crate) async fn restored_from(self, backup: TestDatabase) -> Self {
        let Self { gateway, .. } = self;
        let (proxy, proxy_url) = Proxy::open(&gateway.url).await;
        Box::pin(Self::open_on(backup, gateway, proxy, &proxy_url, &[])).await
    }

    /// A copy of the database as it is now.
    pub(crate) async fn backup(&self) -> TestDatabase {
        self.database.backup().await
    }

    pub(crate) fn database_url(&self) -> &str {
        &self.database.url
    }

    /// Somebody who has not been here before.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.url)
    }

    /// Starts what works in the background; each call is one more process's worth of it.
    /// What the jobs work with.
    pub(crate) fn jobs(&self) -> Jobs {
        Jobs {
            shop: Arc::clone(&self.state.shop),
            mailer: Arc::clone(&self.state.mailer),
            public_url: Arc::clone(&self.state.public_url),
            limits: Limits::default(),
        }
    }

    pub(crate) fn start_jobs(&mut self) {
        let (trigger, word) = shutdown::channel();
        tokio::spawn(jobs::run(self.jobs(), word));
        self.running_jobs.push(trigger);
    }

    /// Does everything that is due now.
    pub(crate) async fn drain(&self) {
        jobs::drain(&self.jobs()).await.unwrap();
    }

    /// Moves the shop's clock, and nobody else's.
    pub(crate) fn pass(&self, time: Duration) {
        let ms = i64::try_from(time.as_millis()).unwrap();
        self.ahead.fetch_add(ms, Ordering::SeqCst);
    }

    /// Time passes everywhere, and everything happens that falls due.
    pub(crate) async fn pass_everywhere(&self, minutes: u64) {
        self.pass(Duration::from_secs(minutes * 60));
        self.gateway.advance(minutes * 60).await;
        self.drain().await;
    }

    /// Everything that the gateway has to tell arrives and is understood.
    pub(crate) async fn deliver_notifications(&self) {
        self.gateway.flush().await;
        self.drain().await;
    }

    /// A signed notification arrives, is acknowledged and understood.
    pub(crate) async fn tell(&self, body: &Value) {
        let page = self.deliver(&Signed::json(body)).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains(r#""resultStatus":"S""#), "{}", page.text);
        self.drain().await;
    }

    pub(crate) async fn deliver(&self, notification: &Signed) -> Page {
        notification.send(self.browser().http(), &self.url).await
    }

    /// A buyer with an order that waits for its payment: who, Antom's page, the order's token.
    pub(crate) async fn order_of(&self, sku: &str, quantity: u32) -> (Browser, String, String) {
        let browser = self.browser();
        browser.add_to_cart(sku, quantity).await;
        let page = browser.to_gateway().await;
        let order = self.db.order_of_page(&page).await;
        (browser, page, order.token)
    }

    /// More, or less, than the catalogue has; before anybody orders.
    pub(crate) async fn stock(&mut self, sku: &str, on_hand: i32) {
        self.db.stock(sku, on_hand).await;
        self.filled_with = self.db.shelves().await;
    }

    /// Other goods than it was filled with; before anybody orders.
    pub(crate) async fn restocked(&mut self) {
        self.filled_with = self.db.shelves().await;
    }

    pub(crate) async fn becomes(&self, token: &str, state: &str) {
        eventually(&format!("{token} becomes {state}"), async || {
            let orders = self.db.orders().await;
            let order = orders.into_iter().find(|order| order.token == token)?;
            (order.state == state).then_some(())
        })
        .await;
    }

    /// The kinds of mails that went out, in their order: `receipt`, `returned`.
    pub(crate) fn mailed(&self) -> Vec<String> {
        let kind = |mail: &Mail| mail.message_id.split('-').next().unwrap().to_owned();
        self.mail.sent().iter().map(kind).collect()
    }

    /// What was mailed, but for what tells that a payment or a capture failed or ran out. Of those
    /// there may be one for each attempt of which that was learned, and no more.
    pub(crate) async fn mailed_besides_failures(&self) -> Vec<String> {
        let evidence = self.db.evidence().await;
        let mut mails = self.mailed();
        for (mail, learned) in [
            ("failed", "payment_failed"),
            ("expired", "expired"),
            ("capture_failed", "capture_failed"),
        ] {
            let of_it = evidence.iter().filter(|row| row.kind == learned);
            let attempts: BTreeSet<_> = of_it.map(|row| (&row.order_id, row.attempt)).collect();
            let before = mails.len();
            mails.retain(|kind| kind != mail);
            let told = before - mails.len();
            assert!(told <= attempts.len(), "{told} times {mail}: {evidence:#?}");
        }
        mails
    }

    /// What has to hold after every test, whatever happened in it.
    pub(crate) async fn audit(&self) {
        audit::shelves(&self.db, &self.filled_with).await;
        audit::orders(&self.db).await;
        audit::requests(&self.proxy);
        audit::money(&self.db, &self.gateway).await;
        audit::receipts(&self.db, &self.mail).await;
    }
}
