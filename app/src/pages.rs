//! The pages. Each asks its port, sets its status and renders a whole document.

pub mod account;
mod address;
pub mod admin;
pub mod cart;
pub mod checkout;
pub mod help;
pub mod home;
pub mod legal;
pub mod listing;
pub mod login;
pub mod order;
pub mod orders;
pub mod plans;
pub mod product;
pub mod result;
pub mod subscriptions;
pub mod travel;

pub use account::AccountPage;
pub use cart::CartPage;
pub use checkout::CheckoutPage;
pub use help::HelpPage;
pub use home::HomePage;
pub use legal::{ImprintPage, OtherPage, PrivacyPage};
pub use listing::ListingPage;
pub use login::{BuyerLoginPage, EnterPage};
pub use order::OrderPage;
pub use orders::OrdersPage;
pub use plans::{PlanPage, PlansPage};
pub use product::ProductPage;
pub use result::ResultPage;
pub use subscriptions::{PlanChangePage, SubscriptionPage, SubscriptionsPage};
pub use travel::{TravelPage, TripPage};
