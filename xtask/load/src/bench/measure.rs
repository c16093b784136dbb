//! The measuring half: runs on the second core, in a release build.

use std::cell::Cell;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use super::load::{CONNECTIONS, Load, drive, median, middle};
use super::orders::Buyer;
use super::pages::{KEPT, Page, RENDERED, some_product};
use super::report::{Budget, Report, kilobytes};
use super::{first_view, notified, reconciling, renewals, sustained, waiting, yardstick};
use crate::books::Books;
use crate::html::input;
use crate::http;
use crate::processes::{Opening, Running, World};
use xtask::budgets::{SCRIPTS, STYLES, weigh};
use xtask::postgres::{Cluster, Durability};
use xtask::project::Project;
use xtask::run::{Result, interrupted, watch_for_interrupts};
use xtask::site::Site;
use xtask::soak::Store;

/// The least part of the bare handler's rate that a kept page must reach.
const KEPT_PART: f64 = 4.0;
/// Pages and the least part of the bare handler's rate that they must reach when each is rendered.
const PAGES: [(&str, f64); 3] = [("home", 25.0), ("listing", 50.0), ("product", 30.0)];
const HTML: usize = 50_000;
/// The page, its script and WASM, its style sheet, and its one font.
const REQUESTS: usize = 5;
const RESIDENT: u64 = 60_000_000;
const START: Duration = Duration::from_millis(300);
pub(super) const PIECES: u32 = 100_000_000;
const STARTS: usize = 5;

pub(crate) fn measure(project: &Project, rounds: u32, time: Duration) -> Result<()> {
    print(async |folder, report| {
        let cluster = Cluster::start(Durability::Durable)?;
        buying(project, &folder.join("buying"), rounds, time, report).await?;
        for place in &Place::both(folder, &cluster) {
            let room = place.room("acknowledged").await?;
            notified::acknowledged(project, &room, rounds, time, report).await?;
            notified::paid(project, &place.room("paid").await?, report).await?;
            renewals::booked(project, &place.room("renewals").await?, rounds, report).await?;
            waiting::waiting(project, &place.room("waiting").await?, report).await?;
            reconciling::reconcile(project, &place.room("reconciling").await?, report).await?;
        }
        weights(project, report)
    })
}

/// Pages alone, which takes a minute.
pub(crate) fn measure_pages(project: &Project, rounds: u32, time: Duration) -> Result<()> {
    print(async |folder, report| {
        let world = World::new(project, folder, None)?;
        let _sandbox = world.start_sandbox()?;
        let (shop, _) = world.start_shop(&Opening::on_the_first_core()?)?;
        let product = some_product(shop.addr).await?;
        pages(&shop, &product, rounds, time, report).await?;
        resident("resident memory after pages", &shop, report);
        shop.stop();
        Ok(())
    })
}

/// A report of a million lines alone.
pub(crate) fn measure_reports(project: &Project) -> Result<()> {
    print(async |folder, report| {
        let cluster = Cluster::start(Durability::Durable)?;
        for place in &Place::both(folder, &cluster) {
            reconciling::reconcile(project, &place.room("reconciling").await?, report).await?;
        }
        Ok(())
    })
}

/// Notifications that are acknowledged alone.
pub(crate) fn measure_notifications(project: &Project, rounds: u32, time: Duration) -> Result<()> {
    print(async |folder, report| {
        let cluster = Cluster::start(Durability::Durable)?;
        for place in &Place::both(folder, &cluster) {
            let room = place.room("acknowledged").await?;
            notified::acknowledged(project, &room, rounds, time, report).await?;
        }
        Ok(())
    })
}

/// A busy shop with a million old orders, for a time, on the databases that are asked for.
pub(crate) fn measure_sustained(project: &Project, time: Duration, store: Store) -> Result<()> {
    print(async |folder, report| {
        let cluster = Cluster::start(Durability::Durable)?;
        for place in &Place::both(folder, &cluster) {
            let this = match place.database {
                None => Store::Sqlite,
                Some(_) => Store::Postgres,
            };
            if store == Store::Both || store == this {
                let room = place.room("sustained").await?;
                sustained::sustain(project, &room, time, report).await?;
            }
        }
        Ok(())
    })
}

/// Prints what is measured by work that has a folder of its own.
fn print(work: impl AsyncFnOnce(&Path, &mut Report) -> Result<()>) -> Result<()> {
    watch_for_interrupts();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let folder = tempfile::Builder::new()
        .prefix("wayfare-bench-")
        .tempdir()?;
    let mut report = Report::default();
    runtime.block_on(work(folder.path(), &mut report))?;
    report.print();
    Ok(())
}

/// Where the books of a shop are kept.
pub(crate) struct Place {
    pub(crate) name: &'static str,
    pub(crate) folder: PathBuf,
    /// None for a `SQLite` file in the folder.
    pub(crate) database: Option<String>,
}

