//! createPaymentSession.

use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::fields::{Field, ID, TEXT, normalised};
use super::refusal::{Illegal, Refusal};
use crate::clock::Moment;
use crate::flow::SESSION_LASTS;
use crate::gateway::Gateway;
use crate::method::{self, EXPRESS, Wish};
use crate::money::Amount;
use crate::outcome;
use crate::payment::{Goods, Payment, PaymentNo, Requested, State};

const MOST_GOODS: usize = 100;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let requested = read(body, Moment::wall())?;
    gateway.change(|world, now| {
        let id = &requested.payment_request_id;
        let no: PaymentNo = match world.by_request(client_id, id) {
            None => world.open(client_id, requested, now),
            Some(no) => {
                let payment = world.payment(no);
                if payment.requested.content != requested.content {
                    return Err(Refusal::RepeatInconsistent);
                }
                match payment.state {
                    State::Failed(_) | State::Expired => return Err(Refusal::OrderClosed),
                    State::Cancelled(_) => return Err(Refusal::OrderCancelled),
                    State::Open | State::Processing | State::Succeeded { .. } => {}
                }
                world.renew_session(no);
                no
            }
        };
        let payment = world.payment(no);
        Ok(json!({
            "normalUrl": page_url(gateway.url(), payment),
            "paymentSessionData": payment.session_data,
            "paymentSessionExpiryTime": payment.expires.iso(),
            "paymentSessionId": payment.session_id,
            "result": outcome::success(),
        }))
    })
}

pub(crate) fn page_url(base: &str, payment: &Payment) -> String {
    let data = utf8_percent_encode(&payment.session_data, NON_ALPHANUMERIC);
    format!("{base}/checkout-page/pages/payment/index.html?sessionData={data}")
}

/// `wall` is the time on the merchant's side: its clock isn't moved with this gateway's, so that
/// an expiry in a request is measured against the wall clock.
fn read(body: &Value, wall: Moment) -> Result<Requested, Refusal> {
    let root = Field::root(body);
    root.get("productCode")
        .required_one_of(&["CASHIER_PAYMENT"])?;
    root.get("productScene")
        .required_one_of(&["CHECKOUT_PAYMENT"])?;
    let payment_request_id = root.get("paymentRequestId").required(ID)?;
    let amount = root.get("paymentAmount").required_amount()?;
    let redirect_url = root.get("paymentRedirectUrl").required_url()?;
    let notify_url = root.get("paymentNotifyUrl").url()?;
    if let Some(strategy) = root.get("settlementStrategy").object()? {
        strategy.get("settlementCurrency").currency()?;
    }
    let locale = read_locale(&root.get("locale"))?;
    let manual_capture = match root.get("paymentFactor").object()? {
        Some(factor) => {
            factor.get("isAuthorization").flag()?;
            factor.get("captureMode").one_of(&["AUTOMATIC", "MANUAL"])? == Some("MANUAL".to_owned())
        }
        None => false,
    };
    let order = root.get("order");
    let order = read_order(order.required_object()?, amount)?;
    read_env(&root.get("env"))?;
    let wishes = read_methods(&root.get("availablePaymentMethod"))?;
    let offers = method::offers(&wishes);
    if offers.is_empty() {
        return Err(Refusal::NoPayOptions);
    }
    let lifetime = read_lifetime(&root.get("paymentSessionExpiryTime"), wall)?;
    Ok(Requested {
        payment_request_id,
        amount,
        order_reference: order.reference,
        order_description: order.description,
        goods: order.goods,
        buyer_identified: order.buyer_identified,
        redirect_url,
        notify_url,
        locale,
        manual_capture,
        offers,
        lifetime,
        content: normalised(body),
    })
}

struct Order {
    reference: String,
    description: String,
    goods: Vec<Goods>,
    buyer_identified: bool,
}

fn read_order(order: &Field<'_>, payment: Amount) -> Result<Order, Refusal> {
    let reference = order.get("referenceOrderId").required(ID)?;
    let description = order.get("orderDescription").required(TEXT)?;
    let amount_field = order.get("orderAmount");
    let amount = amount_field.required_amount()?;
    if amount.currency != payment.currency {
        return Err(amount_field
            .get("currency")
            .illegal("must be the currency of paymentAmount")
            .into());
    }
    let goods_field = order.get("goods");
    let goods = goods_field
        .list(MOST_GOODS)?
        .iter()
        .map(|item| read_goods(item, amount))
        .collect::<Result<Vec<_>, _>>()?;
    if !goods.is_empty() {
        let sum = goods.iter().try_fold(0_u64, |sum, item| {
            sum.checked_add(item.unit.value.checked_mul(item.quantity)?)
        });
        if sum != Some(amount.value) {
            return Err(amount_field
                .get("value")
                .illegal(
                    "must equal the sum of goodsUnitAmount times goodsQuantity over order.goods",
                )
                .into());
        }
    }
    read_shipping(&order.get("shipping"))?;
    let buyer_identified = match order.get("buyer").object()? {
        Some(buyer) => read_buyer(buyer)?,
        None => false,
    };
    Ok(Order {
        reference,
        description,
        goods,
        buyer_identified,
    })
}

