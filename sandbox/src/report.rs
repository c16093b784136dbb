//! The reports of the merchant's dashboard, as docs.antom.com describes them: what happened in this
//! gateway, what of it was settled, and what that came to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use time::macros::offset;

use crate::clock::Moment;
use crate::money::{Amount, Currency};
use crate::movement::{CaptureTry, RefundState};
use crate::payment::{Payment, State};
use crate::world::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Report {
    #[serde(rename = "transaction_details")]
    TransactionDetails,
    #[serde(rename = "settlement_details")]
    SettlementDetails,
    #[serde(rename = "settlement_summary")]
    SettlementSummary,
}

impl Report {
    pub(crate) const ALL: [Self; 3] = [
        Self::TransactionDetails,
        Self::SettlementDetails,
        Self::SettlementSummary,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TransactionDetails => "transaction_details",
            Self::SettlementDetails => "settlement_details",
            Self::SettlementSummary => "settlement_summary",
        }
    }

    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::TransactionDetails => "Transaction details",
            Self::SettlementDetails => "Settlement details",
            Self::SettlementSummary => "Settlement summary",
        }
    }
}

/// A report as a file.
pub(crate) struct File {
    /// With its first day and its last.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// This gateway's fee, in parts of a thousand.
const FEE: i64 = 20;
/// What a lost dispute costs, in the smallest unit.
const DISPUTE_FEE: i64 = 1_500;

/// Money that moved, or was held. What leaves the merchant is below nought.
struct Movement<'a> {
    at: Moment,
    kind: &'static str,
    payment: &'a Payment,
    /// None of a dispute.
    request_id: String,
    /// The payment's, of what follows it.
    of: String,
    currency: Currency,
    value: i64,
}

impl Movement<'_> {
    /// Whether it is settled: what is only held is not.
    fn settled(&self) -> i64 {
        if self.kind == "AUTHORIZATION" {
            0
        } else {
            self.value
        }
    }

    fn fee(&self) -> i64 {
        match self.kind {
            "PAYMENT" | "CAPTURE" => -(self.value * FEE / 1_000),
            _ => 0,
        }
    }

    fn dispute_fee(&self) -> i64 {
        if self.kind == "DISPUTE" {
            -DISPUTE_FEE
        } else {
            0
        }
    }

    fn net(&self) -> i64 {
        self.settled() + self.fee() + self.dispute_fee()
    }

    /// A settlement is of one day, in Antom's time, and one currency.
    fn batch(&self) -> String {
        format!("SANDBOX{}{}", day(self.at), self.currency.code)
    }
}

/// `20261121`, in Antom's time.
fn day(at: Moment) -> String {
    at.iso_at(offset!(+8))[..10].replace('-', "")
}

fn time(at: Moment) -> String {
    at.iso_at(offset!(+8))
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// The report of all that happened so far.
pub(crate) fn file(world: &World, report: Report, now: Moment) -> File {
    let movements = movements(world);
    let days = || movements.iter().map(|movement| day(movement.at));
    let first = days().min().unwrap_or_else(|| day(now));
    let last = days().max().unwrap_or_else(|| day(now));
    let text = match report {
        Report::TransactionDetails => transactions(&movements),
        Report::SettlementDetails => details(&movements),
        Report::SettlementSummary => summary(&movements),
    };
    File {
        name: format!("{}_{first}-{last}.csv", report.name()),
        text: text + "<END>\n",
    }
}

fn movements(world: &World) -> Vec<Movement<'_>> {
    let mut all = Vec::new();
    for payment in world.payments() {
        of_payment(payment, &mut all);
    }
    for dispute in world.disputes() {
        let payment = world.payment(dispute.payment);
        let lost = Amount {
            value: dispute.takes(),
            ..dispute.amount
        };
        if lost.value > 0 {
            all.push(Movement {
                request_id: String::new(),
                of: payment.requested.payment_request_id.clone(),
                ..movement("DISPUTE", payment, dispute.since, lost, true)
            });
        }
    }
    all.sort_by_key(|movement| movement.at);
    all
}

fn movement<'a>(
    kind: &'static str,
    payment: &'a Payment,
    at: Moment,
    amount: Amount,
    leaves: bool,
) -> Movement<'a> {
    let value = signed(amount.value);
    Movement {
        at,
        kind,
        payment,
        request_id: payment.requested.payment_request_id.clone(),
        of: String::new(),
        currency: amount.currency,
        value: if leaves { -value } else { value },
    }
}

