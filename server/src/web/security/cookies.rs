use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::web::header::parts;

/// Drops cookies that cannot be read: one of somebody else's, set by a script in its own language,
/// would hide ours in the same header.
pub(super) async fn readable(mut request: Request, next: Next) -> Response {
    if !is_plain(request.headers()) {
        let kept = parts(request.headers(), header::COOKIE, b';')
            .filter(|pair| !pair.is_empty())
            .collect::<Vec<_>>()
            .join("; ");
        let headers = request.headers_mut();
        headers.remove(header::COOKIE);
        if let Ok(kept) = HeaderValue::try_from(kept)
            && !kept.is_empty()
        {
            headers.insert(header::COOKIE, kept);
        }
    }
    next.run(request).await
}

fn is_plain(headers: &HeaderMap) -> bool {
    let mut cookies = headers.get_all(header::COOKIE).iter();
    cookies.all(|value| value.to_str().is_ok())
}
