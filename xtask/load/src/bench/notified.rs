//! Notifications: how many are acknowledged beside what the database does by itself, and how long
//! it takes from one to the paid order.

use std::collections::HashMap;
use std::process::Command;
use std::time::{Duration, Instant};

use super::load::{CONNECTIONS, drive, median, middle, percentile};
use super::measure::{Place, Scene, rate, resident, say};
use super::notifications::{Notice, Sender};
use super::report::{Budget, Report};
use crate::books::Books;
use crate::http::Connection;
use crate::processes::{self, CLIENT_ID, World};
use xtask::project::Project;
use xtask::run::{Result, read};

const NOTIFICATIONS_A_ROUND: usize = 2_000;

/// Orders that are notified one after the other, on a shop with nothing else to do.
const ORDERS: usize = 300;
const PACE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) async fn acknowledged(
    project: &Project,
    place: &Place,
    rounds: u32,
    time: Duration,
    report: &mut Report,
) -> Result<()> {
    let world = World::new(project, &place.folder, place.database.as_deref())?;
    let _sandbox = world.start_sandbox()?;
    let (shop, _) = world.start_shop(&processes::Opening::on_the_first_core()?)?;
    let bare = bare_database(place);
    let mut commit_rates = vec![commit_rate(&bare, time)?];
    let (mut loads, mut fractions) = (Vec::new(), Vec::new());
    let mut first = 0;
    for round in 1..=rounds {
        say(&format!(
            "notifications on {}, round {round} of {rounds}",
            place.name
        ))?;
        let notices = (first..first + NOTIFICATIONS_A_ROUND).map(Notice::of_nobody);
        first += NOTIFICATIONS_A_ROUND;
        let sender = Sender::sign(shop.addr, CLIENT_ID, world.antom_key(), notices)?;
        let load = drive(shop.addr, vec![sender; CONNECTIONS], Duration::MAX).await?;
        // A disk's flushes are faster in one second than in the next: what the database does by
        // itself is measured before and after.
        let before = commit_rates.last().copied().unwrap_or_default();
        let after = commit_rate(&bare, time)?;
        fractions.push(load.per_second / f64::midpoint(before, after));
        commit_rates.push(after);
        loads.push(load);
    }
    let commits = middle(commit_rates.into_iter());
    let fraction = middle(fractions.into_iter());
    report.tell(
        &format!("{}'s own commits of one row", place.name),
        format!("{commits:.0}/s"),
    );
    let shown = format!("{}, {fraction:.2} of commits", rate(median(&loads)));
    report.judge(
        &format!("notifications acknowledged, {}", place.name),
        shown,
        fraction,
        Budget::AtLeast(0.5),
        "at least 0.5 of commits",
    );
    resident(
        &format!("resident memory after notifications, {}", place.name),
        &shop,
        report,
    );
    shop.stop();
    Ok(())
}

/// Beside the shop's: a file of its own, or a table in the same database.
fn bare_database(place: &Place) -> String {
    let file = place.folder.join("commits.db");
    let own = || format!("sqlite://{}?mode=rwc", file.display());
    place.database.clone().unwrap_or_else(own)
}

/// In a process of its own, because the first core is the shop's, idle for now.
fn commit_rate(database: &str, time: Duration) -> Result<f64> {
    let mut command: Command = processes::on_the_first_core(&std::env::current_exe()?);
    command
        .arg("commits")
        .arg(database)
        .args(["--seconds", &time.as_secs().to_string()]);
    Ok(read(&mut command)?.trim().parse()?)
}

/// From the moment a notification is sent to the moment the order is paid in the database.
pub(crate) async fn paid(project: &Project, place: &Place, report: &mut Report) -> Result<()> {
    say(&format!(
        "from notification to paid order on {}",
        place.name
    ))?;
    let scene = Scene::open(project, place).await?;
    scene.place_orders(ORDERS).await?;
    let books = Books::open(scene.world.database()).await?;
    let times = watch(&scene, &books).await?;
    let milliseconds = |part| percentile(&times, part).as_secs_f64() * 1000.0;
    report.tell(
        &format!("notification to paid order, {}", place.name),
        format!(
            "median {:.0} ms, p99 {:.0} ms",
            milliseconds(50),
            milliseconds(99)
        ),
    );
    books.close().await?;
    scene.shop.stop();
    Ok(())
}

async fn watch(scene: &Scene, books: &Books) -> Result<Vec<Duration>> {
    let rows = books
        .rows(
            "SELECT a.payment_request_id, o.total_minor FROM attempts a
             JOIN orders o ON o.id = a.order_id WHERE a.state = 'open'",
            Vec::new(),
        )
        .await?;
    let (mut notices, mut ids) = (Vec::new(), Vec::new());
    for row in &rows {
        let (id, total): (String, i64) = (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        notices.push(Notice::paid(&id, total));
        ids.push(id);
    }
    let key = scene.world.antom_key();
    let sender = Sender::sign(scene.shop.addr, CLIENT_ID, key, notices.into_iter())?;

    let mut sent: HashMap<String, Instant> = HashMap::new();
    let mut times = Vec::new();
    let mut connection = Connection::to(scene.shop.addr);
    let deadline = Instant::now() + PATIENCE;
    let mut next = Instant::now();
    // Sent from the last to the first.
    let mut waiting = ids;
    while times.len() < rows.len() {
        if Instant::now() > deadline {
            return Err("some notified orders were not paid".into());
        }
        if Instant::now() >= next
            && let Some(id) = waiting.pop()
        {
            sent.insert(id, Instant::now());
            sender.send_next(&mut connection).await?;
            next += PACE;
        }
        for row in books
            .rows(
                "SELECT payment_request_id FROM attempts WHERE state = 'paid'",
                Vec::new(),
            )
            .await?
        {
            let id: String = row.try_get_by_index(0)?;
            if let Some(at) = sent.remove(&id) {
                times.push(at.elapsed());
            }
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    times.sort_unstable();
    Ok(times)
}
