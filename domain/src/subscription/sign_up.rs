use std::collections::{BTreeMap, BTreeSet};

use super::effect::ReviewReason;
use super::evidence::Fact;
use super::invoice::{Invoice, InvoiceState};
use super::payment::{Payment, PaymentState};
use super::schedule::{Change, Rate, Schedule};
use super::terms::{Period, Terms, Trial};
use super::update::Update;
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
    pub(super) end_refused: bool,
    subscription_ids: BTreeSet<String>,
    replaced: bool,
    pub(super) updates: BTreeMap<u32, Update>,
    updates_told: BTreeSet<Timestamp>,
    rates_told: Vec<(Timestamp, Rate)>,
    schedule: Option<Schedule>,
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
            Fact::UpdateRequested { number, rate } => self.update(number).ask(rate),
            Fact::Updated { number, at } => self.update(number).finish(at),
            Fact::UpdateRefused { number, .. } => self.update(number).refuse(),
            Fact::UpdateTold { at } => {
                self.updates_told.insert(at);
            }
            Fact::RateTold { at, rate } => self.rates_told.push((at, rate)),
            Fact::Changed { .. } => self.replaced = true,
            Fact::CancelRequested => self.cancel_requested = true,
            Fact::Cancelled => self.cancelled = true,
            Fact::TerminateRequested => self.terminate_requested = true,
            Fact::Terminated { at } => {
                self.terminated = Some(self.terminated.map_or(at, |known| known.min(at)));
            }
            Fact::EndRefused { .. } => self.end_refused = true,
            Fact::Abandoned => self.abandoned = true,
        }
    }

    fn update(&mut self, number: u32) -> &mut Update {
        self.updates.entry(number).or_default()
    }

    /// Says when its phases are and what they cost, once everything is known.
    pub(super) fn plan(&mut self, terms: &Terms) {
        let asked = self.updates.values().filter_map(|update| update.asked);
        let asked: Vec<Rate> = asked.collect();
        let own = self.updates.values().filter_map(|update| {
            Some(Change {
                at: update.done?,
                rate: update.asked?,
                by_buyer: true,
            })
        });
        let told = self.rates_told.iter().map(|(at, rate)| Change {
            at: *at,
            rate: *rate,
            by_buyer: asked.contains(rate),
        });
        let changes = own.chain(told).collect();
        let period = |phase| self.told(phase);
        let running = |moment| {
            let mut phases = self.phases.keys().copied();
            phases.find(|phase| {
                let told = self.told(*phase);
                told.is_some_and(|period| period.contains(moment))
            })
        };
        self.schedule = Some(Schedule::new(terms, changes, &period, &running));
    }

    /// The numbers of the updates that are still to be sent.
    pub(super) fn open_updates(&self) -> impl Iterator<Item = u32> {
        let open = self.updates.iter().filter(|(_, update)| update.is_open());
        open.map(|(number, _)| *number)
    }

    /// The update that Antom had last.
    pub(super) fn latest_update(&self) -> Option<u32> {
        let done = self.updates.iter();
        let done = done.filter_map(|(number, update)| Some((update.done?, *number)));
        done.max().map(|(_, number)| number)
    }

    /// Whether Antom told of an update after the rate was told.
    pub(super) fn asks_rate(&self) -> bool {
        self.updates_told.last() > self.rates_told.iter().map(|(at, _)| at).max()
    }

    /// When Antom last told of an update.
    pub(super) fn update_told(&self) -> Option<Timestamp> {
        self.updates_told.last().copied()
    }

    /// The phases from which something costs what the buyer did not ask for.
    pub(super) fn surprises(&self) -> &[u32] {
        let schedule = self.schedule.as_ref();
        schedule.map_or(&[], |schedule| &schedule.surprises)
    }

    /// The rate of a phase, but for a trial.
    pub(super) fn rate(&self, terms: &Terms, phase: u32) -> Rate {
        self.schedule
            .as_ref()
            .map_or(terms.rate(), |schedule| schedule.rate(phase))
    }

    /// Which phase a moment falls into by our own calendar.
    pub(super) fn phase_at(&self, terms: &Terms, moment: Timestamp) -> u32 {
        self.schedule.as_ref().map_or_else(
            || terms.phase_at(moment),
            |schedule| schedule.phase_at(moment),
        )
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

    /// What a phase may cost: the terms, and every later price, since what is charged may have been
    /// on its way when the price changed.
    fn agreed(&self, terms: &Terms, phase: u32) -> BTreeSet<Amount> {
        let mut agreed = BTreeSet::from([key(terms.amount(phase))]);
        if phase > 1 {
            let asked = self.updates.values().filter_map(|update| update.asked);
            let told = self.rates_told.iter().map(|(_, rate)| *rate);
            agreed.extend(asked.chain(told).map(|rate| key(rate.price)));
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
        let forecast = match &self.schedule {
            Some(schedule) => schedule.forecast(phase)?,
            None => terms.forecast(phase)?,
        };
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
        let only_cancelled = self.cancelled && !self.terminate_requested && !self.abandoned;
        if self.end_refused && self.terminated.is_none() && !only_cancelled {
            reasons.push(ReviewReason::EndRefused);
        }
        reasons
    }

    /// What a phase is expected to cost.
    pub(super) fn amount(&self, terms: &Terms, phase: u32) -> Money {
        if phase > 1 {
            self.rate(terms, phase).price
        } else {
            terms.amount(phase)
        }
    }
}

/// `Money` has no order of its own, and needs one here, where any will do.
type Amount = (Currency, i64);

const fn key(money: Money) -> Amount {
    (money.currency(), money.minor())
}
