//! Tells Antom what the merchant answered, until Antom has taken or refused it.

use domain::dispute::{Fact, Stage};

use crate::gateway::reply::DisputeReply;
use crate::platform::backoff::backoff;
use crate::platform::metrics::labels::Job;
use crate::services::disputes::kept_document::open;
use crate::services::disputes::record::{add, load};
use crate::services::{ServiceError, Shop};
use crate::store::disputes::{self, DisputeRow};
use crate::store::payments::evidence::Source;
use crate::store::{commit, write_tx};

const BATCH: u64 = 20;
/// Longer than a call takes; a process that died over one is followed by another.
const LEASE: i64 = 60_000;
const RETRY: i64 = 5_000;
const LONGEST_WAIT: i64 = 600_000;

/// Answers what is due; tells how many that were.
pub async fn work(shop: &Shop) -> Result<usize, ServiceError> {
    let mut done = 0;
    for row in disputes::due(&shop.db, shop.clock.now_ms(), BATCH).await? {
        let until = shop.clock.now_ms() + LEASE;
        // Whoever moves the row on tells Antom; others leave it alone.
        if !disputes::take(&shop.db, &row, until).await? {
            continue;
        }
        let dispute = row.dispute_id.clone();
        // On the heap, since it is large.
        if let Err(error) = Box::pin(carry_out(shop, row)).await {
            shop.metrics.job_failed(Job::Disputes);
            tracing::error!(dispute, %error, "a dispute was not answered; its next turn comes");
        }
        done += 1;
    }
    Ok(done)
}

async fn carry_out(shop: &Shop, row: DisputeRow) -> Result<(), ServiceError> {
    let known = load(&shop.db, row).await?;
    let (id, turn) = (&known.row.dispute_id, known.dispute.turns);
    let is_first = known.row.tries == 0;
    let reply = match known.dispute.stage {
        Stage::Accepting => Box::pin(shop.gateway.accept_dispute(id)).await,
        Stage::Defending => {
            let kept = known.row.document.as_deref().unwrap_or_default();
            match open(shop, id, kept) {
                Ok(document) => Box::pin(shop.gateway.supply_defence(id, &document)).await,
                Err(error) => {
                    tracing::error!(dispute = id, %error, "the document of a defence cannot be read");
                    DisputeReply::Refused {
                        code: "DOCUMENT_LOST".to_owned(),
                    }
                }
            }
        }
        Stage::ToAnswer
        | Stage::Defended
        | Stage::Won
        | Stage::Lost
        | Stage::Withdrawn
        | Stage::Validated
        | Stage::NotValidated => return record_reply(shop, id, None).await,
    };
    let fact = match reply {
        DisputeReply::Taken => Fact::Taken { turn },
        // An answer of the shop's own had arrived, and only its receipt was lost.
        DisputeReply::AnsweredBefore { .. } if !is_first => Fact::Taken { turn },
        DisputeReply::AnsweredBefore { code } | DisputeReply::Refused { code } => {
            tracing::warn!(dispute = id, code, "Antom refused the answer to a dispute");
            Fact::Refused { turn, code }
        }
        DisputeReply::NoAnswer(error) => {
            tracing::warn!(dispute = id, %error, "Antom did not say whether it has the answer");
            return put_off(shop, &known.row).await;
        }
    };
    record_reply(shop, id, Some(fact)).await
}

/// Writes down what Antom said, unless its notification was quicker: then nothing is left to do.
async fn record_reply(
    shop: &Shop,
    dispute_id: &str,
    fact: Option<Fact>,
) -> Result<(), ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let Some(row) = disputes::lock(&tx, dispute_id).await? else {
        return Ok(());
    };
    let facts: Vec<Fact> = fact.into_iter().collect();
    add(&tx, row, &facts, Source::Answer, shop.clock.now_ms()).await?;
    commit(tx).await?;
    Ok(())
}

async fn put_off(shop: &Shop, taken: &DisputeRow) -> Result<(), ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let Some(mut row) = disputes::lock(&tx, &taken.dispute_id).await? else {
        return Ok(());
    };
    if row.run_at.is_some() {
        let wait = backoff(RETRY, row.tries, LONGEST_WAIT, row.id);
        row.run_at = Some(shop.clock.now_ms() + wait);
        disputes::update(&tx, row).await?;
    }
    commit(tx).await?;
    Ok(())
}
