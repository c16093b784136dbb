//! Whether a subscription's books are in order: every deduction is one invoice, a surplus that goes
//! back, or something that a person is told of.

use std::collections::BTreeSet;

use domain::subscription::{Effect, InvoiceState, Ledger, PaymentState};

use crate::services::ServiceError;
use crate::services::books::audit::{Audit, Deduction, Problem, Rule};
use crate::services::subscriptions::record::{has_work, invoice_row};
use crate::store::reports::audit_snapshot::SubscriptionFile;

/// Looks at one subscription: what is wrong with it, and what it adds to the sums.
pub(crate) fn examine(file: &SubscriptionFile, audit: &mut Audit) {
    if let Err(error) = look(file, audit) {
        audit
            .problems
            .push(problem(file, Rule::Readable, error.to_string()));
    }
}

fn problem(file: &SubscriptionFile, rule: Rule, text: String) -> Problem {
    Problem {
        rule,
        order: Some(file.row.number.clone()),
        text,
    }
}

fn look(file: &SubscriptionFile, audit: &mut Audit) -> Result<(), ServiceError> {
    let terms = file.row.read_terms()?;
    let evidence = match &file.evidence {
        Ok(evidence) => evidence.iter().cloned(),
        Err(error) => {
            let text = error.to_string();
            audit.problems.push(problem(file, Rule::Readable, text));
            return Ok(());
        }
    };
    let ledger = Ledger::fold(&terms, evidence);
    audit.undone.subscriptions += u64::from(has_work(&ledger));
    let mut wrong = Vec::new();
    stored(file, &ledger, &mut wrong);
    deductions(file, &ledger, audit, &mut wrong);
    let wrong = wrong.into_iter();
    let problems = wrong.map(|(rule, text)| problem(file, rule, text));
    audit.problems.extend(problems);
    Ok(())
}

type Wrong = Vec<(Rule, String)>;

/// What is stored is what the evidence says.
fn stored(file: &SubscriptionFile, ledger: &Ledger, wrong: &mut Wrong) {
    let mut phases = BTreeSet::new();
    for invoice in ledger.invoices() {
        let row = file
            .invoices
            .iter()
            .find(|row| u32::try_from(row.phase) == Ok(invoice.phase));
        let paid_at = row.and_then(|row| row.paid_at);
        let said = invoice_row(&file.row.id, ledger, invoice, paid_at);
        phases.insert(said.phase);
        if row != Some(&said) {
            let text = format!("the invoice of period {} is stored otherwise", said.phase);
            wrong.push((Rule::I3, text));
        }
        if invoice.state == InvoiceState::Paid && paid_at.is_none() {
            let text = format!("period {} is paid at no time", said.phase);
            wrong.push((Rule::I3, text));
        }
    }
    for row in &file.invoices {
        if !phases.contains(&row.phase) {
            let text = format!("period {} is stored, and nothing is known of it", row.phase);
            wrong.push((Rule::I3, text));
        }
    }
}

/// Each payment of the subscription, and what it is for.
fn deductions(file: &SubscriptionFile, ledger: &Ledger, audit: &mut Audit, wrong: &mut Wrong) {
    let reviewed: BTreeSet<u32> = ledger.reviews().map(|(sign_up, _)| sign_up).collect();
    for (sign_up, invoice) in ledger.all_invoices() {
        for (payment_id, state) in &invoice.payments {
            let pays =
                ledger.kept() == Some(sign_up) && invoice.paid_by.as_ref() == Some(payment_id);
            let goes_back = ledger.effects().contains(&Effect::GiveBack {
                sign_up,
                payment_id: payment_id.clone(),
            });
            let has_money = matches!(state, PaymentState::Paid | PaymentState::Mismatch);
            if has_money && !pays && !goes_back && !reviewed.contains(&sign_up) {
                let text = format!("the money of payment {payment_id} has no place");
                wrong.push((Rule::I5, text));
            }
            if !file.payments.contains(payment_id) {
                let text = format!("payment {payment_id} is not known to be its own");
                wrong.push((Rule::I3, text));
            }
            let money = ledger.money(payment_id).map(|(_, money)| money);
            let amount = money.as_ref().and_then(|money| money.amount);
            let refunded = money.iter().flat_map(|money| money.refunds.values());
            audit.deductions.push(Deduction {
                payment_id: payment_id.clone(),
                subscription: file.row.number.clone(),
                sign_up,
                phase: invoice.phase,
                state: state.as_str().to_owned(),
                currency: amount.map(|amount| amount.currency().code().to_owned()),
                taken: amount
                    .filter(|_| money.as_ref().is_some_and(|money| money.is_taken))
                    .map_or(0, domain::Money::minor),
                refunded: refunded.map(|amount| amount.minor()).sum(),
                is_invoice: pays,
                review: reviewed.contains(&sign_up),
            });
        }
    }
}
