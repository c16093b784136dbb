//! What the merchant does with an order.

pub mod accept;
pub mod action;
pub mod cancel_order;
pub mod capture;
pub mod check;
pub mod dispute;
pub mod export_orders;
pub mod goods;
pub mod login;
pub mod merchants;
pub mod refund;
pub mod replay;
pub mod report;
pub mod retry;
pub mod reverse;
pub mod reviews;
pub mod ship;
pub mod subscription;
pub mod totp_secret;
pub mod travellers;
