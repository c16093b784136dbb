//! What is known about a subscription, as a fold over evidence (guide 002).
//!
//! Antom charges a subscription by itself, and the shop learns of it from notifications alone: the
//! status of the subscription, the deduction of a phase, and for the card family the authorisation
//! and the capture of its payment. They come in any order, several times or never, so every
//! notification and every answer to an inquiry becomes a piece of [`Evidence`], and folding the set
//! of them gives the [`Ledger`]: invoices, access and what is due.
//!
//! Times are [`Timestamp`]s, milliseconds since 1970; amounts are [`Money`], in minor
//! units.
//!
//! ```
//! use domain::calendar::{Anchor, PeriodRule, PeriodType};
//! use domain::ledger::Method;
//! use domain::subscription::{Evidence, Fact, Ledger, Status, Terms, Trial};
//! use domain::{Currency, Money, Timestamp};
//! use time::macros::datetime;
//!
//! let price = Money::new(1800, Currency::Sgd)?;
//! let terms = Terms {
//!     anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
//!     rule: PeriodRule::new(PeriodType::Month, 1)?,
//!     price,
//!     trial: Trial::None,
//! };
//! let payment_id = "20260131".to_owned();
//! let facts = [
//!     Fact::Deducted { phase: 1, payment_id: payment_id.clone(), amount: price, period: None },
//!     Fact::Activated { subscription_id: "S1".to_owned() },
//!     Fact::PaymentSucceeded {
//!         payment_id: payment_id.clone(),
//!         amount: price,
//!         method: Method::parse("CARD"),
//!     },
//!     Fact::CaptureSucceeded { payment_id, amount: price },
//! ];
//! let february = Timestamp::from(datetime!(2026-02-10 08:00 +8));
//!
//! // Three of the four: the money is held, so nothing is paid yet.
//! let held = Ledger::fold(&terms, facts[..3].iter().map(|fact| Evidence::new(1, fact.clone())));
//! assert!(!held.has_access(february));
//!
//! let ledger = Ledger::fold(&terms, facts.map(|fact| Evidence::new(1, fact)));
//! assert_eq!(ledger.status(february), Status::Active);
//! assert!(ledger.has_access(february));
//! let next = ledger.next_charge(february).ok_or("it is charged for ever")?;
//! assert_eq!((next.phase, next.amount), (2, price));
//! assert_eq!(next.charge_at, Timestamp::from(datetime!(2026-02-27 08:00 +8)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod due;
mod effect;
mod evidence;
mod invoice;
mod payment;
mod schedule;
mod sign_up;
mod status;
mod terms;
mod update;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::calendar;
use crate::money::Money;
use crate::time::Timestamp;
use sign_up::SignUp;

pub use effect::{Effect, MailKind, ReviewReason};
pub use evidence::{Evidence, Fact};
pub use invoice::{Invoice, InvoiceState};
pub use payment::{PaymentMoney, PaymentState};
pub use schedule::Rate;
pub use status::Status;
pub use terms::{Period, Terms, Trial};

/// How long before a period Antom charges for it.
const EARLY_CHARGE: Duration =
    Duration::from_secs(calendar::EARLY_CHARGE.whole_seconds().unsigned_abs());

/// How long before a charge the buyer is reminded of it.
const REMINDED: Duration = Duration::from_secs(3 * 86_400);

/// Periods that are shorter bring no reminder of each charge: the mails would be more than the
/// periods are worth. A trial's end is always told.
const SHORTEST_REMINDED: Duration = Duration::from_secs(14 * 86_400);

/// What is known about one subscription.
///
/// It depends on the *set* of evidence only. A time is an argument of the questions, never of the
/// fold.
#[derive(Debug)]
pub struct Ledger {
    terms: Terms,
    sign_ups: BTreeMap<u32, SignUp>,
    invoices: BTreeMap<u32, BTreeMap<u32, Invoice>>,
    kept: Option<u32>,
    effects: BTreeSet<Effect>,
}

/// The next time that Antom will charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextCharge {
    /// `phaseNo` of what will be charged.
    pub phase: u32,
    /// When Antom first tries: 24 hours before the period. It may have been a while ago, when no
    /// result has come yet.
    pub charge_at: Timestamp,
    /// When the period begins.
    pub period_start: Timestamp,
    /// What it will cost.
    pub amount: Money,
}

