//! What the merchant's pages show. Nothing here changes anything: what the merchant does are
//! services of their own, see [`crate::services::admin::action`].

mod access;
mod audit;
mod badges;
mod card;
mod choices;
mod dashboard;
mod disputes;
mod form_key;
mod forms;
mod goods;
mod inbox;
mod json;
mod methods;
pub mod notices;
mod order;
mod order_payments;
pub mod orders;
mod queue;
mod reports;
mod reviews;
pub mod sheet;
mod subscriptions;
mod timeline;

use std::sync::Arc;

use app::ports::{BackOffice, PortError};
use app::view::admin::{
    AcceptForm, Access, AdminFrame, AuditLog, AuditQuery, CancelForm, CaptureForm, Dashboard,
    DisputeAction, DisputeDetail, DisputeForm, Disputes, FindingDetail, Findings, GoodsDetail,
    GoodsList, GoodsPictures, GoodsPricesForm, GoodsQuery, GoodsStockForm, GoodsTextsForm, Inbox,
    InboxQuery, Login, Methods, MethodsQuery, NewGoodsForm, Notice, Notification, Order, Orders,
    OrdersQuery, Packing, PlanForm, Queue, ReadingDetail, RefundForm, RefundInput, Reports,
    ReversalForm, Reviews, ShipForm, SubscriptionAction, SubscriptionDetail, SubscriptionForm,
    Subscriptions, SubscriptionsQuery, Tone, Travellers,
};
use async_trait::async_trait;
use domain::Money;
use domain::ledger::RefundRefusal;
use wording::Words;

pub use crate::presenters::back_office::form_key::FormKey;
use crate::presenters::wording::action_refusals;
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::merchants::{Merchant, Role};
use crate::services::{ServiceError, Shop};
use crate::store::audit_log as log;
use crate::store::reports::back_office as store;

/// The back office as one request sees it.
pub struct Office {
    pub shop: Arc<Shop>,
    pub words: Words,
    /// It has no password, so nobody can log in.
    pub closed: bool,
    /// Whoever comes in gives a name.
    pub named: bool,
    /// Who is logged in.
    pub who: Option<Merchant>,
    /// The id of this login.
    pub login: String,
    /// No money moves.
    pub sandbox: bool,
    /// Of whoever is logged in; nobody else is shown anything.
    pub key: Option<FormKey>,
    /// A form of this login, and the sentence that came of it.
    pub told: Option<(String, String)>,
    /// What stands above the page whatever its address says.
    pub notice: Option<Notice>,
    /// What the login page says beside its form.
    pub at_the_door: String,
}

impl Office {
    fn key(&self) -> Result<&FormKey, PortError> {
        self.key.as_ref().ok_or_else(|| {
            tracing::error!("a page of the back office was asked for without a login");
            PortError
        })
    }

    /// Whether whoever is logged in may change what is sold.
    fn may_change_goods(&self) -> bool {
        self.who.as_ref().is_some_and(|who| who.role >= Role::Owner)
    }

    async fn notice(&self, done: Option<&str>) -> Result<Option<Notice>, ServiceError> {
        if self.notice.is_some() {
            return Ok(self.notice.clone());
        }
        let Some(form) = done else { return Ok(None) };
        if let Some((_, sentence)) = self.told.as_ref().filter(|(told, _)| told == form) {
            return Ok(Some(Notice {
                tone: Tone::Good,
                text: sentence.clone(),
            }));
        }
        let entry = log::of_form(&self.shop.db, form).await?;
        Ok(entry.as_ref().map(|entry| notices::done(entry, self.words)))
    }
}

/// Where to go after the login: `next` if it leads into the back office and nowhere else (S21).
#[must_use]
pub fn inside(next: &str) -> &str {
    let rest = next.strip_prefix("/admin");
    let inside = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
        && next
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && !next.contains("//")
        && !next.contains("/.");
    if inside { next } else { "/admin" }
}

fn port(error: ServiceError) -> PortError {
    tracing::error!(%error, "a page of the back office could not be shown");
    PortError
}

/// Why something cannot be done now, if it cannot.
fn refusal<T>(words: Words, answer: Result<T, ActionRefusal>) -> Option<String> {
    let refusal = answer.err()?;
    Some(action_refusals::action(words, &refusal))
}

/// Why nothing can be refunded now, if nothing can.
fn refund_refusal(words: Words, rest: Result<Money, RefundRefusal>) -> Option<String> {
    let refusal = match rest {
        Ok(rest) if rest.is_zero() => RefundRefusal::AboveRest { rest },
        Ok(_) => return None,
        Err(refusal) => refusal,
    };
    Some(action_refusals::refund(words, refusal))
}

