//! The dashboard's reports, as files.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::gateway::Gateway;
use crate::report::{self, Report};

pub(super) async fn download(
    State(gateway): State<Gateway>,
    Path(report): Path<Report>,
) -> Response {
    let file = report::file(&gateway.world(), report, gateway.now());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", file.name),
        ),
    ];
    (headers, file.text).into_response()
}
