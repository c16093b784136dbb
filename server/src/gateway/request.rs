//! Orders as Antom reads them.

mod order;
mod pay;
pub(super) mod subscription;
mod travel;

use antom::{
    Amount, AvailablePaymentMethod, CreatePaymentSession, Env, OsType, PaymentFactor,
    PaymentMethodMetaData, PaymentMethodTypeItem, RefundRequest, SettlementStrategy, TerminalType,
};
use deunicode::deunicode_with_tofu;
use domain::Money;
use domain::order::CaptureMode;
use domain::text::{clean, cut};
use domain::travel::Trip;

use crate::gateway::ShopAddress;
use crate::gateway::request::order::{given, order};
pub(super) use crate::gateway::request::pay::{consult, pay};
use crate::store::StoreError;
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice};
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
        create_payment_session(row, lines, payment_request_id, Some(terms), trip, shop)?.check()
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

/// The request of guide 000 for this order; without terms, as the order was placed.
pub(super) fn create_payment_session(
    row: &OrderRow,
    lines: &[OrderLineRow],
    payment_request_id: &str,
    terms: Option<&AttemptTerms>,
    trip: Option<&Trip>,
    shop: &ShopAddress,
) -> Result<CreatePaymentSession, RequestError> {
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
            None => terms.and_then(available),
        },
        payment_method: business_account,
        locale: Some(
            terms
                .map_or(&row.locale, |terms| &terms.device.locale)
                .clone(),
        ),
        env: Some(match terms {
            Some(terms) => Env {
                terminal_type: Some(terminal(terms.device.phone)),
                os_type: terms.device.os.as_deref().and_then(os),
                ..Env::default()
            },
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

/// What the page is narrowed to: the one method that was chosen, and 3-D Secure for cards where the
/// merchant wants it.
fn available(terms: &AttemptTerms) -> Option<AvailablePaymentMethod> {
    let only = match &terms.choice {
        MethodChoice::Method { name } => Some(PaymentMethodTypeItem::new(name.as_str())),
        MethodChoice::Page | MethodChoice::Card(_) | MethodChoice::SavedCard { .. } => None,
    };
    let secured = terms.three_ds.then(|| PaymentMethodMetaData {
        is_3ds_authentication: Some(true),
        ..PaymentMethodMetaData::default()
    });
    (only.is_some() || secured.is_some()).then(|| AvailablePaymentMethod {
        payment_method_type_list: only.into_iter().collect(),
        payment_method_meta_data: secured,
    })
}

fn notify_url(shop: &ShopAddress) -> String {
    format!("{}/webhooks/antom/payment", shop.public_url)
}

/// The address names the attempt, so that the shop learns when its buyer came back.
fn redirect_url(row: &OrderRow, payment_request_id: &str, shop: &ShopAddress) -> String {
    let (shop, token) = (&shop.public_url, &row.token);
    format!("{shop}/result/{token}/back/{payment_request_id}")
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
fn ascii(text: &str, most: usize) -> String {
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
