//! What the database can do by itself: single rows, each committed before the next, as durable as
//! the shop's own.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement};

use super::load::CONNECTIONS;
use xtask::run::Result;

/// About what a notification takes up.
const BODY: usize = 700;

/// Rows a second, for a time. Writers that wait for each other's locks lose more than they win on
/// `SQLite`, and share one flush on `PostgreSQL`, so it is tried both ways and the better rate counts.
pub(crate) async fn measure(database: &str, time: Duration) -> Result<f64> {
    let ways = if is_sqlite(database) { [1, 4] } else { [4, 16] };
    let mut best = 0.0_f64;
    for connections in ways {
        let db = connect(database, connections).await?;
        best = best.max(rate(&db, time / 2).await?);
        db.close().await?;
    }
    Ok(best)
}

fn is_sqlite(database: &str) -> bool {
    database.starts_with("sqlite:")
}

async fn connect(database: &str, connections: u32) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(database);
    options.max_connections(connections).sqlx_logging(false);
    let key = if is_sqlite(database) {
        options.map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .pragma("synchronous", "FULL")
                .pragma("journal_mode", "WAL")
                .busy_timeout(Duration::from_secs(10))
        });
        "INTEGER"
    } else {
        "BIGSERIAL"
    };
    let db = Database::connect(options).await?;
    db.execute_unprepared(&format!(
        "CREATE TABLE IF NOT EXISTS bare_row (id {key} PRIMARY KEY, body TEXT NOT NULL)"
    ))
    .await?;
    Ok(db)
}

async fn rate(db: &DatabaseConnection, time: Duration) -> Result<f64> {
    let rows = Arc::new(AtomicU32::new(0));
    let started = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (db, rows) = (db.clone(), Arc::clone(&rows));
        tasks.spawn(async move {
            while started.elapsed() < time {
                let insert = Statement::from_sql_and_values(
                    db.get_database_backend(),
                    "INSERT INTO bare_row (body) VALUES ($1)",
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
