use app::view::{
    Destination, Moment, Order, OrderLine, OrderListItem, Outcome, Parcel, Payment, ProgressStep,
    StepState,
};
use domain::address::{AddressFormat, AddressParts};
use domain::ledger::RefundState;
use domain::links;
use domain::order::OrderState;
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::outcome;
use crate::presenters::sums;
use crate::presenters::wording::{buyer, delivery, tax, times};
use crate::services::ServiceError;
use crate::services::admin::ship;
use crate::services::payments::order_payments::OrderPayments;
use crate::store::orders;
use crate::store::orders::parcels::{self, ParcelRow};
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::refunds;

/// So many pictures of an order fit beside its number.
const MOST_PICTURES: usize = 3;

/// For so long the link of an order shows to everybody who has it where the order goes. Links are
/// passed on, and stand in logs and mailboxes.
const LINK_SHOWS_PERSONS: i64 = 90 * 86_400_000;

impl VisitorsShop {
    pub(crate) async fn order_page(&self, token: &str) -> Result<Option<Order>, ServiceError> {
        let Some(row) = orders::find_by_token(&self.shop.db, token).await? else {
            return Ok(None);
        };
        let words = self.words;
        let payments = OrderPayments::load(&self.shop.db, row).await?;
        let known = payments.outcome(self.shop.clock.now_ms());
        let outcome = outcome::view(&known, &payments, words);
        let gives_back = match outcome {
            Outcome::GivenBack { cancelled: true } => gives_back(&payments, words)?,
            _ => None,
        };
        let OrderPayments {
            order: row,
            attempts,
            ledger,
            ..
        } = payments;
        let is_recent = self.shop.clock.now_ms() < row.placed_at + LINK_SHOWS_PERSONS;
        let shows_persons = is_recent || self.is_own(&row).await?;
        let lines = orders::lines(&self.shop.db, &row.id).await?;
        let (parcels, still_to_come) = match row.first_left_at.filter(|_| shows_persons) {
            Some(_) => self.parcels(&row.id, &lines).await?,
            None => Default::default(),
        };
        let sums = sums::of(&row, &lines)?;
        let catalogue = self.shop.catalogue().await?;
        let line = |goods: sums::Goods| {
            let picture = goods.drawing.zip(goods.tone);
            OrderLine {
                picture: picture.map(|(drawing, tone)| {
                    self.picture(&drawing, &tone, &goods.name, &goods.label)
                }),
                // What is sold no longer has no page.
                page: catalogue
                    .find(&goods.sku)
                    .map(|(product, variant)| links::variant(&product.slug, &variant.sku)),
                name: goods.name,
                label: goods.label,
                unit: goods.unit,
                quantity: goods.quantity,
                total: goods.total,
            }
        };
        // The number of a failed payment is no payment's.
        let took_money = |attempt: &&AttemptRow| {
            let known = ledger.attempts.get(&attempt.number());
            known.is_some_and(|known| known.held.is_some() || known.taken.is_some())
        };
        let paid = attempts.iter().rev().find(took_money);
        Ok(Some(Order {
            number: row.number.clone(),
            token: row.token.clone(),
            placed: times::spelt_out(row.placed_at, words),
            progress: progress(&row, words),
            next: match &gives_back {
                Some(sentence) => sentence.clone(),
                None if shows_persons => next(&row, &outcome, words),
                None => words.order_persons_hidden().to_owned(),
            },
            lines: sums.goods.into_iter().map(line).collect(),
            goods: sums.subtotal,
            discount: sums.discount,
            delivery: row.delivery,
            delivery_name: row.delivery_name.clone(),
            tax: row
                .tax
                .map(|charged| (tax::view(charged.tax, words), charged.amount)),
            arrival: match (row.state, row.arrival) {
                (OrderState::Paid | OrderState::Fulfilled, Some(arrival)) => {
                    delivery::arrives(arrival, words)
                }
                _ => String::new(),
            },
            total: row.total,
            destination: shows_persons.then(|| Destination {
                email: row.email.clone(),
                name: row.name.clone(),
                lines: address_lines(&row, words),
                phone: row.phone.clone(),
            }),
            parcels,
            still_to_come,
            payment: Payment {
                method: paid
                    .map(|attempt| payment_method(attempt, words))
                    .unwrap_or_default(),
                status: payment_status(&row, &outcome, words),
                payment_id: paid
                    .and_then(|attempt| attempt.payment_id.clone())
                    .unwrap_or_default(),
                refunds: self.refunds(&row).await?,
            },
            unpaid: row.state == OrderState::AwaitingPayment,
            keep: self.keep(&row).await?,
        }))
    }

