//! The one door for what is learned of a dispute: the facts are folded under its lock, and its row
//! follows them.

use domain::dispute::{Dispute, Fact, Stage};

use crate::gateway::notification::DisputeNews;
use crate::services::{ServiceError, Shop};
use crate::store::disputes::{self, DisputeRow};
use crate::store::payments::evidence::Source;
use crate::store::{ConnectionTrait, commit, write_tx};

/// Whose payment is contested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Owner {
    Order(String),
    Subscription(String),
}

/// A dispute's row, and what all that was learned comes to.
pub struct Known {
    pub row: DisputeRow,
    pub dispute: Dispute,
}

/// The dispute with this number of ours.
///
/// # Errors
/// When the database does not answer, or holds a fact of a later version.
pub async fn find(shop: &Shop, id: i64) -> Result<Option<Known>, ServiceError> {
    match disputes::find(&shop.db, id).await? {
        Some(row) => Ok(Some(load(&shop.db, row).await?)),
        None => Ok(None),
    }
}

pub(crate) async fn load(
    db: &impl ConnectionTrait,
    row: DisputeRow,
) -> Result<Known, ServiceError> {
    let learned = disputes::evidence(db, row.id).await?;
    let dispute = Dispute::fold(learned.iter().map(|learned| &learned.fact));
    Ok(Known { row, dispute })
}

/// Records what Antom told.
pub(crate) async fn told(
    shop: &Shop,
    news: &DisputeNews,
    owner: Owner,
    received_at: i64,
) -> Result<(), ServiceError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let (order_id, subscription_id) = match owner {
        Owner::Order(id) => (Some(id), None),
        Owner::Subscription(id) => (None, Some(id)),
    };
    let nothing = Dispute::fold([]);
    let new = DisputeRow {
        id: 0,
        dispute_id: news.id.clone(),
        order_id,
        subscription_id,
        payment_id: None,
        capture_id: None,
        stage: nothing.stage.as_str().to_owned(),
        kind: nothing.kind.as_str().to_owned(),
        currency: None,
        amount: None,
        lost: None,
        reason: String::new(),
        reason_code: String::new(),
        source: String::new(),
        arn: String::new(),
        opened_at: None,
        due_at: None,
        told_at: received_at,
        since: received_at,
        run_at: None,
        tries: 0,
        document_name: None,
        document_hash: None,
        document: None,
    };
    disputes::add(&tx, new).await?;
    let Some(mut row) = disputes::lock(&tx, &news.id).await? else {
        return Err(ServiceError::DisputeGone(news.id.clone()));
    };
    // Later notifications may leave out what earlier ones told.
    for (ours, theirs) in [
        (&mut row.reason, &news.reason),
        (&mut row.reason_code, &news.reason_code),
        (&mut row.source, &news.source),
        (&mut row.arn, &news.arn),
    ] {
        if ours.is_empty() {
            ours.clone_from(theirs);
        }
    }
    for (ours, theirs) in [
        (&mut row.payment_id, &news.payment_id),
        (&mut row.capture_id, &news.capture_id),
    ] {
        if ours.is_none() {
            ours.clone_from(theirs);
        }
    }
    row.opened_at = row.opened_at.or(news.opened_at);
    row.told_at = row.told_at.min(received_at);
    let fact = Fact::Told(news.notice.clone());
    add(&tx, row, &[fact], Source::Notification, now).await?;
    commit(tx).await?;
    Ok(())
}

/// Adds facts to a dispute that is locked, and has its row follow.
pub(crate) async fn add(
    tx: &impl ConnectionTrait,
    row: DisputeRow,
    facts: &[Fact],
    source: Source,
    now: i64,
) -> Result<Known, ServiceError> {
    for fact in facts {
        disputes::append(tx, row.id, fact, source, now).await?;
    }
    let mut known = load(tx, row).await?;
    follow(&mut known, now);
    disputes::update(tx, known.row.clone()).await?;
    Ok(known)
}

/// What is stored beside the facts is what they say.
fn follow(known: &mut Known, now: i64) {
    let Known { row, dispute } = known;
    if row.stage != dispute.stage.as_str() {
        row.since = now;
    }
    dispute.stage.as_str().clone_into(&mut row.stage);
    dispute.kind.as_str().clone_into(&mut row.kind);
    let currency = dispute.amount.or(dispute.lost);
    row.currency = currency.map(|amount| amount.currency().code().to_owned());
    row.amount = dispute.amount.map(domain::Money::minor);
    row.lost = dispute.lost.map(domain::Money::minor);
    row.due_at = dispute.due;
    // Nobody has to be told any more, whoever ended it.
    if !matches!(dispute.stage, Stage::Accepting | Stage::Defending) {
        row.run_at = None;
        row.document = None;
    }
}
