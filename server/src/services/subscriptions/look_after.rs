//! Asks Antom about a subscription that has gone quiet, and carries out what is due.

use std::sync::Arc;

use domain::subscription::{Effect, Fact, Status};
use domain::{Timestamp, ledger};

use crate::gateway::reply::InquiryReply;
use crate::gateway::reply::subscription::SubscriptionReport;
use crate::platform::metrics::labels::Job;
use crate::services::patience::Questions;
use crate::services::subscriptions::cancel;
use crate::services::subscriptions::plan_change;
use crate::services::subscriptions::receive::translate;
use crate::services::subscriptions::record::{
    GRACE, Known, NewEvidence, look_again, next_charge_at, record,
};
use crate::services::subscriptions::refund;
use crate::services::{ServiceError, Shop};
use crate::store::subscriptions::sign_ups::{self, SignUpRow};
use crate::store::subscriptions::{self, SubscriptionRow};

const MINUTE: i64 = 60_000;

/// How long after its time a sign-up is still asked about: Antom may tell of it a little late.
const SIGN_UP_GRACE: i64 = 20 * MINUTE;

/// Milliseconds between two inquiries about one sign-up, however many tabs wait.
const SPACING: i64 = 4_000;

const BATCH: u64 = 50;

/// Looks after what is due; tells how many subscriptions that were.
pub async fn work(shop: &Shop) -> Result<usize, ServiceError> {
    let now = shop.clock.now_ms();
    let mut done = 0;
    for row in subscriptions::due(&shop.db, now, BATCH).await? {
        // Whoever moves the row on looks after it; others leave it alone.
        if subscriptions::reschedule(&shop.db, &row, Some(now + MINUTE)).await? {
            let number = row.number.clone();
            // One that cannot be read, or asked about, keeps no other from its turn.
            if let Err(error) = look_after(shop, row, now).await {
                shop.metrics.job_failed(Job::Subscriptions);
                tracing::error!(subscription = number, %error, "a subscription was not looked after; its next turn comes");
            }
            done += 1;
        }
    }
    Ok(done)
}

/// Asks about a sign-up that is under way, for whoever waits for the answer, and gives up waiting
/// after a moment.
pub async fn refresh(shop: &Arc<Shop>, row: &SubscriptionRow) -> Result<(), ServiceError> {
    let known = Known::load(&shop.db, row.clone()).await?;
    let now = shop.clock.now_ms();
    if known.ledger.status(Timestamp::from_ms(now)) != Status::SigningUp {
        return Ok(());
    }
    let mut questions = Questions::default();
    for sign_up in known.sign_ups {
        let id = &sign_up.payment_request_id;
        if sign_ups::claim_inquiry(&shop.db, id, now, now - SPACING).await? {
            let row = row.clone();
            questions.ask(shop, |shop| async move {
                let known = Known::load(&shop.db, row).await?;
                ask_about_sign_up(&shop, &known, &sign_up).await
            });
        }
    }
    questions.wait_a_moment().await;
    Ok(())
}

/// Gives one up that came alive in the same moment as another of the same buyer and plan: of the
/// two the one that was agreed to first stays.
async fn give_up_the_later(shop: &Shop, known: &Known) -> Result<(), ServiceError> {
    let Some(kept) = known.ledger.kept() else {
        return Ok(());
    };
    let now = Timestamp::from_ms(shop.clock.now_ms());
    if !known.ledger.status(now).is_charged() {
        return Ok(());
    }
    let row = &known.row;
    if let Some(other) = subscriptions::twin(&shop.db, row).await?
        && (other.agreed_at, &other.id) < (row.agreed_at, &row.id)
    {
        let surplus = NewEvidence::by_shop(kept, Fact::Abandoned);
        record(shop, &row.id, &[surplus]).await?;
    }
    Ok(())
}