    /// What has left, and what has not.
    async fn parcels(
        &self,
        order_id: &str,
        lines: &[OrderLineRow],
    ) -> Result<(Vec<Parcel>, Vec<String>), ServiceError> {
        let words = self.words;
        let bought = orders::bought(lines);
        let parcels = parcels::of_order(&self.shop.db, order_id).await?;
        let left = ship::left_of(&bought, &parcels);
        let view = |row: ParcelRow| {
            let is_all = row.pieces == bought;
            Parcel {
                name: match is_all {
                    true => words.order_parcel().to_owned(),
                    false => words.order_parcel_number(row.number),
                },
                left: times::moment(row.left_at, words),
                items: match is_all {
                    true => Vec::new(),
                    false => sums::named(&row.pieces, lines),
                },
                text: row
                    .parcel
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string),
                page: row.parcel.as_ref().and_then(domain::order::Parcel::page),
            }
        };
        let parcels = parcels.into_iter().map(view).collect();
        Ok((parcels, sums::named(&left, lines)))
    }

    /// What went back of the payment, or is about to.
    async fn refunds(&self, row: &OrderRow) -> Result<Vec<String>, ServiceError> {
        let mut sentences = Vec::new();
        for refund in refunds::of_order(&self.shop.db, &row.id).await? {
            let amount = row.money(refund.amount_minor)?;
            match refund.state.known() {
                Some(RefundState::Succeeded) => {
                    sentences.push(self.words.order_refunded(self.words.money(amount)));
                }
                Some(RefundState::Reserved | RefundState::Pending) => {
                    sentences.push(self.words.order_refund_pending(self.words.money(amount)));
                }
                Some(RefundState::Failed) | None => {}
            }
        }
        Ok(sentences)
    }

    pub(crate) async fn order_list(&self) -> Result<Vec<OrderListItem>, ServiceError> {
        let Some(shopper) = self.visitor.shopper().await? else {
            return Ok(Vec::new());
        };
        self.order_items(orders::of_shopper(&self.shop.db, &shopper).await?)
            .await
    }

    pub(crate) async fn order_items(
        &self,
        rows: Vec<OrderRow>,
    ) -> Result<Vec<OrderListItem>, ServiceError> {
        let words = self.words;
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut lines = orders::lines_of(&self.shop.db, &ids).await?;
        let mut list = Vec::new();
        for payments in OrderPayments::load_all(&self.shop.db, rows).await? {
            let known = payments.outcome(self.shop.clock.now_ms());
            let outcome = outcome::view(&known, &payments, words);
            let row = payments.order;
            let lines = lines.remove(&row.id).unwrap_or_default();
            let pieces = sums::of(&row, &lines)?.goods;
            let pictures = pieces.iter().filter_map(|goods| {
                let (drawing, tone) = goods.drawing.as_ref().zip(goods.tone.as_ref())?;
                Some(self.picture(drawing, tone, &goods.name, &goods.label))
            });
            list.push(OrderListItem {
                number: row.number.clone(),
                token: row.token.clone(),
                placed: times::spelt_out(row.placed_at, words),
                total: row.total,
                pieces: pieces.iter().map(|goods| goods.quantity).sum(),
                pictures: pictures.take(MOST_PICTURES).collect(),
                status: status(&outcome, words),
                unpaid: row.state == OrderState::AwaitingPayment,
            });
        }
        Ok(list)
    }
}

/// The address below the name, as its country writes it.
pub(crate) fn address_lines(row: &OrderRow, words: Words) -> Vec<String> {
    let parts = AddressParts {
        address1: &row.address1,
        address2: &row.address2,
        city: &row.city,
        state: &row.province,
        postcode: &row.postcode,
    };
    lines_of(&parts, &row.country, words)
}

