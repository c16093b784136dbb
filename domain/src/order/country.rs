/// The countries that goods are delivered to: two letters of ISO 3166.
pub const DELIVERY_COUNTRIES: [&str; 17] = [
    "SG", "AU", "BR", "CA", "CN", "FR", "DE", "HK", "IT", "JP", "MY", "NL", "PL", "KR", "ES", "GB",
    "US",
];

/// Whether goods are delivered to a country.
///
/// ```
/// assert!(domain::order::is_delivered_to("SG"));
/// assert!(!domain::order::is_delivered_to("sg"));
/// ```
#[must_use]
pub fn is_delivered_to(country: &str) -> bool {
    DELIVERY_COUNTRIES.contains(&country)
}
