//! The network between the shop and Antom: it loses what it carries, loses answers, brings things
//! twice, and damages them.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use antom::UnknownReason;
use antom::transport::{Carried, Transport, TransportError};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use tower::ServiceExt as _;

use crate::soak::random::Random;

/// An answer is never longer.
const LONGEST: usize = 4 * 1024 * 1024;

/// What becomes of something that is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Arrives,
    /// No connection: nothing was sent.
    NotSent,
    /// Lost on its way; whoever sent it hears nothing.
    Lost,
    /// It arrives, and the answer does not.
    AnswerLost,
    /// It arrives, and something on the way answers instead.
    BadGateway,
    /// It arrives, and the answer is not what was signed.
    Damaged,
    /// It arrives twice.
    Twice,
}

const FATES: [(u64, Fate); 7] = [
    (88, Fate::Arrives),
    (1, Fate::NotSent),
    (3, Fate::Lost),
    (3, Fate::AnswerLost),
    (1, Fate::BadGateway),
    (1, Fate::Damaged),
    (3, Fate::Twice),
];

/// The weather on the network, the same for all that it carries.
#[derive(Debug)]
pub(super) struct Network(Mutex<Weather>);

struct Weather {
    random: Random,
    is_calm: bool,
    faults: u64,
}

impl std::fmt::Debug for Weather {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Weather")
    }
}

impl Network {
    pub(super) fn new(random: Random) -> Arc<Self> {
        Arc::new(Self(Mutex::new(Weather {
            random,
            is_calm: false,
            faults: 0,
        })))
    }

    fn weather(&self) -> MutexGuard<'_, Weather> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on everything arrives.
    pub(super) fn calm(&self) {
        self.weather().is_calm = true;
    }

    pub(super) fn is_calm(&self) -> bool {
        self.weather().is_calm
    }

    pub(super) fn faults(&self) -> u64 {
        self.weather().faults
    }

    pub(super) fn fate(&self) -> Fate {
        let mut weather = self.weather();
        if weather.is_calm {
            return Fate::Arrives;
        }
        let fate = weather.random.weighted(&FATES);
        weather.faults += u64::from(fate != Fate::Arrives);
        fate
    }
}

pub(super) fn timeout() -> TransportError {
    TransportError::Lost(UnknownReason::Timeout)
}

pub(super) fn broken() -> TransportError {
    TransportError::Lost(UnknownReason::Interrupted)
}

/// What something on the way says of what is behind it.
pub(super) fn bad_gateway() -> Response<Vec<u8>> {
    let mut answer = Response::new(b"<html>502 Bad Gateway</html>".to_vec());
    *answer.status_mut() = StatusCode::BAD_GATEWAY;
    answer
}

/// The way from the shop to Antom.
#[derive(Debug)]
pub(super) struct ToAntom {
    pub(super) network: Arc<Network>,
    pub(super) antom: Router,
}

impl Transport for ToAntom {
    fn carry(&self, request: Request<Vec<u8>>) -> Carried<'_> {
        Box::pin(async move {
            let fate = self.network.fate();
            match fate {
                Fate::NotSent => {
                    return Err(TransportError::Unreachable("no route".into()));
                }
                Fate::Lost => return Err(timeout()),
                Fate::Arrives | Fate::Damaged | Fate::AnswerLost | Fate::BadGateway => {}
                Fate::Twice => {
                    ask(&self.antom, request.clone()).await?;
                }
            }
            let mut answer = ask(&self.antom, request).await?;
            match fate {
                Fate::AnswerLost => Err(broken()),
                Fate::BadGateway => Ok(bad_gateway()),
                Fate::Damaged => {
                    answer.body_mut().push(b' ');
                    Ok(answer)
                }
                Fate::Arrives | Fate::Twice | Fate::NotSent | Fate::Lost => Ok(answer),
            }
        })
    }
}

/// One request, and its whole answer.
pub(super) async fn ask(
    router: &Router,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, TransportError> {
    let request = request.map(Body::from);
    let answer = match router.clone().oneshot(request).await {
        Ok(answer) => answer,
        Err(never) => match never {},
    };
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, LONGEST).await.map_err(|_| broken())?;
    Ok(Response::from_parts(parts, body.to_vec()))
}
