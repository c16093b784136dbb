//! A look into the database of a shop that is under load, past the shop itself.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, QueryResult,
    Statement, Value,
};

use xtask::run::Result;

#[derive(Clone)]
pub(crate) struct Books(DatabaseConnection);

impl Books {
    pub(crate) async fn open(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(2).sqlx_logging(false);
        Ok(Self(Database::connect(options).await?))
    }

    pub(crate) async fn close(self) -> Result<()> {
        Ok(self.0.close().await?)
    }

    pub(crate) async fn run(&self, sql: &str) -> Result<()> {
        self.0.execute_unprepared(sql).await?;
        Ok(())
    }

    /// So many pieces of everything, and none reserved or sold: to be called before anybody orders.
    pub(crate) async fn fill_the_shelves(&self, pieces: u32) -> Result<()> {
        self.run(&format!("UPDATE variants SET on_hand = {pieces}"))
            .await?;
        self.run("UPDATE catalogue_revision SET revision = revision + 1")
            .await
    }

    pub(crate) fn is_postgres(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Postgres
    }

    /// The rows of a query; `?` stands for each value, on either database.
    pub(crate) async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<QueryResult>> {
        let backend = self.0.get_database_backend();
        let sql = match backend {
            DbBackend::Postgres => numbered(sql),
            _ => sql.to_owned(),
        };
        let statement = Statement::from_sql_and_values(backend, sql, values);
        Ok(self.0.query_all_raw(statement).await?)
    }

    /// The one number that a query gives; none when it is NULL.
    pub(crate) async fn number(&self, sql: &str, values: Vec<Value>) -> Result<Option<i64>> {
        let rows = self.rows(sql, values).await?;
        let row = rows.first().ok_or("a query gave no row")?;
        Ok(row.try_get_by_index(0)?)
    }
}

/// `?` as PostgreSQL writes it.
fn numbered(sql: &str) -> String {
    let mut parts = sql.split('?');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (number, part) in (1..).zip(parts) {
        text.push_str(&format!("${number}{part}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbered_for_postgres() {
        assert_eq!(numbered("a = ? AND b < ?"), "a = $1 AND b < $2");
        assert_eq!(numbered("SELECT 1"), "SELECT 1");
    }
}