#[async_trait]
impl BackOffice for Office {
    async fn login(&self, next: &str) -> Result<Login, PortError> {
        Ok(Login {
            shop: self.words.shop_name_alone().to_owned(),
            next: inside(next).to_owned(),
            closed: self.closed,
            named: self.named,
            notice: self.at_the_door.clone(),
            problem: String::new(),
        })
    }

    async fn frame(&self, done: Option<&str>) -> Result<AdminFrame, PortError> {
        let form = self.key()?.mint().map_err(|error| port(error.into()))?;
        Ok(AdminFrame {
            shop: self.words.shop_name_alone().to_owned(),
            queue_length: queue::length(&self.shop, self.words).await.map_err(port)?,
            logout_form_id: form,
            sandbox: self.sandbox,
            notice: self.notice(done).await.map_err(port)?,
        })
    }

    async fn dashboard(&self) -> Result<Dashboard, PortError> {
        dashboard::read(&self.shop, self.key()?, self.words)
            .await
            .map_err(port)
    }

    async fn orders(&self, query: OrdersQuery) -> Result<Orders, PortError> {
        self.key()?;
        orders::read(&self.shop, query, self.words)
            .await
            .map_err(port)
    }

    async fn order(&self, number: &str) -> Result<Option<Order>, PortError> {
        order::read(&self.shop, self.key()?, number, self.words)
            .await
            .map_err(port)
    }

    async fn refund_form(
        &self,
        number: &str,
        typed: RefundInput,
    ) -> Result<Option<RefundForm>, PortError> {
        forms::refund(&self.shop, self.key()?, number, typed, self.words)
            .await
            .map_err(port)
    }

    async fn capture_form(&self, number: &str) -> Result<Option<CaptureForm>, PortError> {
        forms::capture(&self.shop, self.key()?, number, self.words)
            .await
            .map_err(port)
    }

    async fn cancel_form(&self, number: &str) -> Result<Option<CancelForm>, PortError> {
        forms::cancel(&self.shop, self.key()?, number, self.words)
            .await
            .map_err(port)
    }

    async fn reversal_form(
        &self,
        number: &str,
        attempt: u32,
    ) -> Result<Option<ReversalForm>, PortError> {
        forms::reversal(&self.shop, self.key()?, number, attempt, self.words)
            .await
            .map_err(port)
    }

    async fn accept_form(
        &self,
        number: &str,
        attempt: u32,
    ) -> Result<Option<AcceptForm>, PortError> {
        forms::accept(&self.shop, self.key()?, number, attempt, self.words)
            .await
            .map_err(port)
    }

    async fn ship_form(&self, number: &str) -> Result<Option<ShipForm>, PortError> {
        forms::ship(&self.shop, self.key()?, number, self.words)
            .await
            .map_err(port)
    }

    async fn subscriptions(&self, query: SubscriptionsQuery) -> Result<Subscriptions, PortError> {
        self.key()?;
        subscriptions::list(&self.shop, query, self.words)
            .await
            .map_err(port)
    }

    async fn subscription(&self, number: &str) -> Result<Option<SubscriptionDetail>, PortError> {
        self.key()?;
        subscriptions::single(&self.shop, number, self.words)
            .await
            .map_err(port)
    }

    async fn subscription_form(
        &self,
        number: &str,
        action: SubscriptionAction,
    ) -> Result<Option<SubscriptionForm>, PortError> {
        subscriptions::form(&self.shop, self.key()?, number, action, self.words)
            .await
            .map_err(port)
    }

    async fn plan_form(&self, number: &str, slug: &str) -> Result<Option<PlanForm>, PortError> {
        subscriptions::plan_form(&self.shop, self.key()?, number, slug, self.words)
            .await
            .map_err(port)
    }

    async fn disputes(&self, after: &str) -> Result<Disputes, PortError> {
        self.key()?;
        disputes::list(&self.shop, after, self.words)
            .await
            .map_err(port)
    }

    async fn dispute(&self, id: i64) -> Result<Option<DisputeDetail>, PortError> {
        self.key()?;
        disputes::single(&self.shop, id, self.words)
            .await
            .map_err(port)
    }

    async fn dispute_form(
        &self,
        id: i64,
        action: DisputeAction,
    ) -> Result<Option<DisputeForm>, PortError> {
        disputes::form(&self.shop, self.key()?, id, action, self.words)
            .await
            .map_err(port)
    }

    async fn reports(&self, after: &str) -> Result<Reports, PortError> {
        reports::list(&self.shop, self.key()?, after, self.words)
            .await
            .map_err(port)
    }

    async fn reading(&self, id: i64) -> Result<Option<ReadingDetail>, PortError> {
        self.key()?;
        reports::reading(&self.shop, id, self.words)
            .await
            .map_err(port)
    }