fn read_goods(item: &Field<'_>, order: Amount) -> Result<Goods, Refusal> {
    let item = item.required_object()?;
    item.get("referenceGoodsId").required(ID)?;
    let name = item.get("goodsName").required(TEXT)?;
    let unit_field = item.get("goodsUnitAmount");
    let unit = unit_field.required_amount()?;
    if unit.currency != order.currency {
        return Err(unit_field
            .get("currency")
            .illegal("must be the currency of order.orderAmount")
            .into());
    }
    let quantity_field = item.get("goodsQuantity");
    let quantity = quantity_field
        .whole_number()?
        .ok_or_else(|| quantity_field.illegal("is required"))?;
    if quantity == 0 {
        return Err(quantity_field.illegal("must be positive").into());
    }
    item.get("goodsCategory").text(ID)?;
    item.get("goodsBrand").text(TEXT)?;
    item.get("goodsUrl").text(2048)?;
    item.get("goodsImageUrl").text(2048)?;
    let variant = item.get("goodsSkuName").text(TEXT)?;
    Ok(Goods {
        name,
        variant,
        unit,
        quantity: u64::from(quantity),
    })
}

/// Whether one of the three fields that a card payment needs is there.
fn read_buyer(buyer: &Field<'_>) -> Result<bool, Illegal> {
    let id = buyer.get("referenceBuyerId").text(ID)?;
    let phone = buyer.get("buyerPhoneNo").text(24)?;
    let email = buyer.get("buyerEmail").text(ID)?;
    buyer.get("buyerName").object()?;
    Ok(id.or(phone).or(email).is_some())
}

fn read_shipping(shipping: &Field<'_>) -> Result<(), Illegal> {
    let Some(shipping) = shipping.object()? else {
        return Ok(());
    };
    shipping.get("shippingName").object()?;
    shipping.get("shippingCarrier").text(128)?;
    shipping.get("shippingPhoneNo").text(24)?;
    shipping.get("shipToEmail").text(ID)?;
    if let Some(address) = shipping.get("shippingAddress").object()? {
        for (name, longest) in [
            ("region", 2),
            ("state", 8),
            ("city", 32),
            ("address1", 256),
            ("address2", 256),
            ("zipCode", 32),
        ] {
            address.get(name).text(longest)?;
        }
    }
    Ok(())
}

fn read_env(env: &Field<'_>) -> Result<(), Illegal> {
    let Some(env) = env.object()? else {
        return Ok(());
    };
    env.get("terminalType")
        .one_of(&["WEB", "WAP", "APP", "MINI_APP"])?;
    env.get("osType").one_of(&["IOS", "ANDROID"])?;
    env.get("clientIp").text(ID)?;
    Ok(())
}

fn read_methods(available: &Field<'_>) -> Result<Vec<Wish>, Illegal> {
    let Some(available) = available.object()? else {
        return Ok(Vec::new());
    };
    available.get("paymentMethodMetaData").object()?;
    let mut wishes = Vec::new();
    for item in available.get("paymentMethodTypeList").list(200)? {
        let item = item.required_object()?;
        let name = item.get("paymentMethodType").required(ID)?;
        let order = item.get("paymentMethodOrder").whole_number()?;
        let express_field = item.get("expressCheckout");
        let express = express_field.flag()?.unwrap_or_default();
        if express && !EXPRESS.contains(&name.as_str()) {
            return Err(
                express_field.illegal("is only possible for ALIPAY_CN, APPLEPAY and GOOGLEPAY")
            );
        }
        wishes.push(Wish {
            name,
            order,
            express,
        });
    }
    Ok(wishes)
}

/// Nothing, or `automatic`, leaves the language to the page.
fn read_locale(field: &Field<'_>) -> Result<Option<String>, Illegal> {
    let Some(locale) = field.text(16)? else {
        return Ok(None);
    };
    if matches!(locale.as_str(), "automatic" | "auto") {
        return Ok(None);
    }
    let tag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let mut parts = locale.split(['_', '-']);
    let language = parts.next().is_some_and(|part| {
        matches!(part.len(), 2 | 3) && part.bytes().all(|b| b.is_ascii_alphabetic())
    });
    if locale.len() <= 8 && language && parts.all(tag) {
        Ok(Some(locale.replace('_', "-")))
    } else {
        Err(field.illegal("must be a language tag of at most 8 characters"))
    }
}

fn read_lifetime(field: &Field<'_>, wall: Moment) -> Result<Duration, Illegal> {
    let Some(text) = field.text(64)? else {
        return Ok(SESSION_LASTS);
    };
    let expires = Moment::parse(&text)
        .ok_or_else(|| field.illegal("must be an ISO 8601 time with an offset"))?;
    if expires <= wall {
        return Err(field.illegal("must be in the future"));
    }
    let lifetime = expires.since(wall);
    // A second of grace: the merchant counted its hour from before the call.
    if lifetime > SESSION_LASTS + Duration::from_secs(1) {
        return Err(field.illegal("must be at most 1 hour ahead"));
    }
    Ok(lifetime)
}
