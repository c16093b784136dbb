//! Identifiers, shaped like the ones in the guides' samples.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::clock::Moment;

/// The business codes that stand after the date in the number of a payment, a capture, a refund.
const PAYMENT: &str = "194010800100188";
const CAPTURE: &str = "194010807000188";
const REFUND: &str = "194010801000188";
const SUBSCRIPTION: &str = "190000000000188";
const DISPUTE: &str = "194010808000188";

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if getrandom::fill(&mut bytes).is_err() {
        // Nothing here guards a secret, and a gateway that can't draw numbers is of no use.
        tracing::error!("the system gives no random bytes");
    }
    bytes
}

fn number(kind: &str, at: Moment) -> String {
    let date = at.date();
    let tail = u64::from_le_bytes(random()) % 1_000_000_000_000;
    format!(
        "{:04}{:02}{:02}{kind}{tail:012}",
        date.year(),
        u8::from(date.month()),
        date.day()
    )
}

pub(crate) fn payment_id(at: Moment) -> String {
    number(PAYMENT, at)
}

pub(crate) fn capture_id(at: Moment) -> String {
    number(CAPTURE, at)
}

pub(crate) fn refund_id(at: Moment) -> String {
    number(REFUND, at)
}

pub(crate) fn dispute_id(at: Moment) -> String {
    number(DISPUTE, at)
}

pub(crate) fn subscription_id(at: Moment) -> String {
    number(SUBSCRIPTION, at)
}

/// What Antom calls a payment that it takes by itself.
pub(crate) fn renewal_request_id(at: Moment) -> String {
    format!("RENEWAL_{}_AUTO", number("", at))
}

pub(crate) fn acquirer_reference() -> String {
    format!("{:023}", u128::from_le_bytes(random()) % 10_u128.pow(23))
}

pub(crate) fn network_transaction_id() -> String {
    let bytes: [u8; 5] = random();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02X}")).collect();
    format!("MEB{hex}")
}

/// What stands for a saved card; base64 with all its characters, as the guides' samples have it.
pub(crate) fn card_token() -> String {
    format!("ALIPAY{}", STANDARD.encode(random::<65>()))
}

/// Leads to the page of a payment that pay made.
pub(crate) fn page_code() -> String {
    format!("golcashier{}sandbox", token())
}

/// An unguessable token that is safe in a path.
pub(crate) fn token() -> String {
    let bytes: [u8; 16] = random();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn session_id() -> String {
    STANDARD.encode(random::<45>())
}

/// Two parts in base64 around a region and a version, as the guides' samples have it. Merchants are
/// to pass it on unread; that it holds `+`, `/`, `=` and `&` is what makes encoding it matter.
pub(crate) fn session_data(locale: Option<&str>) -> String {
    let details = serde_json::json!({
        "extendInfo": serde_json::json!({ "locale": locale.unwrap_or("en_US") }).to_string(),
        "paymentSessionConfig": {
            "paymentMethodCategoryType": "ALL",
            "productScene": "CHECKOUT_PAYMENT",
            "productSceneVersion": "1.0",
        },
    });
    format!(
        "{}&&SG&&188&&{}",
        STANDARD.encode(random::<64>()),
        STANDARD.encode(details.to_string())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_35_digits_and_begin_with_the_date() {
        let at = Moment::parse("2025-03-05T06:02:34+08:00").unwrap();
        for id in [payment_id(at), capture_id(at), refund_id(at)] {
            assert_eq!(id.len(), 35, "{id}");
            assert!(id.starts_with("20250305"), "{id}");
            assert!(id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
        }
        assert_eq!(acquirer_reference().len(), 23);
    }

    #[test]
    fn session_data_keeps_within_its_length() {
        assert!(session_data(Some("en_US")).len() < 1024);
        assert!(session_id().len() <= 64);
    }
}
