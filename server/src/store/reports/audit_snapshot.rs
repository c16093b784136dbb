//! The books as one moment saw them, to be looked through and not to be changed.

use std::collections::BTreeSet;

use domain::subscription::Evidence;
use sea_orm::{
    ColumnTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::store::disputes::{self, DisputeRow, Learned};
use crate::store::entity::{
    attempt, capture, delivery, evidence, inbox, invoice, order, order_line, outbox, payment_owner,
    refund, subscription, subscription_evidence, variant,
};
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::captures::CaptureRow;
use crate::store::payments::evidence::EvidenceRow;
use crate::store::payments::refunds::RefundRow;
use crate::store::queues::inbox::InboxState;
use crate::store::queues::outbox::{OutboxRow, TaskState};
use crate::store::stored::{all, by_order, readable};
use crate::store::subscriptions::SubscriptionRow;
use crate::store::subscriptions::deliveries::DeliveryRow;
use crate::store::subscriptions::evidence::SubscriptionEvidenceRow;
use crate::store::subscriptions::invoices::InvoiceRow;
use crate::store::{Db, StoreError, Tx, read_tx};

pub use crate::store::entity::variant::Model as ShelfRow;

/// Everything that the books hold about one order.
#[derive(Debug)]
pub struct OrderFile {
    pub id: String,
    pub number: String,
    /// An error for a row that this version cannot read.
    pub order: Result<OrderRow, StoreError>,
    /// An error for a row that this version cannot read.
    pub lines: Result<Vec<OrderLineRow>, StoreError>,
    /// First to latest.
    pub attempts: Vec<AttemptRow>,
    /// An error for a row that this version cannot read.
    pub evidence: Result<Vec<EvidenceRow>, StoreError>,
    pub captures: Vec<CaptureRow>,
    pub refunds: Vec<RefundRow>,
    pub tasks: Vec<OutboxRow>,
}

/// Everything that the books hold about one subscription.
#[derive(Debug)]
pub struct SubscriptionFile {
    pub row: SubscriptionRow,
    /// An error for one of a later version.
    pub evidence: Result<Vec<Evidence>, StoreError>,
    pub invoices: Vec<InvoiceRow>,
    pub deliveries: Vec<DeliveryRow>,
    /// Payments that are known to be its own.
    pub payments: BTreeSet<String>,
}

/// What is still to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Undone {
    pub notifications: u64,
    pub tasks: u64,
    /// Attempts that Antom will be asked about again.
    pub questions: u64,
}

/// A view of the books in which nothing moves while it is open, however busy the shop is.
pub struct Snapshot(Tx);

impl Snapshot {
    pub async fn open(db: &Db) -> Result<Self, DbErr> {
        Ok(Self(read_tx(db).await?))
    }

    /// The next orders after this id, by id; none when all were seen.
    pub async fn orders_after(
        &self,
        after: Option<&str>,
        max: u64,
    ) -> Result<Vec<OrderFile>, DbErr> {
        let mut query = order::Entity::find();
        if let Some(after) = after {
            query = query.filter(order::Column::Id.gt(after));
        }
        let orders = query
            .order_by_asc(order::Column::Id)
            .limit(max)
            .all(&self.0)
            .await?;
        self.files(orders).await
    }