async fn look_after(shop: &Shop, row: SubscriptionRow, now: i64) -> Result<(), ServiceError> {
    let id = row.id.clone();
    let known = Known::load(&shop.db, row).await?;
    for sign_up in known.sign_ups.clone() {
        let number = sign_up.number();
        let is_over = known.knows(number, |fact| {
            matches!(fact, Fact::Expired | Fact::CreationFailed)
        });
        if sign_up.antom_id.is_none() && !is_over {
            let answered = ask_about_sign_up(shop, &known, &sign_up).await?;
            let time = shop.file.subscriptions.sign_up_ms();
            let closed = sign_up.begun_at + time + SIGN_UP_GRACE;
            if answered == Some(false) && now >= closed {
                let expired = NewEvidence::by_shop(number, Fact::Expired);
                record(shop, &id, &[expired]).await?;
            }
        }
    }
    let known = load(shop, &id).await?;
    give_up_the_later(shop, &known).await?;
    let known = load(shop, &id).await?;
    let moment = Timestamp::from_ms(now);
    if known.ledger.overdue_phase(moment, GRACE).is_some() {
        catch_up(shop, &known).await?;
    }
    let known = load(shop, &id).await?;
    for effect in known.ledger.effects() {
        match effect {
            Effect::Inquire {
                sign_up,
                payment_id,
            } => ask_about_payment(shop, &known, *sign_up, payment_id).await?,
            Effect::Cancel { sign_up } => end(shop, &known, *sign_up, false).await?,
            Effect::Terminate { sign_up } => end(shop, &known, *sign_up, true).await?,
            Effect::Update { sign_up, number } => {
                plan_change::send(shop, &known, *sign_up, *number).await?;
            }
            Effect::AskRate { sign_up } => ask_rate(shop, &known, *sign_up).await?,
            Effect::GiveBack {
                sign_up,
                payment_id,
            } => refund::give_back(shop, &known, *sign_up, payment_id).await?,
            Effect::Refund {
                sign_up,
                payment_id,
                refund_request_id,
            } => refund::refund(shop, &known, *sign_up, payment_id, refund_request_id).await?,
            Effect::Deliver { .. } | Effect::Mail { .. } | Effect::Review { .. } => {}
        }
    }
    let known = load(shop, &id).await?;
    // Nothing was learned when this is what it was set to above.
    if known.row.check_at == Some(now + MINUTE) {
        let next = look_again(&known, now);
        subscriptions::reschedule(&shop.db, &known.row, next).await?;
    }
    // Time alone may have changed where it stands.
    let is_moved = known.ledger.status(moment).as_str() != known.row.status
        || next_charge_at(&known, now) != known.row.next_charge_at
        || known
            .ledger
            .reminder(moment)
            .is_some_and(|(due, _, _)| due <= moment);
    if is_moved {
        record(shop, &id, &[]).await?;
    }
    Ok(())
}

/// Has Antom end a sign-up. One that it refused to end may be over meanwhile, so it is asked first.
async fn end(shop: &Shop, known: &Known, number: u32, at_once: bool) -> Result<(), ServiceError> {
    let refused = known.end_refused_at.is_some();
    if let Some(sign_up) = known.sign_up(number).filter(|_| refused) {
        ask_about_sign_up(shop, known, sign_up).await?;
        let known = load(shop, &known.row.id).await?;
        let is_due = known.ledger.effects().iter().any(|effect| match effect {
            Effect::Cancel { sign_up } => *sign_up == number && !at_once,
            Effect::Terminate { sign_up } => *sign_up == number && at_once,
            _ => false,
        });
        if !is_due {
            return Ok(());
        }
    }
    cancel::send(shop, known, number, at_once).await?;
    Ok(())
}

async fn load(shop: &Shop, id: &str) -> Result<Known, ServiceError> {
    let row = subscriptions::find(&shop.db, id)
        .await?
        .ok_or_else(|| ServiceError::SubscriptionGone(id.to_owned()))?;
    Known::load(&shop.db, row).await
}

/// Asks how a sign-up stands; `Some(false)` when Antom knows of no subscription and of no payment
/// that can make one, `None` without an answer.
async fn ask_about_sign_up(
    shop: &Shop,
    known: &Known,
    sign_up: &SignUpRow,
) -> Result<Option<bool>, ServiceError> {
    let number = sign_up.number();
    let mut learned = Vec::new();
    let mut is_paying = false;
    match shop.gateway.inquire(&sign_up.payment_request_id).await {
        InquiryReply::Payment(report) => {
            if let Some(payment_id) = &report.payment_id {
                let tie = Fact::SignUpPayment {
                    payment_id: payment_id.clone(),
                };
                let is_over = |fact: &ledger::Fact| {
                    matches!(
                        fact,
                        ledger::Fact::PaymentFailed { .. } | ledger::Fact::Cancelled
                    )
                };
                is_paying = !report.facts.iter().any(is_over);
                let facts = report.facts.into_iter();
                let facts = facts.filter_map(|fact| translate(fact, payment_id));
                for fact in std::iter::once(tie).chain(facts) {
                    learned.push(NewEvidence::inquired(number, fact, &report.raw));
                }
            }
        }
        InquiryReply::NotSubmitted => {}
        InquiryReply::NoAnswer(error) => {
            tracing::warn!(subscription = known.row.number, %error, "asking about a sign-up brought no answer");
            return Ok(None);
        }
    }
    // Antom looks by the start of period 1, and that of a trial lies before the sign-up.
    let anchor = Timestamp::from(known.terms.anchor.start(known.terms.rule, 1)?).as_ms();
    let since = sign_up.begun_at.min(anchor) - 24 * 60 * MINUTE;
    let found = shop
        .gateway
        .find_subscription(&sign_up.payment_request_id, since, &shop.clock)
        .await;
    let mut is_there = is_paying;
    match found {
        Ok(Some(report)) => {
            is_there = true;
            for fact in report.facts {
                learned.push(NewEvidence::inquired(number, fact, &report.raw));
            }
        }
        Ok(None) => {}
        Err(error) => {
            tracing::warn!(subscription = known.row.number, %error, "looking for a subscription brought no answer");
            record(shop, &known.row.id, &learned).await?;
            return Ok(None);
        }
    }
    if !learned.is_empty() {
        record(shop, &known.row.id, &learned).await?;
    }
    Ok(Some(is_there))
}

