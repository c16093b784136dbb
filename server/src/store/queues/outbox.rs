//! What is still to be done, written in the same transaction as the reason for it.

use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, LockBehavior, LockType},
};

use crate::platform::telemetry;
use crate::store::entity::outbox::{ActiveModel, Column, Entity};
use crate::store::{Db, alone, commit, insert_once, write_tx};

pub use crate::store::entity::outbox::Model as OutboxRow;

/// What stands for the order of a task that is about none: no order has an empty id.
pub const NO_ORDER: &str = "";

pub(crate) const TODO: &str = "todo";
const DONE: &str = "done";

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// inquiryPayment; the payload is the attempt's number.
    Inquire,
    /// cancel, or a refund where that is too late; the payload is the attempt's number.
    GiveBack,
    /// cancel for a session that nobody is to pay on any more; the payload is the attempt's number.
    CloseSession,
    /// capture; the payload is the `captureRequestId`.
    Capture,
    /// refund; the payload is the `refundRequestId`.
    Refund,
    ReceiptMail,
    ShippedMail,
    CancelledMail,
    /// The payload is the `refundRequestId`.
    RefundMail,
    /// Surplus money went back; the payload is the attempt's number.
    ReturnedMail,
    /// A link to log in, which is about no order; the payload names the wish for it.
    LoginMail,
    /// deleteToken, which is about no order; the payload is the card's id.
    ForgetCard,
}

impl Kind {
    pub const ALL: [Self; 12] = [
        Self::Inquire,
        Self::GiveBack,
        Self::CloseSession,
        Self::Capture,
        Self::Refund,
        Self::ReceiptMail,
        Self::ShippedMail,
        Self::CancelledMail,
        Self::RefundMail,
        Self::ReturnedMail,
        Self::LoginMail,
        Self::ForgetCard,
    ];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inquire => "inquire",
            Self::GiveBack => "give_back",
            Self::CloseSession => "close_session",
            Self::Capture => "capture",
            Self::Refund => "refund",
            // The name that the first version stored.
            Self::ReceiptMail => "receipt",
            Self::ShippedMail => "shipped_mail",
            Self::CancelledMail => "cancelled_mail",
            Self::RefundMail => "refund_mail",
            Self::ReturnedMail => "returned_mail",
            Self::LoginMail => "login_mail",
            Self::ForgetCard => "forget_card",
        }
    }

    /// Whether it writes to the buyer, which happens once (I8).
    #[must_use]
    pub const fn is_mail(self) -> bool {
        match self {
            Self::ReceiptMail
            | Self::ShippedMail
            | Self::CancelledMail
            | Self::RefundMail
            | Self::ReturnedMail
            | Self::LoginMail => true,
            Self::Inquire
            | Self::GiveBack
            | Self::CloseSession
            | Self::Capture
            | Self::Refund
            | Self::ForgetCard => false,
        }
    }

    /// Whether an order's ledger says when its reason has gone.
    #[must_use]
    pub const fn is_effect(self) -> bool {
        match self {
            Self::Inquire | Self::GiveBack | Self::CloseSession | Self::Capture | Self::Refund => {
                true
            }
            Self::ReceiptMail
            | Self::ShippedMail
            | Self::CancelledMail
            | Self::RefundMail
            | Self::ReturnedMail
            | Self::LoginMail
            | Self::ForgetCard => false,
        }
    }

    /// `None` for a kind that a later version wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

impl OutboxRow {
    /// Whether it is still to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == TODO
    }
}

/// Adds a task unless one with this key is there. A mail is sent once; anything else is done again
/// when it is due again.
pub(crate) async fn add(
    db: &impl ConnectionTrait,
    key: &str,
    order_id: &str,
    kind: Kind,
    payload: &str,
    now: i64,
) -> Result<bool, DbErr> {
    let row = ActiveModel {
        id: NotSet,
        key: Set(key.to_owned()),
        order_id: Set(order_id.to_owned()),
        kind: Set(kind.as_str().to_owned()),
        payload: Set(payload.to_owned()),
        state: Set(TODO.to_owned()),
        run_at: Set(now),
        locked_until: Set(0),
        tries: Set(0),
        last_error: Set(None),
        created_at: Set(now),
        request_id: Set(telemetry::request_id()),
    };
    if insert_once(db, row).await? {
        return Ok(true);
    }
    if kind.is_mail() {
        return Ok(false);
    }
    // Done once, and due again for a new reason.
    let reopened = Entity::update_many()
        .col_expr(Column::State, Expr::value(TODO))
        .col_expr(Column::RunAt, Expr::value(now))
        .col_expr(Column::LockedUntil, Expr::value(0))
        .col_expr(Column::Tries, Expr::value(0))
        .filter(Column::Key.eq(key))
        .filter(Column::State.eq(DONE))
        .exec(db)
        .await?;
    Ok(reopened.rows_affected == 1)
}

/// Takes the oldest tasks that are due, for `lease` milliseconds: whoever works on them dies or is
/// done by then. No two processes get the same one.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(db: &Db, now: i64, lease: i64, most: u64) -> Result<Vec<OutboxRow>, DbErr> {
    let due = || {
        Entity::find()
            .filter(Column::State.eq(TODO))
            .filter(Column::RunAt.lte(now))
            .filter(Column::LockedUntil.lte(now))
            .order_by_asc(Column::RunAt)
            .order_by_asc(Column::Id)
            .limit(most)
    };
    // Looking takes no lock, and mostly there is nothing to do.
    if due().one(db).await?.is_none() {
        return Ok(Vec::new());
    }
    let tx = write_tx(db).await?;
    let rows = due()
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
        .all(&tx)
        .await?;
    Entity::update_many()
        .col_expr(Column::LockedUntil, Expr::value(now + lease))
        .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
        .filter(Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(&tx)
        .await?;
    commit(tx).await?;
    let taken = |row: OutboxRow| OutboxRow {
        tries: row.tries + 1,
        locked_until: now + lease,
        ..row
    };
    Ok(rows.into_iter().map(taken).collect())
}

pub(crate) async fn finish(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    alone(
        Entity::update_many()
            .col_expr(Column::State, Expr::value(DONE))
            .filter(Column::Id.eq(id))
            .exec(db),
    )
    .await?;
    Ok(())
}

/// Deletes a task whose reason has gone.
pub(crate) async fn forget(db: &impl ConnectionTrait, id: i64) -> Result<(), DbErr> {
    Entity::delete_by_id(id).exec(db).await?;
    Ok(())
}

/// Gives the task back, to be tried again later.
pub(crate) async fn postpone(
    db: &impl ConnectionTrait,
    id: i64,
    run_at: i64,
    error: String,
) -> Result<(), DbErr> {
    alone(
        Entity::update_many()
            .col_expr(Column::RunAt, Expr::value(run_at))
            .col_expr(Column::LockedUntil, Expr::value(0))
            .col_expr(Column::LastError, Expr::value(Some(error)))
            .filter(Column::Id.eq(id))
            .exec(db),
    )
    .await?;
    Ok(())
}

/// # Errors
/// When the database does not answer.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<OutboxRow>, DbErr> {
    Entity::find().order_by_asc(Column::Id).all(db).await
}
