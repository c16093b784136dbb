//! View models of the back office, one file per page. Money and times are already words:
//! `SGD 64.00`, `21 Nov 2026, 14:05 UTC`.

mod audit;
mod card;
mod common;
mod dashboard;
mod deeds;
mod frame;
mod inbox;
mod order;
mod orders;
mod queue;

pub use audit::{Audit, AuditEntry};
pub use card::{CardBlock, CardFact, CardMovement, CardResult};
pub use common::{Badge, Choice, Moment, Pages, Tone};
pub use dashboard::{CaptureDue, Dashboard, NotificationCount};
pub use deeds::{
    CancelForm, CaptureForm, Deed, DeedForm, GiveBackForm, RefundConfirm, RefundForm, RefundMoney,
    RefundTyped, ShipForm,
};
pub use frame::{AdminFrame, Login, Notice};
pub use inbox::{Inbox, InboxEntry, InboxQuery, Notification, Replay};
pub use order::{
    Action, Attempt, Buyer, Capture, CheckForm, Event, Item, MoneySummary, Order, Refund, Source,
    Sum,
};
pub use orders::{OrderRow, Orders, OrdersQuery};
pub use queue::{Queue, QueueEntry, Remedy, Subject};
