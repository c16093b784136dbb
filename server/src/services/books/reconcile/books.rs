//! What the books have to say to a line of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::Money;
use domain::ledger::{Attempt, AttemptState, Fact, Ledger, RefundState};
use serde_json::Value;

use crate::gateway;
use crate::services::books::reconcile::line::{Kind, Line};
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptPlace;
use crate::store::payments::evidence::{self, EvidenceRow};
use crate::store::payments::refunds::RefundRow;
use crate::store::payments::{captures, refunds};
use crate::store::{Db, orders};

/// A transaction may be learned of this long before or after it happened.
pub(crate) const AROUND: i64 = 2 * 24 * 3_600_000;

/// An attempt as the books know it, and the number of its order.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) order: String,
    pub(crate) attempt: Attempt,
}

/// The books as far as a piece of the file is about them, read for the whole piece at once: a file
/// may have a million lines.
#[derive(Default)]
pub(crate) struct Books {
    /// What was looked for; what is not below is not in the books.
    asked: BTreeSet<String>,
    /// By our id and by Antom's.
    attempts: BTreeMap<String, Arc<AttemptPlace>>,
    by_order: BTreeMap<(String, u32), Arc<AttemptPlace>>,
    /// Order and attempt of a capture or a refund, by any of its ids.
    parts: BTreeMap<String, (String, u32)>,
    refunds: BTreeMap<String, RefundRow>,
    /// The number and the ledger of each order; none of one that cannot be read.
    orders: BTreeMap<String, (String, Ledger)>,
}

impl Books {
    /// Reads what these lines are about.
    pub(crate) async fn of(
        shop: &Shop,
        lines: impl Iterator<Item = &Line>,
    ) -> Result<Self, ServiceError> {
        let db = &shop.db;
        let ids = |line: &Line| [line.request_id.clone(), line.of.clone(), line.id.clone()];
        let asked: BTreeSet<String> = lines.flat_map(ids).flatten().collect();
        let ids: Vec<String> = asked.iter().cloned().collect();
        let mut books = Self {
            asked,
            ..Self::default()
        };
        if ids.is_empty() {
            return Ok(books);
        }
        books.take(attempts::places_with_ids(db, &ids).await?);
        // Only what is no attempt's is a capture's or a refund's.
        let rest = ids
            .into_iter()
            .filter(|id| !books.attempts.contains_key(id));
        let rest: Vec<String> = rest.collect();
        books.read_parts(db, &rest).await?;
        let orders: BTreeSet<&String> = books.by_order.keys().map(|(order, _)| order).collect();
        let orders: Vec<String> = orders.into_iter().cloned().collect();
        if orders.is_empty() {
            return Ok(books);
        }
        let (evidence, totals) = tokio::join!(
            evidence::of_orders(db, &orders),
            orders::totals(db, &orders)
        );
        let mut evidence = evidence?;
        for (id, number, total) in totals? {
            if let Some(Ok(known)) = evidence.remove(&id) {
                let ledger = Ledger::fold(total, known);
                books.orders.insert(id, (number, ledger));
            }
        }
        Ok(books)
    }

    fn take(&mut self, places: Vec<AttemptPlace>) {
        for place in places.into_iter().map(Arc::new) {
            let ids = [Some(&place.payment_request_id), place.payment_id.as_ref()];
            for id in ids.into_iter().flatten() {
                self.attempts.insert(id.clone(), Arc::clone(&place));
            }
            let at = (place.order_id.clone(), place.number);
            self.by_order.insert(at, place);
        }
    }

    /// Captures and refunds, and the attempts that they are of.
    async fn read_parts(&mut self, db: &Db, ids: &[String]) -> Result<(), ServiceError> {
        if ids.is_empty() {
            return Ok(());
        }
        for row in captures::with_ids(db, ids).await? {
            let place = (row.order_id.clone(), row.attempt);
            self.parts.insert(row.capture_request_id, place);
        }
        for row in refunds::with_ids(db, ids).await? {
            let names = [Some(row.refund_request_id.clone()), row.refund_id.clone()];
            for name in names.into_iter().flatten() {
                let place = (row.order_id.clone(), row.attempt);
                self.parts.entry(name.clone()).or_insert(place);
                self.refunds.insert(name, row.clone());
            }
        }
        let missing = self
            .parts
            .values()
            .filter(|at| !self.by_order.contains_key(*at));
        let orders: BTreeSet<&String> = missing.map(|(order, _)| order).collect();
        let orders: Vec<String> = orders.into_iter().cloned().collect();
        self.take(attempts::places_of_orders(db, &orders).await?);
        Ok(())
    }

    /// After Antom was asked the database knows more than this does.
    pub(crate) fn forget(&mut self, line: &Line, order_id: &str) {
        self.orders.remove(order_id);
        for id in [&line.request_id, &line.of, &line.id].into_iter().flatten() {
            self.asked.remove(id);
            self.refunds.remove(id);
        }
    }

