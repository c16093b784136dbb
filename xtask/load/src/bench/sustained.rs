//! `cargo xtask load`: a shop with a million old orders under half of the load that it can take, for as
//! long as asked. What fails, how slow each kind of visit is, and what grows.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::{JoinSet, LocalSet};

use super::load::{CONNECTIONS, percentile};
use super::many_orders::{ORDERS, paid_order, repeat};
use super::measure::{PIECES, Place, say, some_sku};
use super::orders::Buyer;
use super::pages::some_product;
use super::report::{Budget, Report};
use crate::books::Books;
use crate::html::input;
use crate::http::{Connection, form, get, post_form};
use crate::processes::{Opening, World};
use xtask::project::Project;
use xtask::run::{Result, interrupted};

/// How long it is found out what the machine can do.
const TRIAL: Duration = Duration::from_secs(20);
/// Until what is kept in memory is there.
const WARM_UP: Duration = Duration::from_secs(60);
const GROWTH: f64 = 5e6;
const OFFICE_P99: f64 = 100.0;
/// So many errors are shown in full.
const SHOWN: usize = 5;

/// Pages of the back office, all of them with a million orders behind them.
const OFFICE: [&str; 10] = [
    "/admin",
    "/admin/orders",
    "/admin/orders?state=paid",
    "/admin/orders?q=FX-123456",
    "/admin/orders/FX-500000",
    "/admin/queue",
    "/admin/inbox",
    "/admin/packing",
    "/admin/audit",
    "/admin/catalogue",
];

/// What visitors do, in this order over and over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Visit {
    /// A page that is kept.
    Page,
    /// A page that is rendered.
    Search,
    /// A purchase from the cart to the gateway's page and back, paid by wallet.
    Purchase,
    /// How an order stands, as its page asks.
    Status,
    Office(&'static str),
}

const ROUND: [Visit; 10] = [
    Visit::Page,
    Visit::Search,
    Visit::Page,
    Visit::Status,
    Visit::Page,
    Visit::Purchase,
    Visit::Page,
    Visit::Search,
    Visit::Status,
    Visit::Status,
];

impl Visit {
    fn name(self) -> String {
        match self {
            Self::Page => "kept pages".to_owned(),
            Self::Search => "searches".to_owned(),
            Self::Purchase => "purchases".to_owned(),
            Self::Status => "status of orders".to_owned(),
            Self::Office(path) => format!("back office, {path}"),
        }
    }
}

/// What was measured of everybody together.
#[derive(Default)]
struct Tally {
    times: BTreeMap<Visit, Vec<Duration>>,
    errors: usize,
}

impl Tally {
    fn note(&mut self, visit: Visit, time: Duration, done: Result<()>) {
        match done {
            Ok(()) => self.times.entry(visit).or_default().push(time),
            Err(error) => {
                self.errors += 1;
                if self.errors <= SHOWN {
                    eprintln!("{}: {error}", visit.name());
                }
            }
        }
    }

    fn visits(&self) -> usize {
        self.times.values().map(Vec::len).sum()
    }
}

/// The addresses and the goods that all visitors share.
#[derive(Clone)]
struct Scene {
    shop: SocketAddr,
    gateway: SocketAddr,
    product: Rc<str>,
    sku: Rc<str>,
    /// The cookie of a merchant's login.
    login: Rc<str>,
    tally: Rc<RefCell<Tally>>,
}

