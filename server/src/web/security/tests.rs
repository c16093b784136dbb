use std::net::SocketAddr;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::connect_info::MockConnectInfo;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::routing::{get, post};
use tower::ServiceExt as _;

use crate::web::security::*;

fn config(production: bool) -> SecurityConfig {
    SecurityConfig {
        production,
        public_origin: "https://shop.example".to_owned(),
        redirect_origins: "https://checkout.antom.com,https://*.alipay.com"
            .parse()
            .unwrap(),
        script_hashes: vec![csp::script_hash("one()")],
        own: Default::default(),
        trusted_proxies: TrustedProxies::default(),
        pay_limit: NonZeroU32::new(2).unwrap(),
    }
}

fn shop(production: bool) -> Router {
    let config = config(production);
    let paying = Limit::by_client(Limited::Payments, config.pay_limit).apply(
        Router::new()
            .route(
                "/checkout",
                get(|| async { "form" }).post(|| async { "paid" }),
            )
            .route("/orders/{token}/pay", post(|| async { "paid" })),
    );
    let pages = Router::new()
        .route(
            "/",
            get(|| async { axum::response::Html("a word ".repeat(1_000)) }),
        )
        .route("/cart", get(|| async { "cart" }))
        .route(
            "/cart/items",
            post(|body: Bytes| async move { body.len().to_string() }),
        )
        .route(
            "/panics",
            get(|| async {
                if true {
                    panic!("on purpose")
                }
            }),
        )
        .route(
            "/who",
            get(|ClientAddress(address): ClientAddress| async move { address.to_string() }),
        );
    let hooks = Router::new().route(
        "/webhooks/antom/payment",
        post(|body: Bytes| async move { body.len().to_string() }),
    );
    let router = browser(pages.merge(paying), &config).merge(webhooks(hooks));
    layers(router, &config, ErrorPages::plain())
        .layer(MockConnectInfo(SocketAddr::from(([203, 0, 113, 9], 4711))))
}

async fn ask(shop: &Router, request: Request<Body>) -> (StatusCode, HeaderMap, String) {
    let response = shop.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1_000_000).await.unwrap();
    (
        parts.status,
        parts.headers,
        String::from_utf8_lossy(&body).into_owned(),
    )
}