fn of_payment<'a>(payment: &'a Payment, all: &mut Vec<Movement<'a>>) {
    let amount = payment.requested.amount;
    let (paid, cancelled) = match payment.state {
        State::Succeeded { at, .. } => (Some(at), None),
        State::Cancelled(cancel) => (cancel.paid, Some(cancel)),
        State::Open | State::Processing | State::Failed(_) | State::Expired => (None, None),
    };
    let Some(paid) = paid else {
        return;
    };
    let holds = payment.method().is_some_and(|method| method.captures);
    let kind = if holds { "AUTHORIZATION" } else { "PAYMENT" };
    all.push(movement(kind, payment, paid, amount, false));
    let ours = || payment.requested.payment_request_id.clone();
    let took = |capture: &&CaptureTry| capture.failed.is_none();
    for capture in payment.captures.iter().filter(took) {
        all.push(Movement {
            request_id: capture.request_id.clone().unwrap_or_else(ours),
            of: ours(),
            ..movement("CAPTURE", payment, capture.at, capture.amount, false)
        });
    }
    if let Some(cancel) = cancelled {
        let returned = Amount {
            value: cancel.returned,
            ..amount
        };
        all.push(Movement {
            of: ours(),
            ..movement("CANCEL", payment, cancel.at, returned, true)
        });
    }
    for refund in &payment.refunds {
        if let RefundState::Done(at) = refund.state {
            all.push(Movement {
                request_id: refund.request_id.clone(),
                of: ours(),
                ..movement("REFUND", payment, at, refund.amount, true)
            });
        }
    }
}

fn method(payment: &Payment) -> &'static str {
    payment.method().map_or("", |method| method.name)
}

fn transactions(movements: &[Movement<'_>]) -> String {
    let mut text = "customerId,PSP,referenceTransactionId,transactionType,transactionId,\
                    transactionRequestId,originalTransactionRequestId,status,\
                    transactionCreationTime,transactionCompletionTime,transactionAmountValue,\
                    transactionCurrency,paymentMethodType\n"
        .to_owned();
    for movement in movements {
        let payment = movement.payment;
        let _ = writeln!(
            text,
            "2188120000000001,ANTOM,{},{},{},{},{},SUCCESS,{},{},{},{},{}",
            quoted(&payment.requested.order_reference),
            movement.kind,
            payment.payment_id,
            quoted(&movement.request_id),
            quoted(&movement.of),
            time(payment.created),
            time(movement.at),
            movement.currency.major(movement.value),
            movement.currency.code,
            method(payment),
        );
    }
    text
}

fn details(movements: &[Movement<'_>]) -> String {
    let mut text = "settlementBatchId,customerId,PSP,transactionType,transactionId,\
                    transactionRequestId,originalTransactionRequestId,referenceTransactionId,\
                    paymentMethodType,transactionCreationTime,transactionCompletionTime,\
                    settlementInitiatedDate,transactionAmountValue,transactionCurrency,\
                    settlementAmountValue,settlementCurrency,paymentMethodFeeAmountValue,\
                    paymentMethodFeeCurrency,disputeHandlingFee,disputeHandlingFeeCurrency\n"
        .to_owned();
    for movement in movements
        .iter()
        .filter(|movement| movement.kind != "AUTHORIZATION")
    {
        let payment = movement.payment;
        let (currency, code) = (movement.currency, movement.currency.code);
        let _ = writeln!(
            text,
            "{},2188120000000001,ANTOM,{},{},{},{},{},{},{},{},{},{},{code},{},{code},{},{code},{},{code}",
            movement.batch(),
            movement.kind,
            payment.payment_id,
            quoted(&movement.request_id),
            quoted(&movement.of),
            quoted(&payment.requested.order_reference),
            method(payment),
            time(payment.created),
            time(movement.at),
            time(movement.at),
            currency.major(movement.value),
            currency.major(movement.net()),
            currency.major(movement.fee()),
            currency.major(movement.dispute_fee()),
        );
    }
    text
}

fn summary(movements: &[Movement<'_>]) -> String {
    let mut text = "settlementBatchId,customerId,PSP,summaryType,settlementInitiatedDate,count,\
                    settlementAmountValue,settlementCurrency\n"
        .to_owned();
    // By settlement, then by type; the total has the last word of all.
    let mut sums: BTreeMap<(String, &str), (usize, i64, &Movement<'_>)> = BTreeMap::new();
    for movement in movements
        .iter()
        .filter(|movement| movement.kind != "AUTHORIZATION")
    {
        for kind in [movement.kind, "TOTAL"] {
            let sum = sums
                .entry((movement.batch(), kind))
                .or_insert((0, 0, movement));
            sum.0 += 1;
            sum.1 += movement.net();
            sum.2 = movement;
        }
    }
    for ((batch, kind), (count, net, last)) in sums {
        let _ = writeln!(
            text,
            "{batch},2188120000000001,ANTOM,{kind},{},{count},{},{}",
            time(last.at),
            last.currency.major(net),
            last.currency.code,
        );
    }
    text
}

/// A merchant's own id may have anything in it.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