pub(super) async fn sustain(
    project: &Project,
    place: &Place,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    say(&format!("books of {ORDERS} orders on {}", place.name))?;
    let (world, sandbox, original) = paid_order(project, place).await?;
    let books = Books::open(world.database()).await?;
    repeat(place, &books, &original).await?;
    books.fill_the_shelves(PIECES).await?;
    let (shop, _) = world.start_shop(&Opening::on_the_first_core()?)?;
    let product: Rc<str> = some_product(shop.addr).await?.into();
    let mut scene = Scene {
        shop: shop.addr,
        gateway: sandbox.addr,
        sku: some_sku(shop.addr, &product).await?,
        product,
        login: log_in(&world, shop.addr).await?.into(),
        tally: Rc::default(),
    };
    say(&format!("what the machine can do, on {}", place.name))?;
    let most = visits_per_second(&scene, TRIAL, Duration::ZERO).await?;
    let pace = Duration::from_secs_f64(as_figure(CONNECTIONS) / (most / 2.0));
    visits_per_second(&scene, WARM_UP.min(time), pace).await?;
    let before = (shop.resident(), sizes(&books).await?);
    scene.tally = Rc::default();
    say(&format!("half of it, on {}", place.name))?;
    let rate = visits_per_second(&scene, time, pace).await?;
    let after = (shop.resident(), sizes(&books).await?);

    let what = |what: &str| format!("{}: {what}", place.name);
    let tally = scene.tally.take();
    report.tell(
        &what("visits"),
        format!("{rate:.0}/s of {most:.0}/s, {} in all", tally.visits()),
    );
    for (visit, mut times) in tally.times {
        times.sort_unstable();
        let ms = |part| percentile(&times, part).as_secs_f64() * 1000.0;
        let shown = format!("median {:.1} ms, p99 {:.1} ms", ms(50), ms(99));
        let what = what(&visit.name());
        match visit {
            Visit::Office(_) => {
                let budget = Budget::AtMost(OFFICE_P99);
                report.judge(&what, shown, ms(99), budget, "p99 at most 100 ms");
            }
            _ => report.tell(&what, shown),
        }
    }
    report.judge(
        &what("errors"),
        tally.errors.to_string(),
        as_figure(tally.errors),
        Budget::AtMost(0.0),
        "none",
    );
    if let (Some(first), Some(last)) = (before.0, after.0) {
        let [first, last] = [first, last].map(|bytes| bytes as f64);
        report.judge(
            &what("memory"),
            format!("{:.1} MB, then {:.1} MB", first / 1e6, last / 1e6),
            last - first,
            Budget::AtMost(GROWTH),
            "grows by at most 5 MB",
        );
    }
    for (table, rows) in after.1 {
        let first = before.1.get(&table).copied().unwrap_or_default();
        if rows != first {
            report.tell(
                &what(&format!("rows of {table}")),
                format!("{first}, then {rows}"),
            );
        }
    }
    books.close().await?;
    shop.stop();
    Ok(())
}

/// All visitors for a time, each beginning its next visit so long after the one before; how many
/// visits they made in a second.
async fn visits_per_second(scene: &Scene, time: Duration, pace: Duration) -> Result<f64> {
    let began = Instant::now();
    let before = scene.tally.borrow().visits();
    let mut visitors = JoinSet::new();
    let work = async {
        for number in 0..CONNECTIONS {
            visitors.spawn_local(Visitor::new(scene, number).go_on(began + time, pace));
        }
        while let Some(ended) = visitors.join_next().await {
            ended?;
        }
        Ok::<_, xtask::run::Failure>(())
    };
    LocalSet::new().run_until(work).await?;
    if interrupted() {
        return Err("interrupted".into());
    }
    let made = scene.tally.borrow().visits() - before;
    Ok(as_figure(made) / began.elapsed().as_secs_f64())
}

/// One connection to the shop and one to the gateway, and who uses them.
struct Visitor {
    scene: Scene,
    number: usize,
    shop: Connection,
    gateway: Connection,
    /// The page of the order that was placed last.
    order: Option<String>,
}

impl Visitor {
    fn new(scene: &Scene, number: usize) -> Self {
        Self {
            scene: scene.clone(),
            number,
            shop: Connection::to(scene.shop),
            gateway: Connection::to(scene.gateway),
            order: None,
        }
    }

    async fn go_on(mut self, until: Instant, pace: Duration) {
        // Not all of them at once.
        let mut next = Instant::now() + pace * u32::try_from(self.number).unwrap_or(0) / 32;
        let mut turn = self.number;
        while next < until && !interrupted() {
            tokio::time::sleep_until(next.into()).await;
            let visit = self.choose(turn);
            let began = Instant::now();
            let done = self.make(visit).await;
            if done.is_err() {
                self.shop.close();
                self.gateway.close();
            }
            self.scene
                .tally
                .borrow_mut()
                .note(visit, began.elapsed(), done);
            turn += 1;
            next = Instant::now().max(next + pace);
        }
    }

    /// The first visitor is the merchant.
    fn choose(&self, turn: usize) -> Visit {
        let visit = match self.number {
            0 => Visit::Office(OFFICE[turn % OFFICE.len()]),
            _ => ROUND[turn % ROUND.len()],
        };
        match visit {
            Visit::Status if self.order.is_none() => Visit::Page,
            visit => visit,
        }
    }

