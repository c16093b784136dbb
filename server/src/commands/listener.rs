//! Answers HTTP on a socket, and closes connections that only hold on to it.

mod patience;

use std::iter;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{HeaderValue, Request, header};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt as _;

use crate::commands::CommandError;
use crate::commands::listener::patience::Patience;
use crate::platform::shutdown::Shutdown;
use crate::web::health::Stopping;

/// How long a client may take to send the head of a request, and keep a connection without sending
/// any (S31). Longer than most proxies keep theirs: what they send on a connection that closes at
/// that moment is lost.
const HEAD_LIMIT: Duration = Duration::from_secs(75);

/// How long a client may leave an answer unread (S31).
const READ_LIMIT: Duration = Duration::from_secs(60);

/// Connections at a time: others wait in the system's queue. A process commonly has 1024 descriptors,
/// and the database and Antom need theirs.
const MOST: usize = 512;

/// What each connection is held to.
#[derive(Clone, Copy)]
struct Limits {
    head: Duration,
    read: Duration,
    connections: usize,
    /// How long a process that is to stop still takes connections.
    leaving: Duration,
}

const LIMITS: Limits = Limits {
    head: HEAD_LIMIT,
    read: READ_LIMIT,
    connections: MOST,
    leaving: Duration::ZERO,
};

impl Limits {
    /// Idle connections must not keep others out: where half the places are taken, nobody may keep
    /// one for long without saying what for.
    fn head_limit(&self, free: usize) -> Duration {
        if free < self.connections / 2 {
            self.head / 15
        } else {
            self.head
        }
    }
}

/// By then a proxy that asks `/readyz` each five seconds sends nobody here any more.
const LEAVING: Duration = Duration::from_secs(7);

/// How long whoever has connected may take to send a first request, once nobody else can connect.
const FIRST_REQUEST: Duration = Duration::from_millis(500);

/// Longer than a request may take (30 s), so that nobody who is paying is cut off.
const DRAIN_LIMIT: Duration = Duration::from_secs(35);

/// Listens at `addr`, which `variable` names; tells where that is, should the system have chosen.
pub(super) async fn listen(
    addr: SocketAddr,
    variable: &'static str,
) -> Result<(TcpListener, SocketAddr), CommandError> {
    let taken = |error| CommandError::Listen {
        addr,
        variable,
        error,
    };
    let listener = TcpListener::bind(addr).await.map_err(taken)?;
    let addr = listener.local_addr().map_err(taken)?;
    Ok((listener, addr))
}

/// Answers until the word is given, then lets what is under way finish. Behind a proxy that asks
/// whether the shop is ready it waits until the proxy knows that it is not.
pub(super) async fn answer(
    listener: TcpListener,
    router: Router,
    stop: Shutdown,
    behind_a_proxy: bool,
) {
    let leaving = if behind_a_proxy {
        LEAVING
    } else {
        Duration::ZERO
    };
    let limits = Limits { leaving, ..LIMITS };
    answer_within(limits, listener, router, stop).await;
}

/// HTTP/1 alone: a connection that has not said yet which version it speaks would have no limit.
async fn answer_within(limits: Limits, mut listener: TcpListener, router: Router, stop: Shutdown) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new());
    let places = Arc::new(Semaphore::new(limits.connections));
    let connections = GracefulShutdown::new();
    let mut serve = |stream: TcpStream, peer: SocketAddr, place| {
        http.header_read_timeout(limits.head_limit(places.available_permits()));
        let (before, after) = (stop.clone(), stop.clone());
        let service = router
            .clone()
            .map_request(move |mut request: Request<Incoming>| {
                request.extensions_mut().insert(ConnectInfo(peer));
                if before.is_requested() {
                    request.extensions_mut().insert(Stopping);
                }
                request
            })
            .map_response(move |mut response: Response| {
                if after.is_requested() {
                    let close = HeaderValue::from_static("close");
                    response.headers_mut().insert(header::CONNECTION, close);
                }
                response
            });
        let service = TowerToHyperService::new(service);
        let stream = Patience::new(stream, limits.read);
        let connection = http.serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            let _place = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
        });
    };
    let mut left = pin!(async {
        stop.requested().await;
        tokio::time::sleep(limits.leaving).await;
    });
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, axum::serve::Listener::accept(&mut listener).await)
        };
        let (place, (stream, peer)) = tokio::select! {
            next = next => next,
            () = &mut left => break,
        };
        serve(stream, peer, Some(place));
    }
    for (stream, peer) in close(listener) {
        serve(stream, peer, None);
    }
    tokio::time::sleep(FIRST_REQUEST).await;
    let finished = tokio::time::timeout(DRAIN_LIMIT, connections.shutdown()).await;
    if finished.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

