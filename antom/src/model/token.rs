//! Tokens that stand for saved cards, and `deleteToken`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use super::check::{RequestError, optional, text as checked};
use super::result::OperationResult;
use super::scalar::text;

/// What stands for a saved card: whoever has it and your keys can charge that card.
///
/// `Debug` does not show it, and there is no `Display`.
///
/// ```
/// let token = antom::CardToken::new("ALIPAY4b2…");
/// assert_eq!(token.expose(), "ALIPAY4b2…");
/// assert_eq!(format!("{token:?}"), "CardToken(<12 bytes>)");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct CardToken(String);

impl CardToken {
    /// A token as it was stored.
    pub fn new(token: impl Into<String>) -> Self {
        Self(token.into())
    }

    /// The token itself, for storing it encrypted.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for CardToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CardToken(<{} bytes>)", self.0.len())
    }
}

pub(super) fn token<'de, D: Deserializer<'de>>(from: D) -> Result<Option<CardToken>, D::Error> {
    Ok(text(from)?.map(CardToken))
}

/// The request to forget a saved card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteTokenRequest {
    /// The card's token, at most 128 characters.
    pub token: CardToken,
    /// Which of your accounts it was stored for, if you have several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchant_account_id: Option<String>,
}

/// The answer: the card is forgotten.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeletedToken {
    /// How the call came out.
    pub result: OperationResult,
}

impl DeleteTokenRequest {
    /// A request to forget this card.
    #[must_use]
    pub fn new(token: CardToken) -> Self {
        Self {
            token,
            merchant_account_id: None,
        }
    }

    /// Checks what can be checked without asking.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("token", self.token.expose(), 128)?;
        optional("merchantAccountId", &self.merchant_account_id, 32)
    }
}
