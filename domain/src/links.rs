//! The addresses of pages, written so that whatever stands in a name is one part of them.

use std::fmt::Write as _;

/// A text as one segment of a path, or as a name or value of a query.
///
/// ```
/// use domain::links;
///
/// assert_eq!(links::encode("salt-&-pepper/é %"), "salt-%26-pepper%2F%C3%A9%20%25");
/// assert_eq!(links::decode("salt-%26-pepper%2F%C3%A9%20%25"), "salt-&-pepper/é %");
/// ```
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// What a segment stands for; it is decoded once.
#[must_use]
pub fn decode(segment: &str) -> String {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let escaped = (byte == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Where uploaded pictures are, by the names of their files.
pub const PICTURES: &str = "/pictures/";

/// The address of a picture: a drawing of the build in a tone, or an uploaded one, whose address
/// stands in the drawing's place.
///
/// ```
/// use domain::links;
///
/// assert_eq!(links::picture("/pkg/0", "mug", "clay"), "/pkg/0/pictures/mug-clay.svg");
/// assert_eq!(links::picture("/pkg/0", "/pictures/0a.jpg", "clay"), "/pictures/0a.jpg");
/// ```
#[must_use]
pub fn picture(assets: &str, drawing: &str, tone: &str) -> String {
    if drawing.starts_with(PICTURES) {
        return drawing.to_owned();
    }
    format!("{assets}{PICTURES}{}-{}.svg", encode(drawing), encode(tone))
}

/// A path with these parameters, without those that are empty.
///
/// ```
/// use domain::links;
///
/// let search = links::with_query("/shop", [("q", "50 % off"), ("sort", "")]);
/// assert_eq!(search, "/shop?q=50%20%25%20off");
/// ```
#[must_use]
pub fn with_query<'a>(path: &str, params: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let pairs: Vec<String> = params
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    if pairs.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", pairs.join("&"))
    }
}

/// A product's page.
#[must_use]
pub fn product(slug: &str) -> String {
    format!("/products/{}", encode(slug))
}

/// A product's page with this variant chosen.
#[must_use]
pub fn variant(slug: &str, sku: &str) -> String {
    with_query(&product(slug), [("sku", sku)])
}

/// The list of a category's goods.
#[must_use]
pub fn category(slug: &str) -> String {
    with_query("/shop", [("category", slug)])
}

/// Where the forms of a line of the cart go.
#[must_use]
pub fn cart_item(sku: &str) -> String {
    format!("/cart/items/{}", encode(sku))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_comes_back_as_it_was() {
        for text in [
            "", "plain", "a b", "%", "%41", "100%25", "a/b", "?#&=+", "é", "網", "\"<>'", "..",
            "%zz", "%é",
        ] {
            let encoded = encode(text);
            assert_eq!(decode(&encoded), text);
            assert!(
                encoded
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._~%".contains(&byte))
            );
        }
        assert_eq!(decode("%"), "%");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("%+1"), "%+1");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }
}
