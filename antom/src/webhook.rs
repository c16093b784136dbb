//! Notifications: what Antom posts to `paymentNotifyUrl` and `refundNotifyUrl`.
//!
//! Take the raw bytes, [`verify`] them, keep them, and answer [`ACKNOWLEDGEMENT`] with HTTP 200.
//! **Every** authentic notification is acknowledged, that of a failed payment too: without the
//! acknowledgement Antom sends it up to eight times within 24 hours. Leave it out only if the
//! signature is wrong or the notification could not be stored.
//!
//! Parsing ([`Notification::parse`](crate::Notification::parse)) comes after verifying and may
//! fail for reasons of its own; an authentic notification that this crate cannot read is still
//! to be acknowledged.

use crate::key::PublicKey;
use crate::signature::{self, Message, SignatureError};

/// The body of the answer that stops Antom from sending a notification again. It needs no
/// signature; send it as `application/json` with status 200.
pub const ACKNOWLEDGEMENT: &str =
    r#"{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}"#;

/// The three headers of a notification that its signature needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headers<'a> {
    /// `client-id`: whose notification it is. Compare it with your own as well: Antom signs for
    /// all its merchants with the same key.
    pub client_id: &'a str,
    /// `request-time`, verbatim.
    pub request_time: &'a str,
    /// `signature`, the whole value.
    pub signature: &'a str,
}

impl<'a> Headers<'a> {
    /// Picks the headers out of a request, by any lookup that takes a lower-case name. A header
    /// that is not there becomes an empty text, which [`verify`] refuses.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use antom::webhook::Headers;
    ///
    /// let request = HashMap::from([("client-id", "5X00"), ("request-time", "1767323045123")]);
    /// let headers = Headers::pick(|name| request.get(name).copied());
    /// assert_eq!(headers.client_id, "5X00");
    /// assert_eq!(headers.signature, "");
    /// ```
    pub fn pick(lookup: impl Fn(&'static str) -> Option<&'a str>) -> Self {
        let get = |name| lookup(name).unwrap_or_default();
        Self {
            client_id: get("client-id"),
            request_time: get("request-time"),
            signature: get("signature"),
        }
    }

    /// Verifies a notification that came with these headers; see [`verify`].
    ///
    /// # Errors
    ///
    /// A [`SignatureError`].
    pub fn verify(
        &self,
        public_keys: &[PublicKey],
        path: &str,
        body: &[u8],
    ) -> Result<(), SignatureError> {
        verify(
            public_keys,
            path,
            self.client_id,
            self.request_time,
            self.signature,
            body,
        )
    }
}

/// Verifies a notification over the exact bytes of its body.
///
/// `path` is the path of the *public* notification URL, as Antom knows it: behind a proxy that
/// rewrites paths that is not the path the server sees. Use notification URLs without a query
/// string; Antom's own samples disagree on whether one would be signed.
///
/// There is no check of the time: a notification may rightly come again 24 hours later. Make its
/// handling idempotent instead.
///
/// # Errors
///
/// A [`SignatureError`]; a missing key, header or signature is always an error.
pub fn verify(
    public_keys: &[PublicKey],
    path: &str,
    client_id: &str,
    time: &str,
    signature: &str,
    body: &[u8],
) -> Result<(), SignatureError> {
    if client_id.is_empty() {
        return Err(SignatureError::Malformed("the client-id is missing"));
    }
    if time.is_empty() {
        return Err(SignatureError::Malformed("the request-time is missing"));
    }
    let message = Message {
        method: "POST",
        path,
        client_id,
        time,
        body,
    };
    signature::verify(public_keys, &message, signature)
}
