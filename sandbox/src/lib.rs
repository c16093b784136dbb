#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

//! An offline Antom: the signed API, the hosted pages, the notifications and their resending,
//! faults on demand and a clock that can be moved. It follows Antom's guides and not any one shop.
//!
//! What the guides leave open, and what is chosen here:
//! - A declined payment may be tried again while its session lasts. Until then an inquiry says
//!   PROCESSING, and the failed `PAYMENT_RESULT` is sent when the session expires, or when its last
//!   order closes 14 minutes after it was submitted if that is later.
//! - *Decline and return to the shop*, or *Give up* after a decline, ends it as a failure at once, so that shops need not wait.
//! - A new submission closes an earlier unfinished one of the same session.
//! - An id whose payment failed or expired gets no new session (`ORDER_IS_CLOSED`); one that was paid
//!   gets session data that lead to its result page.
//! - U for createPaymentSession is answered without acting.
//! - What pay made is one order: it closes 14 minutes after the call, or at `paymentExpiryTime`, and
//!   until then a declined card, or a failed 3-D Secure, may be followed by another card on the same
//!   page. A saved card that is declined without a page fails at once, and nobody is told besides.
//! - pay refuses risky amounts at once. `INVALID_TOKEN`, `UNAVAILABLE_PAYMENT_METHOD` and missing
//!   parameters leave no order behind.
//! - A saved card of another merchant, a deleted one and an expired one are all `INVALID_TOKEN`.
//!   Deleting a card again succeeds.
//! - Without `is3DSAuthentication` nobody is challenged, unless a fault has the issuer insist.
//! - The results of the address check and of the security code follow what is typed (`card.rs`).
//! - Consult knows a contract of eight methods; logos are this gateway's own.
//! - A cancel closes a session that nobody has submitted too, though an inquiry would have said that
//!   there is no such order. One that expired by itself has nothing left to cancel.
//! - A wallet's cancel goes by the day on which its session was created; one of a card by the life
//!   of its authorisation, and not after its capture (`ORDER_STATUS_INVALID`).
//! - An authorisation that lapsed leaves `paymentStatus` at SUCCESS: `authExpiryTime` and the missing
//!   capture tell.
//! - A capture that failed may be tried again under another `captureRequestId`.
//! - A sign-up that nobody submitted expires in silence, as its payment does. One that failed is told
//!   as CREATE with TERMINATED, and so is one whose automatic capture failed.
//! - Methods other than cards are tried for a period every six hours from 24 hours before it begins
//!   until it begins; cards once. A wallet's deduction takes as long as a capture does.
//! - A subscription is not to be altered while a payment of it is under way; between two tries it is.
//! - CANCEL is told with the status ACTIVE, since notifications know no third one; inquiries say
//!   CANCELLED from then on. It stops further tries for a period that is not paid.
//! - A payment that is under way when its subscription ends comes to its end.
//! - Ending a sign-up at once closes its page and cancels its payment.
//! - `change` takes the price, or `paymentAmountDifference`, at once. CHANGE is told for the new
//!   subscription; the old one ends without a word of its own.
//! - `prorationSettings` are refused (`PROCESS_FAIL`): what would be told about their payment is not
//!   documented.
//! - Payments of a subscription are listed from the newest; of a card's, authorised is SUCCESS.
//! - What else is open about subscriptions can be chosen: see `Habits` in `subscription.rs`.
//! - A business account pays at once, or after the seconds that `POST /control/business` sets. Until
//!   then it is PROCESSING, can be cancelled, and its page takes no other payment.
//! - Disputes are opened, judged and taken back at the panel. One that nobody answers counts as
//!   accepted. They are told to the address that was set at the panel, or else to the payment's own.
//! - An unknown dispute is `PARAM_ILLEGAL`; one that is over is `NOT_ALLOW_IN_CURRENT_STATUS`.
//! - Refunds of cards, Apple Pay and Google Pay are accepted first and done later; those of other
//!   methods at once, unless `isAsyncRefund` is asked for. Both are followed by a `REFUND_RESULT`.

mod api;
mod brand;
mod calendar;
mod calls;
mod card;
mod clock;
mod control;
mod dashboard;
mod deliver;
mod direct;
mod dispute;
mod ending;
mod fault;
mod flow;
mod gateway;
mod guard;
mod hang;
mod ids;
mod merchant;
mod method;
mod money;
mod movement;
mod notification;
mod outcome;
mod pages;
mod payment;
mod report;
mod requested;
mod rule;
mod saved_card;
mod schedule;
mod secure;
mod snapshot;
mod spoil;
mod state;
mod subscribing;
mod subscription;
mod subscription_notice;
mod test_card;
mod used;
mod world;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

