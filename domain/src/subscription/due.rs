use std::collections::{BTreeMap, BTreeSet};

use super::effect::{Effect, MailKind};
use super::invoice::{Invoice, InvoiceState};
use super::payment::PaymentState;
use super::sign_up::SignUp;

/// Everything that is due, as a function of what is known.
pub(super) fn effects(
    sign_ups: &BTreeMap<u32, SignUp>,
    invoices: &BTreeMap<u32, BTreeMap<u32, Invoice>>,
    kept: Option<u32>,
) -> BTreeSet<Effect> {
    let mut due = BTreeSet::new();
    for (&number, found) in sign_ups {
        let is_kept = kept == Some(number);
        let of_sign_up = invoices.get(&number);
        for invoice in of_sign_up.into_iter().flat_map(BTreeMap::values) {
            let wants_money =
                is_kept || (kept.is_none() && !found.abandoned && !found.has_failed());
            payments(&mut due, number, found, invoice, wants_money);
            if is_kept {
                kept_invoice(&mut due, invoice);
            }
        }
        if is_kept {
            kept_sign_up(&mut due, number, found);
        } else if found.is_created() && found.terminated.is_none() {
            due.insert(Effect::Terminate { sign_up: number });
        }
        for (payment_id, payment) in &found.payments {
            due.extend(payment.open_refunds().map(|id| Effect::Refund {
                sign_up: number,
                payment_id: payment_id.clone(),
                refund_request_id: id.clone(),
            }));
        }
        for reason in found.reviews(of_sign_up.unwrap_or(&BTreeMap::new())) {
            due.insert(Effect::Review {
                sign_up: number,
                reason,
            });
        }
    }
    due
}

/// What is due about the payments of one phase. `wants_money` says whether the shop keeps any.
fn payments(
    due: &mut BTreeSet<Effect>,
    sign_up: u32,
    found: &SignUp,
    invoice: &Invoice,
    wants_money: bool,
) {
    for (id, state) in &invoice.payments {
        let payment_id = id.clone();
        let is_surplus = !wants_money || invoice.paid_by.as_ref() != Some(id);
        match state {
            PaymentState::Unclear => {
                due.insert(Effect::Inquire {
                    sign_up,
                    payment_id,
                });
            }
            PaymentState::Paid if is_surplus => {
                due.insert(Effect::GiveBack {
                    sign_up,
                    payment_id,
                });
            }
            PaymentState::Held if !wants_money => {
                due.insert(Effect::GiveBack {
                    sign_up,
                    payment_id,
                });
            }
            PaymentState::Mismatch
                if found
                    .payments
                    .get(id)
                    .is_some_and(|payment| payment.abandoned) =>
            {
                due.insert(Effect::GiveBack {
                    sign_up,
                    payment_id,
                });
            }
            PaymentState::Pending
            | PaymentState::Held
            | PaymentState::Paid
            | PaymentState::Mismatch
            | PaymentState::Failed
            | PaymentState::CaptureFailed
            | PaymentState::Returned => {}
        }
    }
}

fn kept_invoice(due: &mut BTreeSet<Effect>, invoice: &Invoice) {
    let phase = invoice.phase;
    match invoice.state {
        InvoiceState::Paid => {
            due.insert(Effect::Deliver { phase });
            due.insert(Effect::Mail {
                kind: MailKind::Paid,
                phase,
            });
        }
        InvoiceState::Failed => {
            due.insert(Effect::Mail {
                kind: MailKind::ChargeFailed,
                phase,
            });
        }
        InvoiceState::Open
        | InvoiceState::Trial
        | InvoiceState::Refunded
        | InvoiceState::NeedsReview => {}
    }
}

fn kept_sign_up(due: &mut BTreeSet<Effect>, sign_up: u32, found: &SignUp) {
    let mail = |kind| Effect::Mail { kind, phase: 0 };
    due.insert(mail(MailKind::SignedUp));
    if found.terminated.is_some() {
        due.insert(mail(MailKind::Ended));
    } else if found.terminate_requested {
        due.insert(Effect::Terminate { sign_up });
    } else if found.cancelled {
        due.insert(mail(MailKind::Cancelled));
    } else if found.cancel_requested {
        due.insert(Effect::Cancel { sign_up });
    } else {
        // An update of what ends would be for nothing.
        let open = found.open_updates();
        due.extend(open.map(|number| Effect::Update { sign_up, number }));
        if found.asks_rate() {
            due.insert(Effect::AskRate { sign_up });
        }
    }
    for (number, update) in &found.updates {
        if let Some(kind) = update.mail() {
            let phase = *number;
            due.insert(Effect::Mail { kind, phase });
        }
    }
    let surprises = found.surprises().iter();
    due.extend(surprises.map(|phase| Effect::Mail {
        kind: MailKind::RateChanged,
        phase: *phase,
    }));
}
