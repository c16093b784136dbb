//! The one door for evidence about subscriptions.

use std::time::Duration;

use domain::subscription::{Effect, Evidence, Fact, Invoice, InvoiceState, Ledger, Status, Terms};
use domain::{Money, Timestamp};

use crate::services::subscriptions::deliver;
use crate::services::{ServiceError, Shop};
use crate::store::payments::evidence::Source;
use crate::store::queues::inbox;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;
use crate::store::subscriptions::deliveries::{self, DeliveryRow};
use crate::store::subscriptions::evidence;
use crate::store::subscriptions::invoices::{self, InvoiceRow};
use crate::store::subscriptions::owners::{self, PaymentOwner};
use crate::store::subscriptions::sign_ups::{self, SignUpRow};
use crate::store::subscriptions::updates;
use crate::store::subscriptions::{self, Standing, SubscriptionRow};
use crate::store::{ConnectionTrait, Tx, commit, write_tx};

/// How long after a charge its result may take before Antom is asked.
pub const GRACE: Duration = Duration::from_secs(2 * 3600);

/// When one that came to life is looked at once more.
const SOON: i64 = MINUTE;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// One piece of evidence that is to be written down.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    pub sign_up: u32,
    pub fact: Fact,
    pub source: Source,
    /// The bytes it was read from.
    pub raw: String,
}

impl NewEvidence {
    pub(crate) fn by_shop(sign_up: u32, fact: Fact) -> Self {
        Self {
            sign_up,
            fact,
            source: Source::Shop,
            raw: String::new(),
        }
    }

    pub(crate) fn notified(sign_up: u32, fact: Fact, raw: &str) -> Self {
        Self {
            source: Source::Notification,
            raw: raw.to_owned(),
            ..Self::by_shop(sign_up, fact)
        }
    }

    pub(crate) fn inquired(sign_up: u32, fact: Fact, raw: &str) -> Self {
        Self {
            source: Source::Inquiry,
            raw: raw.to_owned(),
            ..Self::by_shop(sign_up, fact)
        }
    }
}

/// A subscription with all that is known of it.
#[derive(Debug)]
pub struct Known {
    pub row: SubscriptionRow,
    pub terms: Terms,
    pub sign_ups: Vec<SignUpRow>,
    pub ledger: Ledger,
    /// Its parcels, first to latest.
    pub deliveries: Vec<DeliveryRow>,
    /// When Antom first refused to end it, epoch milliseconds.
    pub(crate) end_refused_at: Option<i64>,
    evidence: Vec<Evidence>,
}

impl Known {
    /// Reads what is known of a subscription.
    ///
    /// # Errors
    /// When the database does not answer, or a later version wrote it.
    pub async fn load(
        db: &impl ConnectionTrait,
        row: SubscriptionRow,
    ) -> Result<Self, ServiceError> {
        let terms = row.read_terms()?;
        let learned = evidence::of_subscription(db, &row.id).await?;
        let evidence: Vec<Evidence> = learned
            .iter()
            .map(evidence::SubscriptionEvidenceRow::evidence)
            .collect::<Result<_, _>>()?;
        let is_refusal = |known: &Evidence| matches!(known.fact, Fact::EndRefused { .. });
        let rows = learned.iter().zip(&evidence);
        let refusals = rows.filter(|(_, known)| is_refusal(known));
        let end_refused_at = refusals.map(|(row, _)| row.learned_at).min();
        let deliveries = match &row.sku {
            Some(_) => deliveries::of_subscription(db, &row.id).await?,
            None => Vec::new(),
        };
        Ok(Self {
            deliveries,
            ledger: Ledger::fold(&terms, evidence.iter().cloned()),
            sign_ups: sign_ups::of_subscription(db, &row.id).await?,
            terms,
            end_refused_at,
            evidence,
            row,
        })
    }

    /// The sign-up with this number.
    #[must_use]
    pub fn sign_up(&self, number: u32) -> Option<&SignUpRow> {
        self.sign_ups.iter().find(|row| row.number() == number)
    }

    /// Whether a fact is known.
    pub(crate) fn knows(&self, sign_up: u32, is: impl Fn(&Fact) -> bool) -> bool {
        let mut of_sign_up = self
            .evidence
            .iter()
            .filter(|known| known.sign_up == sign_up);
        of_sign_up.any(|known| is(&known.fact))
    }

    /// How many facts are such.
    pub(crate) fn count(&self, is: impl Fn(&Fact) -> bool) -> usize {
        let facts = self.evidence.iter().map(|known| &known.fact);
        facts.filter(|fact| is(fact)).count()
    }

