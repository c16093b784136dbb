//! Reading headers. What one proxy, extension or script wrote must not hide what the others did, so a
//! header is split before its parts are decoded.

use std::borrow::Cow;

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// A header as text, whatever it is made of; empty if it is not there.
pub(in crate::web) fn text(headers: &HeaderMap, name: HeaderName) -> Cow<'_, str> {
    headers.get(name).map_or(Cow::Borrowed(""), |value| {
        String::from_utf8_lossy(value.as_bytes())
    })
}

/// The parts of a header that may be sent several times. A part that is no plain text is empty.
pub(in crate::web) fn parts(
    headers: &HeaderMap,
    name: impl Into<HeaderName>,
    separator: u8,
) -> impl DoubleEndedIterator<Item = &str> {
    let values: Vec<&[u8]> = headers
        .get_all(name.into())
        .iter()
        .map(HeaderValue::as_bytes)
        .collect();
    values
        .into_iter()
        .flat_map(move |value| {
            let parts: Vec<&[u8]> = value.split(|byte| *byte == separator).collect();
            parts
        })
        .map(|part| match std::str::from_utf8(part) {
            Ok(text) if text.is_ascii() => text.trim(),
            Ok(_) | Err(_) => "",
        })
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderValue, header};

    use super::*;

    #[test]
    fn a_part_that_cannot_be_read_costs_itself_only() {
        let mut headers = HeaderMap::new();
        let strange = HeaderValue::from_bytes(b"promo=\xe9t\xe9; currency=JPY;a=\xc3\xa9").unwrap();
        headers.append(header::COOKIE, strange);
        headers.append(header::COOKIE, HeaderValue::from_static(" x=1 "));
        let read: Vec<&str> = parts(&headers, header::COOKIE, b';').collect();
        assert_eq!(read, ["", "currency=JPY", "", "x=1"]);
        assert_eq!(text(&headers, header::ACCEPT), "");
        assert!(text(&headers, header::COOKIE).contains("currency=JPY"));
    }
}
