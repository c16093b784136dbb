//! The sign-up to a subscription as Antom reads it (guide 002).

use antom::{
    Amount, AvailablePaymentMethod, Buyer, CaptureMode, CreatePaymentSession, Goods, Order,
    PaymentFactor, PaymentMethodMetaData, PeriodRule, PeriodType, SubscriptionInfo, Trial,
    format_local_time,
};
use domain::calendar;
use domain::order::Device;
use domain::subscription;
use time::OffsetDateTime;

use crate::gateway::ShopAddress;
use crate::gateway::request::locale::locale;
use crate::gateway::request::order::{email, given, name};
use crate::gateway::request::pay::browser;
use crate::gateway::request::{amount, ascii, notify_url, settlement};
use crate::store::subscriptions::SubscriptionRow;

/// What a sign-up says besides what the subscription's row does.
#[derive(Clone, Copy, Debug)]
pub struct SignUpCall<'a> {
    pub row: &'a SubscriptionRow,
    pub terms: &'a subscription::Terms,
    pub payment_request_id: &'a str,
    pub device: &'a Device,
    /// Until when the buyer may finish it.
    pub expires: OffsetDateTime,
}

/// The request. Its amount is the plan's price; a trial says how much less the first period costs.
///
/// 3-D Secure is always asked for, and money that is held is always captured at once: renewals
/// capture themselves, and a first period that nobody captures never takes effect.
pub(in crate::gateway) fn sign_up(
    call: &SignUpCall<'_>,
    shop: &ShopAddress,
) -> CreatePaymentSession {
    let (row, terms) = (call.row, call.terms);
    let price = amount(terms.price);
    let path = shop
        .words
        .spoken(&row.locale)
        .path(&format!("/subscriptions/{}", row.token));
    let order = Order {
        goods: vec![Goods::new(
            given(&row.plan, 64).unwrap_or_else(|| "plan".to_owned()),
            ascii(&row.plan_name, 256),
            price.clone(),
            1,
        )],
        buyer: Some(Buyer {
            reference_buyer_id: Some(row.buyer_id.clone().unwrap_or_else(|| row.shopper.clone())),
            buyer_name: Some(name(&row.name, &row.email)),
            buyer_email: email(&row.email),
            ..Buyer::default()
        }),
        ..Order::new(
            row.number.clone(),
            ascii(
                &format!(
                    "{} subscription {}, {}",
                    shop.name, row.number, row.plan_name
                ),
                256,
            ),
            price.clone(),
        )
    };
    CreatePaymentSession {
        payment_notify_url: Some(notify_url(shop)),
        settlement_strategy: Some(settlement(terms.price, shop)),
        payment_factor: Some(PaymentFactor {
            capture_mode: Some(CaptureMode::Automatic),
            is_authorization: Some(true),
        }),
        available_payment_method: Some(AvailablePaymentMethod {
            payment_method_meta_data: Some(PaymentMethodMetaData {
                is_3ds_authentication: Some(true),
                ..PaymentMethodMetaData::default()
            }),
            ..AvailablePaymentMethod::default()
        }),
        subscription_info: Some(info(call, shop)),
        locale: Some(locale(&row.locale)),
        env: Some(browser(call.device)),
        ..CreatePaymentSession::new(
            call.payment_request_id,
            price,
            order,
            format!("{}{path}", shop.public_url),
        )
    }
}

/// An interval as Antom writes it.
pub(in crate::gateway) fn period_rule(rule: calendar::PeriodRule) -> PeriodRule {
    PeriodRule::new(
        PeriodType::from(rule.period_type().as_str()),
        rule.count().into(),
    )
}

fn info(call: &SignUpCall<'_>, shop: &ShopAddress) -> SubscriptionInfo {
    let (row, terms) = (call.row, call.terms);
    let anchor = terms.anchor.local.assume_offset(terms.anchor.offset);
    let currency = terms.price.currency().code();
    let trial = match terms.trial {
        subscription::Trial::None => None,
        subscription::Trial::Free => Some(Amount::new(currency, 0)),
        subscription::Trial::Reduced { price } => Some(amount(price)),
    };
    let rule = period_rule(terms.rule);
    SubscriptionInfo {
        subscription_expiry_time: Some(format_local_time(call.expires)),
        trials: trial
            .into_iter()
            .map(|amount| Trial::of_phase(1, amount))
            .collect(),
        ..SubscriptionInfo::new(
            ascii(&row.plan_name, 256),
            format_local_time(anchor),
            rule,
            format!("{}/webhooks/antom/subscription", shop.public_url),
        )
    }
}
