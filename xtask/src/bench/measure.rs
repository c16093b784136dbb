//! The measuring half: runs on the second core, in a release build.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use super::load::{CONNECTIONS, Load, drive, median, middle};
use super::notifications::Sender;
use super::orders::{Buyer, input};
use super::pages::{Page, some_product};
use super::processes::{self, CLIENT_ID, Running, World};
use super::report::{Budget, Report, kilobytes};
use super::{commits, first_view, http};
use crate::budgets::{SCRIPTS, STYLES, weigh};
use crate::project::Project;
use crate::run::{Result, interrupted, read, watch_for_interrupts};
use crate::site::Site;

/// Pages and the least part of the bare handler's rate that they must reach.
const PAGES: [(&str, f64); 3] = [("home", 25.0), ("listing", 50.0), ("product", 30.0)];
const HTML: usize = 50_000;
const REQUESTS: usize = 4;
const RESIDENT: u64 = 60_000_000;
const START: Duration = Duration::from_millis(300);
const NOTIFICATIONS_A_ROUND: usize = 2_000;
const STARTS: usize = 5;

pub(crate) fn measure(project: &Project, rounds: u32, time: Duration) -> Result<()> {
    watch_for_interrupts();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let folder = tempfile::Builder::new()
        .prefix("wayfare-bench-")
        .tempdir()?;
    let mut report = Report::default();
    runtime.block_on(async {
        buying(
            project,
            &folder.path().join("buying"),
            rounds,
            time,
            &mut report,
        )
        .await?;
        notified(
            project,
            &folder.path().join("notified"),
            rounds,
            time,
            &mut report,
        )
        .await
    })?;
    weights(project, &mut report)?;
    report.print();
    Ok(())
}

/// Rounds of one thing after the other, so that a slow minute of the machine hits all alike.
fn say(what: &str) -> Result<()> {
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
    let world = World::new(project, folder)?;
    let _sandbox = world.start_sandbox()?;
    let (shop, fresh) = world.start_shop()?;
    shop.stop();
    commits::fill_the_shelves(&world.database()).await?;
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
        let (shop, time) = world.start_shop()?;
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
    let yardstick = processes::start_yardstick()?;
    let mut bare = Page::new("bare", yardstick.addr, "/");
    let mut pages = [
        Page::new("home", shop.addr, "/"),
        Page::new("listing", shop.addr, "/shop"),
        Page::new("product", shop.addr, product),
    ];
    for round in 1..=rounds {
        say(&format!("pages, round {round} of {rounds}"))?;
        bare.measure(time).await?;
        for page in &mut pages {
            page.measure(time).await?;
        }
    }
    let bare_load = median(bare.loads());
    report.tell("bare axum handler, 20 kB", rate(bare_load));
    for (page, (name, part)) in pages.iter().zip(PAGES) {
        debug_assert_eq!(page.name, name);
        // Round by round: both halves of a fraction come from the same minute.
        let fractions = page
            .loads()
            .iter()
            .zip(bare.loads())
            .map(|(page, bare)| page.per_second / bare.per_second);
        let fraction = middle(fractions);
        let shown = format!(
            "{}, 1/{:.1} of bare",
            rate(median(page.loads())),
            1.0 / fraction
        );
        report.judge(
            page.name,
            shown,
            fraction,
            Budget::AtLeast(1.0 / part),
            &format!("at least 1/{part:.0} of bare"),
        );
    }
    Ok(())
}

fn rate(load: Load) -> String {
    format!("{:.0}/s, p99 {:.1} ms", load.per_second, load.p99)
}

async fn orders(
    shop: &Running,
    product: &str,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let mut connection = http::Connection::to(shop.addr);
    connection
        .exchange(&http::get(shop.addr, product, ""))
        .await?;
    let page = connection.text();
    let sku: Rc<str> = input(&page, "sku")
        .ok_or("the product page has no field `sku`")?
        .into();
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
                "at most 4",
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

async fn notified(
    project: &Project,
    folder: &Path,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let world = World::new(project, folder)?;
    let _sandbox = world.start_sandbox()?;
    let (shop, _) = world.start_shop()?;
    let mut commit_rates = vec![commit_rate(folder, time)?];
    let (mut loads, mut fractions) = (Vec::new(), Vec::new());
    let mut first = 0;
    for round in 1..=rounds {
        say(&format!("notifications, round {round} of {rounds}"))?;
        let numbers = first..first + NOTIFICATIONS_A_ROUND;
        first = numbers.end;
        let sender = Sender::sign(shop.addr, CLIENT_ID, world.antom_key(), numbers)?;
        let load = drive(shop.addr, vec![sender; CONNECTIONS], Duration::MAX).await?;
        // A disk's flushes are faster in one second than in the next: what the database does by
        // itself is measured before and after.
        let before = commit_rates.last().copied().unwrap_or_default();
        let after = commit_rate(folder, time)?;
        fractions.push(load.per_second / f64::midpoint(before, after));
        commit_rates.push(after);
        loads.push(load);
    }
    let commits = middle(commit_rates.into_iter());
    let fraction = middle(fractions.into_iter());
    report.tell(
        "the database's own commits of one row",
        format!("{commits:.0}/s"),
    );
    let shown = format!("{}, {fraction:.2} of commits", rate(median(&loads)));
    report.judge(
        "notifications acknowledged",
        shown,
        fraction,
        Budget::AtLeast(0.5),
        "at least 0.5 of commits",
    );
    resident("resident memory after notifications", &shop, report);
    shop.stop();
    Ok(())
}

/// In a process of its own, because the first core is the shop's, idle for now.
fn commit_rate(folder: &Path, time: Duration) -> Result<f64> {
    let mut command: Command = processes::on_the_first_core(&std::env::current_exe()?);
    command
        .arg("commits")
        .arg(folder)
        .args(["--seconds", &time.as_secs().to_string()]);
    Ok(read(&mut command)?.trim().parse()?)
}

#[allow(clippy::cast_precision_loss)]
fn resident(what: &str, shop: &Running, report: &mut Report) {
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
        "at most 8 kB brotli",
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss)]
fn as_figure(number: usize) -> f64 {
    number as f64
}
