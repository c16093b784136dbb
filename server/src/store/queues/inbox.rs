//! Authentic notifications, kept before they are acknowledged.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use sha2::{Digest, Sha256};

use crate::platform::telemetry;
use crate::store::entity::inbox::{ActiveModel, Column, Entity, Model};
use crate::store::queues::arrivals::Arrivals;
use crate::store::queues::queue;
use crate::store::queues::queue::{Lease, Queue};
use crate::store::stored::{Stored, named};
use crate::store::{Db, StoreError};

impl Queue for Entity {
    const ID: Column = Column::Id;
    const STATE: Column = Column::State;
    const LANE: Column = Column::Lane;
    const RUN_AT: Column = Column::RunAt;
    const LOCKED_UNTIL: Column = Column::LockedUntil;
    const TRIES: Column = Column::Tries;
    const WAITING: &str = InboxState::New.as_str();
}

/// Where a notification waits: neither lane holds the other up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxLane {
    News,
    /// A refund whose payment has to be looked for by asking Antom.
    Search,
}

impl InboxLane {
    const fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Search => "search",
        }
    }
}

impl FromStr for InboxLane {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let all = [Self::News, Self::Search];
        named("a lane of notifications", all, Self::as_str, word)
    }
}

/// A notification as its row says. What a later version wrote is kept as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxRow {
    pub id: i64,
    /// Without what would charge a card.
    pub body: String,
    /// `request-time`, as it came.
    pub request_time: String,
    pub received_at: i64,
    pub lane: Stored<InboxLane>,
    pub state: Stored<InboxState>,
    /// Why it stands as it does.
    pub note: Option<String>,
    /// How often it was begun.
    pub tries: i32,
    /// The payment as far as which its own was looked for.
    pub looked_to: Option<String>,
    /// The payment whose subscription has to be told first: see [`wake`].
    pub waits_for: Option<String>,
    pub run_at: i64,
    /// The request that brought it.
    pub request_id: Option<String>,
    locked_until: i64,
}

impl From<Model> for InboxRow {
    fn from(row: Model) -> Self {
        Self {
            lane: Stored::read(row.lane),
            state: Stored::read(row.state),
            id: row.id,
            body: row.body,
            request_time: row.request_time,
            received_at: row.received_at,
            note: row.note,
            tries: row.tries,
            looked_to: row.looked_to,
            waits_for: row.waits_for,
            run_at: row.run_at,
            request_id: row.request_id,
            locked_until: row.locked_until,
        }
    }
}

impl InboxRow {
    fn lease(&self) -> Lease {
        Lease {
            id: self.id,
            until: self.locked_until,
        }
    }

    /// Whether its payment is being looked for.
    #[must_use]
    pub fn is_search(&self) -> bool {
        self.lane == InboxLane::Search
    }
}

/// What shows later that Antom signed a notification, even of one whose body was redacted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The path that it was signed for.
    pub path: String,
    /// `request-time`, as it came.
    pub request_time: String,
    /// The whole `signature` header, as it came.
    pub signature: String,
    /// SHA-256 of the signed bytes: all that the signature is about.
    pub signed_hash: String,
}

/// What became of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InboxState {
    New,
    Applied,
    /// It tells of an order that this shop does not know.
    UnknownOrder,
    /// It is signed, but of a kind that this version has no use for.
    UnknownKind,
    /// It is signed, but not what the guides describe.
    Unparseable,
    /// Working on it failed so often that a person has to look.
    SetAside,
}

impl InboxState {
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Applied,
        Self::UnknownOrder,
        Self::UnknownKind,
        Self::Unparseable,
        Self::SetAside,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Applied => "applied",
            Self::UnknownOrder => "unknown_order",
            Self::UnknownKind => "unknown_kind",
            Self::Unparseable => "unparseable",
            Self::SetAside => "set_aside",
        }
    }
}

impl fmt::Display for InboxState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for InboxState {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        named("a state of a notification", Self::ALL, Self::as_str, word)
    }
}

