use super::amount::Amount;
use super::travel::{Lodging, Transit};
use super::wire::{JsonText, wire};

wire! {
    /// A person's name. `full_name` alone is enough for most methods.
    #[derive(Default)]
    pub struct UserName {
        /// Given name.
        pub first_name: Option<String>,
        /// Middle name.
        pub middle_name: Option<String>,
        /// Family name.
        pub last_name: Option<String>,
        /// The whole name, as the person writes it.
        pub full_name: Option<String>,
    }

    /// A postal address.
    #[derive(Default)]
    pub struct Address {
        /// The country or region, two letters of ISO 3166.
        pub region: Option<String>,
        /// State, county or province, at most 8 characters.
        pub state: Option<String>,
        /// City, at most 32 characters.
        pub city: Option<String>,
        /// Street and number, at most 256 characters.
        pub address1: Option<String>,
        /// Flat, floor or building, at most 256 characters.
        pub address2: Option<String>,
        /// Postal code, at most 32 characters.
        pub zip_code: Option<String>,
    }

    /// Who buys.
    ///
    /// If a card may be used, at least one of `reference_buyer_id`, `buyer_phone_no` and `buyer_email`
    /// must be given: without any, the hosted page fails when the buyer submits a card (guide 000).
    #[derive(Default)]
    pub struct Buyer {
        /// Your own id of the buyer, at most 64 characters.
        pub reference_buyer_id: Option<String>,
        /// The buyer's name.
        pub buyer_name: Option<UserName>,
        /// Phone number, at most 24 characters.
        pub buyer_phone_no: Option<String>,
        /// E-mail address, at most 64 characters.
        pub buyer_email: Option<String>,
        /// When the buyer registered with you, ISO 8601.
        pub buyer_registration_time: Option<String>,
        /// Whether you have verified the buyer's account.
        pub is_account_verified: Option<bool>,
        /// How many orders the buyer has completed with you.
        pub successful_order_count: Option<u32>,
    }

    /// One kind of goods in an order.
    ///
    /// Over all goods, Σ `goods_unit_amount` × `goods_quantity` must equal the order's amount, or
    /// Antom refuses the request. So shipping has to be a line of its own, and a discount has to be in the
    /// unit amounts; see [`CreatePaymentSession::check`](super::session::CreatePaymentSession::check).
    pub struct Goods {
        /// Your own id of the goods, at most 64 characters.
        pub reference_goods_id: String,
        /// The name, at most 256 characters.
        pub goods_name: String,
        /// The category, such as `outdoor goods/bag`, at most 64 characters.
        pub goods_category: Option<String>,
        /// The brand.
        pub goods_brand: Option<String>,
        /// The price of one.
        pub goods_unit_amount: Option<Amount>,
        /// How many, as digits.
        pub goods_quantity: Option<String>,
        /// Which variant, such as a colour.
        pub goods_sku_name: Option<String>,
        /// The page of the goods, at most 2048 characters.
        pub goods_url: Option<String>,
        /// A picture of the goods.
        pub goods_image_url: Option<String>,
        /// How it is delivered, `PHYSICAL` or `DIGITAL`.
        pub delivery_method_type: Option<String>,
    }

    /// Where and how the goods go.
    #[derive(Default)]
    pub struct Shipping {
        /// Who receives them.
        pub shipping_name: Option<UserName>,
        /// Where to.
        pub shipping_address: Option<Address>,
        /// Who carries them, at most 128 characters.
        pub shipping_carrier: Option<String>,
        /// The receiver's phone number, at most 16 characters.
        pub shipping_phone_no: Option<String>,
        /// The receiver's e-mail address, at most 64 characters.
        pub ship_to_email: Option<String>,
        /// What shipping costs. Information only: it does not count in the sum of the goods.
        pub shipping_fee: Option<Amount>,
        /// A description of the shipping, at most 64 characters.
        pub shipping_description: Option<String>,
        /// The number to track it by.
        pub shipping_number: Option<String>,
        /// Notes for the delivery.
        pub notes: Option<String>,
    }

    /// The order that a payment pays.
    pub struct Order {
        /// Your own id of the order, at most 64 characters. A second attempt to pay the same order
        /// keeps it and takes a new `paymentRequestId`.
        pub reference_order_id: String,
        /// What the buyer sees as the order's summary, at most 256 characters.
        pub order_description: String,
        /// What the order costs; with goods, exactly their sum.
        pub order_amount: Amount,
        /// What was taken off. Information only.
        pub order_discount_amount: Option<Amount>,
        /// What is bought, at most 100 entries.
        pub goods: Vec<Goods>,
        /// Where and how it goes.
        pub shipping: Option<Shipping>,
        /// Who buys.
        pub buyer: Option<Buyer>,
        /// The journey, if tickets are bought. Due for flights (guide 001).
        pub transit: Option<Transit>,
        /// The stay, if nights in a hotel are bought.
        pub lodging: Option<Lodging>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
        /// The type of the order.
        pub order_type: Option<String>,
    }
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
            transit: None,
            lodging: None,
            extend_info: None,
            order_type: None,
        }
    }
}
