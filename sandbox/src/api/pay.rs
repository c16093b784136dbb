//! pay.

use std::time::Duration;

use serde_json::{Value, json};

use super::fields::{Field, ID, normalised};
use super::meta::{self, Meta};
use super::order::{Factor, read_device, read_factor, read_order};
use super::refusal::Refusal;
use super::session::{page_url, read_until};
use super::{option, token};
use crate::brand;
use crate::clock::Moment;
use crate::gateway::Gateway;
use crate::method::{self, Form, Method, Offer};
use crate::money::Amount;
use crate::outcome;
use crate::payment::{ORDER_CLOSES_AFTER, Payment, State};
use crate::requested::{CardWishes, Issuer, Requested, Way};
use crate::saved_card::SavedCardNo;
use crate::world::World;

/// The farthest expiry that is taken.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

/// The same id again leads to the same payment, wherever it stands by now.
pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("paymentRequestId").required(ID)?;
    let content = normalised(body);
    let theirs = gateway.merchants_now();
    gateway.change(|world, now| {
        let no = match world.by_request(client_id, &id) {
            Some(no) if world.payment(no).requested.content != content => {
                return Err(Refusal::RepeatInconsistent);
            }
            Some(no) => no,
            None => {
                let (requested, method) = read(world, client_id, &root, content, now, theirs)?;
                world.pay(client_id, requested, method, now)
            }
        };
        describe(gateway.url(), world.payment(no))
    })
}

fn describe(base: &str, payment: &Payment) -> Result<Value, Refusal> {
    let requested = &payment.requested;
    let mut body = json!({
        "paymentAmount": requested.amount.json(),
        "paymentCreateTime": payment.created.iso(),
        "paymentId": payment.payment_id,
        "paymentRequestId": requested.payment_request_id,
    });
    match payment.state {
        State::Open | State::Expired => return Err(Refusal::OrderClosed),
        State::Failed(why) => return Err(Refusal::Declined(why)),
        State::Cancelled(_) => return Err(Refusal::OrderCancelled),
        // As the guides show it: nothing but the result.
        State::Processing if payment.under_way() => {
            return Ok(json!({ "result": outcome::payment_in_process() }));
        }
        State::Processing => {
            let url = page_url(base, payment);
            let form = |kind: &str| json!({ "method": "GET", kind: "RedirectActionForm", "redirectUrl": url });
            body["result"] = outcome::payment_in_process();
            body["normalUrl"] = json!(url);
            body["redirectActionForm"] = form("actionFormType");
            body["paymentActionForm"] = json!(form("paymentActionFormType").to_string());
            // Guide 003 tells it before there is anything to lapse.
            if payment.method().is_some_and(|method| method.captures) {
                let lapses = payment.created.after(crate::payment::AUTHORISATION_LASTS);
                body["authExpiryTime"] = json!(lapses.iso());
            }
        }
        State::Succeeded { at, .. } => {
            body["result"] = outcome::success();
            body["actualPaymentAmount"] = requested.amount.json();
            body["paymentTime"] = json!(at.iso());
            if let Some(card) = payment.last().and_then(|last| last.card.as_ref()) {
                body["paymentResultInfo"] = card.result_info(None);
            }
            if let Some(until) = payment.authorised_until() {
                body["authExpiryTime"] = json!(until.iso());
                body["acquirerInfo"] =
                    payment.acquirer(&payment.acquirer_reference, "SUCCESS", "success");
            }
        }
    }
    Ok(body)
}

