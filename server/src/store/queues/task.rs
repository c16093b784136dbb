//! A task: what is to be done, under which key it is added, and how a row carries it.

use std::fmt;
use std::str::FromStr;

use domain::ledger::Effect;
use domain::subscription::MailKind;

/// What stands for the order of a task that is about none: no order has an empty id.
pub const NO_ORDER: &str = "";

/// The kinds of tasks, and the names under which they are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskKind {
    Inquire,
    Reverse,
    CloseSession,
    Capture,
    Refund,
    ReceiptMail,
    ShippedMail,
    CancelledMail,
    RefundMail,
    ReturnedMail,
    FailedMail,
    ExpiredMail,
    CaptureFailedMail,
    LoginMail,
    RestockAskMail,
    RestockMail,
    LookupMail,
    ForgetCard,
    SubscriptionMail,
}

/// Where a task waits: no lane holds another up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskLane {
    /// What Antom is asked or told.
    Money,
    Mail,
}

impl TaskLane {
    /// The name under which it is stored; it never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Mail => "mail",
        }
    }
}

impl TaskKind {
    pub const ALL: [Self; 19] = [
        Self::Inquire,
        Self::Reverse,
        Self::CloseSession,
        Self::Capture,
        Self::Refund,
        Self::ReceiptMail,
        Self::ShippedMail,
        Self::CancelledMail,
        Self::RefundMail,
        Self::ReturnedMail,
        Self::FailedMail,
        Self::ExpiredMail,
        Self::CaptureFailedMail,
        Self::LoginMail,
        Self::RestockAskMail,
        Self::RestockMail,
        Self::LookupMail,
        Self::ForgetCard,
        Self::SubscriptionMail,
    ];

    /// The name under which it is stored; it never changes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Inquire => "inquire",
            Self::Reverse => "give_back",
            Self::CloseSession => "close_session",
            Self::Capture => "capture",
            Self::Refund => "refund",
            // The name that the first version stored.
            Self::ReceiptMail => "receipt",
            Self::ShippedMail => "shipped_mail",
            Self::CancelledMail => "cancelled_mail",
            Self::RefundMail => "refund_mail",
            Self::ReturnedMail => "returned_mail",
            Self::FailedMail => "failed_mail",
            Self::ExpiredMail => "expired_mail",
            Self::CaptureFailedMail => "capture_failed_mail",
            Self::LoginMail => "login_mail",
            Self::RestockAskMail => "restock_ask_mail",
            Self::RestockMail => "restock_mail",
            Self::LookupMail => "lookup_mail",
            Self::ForgetCard => "forget_card",
            Self::SubscriptionMail => "subscription_mail",
        }
    }

    /// Whether it writes to the buyer, which happens once (I8).
    #[must_use]
    pub const fn is_mail(self) -> bool {
        match self {
            Self::ReceiptMail
            | Self::ShippedMail
            | Self::CancelledMail
            | Self::RefundMail
            | Self::ReturnedMail
            | Self::FailedMail
            | Self::ExpiredMail
            | Self::CaptureFailedMail
            | Self::LoginMail
            | Self::RestockAskMail
            | Self::RestockMail
            | Self::LookupMail
            | Self::SubscriptionMail => true,
            Self::Inquire
            | Self::Reverse
            | Self::CloseSession
            | Self::Capture
            | Self::Refund
            | Self::ForgetCard => false,
        }
    }

    /// Where it waits for its turn.
    #[must_use]
    pub const fn lane(self) -> TaskLane {
        if self.is_mail() {
            TaskLane::Mail
        } else {
            TaskLane::Money
        }
    }

    /// Whether an order's ledger says when its reason has gone.
    #[must_use]
    pub const fn is_effect(self) -> bool {
        match self {
            Self::Inquire | Self::Reverse | Self::CloseSession | Self::Capture | Self::Refund => {
                true
            }
            Self::ReceiptMail
            | Self::ShippedMail
            | Self::CancelledMail
            | Self::RefundMail
            | Self::ReturnedMail
            | Self::FailedMail
            | Self::ExpiredMail
            | Self::CaptureFailedMail
            | Self::LoginMail
            | Self::RestockAskMail
            | Self::RestockMail
            | Self::LookupMail
            | Self::ForgetCard
            | Self::SubscriptionMail => false,
        }
    }

    /// Whether anybody can have it sent to an address that nobody reads.
    #[must_use]
    pub const fn goes_to_anybody(self) -> bool {
        matches!(
            self,
            Self::LoginMail | Self::RestockAskMail | Self::LookupMail
        )
    }

    /// Whether what the mail would tell may no longer be so when its turn comes.
    #[must_use]
    pub const fn may_be_moot(self) -> bool {
        match self {
            Self::FailedMail
            | Self::ExpiredMail
            | Self::CaptureFailedMail
            | Self::LoginMail
            | Self::RestockAskMail
            | Self::RestockMail
            | Self::LookupMail => true,
            Self::ReceiptMail
            | Self::ShippedMail
            | Self::CancelledMail
            | Self::RefundMail
            | Self::ReturnedMail
            | Self::SubscriptionMail
            | Self::Inquire
            | Self::Reverse
            | Self::CloseSession
            | Self::Capture
            | Self::Refund
            | Self::ForgetCard => false,
        }
    }
}

