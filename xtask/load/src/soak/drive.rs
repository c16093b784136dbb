//! The driving half: everybody who takes part, and what came of it.

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::{JoinSet, LocalSet};

use super::control::Control;
use super::count::{self, Audit, Count};
use super::crew::Crew;
use super::tally::{Tally, list};
use super::{buyer, chaos, faults, files, merchant, run_down};
use crate::books::Books;
use crate::processes::{Opening, World, free_address};
use xtask::project::Project;
use xtask::run::{Result, interrupted, watch_for_interrupts};
use xtask::soak::{Choices, NOT_RIGHT, Without, some_seed};

/// More of everything than anybody can buy, and nothing is sold out; still a number that fits.
const PIECES: u32 = 1_000_000;

/// Beside the shop, on a database that takes several.
const WORKERS: usize = 2;

/// All payments of the longest soak.
pub(crate) const ALL: usize = 10_000_000;

/// What everybody who takes part has to know.
pub(crate) struct Soak {
    pub(crate) seed: u64,
    pub(crate) shop: SocketAddr,
    pub(crate) gateway: SocketAddr,
    pub(crate) control: Control,
    pub(crate) kills: bool,
    pub(crate) clock: bool,
    pub(crate) refunds: bool,
    pub(crate) tally: RefCell<Tally>,
    over: Cell<bool>,
    until: Instant,
}

impl Soak {
    /// Whether it is time for everybody to go.
    pub(crate) fn is_over(&self) -> bool {
        self.over.get() || Instant::now() >= self.until || interrupted()
    }

    /// So long, but not beyond the end.
    pub(crate) async fn rest(&self, time: Duration) {
        let left = self.until.saturating_duration_since(Instant::now());
        tokio::time::sleep(time.min(left)).await;
    }
}

pub(crate) fn drive(
    project: &Project,
    time: Duration,
    database: Option<&str>,
    choices: &Choices,
) -> Result<()> {
    watch_for_interrupts();
    let folder = tempfile::Builder::new().prefix("wayfare-soak-").tempdir()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let seed = choices.seed.unwrap_or_else(some_seed);
    let came_of_it = LocalSet::new().block_on(
        &runtime,
        soak(project, folder.path(), time, database, seed, choices),
    );
    came_of_it.map_err(|error| {
        for line in error.to_string().lines() {
            println!("{NOT_RIGHT}{line}");
        }
        // Books and logs are what the reason is found in.
        format!(
            "seed {seed}; books and logs are kept in {}",
            folder.keep().display()
        )
        .into()
    })
}

async fn soak(
    project: &Project,
    folder: &Path,
    time: Duration,
    database: Option<&str>,
    seed: u64,
    choices: &Choices,
) -> Result<()> {
    let mut world = World::new(project, folder, database)?;
    world.keep_the_binary()?;
    let world = Arc::new(world);
    let sandbox = world.start_sandbox()?;
    let opening = Opening {
        addr: free_address()?,
        ahead: Duration::ZERO,
        on_the_first_core: false,
    };
    let workers = if database.is_some() { WORKERS } else { 0 };
    let mut crew = Crew::open(Arc::clone(&world), opening, workers).await?;
    Control::at(sandbox.addr).is_followed().await?;
    let books = Books::open(world.database()).await?;
    books.fill_the_shelves(PIECES).await?;

    let with = |what| !choices.without.contains(&what);
    let soak = Rc::new(Soak {
        seed,
        shop: opening.addr,
        gateway: sandbox.addr,
        control: Control::at(sandbox.addr),
        kills: with(Without::Kills),
        clock: with(Without::Clock),
        refunds: with(Without::Refunds),
        tally: RefCell::default(),
        over: Cell::new(false),
        until: Instant::now() + time,
    });
    eprintln!("soaking for {} s, seed {seed}", time.as_secs());
    crew = everybody(&soak, crew, choices).await?;
    if interrupted() {
        return Err("interrupted".into());
    }
    let ended = run_down::run_down(&soak, &books, &world, &mut crew).await;
    let state = soak.control.state(ALL).await?;
    crew.end(true).await?;

    let audit = Audit::of(&world).await?;
    let mut count = count::count(&audit, &state, i64::from(PIECES))?;
    promises(&soak, &books, &mut count).await?;
    panics(&world, &mut count)?;
    count.wrong.extend(soak.tally.borrow().surprises());
    count
        .wrong
        .extend(ended.err().map(|error| error.to_string()));
    report(&soak, &audit, &count, database.is_some());
    for order in &count.orders {
        eprint!("{}", files::of(&books, order).await?);
        eprint!("{}", files::at_gateway(&state, order));
    }
    books.close().await?;
    sandbox.stop();
    if count.wrong.is_empty() {
        Ok(())
    } else {
        Err(count.wrong.join("\n").into())
    }
}

