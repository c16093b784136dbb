//! The connections to a database.

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, DbBackend, DbErr,
    ExecResult, IntoDatabaseExecutor, QueryResult, Statement, TransactionOptions, TransactionTrait,
};

/// The connections of one database. SQLite lets one write at a time, and whoever finds another
/// writing sleeps, each time longer, and tries again, in no order. So everything that this process
/// writes goes through one connection there, and waits in turn.
#[derive(Clone, Debug)]
pub struct Db {
    writes: DatabaseConnection,
    /// The same connections on PostgreSQL.
    reads: DatabaseConnection,
}

impl Db {
    pub(super) fn new(writes: DatabaseConnection, reads: DatabaseConnection) -> Self {
        Self { writes, reads }
    }

    /// A transaction that may write.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.begin_writing(TransactionOptions::default()).await
    }

    pub(super) async fn begin_writing(
        &self,
        options: TransactionOptions,
    ) -> Result<DatabaseTransaction, DbErr> {
        self.writes.begin_with_options(options).await
    }

    pub(super) async fn begin_reading(
        &self,
        options: TransactionOptions,
    ) -> Result<DatabaseTransaction, DbErr> {
        self.reads.begin_with_options(options).await
    }

    pub(super) async fn ping(&self) -> Result<(), DbErr> {
        self.reads.ping().await
    }

    /// Ends all connections.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reads.close().await?;
        self.writes.close().await
    }

    fn of(&self, statement: &Statement) -> &DatabaseConnection {
        if is_read(&statement.sql) {
            &self.reads
        } else {
            &self.writes
        }
    }
}

/// Whether a statement certainly writes nothing.
fn is_read(sql: &str) -> bool {
    let first = sql.trim_start().get(..6);
    first.is_some_and(|word| word.eq_ignore_ascii_case("SELECT"))
}

#[async_trait]
impl ConnectionTrait for Db {
    fn get_database_backend(&self) -> DbBackend {
        self.writes.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.writes.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.writes.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.of(&statement).query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.of(&statement).query_all_raw(statement).await
    }
}

/// Migrations write.
impl<'c> IntoDatabaseExecutor<'c> for &'c Db {
    fn into_database_executor(self) -> DatabaseExecutor<'c> {
        self.writes.into_database_executor()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_write_is_told_from_what_reads() {
        for sql in ["SELECT 1", " select 1", "SELECT \"id\" FROM \"orders\""] {
            assert!(is_read(sql), "{sql}");
        }
        for sql in [
            "",
            "INSERT INTO orders DEFAULT VALUES RETURNING id",
            "UPDATE orders SET id = 1 RETURNING id",
            "DELETE FROM orders RETURNING id",
            "WITH old AS (SELECT 1) DELETE FROM orders RETURNING id",
            "PRAGMA user_version",
            "日本語",
        ] {
            assert!(!is_read(sql), "{sql}");
        }
    }
}
