//! How a message is read and written, said once for all of them.

/// Text that may come as JSON as well, which is then kept as JSON.
pub type JsonText = String;

/// Something nice to have, which counts as absent if it has an unexpected form.
pub type Detail<T> = Option<T>;

/// Things nice to have: those of an unexpected form are left out.
pub type Details<T> = Vec<T>;

/// Makes structs messages, or parts of messages, of Antom.
///
/// The type of a field says how it is read: see [`scalar`](super::scalar) for the readers. A field
/// that may be absent is not written when it is.
macro_rules! wire {
    ($($item:item)+) => {$(
        #[::serde_with::apply(
            String => #[serde(deserialize_with = "crate::model::scalar::required_text")],
            Option => #[serde(default, skip_serializing_if = "Option::is_none")],
            Option<String> => #[serde(deserialize_with = "crate::model::scalar::text")],
            Option<JsonText> => #[serde(deserialize_with = "crate::model::scalar::text_or_json")],
            Option<bool> => #[serde(deserialize_with = "crate::model::scalar::flag")],
            Option<u32> => #[serde(deserialize_with = "crate::model::scalar::number")],
            Option<i32> => #[serde(deserialize_with = "crate::model::scalar::number")],
            Option<PeriodType> => #[serde(deserialize_with = "crate::model::scalar::word")],
            Option<SubscriptionStatus> => #[serde(deserialize_with = "crate::model::scalar::word")],
            Option<SubscriptionPaymentStatus> => #[serde(deserialize_with = "crate::model::scalar::word")],
            Option<CardToken> => #[serde(deserialize_with = "crate::model::token::token")],
            Vec => #[serde(default, skip_serializing_if = "Vec::is_empty")],
            Vec => #[serde(deserialize_with = "crate::model::scalar::list")],
            Detail => #[serde(default, skip_serializing_if = "Option::is_none")],
            Detail => #[serde(deserialize_with = "crate::model::scalar::detail")],
            Details => #[serde(default, skip_serializing_if = "Vec::is_empty")],
            Details => #[serde(deserialize_with = "crate::model::scalar::details")],
        )]
        #[derive(Debug, Clone, PartialEq, Eq, ::serde::Serialize, ::serde::Deserialize)]
        #[serde(rename_all = "camelCase")]
        $item
    )+};
}

pub(super) use wire;
