use app::view::{
    Address, Order, OrderLine, OrderListItem, Outcome, Payment, ProgressStep, StepState,
};
use domain::Money;
use domain::ledger::RefundState;
use domain::order::{LineKind, OrderState};
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::outcome;
use crate::presenters::wording::buyer;
use crate::services::ServiceError;
use crate::services::payments::order_payments::OrderPayments;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::refunds;

impl VisitorsShop {
    pub(crate) async fn order_page(&self, token: &str) -> Result<Option<Order>, ServiceError> {
        let Some(row) = orders::find_by_token(&self.shop.db, token).await? else {
            return Ok(None);
        };
        let payments = OrderPayments::load(&self.shop.db, row).await?;
        let known = payments.outcome(self.shop.clock.now_ms())?;
        let outcome = outcome::view(&known, &payments);
        let OrderPayments {
            order: row,
            attempts,
            ledger,
            ..
        } = payments;
        let mut lines: Vec<OrderLine> = Vec::new();
        let mut goods = Money::zero(row.currency());
        let rows = orders::lines(&self.shop.db, &row.id).await?;
        for line in rows
            .iter()
            .filter(|line| line.kind == LineKind::Goods.as_str())
        {
            let unit = row.money(line.list_minor)?;
            let quantity = u32::try_from(line.quantity).unwrap_or(0);
            let total = unit.checked_mul(quantity)?;
            goods = goods.checked_add(total)?;
            // A discount may have split a line in two; people see it whole.
            if let Some(same) = lines
                .iter_mut()
                .find(|same| same.name == line.name && same.label == line.label)
            {
                same.quantity += quantity;
                same.total = same.total.checked_add(total)?;
                continue;
            }
            let picture = line.drawing.as_ref().zip(line.tone.as_ref());
            lines.push(OrderLine {
                name: line.name.clone(),
                label: line.label.clone(),
                picture: picture
                    .map(|(drawing, tone)| self.picture(drawing, tone, &line.name, &line.label)),
                unit,
                quantity,
                total,
            });
        }
        // The number of a failed payment is no payment's.
        let took_money = |attempt: &&AttemptRow| {
            let known = ledger.attempts.get(&attempt.number());
            known.is_some_and(|known| known.held.is_some() || known.taken.is_some())
        };
        let paid = attempts.iter().rev().find(took_money);
        Ok(Some(Order {
            number: row.number.clone(),
            token: row.token.clone(),
            placed: buyer::moment(row.placed_at),
            progress: progress(row.state),
            next: next(&row, &outcome),
            lines,
            goods,
            discount: row.promotion.clone().map(|code| (code, row.discount)),
            delivery: row.delivery,
            delivery_name: row.delivery_name.clone(),
            total: row.total,
            email: row.email.clone(),
            address: Address {
                name: row.name.clone(),
                lines: address_lines(&row),
                phone: row.phone.clone(),
            },
            payment: Payment {
                method: paid.map(payment_method).unwrap_or_default(),
                status: payment_status(&row, &outcome),
                payment_id: paid
                    .and_then(|attempt| attempt.payment_id.clone())
                    .unwrap_or_default(),
                refunds: self.refunds(&row).await?,
            },
            unpaid: row.state == OrderState::AwaitingPayment,
            keep: self.keep(&row).await?,
        }))
    }

