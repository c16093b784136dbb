//! How the buyer chose to pay on one attempt, and what its request says beside the order. Written
//! down with the attempt: a request that is repeated under its own id has to be the same.

use domain::ledger::Method;
use domain::order::Device;
use serde::{Deserialize, Serialize};

use crate::store::StoreError;
use crate::store::payments::attempts::AttemptRow;
use crate::store::stored::Stored;

/// What Antom calls the method that takes any card.
const CARD: &str = "CARD";

/// How the buyer chose to pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum MethodChoice {
    /// Antom's Checkout Page, with everything that is on it.
    Page,
    /// The Checkout Page with this method alone on it.
    Method { name: String },
    /// A card that is typed on Antom's page.
    Card(CardPreferences),
    /// A card that was saved.
    SavedCard {
        id: String,
        #[serde(flatten)]
        preferences: CardPreferences,
    },
}

/// What the buyer wants of a card payment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPreferences {
    /// `selectedCardBrand`
    pub brand: Option<String>,
    /// The brand is of South Korea, and its issuer authenticates the buyer.
    pub issuer_authenticates: bool,
    /// In so many months.
    pub instalments: Option<u32>,
}

impl MethodChoice {
    /// By `pay`; else on a hosted session.
    #[must_use]
    pub const fn is_by_pay(&self) -> bool {
        match self {
            Self::Page | Self::Method { .. } => false,
            Self::Card(_) | Self::SavedCard { .. } => true,
        }
    }

    /// What is wanted of the card, if it is by card.
    #[must_use]
    pub const fn card(&self) -> Option<&CardPreferences> {
        match self {
            Self::Page | Self::Method { .. } => None,
            Self::Card(preferences) | Self::SavedCard { preferences, .. } => Some(preferences),
        }
    }
}

/// `tokenizeMode`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Saving {
    #[default]
    Never,
    /// Antom asks the buyer.
    Ask,
    /// The buyer was asked here, and said yes.
    Yes,
}

/// What an attempt's request says beside the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttemptTerms {
    pub choice: MethodChoice,
    pub device: Device,
    /// `paymentExpiryTime` of a payment by `pay`, epoch milliseconds.
    pub pay_until: i64,
    /// Whether 3D Secure is asked for.
    pub three_ds: bool,
    pub saving: Saving,
}

impl AttemptTerms {
    pub(crate) fn to_json(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Unreadable {
            what: "how an attempt is paid",
            value: error.to_string(),
        })
    }
}

impl AttemptRow {
    /// What its request says beside the order; `None` is the Checkout Page.
    ///
    /// # Errors
    /// When the row holds terms that this version does not know.
    pub fn terms(&self) -> Result<Option<&AttemptTerms>, StoreError> {
        match &self.terms {
            None => Ok(None),
            Some(Stored::Known(terms)) => Ok(Some(terms)),
            Some(Stored::Unknown(text)) => Err(StoreError::Unreadable {
                what: "how an attempt is paid",
                value: text.clone(),
            }),
        }
    }

    /// When nobody can pay on it any more, as far as is known: a session lasts an hour unless Antom
    /// says otherwise (guide 000).
    ///
    /// # Errors
    /// As [`AttemptRow::terms`].
    pub fn ends_at(&self) -> Result<i64, StoreError> {
        const SESSION: i64 = 3_600_000;
        let terms = self.terms()?;
        let by_pay = terms.filter(|terms| terms.choice.is_by_pay());
        let told = self.expires_at.or(by_pay.map(|terms| terms.pay_until));
        Ok(told.unwrap_or(self.begun_at + SESSION))
    }

    /// The only method that this attempt can be paid by, if there is only one: what some
    /// notifications and inquiries leave out (guide 003).
    ///
    /// # Errors
    /// As [`AttemptRow::terms`].
    pub fn only_method(&self) -> Result<Option<Method>, StoreError> {
        let terms = self.terms()?;
        Ok(terms.and_then(|terms| match &terms.choice {
            MethodChoice::Page => None,
            MethodChoice::Method { name } => Method::parse(name),
            MethodChoice::Card(_) | MethodChoice::SavedCard { .. } => Method::parse(CARD),
        }))
    }

    /// By `pay`; else on a hosted session.
    ///
    /// # Errors
    /// As [`AttemptRow::terms`].
    pub fn is_by_pay(&self) -> Result<bool, StoreError> {
        Ok(self.terms()?.is_some_and(|terms| terms.choice.is_by_pay()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_stored_by_names_that_never_change() {
        let terms = AttemptTerms {
            choice: MethodChoice::SavedCard {
                id: "c1".to_owned(),
                preferences: CardPreferences {
                    instalments: Some(3),
                    ..CardPreferences::default()
                },
            },
            device: Device::default(),
            pay_until: 1,
            three_ds: true,
            saving: Saving::Ask,
        };
        let json = terms.to_json().unwrap();
        assert!(
            json.starts_with(r#"{"choice":{"way":"saved_card","id":"c1","brand":null"#),
            "{json}"
        );
        assert_eq!(serde_json::from_str::<AttemptTerms>(&json).unwrap(), terms);
        for choice in [
            MethodChoice::Page,
            MethodChoice::Method {
                name: "TNG".to_owned(),
            },
            MethodChoice::Card(CardPreferences::default()),
        ] {
            let json = serde_json::to_string(&choice).unwrap();
            assert_eq!(serde_json::from_str::<MethodChoice>(&json).unwrap(), choice);
        }
    }
}
