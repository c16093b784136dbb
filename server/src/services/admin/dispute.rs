//! The merchant answers a dispute: the wish is written down with who had it, and the jobs tell
//! Antom.

use domain::dispute::Fact;

use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::disputes::document::{Document, DocumentFault};
use crate::services::disputes::kept_document::seal;
use crate::services::disputes::record::{Known, add, load};
use crate::services::{Shop, UseCaseError};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::disputes;
use crate::store::payments::evidence::Source;
use crate::store::{commit, write_tx};

/// Why a dispute is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerRefusal {
    /// It was answered, or it is over.
    NotOpen,
    /// No defence is taken of it.
    NotDefendable,
    /// Nothing is to be accepted: documents were asked for.
    NothingToAccept,
    Document(DocumentFault),
}

/// Whether the merchant can accept it now.
///
/// # Errors
/// When not.
pub fn may_accept(known: &Known) -> Result<(), AnswerRefusal> {
    let dispute = &known.dispute;
    if dispute.may_accept() {
        Ok(())
    } else if dispute.kind == domain::dispute::Kind::Retrieval {
        Err(AnswerRefusal::NothingToAccept)
    } else {
        Err(AnswerRefusal::NotOpen)
    }
}

/// Whether the merchant can defend it now.
///
/// # Errors
/// When not.
pub fn may_defend(known: &Known) -> Result<(), AnswerRefusal> {
    let dispute = &known.dispute;
    if dispute.may_defend() {
        Ok(())
    } else if dispute.defendable {
        Err(AnswerRefusal::NotOpen)
    } else {
        Err(AnswerRefusal::NotDefendable)
    }
}

/// The merchant accepts: the buyer gets the money.
///
/// # Errors
/// When it cannot be accepted, or the form was used before.
pub async fn accept(shop: &Shop, act: &Act<'_>, id: i64) -> Result<(), ActionError> {
    answer(shop, act, id, None).await
}

/// The merchant defends with a document.
///
/// # Errors
/// When it cannot be defended, or the form was used before.
pub async fn defend(
    shop: &Shop,
    act: &Act<'_>,
    id: i64,
    document: Document,
) -> Result<(), ActionError> {
    answer(shop, act, id, Some(document)).await
}

async fn answer(
    shop: &Shop,
    act: &Act<'_>,
    id: i64,
    document: Option<Document>,
) -> Result<(), ActionError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let gone = || UseCaseError::Refused(ActionRefusal::Dispute(AnswerRefusal::NotOpen));
    let row = disputes::find(&tx, id).await?.ok_or_else(gone)?;
    let row = disputes::lock(&tx, &row.dispute_id)
        .await?
        .ok_or_else(gone)?;
    if audit_log::of_form(&tx, act.form).await?.is_some() {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let known = load(&tx, row).await?;
    let refused = |refusal| UseCaseError::Refused(ActionRefusal::Dispute(refusal));
    let turn = known.dispute.turns + 1;
    let dispute = known.row.dispute_id.clone();
    let (action, fact) = match &document {
        None => {
            may_accept(&known).map_err(refused)?;
            (
                AdminAction::AcceptDispute { dispute },
                Fact::AcceptAsked { turn },
            )
        }
        Some(document) => {
            may_defend(&known).map_err(refused)?;
            let name = document.name.clone();
            (
                AdminAction::DefendDispute {
                    dispute,
                    document: name,
                },
                Fact::DefenceAsked { turn },
            )
        }
    };
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: known.row.order_id.as_deref(),
    };
    if !audit_log::record(&tx, entry, now).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let mut row = known.row;
    row.run_at = Some(now);
    row.tries = 0;
    if let Some(document) = document {
        row.document_hash = Some(document.hash());
        row.document = Some(seal(shop, &row.dispute_id, &document.content)?);
        row.document_name = Some(document.name);
    }
    add(&tx, row, &[fact], Source::Merchant, now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(())
}
