//! Whether the books are in order: every order's evidence is folded once more, and what is stored
//! beside it has to say the same. Nothing is changed, and nobody else is asked.

mod dispute;
mod money;
mod order;
mod shelves;
mod stored;
mod subscription;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::services::ServiceError;
use crate::services::books::audit::shelves::Pieces;
use crate::store::Db;
use crate::store::reports::audit_snapshot::Snapshot;

/// Orders that are looked at in one go.
const BATCH: u64 = 200;

/// What the books say, and what is wrong with them.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Audit {
    pub in_order: bool,
    pub orders: u64,
    /// By the currency's code, in its smallest unit.
    pub currencies: BTreeMap<String, Totals>,
    pub undone: Undone,
    pub problems: Vec<Problem>,
    pub payments: Vec<Payment>,
    pub shelves: Vec<Shelf>,
    pub subscriptions: u64,
    pub deductions: Vec<Deduction>,
    pub disputes: u64,
    /// What went to buyers by disputes: by the currency's code, in its smallest unit.
    pub lost: BTreeMap<String, i64>,
}

/// One payment of a subscription, in the currency's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deduction {
    pub payment_id: String,
    pub subscription: String,
    pub sign_up: u32,
    pub phase: u32,
    pub state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    pub taken: i64,
    pub refunded: i64,
    /// It pays its period; else it is none of money, or a surplus.
    pub is_invoice: bool,
    /// A person has to look at its sign-up.
    pub review: bool,
}

/// Sums over all orders of one currency. `taken − refunded − cancelled` is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Orders that are paid, whether or not they have been handed over.
    pub paid: u64,
    /// What those orders cost.
    pub owed: i64,
    pub taken: i64,
    pub refunded: i64,
    /// On its way back.
    pub refunding: i64,
    pub cancelled: i64,
    pub kept: i64,
    /// Orders that wait for a person's decision.
    pub under_review: u64,
}

/// What is still to be done; all zero once everything has come to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Undone {
    /// Orders that may still be paid.
    pub awaiting_payment: u64,
    /// Attempts that Antom will be asked about again.
    pub questions: u64,
    /// Notifications that are still to be understood.
    pub notifications: u64,
    /// Mails, inquiries, captures and refunds that are still to be sent.
    pub tasks: u64,
    /// Subscriptions of which something is to be ended, asked or given back.
    pub subscriptions: u64,
}

/// One payment attempt and the money that moved on it, in the currency's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    pub payment_request_id: String,
    pub order: String,
    pub attempt: u32,
    pub order_state: String,
    pub state: String,
    pub currency: String,
    pub taken: i64,
    pub refunded: i64,
    pub refunding: i64,
    pub cancelled: i64,
    pub kept: i64,
    /// Why a person has to look at the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<String>,
}

/// Where a variant's pieces are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shelf {
    pub sku: String,
    pub on_hand: i32,
    pub reserved: i32,
    pub sold: i32,
}

/// The rule of the money that is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Rule {
    /// One payment at most pays an order, and one at most is still payable.
    I1,
    /// What is kept is the order's amount when it is paid, and nothing when it is not.
    I2,
    /// What is stored is what the evidence says.
    I3,
    /// Nothing is paid or shipped without money taken.
    I4,
    /// Money without a place goes back, or a person is told.
    I5,
    /// Refunds never exceed what was taken.
    I6,
    /// One receipt for each paid order.
    I8,
    /// Each reserved or sold piece belongs to an order.
    I9,
    /// The lines sum to the total.
    I11,
    /// Every row can be read.
    Readable,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    pub rule: Rule,
    /// The order's or the subscription's number; a shelf belongs to none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    pub text: String,
}

/// Looks through all the books as they stand at this moment.
pub async fn audit(db: &Db) -> Result<Audit, ServiceError> {
    let snapshot = Snapshot::open(db).await?;
    let mut audit = Audit::default();
    let mut pieces = Pieces::default();
    let mut last: Option<String> = None;
    loop {
        let files = snapshot.orders_after(last.as_deref(), BATCH).await?;
        let Some(file) = files.last() else {
            break;
        };
        last = Some(file.id.clone());
        for file in &files {
            audit.orders += 1;
            order::examine(file, &mut audit);
            pieces.count(file);
        }
    }
    let mut last: Option<String> = None;
    loop {
        let files = snapshot.subscriptions_after(last.as_deref(), BATCH).await?;
        let Some(file) = files.last() else {
            break;
        };
        last = Some(file.row.id.clone());
        for file in &files {
            audit.subscriptions += 1;
            subscription::examine(file, &mut audit);
            pieces.count_parcels(file);
        }
    }
    let mut last = 0;
    loop {
        let rows = snapshot.disputes_after(last, BATCH).await?;
        let Some(row) = rows.last() else {
            break;
        };
        last = row.id;
        for row in &rows {
            audit.disputes += 1;
            dispute::examine(&snapshot, row, &mut audit).await?;
        }
    }
    audit
        .problems
        .extend(pieces.compare(&snapshot.shelves().await?, &mut audit.shelves));
    let undone = snapshot.undone().await?;
    audit.undone.questions = undone.questions;
    audit.undone.notifications = undone.notifications;
    audit.undone.tasks = undone.tasks;
    audit.in_order = audit.problems.is_empty();
    Ok(audit)
}
