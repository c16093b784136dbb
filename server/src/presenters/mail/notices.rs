//! What each mail about an order says.

use domain::ledger::Told;
use wording::Words;

use crate::platform::mailer::Mail;
use crate::presenters::mail::letter::Letter;
use crate::presenters::mail::{Kind, about};
use crate::presenters::storefront::address_lines;
use crate::presenters::sums;
use crate::presenters::wording::goods::with_label;
use crate::presenters::wording::{buyer, delivery, tax, times};
use crate::services::admin::ship;
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::{OrderLineRow, parcels};
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;

/// A mail about an order: what there is to say, with the order as its page shows it.
pub(crate) struct Notices<'a> {
    pub(crate) shop: &'a Shop,
    pub(crate) payments: &'a OrderPayments,
    pub(crate) public_url: &'a str,
    pub(crate) words: Words,
}

impl Notices<'_> {
    /// `None`: what it would tell is no longer so.
    pub(crate) async fn mail(&self, kind: &Kind<'_>) -> Result<Option<Mail>, ServiceError> {
        let (words, order) = (self.words, &self.payments.order);
        let (number, total) = (&order.number, words.money(order.total));
        let letter = |subject: String, heading: String, sentences: Vec<String>| Letter {
            subject,
            heading,
            sentences,
            ..Letter::default()
        };
        let outcome = self.payments.outcome(self.shop.clock.now_ms());
        let (told, sure) = (outcome.told, outcome.nothing_charged);
        let (key, mut letter) = match kind {
            Kind::Receipt => {
                let paid = order
                    .paid_at
                    .map(|at| times::long_moment(at, words))
                    .unwrap_or_default();
                let mut letter = letter(
                    words.mail_receipt_subject(number, &total),
                    words.mail_receipt().to_owned(),
                    vec![
                        words.mail_receipt_charged(&total, &paid),
                        words.mail_receipt_next().to_owned(),
                    ],
                );
                letter.greeting = words.mail_thanks(&order.name);
                ("receipt".to_owned(), letter)
            }
            Kind::Shipped { parcel } => {
                let lines = orders::lines(&self.shop.db, &order.id).await?;
                let Some(letter) = self.shipped(*parcel, &lines).await? else {
                    return Ok(None);
                };
                (format!("shipped-{parcel}"), letter)
            }
            Kind::Cancelled => {
                let back = self.payments.goes_back_in_all(&self.returned().await?)?;
                let next = match &back {
                    Some(amount) => {
                        let amount = words.mail_cancelled_back(words.money(*amount));
                        format!("{amount} {}", self.goes_to(self.to()))
                    }
                    None => words.mail_cancelled_nothing().to_owned(),
                };
                (
                    "cancelled".to_owned(),
                    letter(
                        words.mail_cancelled_subject(number),
                        words.mail_cancelled().to_owned(),
                        vec![words.mail_cancelled_off(number), next],
                    ),
                )
            }
            Kind::Refunded { id, amount, reason } => {
                let amount = words.money(*amount);
                let mut sentences = vec![
                    words.mail_refunded_amount(&amount, number),
                    self.goes_to(self.to()),
                ];
                if !reason.is_empty() {
                    sentences.push(words.mail_refunded_reason(*reason));
                }
                (
                    format!("refunded-{id}"),
                    letter(
                        words.mail_refunded_subject(number, &amount),
                        words.mail_refunded().to_owned(),
                        sentences,
                    ),
                )
            }
            Kind::Returned { attempt } => {
                let known = self.payments.ledger.attempts.get(attempt);
                let amount = known.and_then(|known| known.taken.or(known.held));
                let amount = words.money(amount.unwrap_or(order.total));
                (
                    format!("returned-{attempt}"),
                    letter(
                        words.mail_returned_subject(number),
                        words.mail_returned().to_owned(),
                        vec![
                            words.mail_returned_amount(&amount, number),
                            self.goes_to(self.to_of(*attempt)),
                        ],
                    ),
                )
            }
            Kind::Failed { attempt } => {
                let is_latest = self.payments.attempts.last().map(AttemptRow::number);
                if told != Told::Failed || is_latest != Some(*attempt) {
                    return Ok(None);
                }
                let row = self.payments.attempt(*attempt);
                let code = row.and_then(|row| row.failure.as_deref());
                let reason = buyer::failure(code.unwrap_or_default(), words);
                (
                    format!("failed-{attempt}"),
                    self.unpaid(words.mail_failed(), vec![reason], &total, sure),
                )
            }
            Kind::Expired { attempt } => {
                let is_latest = self.payments.attempts.last().map(AttemptRow::number);
                if told != Told::Expired || is_latest != Some(*attempt) {
                    return Ok(None);
                }
                (
                    format!("expired-{attempt}"),
                    self.unpaid(words.mail_expired(), Vec::new(), &total, sure),
                )
            }
            Kind::CaptureFailed { attempt } => {
                if told != Told::CaptureFailed {
                    return Ok(None);
                }
                let mut letter = letter(
                    words.mail_capture_failed_subject(number),
                    words.mail_capture_failed().to_owned(),
                    vec![
                        words.mail_capture_failed_held(&total),
                        words.mail_capture_failed_next().to_owned(),
                    ],
                );
                letter.button = (words.mail_see_payment().to_owned(), self.result());
                (format!("capture_failed-{attempt}"), letter)
            }
        };
        self.complete(&mut letter, kind).await?;
        Ok(Some(about(order, &key, &letter, words)))
    }

    /// One of the order's parcels has left: all of it, a part of it, or the rest.
    async fn shipped(
        &self,
        parcel: u32,
        lines: &[OrderLineRow],
    ) -> Result<Option<Letter>, ServiceError> {
        let (words, order) = (self.words, &self.payments.order);
        let bought = orders::bought(lines);
        let mut parcels = parcels::of_order(&self.shop.db, &order.id).await?;
        // As it was when this one left, whatever has left since.
        parcels.retain(|row| row.number <= parcel);
        let left = ship::left_of(&bought, &parcels);
        let Some(row) = parcels.pop() else {
            return Ok(None);
        };
        let number = &order.number;
        let (subject, heading, sentence) = match (row.pieces == bought, left.is_empty()) {
            (true, _) => (
                words.mail_shipped_subject(number),
                words.mail_shipped(),
                words.mail_shipped_left(number, &order.delivery_name),
            ),
            (false, false) => (
                words.mail_shipped_part_subject(number),
                words.mail_shipped_part(),
                words.mail_shipped_part_left(number, &order.delivery_name),
            ),
            (false, true) => (
                words.mail_shipped_rest_subject(number),
                words.mail_shipped_rest(),
                words.mail_shipped_rest_left(number, &order.delivery_name),
            ),
        };
        let mut facts = Vec::new();
        if row.pieces != bought {
            let pieces = sums::named(&row.pieces, lines);
            facts.push((words.order_parcel_contents().to_owned(), pieces));
        }
        if let Some(known) = &row.parcel {
            let lines = std::iter::once(known.to_string()).chain(known.page());
            facts.push((words.order_parcel().to_owned(), lines.collect()));
        }
        if !left.is_empty() {
            let rest = sums::named(&left, lines);
            facts.push((words.order_still_to_come().to_owned(), rest));
        }
        Ok(Some(Letter {
            subject,
            heading: heading.to_owned(),
            sentences: vec![sentence],
            facts,
            ..Letter::default()
        }))
    }

    /// The attempts whose money a mail of its own has told of.
    async fn returned(&self) -> Result<Vec<u32>, ServiceError> {
        let (shop, order) = (self.shop, &self.payments.order);
        let mut told = Vec::new();
        for row in &self.payments.attempts {
            let attempt = row.number();
            if outbox::has(&shop.db, &order.id, &Task::ReturnedMail { attempt }).await? {
                told.push(attempt);
            }
        }
        Ok(told)
    }

    /// Nothing was paid, and the order waits. Like the page, it is sure of what Antom has said only.
    fn unpaid(&self, heading: &str, mut sentences: Vec<String>, total: &str, sure: bool) -> Letter {
        let words = self.words;
        let charged = match sure {
            true => words.mail_unpaid_not_charged(),
            false => words.mail_unpaid_not_seen(),
        };
        sentences.extend([charged.to_owned(), words.mail_unpaid_late().to_owned()]);
        sentences.push(words.mail_unpaid_next(total));
        Letter {
            subject: words.mail_unpaid_subject(&self.payments.order.number),
            heading: heading.to_owned(),
            sentences,
            button: (words.mail_pay(total), self.result()),
            ..Letter::default()
        }
    }

    /// What every mail about an order has.
    async fn complete(&self, letter: &mut Letter, kind: &Kind<'_>) -> Result<(), ServiceError> {
        let (words, order) = (self.words, &self.payments.order);
        letter.number.clone_from(&order.number);
        letter.help = self.address("/help#contact");
        if letter.greeting.is_empty() {
            letter.greeting = words.mail_dear(&order.name);
        }
        if letter.button.0.is_empty() {
            let page = self.address(&format!("/orders/{}", order.token));
            letter.button = (words.mail_see_order().to_owned(), page);
        }
        let sums = sums::of(order, &orders::lines(&self.shop.db, &order.id).await?)?;
        letter.lines = sums.goods.iter().map(|it| goods(it, words)).collect();
        letter
            .sums
            .push((words.order_goods().to_owned(), words.money(sums.subtotal)));
        if let Some((code, off)) = sums.discount {
            letter
                .sums
                .push((words.order_code(code), format!("−{}", words.money(off))));
        }
        let delivery = if sums.delivery.is_zero() {
            words.order_free().to_owned()
        } else {
            words.money(sums.delivery)
        };
        letter.sums.push((sums.delivery_name, delivery));
        if let Some(charged) = sums.tax {
            let row = (tax::row(charged.tax, words), words.money(charged.amount));
            match charged.tax.included {
                true => letter.inside = Some(row),
                false => letter.sums.push(row),
            }
        }
        letter.total = Some((words.order_total().to_owned(), words.money(sums.total)));
        let paid_with = self.to();
        if matches!(kind, Kind::Receipt) && !paid_with.is_empty() {
            let mut lines = vec![paid_with];
            let row = self
                .payments
                .ledger
                .winner
                .and_then(|it| self.payments.attempt(it));
            if let Some(id) = row.and_then(|row| row.payment_id.clone()) {
                lines.push(format!("{} {id}", words.order_payment_number()));
            }
            letter
                .facts
                .push((words.mail_paid_with().to_owned(), lines));
        }
        if matches!(kind, Kind::Receipt | Kind::Shipped { .. }) {
            let mut lines = vec![order.name.clone()];
            lines.extend(address_lines(order, words));
            letter
                .facts
                .push((words.order_going_to().to_owned(), lines));
            if let Some(arrival) = order.arrival {
                letter.facts.push((
                    words.shop_delivery().to_owned(),
                    vec![delivery::arrives(arrival, words)],
                ));
            }
            letter.notes.push(words.mail_keep().to_owned());
        }
        Ok(())
    }

    fn goes_to(&self, to: String) -> String {
        if to.is_empty() {
            self.words.mail_goes_back().to_owned()
        } else {
            self.words.mail_goes_to(to)
        }
    }

    fn result(&self) -> String {
        self.address(&format!("/result/{}", self.payments.order.token))
    }

    fn address(&self, path: &str) -> String {
        format!("{}{}", self.public_url, self.words.path(path))
    }

    /// "Alipay", "VISA ending 0768": by what the order was paid, or the latest that brought money.
    fn to(&self) -> String {
        let brought = |number: &u32| self.payments.has_money(*number);
        let numbers = self.payments.attempts.iter().rev().map(AttemptRow::number);
        let number = self.payments.ledger.winner.or_else(|| {
            let mut numbers = numbers;
            numbers.find(brought)
        });
        number.map_or_else(String::new, |number| self.to_of(number))
    }

    fn to_of(&self, attempt: u32) -> String {
        self.payments.paid_with(attempt, self.words)
    }
}

fn goods(goods: &sums::Goods, words: Words) -> (String, String) {
    let name = with_label(&goods.name, &goods.label);
    let name = format!("{} × {name}", goods.quantity);
    (name, words.money(goods.total))
}
