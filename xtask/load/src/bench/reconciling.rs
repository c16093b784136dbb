//! A report of a million lines beside books of as many orders: how long it takes, how much memory,
//! and whether what was planted is found, and nothing else.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::many_orders::{ORDERS, Original, paid_order, repeat};
use super::measure::{Place, say};
use super::report::{Budget, Report};
use crate::books::Books;
use crate::processes::{Opening, World};
use xtask::project::Project;
use xtask::run::Result;

const PLANTED: usize = 50;

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
    repeat(place, &books, &original).await?;
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