/// Keeps a notification; `false` if these very bytes are here already. `body` is what came, by which
/// it is known, `text` what may be kept of it, and `proof` shows that it was signed.
///
/// # Errors
/// When the database refuses: then nothing may be acknowledged.
pub async fn keep(
    db: &Db,
    arrivals: &Arrivals,
    body: &[u8],
    text: String,
    proof: &Proof,
    now: i64,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        body_hash: Set(base64::prelude::BASE64_STANDARD.encode(Sha256::digest(body))),
        body: Set(text),
        path: Set(proof.path.clone()),
        request_time: Set(proof.request_time.clone()),
        signature: Set(proof.signature.clone()),
        signed_hash: Set(proof.signed_hash.clone()),
        received_at: Set(now),
        state: Set(InboxState::New.as_str().to_owned()),
        lane: Set(InboxLane::News.as_str().to_owned()),
        note: Set(None),
        tries: Set(0),
        looked_to: Set(None),
        waits_for: Set(None),
        run_at: Set(now),
        locked_until: Set(0),
        request_id: Set(telemetry::request_id()),
    };
    arrivals.keep(db, row).await
}

/// Takes notifications of a lane to work on, oldest first, for `lease` milliseconds. The try is
/// counted before it is made: one that ends the process is counted too. No two processes get the
/// same one.
pub async fn claim(
    db: &Db,
    lane: InboxLane,
    now: i64,
    lease: i64,
    max: u64,
) -> Result<Vec<InboxRow>, DbErr> {
    let claimed = queue::claim::<Entity>(db, lane.as_str(), now, lease, max).await?;
    let taken = |row: Model| InboxRow {
        tries: row.tries + 1,
        locked_until: now + lease,
        ..InboxRow::from(row)
    };
    Ok(claimed.into_iter().map(taken).collect())
}

pub async fn find(db: &impl ConnectionTrait, id: i64) -> Result<Option<InboxRow>, DbErr> {
    let found = Entity::find_by_id(id).one(db).await?;
    Ok(found.map(InboxRow::from))
}

/// Makes a notification due again, as if it had just arrived.
pub(crate) async fn reopen(db: &impl ConnectionTrait, id: i64, now: i64) -> Result<bool, DbErr> {
    let reopened = Entity::update_many()
        .col_expr(Column::State, Expr::value(InboxState::New.as_str()))
        .col_expr(Column::Lane, Expr::value(InboxLane::News.as_str()))
        .col_expr(Column::Tries, Expr::value(0))
        .col_expr(Column::LookedTo, Expr::value(Option::<String>::None))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .filter(Column::Id.eq(id))
        .exec(db)
        .await?;
    Ok(reopened.rows_affected == 1)
}

/// Ends the work on a notification; `false` if somebody else holds it by now.
pub(crate) async fn close(
    db: &impl ConnectionTrait,
    row: &InboxRow,
    state: InboxState,
    note: Option<String>,
) -> Result<bool, DbErr> {
    queue::end::<Entity>(db, row.lease(), state.as_str(), |row| {
        row.col_expr(Column::Note, Expr::value(note))
    })
    .await
}

/// What is kept of a notification that is tried again later.
pub(crate) struct Postponed {
    pub(crate) lane: InboxLane,
    pub(crate) run_at: i64,
    /// How often in a row it failed.
    pub(crate) tries: i32,
    /// The payment as far as which its own was looked for.
    pub(crate) looked_to: Option<String>,
    /// The payment whose subscription has to be told first: see [`wake`].
    pub(crate) waits_for: Option<String>,
    pub(crate) note: String,
}

/// Makes the notifications due that waited to be told whose these payments are.
pub(crate) async fn wake(
    db: &impl ConnectionTrait,
    payment_ids: &[String],
    now: i64,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::RunAt, Expr::value(now))
        .filter(Column::WaitsFor.is_in(payment_ids))
        .filter(Column::State.eq(InboxState::New.as_str()))
        .exec(db)
        .await?;
    Ok(())
}

/// Gives a notification back; `false` if somebody else holds it by now.
pub(crate) async fn postpone(
    db: &impl ConnectionTrait,
    row: &InboxRow,
    later: Postponed,
) -> Result<bool, DbErr> {
    queue::postpone::<Entity>(db, row.lease(), later.run_at, |row| {
        row.col_expr(Column::Lane, Expr::value(later.lane.as_str()))
            .col_expr(Column::Tries, Expr::value(later.tries))
            .col_expr(Column::LookedTo, Expr::value(later.looked_to))
            .col_expr(Column::WaitsFor, Expr::value(later.waits_for))
            .col_expr(Column::Note, Expr::value(Some(later.note)))
    })
    .await
}