/// Closes the door: whoever connects from now on is refused, and tries the next process. Those who
/// are in the system's queue got in.
fn close(listener: TcpListener) -> Vec<(TcpStream, SocketAddr)> {
    let Ok(listener) = listener.into_std() else {
        return Vec::new();
    };
    let next = || {
        let (stream, peer) = listener.accept().ok()?;
        stream.set_nonblocking(true).ok()?;
        Some((TcpStream::from_std(stream).ok()?, peer))
    };
    iter::from_fn(next).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::Notify;
    use tokio::task::JoinHandle;

    use super::*;
    use crate::platform::shutdown;
    use crate::platform::shutdown::Trigger;

    /// Longer than anything takes on a busy machine.
    const DEADLINE: Duration = Duration::from_secs(45);

    const HEAD: &[u8] = b"GET / HTTP/1.1\r\nhost: shop\r\n\r\n";

    /// A page that says who asks, once it may.
    #[derive(Clone, Default)]
    struct Door {
        asked: Arc<Notify>,
        open: Arc<Notify>,
    }

    async fn serve(head_limit: Duration, door: &Door) -> (SocketAddr, Trigger, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let door = door.clone();
        let page = async move |ConnectInfo(peer): ConnectInfo<SocketAddr>| {
            door.asked.notify_one();
            door.open.notified().await;
            format!("you are {peer}")
        };
        let router = Router::new().route("/", get(page));
        let (trigger, stop) = shutdown::channel();
        let limits = Limits {
            head: head_limit,
            ..LIMITS
        };
        let server = tokio::spawn(answer_within(limits, listener, router, stop));
        (addr, trigger, server)
    }

    async fn read_until(stream: &mut TcpStream, text: &str) -> String {
        let mut read = String::new();
        while !read.contains(text) {
            let byte = stream.read_u8().await.unwrap();
            read.push(char::from(byte));
        }
        read
    }

    #[tokio::test]
    async fn a_head_that_never_ends_is_not_waited_for() {
        let limit = Duration::from_millis(100);
        let (addr, _trigger, _server) = serve(limit, &Door::default()).await;
        for part in [
            "",
            "G",
            "GET / HTTP/1.1\r\nhost: sh",
            "PRI * HTTP/2.0\r\n\r\n",
        ] {
            let mut stream = TcpStream::connect(addr).await.unwrap();
            stream.write_all(part.as_bytes()).await.unwrap();
            let mut rest = Vec::new();
            let closed = tokio::time::timeout(DEADLINE, stream.read_to_end(&mut rest)).await;
            assert!(closed.is_ok(), "{part:?} is waited for");
            let rest = String::from_utf8_lossy(&rest).into_owned();
            assert!(!rest.contains("200 OK"), "{part}: {rest}");
        }
    }

    #[tokio::test]
    async fn who_sends_a_head_in_pieces_or_waits_for_a_slow_page_is_served() {
        let door = Door::default();
        let (addr, _trigger, _server) = serve(Duration::from_secs(60), &door).await;
        let mut stream = TcpStream::connect(addr).await.unwrap();
        let me = format!("you are {}", stream.local_addr().unwrap());
        for _ in 0..2 {
            let (first, second) = HEAD.split_at(20);
            stream.write_all(first).await.unwrap();
            stream.flush().await.unwrap();
            tokio::task::yield_now().await;
            stream.write_all(second).await.unwrap();
            door.open.notify_one();
            read_until(&mut stream, &me).await;
        }
    }

    #[tokio::test]
    async fn what_is_under_way_finishes_and_nothing_new_begins() {
        let door = Door::default();
        let (addr, trigger, server) = serve(Duration::from_secs(60), &door).await;
        let mut idle = TcpStream::connect(addr).await.unwrap();
        idle.write_all(HEAD).await.unwrap();
        door.open.notify_one();
        door.asked.notified().await;
        read_until(&mut idle, "you are").await;
        let mut busy = TcpStream::connect(addr).await.unwrap();
        busy.write_all(HEAD).await.unwrap();
        door.asked.notified().await;

        trigger.start();
        // The idle connection is closed, and so is the door; the busy one is waited for.
        read_to_the_end(&mut idle).await;
        while TcpStream::connect(addr).await.is_ok() {
            tokio::task::yield_now().await;
        }
        assert!(!server.is_finished());
        door.open.notify_one();
        let answer = read_to_the_end(&mut busy).await;
        assert!(answer.contains("you are"), "{answer}");
        server.await.unwrap();
    }

    /// Of a page that nobody reads no more is kept than the system's buffers hold.
    #[tokio::test]
    async fn who_does_not_read_the_answer_is_let_go_and_the_place_is_free_again() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let addr = listener.local_addr().unwrap();
        let large = || async { vec![b'x'; 32 << 20] };
        let small = || async { "small" };
        let router = Router::new()
            .route("/large", get(large))
            .route("/small", get(small));
        let (_trigger, stop) = shutdown::channel();
        let limits = Limits {
            read: Duration::from_millis(100),
            connections: 1,
            ..LIMITS
        };
        tokio::spawn(answer_within(limits, listener, router, stop));
        let mut lazy = TcpStream::connect(addr).await.unwrap();
        let large = b"GET /large HTTP/1.1\r\nhost: shop\r\n\r\n";
        lazy.write_all(large).await.unwrap();
        // There is one place: who asks now waits for it.
        let mut next = TcpStream::connect(addr).await.unwrap();
        let small = b"GET /small HTTP/1.1\r\nhost: shop\r\n\r\n";
        next.write_all(small).await.unwrap();
        let answered = tokio::time::timeout(DEADLINE, read_until(&mut next, "small")).await;
        assert!(answered.is_ok(), "the place is never free");
        drop(lazy);
    }

    /// Idle connections do not keep others out for long.
    #[tokio::test]
    async fn where_places_are_few_an_idle_connection_is_closed_soon() {
        assert_eq!(LIMITS.head_limit(MOST), HEAD_LIMIT);
        assert_eq!(LIMITS.head_limit(MOST / 2), HEAD_LIMIT);
        assert_eq!(LIMITS.head_limit(MOST / 2 - 1), HEAD_LIMIT / 15);
    }

    async fn read_to_the_end(stream: &mut TcpStream) -> String {
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    }
}
