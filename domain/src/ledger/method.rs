use std::fmt;

use serde::{Deserialize, Serialize};

/// Antom's `paymentMethodType`: how the buyer paid, as an open string.
///
/// New methods appear without notice, so this is no closed enum. The one thing the rules ask is
/// whether a success already means money ([`Method::captures`]).
///
/// ```
/// use domain::ledger::Method;
///
/// assert!(Method::parse("CARD").is_some_and(|method| method.captures()));
/// assert!(Method::parse("ALIPAY_CN").is_some_and(|method| !method.captures()));
/// assert_eq!(Method::parse("  "), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Method(String);

impl Method {
    /// Reads a method; a blank one is no method, because "not said" must lead to an inquiry.
    ///
    /// ```
    /// use domain::ledger::Method;
    ///
    /// assert_eq!(Method::parse(" CARD ").map(|method| method.to_string()), Some("CARD".into()));
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// Antom's name for it.
    ///
    /// ```
    /// use domain::ledger::Method;
    ///
    /// assert_eq!(Method::parse("GCASH").as_ref().map(Method::as_str), Some("GCASH"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a success only holds the money and a capture takes it: cards, Apple Pay, Google Pay
    /// (guide 000) and Pay by bank (guide 002).
    ///
    /// Spelling is read generously (`Pay by bank`, `PAYBYBANK_UK`, `ApplePay`): to take a wallet
    /// for a card delays a parcel, and to take a card for a wallet ships one that is not paid.
    ///
    /// ```
    /// use domain::ledger::Method;
    ///
    /// assert!(Method::parse("Pay by bank").is_some_and(|method| method.captures()));
    /// ```
    #[must_use]
    pub fn captures(&self) -> bool {
        self.is_one_of(&["CARD", "APPLEPAY", "GOOGLEPAY", "PAYBYBANK"])
    }

    /// How long Antom cancels a payment that succeeded (its page *cancel*). A method that is not
    /// known has the window that most have; Antom then refuses, and the payment is refunded.
    ///
    /// ```
    /// use domain::ledger::{CancelWindow, Method};
    ///
    /// let window = |name: &str| Method::parse(name).map(|method| method.cancel_window());
    /// assert_eq!(window("ALIPAY_CN"), Some(CancelWindow::NextDay));
    /// assert_eq!(window("DANA"), Some(CancelWindow::Never));
    /// assert_eq!(window("MERCADOPAGO_BR"), Some(CancelWindow::SevenDays));
    /// ```
    #[must_use]
    pub fn cancel_window(&self) -> CancelWindow {
        // Indonesia and JKOPay: not at all. Banks: only before the buyer has paid.
        let never = [
            "DANA",
            "GOPAY",
            "OVO",
            "QRIS",
            "LINKAJA",
            "SHOPEEPAYID",
            "KREDIVO",
            "AKULAKU",
            "CIMBNIAGA",
            "JKOPAY",
            "BANKTRANSFER",
            "BANKAPP",
            "ONLINEBANKINGTHAILAND",
        ];
        if self.is_one_of(&never) {
            CancelWindow::Never
        } else if self.captures() || self.is_one_of(&["MERCADOPAGO"]) {
            CancelWindow::SevenDays
        } else {
            CancelWindow::NextDay
        }
    }

    /// Whether it asks the payer for an e-mail address, which can be sent with the request:
    /// Przelewy24 and Mercado Pago (guide 000).
    ///
    /// ```
    /// use domain::ledger::Method;
    ///
    /// assert!(Method::parse("P24").is_some_and(|method| method.asks_for_email()));
    /// assert!(Method::parse("PIX").is_some_and(|method| !method.asks_for_email()));
    /// ```
    #[must_use]
    pub fn asks_for_email(&self) -> bool {
        self.is_one_of(&["P24", "PRZELEWY24", "MERCADOPAGO"])
    }

    /// Whether it asks the payer for a CPF, which can be sent with the request: Mercado Pago in
    /// Brazil (guide 000). Elsewhere Mercado Pago has no use for one.
    ///
    /// ```
    /// use domain::ledger::Method;
    ///
    /// assert!(Method::parse("MERCADOPAGO_BR").is_some_and(|method| method.asks_for_cpf()));
    /// assert!(Method::parse("MERCADOPAGO_CL").is_some_and(|method| !method.asks_for_cpf()));
    /// ```
    #[must_use]
    pub fn asks_for_cpf(&self) -> bool {
        self.is_one_of(&["MERCADOPAGOBR"])
    }

    fn is_one_of(&self, families: &[&str]) -> bool {
        let letters: String = self
            .0
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|letter| letter.to_ascii_uppercase())
            .collect();
        families.iter().any(|family| letters.starts_with(family))
    }
}

/// Until when Antom cancels a payment that succeeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CancelWindow {
    /// Not once the buyer has paid.
    Never,
    /// Until 00:15 GMT+8 of the day after.
    NextDay,
    /// Within seven days; for cards only until the money is captured.
    SevenDays,
}

/// A blank method in stored evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a payment method has a name")]
pub struct BlankMethod;

impl TryFrom<String> for Method {
    type Error = BlankMethod;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(BlankMethod)
    }
}

impl From<Method> for String {
    fn from(method: Method) -> Self {
        method.0
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_card_family_captures() {
        for name in [
            "CARD",
            "card",
            "APPLEPAY",
            "Apple Pay",
            "GOOGLEPAY",
            "PAYBYBANK_UK",
        ] {
            assert!(Method::parse(name).unwrap().captures(), "{name}");
        }
        for name in [
            "ALIPAY_CN",
            "GCASH",
            "DISCARD",
            "KAKAOPAY",
            "ONLINEBANKING_FPX",
            "P24",
        ] {
            assert!(!Method::parse(name).unwrap().captures(), "{name}");
        }
    }

    /// Antom's page on cancelling, method by method.
    #[test]
    fn each_method_is_cancelled_as_long_as_antom_says() {
        for (window, names) in [
            (
                CancelWindow::Never,
                &[
                    "DANA",
                    "GOPAY",
                    "OVO",
                    "QRIS",
                    "JKOPAY",
                    "BANKTRANSFER_ID",
                    "BANKAPP_SCB",
                ][..],
            ),
            (
                CancelWindow::SevenDays,
                &[
                    "CARD",
                    "APPLEPAY",
                    "GOOGLEPAY",
                    "MERCADOPAGO_BR",
                    "MERCADOPAGO_CL",
                ],
            ),
            (
                CancelWindow::NextDay,
                &[
                    "ANTOM_BIZ_ACCOUNT",
                    "ALIPAY_CN",
                    "TNG",
                    "P24",
                    "SOMETHING_NEW",
                ],
            ),
        ] {
            for name in names {
                let method = Method::parse(name).unwrap();
                assert_eq!(method.cancel_window(), window, "{name}");
            }
        }
    }

    #[test]
    fn blank_is_refused_in_storage_too() {
        assert!(serde_json::from_str::<Method>("\"\"").is_err());
        assert_eq!(
            serde_json::from_str::<Method>("\"CARD\"").unwrap(),
            Method("CARD".into())
        );
    }
}
