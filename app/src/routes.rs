//! Which page answers which address.

use leptos::prelude::*;
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    error::AdminNotFound,
    pages::{
        AccountPage, AddressPage, BuyerLoginPage, CartPage, CheckoutPage, EnterPage, FindOrderPage,
        HelpPage, HomePage, ImprintPage, ListingPage, OrderCodePage, OrderPage, OrdersPage,
        OtherPage, PlanChangePage, PlanPage, PlansPage, PrivacyPage, ProductPage, ResultPage,
        ReviewPage, SubscriptionPage, SubscriptionsPage, TellMePage, TravelPage, TripPage,
        admin::{
            AcceptPage, AccessPage, AdminOrderPage, AdminOrdersPage, AdminReviewsPage,
            AdminSubscriptionPage, AdminSubscriptionsPage, AuditPage, CancelPage, CapturePage,
            DashboardPage, DisputeAcceptPage, DisputeDefendPage, DisputePage, DisputesPage,
            FindingPage, FindingsPage, GoodsListPage, GoodsPage, GoodsPicturesPage,
            GoodsPricesPage, GoodsSheetPage, GoodsStockPage, GoodsTextsPage, InboxPage, LoginPage,
            MethodsPage, NewGoodsPage, NotificationPage, PackingPage, QueuePage, ReadingPage,
            RefundPage, ReportsPage, ReversalPage, ShipPage, SubscriptionCancelPage,
            SubscriptionPlanPage, SubscriptionRefundPage, SubscriptionShipPage,
            SubscriptionSupplyPage, SubscriptionTerminatePage, TravellersPage,
        },
    },
};

/// Every page of the shop. Each route's view is a whole document, so there is no shell around it:
/// a page's title and status are known before its first byte is sent.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=OtherPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async />
                <Route path=path!("/shop") view=ListingPage ssr=SsrMode::Async />
                <Route path=path!("/products/:slug") view=ProductPage ssr=SsrMode::Async />
                <Route path=path!("/cart") view=CartPage ssr=SsrMode::Async />
                <Route path=path!("/checkout") view=CheckoutPage ssr=SsrMode::Async />
                <Route path=path!("/result/:token") view=ResultPage ssr=SsrMode::Async />
                <Route path=path!("/orders") view=OrdersPage ssr=SsrMode::Async />
                <Route path=path!("/orders/:token") view=OrderPage ssr=SsrMode::Async />
                <Route path=path!("/find-order") view=FindOrderPage ssr=SsrMode::Async />
                <Route path=path!("/find-order/:lookup") view=OrderCodePage ssr=SsrMode::Async />
                <Route path=path!("/tell-me/:link") view=TellMePage ssr=SsrMode::Async />
                <Route path=path!("/plans") view=PlansPage ssr=SsrMode::Async />
                <Route path=path!("/plans/:slug") view=PlanPage ssr=SsrMode::Async />
                <Route path=path!("/subscriptions") view=SubscriptionsPage ssr=SsrMode::Async />
                <Route path=path!("/subscriptions/:token") view=SubscriptionPage ssr=SsrMode::Async />
                <Route path=path!("/subscriptions/:token/plan/:slug") view=PlanChangePage ssr=SsrMode::Async />
                <Route path=path!("/travel") view=TravelPage ssr=SsrMode::Async />
                <Route path=path!("/travel/book") view=TripPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
                <Route path=path!("/account/login") view=BuyerLoginPage ssr=SsrMode::Async />
                <Route path=path!("/account/addresses/:id") view=AddressPage ssr=SsrMode::Async />
                <Route path=path!("/account/reviews/:slug") view=ReviewPage ssr=SsrMode::Async />
                <Route path=path!("/account/enter/:token") view=EnterPage ssr=SsrMode::Async />
                <Route path=path!("/help") view=HelpPage ssr=SsrMode::Async />
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async />
                <Route path=path!("/imprint") view=ImprintPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}

/// Every page of the back office: a router of its own, so that the server can put its guard before
/// all of it at once, what is missing included, and no buyer's page can appear in it.
#[component]
pub fn BackOfficeApp() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=AdminNotFound>
                <Route path=path!("/admin") view=DashboardPage ssr=SsrMode::Async />
                <Route path=path!("/admin/login") view=LoginPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders") view=AdminOrdersPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number") view=AdminOrderPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/refund") view=RefundPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/capture") view=CapturePage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/cancel") view=CancelPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/give-back/:attempt") view=ReversalPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/accept/:attempt") view=AcceptPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/ship") view=ShipPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions") view=AdminSubscriptionsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number") view=AdminSubscriptionPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/cancel") view=SubscriptionCancelPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/plan/:slug") view=SubscriptionPlanPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/terminate") view=SubscriptionTerminatePage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/refund/:phase") view=SubscriptionRefundPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/ship/:phase") view=SubscriptionShipPage ssr=SsrMode::Async />
                <Route path=path!("/admin/subscriptions/:number/supply/:phase") view=SubscriptionSupplyPage ssr=SsrMode::Async />
                <Route path=path!("/admin/disputes") view=DisputesPage ssr=SsrMode::Async />
                <Route path=path!("/admin/disputes/:id") view=DisputePage ssr=SsrMode::Async />
                <Route path=path!("/admin/disputes/:id/accept") view=DisputeAcceptPage ssr=SsrMode::Async />
                <Route path=path!("/admin/disputes/:id/defend") view=DisputeDefendPage ssr=SsrMode::Async />
                <Route path=path!("/admin/reconcile") view=ReportsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/reconcile/:id") view=ReadingPage ssr=SsrMode::Async />
                <Route path=path!("/admin/findings") view=FindingsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/findings/:id") view=FindingPage ssr=SsrMode::Async />
                <Route path=path!("/admin/orders/:number/travellers") view=TravellersPage ssr=SsrMode::Async />
                <Route path=path!("/admin/reviews") view=AdminReviewsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/packing") view=PackingPage ssr=SsrMode::Async />
                <Route path=path!("/admin/queue") view=QueuePage ssr=SsrMode::Async />
                <Route path=path!("/admin/inbox") view=InboxPage ssr=SsrMode::Async />
                <Route path=path!("/admin/inbox/:id") view=NotificationPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue") view=GoodsListPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue-sheet") view=GoodsSheetPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/new") view=NewGoodsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/:slug") view=GoodsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/:slug/texts") view=GoodsTextsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/:slug/prices") view=GoodsPricesPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/:slug/pictures") view=GoodsPicturesPage ssr=SsrMode::Async />
                <Route path=path!("/admin/catalogue/:slug/stock") view=GoodsStockPage ssr=SsrMode::Async />
                <Route path=path!("/admin/methods") view=MethodsPage ssr=SsrMode::Async />
                <Route path=path!("/admin/audit") view=AuditPage ssr=SsrMode::Async />
                <Route path=path!("/admin/access") view=AccessPage ssr=SsrMode::Async />
            </Routes>
        </Router>
    }
}