fn get_request(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn post_request(path: &str, size: usize) -> Request<Body> {
    Request::post(path)
        .header(header::CONTENT_LENGTH, size)
        .body(Body::from(vec![b'x'; size]))
        .unwrap()
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let shop = shop(true);
    for (path, status) in [
        ("/", StatusCode::OK),
        ("/nothing/here", StatusCode::NOT_FOUND),
        ("/panics", StatusCode::INTERNAL_SERVER_ERROR),
        ("/cart/items", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        let (answered, headers, _) = ask(&shop, get_request(path)).await;
        assert_eq!(answered, status, "{path}");
        for name in [
            "content-security-policy",
            "x-content-type-options",
            "referrer-policy",
            "permissions-policy",
            "cross-origin-opener-policy",
            "strict-transport-security",
            "cache-control",
            "x-request-id",
        ] {
            assert!(headers.contains_key(name), "{path} lacks {name}");
        }
    }
}

#[tokio::test]
async fn the_policy_allows_the_gateway_and_no_inline_code() {
    let (_, headers, _) = ask(&shop(true), get_request("/")).await;
    let policy = headers[header::CONTENT_SECURITY_POLICY]
        .to_str()
        .unwrap()
        .to_owned();
    let hash = csp::script_hash("one()");
    assert!(
        policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' '{hash}';")),
        "{policy}"
    );
    assert!(
        policy.contains("form-action 'self' https://checkout.antom.com https://*.alipay.com;"),
        "{policy}"
    );
    assert!(policy.ends_with("upgrade-insecure-requests"), "{policy}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
        "{policy}"
    );

    let (_, headers, _) = ask(&shop(false), get_request("/")).await;
    let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(!policy.contains("upgrade-insecure-requests"), "{policy}");
    assert!(!headers.contains_key(header::STRICT_TRANSPORT_SECURITY));
}

#[tokio::test]
async fn nothing_may_be_kept_that_does_not_say_so() {
    let shop = shop(true);
    for path in ["/", "/cart", "/checkout", "/products/not-there"] {
        let (_, headers, _) = ask(&shop, get_request(path)).await;
        assert_eq!(headers[header::CACHE_CONTROL], "no-store", "{path}");
    }
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_with_a_page() {
    let shop = shop(true);
    let from = |name: &'static str, value: &'static str| {
        let mut request = post_request("/cart/items", 3);
        request
            .headers_mut()
            .insert(header::HOST, "shop.example".parse().unwrap());
        request.headers_mut().insert(name, value.parse().unwrap());
        request
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let (status, _, body) = ask(&shop, from(name, value)).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{name}: {value}");
        assert!(
            body.contains("This form was sent from another site"),
            "{body}"
        );
    }
    for (name, value) in [
        ("sec-fetch-site", "same-origin"),
        ("sec-fetch-site", "none"),
        ("origin", "https://shop.example"),
    ] {
        assert_eq!(
            ask(&shop, from(name, value)).await.0,
            StatusCode::OK,
            "{name}: {value}"
        );
    }
}

#[tokio::test]
async fn the_public_origin_is_trusted_behind_a_proxy_that_changes_the_host() {
    let mut request = post_request("/cart/items", 3);
    request
        .headers_mut()
        .insert(header::HOST, "10.0.0.7:3000".parse().unwrap());
    request
        .headers_mut()
        .insert(header::ORIGIN, "https://shop.example".parse().unwrap());
    assert_eq!(ask(&shop(true), request).await.0, StatusCode::OK);
}

#[tokio::test]
async fn webhooks_are_not_forms() {
    let mut request = post_request("/webhooks/antom/payment", 3);
    request
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(ask(&shop(true), request).await.0, StatusCode::OK);
}

#[tokio::test]
async fn large_bodies_are_refused_announced_or_not() {
    let shop = shop(true);
    assert_eq!(
        ask(&shop, post_request("/cart/items", FORM_BYTES)).await.0,
        StatusCode::OK
    );
    assert_eq!(
        ask(
            &shop,
            post_request("/webhooks/antom/payment", WEBHOOK_BYTES)
        )
        .await
        .0,
        StatusCode::OK
    );
    for (path, size) in [
        ("/cart/items", FORM_BYTES + 1),
        ("/webhooks/antom/payment", 1024 * 1024),
        ("/webhooks/antom/payment", 10 * 1024 * 1024),
    ] {
        let (status, _, _) = ask(&shop, post_request(path, size)).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        let unannounced = Request::post(path)
            .body(Body::from(vec![b'x'; size]))
            .unwrap();
        assert_eq!(
            ask(&shop, unannounced).await.0,
            StatusCode::PAYLOAD_TOO_LARGE,
            "{path}"
        );
    }
}

#[tokio::test]
async fn payment_attempts_are_counted_together_and_reading_is_free() {
    let shop = shop(true);
    for _ in 0..5 {
        assert_eq!(ask(&shop, get_request("/checkout")).await.0, StatusCode::OK);
    }
    assert_eq!(
        ask(&shop, post_request("/checkout", 1)).await.0,
        StatusCode::OK
    );
    assert_eq!(
        ask(&shop, post_request("/orders/abc/pay", 1)).await.0,
        StatusCode::OK
    );
    // A forged header from an untrusted peer changes nothing.
    let mut request = post_request("/checkout", 1);
    request
        .headers_mut()
        .insert("x-forwarded-for", "198.51.100.1".parse().unwrap());
    let (status, headers, body) = ask(&shop, request).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = headers[header::RETRY_AFTER]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=301).contains(&wait), "{wait}");
    assert!(body.contains("Too many payment attempts"), "{body}");
    assert_eq!(ask(&shop, get_request("/checkout")).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_form_from_another_site_uses_up_nobodys_attempts() {
    let shop = shop(true);
    for _ in 0..5 {
        let mut request = post_request("/checkout", 1);
        request
            .headers_mut()
            .insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(ask(&shop, request).await.0, StatusCode::FORBIDDEN);
    }
    assert_eq!(
        ask(&shop, post_request("/checkout", 1)).await.0,
        StatusCode::OK
    );
}

#[tokio::test]
async fn a_request_id_is_made_here_and_shown_on_error_pages() {
    let mut request = get_request("/nothing/here");
    request
        .headers_mut()
        .insert("x-request-id", "chosen-outside".parse().unwrap());
    let (_, headers, body) = ask(&shop(true), request).await;
    let id = headers["x-request-id"].to_str().unwrap();
    assert_eq!(id.len(), 32);
    assert!(
        body.contains(id) && !body.contains("chosen-outside"),
        "{body}"
    );
}

#[tokio::test]
async fn the_client_is_known_to_handlers() {
    assert_eq!(ask(&shop(true), get_request("/who")).await.2, "203.0.113.9");
}

#[tokio::test]
async fn pages_are_compressed_and_small_answers_are_not() {
    let shop = shop(true);
    for (accepted, encoding) in [("br, gzip", "br"), ("gzip", "gzip")] {
        let mut request = get_request("/");
        request
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, accepted.parse().unwrap());
        let (_, headers, body) = ask(&shop, request).await;
        assert_eq!(headers[header::CONTENT_ENCODING], encoding);
        assert!(body.len() < 1_000);
    }
    let mut request = get_request("/cart");
    request
        .headers_mut()
        .insert(header::ACCEPT_ENCODING, "br".parse().unwrap());
    assert!(
        !ask(&shop, request)
            .await
            .1
            .contains_key(header::CONTENT_ENCODING)
    );
}
