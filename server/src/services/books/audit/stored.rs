use domain::Money;
use domain::ledger::Ledger;

use crate::services::books::audit::Rule;
use crate::services::books::audit::order::Look;
use crate::store::orders::OrderRow;

impl Look<'_> {
    /// I3: whatever stands in other tables is a copy of what the evidence says.
    pub(crate) fn stored(&mut self, order: &OrderRow, ledger: &Ledger) {
        self.attempts_as_told(order, ledger);
        self.movements_as_told(ledger);
    }

    fn attempts_as_told(&mut self, order: &OrderRow, ledger: &Ledger) {
        for row in &self.file.attempts {
            let number = row.number();
            let Some(attempt) = ledger.attempts.get(&number) else {
                self.wrong(Rule::I3, format!("attempt {number} has no evidence at all"));
                continue;
            };
            if row.state != attempt.state {
                let (stored, said) = (&row.state, attempt.state);
                self.wrong(
                    Rule::I3,
                    format!("attempt {number} is stored as {stored}, and its evidence says {said}"),
                );
            }
            let method = attempt.method.as_ref().map(ToString::to_string);
            // The number of a payment without money is no evidence.
            let same_payment = attempt.payment_id.is_none() || row.payment_id == attempt.payment_id;
            let same = same_payment
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
        let (stored, said) = (&order.payment_status, ledger.payment_status());
        if *stored != said {
            let text = format!("its payment is stored as {stored}, and its evidence says {said}");
            self.wrong(Rule::I3, text);
        }
    }

    fn movements_as_told(&mut self, ledger: &Ledger) {
        let known = |number: u32| ledger.attempts.get(&number);
        for row in &self.file.refunds {
            let refund = known(row.attempt).and_then(|it| it.refunds.get(&row.refund_request_id));
            let same = refund.is_some_and(|refund| {
                row.state == refund.state
                    && refund.amount.map_or(0, Money::minor) == row.amount_minor
            });
            if !same {
                let (id, stored) = (&row.refund_request_id, &row.state);
                let text = format!(
                    "refund {id} is stored as {stored}, and its evidence says something else"
                );
                self.wrong(Rule::I3, text);
            }
        }
        for row in &self.file.captures {
            let capture =
                known(row.attempt).and_then(|it| it.captures.get(&row.capture_request_id));
            if capture.is_none_or(|capture| row.state != capture.state) {
                let (id, stored) = (&row.capture_request_id, &row.state);
                let text = format!(
                    "capture {id} is stored as {stored}, and its evidence says something else"
                );
                self.wrong(Rule::I3, text);
            }
        }
        for attempt in ledger.attempts.values() {
            for id in attempt.refunds.keys() {
                if !self
                    .file
                    .refunds
                    .iter()
                    .any(|row| row.refund_request_id == *id)
                {
                    self.wrong(Rule::I3, format!("refund {id} has evidence and no row"));
                }
            }
        }
    }
}
