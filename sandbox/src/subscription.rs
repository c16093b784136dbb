//! One subscription: what the buyer signed up for, what was paid for it, and where it stands.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::calendar::{Anchor, Period};
use crate::clock::Moment;
use crate::method::Method;
use crate::money::Amount;
use crate::payment::PaymentNo;
use crate::used::Used;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct SubscriptionNo(pub(crate) usize);

/// A payment is that of one period of a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Share {
    pub(crate) subscription: SubscriptionNo,
    /// Which period, counted from 1.
    pub(crate) phase: u32,
}

/// Periods that cost less, or nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Trial {
    pub(crate) first: u32,
    pub(crate) last: u32,
    pub(crate) amount: Amount,
}

/// What the buyer is asked to agree to.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Terms {
    pub(crate) description: String,
    pub(crate) price: Amount,
    pub(crate) period: Period,
    /// When the first period begins.
    pub(crate) anchor: Anchor,
    pub(crate) end: Option<Moment>,
    pub(crate) trials: Vec<Trial>,
    pub(crate) notify_url: String,
    /// Until when the buyer may agree, if the merchant says so.
    pub(crate) expires: Option<Moment>,
}

impl Terms {
    pub(crate) fn amount(&self, phase: u32) -> Amount {
        let trial = self
            .trials
            .iter()
            .find(|trial| (trial.first..=trial.last).contains(&phase));
        trial.map_or(self.price, |trial| trial.amount)
    }

    pub(crate) fn start(&self, phase: u32) -> Moment {
        self.anchor.start(self.period, phase)
    }

    pub(crate) fn charge(&self, phase: u32) -> Moment {
        self.anchor.charge(self.period, phase)
    }

    /// Whether there is such a period before the end.
    pub(crate) fn has(&self, phase: u32) -> bool {
        let start = self.start(phase);
        start != Moment::NEVER && self.end.is_none_or(|end| start < end)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Standing {
    /// The buyer has not finished.
    SigningUp,
    Active,
    /// It does not renew any more; what is paid runs on.
    Cancelled,
    Terminated,
    /// Nobody finished the sign-up, and nobody is told.
    Expired,
}

impl Standing {
    /// As inquiries and the control API show it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::SigningUp => "SIGNING_UP",
            Self::Active => "ACTIVE",
            Self::Cancelled => "CANCELLED",
            Self::Terminated => "TERMINATED",
            Self::Expired => "EXPIRED",
        }
    }
}

/// One period that was to be paid for.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Phase {
    pub(crate) start: Moment,
    pub(crate) end: Moment,
    pub(crate) amount: Amount,
    /// The payments that were tried, in order.
    pub(crate) tries: Vec<PaymentNo>,
    pub(crate) paid: bool,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Subscription {
    pub(crate) client_id: String,
    /// Antom's.
    pub(crate) id: String,
    /// The merchant's: the `paymentRequestId` of the session.
    pub(crate) request_id: String,
    /// The payment that it was signed up with, of the newest subscription that was changed for others.
    pub(crate) sign_up: PaymentNo,
    pub(crate) terms: Terms,
    pub(crate) standing: Standing,
    /// Where notifications of its payments go.
    pub(crate) payments_url: Option<String>,
    pub(crate) method: Option<&'static Method>,
    pub(crate) card: Option<Used>,
    /// By number, from the first.
    pub(crate) phases: Vec<Phase>,
    /// When the next period is paid for.
    pub(crate) next_charge: Option<Moment>,
    /// Goes up with everything that makes what is planned void.
    pub(crate) turn: u32,
    pub(crate) altered: Moment,
    /// The one that it was changed for, or that it took the place of.
    pub(crate) related: Option<String>,
    /// What was asked under which id of an update.
    pub(crate) updates: HashMap<String, Value>,
}

impl Subscription {
    /// The number of the period that comes after those that were tried.
    pub(crate) fn next_phase(&self) -> u32 {
        u32::try_from(self.phases.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    }

    pub(crate) fn phase(&self, phase: u32) -> Option<&Phase> {
        let index = usize::try_from(phase.checked_sub(1)?).ok()?;
        self.phases.get(index)
    }

    pub(crate) fn phase_mut(&mut self, phase: u32) -> Option<&mut Phase> {
        let index = usize::try_from(phase.checked_sub(1)?).ok()?;
        self.phases.get_mut(index)
    }

    /// The period that runs at a moment, and its number: the last that has begun.
    pub(crate) fn running(&self, now: Moment) -> Option<(u32, &Phase)> {
        let numbered = (1_u32..).zip(&self.phases);
        let begun = numbered.clone().filter(|(_, phase)| phase.start <= now);
        begun.last().or_else(|| numbered.clone().next())
    }

    /// Until when what was paid lasts.
    pub(crate) fn paid_until(&self) -> Option<Moment> {
        let paid = self.phases.iter().filter(|phase| phase.paid);
        paid.map(|phase| phase.end).max()
    }
}

/// Which request ids Antom's own payments are told with. The guide's samples repeat those of the
/// sign-up, as far as their masking shows; what production does isn't documented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Ids {
    /// Those of the sign-up.
    #[default]
    Repeat,
    /// New ones, of Antom's making.
    Own,
    /// None.
    Absent,
}

impl Ids {
    pub(crate) const ALL: [Self; 3] = [Self::Repeat, Self::Own, Self::Absent];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Repeat => "repeat",
            Self::Own => "own",
            Self::Absent => "absent",
        }
    }
}

/// What the guides leave open about subscriptions, so that a merchant can be tried with each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Habits {
    pub(crate) ids: Ids,
    /// A renewal by a method without captures is told as a payment too, and not only as a deduction.
    pub(crate) wallet_results: bool,
    /// A deduction by card is told when it is authorised, before anybody knows of its capture.
    pub(crate) deduction_first: bool,
    /// A period that costs nothing is told as a deduction of 0.
    pub(crate) free_deductions: bool,
    /// Days and months are counted in Pacific time, and not in the offset that the merchant wrote.
    pub(crate) pacific_calendar: bool,
}

impl Habits {
    pub(crate) fn json(self) -> Value {
        json!({
            "ids": self.ids.name(),
            "walletResults": self.wallet_results,
            "deductionFirst": self.deduction_first,
            "freeDeductions": self.free_deductions,
            "pacificCalendar": self.pacific_calendar,
        })
    }
}
