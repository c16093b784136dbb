//! Books of a million orders, all like one that was paid as any is.

use std::time::{Duration, Instant};

use super::measure::{Place, Scene, say};
use super::notifications::{Notice, Sender, payment_id};
use crate::books::Books;
use crate::http::Connection;
use crate::processes::{CLIENT_ID, Running, World};
use xtask::project::Project;
use xtask::run::Result;

pub(super) const ORDERS: usize = 1_000_000;
/// So many orders are written in one transaction.
const TOGETHER: usize = 50_000;

/// The order that all others are like.
pub(super) struct Original {
    order: String,
    pub(super) request: String,
    pub(super) payment: String,
    /// In cents.
    pub(super) total: i64,
}

/// An order that was paid as any is.
pub(super) async fn paid_order(
    project: &Project,
    place: &Place,
) -> Result<(World, Running, Original)> {
    let scene = Scene::open(project, place).await?;
    scene.place_orders(1).await?;
    let Scene {
        world,
        sandbox,
        shop,
    } = scene;
    let books = Books::open(world.database()).await?;
    let query = "SELECT a.order_id, a.payment_request_id, o.total_minor FROM attempts a
                 JOIN orders o ON o.id = a.order_id";
    let rows = books.rows(query, Vec::new()).await?;
    let row = rows.first().ok_or("no order was placed")?;
    let (order, request): (String, String) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
    let total = row.try_get_by_index(2)?;
    let notice = Notice::paid(&request, total);
    let payment = payment_id(&request);
    let sender = Sender::sign(
        shop.addr,
        CLIENT_ID,
        world.antom_key(),
        std::iter::once(notice),
    )?;
    sender.send_next(&mut Connection::to(shop.addr)).await?;
    let deadline = Instant::now() + Duration::from_secs(30);
    let paid = "SELECT COUNT(*) FROM attempts WHERE state = 'paid'";
    while books.number(paid, Vec::new()).await? != Some(1) {
        if Instant::now() > deadline {
            return Err("the order was not paid".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    books.close().await?;
    shop.stop();
    let original = Original {
        order,
        request,
        payment,
        total,
    };
    Ok((world, sandbox, original))
}

/// Columns, each with what stands in it instead of what the original has.
type Columns<'a> = Vec<(&'a str, &'a str)>;

/// The paid order again and again, a million times, each a millisecond after the one before.
pub(super) async fn repeat(place: &Place, books: &Books, original: &Original) -> Result<()> {
    let fact = format!("replace(t.fact, '{}', 'payment-' || n)", original.payment);
    let order = "'order-' || n";
    let tables: [(&str, &str, Columns<'_>); 3] = [
        (
            "orders",
            "id",
            vec![
                ("id", order),
                ("number", "'FX-' || n"),
                ("token", "'token-' || n"),
                ("shopper", "'shopper-' || n"),
                ("placed_at", "t.placed_at + n"),
                ("paid_at", "t.paid_at + n"),
            ],
        ),
        (
            "attempts",
            "order_id",
            vec![
                ("payment_request_id", "'request-' || n"),
                ("payment_id", "'payment-' || n"),
                ("order_id", order),
            ],
        ),
        (
            "evidence",
            "order_id",
            vec![
                ("order_id", order),
                ("learned_at", "t.learned_at + n"),
                ("fact", &fact),
            ],
        ),
    ];
    for (table, key, changed) in tables {
        let query = format!("SELECT * FROM {table} LIMIT 1");
        let rows = books.rows(&query, Vec::new()).await?;
        let columns = rows.first().ok_or("a table is empty")?.column_names();
        // The database counts what it learned by itself.
        let is_copied = |column: &&String| table != "evidence" || *column != "id";
        let columns: Vec<&String> = columns.iter().filter(is_copied).collect();
        let values = columns.iter().map(|column| {
            let new = changed.iter().find(|(name, _)| name == column);
            new.map_or_else(|| format!("t.{column}"), |(_, value)| (*value).to_owned())
        });
        let values: Vec<String> = values.collect();
        let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
        let (names, values) = (names.join(", "), values.join(", "));
        for from in (0..ORDERS).step_by(TOGETHER) {
            say(&format!("  {table} from {from}"))?;
            let last = from + TOGETHER - 1;
            books
                .run(&format!(
                    "WITH RECURSIVE many(n) AS
                     (SELECT {from} UNION ALL SELECT n + 1 FROM many WHERE n < {last})
                     INSERT INTO {table} ({names})
                     SELECT {values} FROM {table} t CROSS JOIN many
                     WHERE t.{key} = '{}'",
                    original.order
                ))
                .await?;
        }
    }
    if place.database.is_some() {
        // Autovacuum has done so long before a shop has that many orders; until then the planner
        // takes a table for a small one and reads all of it.
        books.run("ANALYZE").await?;
    }
    Ok(())
}