impl Place {
    fn both(folder: &Path, cluster: &Cluster) -> [Self; 2] {
        let of = |name, part, database| Self {
            name,
            folder: folder.join(part),
            database,
        };
        [
            of("SQLite", "sqlite", None),
            of("PostgreSQL", "postgres", Some(cluster.url())),
        ]
    }

    /// A folder and a database of its own, for one figure.
    async fn room(&self, name: &str) -> Result<Self> {
        let database = match &self.database {
            None => None,
            Some(server) => {
                let books = Books::open(server).await?;
                books.run(&format!("CREATE DATABASE {name}")).await?;
                books.close().await?;
                let (server, _) = server
                    .rsplit_once('/')
                    .ok_or("the server has no database")?;
                Some(format!("{server}/{name}"))
            }
        };
        Ok(Self {
            name: self.name,
            folder: self.folder.join(name),
            database,
        })
    }
}

/// An open shop with full shelves.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) sandbox: Running,
    pub(crate) shop: Running,
}

impl Scene {
    pub(crate) async fn open(project: &Project, place: &Place) -> Result<Self> {
        let world = World::new(project, &place.folder, place.database.as_deref())?;
        let sandbox = world.start_sandbox()?;
        let (shop, _) = world.start_shop(&Opening::on_the_first_core()?)?;
        let books = Books::open(world.database()).await?;
        books.fill_the_shelves(PIECES).await?;
        books.close().await?;
        Ok(Self {
            world,
            sandbox,
            shop,
        })
    }

    /// So many, each of another buyer, and each up to the gateway's page.
    pub(crate) async fn place_orders(&self, number: usize) -> Result<()> {
        let product = some_product(self.shop.addr).await?;
        let sku = some_sku(self.shop.addr, &product).await?;
        let left = Rc::new(Cell::new(number));
        let buyers = (0..CONNECTIONS)
            .map(|_| Buyer::new(self.shop.addr, Rc::clone(&sku)).of(&left))
            .collect();
        drive(self.shop.addr, buyers, Duration::MAX).await?;
        Ok(())
    }
}

pub(super) async fn some_sku(addr: SocketAddr, product: &str) -> Result<Rc<str>> {
    let mut connection = http::Connection::to(addr);
    connection.exchange(&http::get(addr, product, "")).await?;
    let page = connection.text();
    let sku = input(&page, "sku").ok_or("the product page has no field `sku`")?;
    Ok(sku.into())
}

/// Rounds of one thing after the other, so that a slow minute of the machine hits all alike.
pub(crate) fn say(what: &str) -> Result<()> {
    if interrupted() {
        return Err("interrupted".into());
    }
    eprintln!("{what}");
    Ok(())
}

async fn buying(
    project: &Project,
    folder: &Path,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let world = World::new(project, folder, None)?;
    let _sandbox = world.start_sandbox()?;
    let (shop, fresh) = world.start_shop(&Opening::on_the_first_core()?)?;
    shop.stop();
    let books = Books::open(world.database()).await?;
    books.fill_the_shelves(PIECES).await?;
    books.close().await?;
    let shop = starts(&world, fresh, report)?;

    let product = some_product(shop.addr).await?;
    pages(&shop, &product, rounds, time, report).await?;
    orders(&shop, &product, rounds, time, report).await?;
    views(&shop, &product, folder, report).await?;
    resident("resident memory after pages and orders", &shop, report);
    shop.stop();
    Ok(())
}

fn starts(world: &World, fresh: Duration, report: &mut Report) -> Result<Running> {
    say("starts")?;
    let mut times = Vec::new();
    let mut last: Option<Running> = None;
    for _ in 0..STARTS {
        if let Some(shop) = last.take() {
            shop.stop();
        }
        let (shop, time) = world.start_shop(&Opening::on_the_first_core()?)?;
        times.push(time.as_secs_f64() * 1000.0);
        last = Some(shop);
    }
    let usual = middle(times.into_iter());
    let limit = START.as_secs_f64() * 1000.0;
    report.judge(
        "start to first page",
        format!("{usual:.0} ms"),
        usual,
        Budget::AtMost(limit),
        "at most 300 ms",
    );
    report.tell(
        "start to first page, database made on the way",
        format!("{} ms", fresh.as_millis()),
    );
    last.ok_or_else(|| "the shop was never started".into())
}

