use std::time::Duration;

use axum::body::to_bytes;
use axum::http::HeaderValue;
use axum::middleware;
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use tower::ServiceExt as _;

use crate::web::error::pages::*;
use crate::web::security::Limited;

#[derive(Deserialize)]
struct Number {
    #[allow(dead_code)]
    number: u32,
}

fn shop() -> Router {
    Router::new()
        .route(
            "/broken",
            get(|| async { AppError::internal("the password is tulip") }),
        )
        .route("/gone", get(|| async { AppError::NotFound }))
        .route(
            "/busy",
            get(|| async {
                AppError::TooMany {
                    limited: Limited::Payments,
                    retry_after: Duration::from_secs(90),
                }
            }),
        )
        .route(
            "/form",
            post(|Form(_): Form<Number>| async { "taken" }).get(|| async {
                (
                    StatusCode::UNPROCESSABLE_ENTITY,
                    Html("<h1>my own page</h1>"),
                )
            }),
        )
        .route("/result/x/status", get(|| async { AppError::NotFound }))
        .layer(middleware::from_fn_with_state(ErrorPages::plain(), render))
}

async fn ask(request: Request) -> (StatusCode, HeaderMap, String) {
    let response = shop().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 100_000).await.unwrap();
    (
        parts.status,
        parts.headers,
        String::from_utf8(body.to_vec()).unwrap(),
    )
}

fn of(path: &str) -> Request {
    let mut request = Request::get(path).body(Body::empty()).unwrap();
    request
        .extensions_mut()
        .insert(RequestId::from_text("req-7"));
    request
}

#[tokio::test]
async fn an_internal_error_is_a_page_that_gives_nothing_away() {
    let (status, headers, body) = ask(of("/broken")).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(
        headers[header::CONTENT_TYPE]
            .to_str()
            .unwrap()
            .starts_with("text/html")
    );
    assert!(body.contains("req-7") && !body.contains("tulip"), "{body}");
}

#[tokio::test]
async fn pollers_and_json_readers_get_json() {
    let (status, headers, body) = ask(of("/result/x/status")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(headers[header::CONTENT_TYPE], "application/json");
    let json: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(
        (json["error"].as_str(), json["request_id"].as_str()),
        (Some("not_found"), Some("req-7"))
    );

    let mut request = of("/gone");
    request
        .headers_mut()
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    assert_eq!(
        ask(request).await.1[header::CONTENT_TYPE],
        "application/json"
    );
}

#[tokio::test]
async fn an_unknown_path_and_a_wrong_method_are_dressed_too() {
    let (status, _, body) = ask(of("/no/such")).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(body.contains("<h1>"), "{body}");

    let request = Request::put("/form").body(Body::empty()).unwrap();
    let (status, headers, body) = ask(request).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(headers.contains_key(header::ALLOW));
    assert!(body.contains("<h1>"), "{body}");
}

#[tokio::test]
async fn what_axum_says_of_a_bad_form_is_not_shown() {
    let request = Request::post("/form")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("number=many"))
        .unwrap();
    let (status, _, body) = ask(request).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        body.contains("There is a problem") && !body.contains("deserialize"),
        "{body}"
    );
}

#[tokio::test]
async fn a_page_that_a_handler_rendered_itself_stays() {
    let (status, _, body) = ask(of("/form")).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body, "<h1>my own page</h1>");
}

#[tokio::test]
async fn too_many_says_when_to_come_back() {
    let (status, headers, body) = ask(of("/busy")).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(headers[header::RETRY_AFTER], "90");
    assert!(body.contains("2 minutes"), "{body}");
}

#[test]
fn the_plain_page_escapes() {
    assert_eq!(escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
}
