//! Where Antom's gateways are. Use the one of the region you signed up in.

/// Singapore, for merchants of Asia and the Pacific.
pub const SINGAPORE: &str = "https://open-sea-global.alipay.com";

/// North America.
pub const NORTH_AMERICA: &str = "https://open-na-global.alipay.com";

/// Germany, for merchants of Europe.
pub const EUROPE: &str = "https://open-de-global.alipay.com";
