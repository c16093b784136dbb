//! One row type a table.

pub mod attempt;
pub mod audit;
pub mod buyer;
pub mod capture;
pub mod cart;
pub mod cart_item;
pub mod catalogue_revision;
pub mod category;
pub mod delivery_option;
pub mod evidence;
pub mod inbox;
pub mod login_link;
pub mod order;
pub mod order_line;
pub mod outbox;
pub mod price;
pub mod product;
pub mod promotion;
pub mod refund;
pub mod saved_card;
pub mod session;
pub mod variant;
