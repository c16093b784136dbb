use crate::names::named;

/// Something that is due because of what a subscription's ledger says.
///
/// Effects are a pure function of the evidence: they say what is owed *now*. Each is carried out
/// once under its [`key`](Effect::key), and only if it is still due by then.
///
/// ```
/// use domain::subscription::Effect;
///
/// assert_eq!(Effect::Terminate { sign_up: 2 }.key(), "terminate:2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// A period was paid for: deliver what the plan delivers. A free trial grants access alone.
    Deliver {
        /// `phaseNo`.
        phase: u32,
    },
    /// A payment succeeded, and nobody told its method: ask `inquiryPayment` by its `paymentId`.
    Inquire {
        /// The sign-up that is charged.
        sign_up: u32,
        /// `paymentId`.
        payment_id: String,
    },
    /// Somebody asked for the end of further charges: send `CANCEL`, or send it again.
    Cancel {
        /// The sign-up to cancel.
        sign_up: u32,
    },
    /// The buyer asked for another rate: send `update`, or send it again under its id.
    Update {
        /// The sign-up to update.
        sign_up: u32,
        /// Its place among the requests of the sign-up.
        number: u32,
    },
    /// Antom told of an update, and no inquiry since told the rate: ask `inquireSubscription`.
    AskRate {
        /// The sign-up to ask about.
        sign_up: u32,
    },
    /// The sign-up is a surplus, or the merchant ends it: send `TERMINATE`, or send it again.
    ///
    /// For a surplus, [`Fact::Abandoned`](super::Fact::Abandoned) is committed first. Money that
    /// came goes back too: a refund alone lets the next period charge again.
    Terminate {
        /// The sign-up to end.
        sign_up: u32,
    },
    /// Money that the shop does not keep: cancel the payment, or refund what is left of it.
    ///
    /// [`Fact::PaymentAbandoned`](super::Fact::PaymentAbandoned) is committed first.
    GiveBack {
        /// The sign-up that was charged.
        sign_up: u32,
        /// `paymentId`.
        payment_id: String,
    },
    /// The merchant refunds an invoice: send `refund`, or send it again.
    Refund {
        /// The sign-up that was charged.
        sign_up: u32,
        /// `paymentId`.
        payment_id: String,
        /// `refundRequestId`.
        refund_request_id: String,
    },
    /// Tell the buyer: once per subscription, phase and kind, whatever comes later.
    Mail {
        /// What about.
        kind: MailKind,
        /// `phaseNo`; 0 where the mail is about the whole subscription.
        phase: u32,
    },
    /// A person has to look.
    Review {
        /// The sign-up to look at.
        sign_up: u32,
        /// What is wrong with it.
        reason: ReviewReason,
    },
}

impl Effect {
    /// The name that makes this effect unique within its subscription.
    ///
    /// ```
    /// use domain::subscription::{Effect, MailKind};
    ///
    /// let mail = Effect::Mail { kind: MailKind::ChargeFailed, phase: 3 };
    /// assert_eq!(mail.key(), "mail:charge_failed:3");
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Deliver { phase } => format!("deliver:{phase}"),
            Self::Inquire {
                sign_up,
                payment_id,
            } => format!("inquire:{sign_up}:{payment_id}"),
            Self::Cancel { sign_up } => format!("cancel:{sign_up}"),
            Self::Update { sign_up, number } => format!("update:{sign_up}:{number}"),
            Self::AskRate { sign_up } => format!("ask_rate:{sign_up}"),
            Self::Terminate { sign_up } => format!("terminate:{sign_up}"),
            Self::GiveBack {
                sign_up,
                payment_id,
            } => format!("give_back:{sign_up}:{payment_id}"),
            Self::Refund {
                refund_request_id, ..
            } => format!("refund:{refund_request_id}"),
            Self::Mail { kind, phase } => format!("mail:{kind}:{phase}"),
            Self::Review { sign_up, reason } => format!("review:{sign_up}:{reason}"),
        }
    }
}

named! {
    /// What a mail about a subscription says.
    ///
    /// ```
    /// use domain::subscription::MailKind;
    ///
    /// assert_eq!(MailKind::SignedUp.as_str(), "signed_up");
    /// ```
    pub enum MailKind is "a kind of mail" {
        /// It is active.
        SignedUp = "signed_up",
        /// A phase is paid.
        Paid = "paid",
        /// The trial is nearly over: the first charge, or the first in full, comes soon.
        TrialEnds = "trial_ends",
        /// A phase is charged soon.
        UpcomingCharge = "upcoming_charge",
        /// A phase could not be charged, and what to do.
        ChargeFailed = "charge_failed",
        /// The buyer's own change of the plan is made. Its number stands for the phase.
        PlanChanged = "plan_changed",
        /// The buyer's own change of the plan was refused. Its number stands for the phase.
        PlanKept = "plan_kept",
        /// From this phase on price or interval are others, and the buyer did not ask for it.
        RateChanged = "rate_changed",
        /// It will not be charged again.
        Cancelled = "cancelled",
        /// It is over.
        Ended = "ended",
    }
}

named! {
    /// Why a person has to look at a subscription.
    ///
    /// ```
    /// use domain::subscription::ReviewReason;
    ///
    /// assert_eq!(ReviewReason::Replaced.to_string(), "replaced");
    /// ```
    pub enum ReviewReason is "a reason for review" {
        /// Money was taken in an amount that nobody agreed on.
        AmountMismatch = "amount_mismatch",
        /// One payment is told of for two phases, or one sign-up under two `subscriptionId`s.
        PaymentMismatch = "payment_mismatch",
        /// Antom told two periods of one phase.
        PeriodMismatch = "period_mismatch",
        /// Antom told that the creation failed, and also that it is active.
        Contradiction = "contradiction",
        /// Somebody outside the shop replaced it by another subscription.
        Replaced = "replaced",
        /// Antom refuses to cancel it or to end it, and goes on charging.
        EndRefused = "end_refused",
    }
}
