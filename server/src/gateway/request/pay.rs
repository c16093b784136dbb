use antom::{
    BrowserInfo, ConsultRequest, CreditPayPlan, Env, PayRequest, PaymentFactor, PaymentMethod,
    PaymentMethodMetaData, TokenizeMode, format_time,
};
use domain::order::CaptureMode;
use time::OffsetDateTime;

use crate::gateway::request::locale::locale;
use crate::gateway::request::{
    RequestError, amount, notify_url, order, os, redirect_url, settlement, terminal,
};
use crate::gateway::{Question, ShopAddress};
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempt_terms::{AttemptTerms, CardPreferences, MethodChoice, Saving};
use domain::order::Device;

/// The request of guides 003 and 004 for this order, but for the token of a saved card.
pub(in crate::gateway) fn pay(
    row: &OrderRow,
    lines: &[OrderLineRow],
    payment_request_id: &str,
    terms: &AttemptTerms,
    shop: &ShopAddress,
) -> Result<PayRequest, RequestError> {
    let order = order(row, lines, None, shop)?;
    let total = row.total;
    let instalments = terms.choice.card().and_then(|wish| wish.instalments);
    Ok(PayRequest {
        payment_notify_url: Some(notify_url(shop)),
        payment_factor: Some(factor(row.capture_mode)),
        payment_expiry_time: OffsetDateTime::from_unix_timestamp(terms.pay_until / 1000)
            .ok()
            .map(format_time),
        settlement_strategy: Some(settlement(total, shop)),
        credit_pay_plan: instalments.map(CreditPayPlan::monthly),
        user_region: Some(row.country.clone()),
        ..PayRequest::new(
            payment_request_id,
            amount(total),
            order,
            method(terms),
            redirect_url(row, payment_request_id, shop),
            env(&terms.device),
        )
    })
}

/// What `consult` is asked.
pub(in crate::gateway) fn consult(question: &Question<'_>, shop: &ShopAddress) -> ConsultRequest {
    ConsultRequest {
        user_region: (!question.region.is_empty()).then(|| question.region.to_owned()),
        payment_factor: Some(factor(question.capture_mode)),
        settlement_strategy: Some(settlement(question.total, shop)),
        ..ConsultRequest::new(amount(question.total), env(question.device))
    }
}

/// A card is only ever authorised first (guide 003).
fn factor(capture_mode: CaptureMode) -> PaymentFactor {
    PaymentFactor {
        is_authorization: Some(true),
        capture_mode: Some(match capture_mode {
            CaptureMode::Automatic => antom::CaptureMode::Automatic,
            CaptureMode::Manual => antom::CaptureMode::Manual,
        }),
    }
}

fn env(device: &Device) -> Env {
    Env {
        device_language: Some(locale(&device.locale)),
        ..browser(device)
    }
}

/// What the browser says of itself. Banks take it into account, so more payments succeed (guide
/// 004).
pub(super) fn browser(device: &Device) -> Env {
    let said = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Env {
        os_type: device.os.as_deref().and_then(os),
        user_agent: said(&device.user_agent),
        browser_info: Some(BrowserInfo {
            accept_header: said(&device.accept),
            language: said(&device.language),
            user_agent: said(&device.user_agent),
            ..BrowserInfo::default()
        }),
        ..Env::new(terminal(device.phone), device.client_ip.clone())
    }
}

fn method(terms: &AttemptTerms) -> PaymentMethod {
    let CardPreferences {
        brand,
        issuer_authenticates,
        instalments: _,
    } = terms.choice.card().cloned().unwrap_or_default();
    let is_saved = match terms.choice {
        MethodChoice::SavedCard { .. } => true,
        MethodChoice::Card(_) | MethodChoice::Page | MethodChoice::Method { .. } => false,
    };
    PaymentMethod {
        require_issuer_authentication: issuer_authenticates.then_some(true),
        payment_method_meta_data: Some(PaymentMethodMetaData {
            tokenize_mode: (!is_saved).then_some(match terms.saving {
                Saving::Never => TokenizeMode::Disabled,
                Saving::Ask => TokenizeMode::AskForConsent,
                Saving::Yes => TokenizeMode::Enabled,
            }),
            // South Korean issuers have their own way (guide 004).
            is_3ds_authentication: (!issuer_authenticates).then_some(terms.three_ds),
            enable_authentication_upgrade: (!issuer_authenticates).then_some(true),
            is_card_on_file: is_saved.then_some(true),
            selected_card_brand: brand,
            ..PaymentMethodMetaData::default()
        }),
        ..PaymentMethod::card()
    }
}
