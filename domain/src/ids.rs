//! The identifiers of orders, payments and people, each with a type of its own.
//!
//! All of them are opaque text: they are made once, stored, and compared as they are. That the
//! types differ keeps an order's id from being passed where a refund's is meant.

mod attempt_no;

pub use attempt_no::{AttemptNo, AttemptNoError};

macro_rules! ids {
    ($($(#[$meta:meta])* $type:ident,)+) => {$(
        $(#[$meta])*
        #[derive(
            Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            ::serde::Serialize, ::serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $type(String);

        impl $type {
            /// Lends the id as text, as it is stored and sent.
            #[must_use]
            pub const fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// Gives the text up.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl ::std::fmt::Display for $type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ::std::convert::Infallible;

            fn from_str(id: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(id))
            }
        }

        impl From<String> for $type {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $type {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl From<$type> for String {
            fn from(id: $type) -> Self {
                id.0
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::std::borrow::Borrow<str> for $type {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $type {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl PartialEq<&str> for $type {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl PartialEq<$type> for str {
            fn eq(&self, other: &$type) -> bool {
                *self == other.0
            }
        }

        impl PartialEq<$type> for &str {
            fn eq(&self, other: &$type) -> bool {
                **self == other.0
            }
        }
    )+};
}

ids! {
    /// Names an order; buyers see it in the page's address.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use domain::ids::OrderId;
    ///
    /// let id = OrderId::from("0198f0c2");
    /// assert_eq!(id, "0198f0c2");
    /// assert_eq!(format!("/orders/{id}"), "/orders/0198f0c2");
    ///
    /// let totals = HashMap::from([(id, 6400)]);
    /// assert_eq!(totals.get("0198f0c2"), Some(&6400));
    /// ```
    OrderId,
    /// Names one attempt at paying: Antom's `paymentRequestId`, which makes `pay` idempotent (I7).
    ///
    /// ```
    /// use domain::ids::PaymentRequestId;
    ///
    /// let id: PaymentRequestId = "wf-0198f0c2".into();
    /// assert_eq!(id.as_str(), "wf-0198f0c2");
    /// ```
    PaymentRequestId,
    /// Names one capture: Antom's `captureRequestId`, which makes `capture` idempotent.
    ///
    /// ```
    /// use domain::ids::CaptureRequestId;
    ///
    /// assert_eq!(CaptureRequestId::from("cp0198f0c2"), "cp0198f0c2");
    /// ```
    CaptureRequestId,
    /// Names one refund: Antom's `refundRequestId`, which makes `refund` idempotent.
    ///
    /// ```
    /// use domain::ids::RefundRequestId;
    ///
    /// assert_eq!(RefundRequestId::from("rf0198f0c2"), "rf0198f0c2");
    /// ```
    RefundRequestId,
    /// Names a buyer who has an account.
    ///
    /// ```
    /// use domain::ids::BuyerId;
    ///
    /// assert_eq!(BuyerId::from("0198f0c2"), "0198f0c2");
    /// ```
    BuyerId,
    /// Names a browser that shops here, with or without an account.
    ///
    /// ```
    /// use domain::ids::ShopperId;
    ///
    /// assert_eq!(ShopperId::from("0198f0c2"), "0198f0c2");
    /// ```
    ShopperId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_text_in_json_and_in_print() {
        let id = RefundRequestId::from("rf1");
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, r#""rf1""#);
        assert_eq!(serde_json::from_str::<RefundRequestId>(&json).unwrap(), id);
        assert_eq!(format!("{id:>5}"), "  rf1");
        assert_eq!("rf1".parse(), Ok(id.clone()));
        assert_eq!(String::from(id), "rf1");
    }

    #[test]
    fn an_id_compares_with_text_from_either_side() {
        let id = OrderId::from("o1".to_owned());
        assert_eq!(id, "o1");
        assert_eq!("o1", id);
        assert_eq!(id, *"o1");
        assert_eq!(*"o1", id);
        assert_ne!(id, "o2");
    }
}
