use serde::{Deserialize, Serialize};

use super::codes::{OsType, TerminalType};
use super::scalar::{flag, number, text, text_or_json};

/// Where the buyer is: the device and its browser.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Env {
    /// What kind of device the buyer uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terminal_type: Option<TerminalType>,
    /// The system of the device; due with `WAP` and `APP`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub os_type: Option<OsType>,
    /// The browser's `User-Agent`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
    /// The token of Antom's device fingerprint, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub device_token_id: Option<String>,
    /// The buyer's IP address.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub client_ip: Option<String>,
    /// The buyer's cookie id with you.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub cookie_id: Option<String>,
    /// The id of the device.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The brand of the device, at most 64 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub device_brand: Option<String>,
    /// The model of the device, at most 128 characters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub device_model: Option<String>,
    /// The language set on the device.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub device_language: Option<String>,
    /// The version of the system.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub os_version: Option<String>,
    /// What the browser can do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_info: Option<BrowserInfo>,
    /// Bits per pixel of the screen.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub color_depth: Option<String>,
    /// Height of the screen, in pixels.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub screen_height: Option<String>,
    /// Width of the screen, in pixels.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub screen_width: Option<String>,
    /// Minutes between UTC and the buyer's local time.
    #[serde(deserialize_with = "number", skip_serializing_if = "Option::is_none")]
    pub time_zone_offset: Option<i32>,
    /// Anything agreed with Antom besides.
    #[serde(
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub extend_info: Option<String>,
}

/// What the buyer's browser can do; 3D Secure uses it.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BrowserInfo {
    /// The `Accept` header.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub accept_header: Option<String>,
    /// Whether Java runs in it.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub java_enabled: Option<bool>,
    /// Whether JavaScript runs in it.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub java_script_enabled: Option<bool>,
    /// Its language, an IETF BCP 47 tag.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its `User-Agent`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<String>,
}

impl Env {
    /// A kind of device and the buyer's IP address. A phone needs its system besides:
    ///
    /// ```
    /// use antom::{Env, OsType, TerminalType};
    ///
    /// let phone = Env {
    ///     os_type: Some(OsType::Ios),
    ///     ..Env::new(TerminalType::Wap, "203.0.113.7")
    /// };
    /// assert_eq!(phone.client_ip.as_deref(), Some("203.0.113.7"));
    /// ```
    pub fn new(terminal_type: TerminalType, client_ip: impl Into<String>) -> Self {
        Self {
            terminal_type: Some(terminal_type),
            client_ip: Some(client_ip.into()),
            ..Self::default()
        }
    }
}
