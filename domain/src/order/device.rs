use serde::{Deserialize, Serialize};

/// What the browser says of itself, as far as Antom wants to know (`env`, `locale`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Of the page, as HTML's `lang` names it; the buyer is answered in it.
    pub locale: String,
    /// A phone: `WAP`; else `WEB`.
    pub phone: bool,
    /// `IOS` or `ANDROID`, on phones.
    pub os: Option<String>,
    /// Where the buyer is, as far as trusted proxies tell.
    pub client_ip: String,
    /// `User-Agent`; empty if the browser sent none.
    #[serde(default)]
    pub user_agent: String,
    /// `Accept`; empty if the browser sent none.
    #[serde(default)]
    pub accept: String,
    /// The first language of `Accept-Language`; empty if the browser names none.
    #[serde(default)]
    pub language: String,
}