    async fn make(&mut self, visit: Visit) -> Result<()> {
        match visit {
            Visit::Page => {
                let product = self.scene.product.to_string();
                let pages = ["/", "/shop", &product];
                let path = pages[self.number % pages.len()].to_owned();
                self.get(&path, "").await
            }
            Visit::Search => self.get("/shop?q=backpack", "").await,
            Visit::Office(path) => {
                let login = format!("Cookie: {}\r\n", self.scene.login);
                self.get(path, &login).await
            }
            Visit::Status => {
                let path = self.order.clone().unwrap_or_default();
                self.get(&path, "").await
            }
            Visit::Purchase => self.buy().await,
        }
    }

    async fn get(&mut self, path: &str, headers: &str) -> Result<()> {
        let request = get(self.scene.shop, path, headers);
        self.shop.exchange(&request).await?;
        match self.shop.status {
            200 => Ok(()),
            status => Err(format!("{path} answered {status}").into()),
        }
    }

    async fn buy(&mut self) -> Result<()> {
        let mut buyer = Buyer::new(self.scene.shop, Rc::clone(&self.scene.sku));
        let page = buyer.order(&mut self.shop).await?;
        let gateway = self.scene.gateway;
        self.gateway
            .exchange(&get(gateway, path_of(&page)?, ""))
            .await?;
        let session = input(&self.gateway.text(), "sessionData");
        let session = session.ok_or("the gateway's page has no session")?;
        let fields = form(&[("sessionData", &session), ("method", "ALIPAY_CN")]);
        let wallet = self
            .post_hosted("/checkout-page/pages/payment/submit", &fields)
            .await?;
        let back = self
            .post_hosted(path_of(&wallet)?, "decision=approve")
            .await?;
        let result = path_of(&back)?;
        self.get(result, "").await?;
        let token = result.split(['/', '?']).nth(2).unwrap_or_default();
        self.order = Some(format!("/result/{token}/status"));
        Ok(())
    }

    /// Where the gateway leads to.
    async fn post_hosted(&mut self, path: &str, fields: &str) -> Result<String> {
        let request = post_form(self.scene.gateway, path, "", fields);
        self.gateway.exchange(&request).await?;
        let to = self.gateway.header("location").map(ToOwned::to_owned);
        to.ok_or_else(|| format!("{path} of the gateway answered {}", self.gateway.status).into())
    }
}

/// Without the origin.
fn path_of(address: &str) -> Result<&str> {
    let rest = address.strip_prefix("http://").unwrap_or(address);
    let at = rest.find('/').ok_or("an address has no path")?;
    Ok(&rest[at..])
}

/// The cookie of a merchant, with the password that a shop in development prints.
async fn log_in(world: &World, shop: SocketAddr) -> Result<String> {
    let said = std::fs::read_to_string(world.folder().join("shop.log"))?;
    let (_, rest) = said
        .rsplit_once("/admin, password ")
        .ok_or("the shop printed no password")?;
    let password = rest.split_whitespace().next().unwrap_or_default();
    let fields = form(&[
        ("username", "admin"),
        ("password", password),
        ("next", "/admin"),
    ]);
    let mut connection = Connection::to(shop);
    connection
        .exchange(&post_form(shop, "/admin/login", "", &fields))
        .await?;
    if connection.status != 303 {
        return Err(format!("the merchant's login was answered {}", connection.status).into());
    }
    Ok(connection.cookies().collect::<Vec<_>>().join("; "))
}

/// How many rows each table has.
async fn sizes(books: &Books) -> Result<BTreeMap<String, i64>> {
    let names = if books.is_postgres() {
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    } else {
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    };
    let mut sizes = BTreeMap::new();
    for row in books.rows(names, Vec::new()).await? {
        let table: String = row.try_get_by_index(0)?;
        let count = format!("SELECT COUNT(*) FROM \"{table}\"");
        let rows = books.number(&count, Vec::new()).await?;
        sizes.insert(table, rows.unwrap_or_default());
    }
    Ok(sizes)
}

#[allow(clippy::cast_precision_loss)]
fn as_figure(number: usize) -> f64 {
    number as f64
}