impl Ledger {
    /// Folds evidence about a subscription into what is known.
    ///
    /// Of several sign-ups that came to life, one is kept, and the others are a surplus to be
    /// terminated. One that has renewed is kept before one that has not, then the one with the
    /// lowest number; one that is [`Fact::Abandoned`] never is.
    ///
    /// ```
    /// use domain::calendar::{Anchor, PeriodRule, PeriodType};
    /// use domain::subscription::{Effect, Evidence, Fact, Ledger, Terms, Trial};
    /// use domain::{Currency, Money};
    /// use time::macros::datetime;
    ///
    /// let terms = Terms {
    ///     anchor: Anchor::at(datetime!(2026-01-31 08:00 +8)),
    ///     rule: PeriodRule::new(PeriodType::Month, 1)?,
    ///     price: Money::new(1800, Currency::Sgd)?,
    ///     trial: Trial::None,
    /// };
    /// let alive = |id: &str| Fact::Activated { subscription_id: id.to_owned() };
    /// let evidence = [Evidence::new(2, alive("S2")), Evidence::new(1, alive("S1"))];
    /// let ledger = Ledger::fold(&terms, evidence);
    /// assert_eq!(ledger.kept(), Some(1));
    /// assert!(ledger.effects().contains(&Effect::Terminate { sign_up: 2 }));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fold(terms: &Terms, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let mut sign_ups: BTreeMap<u32, SignUp> = BTreeMap::new();
        for Evidence { sign_up, fact } in evidence {
            sign_ups.entry(sign_up).or_default().add(fact);
        }
        for found in sign_ups.values_mut() {
            found.plan(terms);
        }
        let candidates = sign_ups
            .iter()
            .filter(|(_, found)| found.is_created() && !found.abandoned);
        let kept = candidates
            .min_by_key(|(number, found)| (!found.has_renewed(), **number))
            .map(|(number, _)| *number);
        let invoices: BTreeMap<_, _> = sign_ups
            .iter()
            .map(|(number, found)| (*number, found.invoices(terms)))
            .collect();
        let effects = due::effects(&sign_ups, &invoices, kept);
        Self {
            terms: terms.clone(),
            sign_ups,
            invoices,
            kept,
            effects,
        }
    }

    /// The sign-up that is the subscription; none before one came to life.
    #[must_use]
    pub const fn kept(&self) -> Option<u32> {
        self.kept
    }

    /// Antom's `subscriptionId` of the sign-up that is kept, once it was told.
    #[must_use]
    pub fn subscription_id(&self) -> Option<&str> {
        self.kept_sign_up()?.subscription_id()
    }

    /// The invoices of the sign-up that is kept, by phase.
    pub fn invoices(&self) -> impl Iterator<Item = &Invoice> {
        self.kept
            .and_then(|kept| self.invoices.get(&kept))
            .into_iter()
            .flat_map(BTreeMap::values)
    }

    /// The invoices of every sign-up, kept or not, with its number.
    pub fn all_invoices(&self) -> impl Iterator<Item = (u32, &Invoice)> {
        self.invoices
            .iter()
            .flat_map(|(number, invoices)| invoices.values().map(|invoice| (*number, invoice)))
    }

    /// Everything that is due now.
    #[must_use]
    pub const fn effects(&self) -> &BTreeSet<Effect> {
        &self.effects
    }

    /// The times in which the buyer has what was paid for or given as a trial, in order and without
    /// overlaps. A refund in full takes a period back; a termination cuts off what comes after it.
    #[must_use]
    pub fn access(&self) -> Vec<Period> {
        let ended = self.kept_sign_up().and_then(|found| found.terminated);
        let granted = self
            .invoices()
            .filter(|invoice| invoice.state.grants_access());
        let mut periods: Vec<Period> = granted
            .filter_map(|invoice| invoice.period)
            .map(|Period { start, end }| Period {
                start,
                end: ended.map_or(end, |ended| end.min(ended)),
            })
            .filter(|period| period.start < period.end)
            .collect();
        periods.sort();
        let mut access: Vec<Period> = Vec::with_capacity(periods.len());
        for period in periods {
            match access.last_mut() {
                Some(last) if period.start <= last.end => last.end = last.end.max(period.end),
                _ => access.push(period),
            }
        }
        access
    }

    /// Whether the buyer has access at a moment.
    #[must_use]
    pub fn has_access(&self, now: Timestamp) -> bool {
        self.access().iter().any(|period| period.contains(now))
    }

    /// Until when the buyer has access without a gap; none if there is none now.
    #[must_use]
    pub fn access_until(&self, now: Timestamp) -> Option<Timestamp> {
        let mut access = self.access().into_iter();
        access
            .find(|period| period.contains(now))
            .map(|period| period.end)
    }

    /// Where the subscription stands at a moment.
    ///
    /// A failed renewal is past due here only: Antom keeps the subscription active.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        let Some(kept) = self.kept_sign_up() else {
            let mut sign_ups = self.sign_ups.values();
            return if sign_ups.any(|found| !found.is_over()) {
                Status::SigningUp
            } else if self
                .sign_ups
                .values()
                .any(|found| found.terminated.is_some())
            {
                Status::Ended
            } else if self.sign_ups.values().any(SignUp::has_failed) {
                Status::Failed
            } else {
                Status::Expired
            };
        };
        if kept.terminated.is_some() {
            Status::Ended
        } else if kept.cancelled {
            let runs_on = self.access().iter().any(|period| now < period.end);
            if runs_on {
                Status::Ending
            } else {
                Status::Ended
            }
        } else if self.has_access(now) || !self.is_unpaid(now) {
            Status::Active
        } else {
            Status::PastDue
        }
    }

    /// Whether the current phase began without its charge: it failed, or nothing came.
    fn is_unpaid(&self, now: Timestamp) -> bool {
        let current = self.phase_at(now);
        let invoice = self.invoices().find(|invoice| invoice.phase == current);
        invoice.map_or(current > 1, |invoice| {
            matches!(invoice.state, InvoiceState::Failed | InvoiceState::Refunded)
        })
    }

    /// Whether somebody here asked for the end of further charges, and Antom has not confirmed it.
    #[must_use]
    pub fn is_cancelling(&self) -> bool {
        self.kept_sign_up().is_some_and(|found| {
            (found.cancel_requested && !found.cancelled && found.terminated.is_none())
                || (found.terminate_requested && found.terminated.is_none())
        })
    }

    /// Whether the merchant asked for its end at once, and Antom has not confirmed it.
    #[must_use]
    pub fn is_terminating(&self) -> bool {
        let kept = self.kept_sign_up();
        kept.is_some_and(|found| found.terminate_requested && found.terminated.is_none())
    }

    /// Whether Antom refused the end that was asked for, so that it goes on charging.
    #[must_use]
    pub fn is_end_refused(&self) -> bool {
        let refused = |found: &SignUp| found.end_refused && !found.cancelled;
        self.is_cancelling() && self.kept_sign_up().is_some_and(refused)
    }

    /// What Antom will charge next, and when; none once it was cancelled or ended.
    ///
    /// It is the first phase that has not begun and is not paid. A failed try of a phase that has
    /// not begun leaves it the next: a wallet is tried again until the period begins.
    #[must_use]
    pub fn next_charge(&self, now: Timestamp) -> Option<NextCharge> {
        let kept = self.kept_sign_up()?;
        if kept.cancelled || kept.terminated.is_some() {
            return None;
        }
        let mut phase = self.phase_at(now).checked_add(1)?.max(2);
        let is_settled = |phase: u32| {
            self.invoices()
                .any(|invoice| invoice.phase == phase && invoice.state == InvoiceState::Paid)
        };
        while is_settled(phase) {
            phase = phase.checked_add(1)?;
        }
        let period_start = kept.period(&self.terms, phase)?.start;
        Some(NextCharge {
            phase,
            charge_at: period_start.saturating_sub(EARLY_CHARGE),
            period_start,
            amount: kept.amount(&self.terms, phase),
        })
    }

    /// The reminder of the next charge: from when on it is due, what it is about, and the phase. One
    /// whose charge is due already is no use.
    #[must_use]
    pub fn reminder(&self, now: Timestamp) -> Option<(Timestamp, MailKind, u32)> {
        let next = self.next_charge(now)?;
        if self.is_cancelling() || next.charge_at <= now {
            return None;
        }
        let is_trial = next.phase == 2 && self.terms.trial != Trial::None;
        let due = next.charge_at.saturating_sub(REMINDED);
        if is_trial {
            return Some((due, MailKind::TrialEnds, next.phase));
        }
        let period = self.kept_sign_up()?.period(&self.terms, next.phase)?;
        let is_long = period.end >= period.start.saturating_add(SHORTEST_REMINDED);
        is_long.then_some((due, MailKind::UpcomingCharge, next.phase))
    }

    /// What a phase costs: what was taken for it, else what it is expected to cost.
    #[must_use]
    pub fn amount(&self, phase: u32) -> Money {
        let Some(kept) = self.kept_sign_up() else {
            return self.terms.amount(phase);
        };
        let mut invoices = self.invoices();
        let paid = invoices
            .find(|invoice| invoice.phase == phase)
            .and_then(|invoice| invoice.paid_by.as_ref())
            .and_then(|paid_by| kept.payments.get(paid_by));
        let taken = paid.and_then(|payment| payment.money(PaymentState::Paid).amount);
        taken.unwrap_or_else(|| kept.amount(&self.terms, phase))
    }

    /// Price and interval from a phase on, but for a trial.
    #[must_use]
    pub fn rate(&self, phase: u32) -> Rate {
        let kept = self.kept_sign_up();
        kept.map_or(self.terms.rate(), |kept| kept.rate(&self.terms, phase))
    }

    /// Price and interval of what is charged next; once nothing is, of the phase that runs.
    #[must_use]
    pub fn current_rate(&self, now: Timestamp) -> Rate {
        let next = self.next_charge(now);
        self.rate(next.map_or_else(|| self.phase_at(now), |next| next.phase))
    }

    /// The number of the update that the buyer asked for, and Antom has not answered.
    #[must_use]
    pub fn open_update(&self) -> Option<u32> {
        self.kept_sign_up()?.open_updates().next()
    }

    /// The number of the update that Antom had last: what the subscription is for now.
    #[must_use]
    pub fn latest_update(&self) -> Option<u32> {
        self.kept_sign_up()?.latest_update()
    }

    /// Whether Antom refused what was asked for last.
    #[must_use]
    pub fn is_update_refused(&self) -> bool {
        let latest = self
            .kept_sign_up()
            .and_then(|found| found.updates.values().next_back());
        latest.is_some_and(update::Update::is_refused)
    }

    /// Whether what was asked for under this number is made, or still to be made.
    #[must_use]
    pub fn is_update_agreed(&self, number: u32) -> bool {
        let kept = self.kept_sign_up();
        let update = kept.and_then(|kept| kept.updates.get(&number));
        update.is_some_and(|update| !update.is_refused())
    }

    /// What somebody asked for under this number.
    #[must_use]
    pub fn update_asked(&self, number: u32) -> Option<Rate> {
        self.kept_sign_up()?.updates.get(&number)?.asked
    }

    /// The number of the next update.
    #[must_use]
    pub fn next_update(&self) -> u32 {
        let last = self
            .kept_sign_up()
            .and_then(|found| found.updates.keys().next_back());
        last.map_or(1, |last| last.saturating_add(1))
    }

    /// When Antom last told that something was updated.
    #[must_use]
    pub fn update_told(&self) -> Option<Timestamp> {
        self.kept_sign_up()?.update_told()
    }

    /// The first phase whose charge is longer ago than `grace`, and of which nothing final was
    /// told: its notifications may be lost, so it is time to ask Antom.
    ///
    /// A failed phase is final once it is over; before that a wallet may have been tried again.
    /// After a cancellation only what is known to be open is asked about.
    #[must_use]
    pub fn overdue_phase(&self, now: Timestamp, grace: Duration) -> Option<u32> {
        let kept = self.kept_sign_up()?;
        let invoices: BTreeMap<u32, &Invoice> = self
            .invoices()
            .map(|invoice| (invoice.phase, invoice))
            .collect();
        let stopped = kept.cancelled || kept.terminated.is_some();
        let is_final = |phase: u32| match invoices.get(&phase) {
            None => stopped,
            Some(invoice) => match invoice.state {
                InvoiceState::Open => false,
                InvoiceState::Failed => invoice.period.is_none_or(|period| period.end <= now),
                InvoiceState::Trial
                | InvoiceState::Paid
                | InvoiceState::Refunded
                | InvoiceState::NeedsReview => true,
            },
        };
        (1..)
            .take_while(|phase| {
                self.charge_at(*phase)
                    .is_some_and(|charge| charge.saturating_add(grace) <= now)
            })
            .find(|phase| !is_final(*phase))
    }

    /// What of a phase's money can still be refunded: the payment that paid it, and the rest of its
    /// amount; none if it is not paid, or nothing is left.
    #[must_use]
    pub fn refundable(&self, phase: u32) -> Option<(String, Money)> {
        let invoice = self.invoices().find(|invoice| invoice.phase == phase)?;
        let paid_by = invoice.paid_by.clone()?;
        let rest = self.rest(&paid_by)?;
        Some((paid_by, rest))
    }

    /// What of a payment's money neither went back nor is on its way back; none if nothing is left.
    #[must_use]
    pub fn rest(&self, payment_id: &str) -> Option<Money> {
        let mut sign_ups = self.sign_ups.values();
        let payment = sign_ups.find_map(|found| found.payments.get(payment_id))?;
        payment.rest().filter(|rest| !rest.is_zero())
    }

    /// The money of a payment, with the number of its sign-up; none if it is not known for what it
    /// was made.
    #[must_use]
    pub fn money(&self, payment_id: &str) -> Option<(u32, PaymentMoney)> {
        let (number, state) = self
            .all_invoices()
            .find_map(|(number, invoice)| Some((number, *invoice.payments.get(payment_id)?)))?;
        let payment = self.sign_ups.get(&number)?.payments.get(payment_id)?;
        Some((number, payment.money(state)))
    }

    /// Everything that a person has to look at, with the number of its sign-up.
    pub fn reviews(&self) -> impl Iterator<Item = (u32, ReviewReason)> {
        self.effects.iter().filter_map(|effect| match effect {
            Effect::Review { sign_up, reason } => Some((*sign_up, *reason)),
            _ => None,
        })
    }

    /// Whether nothing ends it yet: it came to life, and was not terminated.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        self.kept_sign_up()
            .is_some_and(|found| found.terminated.is_none() && !found.terminate_requested)
    }

    /// When a phase begins; none beyond the year 9999.
    #[must_use]
    pub fn period_start(&self, phase: u32) -> Option<Timestamp> {
        let period = self.kept_sign_up()?.period(&self.terms, phase)?;
        Some(period.start)
    }

    /// When Antom first charges for a phase: at sign-up for the first, 24 hours before the period for
    /// others; none beyond the year 9999.
    #[must_use]
    pub fn charge_at(&self, phase: u32) -> Option<Timestamp> {
        let period = self.kept_sign_up()?.period(&self.terms, phase)?;
        let early = if phase == 1 {
            Duration::ZERO
        } else {
            EARLY_CHARGE
        };
        Some(period.start.saturating_sub(early))
    }

    /// Whether a payment of a sign-up is under way or made, and nothing came to life of it yet:
    /// Antom has not told the end of it, so nobody has to sign up anew.
    #[must_use]
    pub fn awaits_creation(&self) -> bool {
        self.kept.is_none()
            && self.invoices.iter().any(|(number, invoices)| {
                let is_open = self
                    .sign_ups
                    .get(number)
                    .is_some_and(|found| !found.is_over());
                let mut payments = invoices
                    .values()
                    .flat_map(|invoice| invoice.payments.values());
                is_open && payments.any(|state| state.may_bring_money())
            })
    }

    /// Whether it came to life although the buyer had the same plan already, and so was given up.
    #[must_use]
    pub fn is_surplus(&self) -> bool {
        self.kept.is_none() && self.sign_ups.values().any(|found| found.abandoned)
    }

    /// The phase that a moment falls into: as told, else by our calendar; 0 before the first.
    #[must_use]
    pub fn phase_at(&self, now: Timestamp) -> u32 {
        let mut told = self.invoices();
        told.find(|invoice| invoice.period.is_some_and(|period| period.contains(now)))
            .map(|invoice| invoice.phase)
            .unwrap_or_else(|| match self.kept_sign_up() {
                Some(kept) => kept.phase_at(&self.terms, now),
                None => self.terms.phase_at(now),
            })
    }

    fn kept_sign_up(&self) -> Option<&SignUp> {
        self.sign_ups.get(&self.kept?)
    }
}
