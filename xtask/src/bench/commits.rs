//! What the database can do by itself: single rows, each committed before the next, as durable as
//! the shop's own.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement,
};

use crate::run::Result;

const TASKS: usize = 8;

/// About what a notification takes up.
const BODY: usize = 700;

/// Rows a second, for a time. Writers that wait for each other's locks lose more than they win, so
/// it is tried both ways and the better rate counts.
pub(crate) async fn measure(folder: &Path, time: Duration) -> Result<f64> {
    let mut best = 0.0_f64;
    for connections in [1, 4] {
        let file = folder.join(format!("commits-{connections}.db"));
        let db = connect(&file, connections).await?;
        best = best.max(rate(&db, time / 2).await?);
        db.close().await?;
    }
    Ok(best)
}

async fn connect(file: &Path, connections: u32) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
    options
        .max_connections(connections)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .pragma("synchronous", "FULL")
                .pragma("journal_mode", "WAL")
                .busy_timeout(Duration::from_secs(10))
        });
    let db = Database::connect(options).await?;
    db.execute_unprepared(
        "CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body TEXT NOT NULL)",
    )
    .await?;
    Ok(db)
}

async fn rate(db: &DatabaseConnection, time: Duration) -> Result<f64> {
    let rows = Arc::new(AtomicU32::new(0));
    let started = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..TASKS {
        let (db, rows) = (db.clone(), Arc::clone(&rows));
        tasks.spawn(async move {
            while started.elapsed() < time {
                let insert = Statement::from_sql_and_values(
                    DbBackend::Sqlite,
                    "INSERT INTO row (body) VALUES (?)",
                    ["x".repeat(BODY).into()],
                );
                db.execute_raw(insert).await?;
                rows.fetch_add(1, Ordering::Relaxed);
            }
            Ok::<_, sea_orm::DbErr>(())
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended??;
    }
    Ok(f64::from(rows.load(Ordering::Relaxed)) / started.elapsed().as_secs_f64())
}

/// More of everything on the shelves than any load can buy.
pub(crate) async fn fill_the_shelves(database: &str) -> Result<()> {
    let db = Database::connect(database).await?;
    db.execute_unprepared("UPDATE variants SET on_hand = 100000000")
        .await?;
    db.close().await?;
    Ok(())
}