    /// How much a refund was asked to be.
    pub(crate) fn refund_asked(&self, refund_request_id: &str) -> Option<Money> {
        self.evidence.iter().find_map(|known| match &known.fact {
            Fact::RefundAsked {
                refund_request_id: id,
                amount,
                ..
            } if id == refund_request_id => Some(*amount),
            _ => None,
        })
    }

    fn fold_again(&mut self) {
        self.ledger = Ledger::fold(&self.terms, self.evidence.iter().cloned());
    }
}

/// Writes evidence down, folds all evidence of the subscription and stores what follows, in one
/// transaction. The same evidence twice, late, or in another order ends in the same state.
///
/// # Errors
/// When the database does not answer; then nothing was written, and the source tells it again.
pub async fn record(
    shop: &Shop,
    subscription_id: &str,
    new: &[NewEvidence],
) -> Result<Known, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let now = shop.clock.now_ms();
    let mut known = lock(&tx, subscription_id).await?;
    record_in(&tx, &mut known, new, now).await?;
    commit(tx).await?;
    shop.wake.notify_waiters();
    Ok(known)
}

pub(crate) async fn lock(tx: &Tx, subscription_id: &str) -> Result<Known, ServiceError> {
    let row = subscriptions::lock(tx, subscription_id)
        .await?
        .ok_or_else(|| ServiceError::SubscriptionGone(subscription_id.to_owned()))?;
    Known::load(tx, row).await
}

/// As [`record`], in a transaction that holds the subscription's lock.
pub(crate) async fn record_in(
    tx: &Tx,
    known: &mut Known,
    new: &[NewEvidence],
    now: i64,
) -> Result<(), ServiceError> {
    let (mut is_new, mut is_updated) = (false, false);
    for piece in new {
        let is_news = append(tx, known, piece, now).await?;
        is_new |= is_news;
        is_updated |= is_news && matches!(piece.fact, Fact::Updated { .. });
    }
    known.fold_again();
    if is_updated {
        follow_update(tx, known).await?;
    }
    let is_born = came_alive(known, now)?;
    if is_born && let Some(kept) = known.ledger.kept() {
        // The buyer has the plan already: an old sign-up came to life after a new one did.
        if subscriptions::twin(tx, &known.row).await?.is_some() {
            append(tx, known, &NewEvidence::by_shop(kept, Fact::Abandoned), now).await?;
            known.fold_again();
        }
    }
    // A surplus is given up before it is ended, so that nothing can make it the one that is kept.
    for piece in given_up(known) {
        append(tx, known, &piece, now).await?;
        known.fold_again();
    }
    tie_payments(tx, known, new, now).await?;
    store_invoices(tx, known, now).await?;
    deliver::keep_up(tx, known, now).await?;
    for effect in known.ledger.effects() {
        if let Effect::Mail { kind, phase } = effect {
            let mail = Task::SubscriptionMail {
                kind: *kind,
                phase: *phase,
            };
            outbox::add(tx, &known.row.id, &mail, now).await?;
        }
    }
    if let Some((due, kind, phase)) = known.ledger.reminder(Timestamp::from_ms(now))
        && due.as_ms() <= now
    {
        let mail = Task::SubscriptionMail { kind, phase };
        outbox::add(tx, &known.row.id, &mail, now).await?;
    }
    let status = known.ledger.status(Timestamp::from_ms(now));
    let check_at = if is_new {
        let next = next_check(known, now);
        // Two may have come alive at the same moment, without seeing each other.
        let soon = is_born.then_some(now + SOON);
        // News of one thing puts off no question about another.
        let looks = next.into_iter().chain(soon).chain(known.row.check_at);
        looks.min()
    } else {
        known.row.check_at
    };
    let review = known.ledger.reviews().next();
    let stands = Standing {
        review_reason: review.map(|(_, reason)| reason.as_str().to_owned()),
        check_at,
        next_charge_at: next_charge_at(known, now),
        rate: known.ledger.current_rate(Timestamp::from_ms(now)),
    };
    subscriptions::update(tx, &mut known.row, status, stands).await?;
    Ok(())
}

