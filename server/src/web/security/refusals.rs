use axum::Router;
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::response::Response;
use prometheus_client::metrics::counter::Counter;

/// On an answer whose refusal has been counted where it was decided.
#[derive(Clone, Copy, Debug)]
pub struct Counted;

/// Counts the requests of these routes that the first fence refuses.
pub fn count_refusals<S>(router: Router<S>, refused: &Counter) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let refused = refused.clone();
    router.route_layer(map_response(move |response: Response| {
        let is_counted = response.extensions().get::<Counted>().is_some();
        if response.status() == StatusCode::TOO_MANY_REQUESTS && !is_counted {
            refused.inc();
        }
        async move { response }
    }))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use axum::body::Body;
    use axum::http::Request;
    use axum::routing::{get, post};
    use tower::ServiceExt as _;

    use super::*;
    use crate::web::security::{Limit, Limited};

    #[tokio::test]
    async fn every_refusal_is_counted_and_nothing_else() {
        let refused = Counter::default();
        let paying = Router::new()
            .route("/pay", post(|| async { "paid" }))
            .route(
                "/broken",
                get(|| async { StatusCode::INTERNAL_SERVER_ERROR }),
            );
        let limited =
            Limit::by_client(Limited::Payments, NonZeroU32::new(2).unwrap()).apply(paying);
        let shop: Router = count_refusals(limited, &refused);
        let mut statuses = Vec::new();
        for _ in 0..5 {
            let request = Request::post("/pay").body(Body::empty()).unwrap();
            let response = shop.clone().oneshot(request).await.unwrap();
            statuses.push(response.status().as_u16());
        }
        let request = Request::get("/broken").body(Body::empty()).unwrap();
        shop.clone().oneshot(request).await.unwrap();
        assert_eq!(statuses, [200, 200, 429, 429, 429]);
        assert_eq!(refused.get(), 3);
    }
}
