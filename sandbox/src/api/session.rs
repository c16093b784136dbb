//! createPaymentSession.

use std::time::Duration;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::fields::{Field, ID, normalised};
use super::meta;
use super::order::{read_env, read_factor, read_order};
use super::refusal::{Illegal, Refusal};
use super::subscription::{self, SignUp};
use super::travel;
use crate::clock::Moment;
use crate::flow::SESSION_LASTS;
use crate::gateway::Gateway;
use crate::method::{self, EXPRESS, Wish};
use crate::outcome;
use crate::payment::{Payment, PaymentNo, State};
use crate::requested::{CardWishes, Requested, Way};
use crate::subscription::Habits;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let requested = read(
        body,
        gateway.merchants_now(),
        gateway.merchants_lag(),
        gateway.world().habits,
    )?;
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

/// The page of a payment, in the shape that the guides show for each of the two calls.
pub(crate) fn page_url(base: &str, payment: &Payment) -> String {
    let data = utf8_percent_encode(&payment.session_data, NON_ALPHANUMERIC);
    match payment.requested.way {
        Way::Session => format!("{base}/checkout-page/pages/payment/index.html?sessionData={data}"),
        Way::Pay(method) | Way::Deduction(method) => format!(
            "{base}/page/sandbox/stone-infostaging.html?paymentId={}&code={data}&golSandbox=true&pspName={}",
            payment.payment_id, method.name
        ),
    }
}

/// `theirs` is the time on the merchant's side, which need not be that of this gateway: a time in a
/// request is measured against it.
fn read(body: &Value, theirs: Moment, lag: Duration, habits: Habits) -> Result<Requested, Refusal> {
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
    let factor = read_factor(&root.get("paymentFactor"))?;
    let order = root.get("order");
    let order = read_order(order.required_object()?, amount)?;
    read_env(&root.get("env"))?;
    let chosen = read_chosen(&root.get("paymentMethod"))?;
    travel::check(&root, amount, chosen.as_ref(), theirs)?;
    let available = root.get("availablePaymentMethod");
    let wishes = match chosen {
        Some(chosen) => vec![chosen],
        None => read_methods(&available)?,
    };
    let meta = meta::read(&available.get("paymentMethodMetaData"))?;
    let offers = method::offers(&wishes);
    if offers.is_empty() {
        return Err(Refusal::NoPayOptions);
    }
    let lifetime = read_lifetime(&root.get("paymentSessionExpiryTime"), theirs)?;
    let asked = SignUp {
        price: amount,
        offers: &offers,
        three_ds: meta.three_ds,
        buyer: order.buyer.as_deref(),
        theirs,
        lag,
        pacific: habits.pacific_calendar,
    };
    let subscription = subscription::read(&root, &asked)?;
    Ok(Requested {
        way: Way::Session,
        payment_request_id,
        amount: subscription
            .as_ref()
            .map_or(amount, |terms| terms.amount(1)),
        subscription,
        order_reference: order.reference,
        order_description: order.description,
        goods: order.goods,
        buyer: order.buyer,
        redirect_url,
        notify_url,
        locale,
        manual_capture: factor.manual,
        offers,
        card: CardWishes {
            tokenize: meta.tokenize,
            three_ds: meta.three_ds,
            ..CardWishes::default()
        },
        lifetime,
        content: normalised(body),
    })
}

/// The one method that the buyer chose in the shop.
fn read_chosen(chosen: &Field<'_>) -> Result<Option<Wish>, Illegal> {
    let Some(chosen) = chosen.object()? else {
        return Ok(None);
    };
    let name = chosen.get("paymentMethodType").required(ID)?;
    Ok(Some(Wish {
        name,
        order: None,
        express: false,
    }))
}

fn read_methods(available: &Field<'_>) -> Result<Vec<Wish>, Illegal> {
    let Some(available) = available.object()? else {
        return Ok(Vec::new());
    };
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
    let Some(lifetime) = read_until(field, wall)? else {
        return Ok(SESSION_LASTS);
    };
    // A second of grace: the merchant counted its hour from before the call.
    if lifetime > SESSION_LASTS + Duration::from_secs(1) {
        return Err(field.illegal("must be at most 1 hour ahead"));
    }
    Ok(lifetime)
}

/// How long it is until a time in the future.
pub(super) fn read_until(field: &Field<'_>, wall: Moment) -> Result<Option<Duration>, Illegal> {
    let Some(text) = field.text(64)? else {
        return Ok(None);
    };
    let expires = Moment::parse(&text)
        .ok_or_else(|| field.illegal("must be an ISO 8601 time with an offset"))?;
    if expires <= wall {
        return Err(field.illegal("must be in the future"));
    }
    Ok(Some(expires.since(wall)))
}
