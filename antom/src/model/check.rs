//! What Antom is known to refuse, found before the request is sent.

use super::amount::Amount;
use super::check_subscription::{self, SubscriptionRules};
use super::check_travel;
use super::order::{Buyer, Goods, Order, Shipping, UserName};
use super::session::CreatePaymentSession;

/// Why Antom would refuse a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// A field is empty that must be given.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// A field is longer than Antom takes.
    #[error("{field} is longer than {max}")]
    TooLong {
        /// The field, by its name on the wire.
        field: &'static str,
        /// The most characters, or entries of a list.
        max: usize,
    },
    /// An id holds another character than letters, digits, `-` and `_`, and Antom would later not
    /// find what it names.
    #[error("{0} holds special characters")]
    SpecialCharacters(&'static str),
    /// An amount is not 1 to 16 digits above zero, or its currency is not three upper-case letters.
    #[error("{0} is not a positive amount in the smallest unit of a currency")]
    BadAmount(&'static str),
    /// A quantity is not a positive whole number.
    #[error("order.goods.goodsQuantity is not a positive whole number")]
    BadQuantity,
    /// Amounts of one request are in different currencies.
    #[error("{0} is in another currency than order.orderAmount")]
    MixedCurrencies(&'static str),
    /// An address is not `https`.
    #[error("{0} is not an https address")]
    InsecureUrl(&'static str),
    /// A time is not ISO 8601 with an offset.
    #[error("{0} is not a time with an offset")]
    BadTime(&'static str),
    /// A time is earlier than Antom takes.
    #[error("{0} is too early")]
    TooEarly(&'static str),
    /// A time is later than Antom takes.
    #[error("{0} is too late")]
    TooLate(&'static str),
    /// The unit, the count or the number of a period is none that Antom takes.
    #[error("{0} is not a period that can be had")]
    BadPeriod(&'static str),
    /// With periods of one day the second is paid at once, together with the first.
    #[error("periods of one day would be paid twice at the sign-up")]
    PaidTwice,
    /// The number of a page, or the size of one, is out of range.
    #[error("{0} is out of range")]
    BadPage(&'static str),
    /// A payment that the issuer authenticates is captured by Antom only.
    #[error("paymentFactor.captureMode must be automatic with requireIssuerAuthentication")]
    AutomaticCaptureOnly,
    /// The place of a leg is not written as its code of three upper-case letters.
    #[error("{0} is not an IATA code of three letters")]
    NoIataCode(&'static str),
    /// Goods of a business account are not named as guide 001 demands; see
    /// [`goods_name`](crate::goods_name).
    #[error("order.goods.goodsName is not in the form of a ticket or of a stay")]
    BadGoodsName,
    /// A business account pays the order's amount and no other.
    #[error("paymentAmount is not order.orderAmount")]
    PaymentIsNotOrder,
    /// Σ unit amount × quantity over the goods is not the order's amount.
    #[error("the goods sum up to {sum}, but order.orderAmount is {amount}")]
    SumMismatch {
        /// The sum of the goods, in the smallest unit.
        sum: i64,
        /// The order's amount, in the smallest unit.
        amount: i64,
    },
}

impl CreatePaymentSession {
    /// Checks what can be checked without asking: fields that must be given, lengths, amounts, and
    /// that the goods sum up to the order's amount. A sign-up to a subscription is checked as one
    /// that is sent to Antom now, and so is a journey; see [`check_by`](Self::check_by) for any other.
    ///
    /// ```
    /// use antom::model::{Amount, CreatePaymentSession, Goods, Order, RequestError};
    ///
    /// let mut order = Order::new("ORDER-1", "A bag", Amount::new("SGD", 6000));
    /// order.goods = vec![Goods::new("BAG-1", "Bag", Amount::new("SGD", 2999), 2)];
    /// let request = CreatePaymentSession::new(
    ///     "PAYMENT-1",
    ///     Amount::new("SGD", 6000),
    ///     order,
    ///     "https://shop.example/result",
    /// );
    /// let refused = RequestError::SumMismatch { sum: 5998, amount: 6000 };
    /// assert_eq!(request.check(), Err(refused));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        self.check_by(&SubscriptionRules::now())
    }

    /// Checks the same, by the rules given for a sign-up.
    ///
    /// ```
    /// use antom::{
    ///     Amount, CreatePaymentSession, Order, PeriodRule, RequestError, SubscriptionInfo,
    ///     SubscriptionRules, Urls, parse_time,
    /// };
    ///
    /// let notify = "http://127.0.0.1:8080/subscription";
    /// let start = "2026-03-12T10:38:54+08:00";
    /// let rules = SubscriptionRules {
    ///     now: parse_time(start).unwrap(),
    ///     urls: Urls::HttpsOrLoopback, // there is a stand-in for Antom on this machine
    /// };
    /// let order = Order::new("ORDER-1", "Beans", Amount::new("SGD", 1900));
    /// let mut request = CreatePaymentSession::new(
    ///     "PAYMENT-1",
    ///     Amount::new("SGD", 1900),
    ///     order,
    ///     "http://127.0.0.1:8080/result",
    /// );
    /// assert_eq!(request.check_by(&rules), Ok(()));
    /// let info = SubscriptionInfo::new("Beans", start, PeriodRule::months(1), notify);
    /// request.subscription_info = Some(info);
    /// let missing = RequestError::Missing("env.terminalType");
    /// assert_eq!(request.check_by(&rules), Err(missing));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check_by(&self, rules: &SubscriptionRules) -> Result<(), RequestError> {
        text("paymentRequestId", &self.payment_request_id, 64)?;
        text("paymentRedirectUrl", &self.payment_redirect_url, 2048)?;
        optional("paymentNotifyUrl", &self.payment_notify_url, 2048)?;
        optional("locale", &self.locale, 8)?;
        optional("merchantRegion", &self.merchant_region, 2)?;
        optional("metadata", &self.metadata, 2048)?;
        positive("paymentAmount", &self.payment_amount)?;
        if self.payment_amount.currency != self.order.order_amount.currency {
            return Err(RequestError::MixedCurrencies("paymentAmount"));
        }
        if let Some(info) = &self.subscription_info {
            check_subscription::sign_up(self, info, rules)?;
        }
        order(&self.order)?;
        check_travel::session(self, rules.now)
    }
}

pub(super) fn order(order: &Order) -> Result<(), RequestError> {
    text("order.referenceOrderId", &order.reference_order_id, 64)?;
    text("order.orderDescription", &order.order_description, 256)?;
    let amount = positive("order.orderAmount", &order.order_amount)?;
    if let Some(buyer) = &order.buyer {
        people(buyer)?;
    }
    if let Some(shipping) = &order.shipping {
        delivery(shipping)?;
    }
    if order.goods.is_empty() {
        return Ok(());
    }
    if order.goods.len() > 100 {
        return Err(RequestError::TooLong {
            field: "order.goods",
            max: 100,
        });
    }
    let mut sum = 0_i64;
    for entry in &order.goods {
        sum = goods(entry, &order.order_amount.currency)?
            .checked_add(sum)
            .ok_or(RequestError::BadAmount("order.goods"))?;
    }
    if sum != amount {
        return Err(RequestError::SumMismatch { sum, amount });
    }
    Ok(())
}

fn people(buyer: &Buyer) -> Result<(), RequestError> {
    let id = &buyer.reference_buyer_id;
    optional("order.buyer.referenceBuyerId", id, 64)?;
    optional("order.buyer.buyerPhoneNo", &buyer.buyer_phone_no, 24)?;
    optional("order.buyer.buyerEmail", &buyer.buyer_email, 64)?;
    match &buyer.buyer_name {
        Some(who) => name("order.buyer.buyerName", who),
        None => Ok(()),
    }
}

fn delivery(shipping: &Shipping) -> Result<(), RequestError> {
    let phone = &shipping.shipping_phone_no;
    optional(
        "order.shipping.shippingCarrier",
        &shipping.shipping_carrier,
        128,
    )?;
    optional("order.shipping.shippingPhoneNo", phone, 16)?;
    optional("order.shipping.shipToEmail", &shipping.ship_to_email, 64)?;
    if let Some(who) = &shipping.shipping_name {
        name("order.shipping.shippingName", who)?;
    }
    let Some(address) = &shipping.shipping_address else {
        return Ok(());
    };
    for (field, value, max) in [
        ("order.shipping.shippingAddress.region", &address.region, 2),
        ("order.shipping.shippingAddress.state", &address.state, 8),
        ("order.shipping.shippingAddress.city", &address.city, 32),
        (
            "order.shipping.shippingAddress.address1",
            &address.address1,
            256,
        ),
        (
            "order.shipping.shippingAddress.address2",
            &address.address2,
            256,
        ),
        (
            "order.shipping.shippingAddress.zipCode",
            &address.zip_code,
            32,
        ),
    ] {
        optional(field, value, max)?;
    }
    Ok(())
}

/// A part that is given and empty is refused.
fn name(field: &'static str, name: &UserName) -> Result<(), RequestError> {
    let parts = [
        &name.first_name,
        &name.middle_name,
        &name.last_name,
        &name.full_name,
    ];
    parts
        .into_iter()
        .try_for_each(|part| optional(field, part, 128))
}

fn goods(goods: &Goods, currency: &str) -> Result<i64, RequestError> {
    const UNIT: &str = "order.goods.goodsUnitAmount";
    text(
        "order.goods.referenceGoodsId",
        &goods.reference_goods_id,
        64,
    )?;
    text("order.goods.goodsName", &goods.goods_name, 256)?;
    let unit = goods
        .goods_unit_amount
        .as_ref()
        .ok_or(RequestError::Missing(UNIT))?;
    if unit.currency != currency {
        return Err(RequestError::MixedCurrencies(UNIT));
    }
    let quantity: i64 = goods
        .goods_quantity
        .as_deref()
        .ok_or(RequestError::Missing("order.goods.goodsQuantity"))?
        .parse()
        .ok()
        .filter(|quantity| *quantity > 0)
        .ok_or(RequestError::BadQuantity)?;
    positive(UNIT, unit)?
        .checked_mul(quantity)
        .ok_or(RequestError::BadAmount(UNIT))
}

pub(super) fn optional(
    field: &'static str,
    value: &Option<String>,
    max: usize,
) -> Result<(), RequestError> {
    match value {
        Some(value) => text(field, value, max),
        None => Ok(()),
    }
}

pub(super) fn text(field: &'static str, value: &str, max: usize) -> Result<(), RequestError> {
    if value.trim().is_empty() {
        return Err(RequestError::Missing(field));
    }
    if value.chars().count() > max {
        return Err(RequestError::TooLong { field, max });
    }
    Ok(())
}

pub(super) fn positive(field: &'static str, amount: &Amount) -> Result<i64, RequestError> {
    match whole(field, amount)? {
        0 => Err(RequestError::BadAmount(field)),
        minor => Ok(minor),
    }
}

/// An amount that may be nothing, as only that of a trial may.
pub(super) fn whole(field: &'static str, amount: &Amount) -> Result<i64, RequestError> {
    let currency = amount.currency.as_bytes();
    let letters = currency.len() == 3 && currency.iter().all(u8::is_ascii_uppercase);
    amount
        .minor()
        .filter(|_| letters)
        .ok_or(RequestError::BadAmount(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> CreatePaymentSession {
        let mut order = Order::new("ORDER-1", "Two bags", Amount::new("SGD", 6000));
        order.goods = vec![Goods::new("BAG", "Bag", Amount::new("SGD", 3000), 2)];
        CreatePaymentSession::new(
            "PAYMENT-1",
            Amount::new("SGD", 6000),
            order,
            "https://shop.example/result",
        )
    }

    #[test]
    fn a_good_request_passes_with_and_without_goods() {
        let mut good = request();
        assert_eq!(good.check(), Ok(()));
        good.order.goods.clear();
        assert_eq!(good.check(), Ok(()));
    }

    #[test]
    fn each_fault_is_named() {
        type Break = fn(&mut CreatePaymentSession);
        let faults: [(Break, RequestError); 11] = [
            (
                |r| r.payment_request_id.clear(),
                RequestError::Missing("paymentRequestId"),
            ),
            (
                |r| r.payment_request_id = "x".repeat(65),
                RequestError::TooLong {
                    field: "paymentRequestId",
                    max: 64,
                },
            ),
            (
                |r| r.payment_amount = Amount::new("SGD", 0),
                RequestError::BadAmount("paymentAmount"),
            ),
            (
                |r| r.payment_amount = Amount::new("sgd", 6000),
                RequestError::BadAmount("paymentAmount"),
            ),
            (
                |r| r.payment_amount = Amount::new("USD", 6000),
                RequestError::MixedCurrencies("paymentAmount"),
            ),
            (
                |r| r.order.goods[0].goods_quantity = Some("0".to_owned()),
                RequestError::BadQuantity,
            ),
            (
                |r| r.order.goods[0].goods_quantity = None,
                RequestError::Missing("order.goods.goodsQuantity"),
            ),
            (
                |r| r.order.goods[0].goods_unit_amount = Some(Amount::new("JPY", 3000)),
                RequestError::MixedCurrencies("order.goods.goodsUnitAmount"),
            ),
            (
                |r| r.order.goods[0].goods_quantity = Some("3".to_owned()),
                RequestError::SumMismatch {
                    sum: 9000,
                    amount: 6000,
                },
            ),
            (
                |r| r.order.goods[0].goods_quantity = Some(i64::MAX.to_string()),
                RequestError::BadAmount("order.goods.goodsUnitAmount"),
            ),
            (
                |r| {
                    let entry = r.order.goods[0].clone();
                    r.order.goods = vec![entry; 101];
                },
                RequestError::TooLong {
                    field: "order.goods",
                    max: 100,
                },
            ),
        ];
        for (fault, expected) in faults {
            let mut broken = request();
            fault(&mut broken);
            assert_eq!(broken.check(), Err(expected));
        }
    }
}
