//! How a signed request gets to Antom, and its answer back.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use http::{Request, Response};

use crate::error::{CallError, Source, UnknownReason};

/// What a [`Transport`] promises to bring.
pub type Carried<'a> =
    Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send + 'a>>;

/// Carries requests over the network. A [`Client`](crate::Client) brings its own, over HTTP; another
/// one is for tests and simulations, or for whoever has to go by an unusual way.
///
/// It signs and judges nothing: what comes back is believed only when its signature is Antom's.
///
/// ```
/// use antom::transport::{Carried, Transport, TransportError};
///
/// /// A network that is down.
/// #[derive(Debug)]
/// struct Down;
///
/// impl Transport for Down {
///     fn carry(&self, _: http::Request<Vec<u8>>) -> Carried<'_> {
///         Box::pin(async { Err(TransportError::Unreachable("no route".into())) })
///     }
/// }
/// ```
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends the request once, and follows no redirect.
    fn carry(&self, request: Request<Vec<u8>>) -> Carried<'_>;
}

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// The request certainly never left.
    #[error("it could not be sent: {0}")]
    Unreachable(#[source] Source),
    /// It may have arrived, and what came of it is not known.
    #[error("{0}")]
    Lost(UnknownReason),
}

impl From<TransportError> for CallError {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable(source) => Self::unreachable(source),
            TransportError::Lost(reason) => Self::unknown(reason),
        }
    }
}

/// The usual [`Transport`].
#[derive(Clone, Debug)]
pub struct Http {
    client: reqwest::Client,
    longest_answer: usize,
}

impl Http {
    /// Sends by this client; an answer of more bytes than `longest_answer` is not read.
    #[must_use]
    pub fn new(client: reqwest::Client, longest_answer: usize) -> Self {
        Self {
            client,
            longest_answer,
        }
    }

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let unreachable =
            |error: reqwest::Error| TransportError::Unreachable(Box::new(error.without_url()));
        let request = reqwest::Request::try_from(request).map_err(unreachable)?;
        let sent = self.client.execute(request).await;
        let mut answer = sent.map_err(|error| {
            if error.is_connect() {
                unreachable(error)
            } else {
                lost(&error)
            }
        })?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| lost(&error))? {
            if body.len() + chunk.len() > self.longest_answer {
                return Err(TransportError::Lost(UnknownReason::TooLarge));
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = Response::new(body);
        *response.status_mut() = answer.status();
        std::mem::swap(response.headers_mut(), answer.headers_mut());
        Ok(response)
    }
}

impl Transport for Http {
    fn carry(&self, request: Request<Vec<u8>>) -> Carried<'_> {
        Box::pin(self.send(request))
    }
}

fn lost(error: &reqwest::Error) -> TransportError {
    TransportError::Lost(if error.is_timeout() {
        UnknownReason::Timeout
    } else {
        UnknownReason::Interrupted
    })
}