    /// The attempt that a line is about.
    pub(crate) async fn attempt_of(
        &self,
        shop: &Shop,
        line: &Line,
    ) -> Result<Option<Arc<AttemptPlace>>, ServiceError> {
        for id in [&line.request_id, &line.of, &line.id].into_iter().flatten() {
            if let Some(place) = self.attempt_with(shop, id).await? {
                return Ok(Some(place));
            }
        }
        Ok(None)
    }

    async fn attempt_with(
        &self,
        shop: &Shop,
        id: &str,
    ) -> Result<Option<Arc<AttemptPlace>>, ServiceError> {
        let of_part = || self.by_order.get(self.parts.get(id)?);
        if let Some(place) = self.attempts.get(id).or_else(of_part) {
            return Ok(Some(Arc::clone(place)));
        }
        if self.asked.contains(id) {
            return Ok(None);
        }
        let found = attempts::places_with_ids(&shop.db, &[id.to_owned()]).await?;
        if let Some(place) = found.into_iter().next() {
            return Ok(Some(Arc::new(place)));
        }
        let at = match captures::find(&shop.db, id).await? {
            Some(row) => Some((row.order_id, row.attempt)),
            None => refunds::find_by_either(&shop.db, Some(id), Some(id))
                .await?
                .map(|row| (row.order_id, row.attempt)),
        };
        let Some((order_id, number)) = at else {
            return Ok(None);
        };
        let places = attempts::places_of_orders(&shop.db, &[order_id]).await?;
        let place = places.into_iter().find(|place| place.number == number);
        Ok(place.map(Arc::new))
    }

    pub(crate) async fn known(
        &self,
        shop: &Shop,
        place: &AttemptPlace,
    ) -> Result<Known, ServiceError> {
        if let Some((order, ledger)) = self.orders.get(&place.order_id)
            && let Some(attempt) = ledger.attempts.get(&place.number)
        {
            return Ok(Known {
                order: order.clone(),
                attempt: attempt.clone(),
            });
        }
        known(shop, place).await
    }

    /// The refund that a line is about.
    pub(crate) async fn refund(
        &self,
        shop: &Shop,
        line: &Line,
    ) -> Result<Option<RefundRow>, ServiceError> {
        let (ours, theirs) = (line.request_id.as_deref(), line.id.as_deref());
        let mut ids = [ours, theirs].into_iter().flatten();
        if let Some(row) = ids.clone().find_map(|id| self.refunds.get(id)) {
            return Ok(Some(row.clone()));
        }
        if ids.all(|id| self.asked.contains(id)) {
            return Ok(None);
        }
        Ok(refunds::find_by_either(&shop.db, ours, theirs).await?)
    }

    /// What the books have where the file has this line: `None` for nothing.
    pub(crate) async fn amount_of(
        &self,
        shop: &Shop,
        line: &Line,
        attempt: &Attempt,
    ) -> Result<Option<Money>, ServiceError> {
        Ok(match line.kind {
            Kind::Payment => attempt.taken.or(attempt.held),
            // A capture tells that there was something to capture.
            Kind::Authorisation => attempt.held.or(attempt.taken),
            Kind::Capture => attempt.taken,
            Kind::Cancel if attempt.state == AttemptState::Cancelled => {
                attempt.taken.or(attempt.held).or(Some(line.amount))
            }
            Kind::Cancel | Kind::Other => None,
            Kind::Refund => {
                let row = self.refund(shop, line).await?;
                let name = row.as_ref().map(|row| row.refund_request_id.as_str());
                [name, line.request_id.as_deref(), line.id.as_deref()]
                    .into_iter()
                    .flatten()
                    .find_map(|id| attempt.refunds.get(id))
                    .filter(|refund| refund.state == RefundState::Succeeded)
                    .and_then(|refund| refund.amount)
            }
        })
    }
}

/// An attempt as the database knows it now.
pub(crate) async fn known(shop: &Shop, place: &AttemptPlace) -> Result<Known, ServiceError> {
    let gone = || ServiceError::OrderGone(place.order_id.clone());
    let order = orders::find(&shop.db, &place.order_id).await?;
    let order = order.ok_or_else(gone)?;
    let evidence = evidence::of_order(&shop.db, &order.id).await?;
    let mut ledger = Ledger::fold(order.total, evidence);
    let attempt = ledger.attempts.remove(&place.number).ok_or_else(gone)?;
    Ok(Known {
        order: order.number,
        attempt,
    })
}

/// Money that moved by the books.
pub(crate) struct Moved {
    pub(crate) order_id: String,
    /// The attempt's number.
    pub(crate) attempt: u32,
    pub(crate) kind: Kind,
    /// Of a refund.
    pub(crate) refund: Option<String>,
    pub(crate) amount: Money,
}

/// How many facts are looked at together.
const TOGETHER: u64 = 500;

