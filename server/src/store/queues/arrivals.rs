//! Notifications that arrive at the same moment are kept by one statement on SQLite: whoever comes
//! while it writes waits for the next one, and each is acknowledged only once its own is kept.
//! PostgreSQL flushes together what comes together by itself.

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Insert, QueryTrait as _};
use tokio::sync::oneshot;

use crate::store::entity::inbox::{ActiveModel, Column};
use crate::store::{Db, autocommit, insert_if_absent};

/// The most that one statement keeps.
const TOGETHER: usize = 32;

/// Whether the notification is new.
type Kept = Result<bool, DbErr>;

/// What waits to be kept by this process.
#[derive(Debug, Default)]
pub struct Arrivals {
    waiting: Mutex<Vec<Arrival>>,
    /// Held by whoever writes for all that wait.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct Arrival {
    row: ActiveModel,
    kept: oneshot::Sender<Kept>,
}

impl Arrivals {
    /// Keeps a notification; `false` if these very bytes are here already.
    ///
    /// # Errors
    /// When the database refuses: then nothing may be acknowledged.
    pub(super) async fn keep(&self, db: &Db, row: ActiveModel) -> Kept {
        if db.get_database_backend() == DbBackend::Postgres {
            return autocommit(insert_if_absent(db, row)).await;
        }
        let (kept, mut told) = oneshot::channel();
        self.waiting().push(Arrival { row, kept });
        let _turn = self.turn.lock().await;
        loop {
            if let Ok(kept) = told.try_recv() {
                return kept;
            }
            let together = self.take();
            if together.is_empty() {
                // Whoever wrote it was cut short, and it may be kept or not: Antom sends it again.
                return Err(DbErr::Custom(
                    "it is not known whether it was kept".to_owned(),
                ));
            }
            write(db, together).await;
        }
    }

    /// The oldest that wait. Their numbers are few, so that the database knows the statements.
    fn take(&self) -> Vec<Arrival> {
        let mut waiting = self.waiting();
        let number = match waiting.len() {
            0 => 0,
            many => (1 << many.ilog2()).min(TOGETHER),
        };
        waiting.drain(..number).collect()
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Arrival>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Keeps them all, and tells each. Where one cannot be kept the others are, one by one.
async fn write(db: &Db, together: Vec<Arrival>) {
    let (rows, tellers): (Vec<_>, Vec<_>) = together
        .into_iter()
        .map(|arrival| (arrival.row, arrival.kept))
        .unzip();
    let kept = match insert(db, &rows).await {
        Err(_) if rows.len() > 1 => {
            let mut kept = Vec::new();
            for row in &rows {
                let alone = insert(db, std::slice::from_ref(row)).await;
                kept.push(alone.map(|new| new.contains(&true)));
            }
            kept
        }
        Ok(new) => new.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    };
    for (teller, kept) in tellers.into_iter().zip(kept) {
        // Whoever waited may have gone.
        let _ = teller.send(kept);
    }
}

/// For each row whether it is new.
async fn insert(db: &Db, rows: &[ActiveModel]) -> Result<Vec<bool>, DbErr> {
    let mut statement = Insert::many(rows.iter().cloned())
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .into_query();
    statement.returning_col(Column::BodyHash);
    let inserted = autocommit(db.query_all(&statement)).await?;
    let mut new = HashSet::new();
    for row in inserted {
        new.insert(row.try_get_by_index::<String>(0)?);
    }
    // Of two that are the same the first is the new one.
    let hash = |row: &ActiveModel| row.body_hash.clone().take().unwrap_or_default();
    Ok(rows.iter().map(|row| new.remove(&hash(row))).collect())
}

#[cfg(test)]
mod tests {
    use sea_orm::Set;

    use super::*;
    use crate::store;

    fn row(name: &str) -> ActiveModel {
        let text = || Set(name.to_owned());
        ActiveModel {
            body_hash: text(),
            body: text(),
            path: text(),
            request_time: text(),
            signature: text(),
            signed_hash: text(),
            received_at: Set(1),
            lane: Set("news".to_owned()),
            state: Set("new".to_owned()),
            tries: Set(0),
            run_at: Set(1),
            locked_until: Set(0),
            ..ActiveModel::default()
        }
    }

    async fn database() -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}/shop.db?mode=rwc", folder.path().display());
        let db = store::connect(&url).await.unwrap();
        store::schema::migrate(&db, None).await.unwrap();
        (folder, db)
    }

    #[tokio::test]
    async fn those_that_come_together_are_kept_once_each() {
        let (_folder, db) = database().await;
        let arrivals = Arrivals::default();
        let names = ["a", "b", "a", "c", "d", "b", "e"];
        let kept = names.map(|name| arrivals.keep(&db, row(name)));
        let [a, b, again, c, d, b_again, e] = kept;
        let kept = tokio::join!(a, b, again, c, d, b_again, e);
        let kept = [kept.0, kept.1, kept.2, kept.3, kept.4, kept.5, kept.6];
        let new: Vec<bool> = kept.into_iter().map(Result::unwrap).collect();
        assert_eq!(new, [true, true, false, true, true, false, true]);
        assert!(!arrivals.keep(&db, row("e")).await.unwrap());
    }

    #[tokio::test]
    async fn one_that_the_database_refuses_keeps_no_other_out() {
        let (_folder, db) = database().await;
        let arrivals = Arrivals::default();
        let broken = ActiveModel {
            body: sea_orm::NotSet,
            ..row("broken")
        };
        let kept = tokio::join!(
            arrivals.keep(&db, row("first")),
            arrivals.keep(&db, row("good")),
            arrivals.keep(&db, broken),
            arrivals.keep(&db, row("other")),
        );
        assert!(kept.0.unwrap() && kept.1.unwrap() && kept.3.unwrap());
        assert!(kept.2.is_err());
    }
}
