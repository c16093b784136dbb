//! What Antom wants to know of the buyer's browser: `locale` and `env.terminalType` with `osType`.

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::config::Sell;
use crate::web::currency;
use crate::web::header::text;
use crate::web::security::ClientAddress;
use domain::order::Device;
use domain::text::{clean, cut};
use wording::Words;

/// The browser that asks for a page in this language.
pub(super) fn of(parts: &Parts, words: Words) -> Device {
    let client = parts.extensions.get::<ClientAddress>();
    Device {
        locale: words.language().to_owned(),
        client_ip: client
            .map(|client| client.0.to_string())
            .unwrap_or_default(),
        ..by_headers(&parts.headers)
    }
}

fn by_headers(headers: &HeaderMap) -> Device {
    let agent = text(headers, header::USER_AGENT);
    let phone = headers
        .get("sec-ch-ua-mobile")
        .is_some_and(|value| value == "?1")
        || agent.contains("Mobi")
        || agent.contains("iPhone");
    let os = if agent.contains("iPhone") || agent.contains("iPad") || agent.contains("iPod") {
        Some("IOS".to_owned())
    } else if agent.contains("Android") {
        Some("ANDROID".to_owned())
    } else {
        None
    };
    Device {
        locale: String::new(),
        phone: phone && os.is_some(),
        os: os.filter(|_| phone),
        client_ip: String::new(),
        user_agent: told(&agent, 512),
        accept: told(&text(headers, header::ACCEPT), 512),
        language: language(&text(headers, header::ACCEPT_LANGUAGE)),
    }
}

/// The country that the browser's languages name, or else the one whose currency was chosen, or the
/// one that the shop begins with; of those that it delivers to.
pub(super) fn likely_country(sell: &Sell, headers: &HeaderMap) -> Option<String> {
    let languages = text(headers, header::ACCEPT_LANGUAGE);
    let by_language = languages.split(',').find_map(|range| {
        let tag = range.split(';').next().unwrap_or_default().trim();
        let named = tag.split('-').skip(1).find(|part| part.len() == 2);
        let region = match named {
            Some(region) => region.to_ascii_uppercase(),
            // Languages that are spoken in one country, by and large.
            None => match tag.to_ascii_lowercase().as_str() {
                "ja" => "JP".to_owned(),
                "ko" => "KR".to_owned(),
                "pl" => "PL".to_owned(),
                _ => return None,
            },
        };
        sell.delivers_to(&region).then_some(region)
    });
    let by_currency = || match currency::chosen(sell, headers) {
        Some(currency) => sell.country_of(currency).map(ToOwned::to_owned),
        None => sell.default_country.clone(),
    };
    by_language.or_else(by_currency)
}

/// What goes to Antom of a header: plain characters, and no more than a browser needs.
fn told(header: &str, most: usize) -> String {
    let plain: String = header.chars().filter(char::is_ascii).collect();
    cut(&clean(&plain), most).to_owned()
}

/// The first language that the browser names: `de-AT`.
fn language(accept_language: &str) -> String {
    let first = accept_language.split([',', ';']).next().unwrap_or_default();
    let is_tag = |tag: &str| {
        tag.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    Some(first.trim())
        .filter(|tag| tag.len() <= 35 && is_tag(tag))
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use domain::Currency;

    use super::*;

    #[test]
    fn the_first_language_counts() {
        assert_eq!(language("de-AT;q=0.9, en"), "de-AT");
        assert_eq!(language("*, <b>"), "");
    }

    #[test]
    fn the_country_is_never_silently_singapore() {
        let sell = sell(&["SG", "GB", "HK", "JP", "PL", "FR"]);
        for (languages, cookie, country) in [
            ("", "", None),
            ("en", "", None),
            ("en-SG", "", Some("SG")),
            ("de-AT, de;q=0.9, en-GB;q=0.5", "", Some("GB")),
            ("zh-Hant-HK", "", Some("HK")),
            ("ja", "", Some("JP")),
            ("en", "currency=PLN", Some("PL")),
            ("en", "currency=EUR", None),
            ("en", "currency=SGD", Some("SG")),
            ("fr-FR", "currency=JPY", Some("FR")),
        ] {
            let mut headers = HeaderMap::new();
            let value = |text: &str| HeaderValue::from_str(text).unwrap();
            headers.insert(header::ACCEPT_LANGUAGE, value(languages));
            headers.insert(header::COOKIE, value(cookie));
            let likely = likely_country(&sell, &headers);
            assert_eq!(likely.as_deref(), country, "{languages} {cookie}");
        }
    }

    #[test]
    fn a_country_that_nothing_goes_to_is_not_likely() {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static("fr-FR"));
        headers.insert(header::COOKIE, HeaderValue::from_static("currency=SGD"));
        let mut sell = sell(&["DE", "IT"]);
        assert_eq!(likely_country(&sell, &headers), None);
        sell.default_country = Some("IT".to_owned());
        assert_eq!(likely_country(&sell, &headers).as_deref(), Some("IT"));
    }

    fn sell(countries: &[&str]) -> Sell {
        Sell {
            currencies: vec![Currency::Sgd, Currency::Eur, Currency::Jpy, Currency::Pln],
            countries: countries.iter().map(|code| (*code).to_owned()).collect(),
            default_country: None,
        }
    }

    #[test]
    fn a_phone_is_wap_with_its_system() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::USER_AGENT,
            HeaderValue::from_static(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148",
            ),
        );
        let device = by_headers(&headers);
        assert!(device.phone);
        assert_eq!(device.os.as_deref(), Some("IOS"));
    }

    #[test]
    fn a_desk_is_web() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::USER_AGENT,
            HeaderValue::from_static("Mozilla/5.0 (X11; Linux x86_64) Chrome/156"),
        );
        assert!(!by_headers(&headers).phone);
    }
}