    /// What went back of the payment, or is about to.
    async fn refunds(&self, row: &OrderRow) -> Result<Vec<String>, ServiceError> {
        let mut sentences = Vec::new();
        for refund in refunds::of_order(&self.shop.db, &row.id).await? {
            let amount = row.money(refund.amount_minor)?;
            match refund.refund_state()? {
                RefundState::Succeeded => sentences.push(format!("{amount} refunded")),
                RefundState::Reserved | RefundState::Pending => {
                    sentences.push(format!("{amount} is being refunded"));
                }
                RefundState::Failed => {}
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
        let mut list = Vec::new();
        for row in rows {
            let payments = OrderPayments::load(&self.shop.db, row).await?;
            let known = payments.outcome(self.shop.clock.now_ms())?;
            let outcome = outcome::view(&known, &payments);
            let row = payments.order;
            let pieces = orders::pieces(&orders::lines(&self.shop.db, &row.id).await?);
            list.push(OrderListItem {
                number: row.number.clone(),
                token: row.token.clone(),
                placed: buyer::moment(row.placed_at),
                total: row.total,
                pieces: pieces.iter().map(|(_, quantity)| quantity).sum(),
                status: status(&outcome).to_owned(),
                unpaid: row.state == OrderState::AwaitingPayment,
            });
        }
        Ok(list)
    }
}

pub(crate) fn address_lines(row: &OrderRow) -> Vec<String> {
    let country = app::countries::country_name(&row.country, Words::default())
        .unwrap_or_else(|| row.country.clone());
    [
        row.address1.clone(),
        row.address2.clone(),
        format!("{} {}", row.city, row.postcode),
        country,
    ]
    .into_iter()
    .filter(|line| !line.trim().is_empty())
    .collect()
}

fn payment_method(attempt: &AttemptRow) -> String {
    match (&attempt.card, &attempt.method) {
        (Some(card), _) => format!("Card {card}"),
        (None, Some(method)) => buyer::method(method),
        (None, None) => String::new(),
    }
}

fn payment_status(row: &OrderRow, outcome: &Outcome) -> String {
    match (row.paid_at, outcome) {
        (Some(paid_at), Outcome::Paid { .. }) => format!("Paid on {}", buyer::moment(paid_at)),
        (_, outcome) => status(outcome).to_owned(),
    }
}

fn status(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Checking => "Checking with the payment service",
        Outcome::Processing => "Being processed by the payment service",
        Outcome::NotPaid | Outcome::NeverLeft => "Not paid yet",
        Outcome::CaptureFailed => "Approved, the money could not be taken yet",
        Outcome::Capturing => "Authorised, the money is being taken",
        Outcome::Held => "Authorised, not charged yet",
        Outcome::Paid { .. } => "Paid",
        Outcome::Failed { .. } => "Payment failed",
        Outcome::Expired => "Time to pay ran out",
        Outcome::Cancelled => "Cancelled",
        Outcome::GivenBack { cancelled: true } => "Cancelled, the payment goes back",
        Outcome::GivenBack { cancelled: false } => "Given back",
        Outcome::Review => "We are looking at this payment",
    }
}

fn progress(state: OrderState) -> Vec<ProgressStep> {
    let reached = match state {
        OrderState::AwaitingPayment | OrderState::Expired | OrderState::Cancelled => 0,
        OrderState::Paid => 1,
        OrderState::Fulfilled => 3,
        OrderState::Closed => 4,
    };
    ["Placed", "Paid", "Packed", "On its way"]
        .into_iter()
        .enumerate()
        .map(|(index, name)| ProgressStep {
            name: name.to_owned(),
            state: match index.cmp(&reached) {
                std::cmp::Ordering::Less => StepState::Done,
                std::cmp::Ordering::Equal => StepState::Current,
                std::cmp::Ordering::Greater => StepState::Ahead,
            },
        })
        .collect()
}

fn next(row: &OrderRow, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Paid { left: false } => format!("We are packing your order. {}: we mail {} when it leaves.", row.delivery_name, row.email),
        Outcome::Paid { left: true } => format!("Your order is on its way. {}.", row.delivery_name),
        Outcome::Held => "Your card is authorised, and you are charged when the order is ready to leave.".to_owned(),
        Outcome::Capturing => "Your card is authorised and the money is being taken. We pack the order as soon as that is done.".to_owned(),
        Outcome::Checking => "We are checking with the payment service and will mail you the result.".to_owned(),
        Outcome::Processing => "The payment service is working on your payment. We will mail you the result.".to_owned(),
        Outcome::NotPaid | Outcome::NeverLeft => "The order waits for your payment.".to_owned(),
        Outcome::CaptureFailed => "Your bank holds the amount for this order, but we could not take it yet. We are looking at it and will write to you.".to_owned(),
        Outcome::Failed { .. } | Outcome::Expired => "The order is not paid. You can try again; the order number stays the same.".to_owned(),
        Outcome::Cancelled => "Nothing will be sent. Should a payment for it arrive, you get all of it back.".to_owned(),
        Outcome::GivenBack { cancelled: false } => "All that you paid went back to where it came from.".to_owned(),
        Outcome::GivenBack { cancelled: true } => "Nothing will be sent, and whatever you paid goes back to where it came from.".to_owned(),
        Outcome::Review => "Something about this payment does not add up. We are looking at it and will write to you.".to_owned(),
    }
}
