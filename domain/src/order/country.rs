/// The countries that goods can go to, because the form of their addresses is known: two letters of
/// ISO 3166. A shop delivers to those of them that its merchant names.
pub const DELIVERY_COUNTRIES: [&str; 17] = [
    "SG", "AU", "BR", "CA", "CN", "FR", "DE", "HK", "IT", "JP", "MY", "NL", "PL", "KR", "ES", "GB",
    "US",
];
