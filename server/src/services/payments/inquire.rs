//! Asking Antom how a payment stands, at most once per attempt and [`SPACING`].

use std::sync::Arc;
use std::time::Duration;

use domain::ledger::{AttemptState, Fact};

use crate::gateway::reply::{InquiryReply, PaymentReport};
use crate::platform::director::pause;
use crate::services::patience::Questions;
use crate::services::payments::decide::may_still_succeed;
use crate::services::payments::keep_card_report;
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;

/// Milliseconds between two inquiries about one attempt, however many tabs wait for the answer
/// (guide 003 asks for one every 2 s).
pub const SPACING: i64 = 2_000;

/// What asking brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Antom told how the payment stands, and it is recorded.
    Answered,
    /// The buyer has not submitted a payment.
    NotSubmitted,
    /// No answer that could be trusted: the payment stands as it stood.
    NoAnswer,
    /// Somebody else asked a moment ago.
    TooSoon,
}

/// Asks, unless somebody did within `spacing` milliseconds, and records what was learned.
pub async fn ask(shop: &Shop, row: &AttemptRow, spacing: i64) -> Result<Asked, ServiceError> {
    let (id, asked_at) = (&row.payment_request_id, shop.clock.now_ms());
    let claimed = attempts::claim_inquiry(&shop.db, id, asked_at, spacing).await?;
    // Without spacing the answer decides what happens next: somebody else's question, whose answer
    // is not in yet, is no substitute for it.
    if !claimed && spacing > 0 {
        return Ok(Asked::TooSoon);
    }
    let asked = put_question(shop, row).await?;
    // After what it brought, so that no reader finds an answer whose evidence is not there yet.
    let is_answered = asked != Asked::NoAnswer;
    attempts::note_answer(&shop.db, id, asked_at, is_answered).await?;
    Ok(asked)
}

/// One inquiryPayment, and what it means.
async fn put_question(shop: &Shop, row: &AttemptRow) -> Result<Asked, ServiceError> {
    match shop.gateway.inquire(&row.payment_request_id).await {
        InquiryReply::Payment(report) => {
            let PaymentReport {
                payment_id: _,
                facts,
                page,
                card_report,
                saved_card,
                raw,
            } = *report;
            keep_card_report::keep(shop, row, &card_report, saved_card.as_ref()).await?;
            let attempt = row.number();
            let page = page_of(shop, row, page).await?;
            let learned: Vec<NewEvidence> = facts
                .into_iter()
                .chain(page)
                .map(|fact| NewEvidence::inquired(attempt, fact, raw.clone()))
                .collect();
            if learned.is_empty() {
                // Not a word that can be read is not "nothing paid".
                tracing::error!(
                    payment_request_id = row.payment_request_id,
                    "an inquiry's answer says nothing that can be read"
                );
                return Ok(Asked::NoAnswer);
            }
            record_evidence(shop, &row.order_id, &learned).await?;
            Ok(Asked::Answered)
        }
        InquiryReply::NotSubmitted => Ok(Asked::NotSubmitted),
        InquiryReply::NoAnswer(error) => {
            tracing::warn!(payment_request_id = row.payment_request_id, %error, "inquiryPayment brought no answer");
            Ok(Asked::NoAnswer)
        }
    }
}

/// How often a turn is waited for: longer together than [`SPACING`].
const LOOKS: u32 = 12;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);

/// Asks as soon as [`SPACING`] allows, for whoever decides by the answer: what somebody else asked a
/// moment ago may not be answered yet. `NoAnswer` if others were always first.
pub(crate) async fn ask_in_turn(shop: &Shop, row: &AttemptRow) -> Result<Asked, ServiceError> {
    for look in 0..LOOKS {
        if look > 0 {
            pause(BETWEEN_LOOKS).await;
        }
        match ask(shop, row, SPACING).await? {
            Asked::TooSoon => {}
            asked => return Ok(asked),
        }
    }
    Ok(Asked::NoAnswer)
}

/// The page of a payment whose own answer was lost: the buyer can go on on it after all. Its address
/// is kept before the evidence that it is open, so that no reader finds one without the other.
async fn page_of(
    shop: &Shop,
    row: &AttemptRow,
    page: Option<String>,
) -> Result<Option<Fact>, ServiceError> {
    if row.state == AttemptState::Open {
        return Ok(None);
    }
    let Some(terms) = row.terms()?.filter(|terms| terms.choice.is_by_pay()) else {
        return Ok(None);
    };
    let Some(url) = page else {
        return Ok(None);
    };
    attempts::set_normal_url(&shop.db, &row.payment_request_id, &url).await?;
    Ok(Some(Fact::PageOpened {
        expires_at_ms: terms.pay_until,
    }))
}

/// For a page that waits: asks about the order's attempts that may still bring money, and gives
/// up waiting for the answers after a moment. They are recorded all the same.
pub async fn refresh(shop: &Arc<Shop>, token: &str) -> Result<(), ServiceError> {
    let Some(order) = orders::find_by_token(&shop.db, token).await? else {
        return Ok(());
    };
    if order.paid_at.is_some() {
        return Ok(());
    }
    let mut questions = Questions::default();
    for row in attempts::of_order(&shop.db, &order.id).await? {
        // What the janitor has ended is over: somebody who reads an old page asks nobody.
        if row.check_at.is_some() && may_still_succeed(&row)? {
            questions.ask(shop, |shop| async move { ask(&shop, &row, SPACING).await });
        }
    }
    questions.wait_a_moment().await;
    Ok(())
}
