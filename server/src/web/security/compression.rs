use axum::http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate as _, SizeAbove};

type Compressible = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Below this, the header costs about what the compression saves.
const SMALLEST: u16 = 1024;

/// Compresses what is made for one request, at the levels that cost the least. Files have been
/// compressed at build time, at the levels that save the most.
pub(super) fn layer() -> CompressionLayer<And<SizeAbove, Compressible>> {
    CompressionLayer::new()
        .gzip(true)
        .br(true)
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(SMALLEST.into()).and(is_text as Compressible))
}

fn is_text(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    [
        "text/html",
        "text/plain",
        "application/xml",
        "text/xml",
        "application/json",
    ]
    .iter()
    .any(|text| kind.starts_with(text))
}