    async fn findings(&self, after: &str) -> Result<Findings, PortError> {
        self.key()?;
        reports::findings(&self.shop, after, self.words)
            .await
            .map_err(port)
    }

    async fn finding(&self, id: i64) -> Result<Option<FindingDetail>, PortError> {
        reports::finding(&self.shop, self.key()?, id, self.words)
            .await
            .map_err(port)
    }

    async fn travellers(&self, number: &str) -> Result<Option<Travellers>, PortError> {
        self.key()?;
        let who = self.who.as_ref().ok_or(PortError)?;
        reports::show_travellers(&self.shop, who, number)
            .await
            .map_err(port)
    }

    async fn goods(&self, query: GoodsQuery) -> Result<GoodsList, PortError> {
        self.key()?;
        goods::list(&self.shop, query, self.may_change_goods(), self.words)
            .await
            .map_err(port)
    }

    async fn goods_detail(&self, slug: &str) -> Result<Option<GoodsDetail>, PortError> {
        let may_change = self.may_change_goods();
        goods::detail(&self.shop, self.key()?, slug, may_change, self.words)
            .await
            .map_err(port)
    }

    async fn goods_texts(
        &self,
        slug: &str,
        language: &str,
    ) -> Result<Option<GoodsTextsForm>, PortError> {
        goods::texts_form(&self.shop, self.key()?, slug, language, self.words)
            .await
            .map_err(port)
    }

    async fn goods_prices(
        &self,
        slug: &str,
        sku: &str,
    ) -> Result<Option<GoodsPricesForm>, PortError> {
        goods::prices_form(&self.shop, self.key()?, slug, sku)
            .await
            .map_err(port)
    }

    async fn goods_stock(
        &self,
        slug: &str,
        sku: &str,
    ) -> Result<Option<GoodsStockForm>, PortError> {
        goods::stock_form(&self.shop, self.key()?, slug, sku)
            .await
            .map_err(port)
    }

    async fn new_form(&self) -> Result<String, PortError> {
        self.key()?.mint().map_err(|error| port(error.into()))
    }

    async fn goods_pictures(&self, slug: &str) -> Result<Option<GoodsPictures>, PortError> {
        goods::pictures_form(&self.shop, self.key()?, slug, self.words)
            .await
            .map_err(port)
    }

    async fn new_goods(&self) -> Result<NewGoodsForm, PortError> {
        goods::new_form(&self.shop, self.key()?).await.map_err(port)
    }

    async fn methods(&self, query: MethodsQuery) -> Result<Methods, PortError> {
        self.key()?;
        methods::read(&self.shop, query, self.words)
            .await
            .map_err(port)
    }

    async fn reviews(&self) -> Result<Reviews, PortError> {
        reviews::waiting(&self.shop, self.key()?, self.words)
            .await
            .map_err(port)
    }

    async fn packing(&self) -> Result<Packing, PortError> {
        self.key()?;
        subscriptions::packing(&self.shop, self.words)
            .await
            .map_err(port)
    }

    async fn queue(&self) -> Result<Queue, PortError> {
        queue::read(&self.shop, self.key()?, self.words)
            .await
            .map_err(port)
    }

    async fn inbox(&self, query: InboxQuery) -> Result<Inbox, PortError> {
        inbox::list(&self.shop, self.key()?, query, self.words)
            .await
            .map_err(port)
    }

    async fn notification(&self, id: i64) -> Result<Option<Notification>, PortError> {
        inbox::single(&self.shop, self.key()?, id, self.words)
            .await
            .map_err(port)
    }

    async fn access(&self) -> Result<Access, PortError> {
        let who = self.who.as_ref().ok_or(PortError)?;
        access::read(&self.shop, self.key()?, who, &self.login, self.words)
            .await
            .map_err(port)
    }

    async fn audit(&self, query: AuditQuery) -> Result<AuditLog, PortError> {
        self.key()?;
        audit::read(&self.shop, query, self.words)
            .await
            .map_err(port)
    }
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn the_way_on_leads_into_the_back_office_and_nowhere_else() {
        for next in [
            "/admin",
            "/admin/orders/WF-1",
            "/admin/orders?q=ada%40example.com&page=2",
        ] {
            assert_eq!(inside(next), next);
        }
        for next in [
            "",
            "/",
            "/orders",
            "/administrator",
            "//evil.example/admin",
            "https://evil.example/admin",
            "/admin//evil.example",
            "/admin/../orders",
            "/admin/./x",
            "/admin\\evil.example",
            "/admin/\r\nset-cookie: a=b",
            "/admin/é",
        ] {
            assert_eq!(inside(next), "/admin", "{next}");
        }
    }
}
