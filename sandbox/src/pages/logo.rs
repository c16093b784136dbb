//! Logos for consult: the names of methods and brands in a grey frame, so that no real mark is shown.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::not_found;
use crate::{brand, method};

pub(crate) async fn show(Path(file): Path<String>) -> Response {
    let name = file.strip_suffix(".svg").unwrap_or_default();
    let label = method::find(name)
        .map(|method| method.label)
        .or_else(|| brand::label(name));
    let Some(label) = label else {
        return not_found().await;
    };
    let drawn = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 48" role="img" aria-label=(label) {
            rect x="1" y="1" width="78" height="46" rx="4" fill="#fbfbfc" stroke="#767c85" {}
            text x="40" y="30" text-anchor="middle" font-family="sans-serif" font-size="14" fill="#1f2328" {
                (short(label))
            }
        }
    };
    (
        [
            (header::CONTENT_TYPE, "image/svg+xml"),
            (header::CACHE_CONTROL, "public, max-age=300"),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            // Shops on another origin show them.
            (
                header::HeaderName::from_static("cross-origin-resource-policy"),
                "cross-origin",
            ),
        ],
        drawn.into_string(),
    )
        .into_response()
}

/// What can be read where a logo is thirty pixels wide: a short name whole, of a long one the first
/// letter of each word.
fn short(label: &str) -> String {
    if label.chars().count() <= 10 {
        return label.to_owned();
    }
    let letters = label.split_whitespace().filter_map(|word| {
        let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.next()
    });
    let letters: String = letters.flat_map(char::to_uppercase).collect();
    if letters.chars().count() > 1 {
        letters
    } else {
        label.chars().take(10).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_drawn_by_its_letters() {
        for (label, drawn) in [
            ("Alipay", "Alipay"),
            ("AlipayHK", "AlipayHK"),
            ("Touch 'n Go eWallet", "TNGE"),
            ("GrabPay Singapore", "GS"),
            ("Przelewy24", "Przelewy24"),
            ("Cartes-Bancaires", "Cartes-Ban"),
        ] {
            assert_eq!(short(label), drawn);
        }
    }
}