impl FromStr for TaskKind {
    type Err = UnknownTask;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.as_str() == word)
            .ok_or_else(|| UnknownTask(word.to_owned()))
    }
}

impl fmt::Display for TaskKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is to be done, and to what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    /// `inquiryPayment`
    Inquire {
        attempt: u32,
    },
    /// `cancel`, or `refund` where that is too late.
    Reverse {
        attempt: u32,
    },
    /// `cancel` for a session that nobody is to pay on any more.
    CloseSession {
        attempt: u32,
    },
    /// `capture`
    Capture {
        attempt: u32,
        capture_request_id: String,
    },
    /// `refund`
    Refund {
        attempt: u32,
        refund_request_id: String,
    },
    ReceiptMail,
    /// One of its parcels has left.
    ShippedMail {
        parcel: u32,
    },
    CancelledMail,
    RefundMail {
        refund_request_id: String,
    },
    /// Surplus money went back.
    ReturnedMail {
        attempt: u32,
    },
    /// The payment failed, and the buyer has not tried again.
    FailedMail {
        attempt: u32,
    },
    /// The time to pay ran out, and the buyer has not tried again.
    ExpiredMail {
        attempt: u32,
    },
    /// The money is held, and taking it failed.
    CaptureFailedMail {
        attempt: u32,
    },
    /// A link to log in, for whoever asked for one; it is about no order.
    LoginMail {
        wish: String,
    },
    /// Asks whether the owner of an address is the one who waits for goods.
    RestockAskMail {
        wish: String,
    },
    /// The goods are back.
    RestockMail {
        wish: String,
    },
    /// A code for whoever wants to see an order as a guest.
    LookupMail {
        lookup: String,
    },
    /// `deleteToken`, which is about no order.
    ForgetCard {
        card_id: String,
    },
    /// A mail about a subscription, whose id stands for the order's.
    SubscriptionMail {
        kind: MailKind,
        /// 0 where it is about the whole subscription.
        phase: u32,
    },
}

impl Task {
    /// Names the task that brings an effect about, if one does.
    #[must_use]
    pub fn of(effect: &Effect) -> Option<Self> {
        match effect {
            Effect::Inquire { attempt } => Some(Self::Inquire { attempt: *attempt }),
            Effect::Reverse { attempt } => Some(Self::Reverse { attempt: *attempt }),
            Effect::Capture {
                attempt,
                capture_request_id,
            } => Some(Self::Capture {
                attempt: *attempt,
                capture_request_id: capture_request_id.clone(),
            }),
            Effect::Refund {
                attempt,
                refund_request_id,
            } => Some(Self::Refund {
                attempt: *attempt,
                refund_request_id: refund_request_id.clone(),
            }),
            Effect::SendReceipt => Some(Self::ReceiptMail),
            Effect::MarkPaid { .. } | Effect::ReleaseStock { .. } | Effect::Review { .. } => None,
        }
    }

