use domain::ledger::{AttemptState, Effect, Evidence, Ledger, ReviewReason};
use domain::order::OrderState;

use super::money::Moved;
use super::{Audit, Payment, Problem, Rule};
use crate::services::ServiceError;
use crate::store::books::OrderFile;
use crate::store::orders::Stock;
use crate::store::payments::EvidenceRow;

/// Looks at one order: what is wrong with it, and what it adds to the sums.
pub(super) fn examine(file: &OrderFile, audit: &mut Audit) {
    let mut look = Look {
        file,
        problems: Vec::new(),
    };
    if let Err(error) = look.at_everything(audit) {
        look.wrong(Rule::Readable, error.to_string());
    }
    audit.problems.extend(look.problems);
}

struct Look<'a> {
    file: &'a OrderFile,
    problems: Vec<Problem>,
}

impl Look<'_> {
    fn wrong(&mut self, rule: Rule, text: impl Into<String>) {
        self.problems.push(Problem {
            rule,
            order: Some(self.file.order.number.clone()),
            text: text.into(),
        });
    }

    fn at_everything(&mut self, audit: &mut Audit) -> Result<(), ServiceError> {
        let order = &self.file.order;
        let evidence = self
            .file
            .evidence
            .iter()
            .map(EvidenceRow::evidence)
            .collect::<Result<Vec<Evidence>, _>>()?;
        let ledger = Ledger::fold(order.total()?, evidence.iter().cloned());
        let state = order.order_state()?;
        self.lines()?;
        self.fold(&ledger)?;
        self.attempts()?;
        self.paid(&ledger, state)?;
        self.effects(&ledger)?;
        self.receipts();
        let payments = self.payments(&ledger, &evidence);
        self.money(&ledger, &payments);

        let totals = audit.currencies.entry(order.currency.clone()).or_default();
        match state {
            OrderState::AwaitingPayment => audit.undone.awaiting_payment += 1,
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
                totals.paid += 1;
                totals.owed += order.total_minor;
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
    fn lines(&mut self) -> Result<(), ServiceError> {
        let order = &self.file.order;
        let sum: i64 = self
            .file
            .lines
            .iter()
            .map(|line| line.unit_minor.saturating_mul(i64::from(line.quantity)))
            .fold(0, i64::saturating_add);
        if sum != order.total_minor {
            let (sum, total) = (order.money(sum)?, order.total()?);
            self.wrong(
                Rule::I11,
                format!("its lines sum to {sum}, and its total is {total}"),
            );
        }
        Ok(())
    }

    /// I3: what is stored is a copy of what the evidence says.
    fn fold(&mut self, ledger: &Ledger) -> Result<(), ServiceError> {
        for row in &self.file.attempts {
            let number = row.number();
            let Some(attempt) = ledger.attempts.get(&number) else {
                self.wrong(Rule::I3, format!("attempt {number} has no evidence at all"));
                continue;
            };
            let stored = row.attempt_state()?;
            if stored != attempt.state {
                let said = attempt.state;
                self.wrong(
                    Rule::I3,
                    format!("attempt {number} is stored as {stored}, and its evidence says {said}"),
                );
            }
            let method = attempt.method.as_ref().map(ToString::to_string);
            let same = row.payment_id == attempt.payment_id
                && row.method == method
                && row.failure == attempt.failure
                && row.expires_at == attempt.expires_at_ms;
            if !same {
                self.wrong(
                    Rule::I3,
                    format!("what is stored of attempt {number} is not what its evidence says"),
                );
            }
        }
        for number in ledger.attempts.keys() {
            if !self.file.attempts.iter().any(|row| row.number() == *number) {
                self.wrong(
                    Rule::I3,
                    format!("there is evidence about attempt {number}, and no such attempt"),
                );
            }
        }
        let (stored, said) = (&self.file.order.payment_status, ledger.payment_status());
        if stored != said.as_str() {
            let text = format!("its payment is stored as {stored}, and its evidence says {said}");
            self.wrong(Rule::I3, text);
        }
        Ok(())
    }

    /// I1
    fn attempts(&mut self) -> Result<(), ServiceError> {
        let mut winners = 0;
        let mut live = 0;
        for row in &self.file.attempts {
            let state = row.attempt_state()?;
            winners += u32::from(state == AttemptState::Paid);
            live += u32::from(state.is_alive());
        }
        if winners > 1 || winners + live > 1 {
            self.wrong(
                Rule::I1,
                format!("{winners} of its attempts paid it, and {live} can still be paid"),
            );
        }
        Ok(())
    }

    /// I4, both ways: no paid order without money, and no money that pays an order which is not
    /// marked so.
    fn paid(&mut self, ledger: &Ledger, state: OrderState) -> Result<(), ServiceError> {
        let order = &self.file.order;
        let stock = order.stock_place()?;
        let has_winner = ledger.winner.is_some();
        match state {
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
                if !has_winner && !self.lost_its_money(ledger) {
                    self.wrong(Rule::I4, format!("it is {state}, and nobody paid it"));
                }
                if stock != Stock::Sold {
                    let stock = stock.as_str();
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
                if stock == Stock::Sold {
                    self.wrong(Rule::I4, format!("it is {state}, and its pieces are sold"));
                }
            }
            OrderState::Cancelled => {
                if has_winner {
                    self.wrong(Rule::I4, "it was paid, and it is cancelled".to_owned());
                }
            }
        }
        Ok(())
    }

    /// Money that paid the order was taken back at Antom, by nobody here: a person is told, and the
    /// goods may have left.
    fn lost_its_money(&self, ledger: &Ledger) -> bool {
        ledger.effects().iter().any(|effect| {
            matches!(
                effect,
                Effect::Review {
                    reason: ReviewReason::PaidThenCancelled,
                    ..
                }
            )
        })
    }

    /// I5: whatever is due is being done, or a person is told.
    fn effects(&mut self, ledger: &Ledger) -> Result<(), ServiceError> {
        for effect in ledger.effects() {
            match effect {
                Effect::Inquire { attempt } | Effect::GiveBack { attempt } => {
                    if !self.has_open_task(effect) {
                        let due = match effect {
                            Effect::Inquire { .. } => "Antom is to be asked about it",
                            _ => "its money is to be given back",
                        };
                        self.wrong(
                            Rule::I5,
                            format!("attempt {attempt}: {due}, and nobody is at it"),
                        );
                    }
                }
                Effect::Review { attempt, reason } => {
                    if self.file.order.review_reason.is_none() {
                        self.wrong(
                            Rule::I5,
                            format!(
                                "attempt {attempt} needs a person ({reason}), and nobody is told"
                            ),
                        );
                    }
                }
                Effect::ReleaseStock { .. } => {
                    if self.file.order.stock_place()? == Stock::Sold {
                        self.wrong(Rule::I5, "nobody paid it, and its pieces are sold");
                    }
                }
                // Looked at as I4 and I8.
                Effect::MarkPaid { .. } | Effect::SendReceipt => {}
            }
        }
        Ok(())
    }

    fn has_open_task(&self, effect: &Effect) -> bool {
        let key = format!("{}:{}", self.file.order.id, effect.key());
        let mut tasks = self.file.tasks.iter();
        tasks.any(|task| task.key == key && task.is_open())
    }

    /// I8
    fn receipts(&mut self) {
        let receipts = self.file.tasks.iter().filter(|task| task.kind == "receipt");
        let (is, due) = (
            receipts.count(),
            usize::from(self.file.order.paid_at.is_some()),
        );
        if is != due {
            self.wrong(
                Rule::I8,
                format!("{is} receipts are written, {due} would be right"),
            );
        }
    }

    fn payments(&self, ledger: &Ledger, evidence: &[Evidence]) -> Vec<Payment> {
        let order = &self.file.order;
        let payments = self.file.attempts.iter().map(|row| {
            let number = row.number();
            let of_this = evidence
                .iter()
                .filter(|evidence| evidence.attempt == number);
            let moved = Moved::of(
                ledger.attempts.get(&number),
                of_this.map(|evidence| &evidence.fact),
            );
            Payment {
                payment_request_id: row.payment_request_id.clone(),
                order: order.number.clone(),
                attempt: number,
                order_state: order.state.clone(),
                state: row.state.clone(),
                currency: order.currency.clone(),
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
    fn money(&mut self, ledger: &Ledger, payments: &[Payment]) {
        let total = self.file.order.total_minor;
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
                    .is_some_and(|attempt| waits_for_its_fate(attempt.state));
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

/// Whether money may be there that neither pays the order nor has gone back yet.
fn waits_for_its_fate(state: AttemptState) -> bool {
    match state {
        AttemptState::Duplicate | AttemptState::NeedsReview => true,
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Superseded => false,
    }
}