/// Antom has another plan: that is what the subscription is for from now on.
async fn follow_update(tx: &Tx, known: &mut Known) -> Result<(), ServiceError> {
    let (Some(kept), Some(number)) = (known.ledger.kept(), known.ledger.latest_update()) else {
        return Ok(());
    };
    let id = known.row.id.clone();
    if let Some(update) = updates::find(tx, &id, kept, number).await?
        && update.plan != known.row.plan
    {
        subscriptions::set_plan(tx, &mut known.row, &update).await?;
    }
    Ok(())
}

/// Whether Antom charges it now, and did not before.
fn came_alive(known: &Known, now: i64) -> Result<bool, ServiceError> {
    let was = known.row.stored_status()?;
    let is = known.ledger.status(Timestamp::from_ms(now));
    Ok(is.is_charged() && !was.is_charged())
}

async fn append(
    tx: &Tx,
    known: &mut Known,
    piece: &NewEvidence,
    now: i64,
) -> Result<bool, ServiceError> {
    let fact = Evidence::new(piece.sign_up, piece.fact.clone());
    let (id, source) = (&known.row.id, piece.source);
    let is_new = evidence::append(tx, id, &fact, source, &piece.raw, now).await?;
    if is_new {
        tracing::info!(subscription = known.row.number, sign_up = piece.sign_up, source = source.as_str(), fact = ?piece.fact, "learned");
        if let (Fact::Activated { subscription_id }, Some(row)) =
            (&piece.fact, known.sign_up(piece.sign_up))
        {
            let request_id = row.payment_request_id.clone();
            sign_ups::set_antom_id(tx, &request_id, subscription_id).await?;
            for row in &mut known.sign_ups {
                if row.payment_request_id == request_id {
                    row.antom_id = Some(subscription_id.clone());
                }
            }
        }
        known.evidence.push(fact);
    }
    Ok(is_new)
}

/// What is not kept: surplus sign-ups that live, and payments whose money goes back.
fn given_up(known: &Known) -> Vec<NewEvidence> {
    let kept = known.ledger.kept();
    let effects = known.ledger.effects().iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Terminate { sign_up } if Some(*sign_up) != kept => {
                Some((*sign_up, Fact::Abandoned))
            }
            Effect::GiveBack {
                sign_up,
                payment_id,
            } => Some((
                *sign_up,
                Fact::PaymentAbandoned {
                    payment_id: payment_id.clone(),
                },
            )),
            _ => None,
        })
        .filter(|(sign_up, fact)| !known.knows(*sign_up, |known| known == fact))
        .map(|(sign_up, fact)| NewEvidence::by_shop(sign_up, fact))
        .collect()
}

/// The payment that a fact ties to a phase.
fn tied(fact: &Fact) -> Option<&String> {
    match fact {
        Fact::SignUpPayment { payment_id }
        | Fact::Deducted { payment_id, .. }
        | Fact::DeductionFailed { payment_id, .. } => Some(payment_id),
        _ => None,
    }
}

/// Writes down whose these payments are, and wakes the notifications that waited for it.
async fn tie_payments(
    tx: &Tx,
    known: &Known,
    new: &[NewEvidence],
    now: i64,
) -> Result<(), ServiceError> {
    let mut told = Vec::new();
    for piece in new {
        if let Some(payment_id) = tied(&piece.fact) {
            let owner = PaymentOwner {
                payment_id: payment_id.clone(),
                subscription_id: known.row.id.clone(),
                sign_up: i32::try_from(piece.sign_up).unwrap_or(i32::MAX),
            };
            if owners::add(tx, owner).await? {
                told.push(payment_id.clone());
            }
        }
    }
    if !told.is_empty() {
        inbox::wake(tx, &told, now).await?;
    }
    Ok(())
}

async fn store_invoices(tx: &Tx, known: &Known, now: i64) -> Result<(), ServiceError> {
    let before = invoices::of_subscription(tx, &known.row.id).await?;
    // Those of a sign-up that is not the one that is kept any more.
    for row in &before {
        let mut kept = known.ledger.invoices();
        if !kept.any(|invoice| u32::try_from(row.phase) == Ok(invoice.phase)) {
            invoices::forget(tx, &known.row.id, row.phase).await?;
        }
    }
    for invoice in known.ledger.invoices() {
        let phase = i32::try_from(invoice.phase).unwrap_or(i32::MAX);
        let was = before.iter().find(|row| row.phase == phase);
        let now = (invoice.state == InvoiceState::Paid).then_some(now);
        let paid_at = was.and_then(|row| row.paid_at).or(now);
        let row = invoice_row(&known.row.id, &known.ledger, invoice, paid_at);
        if was != Some(&row) {
            invoices::store(tx, row).await?;
        }
    }
    Ok(())
}

