//! A thousand buyers wait on their result pages, each asking every two seconds, as the island does.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::Value;
use tokio::task::{JoinSet, LocalSet};

use super::load::{Worker, drive, percentile};
use super::measure::{Place, Scene, say};
use super::report::{Budget, Report};
use crate::books::Books;
use crate::http::{Connection, get};
use xtask::project::Project;
use xtask::run::Result;

const BUYERS: usize = 1_000;
const TABS: usize = 100;
const EVERY: Duration = Duration::from_secs(2);
const LONG: Duration = Duration::from_secs(20);

pub(crate) async fn waiting(project: &Project, place: &Place, report: &mut Report) -> Result<()> {
    say(&format!("buyers waiting on {}", place.name))?;
    let scene = Scene::open(project, place).await?;
    scene.place_orders(BUYERS).await?;
    let books = Books::open(scene.world.database()).await?;
    let orders = "SELECT orders.token, attempts.payment_request_id \
                  FROM orders JOIN attempts ON attempts.order_id = orders.id";
    let mut paths = Vec::new();
    let mut payments = Vec::new();
    for row in books.rows(orders, Vec::new()).await? {
        let token: String = row.try_get_by_index(0)?;
        paths.push(format!("/result/{token}/status"));
        payments.push(row.try_get_by_index::<String>(1)?);
    }
    books.close().await?;
    let (gateway, shop) = (scene.sandbox.addr, scene.shop.addr);

    let before = inquiries(gateway, None).await?;
    let started = Instant::now();
    let times = LocalSet::new().run_until(all_wait(shop, &paths)).await?;
    let elapsed = started.elapsed().as_secs_f64();
    let asked = inquiries(gateway, None).await? - before;
    let per_second = as_figure(times.len()) / elapsed;
    let p99 = percentile(&times, 99).as_secs_f64() * 1000.0;
    report.tell(
        &format!("status of {BUYERS} waiting buyers, {}", place.name),
        format!("{per_second:.0}/s, p99 {p99:.0} ms"),
    );
    judge(report, place, BUYERS, "of a waiting buyer", asked, elapsed);

    // However many tabs wait for one order, Antom is asked no more often. The janitor asks about
    // the others meanwhile, which is why this order's inquiries are counted alone.
    let path: Rc<str> = paths.first().map_or("", String::as_str).into();
    let payment = payments.first().map(String::as_str);
    let before = inquiries(gateway, payment).await?;
    let started = Instant::now();
    let tabs = (0..TABS).map(|_| Tab(Rc::clone(&path))).collect();
    let load = drive(shop, tabs, LONG / 2).await?;
    let asked = inquiries(gateway, payment).await? - before;
    report.tell(
        &format!("status in {TABS} tabs of one order, {}", place.name),
        format!("{:.0}/s, p99 {:.0} ms", load.per_second, load.p99),
    );
    let elapsed = started.elapsed().as_secs_f64();
    judge(report, place, 1, "of that order", asked, elapsed);
    scene.shop.stop();
    Ok(())
}

/// In so many seconds, one more than every two seconds is the most.
fn judge(
    report: &mut Report,
    place: &Place,
    attempts: usize,
    whose: &str,
    asked: u64,
    elapsed: f64,
) {
    #[allow(clippy::cast_precision_loss)]
    let per_attempt = asked as f64 / as_figure(attempts);
    let most = (elapsed / EVERY.as_secs_f64()).floor() + 1.0;
    report.judge(
        &format!("inquiries {whose}, {}", place.name),
        format!("{per_attempt:.1} in {elapsed:.0} s"),
        per_attempt / most,
        Budget::AtMost(1.0),
        "at most one every 2 s",
    );
}

#[allow(clippy::cast_precision_loss)]
fn as_figure(number: usize) -> f64 {
    number as f64
}

/// Each begins at another moment of the two seconds; how long each answer took, sorted.
async fn all_wait(addr: SocketAddr, paths: &[String]) -> Result<Vec<Duration>> {
    let refused = Rc::new(Cell::new(0_u32));
    let end = Instant::now() + LONG;
    let mut waiting = JoinSet::new();
    for (number, path) in (0_u32..).zip(paths) {
        let request = get(addr, path, "");
        let offset = EVERY * number / u32::try_from(paths.len()).unwrap_or(u32::MAX);
        let refused = Rc::clone(&refused);
        waiting.spawn_local(async move {
            let mut connection = Connection::to(addr);
            let mut times = Vec::new();
            let mut next = Instant::now() + offset;
            while next < end {
                tokio::time::sleep_until(next.into()).await;
                let before = Instant::now();
                connection.exchange(&request).await?;
                if connection.status != 200 {
                    refused.set(refused.get() + 1);
                }
                times.push(before.elapsed());
                next = Instant::now().max(next + EVERY);
            }
            Ok::<_, xtask::run::Failure>(times)
        });
    }
    let mut times = Vec::new();
    while let Some(ended) = waiting.join_next().await {
        times.extend(ended??);
    }
    if refused.get() > 0 {
        return Err(format!("{} waiting pages were refused", refused.get()).into());
    }
    times.sort_unstable();
    Ok(times)
}

struct Tab(Rc<str>);

impl Worker for Tab {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        let addr = connection.addr();
        connection.exchange(&get(addr, &self.0, "")).await?;
        match connection.status {
            200 => Ok(true),
            status => Err(format!("{} answered {status}", self.0).into()),
        }
    }
}

/// How often the gateway was asked how this payment stands, or any.
async fn inquiries(gateway: SocketAddr, payment_request_id: Option<&str>) -> Result<u64> {
    let scope = payment_request_id.map(|id| format!("&paymentRequestId={id}"));
    let path = format!("/control/state?limit=0{}", scope.unwrap_or_default());
    let mut connection = Connection::to(gateway);
    connection.exchange(&get(gateway, &path, "")).await?;
    let state: Value = serde_json::from_slice(&connection.body())?;
    Ok(state["calls"]["inquiryPayment"]["total"]
        .as_u64()
        .unwrap_or(0))
}