/// Buyers, faults, the merchant and the one who kills, until the time is over.
async fn everybody(soak: &Rc<Soak>, crew: Crew, choices: &Choices) -> Result<Crew> {
    let chaos = tokio::task::spawn_local(chaos::reign(Rc::clone(soak), crew));
    let mut others = JoinSet::new();
    if !choices.without.contains(&Without::Faults) {
        others.spawn_local(faults::inject(Rc::clone(soak)));
    }
    others.spawn_local(merchant::act(Rc::clone(soak)));
    for number in 0..choices.buyers {
        others.spawn_local(buyer::shop_until_over(Rc::clone(soak), number));
    }
    while let Some(ended) = others.join_next().await {
        let ended = ended.map_err(Into::into).and_then(|ended| ended);
        if let Err(error) = ended {
            soak.over.set(true);
            return Err(error);
        }
    }
    soak.over.set(true);
    chaos.await?
}

/// A buyer who was told "paid" has paid.
async fn promises(soak: &Soak, books: &Books, count: &mut Count) -> Result<()> {
    let told_paid = soak.tally.borrow().told_paid.clone();
    for token in &told_paid {
        let rows = books
            .rows(
                "SELECT number, paid_at FROM orders WHERE token = ?",
                vec![token.as_str().into()],
            )
            .await?;
        let Some(row) = rows.first() else {
            count
                .wrong
                .push("an order that was told to be paid is gone".to_owned());
            continue;
        };
        let number: String = row.try_get_by_index(0)?;
        let paid_at: Option<i64> = row.try_get_by_index(1)?;
        if paid_at.is_none() {
            count
                .wrong
                .push(format!("{number}: its buyer was told that it is paid"));
            count.orders.insert(number);
        }
    }
    Ok(())
}

fn panics(world: &World, count: &mut Count) -> Result<()> {
    for entry in std::fs::read_dir(world.folder())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "log") {
            continue;
        }
        let log = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        if let Some(line) = log.lines().find(|line| line.contains("panicked")) {
            count.wrong.push(format!("{}: {line}", path.display()));
        }
    }
    Ok(())
}

fn report(soak: &Soak, audit: &Audit, count: &Count, postgres: bool) {
    let tally = soak.tally.borrow();
    let line = |what: &str, said: String| println!("  {what:<12} {said}");
    let paid: u64 = audit.currencies.values().map(|totals| totals.paid).sum();
    let review: u64 = audit
        .currencies
        .values()
        .map(|totals| totals.under_review)
        .sum();
    let database = if postgres { "PostgreSQL" } else { "SQLite" };
    println!("\nsoak on {database}, seed {}", soak.seed);
    line(
        "orders",
        format!(
            "{}, {paid} of them paid, {review} for a person to decide",
            audit.orders
        ),
    );
    line(
        "payments",
        format!(
            "{} at the gateway, {} of them sent back",
            count.payments, count.sent_back
        ),
    );
    let deductions = &count.deductions;
    line(
        "subscribers",
        format!(
            "{} subscriptions, {} ended in the wallet, {} told to a person",
            audit.subscriptions,
            tally.done("end in the wallet"),
            deductions.told.len()
        ),
    );
    line(
        "deductions",
        format!(
            "{} at the gateway, {} of them renewals, {} sent back; {} invoices are paid",
            deductions.succeeded, deductions.renewals, deductions.sent_back, deductions.invoices
        ),
    );
    line(
        "refunds",
        format!("{} in the dashboard", tally.done("refund in the dashboard")),
    );
    line("faults", tally.faults());
    line("kills", list(&tally.kills));
    line(
        "clock",
        format!(
            "moved {} times, by {} h",
            tally.clock_moves,
            tally.moved_by.as_secs() / 3_600
        ),
    );
    line(
        "buyers",
        format!(
            "{} visits, {} broken lines; {}",
            tally.visits,
            tally.broken_lines,
            tally.steps()
        ),
    );
    line(
        "told wrongly",
        format!(
            "{} payments, each of them flagged; {} wait for a person with money on them",
            count.told_wrong, count.waiting
        ),
    );
    for (currency, (gateway, books)) in &count.kept {
        line(
            currency,
            format!("{gateway} minor units are kept at the gateway, {books} in the books"),
        );
    }
    line("difference", count.difference().to_string());
}
