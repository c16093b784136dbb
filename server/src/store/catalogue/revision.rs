//! The number that moves on whenever what a catalogue page shows has changed.

use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, ExprTrait, sea_query::Expr};
use tokio::sync::Mutex;

use crate::store::entity::catalogue_revision::{Column, Entity};
use crate::store::{Db, commits};

/// From this age on, one reader asks the database while the others take what is known.
const ASKED_AGAIN: Duration = Duration::from_millis(500);
/// From this age on, nobody takes what is known: another process's change shows by then.
const STALE: Duration = Duration::from_secs(1);

/// 0 before the catalogue is filled.
pub(super) async fn read(db: &Db) -> Result<i64, DbErr> {
    Ok(Entity::find_by_id(1)
        .one(db)
        .await?
        .map_or(0, |row| row.revision))
}

/// Tells every reader that the catalogue changed.
pub(in crate::store) async fn touch(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .exec(db)
        .await?;
    Ok(())
}

/// The revision as this process knows it: its own changes at once, others' within a second.
#[derive(Debug, Default)]
pub struct KnownRevision {
    known: RwLock<Option<Known>>,
    /// Held by the reader who asks the database.
    asking: Mutex<()>,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    revision: i64,
    /// Both from before the question was sent.
    commits: u64,
    asked: Instant,
}

enum Freshness {
    Fresh(i64),
    /// Still true enough, if somebody else is asking already.
    Ageing(i64),
    Unknown,
}

impl KnownRevision {
    /// The revision, mostly without a question to the database.
    ///
    /// # Errors
    /// When the database was asked and did not answer.
    pub async fn get(&self, db: &Db) -> Result<i64, DbErr> {
        let _asking = match self.freshness() {
            Freshness::Fresh(revision) => return Ok(revision),
            Freshness::Ageing(revision) => match self.asking.try_lock() {
                Ok(asking) => asking,
                Err(_) => return Ok(revision),
            },
            Freshness::Unknown => self.asking.lock().await,
        };
        // Whoever waited for the lock may find the answer to somebody else's question.
        if let Freshness::Fresh(revision) = self.freshness() {
            return Ok(revision);
        }
        let (commits, asked) = (commits(), Instant::now());
        let revision = read(db).await?;
        let known = Known {
            revision,
            commits,
            asked,
        };
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(revision)
    }

    fn freshness(&self) -> Freshness {
        let known = *self.known.read().unwrap_or_else(PoisonError::into_inner);
        let Some(known) = known.filter(|known| known.commits == commits()) else {
            return Freshness::Unknown;
        };
        let age = known.asked.elapsed();
        if age < ASKED_AGAIN {
            Freshness::Fresh(known.revision)
        } else if age < STALE {
            Freshness::Ageing(known.revision)
        } else {
            Freshness::Unknown
        }
    }
}