    async fn files(&self, orders: Vec<order::Model>) -> Result<Vec<OrderFile>, DbErr> {
        let ids: Vec<String> = orders.iter().map(|order| order.id.clone()).collect();
        let lines = order_line::Entity::find()
            .filter(order_line::Column::OrderId.is_in(ids.clone()))
            .order_by_asc(order_line::Column::Position)
            .all(&self.0)
            .await?;
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::OrderId.is_in(ids.clone()))
            .order_by_asc(attempt::Column::Seq)
            .all(&self.0)
            .await?;
        let evidence = evidence::Entity::find()
            .filter(evidence::Column::OrderId.is_in(ids.clone()))
            .order_by_asc(evidence::Column::Id)
            .all(&self.0)
            .await?;
        let captures = capture::Entity::find()
            .filter(capture::Column::OrderId.is_in(ids.clone()))
            .all(&self.0)
            .await?;
        let refunds = refund::Entity::find()
            .filter(refund::Column::OrderId.is_in(ids.clone()))
            .all(&self.0)
            .await?;
        let tasks = outbox::Entity::find()
            .filter(outbox::Column::OrderId.is_in(ids))
            .order_by_asc(outbox::Column::Id)
            .all(&self.0)
            .await?;
        let mut lines = by_order(lines, |row| row.order_id.clone());
        let mut attempts = by_order(attempts, |row| row.order_id.clone());
        let mut evidence = by_order(evidence, |row| row.order_id.clone());
        let mut captures = by_order(captures, |row| row.order_id.clone());
        let mut refunds = by_order(refunds, |row| row.order_id.clone());
        let mut tasks = by_order(tasks, |row| row.order_id.clone());
        Ok(orders
            .into_iter()
            .map(|order| OrderFile {
                lines: all(lines.remove(&order.id).unwrap_or_default()),
                attempts: readable(attempts.remove(&order.id).unwrap_or_default()),
                evidence: all(evidence.remove(&order.id).unwrap_or_default()),
                captures: readable(captures.remove(&order.id).unwrap_or_default()),
                refunds: readable(refunds.remove(&order.id).unwrap_or_default()),
                tasks: {
                    let tasks = tasks.remove(&order.id).unwrap_or_default();
                    tasks.into_iter().map(OutboxRow::from).collect()
                },
                id: order.id.clone(),
                number: order.number.clone(),
                order: OrderRow::try_from(order),
            })
            .collect())
    }

    /// The next disputes after this id, by id; none when all were seen.
    pub async fn disputes_after(&self, id: i64, max: u64) -> Result<Vec<DisputeRow>, DbErr> {
        disputes::after(&self.0, id, max).await
    }

    /// All that is known about a dispute.
    ///
    /// # Errors
    /// When the database does not answer, or holds a fact of a later version.
    pub async fn learned_of_dispute(&self, id: i64) -> Result<Vec<Learned>, StoreError> {
        disputes::evidence(&self.0, id).await
    }

    /// The next subscriptions after this id, by id; none when all were seen.
    pub async fn subscriptions_after(
        &self,
        after: Option<&str>,
        max: u64,
    ) -> Result<Vec<SubscriptionFile>, StoreError> {
        let mut query = subscription::Entity::find();
        if let Some(after) = after {
            query = query.filter(subscription::Column::Id.gt(after));
        }
        let rows = query
            .order_by_asc(subscription::Column::Id)
            .limit(max)
            .all(&self.0)
            .await?;
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let evidence = subscription_evidence::Entity::find()
            .filter(subscription_evidence::Column::SubscriptionId.is_in(ids.clone()))
            .order_by_asc(subscription_evidence::Column::Id)
            .all(&self.0)
            .await?;
        let invoices = invoice::Entity::find()
            .filter(invoice::Column::SubscriptionId.is_in(ids.clone()))
            .all(&self.0)
            .await?;
        let deliveries = delivery::Entity::find()
            .filter(delivery::Column::SubscriptionId.is_in(ids.clone()))
            .all(&self.0)
            .await?;
        let mut deliveries = by_order(deliveries, |row| row.subscription_id.clone());
        let owners = payment_owner::Entity::find()
            .filter(payment_owner::Column::SubscriptionId.is_in(ids))
            .all(&self.0)
            .await?;
        let mut evidence = by_order(evidence, |row| row.subscription_id.clone());
        let mut invoices = by_order(invoices, |row| row.subscription_id.clone());
        let mut owners = by_order(owners, |row| row.subscription_id.clone());
        let file = |row: SubscriptionRow| {
            let evidence = evidence.remove(&row.id).unwrap_or_default();
            let owners = owners.remove(&row.id).unwrap_or_default();
            SubscriptionFile {
                evidence: evidence
                    .iter()
                    .map(SubscriptionEvidenceRow::evidence)
                    .collect(),
                deliveries: deliveries.remove(&row.id).unwrap_or_default(),
                invoices: invoices.remove(&row.id).unwrap_or_default(),
                payments: owners.into_iter().map(|owner| owner.payment_id).collect(),
                row,
            }
        };
        Ok(rows.into_iter().map(file).collect())
    }

    /// Every variant, by SKU.
    pub async fn shelves(&self) -> Result<Vec<ShelfRow>, DbErr> {
        variant::Entity::find()
            .order_by_asc(variant::Column::Sku)
            .all(&self.0)
            .await
    }

    pub async fn undone(&self) -> Result<Undone, DbErr> {
        Ok(Undone {
            notifications: inbox::Entity::find()
                .filter(inbox::Column::State.eq(InboxState::New.as_str()))
                .count(&self.0)
                .await?,
            tasks: outbox::Entity::find()
                .filter(outbox::Column::State.eq(TaskState::Todo.as_str()))
                .count(&self.0)
                .await?,
            questions: attempt::Entity::find()
                .filter(attempt::Column::CheckAt.is_not_null())
                .count(&self.0)
                .await?,
        })
    }
}
