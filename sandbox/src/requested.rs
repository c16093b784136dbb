//! What the merchant asked for.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::brand::Brand;
use crate::method::{Method, Offer};
use crate::money::Amount;
use crate::saved_card::SavedCardNo;
use crate::subscription::Terms;

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Goods {
    pub(crate) name: String,
    pub(crate) variant: Option<String>,
    pub(crate) unit: Amount,
    pub(crate) quantity: u64,
}

/// Which call it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Way {
    /// createPaymentSession: there is no order until the buyer submits one.
    Session,
    /// pay: the order is there at once, for this method.
    Pay(&'static Method),
    /// No call: Antom takes a period's payment of a subscription by itself.
    Deduction(&'static Method),
}

/// Whether the card is to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Tokenize {
    Never,
    Always,
    /// If the buyer ticks a box.
    IfAgreed,
}

/// What the merchant wants of a card.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct CardWishes {
    pub(crate) tokenize: Tokenize,
    pub(crate) three_ds: bool,
    pub(crate) brand: Option<String>,
    /// It was typed at an earlier payment.
    pub(crate) saved: Option<SavedCardNo>,
    pub(crate) issuer: Issuer,
    pub(crate) instalments: Option<u32>,
}

/// Whether a South Korean issuer authenticates the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Issuer {
    No,
    /// The buyer chooses the brand on the gateway's page.
    AnyBrand,
    Brand(&'static Brand),
}

impl Default for CardWishes {
    fn default() -> Self {
        Self {
            tokenize: Tokenize::Never,
            three_ds: false,
            brand: None,
            saved: None,
            issuer: Issuer::No,
            instalments: None,
        }
    }
}

/// A createPaymentSession or pay request that passed every check.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Requested {
    pub(crate) way: Way,
    pub(crate) payment_request_id: String,
    pub(crate) amount: Amount,
    pub(crate) order_reference: String,
    pub(crate) order_description: String,
    pub(crate) goods: Vec<Goods>,
    /// The first of the fields that a card payment needs, if any is there.
    pub(crate) buyer: Option<String>,
    pub(crate) redirect_url: String,
    pub(crate) notify_url: Option<String>,
    pub(crate) locale: Option<String>,
    pub(crate) manual_capture: bool,
    pub(crate) offers: Vec<Offer>,
    pub(crate) card: CardWishes,
    /// How long the session is to live, or the order that pay made.
    pub(crate) lifetime: Duration,
    /// What the buyer signs up for with the payment.
    pub(crate) subscription: Option<Terms>,
    /// The whole request with every scalar as a string, to tell a repetition from a conflict.
    pub(crate) content: Value,
}