async fn pages(
    shop: &Running,
    product: &str,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let yardstick = yardstick::start()?;
    let mut bare = Page::new(yardstick.addr, "/", None);
    let paths = ["/", "/shop", product];
    let mut kept = paths.map(|path| Page::new(shop.addr, path, KEPT));
    let mut rendered = paths.map(|path| Page::new(shop.addr, &format!("{path}?q="), RENDERED));
    for round in 1..=rounds {
        say(&format!("pages, round {round} of {rounds}"))?;
        bare.measure(time).await?;
        for page in kept.iter_mut().chain(&mut rendered) {
            page.measure(time).await?;
        }
    }
    report.tell("bare axum handler, 20 kB", rate(median(bare.loads())));
    for (page, (name, _)) in kept.iter().zip(PAGES) {
        compare(
            &format!("{name}, from the cache"),
            page,
            &bare,
            KEPT_PART,
            report,
        );
    }
    for (page, (name, part)) in rendered.iter().zip(PAGES) {
        compare(&format!("{name}, rendered"), page, &bare, part, report);
    }
    Ok(())
}

/// Round by round: both halves of a fraction come from the same minute.
fn compare(what: &str, page: &Page, bare: &Page, part: f64, report: &mut Report) {
    let rounds = page.loads().iter().zip(bare.loads());
    let fraction = middle(rounds.map(|(page, bare)| page.per_second / bare.per_second));
    let rate = rate(median(page.loads()));
    report.judge(
        what,
        format!("{rate}, 1/{:.1} of bare", 1.0 / fraction),
        fraction,
        Budget::AtLeast(1.0 / part),
        &format!("at least 1/{part:.0} of bare"),
    );
}

pub(crate) fn rate(load: Load) -> String {
    format!("{:.0}/s, p99 {:.1} ms", load.per_second, load.p99)
}

async fn orders(
    shop: &Running,
    product: &str,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let sku = some_sku(shop.addr, product).await?;
    let mut loads = Vec::new();
    for round in 1..=rounds {
        say(&format!("orders, round {round} of {rounds}"))?;
        let buyers = (0..CONNECTIONS)
            .map(|_| Buyer::new(shop.addr, Rc::clone(&sku)))
            .collect();
        loads.push(drive(shop.addr, buyers, time).await?);
    }
    report.tell(
        "orders placed (cart, checkout, order, gateway)",
        rate(median(&loads)),
    );
    Ok(())
}

async fn views(shop: &Running, product: &str, folder: &Path, report: &mut Report) -> Result<()> {
    say("first view")?;
    for (name, path) in [("home", "/"), ("product", product)] {
        let html = first_view::html(shop.addr, path).await?;
        let shown = format!("{}, {} brotli", kilobytes(html.raw), kilobytes(html.brotli));
        report.judge(
            &format!("HTML of {name}"),
            shown,
            as_figure(html.raw),
            Budget::AtMost(as_figure(HTML)),
            "at most 50 kB raw",
        );
    }
    let what = "requests besides pictures, home";
    match first_view::requests(shop.addr, "/", folder)? {
        None => report.tell(what, "not measured: there is no Chromium"),
        Some(paths) => {
            let names: Vec<_> = paths.iter().map(|path| short(path)).collect();
            let shown = format!("{} ({})", paths.len(), names.join(" "));
            report.judge(
                what,
                shown,
                as_figure(paths.len()),
                Budget::AtMost(as_figure(REQUESTS)),
                "at most 5",
            );
        }
    }
    Ok(())
}

/// The last part of a path that has one.
fn short(path: &str) -> &str {
    path.rsplit('/')
        .next()
        .filter(|name| !name.is_empty())
        .unwrap_or(path)
}

#[allow(clippy::cast_precision_loss)]
pub(crate) fn resident(what: &str, shop: &Running, report: &mut Report) {
    match shop.resident() {
        None => report.tell(what, "not measured: the system does not tell"),
        Some(bytes) => {
            let shown = format!("{:.1} MB", bytes as f64 / 1e6);
            report.judge(
                what,
                shown,
                bytes as f64,
                Budget::AtMost(RESIDENT as f64),
                "at most 60 MB",
            );
        }
    }
}

fn weights(project: &Project, report: &mut Report) -> Result<()> {
    let weights = weigh(&Site::open(project)?)?;
    for (what, weight) in [("JavaScript", weights.scripts), ("WASM", weights.wasm)] {
        report.tell(
            what,
            format!(
                "{}, {} brotli",
                kilobytes(weight.raw),
                kilobytes(weight.brotli)
            ),
        );
    }
    let both = weights.scripts.brotli + weights.wasm.brotli;
    report.judge(
        "JavaScript and WASM",
        format!("{} brotli", kilobytes(both)),
        as_figure(both),
        Budget::AtMost(as_figure(SCRIPTS)),
        "at most 70 kB brotli",
    );
    let css = weights.styles;
    report.judge(
        "CSS",
        format!("{}, {} brotli", kilobytes(css.raw), kilobytes(css.brotli)),
        as_figure(css.brotli),
        Budget::AtMost(as_figure(STYLES)),
        "at most 9 kB brotli",
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn as_figure(number: usize) -> f64 {
    number as f64
}
