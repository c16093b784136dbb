//! What messages tell of a card payment, in parts: each is a set of texts that may be missing.

use serde::{Deserialize, Serialize};

/// Longer than anything that Antom documents: nothing else gets into the column.
pub(super) const LONGEST: usize = 256;

/// Facts that are texts, and how two reports of them become one.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($field:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<String>,
            )+
        }

        impl $name {
            pub(super) fn join(&mut self, other: &Self) {
                $(fuller(&mut self.$field, &other.$field);)+
            }

            pub(super) fn fill(&mut self, other: &Self) {
                $(if self.$field.is_none() {
                    self.$field.clone_from(&other.$field);
                })+
            }

            #[must_use]
            pub fn is_empty(&self) -> bool {
                $(self.$field.is_none())&&+
            }
        }
    };
}

texts! {
    /// The card, as far as it may be known.
    Card { brand, number, last_four, funding, category, issuer, country, }
}

texts! {
    /// What the issuer checked and said, in the card scheme's own codes.
    Checks {
        avs, cvv, authorization_code, network_transaction_id, retrieval_reference, refusal_code,
        refusal_reason, advice_code, instalments, instalment_interval,
    }
}

texts! {
    /// What came of 3-D Secure.
    ThreeDs {
        eci, cavv, version, xid, ds_transaction_id, kind, status, reason, challenge_cancel,
        exemption, liability_shift,
    }
}

texts! {
    /// Who acquired it, and under which numbers.
    Acquirer {
        name, merchant_id, merchant_name, transaction_id, reference_request_id, reference_no,
        result_code, result_message, reason,
    }
}

texts! {
    /// The numbers of a capture or a refund: ours, Antom's, and what came of it.
    Numbers { request_id, id, amount_minor, currency, code, }
}

/// A fact as it is kept: Antom sends empty texts for what it does not know.
#[must_use]
pub fn told(text: Option<&str>) -> Option<String> {
    let text: String = text?.trim().chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// Two messages that differ: the one that says more counts, whichever came first.
fn fuller(known: &mut Option<String>, told: &Option<String>) {
    let weight = |text: &Option<String>| text.as_ref().map(|text| (text.len(), text.clone()));
    if weight(told) > weight(known) {
        known.clone_from(told);
    }
}

/// Of two times the earlier: to capture too early harms nobody.
pub(super) fn earlier(known: &mut Option<i64>, told: Option<i64>) {
    *known = match (*known, told) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}
