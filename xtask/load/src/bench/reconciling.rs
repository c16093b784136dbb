//! A report of a million lines beside books of as many orders: how long it takes, how much memory,
//! and whether what was planted is found, and nothing else.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::measure::{Place, Scene, say};
use super::notifications::{Notice, Sender, payment_id};
use super::report::{Budget, Report};
use crate::books::Books;
use crate::http::Connection;
use crate::processes::{CLIENT_ID, Opening, Running, World};
use xtask::project::Project;
use xtask::run::Result;

const ORDERS: usize = 1_000_000;
const PLANTED: usize = 50;
/// So many orders are written in one transaction.
const TOGETHER: usize = 50_000;

const SECONDS: f64 = 60.0;
const MEMORY: f64 = 100e6;
const PATIENCE: Duration = Duration::from_secs(600);

const HEADER: &str = "customerId,PSP,transactionType,transactionId,transactionRequestId,\
                      originalTransactionRequestId,status,transactionCompletionTime,\
                      transactionAmountValue,transactionCurrency,paymentMethodType";

pub(crate) async fn reconcile(project: &Project, place: &Place, report: &mut Report) -> Result<()> {
    say(&format!("books of {ORDERS} orders on {}", place.name))?;
    let (world, _sandbox, original) = paid_order(project, place).await?;
    let books = Books::open(world.database()).await?;
    repeat(&books, &original).await?;
    books.close().await?;
    let file = world.folder().join("report.csv");
    let planted = write(&file, &original)?;
    say(&format!("reconciling {ORDERS} lines on {}", place.name))?;
    let done = run(&world, &file).await?;
    let what = |figure: &str| format!("a report of a million lines, {}: {figure}", place.name);
    report.judge(
        &what("time"),
        format!("{:.1} s", done.seconds),
        done.seconds,
        Budget::AtMost(SECONDS),
        "at most 60 s",
    );
    match done.peak {
        None => report.tell(&what("memory"), "not measured: the system does not tell"),
        Some(peak) => report.judge(
            &what("memory"),
            format!("{:.1} MB", peak / 1e6),
            peak,
            Budget::AtMost(MEMORY),
            "at most 100 MB",
        ),
    }
    let right = planted.intersection(&done.found).count();
    let all = planted.union(&done.found).count();
    report.judge(
        &what("findings"),
        format!("{right} of {PLANTED}, {} others", done.differing - right),
        fraction(right, all.max(done.differing)),
        Budget::AtLeast(1.0),
        "those 50 and no other",
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn fraction(part: usize, of: usize) -> f64 {
    part as f64 / of as f64
}

/// The order that all others are like.
struct Original {
    order: String,
    request: String,
    payment: String,
    /// In cents.
    total: i64,
}

/// An order that was paid as any is.
async fn paid_order(project: &Project, place: &Place) -> Result<(World, Running, Original)> {
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

/// The paid order again and again, each a millisecond after the one before.
async fn repeat(books: &Books, original: &Original) -> Result<()> {
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
    Ok(())
}

/// Writes the report; tells what is otherwise in it than in the books.
fn write(path: &Path, original: &Original) -> Result<BTreeSet<String>> {
    let mut file = BufWriter::new(File::create(path)?);
    let amount = format!("{}.{:02}", original.total / 100, original.total % 100);
    let mut planted = BTreeSet::new();
    writeln!(file, "{HEADER}")?;
    let mut number = 1;
    let mut line = |payment: &str, request: &str, amount: &str| {
        number += 1;
        writeln!(
            file,
            "2188,ANTOM,PAYMENT,{payment},{request},,SUCCESS,2026-01-02T03:04:05+00:00,{amount},SGD,\
             ALIPAY_CN"
        )?;
        Ok::<_, std::io::Error>(number)
    };
    line(&original.payment, &original.request, &amount)?;
    for order in 0..ORDERS {
        let (payment, request) = (format!("payment-{order}"), format!("request-{order}"));
        let (nth, place) = (order / (ORDERS / PLANTED), order % (ORDERS / PLANTED));
        match (place, nth % 4) {
            (7, 0 | 2) => {
                line(&payment, &request, "0.01")?;
                planted.insert(format!("amount FX-{order}"));
            }
            (7, 1) => {
                line(&payment, &request, &amount)?;
                let other = line(&format!("{payment}x"), &format!("{request}x"), &amount)?;
                planted.insert(format!("notInBooks {other}"));
            }
            (7, _) => {
                planted.insert(format!("notInFile FX-{order}"));
            }
            _ => {
                line(&payment, &request, &amount)?;
            }
        }
    }
    writeln!(file, "<END>")?;
    file.flush()?;
    Ok(planted)
}

/// What came of it.
struct Done {
    seconds: f64,
    /// The most memory that was resident, in bytes.
    peak: Option<f64>,
    differing: usize,
    found: BTreeSet<String>,
}

#[allow(clippy::cast_precision_loss)]
async fn run(world: &World, file: &Path) -> Result<Done> {
    let told = world.folder().join("reconciled.json");
    let opening = Opening::on_the_first_core()?;
    let file = file.to_string_lossy();
    let arguments = [
        "reconcile",
        &file,
        "--from",
        "2020-01-01",
        "--until",
        "2099-12-31",
        "--json",
    ];
    let started = Instant::now();
    let mut running = world.start_task(&arguments, &opening, &told)?;
    let mut peak = None;
    let code = loop {
        if let Some(code) = running.ended()? {
            break code;
        }
        peak = running.peak().or(peak);
        if started.elapsed() > PATIENCE {
            return Err("the report is not read through".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    };
    let seconds = started.elapsed().as_secs_f64();
    let text = std::fs::read_to_string(&told)?;
    let answer: Value = serde_json::from_str(&text).map_err(|error| {
        let why = format!("reconcile ended with {code}: {error}: {text}");
        world.explain(&why, "task.log")
    })?;
    let differences = answer["differences"].as_array();
    let found = differences.into_iter().flatten().map(|each| {
        let reason = each["reason"].as_str().unwrap_or_default();
        let order = each["order"].as_str().map(ToOwned::to_owned);
        let place = order.unwrap_or_else(|| each["line"].to_string());
        format!("{reason} {place}")
    });
    Ok(Done {
        seconds,
        peak: peak.map(|bytes| bytes as f64),
        differing: usize::try_from(answer["differing"].as_u64().unwrap_or(u64::MAX))?,
        found: found.collect(),
    })
}
