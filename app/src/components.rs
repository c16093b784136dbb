//! The parts that pages are put together from.

pub mod admin;
pub mod alert;
pub mod document;
pub mod facets;
pub mod field;
pub mod frame;
pub mod json_ld;
pub mod keep;
pub mod languages;
pub mod live_payment;
pub mod long_number;
pub mod moment;
pub mod pay_options;
pub mod pay_submit;
pub mod product_card;
pub mod quick_pay;
mod rendered_once;
pub mod reviews;
pub mod ticket;

pub use alert::{ErrorSummary, summary_of};
pub use document::{Meta, Page, Place};
pub use facets::{ActiveFilters, Facets, swatch};
pub use field::{SelectField, TextField};
pub use keep::KeepOrder;
pub use live_payment::{JustPaid, LivePaymentPanel};
pub use long_number::LongNumber;
pub use moment::LocalTime;
pub use pay_options::PayOptionsField;
pub use pay_submit::PaySubmit;
pub use product_card::{ProductGrid, availability, before};
pub use quick_pay::QuickPay;
pub use reviews::{Reviews, rating};
pub use ticket::{OrderLines, Row, Totals};