    #[must_use]
    pub const fn kind(&self) -> TaskKind {
        match self {
            Self::Inquire { .. } => TaskKind::Inquire,
            Self::Reverse { .. } => TaskKind::Reverse,
            Self::CloseSession { .. } => TaskKind::CloseSession,
            Self::Capture { .. } => TaskKind::Capture,
            Self::Refund { .. } => TaskKind::Refund,
            Self::ReceiptMail => TaskKind::ReceiptMail,
            Self::ShippedMail { .. } => TaskKind::ShippedMail,
            Self::CancelledMail => TaskKind::CancelledMail,
            Self::RefundMail { .. } => TaskKind::RefundMail,
            Self::ReturnedMail { .. } => TaskKind::ReturnedMail,
            Self::FailedMail { .. } => TaskKind::FailedMail,
            Self::ExpiredMail { .. } => TaskKind::ExpiredMail,
            Self::CaptureFailedMail { .. } => TaskKind::CaptureFailedMail,
            Self::LoginMail { .. } => TaskKind::LoginMail,
            Self::RestockAskMail { .. } => TaskKind::RestockAskMail,
            Self::RestockMail { .. } => TaskKind::RestockMail,
            Self::LookupMail { .. } => TaskKind::LookupMail,
            Self::ForgetCard { .. } => TaskKind::ForgetCard,
            Self::SubscriptionMail { .. } => TaskKind::SubscriptionMail,
        }
    }

    /// The key under which it is added once; what follows an order's id is that order's own.
    #[must_use]
    pub fn key(&self, order_id: &str) -> String {
        match self {
            Self::Inquire { attempt } => format!("{order_id}:inquire:{attempt}"),
            Self::Reverse { attempt } => format!("{order_id}:give_back:{attempt}"),
            Self::CloseSession { attempt } => format!("{order_id}:close_session:{attempt}"),
            Self::Capture {
                attempt,
                capture_request_id: id,
            } => format!("{order_id}:capture:{attempt}:{id}"),
            Self::Refund {
                attempt,
                refund_request_id: id,
            } => format!("{order_id}:refund:{attempt}:{id}"),
            Self::ReceiptMail => format!("{order_id}:send_receipt"),
            Self::ShippedMail { parcel } => format!("{order_id}:shipped:{parcel}"),
            Self::CancelledMail => format!("{order_id}:cancelled"),
            Self::RefundMail { refund_request_id } => {
                format!("{order_id}:refunded:{refund_request_id}")
            }
            Self::ReturnedMail { attempt } => format!("{order_id}:returned:{attempt}"),
            Self::FailedMail { attempt } => format!("{order_id}:failed:{attempt}"),
            Self::ExpiredMail { attempt } => format!("{order_id}:expired:{attempt}"),
            Self::CaptureFailedMail { attempt } => format!("{order_id}:capture_failed:{attempt}"),
            Self::LoginMail { wish } => format!("login:{wish}"),
            Self::RestockAskMail { wish } => format!("restock:{wish}:ask"),
            Self::RestockMail { wish } => format!("restock:{wish}:tell"),
            Self::LookupMail { lookup } => format!("lookup:{lookup}"),
            Self::ForgetCard { card_id } => format!("card:{card_id}:forget"),
            Self::SubscriptionMail { kind, phase } => format!("{order_id}:mail:{kind}:{phase}"),
        }
    }

