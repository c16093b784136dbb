//! What each layer adds to a page that is there already: the table of `docs/performance.md`.
//!
//! `cargo test -p server --lib costs -- --ignored --nocapture`

use std::io;
use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::response::Html;
use axum::routing::get;
use tower::ServiceExt as _;
use tower_sessions::SessionManagerLayer;

use crate::store;
use crate::store::shoppers::sessions::Sessions;
use crate::web::security::*;

const BYTES: usize = 20_000;
const REQUESTS: u32 = 2_000;
const ROUNDS: usize = 7;

fn settings() -> SecurityConfig {
    SecurityConfig {
        production: false,
        public_origin: "http://localhost:3000".to_owned(),
        redirect_origins: "https://checkout.antom.com".parse().unwrap(),
        script_hashes: vec![csp::script_hash("one()"), csp::script_hash("two()")],
        own: Default::default(),
        trusted_proxies: TrustedProxies::default(),
        pay_limit: NonZeroU32::MIN,
    }
}

/// Microseconds for one request, in the best of the rounds.
async fn time(router: &Router) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..ROUNDS {
        let started = Instant::now();
        for _ in 0..REQUESTS {
            let request = Request::get("/").body(Body::empty()).unwrap();
            let response = router.clone().oneshot(request).await.unwrap();
            let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            assert_eq!(body.len(), BYTES);
        }
        best = best.min(started.elapsed().as_secs_f64());
    }
    best * 1e6 / f64::from(REQUESTS)
}

#[tokio::test]
#[ignore = "measures, and checks nothing"]
async fn layers_one_by_one() {
    let log = tracing_subscriber::fmt().compact().with_writer(io::sink);
    let _logging = tracing::subscriber::set_default(log.finish());
    let db = store::connect("sqlite::memory:").await.unwrap();
    let config = settings();
    let text: &'static str = "x".repeat(BYTES).leak();
    let handler = Router::new().route("/", get(move || async move { Html(text) }));
    let sessions = SessionManagerLayer::new(Sessions(db));
    let proxies = Arc::new(config.trusted_proxies.clone());
    let headers = Arc::new(headers::Headers::new(&config));

    let session = handler.clone().layer(sessions);
    let browsers = browser(handler.clone(), &config);
    let guarded = browsers.clone().layer(from_fn(guard::guard));
    let pages = from_fn_with_state(ErrorPages::plain(), error::render);
    let explained = guarded.clone().layer(pages);
    let identify = from_fn_with_state(proxies, client::identify);
    let identified = explained.clone().layer(identify);
    let compressed = identified.clone().layer(compression::layer());
    let with_headers = from_fn_with_state(headers, headers::set);
    let headed = compressed.clone().layer(with_headers);
    let traced = headed.clone().layer(from_fn(request_id::trace));
    let whole = layers(browsers.clone(), &config, ErrorPages::plain());

    println!("{:<44}{:>8}{:>9}", "", "µs", "added");
    let bare = time(&handler).await;
    println!("{:<44}{bare:>8.2}", "handler alone, 20 kB");
    let spared = time(&session).await;
    println!(
        "{:<44}{spared:>8.2}{:>+9.2}",
        "handler and session, which kept pages spare",
        spared - bare
    );
    let mut before = bare;
    for (what, router) in [
        ("+ same-site check, size of forms", browsers),
        ("+ time limit, panics", guarded),
        ("+ error pages", explained),
        ("+ client address", identified),
        ("+ compression, not asked for", compressed),
        ("+ security headers", headed),
        ("+ request id, span and log line", traced),
        ("the same, put on in one step", whole),
    ] {
        let now = time(&router).await;
        println!("{what:<44}{now:>8.2}{:>+9.2}", now - before);
        before = now;
    }
}