/// The same of an address that no order has gone to.
pub(super) fn lines_of(parts: &AddressParts<'_>, country: &str, words: Words) -> Vec<String> {
    let mut lines = match AddressFormat::of(country) {
        Some(format) => format.print(parts),
        // Of a country that is delivered to no longer.
        None => [
            parts.address1,
            parts.address2,
            parts.city,
            parts.state,
            parts.postcode,
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(ToOwned::to_owned)
        .collect(),
    };
    if country.is_empty() {
        return lines;
    }
    let name = app::countries::country_name(country, words);
    lines.push(name.unwrap_or(country).to_owned());
    lines
}

fn payment_method(attempt: &AttemptRow, words: Words) -> String {
    match (&attempt.card, &attempt.method) {
        (Some(card), _) => words.order_paid_by_card(card),
        (None, Some(method)) => buyer::method(method, words),
        (None, None) => String::new(),
    }
}

fn payment_status(row: &OrderRow, outcome: &Outcome, words: Words) -> String {
    match (row.paid_at, outcome) {
        (Some(paid_at), Outcome::Paid { .. }) => {
            words.order_paid_on(times::long_moment(paid_at, words))
        }
        (_, outcome) => status(outcome, words),
    }
}

fn status(outcome: &Outcome, words: Words) -> String {
    match outcome {
        Outcome::Checking => words.order_checking().to_owned(),
        Outcome::Processing => words.order_processing().to_owned(),
        Outcome::NotPaid | Outcome::NeverLeft => words.order_not_paid().to_owned(),
        Outcome::CaptureFailed => words.order_capture_failed().to_owned(),
        Outcome::Capturing => words.order_capturing().to_owned(),
        Outcome::Held => words.order_held().to_owned(),
        Outcome::Paid { .. } => words.order_paid().to_owned(),
        Outcome::Failed { .. } => words.order_failed().to_owned(),
        Outcome::Expired => words.order_expired().to_owned(),
        Outcome::Cancelled => words.order_cancelled().to_owned(),
        Outcome::GivenBack { cancelled: true } => words.order_returned().to_owned(),
        Outcome::GivenBack { cancelled: false } => words.order_given_back().to_owned(),
        Outcome::Review => words.order_review().to_owned(),
    }
}

/// What goes back of a cancelled order, and where to.
fn gives_back(payments: &OrderPayments, words: Words) -> Result<Option<String>, ServiceError> {
    let Some(amount) = payments.goes_back_in_all(&[])? else {
        return Ok(None);
    };
    // One way is named only where all of it goes one way.
    let brought = |row: &&AttemptRow| payments.has_money(row.number());
    let mut ways = payments.attempts.iter().filter(brought);
    let to = match (ways.next(), ways.next()) {
        (Some(row), None) => payment_method(row, words),
        _ => String::new(),
    };
    let amount = words.money(amount);
    Ok(Some(if to.is_empty() {
        words.order_gives_back(amount)
    } else {
        words.order_gives_back_to(amount, to)
    }))
}

/// An order that is off has come to its last stop: no journey is still in progress.
fn progress(row: &OrderRow, words: Words) -> Vec<ProgressStep> {
    let state = row.state;
    let at = |ms: Option<i64>| ms.map(|ms| times::moment(ms, words));
    let off = match state {
        OrderState::Cancelled => Some(words.order_step_cancelled().to_owned()),
        OrderState::Expired => Some(words.order_step_not_paid().to_owned()),
        OrderState::AwaitingPayment
        | OrderState::Paid
        | OrderState::Fulfilled
        | OrderState::Closed => None,
    };
    if let Some(off) = off {
        return vec![
            ProgressStep {
                name: words.order_step_placed().to_owned(),
                at: at(Some(row.placed_at)),
                state: StepState::Done,
            },
            ProgressStep {
                name: off,
                at: None,
                state: StepState::Current,
            },
        ];
    }
    let reached = match state {
        OrderState::AwaitingPayment | OrderState::Expired | OrderState::Cancelled => 0,
        OrderState::Paid => 1,
        OrderState::Fulfilled => 3,
        OrderState::Closed => 4,
    };
    let steps = [
        (words.order_step_placed(), at(Some(row.placed_at))),
        (words.order_step_paid(), at(row.paid_at)),
        (words.order_step_packed(), None),
        (words.order_step_left(), at(row.fulfilled_at)),
    ];
    let step = |(index, (name, at)): (usize, (&str, Option<Moment>))| ProgressStep {
        name: name.to_owned(),
        at,
        state: match index.cmp(&reached) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::Ahead,
        },
    };
    steps.into_iter().enumerate().map(step).collect()
}

fn next(row: &OrderRow, outcome: &Outcome, words: Words) -> String {
    match outcome {
        Outcome::Paid { left: false } if row.first_left_at.is_some() => {
            words.order_paid_next_partly(&row.email)
        }
        Outcome::Paid { left: false } => words.order_paid_next(&row.delivery_name, &row.email),
        Outcome::Paid { left: true } => words.order_paid_next_left(&row.delivery_name),
        Outcome::Held => words.order_held_next().to_owned(),
        Outcome::Capturing => words.order_capturing_next().to_owned(),
        Outcome::Checking => words.order_checking_next().to_owned(),
        Outcome::Processing => words.order_processing_next().to_owned(),
        Outcome::NotPaid | Outcome::NeverLeft => words.order_not_paid_next().to_owned(),
        Outcome::CaptureFailed => words.order_capture_failed_next().to_owned(),
        Outcome::Failed { .. } | Outcome::Expired => words.order_try_again().to_owned(),
        Outcome::Cancelled => words.order_cancelled_next().to_owned(),
        Outcome::GivenBack { cancelled: false } => words.order_given_back_next().to_owned(),
        Outcome::GivenBack { cancelled: true } => words.order_returned_next().to_owned(),
        Outcome::Review => words.order_review_next().to_owned(),
    }
}
