use std::collections::{BTreeMap, BTreeSet};

use super::effect::ReviewReason;
use super::evidence::Fact;
use super::invoice::{Invoice, InvoiceState};
use super::payment::{Payment, PaymentState};
use super::terms::{Period, Terms, Trial};
use crate::ledger::Method;
use crate::money::{Currency, Money};
use crate::time::Timestamp;

/// Everything learned about one sign-up, looked at by itself.
///
/// As with an order's findings, each field only ever grows and none remembers when.
#[derive(Debug, Default)]
pub(super) struct SignUp {
    pub(super) expired: bool,
    creation_failed: bool,
    pub(super) cancel_requested: bool,
    pub(super) cancelled: bool,
    pub(super) terminate_requested: bool,
    pub(super) abandoned: bool,
    pub(super) terminated: Option<Timestamp>,
    subscription_ids: BTreeSet<String>,
    replaced: bool,
    prices: BTreeSet<(u32, Amount)>,
    phases: BTreeMap<u32, Phase>,
    phase_of: BTreeMap<String, BTreeSet<u32>>,
    pub(super) payments: BTreeMap<String, Payment>,
}

#[derive(Debug, Default)]
struct Phase {
    payments: BTreeSet<String>,
    periods: BTreeSet<Period>,
}

impl SignUp {
    pub(super) fn add(&mut self, fact: Fact) {
        match fact {
            Fact::Begun => {}
            Fact::Expired => self.expired = true,
            Fact::Activated { subscription_id } => {
                self.subscription_ids.insert(subscription_id);
            }
            Fact::CreationFailed => self.creation_failed = true,
            Fact::SignUpPayment { payment_id } => self.tie(1, payment_id, None),
            Fact::Deducted {
                phase,
                payment_id,
                amount,
                period,
            } => {
                self.payment(&payment_id).deduct(amount);
                self.tie(phase, payment_id, period);
            }
            Fact::DeductionFailed {
                phase,
                payment_id,
                code,
                period,
            } => {
                self.payment(&payment_id).fail(code);
                self.tie(phase, payment_id, period);
            }
            Fact::PaymentSucceeded {
                payment_id,
                amount,
                method,
            } => self.payment(&payment_id).succeed(amount, method),
            Fact::PaymentFailed { payment_id, code } => self.payment(&payment_id).fail(code),
            Fact::CaptureSucceeded { payment_id, amount } => {
                self.payment(&payment_id).capture(amount);
            }
            Fact::CaptureFailed { payment_id, code } => {
                self.payment(&payment_id).fail_capture(code);
            }
            Fact::PaymentCancelled { payment_id } => self.payment(&payment_id).cancel(),
            Fact::Refunded {
                payment_id,
                refund_request_id,
                amount,
            } => self.payment(&payment_id).refund(refund_request_id, amount),
            Fact::RefundAsked {
                payment_id,
                refund_request_id,
                amount,
            } => self
                .payment(&payment_id)
                .ask_refund(refund_request_id, amount),
            Fact::RefundFailed {
                payment_id,
                refund_request_id,
                ..
            } => self.payment(&payment_id).fail_refund(refund_request_id),
            Fact::PaymentAbandoned { payment_id } => self.payment(&payment_id).abandoned = true,
            Fact::PriceChanged { from_phase, price } => {
                self.prices.insert((from_phase, key(price)));
            }
            Fact::Changed { .. } => self.replaced = true,
            Fact::CancelRequested => self.cancel_requested = true,
            Fact::Cancelled => self.cancelled = true,
            Fact::TerminateRequested => self.terminate_requested = true,
            Fact::Terminated { at } => {
                self.terminated = Some(self.terminated.map_or(at, |known| known.min(at)));
            }
            Fact::Abandoned => self.abandoned = true,
        }
    }

    fn payment(&mut self, id: &str) -> &mut Payment {
        self.payments.entry(id.to_owned()).or_default()
    }

    fn tie(&mut self, phase: u32, payment_id: String, period: Option<Period>) {
        self.payments.entry(payment_id.clone()).or_default();
        let known = self.phase_of.entry(payment_id.clone()).or_default();
        known.insert(phase);
        let phase = self.phases.entry(phase).or_default();
        phase.payments.insert(payment_id);
        phase.periods.extend(period);
    }

    /// The `subscriptionId`; the lowest, if Antom told two.
    pub(super) fn subscription_id(&self) -> Option<&str> {
        self.subscription_ids.first().map(String::as_str)
    }

    /// Whether it came to life at Antom, be it over since or not.
    pub(super) fn is_created(&self) -> bool {
        !self.subscription_ids.is_empty() || self.has_renewed()
    }

    /// Whether a phase after the first took money: proof of life, whatever else was told.
    pub(super) fn has_renewed(&self) -> bool {
        let methods = self.methods();
        self.phases.iter().any(|(phase, found)| {
            *phase > 1
                && found.payments.iter().any(|id| {
                    let state = self
                        .payments
                        .get(id)
                        .map(|payment| payment.state(&methods, &BTreeSet::new()));
                    matches!(
                        state,
                        Some(PaymentState::Paid | PaymentState::Mismatch | PaymentState::Returned)
                    )
                })
        })
    }