use axum::Router;
use axum::routing::any;
use tokio::net::TcpListener;

pub use gateway::{Gateway, Moved};
pub use world::Timing;

/// Whether an unacknowledged notification is sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resend {
    /// One send and no more, as in Antom's own sandbox.
    Never,
    /// Up to eight sends within about 24 hours, as in production; the waits run on the movable
    /// clock.
    Schedule,
}

#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen: a loopback address. Port 0 picks a free one.
    pub addr: SocketAddr,
    /// What browsers call this gateway, if not by its address.
    pub public_url: Option<String>,
    /// The one client id to accept; without it any.
    pub client_id: Option<String>,
    /// What the merchant's calls are verified with.
    pub merchant_public_key: antom::PublicKey,
    /// What this gateway signs with.
    pub private_key: antom::PrivateKey,
    pub resend: Resend,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the sandbox gateway listens on loopback addresses only, not on {0}")]
    NotLoopback(SocketAddr),
    #[error("the sandbox gateway can't listen on {addr}: {source}")]
    Bind { addr: SocketAddr, source: io::Error },
    #[error("no HTTP client for notifications: {0}")]
    Http(#[source] reqwest::Error),
    #[error("the sandbox gateway can't go on from {}: {problem}", .path.display())]
    State { path: PathBuf, problem: String },
    #[error("the sandbox gateway stopped: {0}")]
    Serve(#[source] io::Error),
}

/// A gateway that has its address, so that others can be told about it before it serves.
pub struct Sandbox {
    listener: TcpListener,
    addr: SocketAddr,
    gateway: Gateway,
}

impl Sandbox {
    /// # Errors
    ///
    /// [`Error::NotLoopback`] and [`Error::Bind`] for the address, [`Error::Http`] if
    /// notifications couldn't be sent.
    pub async fn bind(config: Config) -> Result<Self, Error> {
        let asked = config.addr;
        if !asked.ip().is_loopback() {
            return Err(Error::NotLoopback(asked));
        }
        let failed = |source| Error::Bind {
            addr: asked,
            source,
        };
        let listener = TcpListener::bind(asked).await.map_err(failed)?;
        let addr = listener.local_addr().map_err(failed)?;
        let url = match &config.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{addr}"),
        };
        let gateway = Gateway::new(config, url)?;
        Ok(Self {
            listener,
            addr,
            gateway,
        })
    }

    /// From now on everything that the gateway remembers is kept in this file, and what is there
    /// already is gone on with: payments, subscriptions, what is planned, and how far the clock is
    /// ahead. Only counts of calls are not.
    ///
    /// # Errors
    ///
    /// [`Error::State`] if the file can't be read.
    pub fn keep_in(&self, path: PathBuf) -> Result<(), Error> {
        self.gateway.keep_in(path)
    }

    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        self.gateway.url()
    }

    #[must_use]
    pub fn gateway(&self) -> &Gateway {
        &self.gateway
    }

    /// Serves until `shutdown`; calls that a fault holds are released then.
    ///
    /// # Errors
    ///
    /// [`Error::Serve`] if the listener fails.
    pub async fn serve(
        self,
        shutdown: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), Error> {
        let gateway = self.gateway;
        let runner = tokio::spawn(gateway.clone().run());
        let keeper = tokio::spawn(gateway.clone().keep());
        let service = router(gateway.clone()).into_make_service_with_connect_info::<hang::Line>();
        let closing = gateway.clone();
        let served = axum::serve(hang::Lines(self.listener), service)
            .with_graceful_shutdown(async move {
                shutdown.await;
                closing.close();
            })
            .await;
        gateway.close();
        // It ends by the line above; a panic in it was reported when it happened.
        let _ = runner.await;
        let _ = keeper.await;
        served.map_err(Error::Serve)
    }
}

/// All routes. Time only passes for a gateway that is served by [`Sandbox::serve`].
pub fn router(gateway: Gateway) -> Router {
    let controls = control::routes()
        .merge(pages::panel_routes())
        .layer(axum::middleware::from_fn(guard::loopback_only));
    controls
        .merge(pages::buyer_routes())
        .layer(axum::middleware::from_fn_with_state(
            gateway.clone(),
            guard::own_pages_only,
        ))
        .route("/ams/{*path}", any(api::answer))
        .fallback(pages::not_found)
        .with_state(gateway)
}
