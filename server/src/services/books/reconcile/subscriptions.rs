//! What the books have to say to a line about a subscription. Antom's own payments have no
//! `paymentRequestId` of the shop's, so they are found by their `paymentId`.

use std::collections::BTreeSet;

use domain::Money;
use domain::subscription::{Fact, Ledger, PaymentMoney, PaymentState};

use crate::services::books::reconcile::books::{AROUND, happened_in};
use crate::services::books::reconcile::line::{Kind, Line};
use crate::services::books::reconcile::marks::Marks;
use crate::services::subscriptions::look_after::ask_about_payment;
use crate::services::subscriptions::record::Known;
use crate::services::subscriptions::refund::payment_of;
use crate::services::{ServiceError, Shop};
use crate::store::reports::back_office::Span;
use crate::store::subscriptions::{self, evidence, owners, sign_ups};

/// A payment of a subscription, as the books know it.
pub(crate) struct Place {
    known: Known,
    sign_up: u32,
    payment_id: String,
}

impl Place {
    /// What a line is about, if it is about a subscription.
    pub(crate) async fn of(shop: &Shop, line: &Line) -> Result<Option<Self>, ServiceError> {
        for id in [&line.request_id, &line.of, &line.id].into_iter().flatten() {
            if let Some(place) = Self::by_payment(shop, payment_of(id).unwrap_or(id)).await? {
                return Ok(Some(place));
            }
        }
        for id in [&line.request_id, &line.of].into_iter().flatten() {
            if let Some(row) = sign_ups::find(&shop.db, id).await?
                && let Some(known) = load(shop, &row.subscription_id).await?
                && let Some(payment_id) = first_payment(&known.ledger, row.number())
            {
                let sign_up = row.number();
                return Ok(Some(Self {
                    known,
                    sign_up,
                    payment_id,
                }));
            }
        }
        Ok(None)
    }

    async fn by_payment(shop: &Shop, payment_id: &str) -> Result<Option<Self>, ServiceError> {
        let Some(owner) = owners::find(&shop.db, payment_id).await? else {
            return Ok(None);
        };
        let known = load(shop, &owner.subscription_id).await?;
        Ok(known.map(|known| Self {
            known,
            sign_up: u32::try_from(owner.sign_up).unwrap_or(0),
            payment_id: owner.payment_id,
        }))
    }

    pub(crate) fn number(&self) -> String {
        self.known.row.number.clone()
    }

    pub(crate) fn subscription_id(&self) -> &str {
        &self.known.row.id
    }

    pub(crate) fn payment_id(&self) -> &str {
        &self.payment_id
    }

    fn money(&self) -> Option<PaymentMoney> {
        let (_, money) = self.known.ledger.money(&self.payment_id)?;
        Some(money)
    }

    /// What the books have where the file has this line: `None` for nothing.
    pub(crate) fn amount(&self, line: &Line) -> Option<Money> {
        let money = self.money()?;
        match line.kind {
            Kind::Payment | Kind::Authorisation => money.amount,
            Kind::Capture => money.amount.filter(|_| money.is_taken),
            Kind::Cancel => (money.state == PaymentState::Returned).then_some(line.amount),
            Kind::Refund => {
                let ids = [&line.request_id, &line.id].into_iter().flatten();
                let named = ids.filter_map(|id| money.refunds.get(id)).copied().next();
                // Antom's own number of a refund is not kept.
                named.or_else(|| {
                    let all: Vec<_> = money.refunds.values().copied().collect();
                    (line.request_id.is_none() && all.len() == 1).then(|| all[0])
                })
            }
            Kind::Other => None,
        }
    }

    /// The names under which a successful line is accounted for.
    pub(crate) fn names(&self, line: &Line) -> Vec<String> {
        match line.kind {
            Kind::Payment | Kind::Capture => vec![taken(&self.payment_id)],
            Kind::Refund => {
                let money = self.money();
                let ids = [&line.request_id, &line.id].into_iter().flatten().cloned();
                let only = money.filter(|money| money.refunds.len() == 1);
                let only = only.into_iter().flat_map(|money| money.refunds.into_keys());
                ids.chain(only).map(|id| format!("refund:{id}")).collect()
            }
            Kind::Authorisation | Kind::Cancel | Kind::Other => Vec::new(),
        }
    }

    /// Asks Antom about the payment.
    pub(crate) async fn ask(&self, shop: &Shop) -> Result<(), ServiceError> {
        ask_about_payment(shop, &self.known, self.sign_up, &self.payment_id).await
    }
}

fn taken(payment_id: &str) -> String {
    format!("taken:{payment_id}")
}

async fn load(shop: &Shop, id: &str) -> Result<Option<Known>, ServiceError> {
    match subscriptions::find(&shop.db, id).await? {
        Some(row) => Ok(Some(Known::load(&shop.db, row).await?)),
        None => Ok(None),
    }
}

fn first_payment(ledger: &Ledger, sign_up: u32) -> Option<String> {
    let mut invoices = ledger.all_invoices();
    let (_, invoice) =
        invoices.find(|(number, invoice)| *number == sign_up && invoice.phase == 1)?;
    let paid = invoice.paid_by.clone();
    paid.or_else(|| invoice.payments.keys().next().cloned())
}

/// Money of subscriptions that the file does not have: the number, what it is, and its id.
pub(crate) async fn not_in_file(
    shop: &Shop,
    seen: &Marks,
    from: i64,
    to: i64,
) -> Result<Vec<(String, Kind, Money, String)>, ServiceError> {
    let span = Span {
        from: from - AROUND,
        to: to + AROUND,
    };
    let mut missing = Vec::new();
    let mut told = BTreeSet::new();
    for kind in ["deducted", "capture_succeeded", "refunded"] {
        for row in evidence::learned(&shop.db, kind, span).await? {
            let fact = row.evidence()?.fact;
            let (kind, name, amount, id) = match fact {
                Fact::Deducted {
                    payment_id, amount, ..
                }
                | Fact::CaptureSucceeded { payment_id, amount } => {
                    (Kind::Payment, taken(&payment_id), amount, payment_id)
                }
                Fact::Refunded {
                    refund_request_id,
                    amount,
                    ..
                } => {
                    let name = format!("refund:{refund_request_id}");
                    (Kind::Refund, name, amount, refund_request_id)
                }
                _ => continue,
            };
            let at = happened_in(&row.raw, kind, &id).unwrap_or(row.learned_at);
            let is_outside = at < from || at > to || amount.is_zero();
            if is_outside || seen.has(&name) || !told.insert(name) {
                continue;
            }
            let Some(known) = load(shop, &row.subscription_id).await? else {
                continue;
            };
            let is_there = match kind {
                Kind::Refund => true,
                _ => known
                    .ledger
                    .money(&id)
                    .is_some_and(|(_, money)| money.is_taken),
            };
            if is_there {
                missing.push((known.row.number, kind, amount, id));
            }
        }
    }
    Ok(missing)
}
