//! An hour in which many renewals are notified: how many are booked in a second, beside as many
//! payments of orders.

use std::cell::Cell;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::load::{CONNECTIONS, Worker, drive, middle};
use super::measure::{Place, Scene, say};
use super::notifications::{Notice, Sender};
use super::report::{Budget, Report};
use crate::books::Books;
use crate::html::input;
use crate::http::{Connection, get, post_form};
use crate::processes::CLIENT_ID;
use xtask::project::Project;
use xtask::run::Result;

/// Of each, in each round.
const A_ROUND: usize = 500;
const PLAN: &str = "/plans/test-monthly";
/// What the plan costs in SGD.
const PRICE: i64 = 1_800;
const PATIENCE: Duration = Duration::from_secs(120);

const ORDERS: &str = "SELECT a.payment_request_id, o.total_minor FROM attempts a
    JOIN orders o ON o.id = a.order_id WHERE a.state = 'open'";
const NOT_BOOKED: &str = "SELECT COUNT(*) FROM inbox WHERE state = 'new' AND received_at <= ?";
const NOT_SENT: &str = "SELECT COUNT(*) FROM outbox WHERE state = 'todo' AND run_at <= ?";

/// From the first of many notifications to the last one's place in the books.
pub(crate) async fn booked(
    project: &Project,
    place: &Place,
    rounds: u32,
    report: &mut Report,
) -> Result<()> {
    say(&format!("subscribers on {}", place.name))?;
    let scene = Scene::open(project, place).await?;
    scene.place_orders(A_ROUND * rounds as usize).await?;
    sign_up(scene.shop.addr, A_ROUND).await?;
    let books = Books::open(scene.world.database()).await?;
    let mut orders: Vec<(String, i64)> = Vec::new();
    for row in books.rows(ORDERS, Vec::new()).await? {
        orders.push((row.try_get_by_index(0)?, row.try_get_by_index(1)?));
    }
    let mut plans: Vec<String> = Vec::new();
    for row in books
        .rows("SELECT payment_request_id FROM sign_ups", Vec::new())
        .await?
    {
        plans.push(row.try_get_by_index(0)?);
    }
    let begun = plans.iter().flat_map(|id| {
        [
            Notice::deducted(id, 1, PRICE),
            Notice::active(id),
            Notice::paid(id, PRICE),
        ]
    });
    book(&scene, &books, begun.collect()).await?;

    let (mut plain, mut renewed) = (Vec::new(), Vec::new());
    for round in 1..=rounds {
        say(&format!(
            "renewals on {}, round {round} of {rounds}",
            place.name
        ))?;
        let paid = orders.split_off(orders.len().saturating_sub(A_ROUND));
        let paid = paid.iter().map(|(id, minor)| Notice::paid(id, *minor));
        plain.push(book(&scene, &books, paid.collect()).await?);
        let deducted = plans.iter();
        let deducted = deducted.map(|id| Notice::deducted(id, round + 1, PRICE));
        renewed.push(book(&scene, &books, deducted.collect()).await?);
    }
    let invoices = "SELECT COUNT(*) FROM invoices WHERE state = 'paid'";
    let invoices = books.number(invoices, Vec::new()).await?.unwrap_or(0);
    let expected = plans.len() * (rounds as usize + 1);
    if usize::try_from(invoices) != Ok(expected) {
        return Err(format!("{invoices} periods are paid, and not {expected}").into());
    }
    let pairs = renewed.iter().zip(&plain);
    let fraction = middle(pairs.map(|(renewed, plain)| renewed / plain));
    let per_second = |rates: Vec<f64>| format!("{:.0}/s", middle(rates.into_iter()));
    report.tell(
        &format!("payments of orders booked, {}", place.name),
        per_second(plain),
    );
    report.judge(
        &format!("renewals booked, {}", place.name),
        format!("{}, {fraction:.2} of payments", per_second(renewed)),
        fraction,
        Budget::AtLeast(0.7),
        "at least 0.7 of payments",
    );
    books.close().await?;
    scene.shop.stop();
    Ok(())
}

/// Sends them all, and waits until nothing of them is left to do; gives how many a second that was.
async fn book(scene: &Scene, books: &Books, notices: Vec<Notice>) -> Result<f64> {
    let number = u32::try_from(notices.len())?;
    let key = scene.world.antom_key();
    let sender = Sender::sign(scene.shop.addr, CLIENT_ID, key, notices.into_iter())?;
    let started = Instant::now();
    drive(scene.shop.addr, vec![sender; CONNECTIONS], Duration::MAX).await?;
    let until = started + PATIENCE;
    wait(books, NOT_BOOKED, until).await?;
    let took = started.elapsed();
    // Mails of one round are no burden of the next.
    wait(books, NOT_SENT, until).await?;
    Ok(f64::from(number) / took.as_secs_f64())
}

async fn wait(books: &Books, left: &str, until: Instant) -> Result<()> {
    let now = || {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let ms = since.unwrap_or_default().as_millis();
        i64::try_from(ms).unwrap_or(i64::MAX)
    };
    while books.number(left, vec![now().into()]).await? != Some(0) {
        if Instant::now() > until {
            return Err(format!("there is always something left: {left}").into());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}

/// So many buyers, each up to the gateway's page.
async fn sign_up(shop: SocketAddr, number: usize) -> Result<()> {
    let left = Rc::new(Cell::new(number));
    let buyers = (0..CONNECTIONS)
        .map(|_| Subscriber {
            shop,
            left: Rc::clone(&left),
        })
        .collect();
    drive(shop, buyers, Duration::MAX).await?;
    Ok(())
}

struct Subscriber {
    shop: SocketAddr,
    left: Rc<Cell<usize>>,
}

impl Worker for Subscriber {
    async fn once(&mut self, connection: &mut Connection) -> Result<bool> {
        let Some(rest) = self.left.get().checked_sub(1) else {
            return Ok(false);
        };
        self.left.set(rest);
        connection.exchange(&get(self.shop, PLAN, "")).await?;
        let seen = input(&connection.text(), "seen").ok_or("the plan has no field `seen`")?;
        let form = format!("seen={seen}&email=buyer%40example.com&name=Mei+Tan");
        let request = post_form(self.shop, PLAN, "", &form);
        connection.exchange(&request).await?;
        let way = connection.header("location").unwrap_or_default();
        if connection.status == 303 && way.contains("/checkout-page/") {
            Ok(true)
        } else {
            Err(format!(
                "POST {PLAN} answered {} and leads to {way}",
                connection.status
            )
            .into())
        }
    }
}
