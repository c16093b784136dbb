//! Orders as Antom reads them.

mod locale;
mod order;
mod pay;
pub(super) mod subscription;
mod travel;

use antom::{
    Amount, AvailablePaymentMethod, CreatePaymentSession, Env, OsType, PaymentFactor,
    PaymentMethodMetaData, PaymentMethodTypeItem, RefundRequest, SettlementStrategy, TerminalType,
    TokenizeMode,
};
use deunicode::deunicode_with_tofu;
use domain::Money;
use domain::ledger::Method;
use domain::order::CaptureMode;
use domain::text::{Cpf, clean, cut};
use domain::travel::Trip;

use crate::gateway::ShopAddress;
use crate::gateway::request::locale::locale;
use crate::gateway::request::order::{given, order};
use crate::gateway::request::pay::browser;
pub(super) use crate::gateway::request::pay::{consult, pay};
use crate::store::StoreError;
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice, Saving};
use crate::store::payments::refunds::RefundRow;

/// What Antom would refuse of an attempt's request is found before anything is written down.
pub(super) fn check(
    row: &OrderRow,
    lines: &[OrderLineRow],
    payment_request_id: &str,
    terms: &AttemptTerms,
    trip: Option<&Trip>,
    shop: &ShopAddress,
) -> Result<(), RequestError> {
    let checked = if terms.choice.is_by_pay() {
        let mut request = pay(row, lines, payment_request_id, terms, shop)?;
        if matches!(terms.choice, MethodChoice::SavedCard { .. }) {
            // The card's own token is put in when the request leaves.
            request.payment_method.payment_method_id = Some(antom::CardToken::new("token"));
        }
        request.check()
    } else {
        let details = SessionDetails {
            terms: Some(terms),
            trip,
            cpf: None,
        };
        create_payment_session(row, lines, payment_request_id, details, shop)?.check()
    };
    checked.map_err(|reason| RequestError::Refused {
        number: row.number.clone(),
        reason,
    })
}

/// An order that cannot be put into a request.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// The lines do not sum to the order's amount: Antom would refuse it, and so do we (I11).
    #[error("the lines of order {number} sum to {lines}, not to its amount {total}")]
    Sum {
        number: String,
        lines: Money,
        total: Money,
    },
    #[error("Antom would refuse order {number}: {reason}")]
    Refused {
        number: String,
        reason: antom::RequestError,
    },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Money(#[from] domain::MoneyError),
}

/// What a session's request says besides what the order does.
#[derive(Clone, Copy, Debug, Default)]
pub struct SessionDetails<'a> {
    /// `None`: as the order was placed.
    pub terms: Option<&'a AttemptTerms>,
    pub trip: Option<&'a Trip>,
    /// Of the payer, for a method that asks for it.
    pub cpf: Option<&'a Cpf>,
}

/// The request of guide 000 for this order.
pub(super) fn create_payment_session(
    row: &OrderRow,
    lines: &[OrderLineRow],
    payment_request_id: &str,
    details: SessionDetails<'_>,
    shop: &ShopAddress,
) -> Result<CreatePaymentSession, RequestError> {
    let SessionDetails { terms, trip, cpf } = details;
    let order = order(row, lines, trip, shop)?;
    let total = row.total;
    let business_account = travel::business_account(terms);
    Ok(CreatePaymentSession {
        payment_notify_url: Some(notify_url(shop)),
        settlement_strategy: Some(settlement(total, shop)),
        // Automatic is what Antom does unless it is told otherwise.
        payment_factor: match row.capture_mode {
            CaptureMode::Automatic => None,
            CaptureMode::Manual => Some(PaymentFactor {
                capture_mode: Some(antom::CaptureMode::Manual),
                ..PaymentFactor::default()
            }),
        },
        available_payment_method: match business_account {
            Some(_) => None,
            None => terms.and_then(|terms| available(terms, cpf, row, shop)),
        },
        payment_method: business_account,
        locale: Some(locale(&row.locale)),
        env: Some(match terms {
            Some(terms) => browser(&terms.device),
            None => Env {
                terminal_type: Some(terminal(row.terminal_type == "WAP")),
                os_type: row.os_type.as_deref().and_then(os),
                ..Env::default()
            },
        }),
        ..CreatePaymentSession::new(
            payment_request_id,
            amount(total),
            order,
            redirect_url(row, payment_request_id, shop),
        )
    })
}

