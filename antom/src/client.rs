use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, Request, Response, StatusCode};
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::config::ClientConfig;
use crate::error::{CallError, ClientError, UnknownReason};
use crate::model::{OperationResult, ResultStatus};
use crate::signature::{Message, SignatureError, sign, verify};
use crate::transport::{Http, Transport};

/// Answers beyond this are not read.
const MAX_ANSWER: usize = 1024 * 1024;

/// Making the connection may take at most this long, and at most half of the whole time. A name or
/// an address that never answers is then told from an answer that never comes: in the first case
/// nothing was sent.
const MAX_CONNECT: Duration = Duration::from_secs(5);

/// A verified answer of Antom, of status `S`; that of [`pay`](Client::pay) may also be of status
/// `U`.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer, read.
    pub body: T,
    /// The answer exactly as it was received and signed, to be kept as evidence.
    pub raw: String,
}

impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("body", &self.body)
            .field("raw", &format_args!("<{} bytes>", self.raw.len()))
            .finish()
    }
}

/// The Antom API. Cheap to clone; clones share their connections.
///
/// Every call is sent at most once, follows no redirect, and believes no answer whose signature
/// it has not verified over the exact bytes received.
#[derive(Clone)]
pub struct Client {
    transport: Arc<dyn Transport>,
    config: ClientConfig,
    headers: HeaderMap,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}

impl Client {
    /// Makes a client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// A [`ClientError`] if the configuration cannot work or would not be safe.
    pub fn new(config: ClientConfig) -> Result<Self, ClientError> {
        config.check()?;
        let mut http = reqwest::Client::builder()
            .user_agent(concat!("antom-rust/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .timeout(config.timeout)
            .connect_timeout((config.timeout / 2).min(MAX_CONNECT));
        if config.is_local() {
            // A proxy of the environment is for the world outside, not for this machine.
            http = http.no_proxy();
        }
        if config.gateway.scheme() == "http" {
            // It needs none of the machine's certificates, and reading them takes a while.
            http = http.tls_certs_only([]);
        }
        let http = http
            .build()
            .map_err(|error| ClientError::Http(Box::new(error)))?;
        Self::with_transport(config, Arc::new(Http::new(http, MAX_ANSWER)))
    }

    /// Makes a client whose requests go by another way than HTTP; its timeouts are that way's own.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_transport(
        config: ClientConfig,
        transport: Arc<dyn Transport>,
    ) -> Result<Self, ClientError> {
        config.check()?;
        let headers = config.headers()?;
        Ok(Self {
            transport,
            config,
            headers,
        })
    }

    /// Sends a request and judges its answer. The calls themselves are in `calls.rs`.
    pub(crate) async fn call<Q, A>(&self, name: &str, request: &Q) -> Result<Answer<A>, CallError>
    where
        Q: Serialize + Sync,
        A: DeserializeOwned,
    {
        let path = self.path(name);
        let body = serde_json::to_vec(request).map_err(CallError::unreachable)?;
        let request = self.request(&path, body)?;
        let response = self.transport.carry(request).await?;
        let status = response.status();
        let headers = AnswerHeaders::of(&response);
        let body = response.into_body();
        self.judge(&path, status, &headers, &body)
    }

    fn path(&self, name: &str) -> String {
        let sandbox = if self.config.client_id.starts_with("SANDBOX_") {
            "/sandbox"
        } else {
            ""
        };
        format!("/ams{sandbox}/api/v1/{name}")
    }

    fn request(&self, path: &str, body: Vec<u8>) -> Result<Request<Vec<u8>>, CallError> {
        let millis = time::OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000;
        let time = millis.to_string();
        let signature = sign(
            &self.config.private_key,
            &Message {
                method: "POST",
                path,
                client_id: &self.config.client_id,
                time: &time,
                body: &body,
            },
        )
        .map_err(CallError::unreachable)?;
        let mut url = self.config.gateway.clone();
        url.set_path(path);
        let mut request = Request::builder().method(Method::POST).uri(url.as_str());
        if let Some(headers) = request.headers_mut() {
            headers.clone_from(&self.headers);
        }
        request
            .header("request-time", time)
            .header("signature", signature)
            .body(body)
            .map_err(CallError::unreachable)
    }

    fn judge<A: DeserializeOwned>(
        &self,
        path: &str,
        status: StatusCode,
        headers: &AnswerHeaders,
        body: &[u8],
    ) -> Result<Answer<A>, CallError> {
        let unknown = |reason| CallError::Unknown {
            reason,
            result: hint(body),
            raw: Some(String::from_utf8_lossy(body).into_owned()),
        };
        if status != StatusCode::OK {
            return Err(unknown(UnknownReason::Status(status.as_u16())));
        }
        self.authentic(path, headers, body)
            .map_err(|error| unknown(UnknownReason::Unverified(error)))?;
        let envelope: Envelope =
            crate::lenient::parse(body).map_err(|_| unknown(UnknownReason::Unreadable))?;
        let raw = || String::from_utf8_lossy(body).into_owned();
        match envelope.result.result_status {
            ResultStatus::S => crate::lenient::parse(body)
                .map(|body| Answer { body, raw: raw() })
                .map_err(|_| unknown(UnknownReason::Unreadable)),
            ResultStatus::F => Err(CallError::Refused {
                result: envelope.result,
                raw: raw(),
            }),
            ResultStatus::U => Err(unknown(UnknownReason::AnsweredUnknown)),
        }
    }

    /// An answer is signed over the *request's* method and path and its own time and body.
    fn authentic(
        &self,
        path: &str,
        headers: &AnswerHeaders,
        body: &[u8],
    ) -> Result<(), SignatureError> {
        if headers.signature.is_empty() {
            return Err(SignatureError::Missing);
        }
        if headers.time.is_empty() {
            return Err(SignatureError::Malformed("the response-time is missing"));
        }
        // Antom signs for all merchants with one key: what it told another is not told to us.
        if headers.client_id != self.config.client_id {
            return Err(SignatureError::Malformed("the client-id is not ours"));
        }
        verify(
            &self.config.antom_public_keys,
            &Message {
                method: "POST",
                path,
                client_id: &headers.client_id,
                time: &headers.time,
                body,
            },
            &headers.signature,
        )
    }
}

#[derive(Deserialize)]
struct Envelope {
    result: OperationResult,
}

/// What an answer says came of the call, if it can be read at all.
pub(crate) fn hint(body: &[u8]) -> Option<OperationResult> {
    let envelope: Envelope = crate::lenient::parse(body).ok()?;
    Some(envelope.result)
}

struct AnswerHeaders {
    client_id: String,
    time: String,
    signature: String,
}

impl AnswerHeaders {
    fn of(response: &Response<Vec<u8>>) -> Self {
        let get = |name: &str| {
            let value = response.headers().get(name);
            value
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        };
        Self {
            client_id: get("client-id"),
            time: get("response-time"),
            signature: get("signature"),
        }
    }
}
