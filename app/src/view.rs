//! View models: exactly what a page shows, already decided and already in the buyer's currency.

mod about;
mod account;
#[cfg(feature = "ssr")]
pub mod admin;
mod cart;
mod catalogue;
mod checkout;
mod listing;
mod moment;
mod order;
mod pay;
mod result;
mod review;
mod site;
mod subscription;
mod travel;

pub use about::{About, Company, OwnPage, Parts};
pub use account::{Account, AccountAddress, AccountCard, AddressEntry, Keep};
pub use cart::{Cart, CartLine, Discount, GoneLine, LineNotice, LivePayment, PaidOrder};
pub use catalogue::{
    Availability, Category, Home, Picture, Product, ProductCard, RestockWish, Variant,
};
pub use checkout::{Checkout, CheckoutForm, DeliveryOption, Field, FieldError, TaxRow};
pub use listing::{ActiveFilter, Choice, Facet, Listing, ListingQuery, Sort};
pub use moment::Moment;
pub use order::{
    Destination, Order, OrderLine, OrderListItem, Parcel, Payment, ProgressStep, StepState,
};
pub use pay::{PayForm, PayOptions, QuickMethod, SavedCard, Saving, Way};
pub use result::{Outcome, PaymentResult};
pub use review::{Rating, Review, ReviewForm, ReviewPageData};
pub use site::{ErrorPage, Problem, Site};
pub use subscription::{
    Agreement, DeliveryPanel, InvoiceLine, PlanCard, PlanChange, PlanPage, SignUpForm,
    Subscription, SubscriptionItem, SubscriptionList,
};
pub use travel::{
    TravelDetail, TravelOffer, TravelQuery, TravelSearch, TripForm, TripPage, TripQuery,
};
