//! Forms with a file in them, field by field.

use axum::body::Body;
use axum::http::header;
use axum::http::request::Parts;
use multer::{Field, Multipart};

use crate::web::error::AppError;

/// The longest id of a form, and more.
pub(super) const LONGEST_FORM: usize = 1_000;

pub(super) fn open(parts: &Parts, body: Body) -> Result<Multipart<'static>, AppError> {
    let kind = parts.headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| AppError::UnsupportedMediaType)?;
    Ok(Multipart::new(body.into_data_stream(), boundary))
}

pub(super) async fn next(
    fields: &mut Multipart<'static>,
) -> Result<Option<Field<'static>>, AppError> {
    fields.next_field().await.map_err(|_| AppError::LacksField)
}

/// The first bytes of a field; the rest of one that is too large is read and thrown away.
pub(super) async fn read(field: &mut Field<'static>, most: usize) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| AppError::LacksField)? {
        let room = most - bytes.len();
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok(bytes)
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String, AppError> {
    String::from_utf8(bytes).map_err(|_| AppError::LacksField)
}
