//! View models of the back office, one file per page. Money and times are already words:
//! `SGD 64.00`, `21 Nov 2026, 14:05 UTC`.

mod access;
mod actions;
mod audit;
mod card;
mod common;
mod dashboard;
mod disputes;
mod frame;
mod goods;
mod inbox;
mod methods;
mod order;
mod orders;
mod queue;
mod reports;
mod reviews;
mod subscriptions;

pub use super::moment::Moment;
pub use access::{Access, AccessLogin, Colleague, SecondFactor};
pub use actions::{
    AcceptForm, Action, ActionForm, CancelForm, CaptureForm, ItemToShip, OrderAction, ParcelInput,
    RefundConfirm, RefundForm, RefundInput, RefundMoney, ReversalForm, ShipForm,
};
pub use audit::{AuditEntry, AuditLog, AuditQuery};
pub use card::{CardBlock, CardCheck, CardFact, CardMovement};
pub use common::{Badge, FilterOption, ListPage, Tone};
pub use dashboard::{CaptureDue, Dashboard, NotificationCount};
pub use disputes::{
    DisputeAction, DisputeDetail, DisputeForm, DisputeLine, DisputeSubject, Disputes,
};
pub use frame::{AdminFrame, Login, Notice};
pub use goods::{
    GoodsChange, GoodsDetail, GoodsFormHead, GoodsLanguage, GoodsList, GoodsPicture, GoodsPictures,
    GoodsPricesForm, GoodsQuery, GoodsRow, GoodsStockForm, GoodsTextsForm, GoodsVariant,
    LookedSheet, NewGoodsForm, SheetChange, StockMove,
};
pub use inbox::{Inbox, InboxEntry, InboxQuery, Notification, Replay};
pub use methods::{ListedMethod, Methods, MethodsQuery, OfferedWay};
pub use order::{
    ActionButton, Attempt, Buyer, Capture, CheckForm, Item, MoneySummary, Order, Refund,
    ShippedParcel, Source, Sum, TimelineEvent,
};
pub use orders::{OrderRow, Orders, OrdersQuery};
pub use queue::{Queue, QueueEntry, QueueSubject, Remedy};
pub use reports::{
    FindingDetail, FindingLine, Findings, ReadingDetail, ReadingLine, ReportInput, Reports,
    SettlementLine, Travellers,
};
pub use reviews::{ReviewRow, Reviews};
pub use subscriptions::{
    Packing, PackingRow, PlanForm, SubscriptionAction, SubscriptionDetail, SubscriptionForm,
    SubscriptionInvoice, SubscriptionRow, Subscriptions, SubscriptionsQuery,
};