/// What the page is narrowed to: the one method that was chosen, or the merchant's list; 3-D Secure
/// for cards where the merchant wants it; and what the buyer need not type again.
fn available(
    terms: &AttemptTerms,
    cpf: Option<&Cpf>,
    row: &OrderRow,
    shop: &ShopAddress,
) -> Option<AvailablePaymentMethod> {
    let methods = match &terms.choice {
        MethodChoice::Method { name } => vec![PaymentMethodTypeItem::new(name.as_str())],
        MethodChoice::Page => of_the_merchant(row, shop),
        MethodChoice::Card(_) | MethodChoice::SavedCard { .. } => Vec::new(),
    };
    let only = match &terms.choice {
        MethodChoice::Method { name } => Method::parse(name),
        MethodChoice::Page | MethodChoice::Card(_) | MethodChoice::SavedCard { .. } => None,
    };
    let asks_for_email = match &terms.choice {
        MethodChoice::Page => true,
        MethodChoice::Method { .. } => only.as_ref().is_some_and(Method::asks_for_email),
        MethodChoice::Card(_) | MethodChoice::SavedCard { .. } => false,
    };
    let asks_for_cpf = only.as_ref().is_some_and(Method::asks_for_cpf);
    let meta_data = PaymentMethodMetaData {
        is_3ds_authentication: terms.three_ds.then_some(true),
        payer_email: order::email(&row.email).filter(|_| asks_for_email),
        cpf: cpf
            .filter(|_| asks_for_cpf)
            .map(|cpf| cpf.digits().to_owned()),
        tokenize_mode: match terms.saving {
            Saving::Never => None,
            Saving::Ask => Some(TokenizeMode::AskForConsent),
            Saving::Yes => Some(TokenizeMode::Enabled),
        },
        ..PaymentMethodMetaData::default()
    };
    let meta_data = (meta_data != PaymentMethodMetaData::default()).then_some(meta_data);
    (!methods.is_empty() || meta_data.is_some()).then_some(AvailablePaymentMethod {
        payment_method_type_list: methods,
        payment_method_meta_data: meta_data,
    })
}

/// The merchant's list for this order's buyer; empty for all that the contract allows.
fn of_the_merchant(row: &OrderRow, shop: &ShopAddress) -> Vec<PaymentMethodTypeItem> {
    let list = shop.methods.of(row.total.currency(), &row.country);
    list.listed()
        .map(|method| PaymentMethodTypeItem {
            payment_method_order: method.place,
            express_checkout: method.is_quick.then_some(true),
            ..PaymentMethodTypeItem::new(method.name)
        })
        .collect()
}

fn notify_url(shop: &ShopAddress) -> String {
    format!("{}/webhooks/antom/payment", shop.public_url)
}

/// The address names the attempt, so that the shop learns when its buyer came back.
fn redirect_url(row: &OrderRow, payment_request_id: &str, shop: &ShopAddress) -> String {
    let path = format!("/result/{}/back/{payment_request_id}", row.token);
    let path = shop.words.spoken(&row.locale).path(&path);
    format!("{}{path}", shop.public_url)
}

fn settlement(total: Money, shop: &ShopAddress) -> SettlementStrategy {
    let currency = shop.settlement_currency.unwrap_or(total.currency());
    SettlementStrategy::new(currency.code())
}

fn terminal(phone: bool) -> TerminalType {
    if phone {
        TerminalType::Wap
    } else {
        TerminalType::Web
    }
}

fn os(name: &str) -> Option<OsType> {
    name.parse().ok()
}

/// The notification comes to the same address as the payment's.
pub(super) fn refund(
    row: &RefundRow,
    payment_id: &str,
    money: Money,
    shop: &ShopAddress,
) -> RefundRequest {
    RefundRequest {
        refund_reason: (!row.reason.is_empty()).then(|| ascii(&row.reason, 256)),
        refund_notify_url: Some(notify_url(shop)),
        ..RefundRequest::new(&row.refund_request_id, payment_id, amount(money))
    }
}

pub(super) fn amount(money: Money) -> Amount {
    Amount::new(money.currency().code(), money.minor().unsigned_abs())
}

/// Guide 004's FAQ advises against characters beyond ASCII in request values.
pub(super) fn ascii(text: &str, most: usize) -> String {
    let plain = clean(&deunicode_with_tofu(&clean(text), ""));
    cut(&plain, most).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ascii_and_fit() {
        assert_eq!(ascii("Zoë Müller 北京", 64), "Zoe Muller Bei Jing");
        assert_eq!(ascii("ééé", 2), "ee");
    }
}