fn read(
    world: &World,
    client_id: &str,
    root: &Field<'_>,
    content: Value,
    now: Moment,
    theirs: Moment,
) -> Result<(Requested, &'static Method), Refusal> {
    root.get("productCode")
        .required_one_of(&["CASHIER_PAYMENT"])?;
    let payment_request_id = root.get("paymentRequestId").required(ID)?;
    let amount = root.get("paymentAmount").required_amount()?;
    let redirect_url = root.get("paymentRedirectUrl").required_url()?;
    let notify_url = root.get("paymentNotifyUrl").url()?;
    if let Some(strategy) = root.get("settlementStrategy").object()? {
        strategy.get("settlementCurrency").currency()?;
    }
    let env = root.get("env");
    read_device(&env)?;
    env.get("clientIp").required(ID)?;
    let order_field = root.get("order");
    let order = read_order(order_field.required_object()?, amount)?;
    let factor_field = root.get("paymentFactor");
    let factor = read_factor(&factor_field)?;
    let method_field = root.get("paymentMethod");
    let method_field = method_field.required_object()?;
    let name = method_field.get("paymentMethodType").required(ID)?;
    let expiry = root.get("paymentExpiryTime");
    let lifetime = read_until(&expiry, theirs)?.unwrap_or(ORDER_CLOSES_AFTER);
    if lifetime > LONGEST {
        return Err(expiry.illegal("must be at most 30 days ahead").into());
    }
    let method = method::find(&name)
        .filter(|method| !world.switched_off.contains(method.name))
        .ok_or(Refusal::Unavailable)?;
    let mut card = CardWishes::default();
    if method.form == Form::Card {
        if !factor.authorises {
            return Err(factor_field
                .get("isAuthorization")
                .illegal("must be true for a card")
                .into());
        }
        if order.buyer.is_none() {
            return Err(order_field
                .get("buyer")
                .illegal("must have referenceBuyerId, buyerPhoneNo or buyerEmail")
                .into());
        }
        card = read_card(world, client_id, method_field, &factor_field, &factor, now)?;
    }
    card.instalments = read_plan(&root.get("creditPayPlan"), method, amount)?;
    let requested = Requested {
        way: Way::Pay(method),
        subscription: None,
        payment_request_id,
        amount,
        order_reference: order.reference,
        order_description: order.description,
        goods: order.goods,
        buyer: order.buyer,
        redirect_url,
        notify_url,
        locale: None,
        manual_capture: factor.manual,
        offers: vec![Offer {
            method,
            express: false,
        }],
        card,
        lifetime,
        content,
    };
    Ok((requested, method))
}

fn read_card(
    world: &World,
    client_id: &str,
    method: &Field<'_>,
    factor_field: &Field<'_>,
    factor: &Factor,
    now: Moment,
) -> Result<CardWishes, Refusal> {
    let meta_field = method.get("paymentMethodMetaData");
    let Meta {
        tokenize,
        three_ds,
        on_file,
        brand,
    } = meta::read(&meta_field)?;
    let authenticated = method
        .get("requireIssuerAuthentication")
        .flag()?
        .or(meta_field.get("requireIssuerAuthentication").flag()?)
        .unwrap_or_default();
    let id_field = method.get("paymentMethodId");
    let saved = match id_field.text(token::LONGEST)? {
        Some(id) => Some(saved_card(world, client_id, &id, now)?),
        None if on_file => {
            return Err(id_field.illegal("is required with isCardOnFile").into());
        }
        None => None,
    };
    if !authenticated {
        if let (Some(SavedCardNo(index)), Some(brand)) = (saved, &brand)
            && !world.cards[index].card.bears(brand)
        {
            return Err(Refusal::CardNotSupported);
        }
        return Ok(CardWishes {
            tokenize,
            three_ds,
            brand,
            saved,
            ..CardWishes::default()
        });
    }
    if factor.manual {
        return Err(factor_field
            .get("captureMode")
            .illegal("must be AUTOMATIC with requireIssuerAuthentication")
            .into());
    }
    if saved.is_some() {
        return Err(id_field
            .illegal("is not possible with requireIssuerAuthentication")
            .into());
    }
    let issuer = match brand {
        None => Issuer::AnyBrand,
        Some(name) => Issuer::Brand(brand::korean(&name).ok_or_else(|| {
            let field = meta_field.get("selectedCardBrand");
            field.illegal("must be a South Korean brand with requireIssuerAuthentication")
        })?),
    };
    Ok(CardWishes {
        issuer,
        ..CardWishes::default()
    })
}

fn saved_card(
    world: &World,
    client_id: &str,
    token: &str,
    now: Moment,
) -> Result<SavedCardNo, Refusal> {
    let no = world
        .card_by_token(client_id, token)
        .ok_or(Refusal::Token("there is no such card"))?;
    let card = &world.cards[no.0];
    if card.deleted.is_some() {
        return Err(Refusal::Token("the card was deleted"));
    }
    if card.expired(now) {
        return Err(Refusal::Token("the card has expired"));
    }
    Ok(no)
}

fn read_plan(
    plan: &Field<'_>,
    method: &'static Method,
    amount: Amount,
) -> Result<Option<u32>, Refusal> {
    let Some(plan) = plan.object()? else {
        return Ok(None);
    };
    plan.get("interval").one_of(&["MONTH"])?;
    let field = plan.get("installmentNum");
    let number = field
        .whole_number()?
        .ok_or_else(|| field.illegal("is required"))?;
    let offered = option::plans(method, amount).any(|(offered, able)| offered == number && able);
    if offered {
        Ok(Some(number))
    } else {
        Err(field.illegal("is not offered for this payment").into())
    }
}
