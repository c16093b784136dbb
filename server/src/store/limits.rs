//! How often something was done, for limits that hold in every process and after a restart. The
//! generic cell rate algorithm: of each source only the time at which it has all its attempts back.

use std::num::NonZeroU32;

use moka::sync::Cache;
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter,
};

use crate::store::entity::limit::{ActiveModel, Column, Entity};
use crate::store::{Db, insert_if_absent};

/// The limits of this shop, as this process knows them.
#[derive(Debug)]
pub struct Limits {
    /// `SHOP_PAY_LIMIT`: what buyers do is limited in proportion to it.
    pub pay_limit: u32,
    /// Who has to wait, and until when: whoever asks again at once does not cost a query.
    pub waiting: Cache<(String, String), i64>,
}

impl Limits {
    #[must_use]
    pub fn new(pay_limit: NonZeroU32) -> Self {
        Self {
            pay_limit: pay_limit.get(),
            waiting: Cache::new(10_000),
        }
    }
}

/// So many attempts in so many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub attempts: u32,
    pub window: i64,
}

impl Rate {
    /// After this time one attempt has come back.
    fn interval(self) -> i64 {
        self.window / i64::from(std::cmp::max(self.attempts, 1))
    }
}

/// Takes an attempt, or says for how many milliseconds to wait for one. To be refused costs nothing.
pub async fn take(
    db: &impl ConnectionTrait,
    kind: &str,
    source: &str,
    rate: Rate,
    now: i64,
) -> Result<Result<(), i64>, DbErr> {
    let interval = rate.interval();
    if interval == 0 {
        return Ok(Ok(()));
    }
    let latest = now + rate.window - interval;
    // Again when another process was the first to write the row.
    for _ in 0..3 {
        let from = CaseStatement::new()
            .case(Column::FullAt.gt(now), Expr::col(Column::FullAt))
            .finally(Expr::value(now));
        let taken = Entity::update_many()
            .col_expr(Column::FullAt, Expr::expr(from).add(interval))
            .filter(Column::Kind.eq(kind))
            .filter(Column::Source.eq(source))
            .filter(Column::FullAt.lte(latest))
            .exec(db)
            .await?;
        if taken.rows_affected == 1 {
            return Ok(Ok(()));
        }
        let row = ActiveModel {
            kind: Set(kind.to_owned()),
            source: Set(source.to_owned()),
            full_at: Set(now + interval),
        };
        if let Some(wait) = wait(db, kind, source, latest).await? {
            return Ok(Err(wait));
        }
        if insert_if_absent(db, row).await? {
            return Ok(Ok(()));
        }
    }
    Ok(Err(interval))
}

/// How long a source waits that has no attempt left; none for one that has, or is not known.
async fn wait(
    db: &impl ConnectionTrait,
    kind: &str,
    source: &str,
    latest: i64,
) -> Result<Option<i64>, DbErr> {
    let key = (kind.to_owned(), source.to_owned());
    let row = Entity::find_by_id(key).one(db).await?;
    let row = row.filter(|row| row.full_at > latest);
    Ok(row.map(|row| std::cmp::max(row.full_at - latest, 1)))
}

/// Forgets sources that have all their attempts back.
pub async fn purge(db: &Db, now: i64) -> Result<u64, DbErr> {
    let gone = Entity::delete_many()
        .filter(Column::FullAt.lte(now))
        .exec(db)
        .await?;
    Ok(gone.rows_affected)
}

#[cfg(test)]
mod tests {
    use migrations::{Migrator, MigratorTrait as _};
    use sea_orm::PaginatorTrait as _;

    use super::*;
    use crate::store::connect;

    const SECOND: i64 = 1_000;

    struct Counted(Db);

    impl Counted {
        async fn new() -> Self {
            let db = connect("sqlite::memory:").await.unwrap();
            Migrator::up(&db, None).await.unwrap();
            Self(db)
        }

        async fn take(&self, source: &str, attempts: u32, second: i64) -> Result<(), i64> {
            let rate = Rate {
                attempts,
                window: 600 * SECOND,
            };
            let now = 1_000_000 + second * SECOND;
            take(&self.0, "payments", source, rate, now).await.unwrap()
        }
    }

    #[tokio::test]
    async fn attempts_run_out_and_come_back_one_by_one() {
        let counted = Counted::new().await;
        for _ in 0..30 {
            assert_eq!(counted.take("ada", 30, 5).await, Ok(()));
        }
        assert_eq!(counted.take("ada", 30, 5).await, Err(20 * SECOND));
        assert_eq!(counted.take("bob", 30, 5).await, Ok(()));
        assert_eq!(counted.take("ada", 30, 24).await, Err(SECOND));
        assert_eq!(counted.take("ada", 30, 25).await, Ok(()));
        assert_eq!(counted.take("ada", 30, 25).await, Err(20 * SECOND));
    }

    #[tokio::test]
    async fn being_refused_costs_nothing() {
        let counted = Counted::new().await;
        assert_eq!(counted.take("ada", 1, 0).await, Ok(()));
        for second in 1..600 {
            assert!(counted.take("ada", 1, second).await.is_err());
        }
        assert_eq!(counted.take("ada", 1, 600).await, Ok(()));
    }

    #[tokio::test]
    async fn quiet_sources_are_forgotten() {
        let counted = Counted::new().await;
        for source in 0..50 {
            counted.take(&source.to_string(), 30, 0).await.unwrap();
        }
        counted.take("ada", 30, 10).await.unwrap();
        purge(&counted.0, 1_000_000 + 21 * SECOND).await.unwrap();
        assert_eq!(Entity::find().count(&counted.0).await.unwrap(), 1);
    }
}
