use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::scalar::{flag, list, number, required_text, text, text_or_json};

/// A person's name. `full_name` alone is enough for most methods.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UserName {
    /// Given name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Middle name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// Family name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// The whole name, as the person writes it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Address {
    /// The country or region, two letters of ISO 3166.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// State, county or province, at most 8 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// City, at most 32 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Street and number, at most 256 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub address1: Option<String>,
    /// Flat, floor or building, at most 256 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub address2: Option<String>,
    /// Postal code, at most 32 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub zip_code: Option<String>,
}

/// Who buys.
///
/// If a card may be used, at least one of `reference_buyer_id`, `buyer_phone_no` and `buyer_email`
/// must be given: without any, the hosted page fails when the buyer submits a card (guide 000).
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Buyer {
    /// Your own id of the buyer, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub reference_buyer_id: Option<String>,
    /// The buyer's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_name: Option<UserName>,
    /// Phone number, at most 24 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub buyer_phone_no: Option<String>,
    /// E-mail address, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub buyer_email: Option<String>,
    /// When the buyer registered with you, ISO 8601.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub buyer_registration_time: Option<String>,
    /// Whether you have verified the buyer's account.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub is_account_verified: Option<bool>,
    /// How many orders the buyer has completed with you.
    #[serde(deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub successful_order_count: Option<u32>,
}

/// One kind of goods in an order.
///
/// Over all goods, Σ `goods_unit_amount` × `goods_quantity` must equal the order's amount, or
/// Antom refuses the request. So shipping has to be a line of its own, and a discount has to be in the
/// unit amounts; see [`CreatePaymentSession::check`](super::session::CreatePaymentSession::check).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Goods {
    /// Your own id of the goods, at most 64 characters.
    #[serde(deserialize_with = "required_text")]
    pub reference_goods_id: String,
    /// The name, at most 256 characters.
    #[serde(deserialize_with = "required_text")]
    pub goods_name: String,
    /// The category, such as `outdoor goods/bag`, at most 64 characters.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_category: Option<String>,
    /// The brand.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_brand: Option<String>,
    /// The price of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_unit_amount: Option<Amount>,
    /// How many, as digits.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_quantity: Option<String>,
    /// Which variant, such as a colour.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_sku_name: Option<String>,
    /// The page of the goods, at most 2048 characters.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_url: Option<String>,
    /// A picture of the goods.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub goods_image_url: Option<String>,
    /// How it is delivered, `PHYSICAL` or `DIGITAL`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub delivery_method_type: Option<String>,
}

/// Where and how the goods go.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shipping {
    /// Who receives them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_name: Option<UserName>,
    /// Where to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_address: Option<Address>,
    /// Who carries them, at most 128 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub shipping_carrier: Option<String>,
    /// The receiver's phone number, at most 16 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub shipping_phone_no: Option<String>,
    /// The receiver's e-mail address, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub ship_to_email: Option<String>,
    /// What shipping costs. Information only: it does not count in the sum of the goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping_fee: Option<Amount>,
    /// A description of the shipping, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub shipping_description: Option<String>,
    /// The number to track it by.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub shipping_number: Option<String>,
    /// Notes for the delivery.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// The order that a payment pays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Your own id of the order, at most 64 characters. A second attempt to pay the same order
    /// keeps it and takes a new `paymentRequestId`.
    #[serde(deserialize_with = "required_text")]
    pub reference_order_id: String,
    /// What the buyer sees as the order's summary, at most 256 characters.
    #[serde(deserialize_with = "required_text")]
    pub order_description: String,
    /// What the order costs; with goods, exactly their sum.
    pub order_amount: Amount,
    /// What was taken off. Information only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_discount_amount: Option<Amount>,
    /// What is bought, at most 100 entries.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub goods: Vec<Goods>,
    /// Where and how it goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Shipping>,
    /// Who buys.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buyer: Option<Buyer>,
    /// Anything agreed with Antom besides.
    #[serde(
        default,
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub extend_info: Option<String>,
    /// The type of the order.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub order_type: Option<String>,
}

impl Goods {
    /// Goods with the four fields that must be given when goods are given at all.
    pub fn new(
        reference_goods_id: impl Into<String>,
        goods_name: impl Into<String>,
        goods_unit_amount: Amount,
        goods_quantity: u32,
    ) -> Self {
        Self {
            reference_goods_id: reference_goods_id.into(),
            goods_name: goods_name.into(),
            goods_category: None,
            goods_brand: None,
            goods_unit_amount: Some(goods_unit_amount),
            goods_quantity: Some(goods_quantity.to_string()),
            goods_sku_name: None,
            goods_url: None,
            goods_image_url: None,
            delivery_method_type: None,
        }
    }
}

impl Order {
    /// An order with the three fields that must be given.
    pub fn new(
        reference_order_id: impl Into<String>,
        order_description: impl Into<String>,
        order_amount: Amount,
    ) -> Self {
        Self {
            reference_order_id: reference_order_id.into(),
            order_description: order_description.into(),
            order_amount,
            order_discount_amount: None,
            goods: Vec::new(),
            shipping: None,
            buyer: None,
            extend_info: None,
            order_type: None,
        }
    }
}
