use std::cmp::Ordering;
use std::str::FromStr;

use crate::money::{Currency, Money};

/// When the shop asks for 3D Secure (guide 004). The issuer and Antom may ask for it all the same.
///
/// Written as `always`, `gateway`, or `above` with an amount for each currency that has one.
///
/// ```
/// use domain::order::Authentication;
/// use domain::{Currency, Money};
///
/// let policy: Authentication = "above SGD 200.00, JPY 20000".parse()?;
/// assert!(!policy.asks(Money::new(20_000, Currency::Sgd)?));
/// assert!(policy.asks(Money::new(20_001, Currency::Sgd)?));
/// // Nothing was said of euros, so they are on the safe side.
/// assert!(policy.asks(Money::new(1, Currency::Eur)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// For every card.
    Always,
    /// For more than one of these amounts, and in every currency that has none here.
    Above(Vec<Money>),
    /// When Antom or the issuer wants it.
    GatewayAsks,
}

/// What is written is no [`Authentication`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write `always`, `gateway`, or `above` and an amount for each currency, such as `above SGD 200.00, JPY 20000`"
)]
pub struct AuthenticationError;

impl Authentication {
    /// Whether a payment of `total` has to pass 3D Secure.
    ///
    /// ```
    /// use domain::order::Authentication;
    /// use domain::{Currency, Money};
    ///
    /// let total = Money::new(6400, Currency::Sgd)?;
    /// assert!(Authentication::Always.asks(total));
    /// assert!(!Authentication::GatewayAsks.asks(total));
    /// # Ok::<(), domain::MoneyError>(())
    /// ```
    #[must_use]
    pub fn asks(&self, total: Money) -> bool {
        match self {
            Self::Always => true,
            Self::GatewayAsks => false,
            Self::Above(limits) => limits
                .iter()
                .find(|limit| limit.currency() == total.currency())
                .is_none_or(|limit| {
                    matches!(total.compare(*limit), Ok(Ordering::Greater) | Err(_))
                }),
        }
    }
}

impl FromStr for Authentication {
    type Err = AuthenticationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.trim() {
            "always" => Ok(Self::Always),
            "gateway" => Ok(Self::GatewayAsks),
            other => other
                .strip_prefix("above ")
                .ok_or(AuthenticationError)?
                .split(',')
                .map(amount)
                .collect::<Result<_, _>>()
                .map(Self::Above),
        }
    }
}

/// `SGD 200.00`
fn amount(text: &str) -> Result<Money, AuthenticationError> {
    let (code, amount) = text.trim().split_once(' ').ok_or(AuthenticationError)?;
    let currency: Currency = code.parse().map_err(|_| AuthenticationError)?;
    Money::parse_major(amount.trim(), currency).map_err(|_| AuthenticationError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_misspelt_is_refused() {
        for text in [
            "",
            "above",
            "above 200",
            "above SGD",
            "above SGD 1.234",
            "never",
            "above XXX 1",
        ] {
            assert_eq!(
                text.parse::<Authentication>(),
                Err(AuthenticationError),
                "{text}"
            );
        }
        assert_eq!(" always ".parse(), Ok(Authentication::Always));
    }
}
