//! How an answer goes out: signed, or as a fault spoils it.

use std::time::Duration;

use antom::Message;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::gateway::Gateway;
use crate::hang::{Cut, Line};
use crate::rule::Hit;

/// An answer before it is signed.
pub(super) struct Reply<'a> {
    pub(super) method: &'a str,
    pub(super) path: &'a str,
    pub(super) client_id: &'a str,
    pub(super) body: String,
}

impl Reply<'_> {
    pub(super) async fn send(
        self,
        gateway: &Gateway,
        hit: Option<Hit>,
        line: Option<Line>,
    ) -> Response {
        let Some(Hit { fault, seconds, .. }) = hit else {
            return self.signed(gateway);
        };
        hold(gateway, seconds).await;
        match fault {
            Fault::NoAnswer => hang_up(gateway, line, Cut::Close).await,
            Fault::Reset => hang_up(gateway, line, Cut::Reset).await,
            Fault::Http500 => broken(),
            Fault::Unsigned => {
                let mut response = self.signed(gateway);
                response.headers_mut().remove(SIGNATURE);
                response
            }
            Fault::WrongSignature => self.mis_signed(gateway),
            Fault::AnswerU
            | Fault::Late
            | Fault::Slow
            | Fault::Lost
            | Fault::Twice
            | Fault::Decline
            | Fault::Challenge
            | Fault::InProcess
            | Fault::WrongOrder
            | Fault::WrongAmount
            | Fault::UnknownOrder => self.signed(gateway),
        }
    }

    /// Answers are always HTTP 200 and always signed, refusals too. A caller whose client id can't
    /// stand in a signature gets empty ones, as the official SDKs allow for F and U.
    fn signed(self, gateway: &Gateway) -> Response {
        let signed = self.body.clone();
        self.with_signature_of(&signed, gateway)
    }

    /// With a true signature of something else.
    fn mis_signed(self, gateway: &Gateway) -> Response {
        let other = format!("{} ", self.body);
        self.with_signature_of(&other, gateway)
    }

    fn with_signature_of(self, signed: &str, gateway: &Gateway) -> Response {
        let time = gateway.now().iso();
        let signature = gateway
            .sign(&Message {
                method: self.method,
                path: self.path,
                client_id: self.client_id,
                time: &time,
                body: signed.as_bytes(),
            })
            .unwrap_or_default();
        let time = if signature.is_empty() {
            String::new()
        } else {
            time
        };
        let mut response = Response::new(Body::from(self.body));
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json; charset=UTF-8"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        for (name, value) in [
            ("client-id", self.client_id),
            ("response-time", &time),
            (SIGNATURE, &signature),
        ] {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        }
        response
    }
}

const SIGNATURE: &str = "signature";

/// What a proxy says when what is behind it fell over.
fn broken() -> Response {
    let page = "<html><body><h1>500 Internal Server Error</h1></body></html>";
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        [(header::CONTENT_TYPE, "text/html")],
        page,
    )
        .into_response()
}

/// Holds a call in real time: the caller's patience doesn't run on this gateway's clock.
async fn hold(gateway: &Gateway, seconds: u64) {
    if seconds == 0 {
        return;
    }
    tokio::select! {
        () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
        () = gateway.closed() => {}
    }
}

/// Ends the connection without a byte of an answer.
async fn hang_up(gateway: &Gateway, line: Option<Line>, how: Cut) -> Response {
    if let Some(line) = line {
        line.cut(how);
        // The connection is torn down around this handler, which need not come to an end.
        gateway.closed().await;
    }
    Response::new(Body::empty())
}