    /// What the row carries beside the kind.
    #[must_use]
    pub fn payload(&self) -> String {
        match self {
            Self::Inquire { attempt }
            | Self::Reverse { attempt }
            | Self::CloseSession { attempt }
            | Self::ReturnedMail { attempt }
            | Self::FailedMail { attempt }
            | Self::ExpiredMail { attempt }
            | Self::CaptureFailedMail { attempt } => attempt.to_string(),
            Self::Capture {
                capture_request_id, ..
            } => capture_request_id.clone(),
            Self::Refund {
                refund_request_id, ..
            }
            | Self::RefundMail { refund_request_id } => refund_request_id.clone(),
            Self::ShippedMail { parcel } => parcel.to_string(),
            Self::ReceiptMail | Self::CancelledMail => String::new(),
            Self::LoginMail { wish }
            | Self::RestockAskMail { wish }
            | Self::RestockMail { wish } => wish.clone(),
            Self::LookupMail { lookup } => lookup.clone(),
            Self::ForgetCard { card_id } => card_id.clone(),
            Self::SubscriptionMail { kind, phase } => format!("{kind}:{phase}"),
        }
    }

    /// Reads a row back: what [`Task::kind`], [`Task::key`] and [`Task::payload`] gave.
    pub(crate) fn read(
        kind: &str,
        key: &str,
        order_id: &str,
        payload: &str,
    ) -> Result<Self, UnknownTask> {
        let unknown = || UnknownTask(kind.to_owned());
        let number = |text: &str| text.parse::<u32>().map_err(|_| unknown());
        // The payload of these is the request's id; the attempt stands before it in the key.
        let attempt = || {
            let own = key
                .strip_prefix(order_id)
                .and_then(|own| own.strip_suffix(payload));
            number(
                own.and_then(|own| own.split(':').nth(2))
                    .ok_or_else(unknown)?,
            )
        };
        let text = || payload.to_owned();
        Ok(match kind.parse::<TaskKind>()? {
            TaskKind::Inquire => Self::Inquire {
                attempt: number(payload)?,
            },
            TaskKind::Reverse => Self::Reverse {
                attempt: number(payload)?,
            },
            TaskKind::CloseSession => Self::CloseSession {
                attempt: number(payload)?,
            },
            TaskKind::Capture => Self::Capture {
                attempt: attempt()?,
                capture_request_id: text(),
            },
            TaskKind::Refund => Self::Refund {
                attempt: attempt()?,
                refund_request_id: text(),
            },
            TaskKind::ReceiptMail => Self::ReceiptMail,
            TaskKind::ShippedMail => Self::ShippedMail {
                parcel: number(payload)?,
            },
            TaskKind::CancelledMail => Self::CancelledMail,
            TaskKind::RefundMail => Self::RefundMail {
                refund_request_id: text(),
            },
            TaskKind::ReturnedMail => Self::ReturnedMail {
                attempt: number(payload)?,
            },
            TaskKind::FailedMail => Self::FailedMail {
                attempt: number(payload)?,
            },
            TaskKind::ExpiredMail => Self::ExpiredMail {
                attempt: number(payload)?,
            },
            TaskKind::CaptureFailedMail => Self::CaptureFailedMail {
                attempt: number(payload)?,
            },
            TaskKind::LoginMail => Self::LoginMail { wish: text() },
            TaskKind::RestockAskMail => Self::RestockAskMail { wish: text() },
            TaskKind::RestockMail => Self::RestockMail { wish: text() },
            TaskKind::LookupMail => Self::LookupMail { lookup: text() },
            TaskKind::ForgetCard => Self::ForgetCard { card_id: text() },
            TaskKind::SubscriptionMail => {
                let (kind, phase) = payload.split_once(':').ok_or_else(unknown)?;
                Self::SubscriptionMail {
                    kind: kind.parse().map_err(|_| unknown())?,
                    phase: number(phase)?,
                }
            }
        })
    }
}

/// A task that a later version wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownTask(String);

