//! The back office. Nothing here needs JavaScript, and there is none on these pages.

pub mod accept;
pub mod access;
pub mod audit;
pub mod cancel;
pub mod capture;
pub mod card;
pub mod dashboard;
pub mod disputes;
pub mod findings;
pub mod goods;
pub mod inbox;
pub mod login;
pub mod methods;
pub mod money;
pub mod notification;
pub mod order;
pub mod orders;
pub mod packing;
pub mod queue;
pub mod refund;
pub mod reports;
pub mod reversal;
pub mod reviews;
pub mod ship;
pub mod subscription;
pub mod subscriptions;
pub mod timeline;
pub mod travellers;

pub use accept::AcceptPage;
pub use access::AccessPage;
pub use audit::AuditPage;
pub use cancel::CancelPage;
pub use capture::CapturePage;
pub use dashboard::DashboardPage;
pub use disputes::{DisputeAcceptPage, DisputeDefendPage, DisputePage, DisputesPage};
pub use findings::{FindingPage, FindingsPage};
pub use goods::{
    GoodsListPage, GoodsPage, GoodsPicturesPage, GoodsPricesPage, GoodsSheetPage, GoodsStockPage,
    GoodsTextsPage, NewGoodsPage,
};
pub use inbox::InboxPage;
pub use login::LoginPage;
pub use methods::MethodsPage;
pub use notification::NotificationPage;
pub use order::AdminOrderPage;
pub use orders::AdminOrdersPage;
pub use packing::PackingPage;
pub use queue::QueuePage;
pub use refund::RefundPage;
pub use reports::{ReadingPage, ReportsPage};
pub use reversal::ReversalPage;
pub use reviews::AdminReviewsPage;
pub use ship::ShipPage;
pub use subscription::{
    AdminSubscriptionPage, SubscriptionCancelPage, SubscriptionPlanPage, SubscriptionRefundPage,
    SubscriptionShipPage, SubscriptionSupplyPage, SubscriptionTerminatePage,
};
pub use subscriptions::AdminSubscriptionsPage;
pub use travellers::TravellersPage;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    context::{asked, set_status},
    forms::RefusedAction,
    view::{Problem, admin::ActionForm},
};

/// A part of the page's path; empty if it is not there.
fn param(name: &str) -> String {
    use_params_map()
        .get_untracked()
        .get(name)
        .unwrap_or_default()
}

/// A value of the page's query, decoded once: what a merchant searches for may hold a `%`.
fn query(name: &str) -> Option<String> {
    asked().get(name).map(str::to_owned)
}

/// Puts the problem of a refused form on its page.
fn show_refusal(form: &mut ActionForm, refused: Option<RefusedAction>) {
    if let Some(refused) = refused {
        form.problem = Some(refused.problem);
    }
    if form.problem.is_some() {
        set_status(422);
    }
}

/// The problem of a form that was refused.
fn refused() -> Option<Problem> {
    let problem = use_context::<RefusedAction>().map(|refused| refused.problem);
    if problem.is_some() {
        set_status(422);
    }
    problem
}
