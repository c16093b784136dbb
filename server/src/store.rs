//! The database: the only SQL. Everything here runs alike on SQLite and on PostgreSQL, and fails when
//! the database does not answer; `# Errors` says what else may go wrong.

pub mod audit_log;
pub mod catalogue;
mod db;
pub mod disputes;
mod entity;
pub mod findings;
pub mod limits;
pub mod merchants;
pub mod orders;
pub mod payments;
pub mod queues;
pub mod reports;
pub mod reviews;
pub mod schema;
pub mod settlements;
pub mod shoppers;
pub mod stored;
pub mod stored_rows;
pub mod subscriptions;
pub mod trips;

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::sea_query::Expr;
use sea_orm::{
    AccessMode, ActiveModelTrait, ColumnTrait, Condition, ConnectOptions, Database,
    DatabaseConnection, DatabaseTransaction, DbBackend, EntityTrait, Insert, IntoActiveModel,
    IsolationLevel, QueryTrait, SqlErr, SqliteTransactionMode, Statement, TransactionOptions,
};

pub use db::Db;
/// A transaction that has not been committed.
pub(crate) type Tx = DatabaseTransaction;
pub use sea_orm::{ConnectionTrait, DbErr};

/// What went wrong with the database or with what it holds.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("database: {0}")]
    Database(#[from] DbErr),
    /// A row holds what this version cannot read.
    #[error("the database holds {what} that this version cannot read: {value}")]
    Unreadable { what: &'static str, value: String },
}

/// How long a statement, and the wait for a lock, may take on PostgreSQL: somebody's forgotten
/// transaction must not stop the shop. (SQLite waits for its one lock as long as for a connection.)
const LIMITS: [(&str, &str); 3] = [
    ("statement_timeout", "30s"),
    ("lock_timeout", "10s"),
    ("idle_in_transaction_session_timeout", "60s"),
];

/// Connects to SQLite (`sqlite://shop.db?mode=rwc`) or PostgreSQL (`postgres://…`), for a shop that
/// people wait for.
///
/// # Errors
/// When the database cannot be reached.
pub async fn connect(url: &str) -> Result<Db, StoreError> {
    connect_within(url, &LIMITS).await
}

/// As [`connect`], for what may take its time, such as a migration or an audit.
///
/// # Errors
/// When the database cannot be reached.
pub async fn connect_patiently(url: &str) -> Result<Db, StoreError> {
    connect_within(url, &[]).await
}

async fn connect_within(
    url: &str,
    limits: &'static [(&'static str, &'static str)],
) -> Result<Db, StoreError> {
    if !url.starts_with("sqlite:") {
        let mut options = options_of(url);
        options
            .max_connections(16)
            .map_sqlx_postgres_opts(|postgres| postgres.options(limits.iter().copied()));
        let both = open(options).await?;
        return Ok(Db::new(both.clone(), both));
    }
    let writes = open(sqlite(url, 1)).await?;
    // In memory each connection is a database of its own.
    let reads = if url.contains(":memory:") {
        writes.clone()
    } else {
        open(sqlite(url, READERS)).await?
    };
    Ok(Db::new(writes, reads))
}

/// So many may read a SQLite file at once.
const READERS: u32 = 5;

fn options_of(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .sqlx_logging(false)
        .acquire_timeout(Duration::from_secs(10));
    options
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = options_of(url);
    options
        .max_connections(connections)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                // A buyer who was told "paid" must still be paid after a power cut.
                .pragma("synchronous", "FULL")
                .pragma("journal_mode", "WAL")
                // Another process may be writing.
                .busy_timeout(Duration::from_secs(10))
                // Each time that it is full SQLite's thread and the one that reads change places.
                .row_buffer_size(500)
                .foreign_keys(true)
        });
    options
}

async fn open(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    #[cfg(debug_assertions)]
    let url = options.get_url().to_owned();
    #[cfg_attr(not(debug_assertions), expect(unused_mut))]
    let mut db = Database::connect(options).await?;
    #[cfg(debug_assertions)]
    if let Some(observer) = OBSERVER.get() {
        db.set_metric_callback(move |ran| observer(&url, ran.statement));
    }
    Ok(db)
}

/// Is told of each statement: the address of its database, and what it says.
#[cfg(debug_assertions)]
pub type Observer = fn(&str, &Statement);