pub(crate) fn next_charge_at(known: &Known, now: i64) -> Option<i64> {
    let next = known.ledger.next_charge(Timestamp::from_ms(now));
    next.map(|next| next.charge_at.as_ms())
}

/// An invoice as it is stored.
pub(crate) fn invoice_row(
    subscription_id: &str,
    ledger: &Ledger,
    invoice: &Invoice,
    paid_at: Option<i64>,
) -> InvoiceRow {
    let amount = ledger.amount(invoice.phase);
    InvoiceRow {
        subscription_id: subscription_id.to_owned(),
        phase: i32::try_from(invoice.phase).unwrap_or(i32::MAX),
        state: invoice.state.as_str().to_owned(),
        currency: amount.currency().code().to_owned(),
        amount_minor: amount.minor(),
        payment_id: invoice.paid_by.clone(),
        period_start: invoice.period.map(|period| period.start.as_ms()),
        period_end: invoice.period.map(|period| period.end.as_ms()),
        paid_at,
    }
}

/// Whether the shop has a call to make.
pub(crate) fn has_work(ledger: &Ledger) -> bool {
    ledger.effects().iter().any(is_call)
}

const fn is_call(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Inquire { .. }
            | Effect::Cancel { .. }
            | Effect::Terminate { .. }
            | Effect::Update { .. }
            | Effect::GiveBack { .. }
            | Effect::Refund { .. }
    )
}

/// Whether Antom told of an update, and has yet to be asked what it is.
fn asks_rate(ledger: &Ledger) -> bool {
    let mut effects = ledger.effects().iter();
    effects.any(|effect| matches!(effect, Effect::AskRate { .. }))
}

/// When to look after it next, given what is known now.
pub(crate) fn next_check(known: &Known, now: i64) -> Option<i64> {
    if has_work(&known.ledger) || asks_rate(&known.ledger) {
        return Some(now);
    }
    look_again(known, now)
}

/// How long until Antom is asked again about what should have been told `late` milliseconds ago: the
/// longer ago, the longer.
fn rarely(late: i64) -> i64 {
    (late / 8).max(HOUR)
}

/// How long until what is due is tried again. What Antom keeps refusing is asked for rarely.
fn pause(known: &Known, now: i64) -> i64 {
    let is_end =
        |effect: &Effect| matches!(effect, Effect::Cancel { .. } | Effect::Terminate { .. });
    let mut calls = known
        .ledger
        .effects()
        .iter()
        .filter(|effect| is_call(effect));
    let refused = known.end_refused_at.map(|at| now - at);
    match refused.filter(|since| *since >= HOUR) {
        Some(since) if calls.all(is_end) => rarely(since),
        Some(_) | None => 5 * MINUTE,
    }
}

/// When to look after it again, once everything that was due was tried.
pub(crate) fn look_again(known: &Known, now: i64) -> Option<i64> {
    if has_work(&known.ledger) {
        return Some(now + pause(known, now));
    }
    let moment = Timestamp::from_ms(now);
    let begun = known.sign_ups.last().map_or(now, |row| row.begun_at);
    match known.ledger.status(moment) {
        Status::SigningUp => {
            let early = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];
            let early = early.iter().map(|wait| begun + wait);
            let later = now + rarely(now - begun);
            Some(early.filter(|at| *at > now).min().unwrap_or(later))
        }
        Status::Active | Status::PastDue | Status::Ending => {
            let overdue = known.ledger.overdue_phase(moment, GRACE);
            let charged = overdue.and_then(|phase| known.ledger.charge_at(phase));
            let overdue = charged.map(|charged| now + rarely(now - charged.as_ms()));
            let next = known.ledger.next_charge(moment);
            let next = next.map(|next| next.charge_at.saturating_add(GRACE).as_ms());
            let ends = known.ledger.access_until(moment).map(Timestamp::as_ms);
            // At the end of a period too: then it is past due, or over.
            let reminder = known.ledger.reminder(moment);
            let reminder = reminder.map(|(due, _, _)| due.as_ms());
            let told = known.ledger.update_told();
            let told = told.filter(|_| asks_rate(&known.ledger));
            let rate = told.map(|told| now + rarely(now - told.as_ms()));
            let looks = overdue.into_iter().chain(next).chain(ends);
            let looks = looks.chain(reminder).chain(rate);
            looks.filter(|at| *at > now).min()
        }
        Status::Ended | Status::Failed | Status::Expired => None,
    }
}
