use domain::ledger::{AttemptState, Effect, Evidence, Ledger, PaymentStatus};
use domain::order::OrderState;

use crate::services::ServiceError;
use crate::services::books::audit::money::Moved;
use crate::services::books::audit::{Audit, Payment, Problem, Rule};
use crate::store::orders::{OrderRow, StockPlace};
use crate::store::queues::outbox::TaskState;
use crate::store::queues::task::TaskKind;
use crate::store::reports::audit_snapshot::OrderFile;

/// Looks at one order: what is wrong with it, and what it adds to the sums.
pub(crate) fn examine(file: &OrderFile, audit: &mut Audit) {
    let mut look = Look {
        file,
        problems: Vec::new(),
    };
    let looked = match &file.order {
        Ok(order) => look
            .at_everything(order, audit)
            .map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    if let Err(error) = looked {
        look.wrong(Rule::Readable, error);
    }
    audit.problems.extend(look.problems);
}

pub(crate) struct Look<'a> {
    pub(crate) file: &'a OrderFile,
    problems: Vec<Problem>,
}

impl Look<'_> {
    pub(crate) fn wrong(&mut self, rule: Rule, text: impl Into<String>) {
        self.problems.push(Problem {
            rule,
            order: Some(self.file.number.clone()),
            text: text.into(),
        });
    }

    fn at_everything(&mut self, order: &OrderRow, audit: &mut Audit) -> Result<(), ServiceError> {
        let rows = match &self.file.evidence {
            Ok(rows) => rows.iter().cloned(),
            Err(error) => {
                self.wrong(Rule::Readable, error.to_string());
                return Ok(());
            }
        };
        let evidence = rows
            .map(Evidence::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        let ledger = Ledger::fold(order.total, evidence);
        self.lines(order)?;
        self.stored(order, &ledger);
        self.attempts();
        self.paid(order, &ledger);
        self.effects(order, &ledger);
        self.receipts(order);
        let payments = self.payments(order, &ledger);
        self.money(order, &ledger, &payments);

        let currency = order.currency().code().to_owned();
        let totals = audit.currencies.entry(currency).or_default();
        match order.state {
            OrderState::AwaitingPayment => audit.undone.awaiting_payment += 1,
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
                totals.paid += 1;
                totals.owed += order.total.minor();
            }
            OrderState::Expired | OrderState::Cancelled => {}
        }
        totals.under_review += u64::from(order.review_reason.is_some());
        for payment in &payments {
            totals.taken += payment.taken;
            totals.refunded += payment.refunded;
            totals.refunding += payment.refunding;
            totals.cancelled += payment.cancelled;
            totals.kept += payment.kept;
        }
        audit.payments.extend(payments);
        Ok(())
    }

    /// I11
    fn lines(&mut self, order: &OrderRow) -> Result<(), ServiceError> {
        let lines = match &self.file.lines {
            Ok(lines) => lines.iter(),
            Err(error) => {
                self.wrong(Rule::Readable, error.to_string());
                return Ok(());
            }
        };
        let sum: i64 = lines
            .map(|line| line.unit_minor.saturating_mul(i64::from(line.quantity)))
            .fold(0, i64::saturating_add);
        if sum != order.total.minor() {
            let (sum, total) = (order.money(sum)?, order.total);
            self.wrong(
                Rule::I11,
                format!("its lines sum to {sum}, and its total is {total}"),
            );
        }
        Ok(())
    }

    /// I1
    fn attempts(&mut self) {
        let mut winners = 0;
        let mut live = 0;
        for row in &self.file.attempts {
            winners += u32::from(row.state == AttemptState::Paid);
            live += u32::from(row.state.known().is_some_and(|state| state.is_alive()));
        }
        if winners > 1 || winners + live > 1 {
            self.wrong(
                Rule::I1,
                format!("{winners} of its attempts paid it, and {live} can still be paid"),
            );
        }
    }

    /// I4, both ways: no paid order without money, and no money that pays an order which is not
    /// marked so.
    fn paid(&mut self, order: &OrderRow, ledger: &Ledger) {
        let (state, stock) = (order.state, order.stock);
        let has_winner = ledger.winner.is_some();
        match state {
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
                // Money that came and does not fit, or is gone again, is a person's to decide about.
                let decided = ledger.payment_status() != PaymentStatus::NeedsReview;
                if !has_winner && decided {
                    self.wrong(Rule::I4, format!("it is {state}, and nobody paid it"));
                }
                if stock != StockPlace::Sold {
                    self.wrong(
                        Rule::I4,
                        format!("it is {state}, and its pieces are {stock}"),
                    );
                }
                if order.paid_at.is_none() {
                    self.wrong(
                        Rule::I4,
                        format!("it is {state}, and it stands nowhere since when"),
                    );
                }
            }
            OrderState::AwaitingPayment | OrderState::Expired => {
                if has_winner {
                    self.wrong(Rule::I4, format!("it was paid, and it is {state}"));
                }
                if stock == StockPlace::Sold {
                    self.wrong(Rule::I4, format!("it is {state}, and its pieces are sold"));
                }
            }
            OrderState::Cancelled => {
                if has_winner {
                    self.wrong(Rule::I4, "it was paid, and it is cancelled".to_owned());
                }
            }
        }
    }

    /// I5: whatever is due is being done, or a person is told.
    fn effects(&mut self, order: &OrderRow, ledger: &Ledger) {
        for effect in ledger.effects() {
            match effect {
                Effect::Inquire { attempt } => {
                    self.being_done(effect, *attempt, "Antom is to be asked about it");
                }
                Effect::Reverse { attempt } => {
                    self.being_done(effect, *attempt, "its money is to be given back");
                }
                Effect::Capture { attempt, .. } => {
                    self.being_done(effect, *attempt, "its money is to be taken");
                }
                Effect::Refund { attempt, .. } => {
                    self.being_done(effect, *attempt, "a refund is to be sent");
                }
                Effect::Review { attempt, reason } => {
                    if order.review_reason.is_none() {
                        self.wrong(
                            Rule::I5,
                            format!(
                                "attempt {attempt} needs a person ({reason}), and nobody is told"
                            ),
                        );
                    }
                }
                Effect::ReleaseStock { .. } => {
                    if order.stock == StockPlace::Sold {
                        self.wrong(Rule::I5, "nobody paid it, and its pieces are sold");
                    }
                }
                // Looked at as I4 and I8.
                Effect::MarkPaid { .. } | Effect::SendReceipt => {}
            }
        }
    }

    fn being_done(&mut self, effect: &Effect, attempt: u32, due: &str) {
        let key = format!("{}:{}", self.file.id, effect.key());
        let mut tasks = self.file.tasks.iter();
        if !tasks.any(|task| task.key == key && task.state == TaskState::Todo) {
            let text = format!("attempt {attempt}: {due}, and nobody is at it");
            self.wrong(Rule::I5, text);
        }
    }

    /// I8
    fn receipts(&mut self, order: &OrderRow) {
        let tasks = self.file.tasks.iter();
        let receipts = tasks.filter(|task| task.kind == TaskKind::ReceiptMail);
        let (is, due) = (receipts.count(), usize::from(order.paid_at.is_some()));
        if is != due {
            self.wrong(
                Rule::I8,
                format!("{is} receipts are written, {due} would be right"),
            );
        }
    }

    fn payments(&self, order: &OrderRow, ledger: &Ledger) -> Vec<Payment> {
        let payments = self.file.attempts.iter().map(|row| {
            let number = row.number();
            let known = ledger.attempts.get(&number);
            let moved = known.map(Moved::of).unwrap_or_default();
            Payment {
                payment_request_id: row.payment_request_id.clone(),
                order: order.number.clone(),
                attempt: number,
                order_state: order.state.to_string(),
                state: row.state.to_string(),
                currency: order.currency().code().to_owned(),
                taken: moved.taken,
                refunded: moved.refunded,
                refunding: moved.refunding,
                cancelled: moved.cancelled,
                kept: moved.kept(),
                review: order.review_reason.clone(),
            }
        });
        payments.collect()
    }

    /// I2 and I6
    fn money(&mut self, order: &OrderRow, ledger: &Ledger, payments: &[Payment]) {
        let total = order.total.minor();
        for payment in payments {
            let number = payment.attempt;
            if payment.refunded + payment.refunding > payment.taken {
                let (taken, back) = (payment.taken, payment.refunded + payment.refunding);
                self.wrong(
                    Rule::I6,
                    format!("attempt {number} took {taken}, and {back} of it goes back"),
                );
            }
            if ledger.winner == Some(number) && payment.taken != total {
                let taken = payment.taken;
                self.wrong(
                    Rule::I2,
                    format!("attempt {number} pays it with {taken} instead of {total}"),
                );
            }
            let placed = ledger.winner == Some(number)
                || ledger
                    .attempts
                    .get(&number)
                    .is_some_and(|attempt| attempt.state.has_undecided_money());
            if payment.kept != 0 && !placed {
                let (kept, state) = (payment.kept, &payment.state);
                self.wrong(
                    Rule::I2,
                    format!("attempt {number} is {state}, and {kept} of its money is kept"),
                );
            }
        }
    }
}
