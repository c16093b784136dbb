//! What pages ask the server. The server implements these for each request, so that a page
//! never learns where its data comes from.

use std::sync::Arc;

use async_trait::async_trait;
use wording::Words;

use crate::view::{
    Account, AddressEntry, Cart, Checkout, Home, Listing, ListingQuery, Order, OrderListItem,
    PaymentResult, PlanCard, PlanChange, PlanPage, Product, RestockWish, ReviewPageData,
    Subscription, SubscriptionList, TravelQuery, TravelSearch, TripPage, TripQuery,
    admin::{
        AcceptForm, Access, AdminFrame, AuditLog, AuditQuery, CancelForm, CaptureForm, Dashboard,
        DisputeAction, DisputeDetail, DisputeForm, Disputes, FindingDetail, Findings, GoodsDetail,
        GoodsList, GoodsPictures, GoodsPricesForm, GoodsQuery, GoodsStockForm, GoodsTextsForm,
        Inbox, InboxQuery, Login, Methods, MethodsQuery, NewGoodsForm, Notification,
        Order as AdminOrder, Orders, OrdersQuery, Packing, PlanForm, Queue, ReadingDetail,
        RefundForm, RefundInput, Reports, ReversalForm, Reviews, ShipForm, SubscriptionAction,
        SubscriptionDetail, SubscriptionForm, Subscriptions, SubscriptionsQuery, Travellers,
    },
};

/// The server could not answer; it has logged why. Pages show the error page.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the shop could not read its data")]
pub struct PortError;

/// Everything a buyer's pages read. `Ok(None)` means that there is no such thing (404).
#[async_trait]
pub trait Storefront: Send + Sync {
    async fn home(&self) -> Result<Home, PortError>;
    async fn listing(&self, query: ListingQuery) -> Result<Listing, PortError>;
    /// `sku` chooses the variant that is shown; an unknown one shows the first.
    async fn product(&self, slug: &str, sku: Option<&str>) -> Result<Option<Product>, PortError>;
    async fn cart(&self) -> Result<Cart, PortError>;
    async fn checkout(&self) -> Result<Checkout, PortError>;
    async fn result(&self, token: &str) -> Result<Option<PaymentResult>, PortError>;
    async fn order(&self, token: &str) -> Result<Option<Order>, PortError>;
    async fn orders(&self) -> Result<Vec<OrderListItem>, PortError>;
    async fn plans(&self) -> Result<Vec<PlanCard>, PortError>;
    async fn plan(&self, slug: &str) -> Result<Option<PlanPage>, PortError>;
    async fn subscription(&self, token: &str) -> Result<Option<Subscription>, PortError>;
    /// The subscription with this token, and the plan that it is to be changed to.
    async fn plan_change(&self, token: &str, slug: &str) -> Result<Option<PlanChange>, PortError>;
    /// Those of this browser and of who is logged in: the newest, or those that are older than the
    /// one with the number `after`.
    async fn subscriptions(&self, after: Option<&str>) -> Result<SubscriptionList, PortError>;
    async fn travel(&self, query: TravelQuery) -> Result<TravelSearch, PortError>;
    /// The form that books this trip, with its own id.
    async fn trip(&self, query: TripQuery) -> Result<Option<TripPage>, PortError>;
    /// `None` for who is not logged in.
    async fn account(&self) -> Result<Option<Account>, PortError>;
    /// An address of the book, or a new one for `new`; `None` for one that is not in it.
    async fn address(&self, id: &str) -> Result<Option<AddressEntry>, PortError>;
    /// What whoever is logged in says of the product with this slug.
    async fn review(&self, slug: &str) -> Result<Option<ReviewPageData>, PortError>;
    /// The address that the link of a mail lets in; `None` if it lets nobody in any more. Asking
    /// does not use it up.
    async fn login_link(&self, link: &str) -> Result<Option<String>, PortError>;
    /// What somebody waits for, by the link of a mail; `None` if nothing waits there any more.
    async fn restock_wish(&self, link: &str) -> Result<Option<RestockWish>, PortError>;
}