impl fmt::Display for UnknownTask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this version does not know the task {}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> [(Task, &'static str, &'static str, &'static str); 19] {
        let id = || "r1".to_owned();
        [
            (Task::Inquire { attempt: 2 }, "inquire", "o1:inquire:2", "2"),
            (
                Task::Reverse { attempt: 2 },
                "give_back",
                "o1:give_back:2",
                "2",
            ),
            (
                Task::CloseSession { attempt: 2 },
                "close_session",
                "o1:close_session:2",
                "2",
            ),
            (
                Task::Capture {
                    attempt: 2,
                    capture_request_id: id(),
                },
                "capture",
                "o1:capture:2:r1",
                "r1",
            ),
            (
                Task::Refund {
                    attempt: 2,
                    refund_request_id: id(),
                },
                "refund",
                "o1:refund:2:r1",
                "r1",
            ),
            (Task::ReceiptMail, "receipt", "o1:send_receipt", ""),
            (
                Task::ShippedMail { parcel: 2 },
                "shipped_mail",
                "o1:shipped:2",
                "2",
            ),
            (Task::CancelledMail, "cancelled_mail", "o1:cancelled", ""),
            (
                Task::RefundMail {
                    refund_request_id: id(),
                },
                "refund_mail",
                "o1:refunded:r1",
                "r1",
            ),
            (
                Task::ReturnedMail { attempt: 2 },
                "returned_mail",
                "o1:returned:2",
                "2",
            ),
            (
                Task::FailedMail { attempt: 2 },
                "failed_mail",
                "o1:failed:2",
                "2",
            ),
            (
                Task::ExpiredMail { attempt: 2 },
                "expired_mail",
                "o1:expired:2",
                "2",
            ),
            (
                Task::CaptureFailedMail { attempt: 2 },
                "capture_failed_mail",
                "o1:capture_failed:2",
                "2",
            ),
            (
                Task::LoginMail { wish: id() },
                "login_mail",
                "login:r1",
                "r1",
            ),
            (
                Task::RestockAskMail { wish: id() },
                "restock_ask_mail",
                "restock:r1:ask",
                "r1",
            ),
            (
                Task::RestockMail { wish: id() },
                "restock_mail",
                "restock:r1:tell",
                "r1",
            ),
            (
                Task::LookupMail { lookup: id() },
                "lookup_mail",
                "lookup:r1",
                "r1",
            ),
            (
                Task::ForgetCard { card_id: id() },
                "forget_card",
                "card:r1:forget",
                "r1",
            ),
            (
                Task::SubscriptionMail {
                    kind: MailKind::ChargeFailed,
                    phase: 3,
                },
                "subscription_mail",
                "o1:mail:charge_failed:3",
                "charge_failed:3",
            ),
        ]
    }

    #[test]
    fn names_and_keys_never_change_and_are_read_back() {
        for (task, kind, key, payload) in all() {
            assert_eq!(task.kind().as_str(), kind);
            assert_eq!(task.key("o1"), key);
            assert_eq!(task.payload(), payload);
            assert_eq!(Task::read(kind, key, "o1", payload), Ok(task));
        }
    }

    #[test]
    fn an_effect_and_its_task_have_the_same_key() {
        for effect in [
            Effect::Inquire { attempt: 1 },
            Effect::Reverse { attempt: 1 },
            Effect::Capture {
                attempt: 1,
                capture_request_id: "c1".to_owned(),
            },
            Effect::Refund {
                attempt: 1,
                refund_request_id: "r1".to_owned(),
            },
            Effect::SendReceipt,
        ] {
            let task = Task::of(&effect).unwrap();
            assert_eq!(task.key("o1"), format!("o1:{}", effect.key()));
        }
        assert_eq!(Task::of(&Effect::MarkPaid { attempt: 1 }), None);
    }

    #[test]
    fn a_task_of_a_later_version_is_told_by_its_name() {
        let later = Task::read("ship_drone", "o1:ship_drone", "o1", "").unwrap_err();
        assert!(later.to_string().ends_with("the task ship_drone"));
        assert!(Task::read("inquire", "o1:inquire:x", "o1", "x").is_err());
        assert!(Task::read("capture", "o1", "o1", "c1").is_err());
    }
}