#[cfg(debug_assertions)]
static OBSERVER: std::sync::OnceLock<Observer> = std::sync::OnceLock::new();

/// From now on each new connection tells its statements, for the test of their plans. Not in release
/// builds.
#[cfg(debug_assertions)]
pub fn observe(observer: Observer) {
    let _ = OBSERVER.set(observer);
}

/// How many milliseconds the database's clock is ahead of `now`; `None` where it is this machine's.
pub async fn clock_ahead(db: &Db, now: i64) -> Result<Option<i64>, DbErr> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(None);
    }
    let asked = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";
    let row = db
        .query_one_raw(Statement::from_string(DbBackend::Postgres, asked))
        .await?;
    let there = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?;
    Ok(there.map(|there| there - now))
}

/// Whether the database answers.
///
/// # Errors
/// When it does not.
pub async fn ping(db: &Db) -> Result<(), StoreError> {
    Ok(db.ping().await?)
}

/// A transaction that writes. SQLite takes its write lock at once: a lock taken half-way, after
/// reading, fails immediately when somebody else wrote in between.
pub(crate) async fn write_tx(db: &Db) -> Result<Tx, DbErr> {
    db.begin_writing(TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    })
    .await
}

/// A transaction that reads, and sees one moment from its beginning to its end.
pub(crate) async fn read_tx(db: &Db) -> Result<Tx, DbErr> {
    let options = match db.get_database_backend() {
        // A SQLite transaction that has read sees that moment until its end.
        DbBackend::Sqlite => TransactionOptions::default(),
        _ => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        },
    };
    db.begin_reading(options).await
}

/// How many transactions this process has ended: whatever it knows of the database may be old once
/// this moves on. Most of them leave the catalogue alone; asking once more costs less than knowing
/// which.
static COMMITS: AtomicU64 = AtomicU64::new(0);

/// The transactions that this process has ended so far.
pub(crate) fn commits() -> u64 {
    COMMITS.load(Ordering::Acquire)
}

/// Ends a transaction; each one that writes ends here.
#[track_caller]
pub(crate) fn commit(tx: Tx) -> impl Future<Output = Result<(), DbErr>> {
    let commit = tx.commit();
    #[cfg(debug_assertions)]
    let commit = crate::platform::crash_point::around("commit", commit);
    async move {
        let done = commit.await;
        // After a failure too: the answer may be lost, and not the transaction.
        COMMITS.fetch_add(1, Ordering::AcqRel);
        done
    }
}

/// A write about a payment that is a transaction by itself.
#[track_caller]
pub(crate) fn autocommit<T>(
    write: impl Future<Output = Result<T, DbErr>>,
) -> impl Future<Output = Result<T, DbErr>> {
    #[cfg(debug_assertions)]
    let write = crate::platform::crash_point::around("write", write);
    write
}

/// A value that stands in the statement itself: a partial index is used only where its condition
/// stands so.
pub(crate) fn constant(value: &'static str) -> Expr {
    Expr::Constant(value.into())
}

/// Whether somebody else was first: a unique index refused the row. On PostgreSQL two transactions
/// may both find nothing and both insert; the index lets one through.
pub(crate) fn is_conflict(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

/// Inserts unless a unique key is taken; tells whether the row is new.
///
/// The count of changed rows is the only answer that SeaORM gives alike for a conflict on both
/// databases.
pub(crate) async fn insert_if_absent<A>(db: &impl ConnectionTrait, row: A) -> Result<bool, DbErr>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A>,
{
    let statement = Insert::one(row)
        .on_conflict(
            sea_orm::sea_query::OnConflict::new()
                .do_nothing()
                .to_owned(),
        )
        .into_query();
    Ok(db.execute(&statement).await?.rows_affected() == 1)
}

/// Rows behind one in a list that is ordered by a moment and, where two share it, by an id.
pub(crate) fn older_than<C: ColumnTrait, D: ColumnTrait>(
    (moment, at): (C, i64),
    (id, last): (D, impl Into<sea_orm::Value>),
) -> Condition {
    // The first bound is the index's; the second tells those of one moment apart.
    Condition::all()
        .add(moment.lte(at))
        .add(Condition::any().add(moment.lt(at)).add(id.lt(last)))
}