/// Everything the merchant's pages read. `Ok(None)` means that there is no such order, attempt or
/// notification (404). Nothing here changes anything: the forms go to the server's own handlers.
///
/// Whoever asks is logged in, except for [`login`](Self::login): the server sees to that before a
/// page is rendered.
#[async_trait]
pub trait BackOffice: Send + Sync {
    /// `next` as it stands in the address; the answer's is safe to send people to.
    async fn login(&self, next: &str) -> Result<Login, PortError>;
    /// `done` is the id of a form that was just sent: the frame says what came of it.
    async fn frame(&self, done: Option<&str>) -> Result<AdminFrame, PortError>;
    async fn dashboard(&self) -> Result<Dashboard, PortError>;
    async fn orders(&self, query: OrdersQuery) -> Result<Orders, PortError>;
    async fn order(&self, number: &str) -> Result<Option<AdminOrder>, PortError>;
    /// An amount that cannot be refunded is answered with the form and a problem.
    async fn refund_form(
        &self,
        number: &str,
        typed: RefundInput,
    ) -> Result<Option<RefundForm>, PortError>;
    async fn capture_form(&self, number: &str) -> Result<Option<CaptureForm>, PortError>;
    async fn cancel_form(&self, number: &str) -> Result<Option<CancelForm>, PortError>;
    async fn reversal_form(
        &self,
        number: &str,
        attempt: u32,
    ) -> Result<Option<ReversalForm>, PortError>;
    async fn accept_form(
        &self,
        number: &str,
        attempt: u32,
    ) -> Result<Option<AcceptForm>, PortError>;
    async fn ship_form(&self, number: &str) -> Result<Option<ShipForm>, PortError>;
    async fn subscriptions(&self, query: SubscriptionsQuery) -> Result<Subscriptions, PortError>;
    async fn subscription(&self, number: &str) -> Result<Option<SubscriptionDetail>, PortError>;
    async fn subscription_form(
        &self,
        number: &str,
        action: SubscriptionAction,
    ) -> Result<Option<SubscriptionForm>, PortError>;
    /// A subscription, and the plan that it is to be changed to.
    async fn plan_form(&self, number: &str, slug: &str) -> Result<Option<PlanForm>, PortError>;
    /// Those before the one with this id; the newest if it is empty.
    async fn disputes(&self, after: &str) -> Result<Disputes, PortError>;
    async fn dispute(&self, id: i64) -> Result<Option<DisputeDetail>, PortError>;
    async fn dispute_form(
        &self,
        id: i64,
        action: DisputeAction,
    ) -> Result<Option<DisputeForm>, PortError>;
    /// The settlements before the one with this id; the newest if it is empty.
    async fn reports(&self, after: &str) -> Result<Reports, PortError>;
    async fn reading(&self, id: i64) -> Result<Option<ReadingDetail>, PortError>;
    /// Open ones first; those after the row that `after` names.
    async fn findings(&self, after: &str) -> Result<Findings, PortError>;
    async fn finding(&self, id: i64) -> Result<Option<FindingDetail>, PortError>;
    /// It is written down that they were shown.
    async fn travellers(&self, number: &str) -> Result<Option<Travellers>, PortError>;

    /// What the shop sells, drafts among it.
    async fn goods(&self, query: GoodsQuery) -> Result<GoodsList, PortError>;
    async fn goods_detail(&self, slug: &str) -> Result<Option<GoodsDetail>, PortError>;
    async fn goods_texts(
        &self,
        slug: &str,
        language: &str,
    ) -> Result<Option<GoodsTextsForm>, PortError>;
    /// Of one variant, by its number.
    async fn goods_prices(
        &self,
        slug: &str,
        sku: &str,
    ) -> Result<Option<GoodsPricesForm>, PortError>;
    async fn goods_stock(&self, slug: &str, sku: &str)
    -> Result<Option<GoodsStockForm>, PortError>;
    async fn goods_pictures(&self, slug: &str) -> Result<Option<GoodsPictures>, PortError>;
    /// The id of a form that asks nothing else.
    async fn new_form(&self) -> Result<String, PortError>;
    async fn new_goods(&self) -> Result<NewGoodsForm, PortError>;

    /// What a buyer of this currency and country is offered.
    async fn methods(&self, query: MethodsQuery) -> Result<Methods, PortError>;
    /// Those that wait to be looked at.
    async fn reviews(&self) -> Result<Reviews, PortError>;
    async fn packing(&self) -> Result<Packing, PortError>;
    async fn queue(&self) -> Result<Queue, PortError>;
    async fn inbox(&self, query: InboxQuery) -> Result<Inbox, PortError>;
    async fn notification(&self, id: i64) -> Result<Option<Notification>, PortError>;
    /// Of whoever is logged in.
    async fn access(&self) -> Result<Access, PortError>;
    /// The entries before the one with this id; the newest if it is empty.
    async fn audit(&self, query: AuditQuery) -> Result<AuditLog, PortError>;
}

/// Sets the HTTP status of the page under way, so that pages need not know the web framework.
#[derive(Clone)]
pub struct Status(pub Arc<dyn Fn(u16) + Send + Sync>);

impl Status {
    pub fn set(&self, status: u16) {
        (self.0)(status);
    }
}

/// The languages that a page can be had in.
#[derive(Clone, Debug)]
pub struct Languages {
    /// The one without a prefix first.
    pub all: Vec<Words>,
    /// One that this reader would rather have than the page's.
    pub offered: Option<Words>,
}

impl Default for Languages {
    fn default() -> Self {
        Self {
            all: Words::default().all().collect(),
            offered: None,
        }
    }
}

/// The address that was asked for, decoded once. The router decodes what it hands on twice, which
/// makes another name of one with a `%` in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The parts of the path.
    pub segments: Vec<String>,
    /// Names and values of the query.
    pub query: Vec<(String, String)>,
}

impl Asked {
    /// The last value of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let of_it = self.query.iter().rev().find(|(known, _)| known == name);
        of_it.map(|(_, value)| value.as_str())
    }
}

/// The request's id, for the error page: the buyer quotes it, the merchant finds it in the logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);