pub(crate) async fn ask_about_payment(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    payment_id: &str,
) -> Result<(), ServiceError> {
    learn_of_payment(shop, &known.row.id, sign_up, payment_id).await?;
    Ok(())
}

/// Asks about a payment and records what is told; gives it too, and `None` without an answer.
pub(crate) async fn learn_of_payment(
    shop: &Shop,
    subscription_id: &str,
    sign_up: u32,
    payment_id: &str,
) -> Result<Option<Vec<ledger::Fact>>, ServiceError> {
    match shop.gateway.inquire_by_payment_id(payment_id).await {
        InquiryReply::Payment(report) => {
            let facts = report.facts.iter().cloned();
            let learned: Vec<NewEvidence> = facts
                .filter_map(|fact| translate(fact, payment_id))
                .map(|fact| NewEvidence::inquired(sign_up, fact, &report.raw))
                .collect();
            record(shop, subscription_id, &learned).await?;
            Ok(Some(report.facts))
        }
        InquiryReply::NotSubmitted => Ok(Some(Vec::new())),
        InquiryReply::NoAnswer(_) => Ok(None),
    }
}

/// Asks what Antom's news of an update meant.
async fn ask_rate(shop: &Shop, known: &Known, number: u32) -> Result<(), ServiceError> {
    let sign_up = known.sign_up(number);
    let Some(antom_id) = sign_up.and_then(|sign_up| sign_up.antom_id.clone()) else {
        return Ok(());
    };
    match shop.gateway.subscription(&antom_id, &shop.clock).await {
        Ok(Some(report)) => {
            let mut learned = told(known, number, &report);
            // What is told now is told of that update as well, whatever time stands beside it.
            if let (Some((at, rate)), Some(news)) = (report.rate(), known.ledger.update_told())
                && at < news
            {
                let fact = Fact::RateTold { at: news, rate };
                learned.push(NewEvidence::inquired(number, fact, &report.raw));
            }
            record(shop, &known.row.id, &learned).await?;
        }
        Ok(None) => {}
        Err(error) => {
            tracing::warn!(subscription = known.row.number, %error, "asking about an update brought no answer");
        }
    }
    Ok(())
}

/// What an inquiry tells, and whether it shows that an update was made whose answer was lost.
fn told(known: &Known, number: u32, report: &SubscriptionReport) -> Vec<NewEvidence> {
    let inquired = |fact| NewEvidence::inquired(number, fact, &report.raw);
    let mut learned: Vec<_> = report.facts.iter().cloned().map(inquired).collect();
    learned.extend(plan_change::confirmed(known, report).map(inquired));
    learned
}

/// Learns what lost notifications would have told: every payment and, of those whose money is held,
/// the capture.
async fn catch_up(shop: &Shop, known: &Known) -> Result<(), ServiceError> {
    let Some(sign_up) = known.ledger.kept().and_then(|kept| known.sign_up(kept)) else {
        return Ok(());
    };
    let (number, Some(antom_id)) = (sign_up.number(), &sign_up.antom_id) else {
        return Ok(());
    };
    let mut learned = Vec::new();
    match shop.gateway.subscription(antom_id, &shop.clock).await {
        Ok(Some(report)) => learned.extend(told(known, number, &report)),
        Ok(None) => {}
        Err(error) => {
            tracing::warn!(subscription = known.row.number, %error, "asking about a subscription brought no answer");
        }
    }
    match shop.gateway.subscription_payments(antom_id).await {
        Ok(reports) => learned.extend(
            reports
                .into_iter()
                .map(|(fact, raw)| NewEvidence::inquired(number, fact, &raw)),
        ),
        Err(error) => {
            tracing::warn!(subscription = known.row.number, %error, "asking about a subscription's payments brought no answer");
        }
    }
    let known = record(shop, &known.row.id, &learned).await?;
    let held: Vec<String> = known
        .ledger
        .invoices()
        .flat_map(|invoice| &invoice.payments)
        .filter(|(_, state)| state.waits_for_capture())
        .map(|(id, _)| id.clone())
        .collect();
    for payment_id in held {
        ask_about_payment(shop, &known, number, &payment_id).await?;
    }
    Ok(())
}