    /// Whether Antom said that it never came to life, and nothing says otherwise.
    pub(super) fn has_failed(&self) -> bool {
        self.creation_failed && !self.is_created()
    }

    /// Whether nothing can come of it any more, unless Antom tells otherwise.
    pub(super) fn is_over(&self) -> bool {
        self.expired || self.abandoned || self.terminated.is_some() || self.has_failed()
    }

    fn methods(&self) -> BTreeSet<Method> {
        let methods = self.payments.values().map(|payment| &payment.methods);
        methods.flatten().cloned().collect()
    }

    /// What a phase may cost: the terms, and every later price.
    fn agreed(&self, terms: &Terms, phase: u32) -> BTreeSet<Amount> {
        let mut agreed = BTreeSet::from([key(terms.amount(phase))]);
        if phase > 1 {
            agreed.extend(self.prices.iter().map(|(_, price)| price));
        }
        agreed
    }

    /// The invoice of every phase that is known of.
    pub(super) fn invoices(&self, terms: &Terms) -> BTreeMap<u32, Invoice> {
        let methods = self.methods();
        let has_free_trial = terms.trial == Trial::Free;
        let mut invoices: BTreeMap<u32, Invoice> = BTreeMap::new();
        let nothing = Phase::default();
        let free = (has_free_trial && self.is_created()).then_some((&1, &nothing));
        let phases = free.into_iter().chain(&self.phases);
        for (&phase, found) in phases {
            let agreed = self.agreed(terms, phase);
            let states = |abandoned: bool| {
                let payments = found.payments.iter().filter_map(|id| {
                    let payment = self.payments.get(id)?;
                    // A payment told of for two phases counts for the first.
                    let first = self.phase_of.get(id).and_then(BTreeSet::first);
                    let is_ours = first == Some(&phase);
                    (is_ours && (abandoned || !payment.abandoned))
                        .then(|| (id.clone(), payment.state(&methods, &agreed)))
                });
                payments.collect::<BTreeMap<_, _>>()
            };
            let is_free = phase == 1 && has_free_trial && self.is_created();
            let (state, paid_by) = Invoice::judge(&states(false), is_free);
            let invoice = Invoice {
                phase,
                state,
                period: self.period(terms, phase),
                paid_by,
                payments: states(true),
            };
            invoices.insert(phase, invoice);
        }
        invoices
    }

    /// The period of a phase: as told, else between its neighbours, else by our calendar.
    pub(super) fn period(&self, terms: &Terms, phase: u32) -> Option<Period> {
        if let Some(told) = self.told(phase) {
            return Some(told);
        }
        let forecast = terms.forecast(phase)?;
        let before = phase.checked_sub(1).and_then(|phase| self.told(phase));
        let after = phase.checked_add(1).and_then(|phase| self.told(phase));
        let start = before.map_or(forecast.start, |period| period.end);
        let end = after.map_or(forecast.end, |period| period.start);
        Some(Period { start, end })
    }

    fn told(&self, phase: u32) -> Option<Period> {
        self.phases.get(&phase)?.periods.first().copied()
    }

    /// What a person has to look at.
    pub(super) fn reviews(&self, invoices: &BTreeMap<u32, Invoice>) -> Vec<ReviewReason> {
        let mut reasons = Vec::new();
        if invoices.values().any(|invoice| {
            invoice.state == InvoiceState::NeedsReview
                || invoice
                    .payments
                    .values()
                    .any(|state| *state == PaymentState::Mismatch)
        }) {
            reasons.push(ReviewReason::AmountMismatch);
        }
        let has_two_phases = self.phase_of.values().any(|phases| phases.len() > 1);
        if has_two_phases || self.subscription_ids.len() > 1 {
            reasons.push(ReviewReason::PaymentMismatch);
        }
        if self.phases.values().any(|phase| phase.periods.len() > 1) {
            reasons.push(ReviewReason::PeriodMismatch);
        }
        if self.creation_failed && self.is_created() {
            reasons.push(ReviewReason::Contradiction);
        }
        if self.replaced {
            reasons.push(ReviewReason::Replaced);
        }
        reasons
    }

    /// What a phase is expected to cost: the terms, or the latest price from before it. Of two
    /// prices from the same phase, the higher one.
    pub(super) fn amount(&self, terms: &Terms, phase: u32) -> Money {
        let mut told = self.prices.iter().rev();
        told.find(|(from, _)| phase > 1 && *from <= phase)
            .and_then(|(_, (currency, minor))| Money::new(*minor, *currency).ok())
            .unwrap_or(terms.amount(phase))
    }
}

/// `Money` has no order of its own, and needs one here, where any will do.
type Amount = (Currency, i64);

const fn key(money: Money) -> Amount {
    (money.currency(), money.minor())
}