/// All money that moved from one moment to another, by Antom's clock where it told the time, a piece
/// at a time.
pub(crate) struct Movements {
    span: (i64, i64),
    kinds: &'static [&'static str],
    /// The last fact that was looked at.
    after: Option<(i64, i64)>,
}

impl Movements {
    pub(crate) fn between(from: i64, to: i64) -> Self {
        Self {
            span: (from, to),
            kinds: &["payment_succeeded", "capture_succeeded", "refund_succeeded"],
            after: None,
        }
    }

    /// The next piece; `None` once there is no more.
    pub(crate) async fn next(&mut self, shop: &Shop) -> Result<Option<Vec<Moved>>, ServiceError> {
        let (from, to) = self.span;
        let Some((kind, others)) = self.kinds.split_first() else {
            return Ok(None);
        };
        let begins = (from - AROUND, 0);
        let after = self.after.unwrap_or(begins);
        let until = to + AROUND;
        let rows = evidence::learned_after(&shop.db, kind, after, until, TOGETHER).await?;
        match rows.last() {
            Some((id, row)) => self.after = Some((row.learned_at, *id)),
            None => (self.kinds, self.after) = (others, None),
        }
        let mut found = Vec::new();
        for (_, row) in rows {
            let EvidenceRow {
                order_id,
                attempt,
                fact,
                raw,
                learned_at,
                ..
            } = row;
            let fact = fact.or_unreadable("a fact")?;
            let at = happened(&raw, &fact).unwrap_or(learned_at);
            if at >= from
                && at <= to
                && let Some((kind, refund, amount)) = money(fact)
            {
                found.push(Moved {
                    order_id,
                    attempt,
                    kind,
                    refund,
                    amount,
                });
            }
        }
        Ok(Some(found))
    }
}

/// Whether a fact moves money: held money has not moved.
fn money(fact: Fact) -> Option<(Kind, Option<String>, Money)> {
    match fact {
        Fact::PaymentSucceeded {
            amount,
            method: Some(method),
            ..
        } if !method.captures() => Some((Kind::Payment, None, amount)),
        Fact::CaptureSucceeded { amount, .. } => Some((Kind::Capture, None, amount)),
        Fact::RefundSucceeded {
            refund_request_id,
            amount,
        } => Some((Kind::Refund, Some(refund_request_id), amount)),
        Fact::PaymentSucceeded { .. }
        | Fact::Begun { .. }
        | Fact::SessionOpened { .. }
        | Fact::SessionRefused { .. }
        | Fact::SessionUnknown
        | Fact::PageOpened { .. }
        | Fact::PayUnknown
        | Fact::Pending
        | Fact::PaymentFailed { .. }
        | Fact::CaptureFailed { .. }
        | Fact::Cancelled
        | Fact::Superseded
        | Fact::Expired
        | Fact::Abandoned
        | Fact::Accepted { .. }
        | Fact::CaptureRequested { .. }
        | Fact::CapturePending { .. }
        | Fact::RefundReserved { .. }
        | Fact::RefundPending { .. }
        | Fact::RefundFailed { .. } => None,
    }
}

/// As [`happened`], for what a subscription's notification tells.
pub(crate) fn happened_in(raw: &str, kind: Kind, id: &str) -> Option<i64> {
    let raw: Value = serde_json::from_str(raw).ok()?;
    // One that tells of several does not say which of them this is.
    let is_one = raw["paymentId"] == id || raw["refundRequestId"] == id;
    let names: &[&str] = match kind {
        Kind::Refund => &["refundTime"],
        _ => &["captureTime", "paymentTime"],
    };
    let time = names.iter().find_map(|name| raw[*name].as_str());
    time.filter(|_| is_one).and_then(gateway::parse_time)
}

/// When it happened by Antom's clock, if the bytes tell.
fn happened(raw: &str, fact: &Fact) -> Option<i64> {
    let raw: Value = serde_json::from_str(raw).unwrap_or_default();
    let transaction = |kind: &str, id: Option<&str>| {
        let transactions = raw["transactions"].as_array()?;
        let found = transactions.iter().find(|it| {
            let names = [&it["transactionRequestId"], &it["transactionId"]];
            it["transactionType"] == kind
                && id.is_none_or(|id| names.iter().any(|name| name.as_str() == Some(id)))
        })?;
        found["transactionTime"].as_str()
    };
    let time = match fact {
        Fact::CaptureSucceeded { .. } => raw["captureTime"]
            .as_str()
            .or_else(|| transaction("CAPTURE", None)),
        Fact::RefundSucceeded {
            refund_request_id, ..
        } => {
            let id = Some(refund_request_id.as_str());
            raw["refundTime"]
                .as_str()
                .or_else(|| transaction("REFUND", id))
        }
        _ => raw["paymentTime"].as_str(),
    };
    time.and_then(gateway::parse_time)
}
