use super::codes::{OsType, TerminalType};
use super::wire::{JsonText, wire};

wire! {
    /// Where the buyer is: the device and its browser.
    #[derive(Default)]
    pub struct Env {
        /// What kind of device the buyer uses.
        pub terminal_type: Option<TerminalType>,
        /// The system of the device; due with `WAP` and `APP`.
        pub os_type: Option<OsType>,
        /// The browser's `User-Agent`.
        pub user_agent: Option<String>,
        /// The token of Antom's device fingerprint, at most 64 characters.
        pub device_token_id: Option<String>,
        /// The buyer's IP address.
        pub client_ip: Option<String>,
        /// The buyer's cookie id with you.
        pub cookie_id: Option<String>,
        /// The id of the device.
        pub device_id: Option<String>,
        /// The brand of the device, at most 64 characters.
        pub device_brand: Option<String>,
        /// The model of the device, at most 128 characters.
        pub device_model: Option<String>,
        /// The language set on the device.
        pub device_language: Option<String>,
        /// The version of the system.
        pub os_version: Option<String>,
        /// What the browser can do.
        pub browser_info: Option<BrowserInfo>,
        /// Bits per pixel of the screen.
        pub color_depth: Option<String>,
        /// Height of the screen, in pixels.
        pub screen_height: Option<String>,
        /// Width of the screen, in pixels.
        pub screen_width: Option<String>,
        /// Minutes between UTC and the buyer's local time.
        pub time_zone_offset: Option<i32>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }

    /// What the buyer's browser can do; 3D Secure uses it.
    #[derive(Default)]
    pub struct BrowserInfo {
        /// The `Accept` header.
        pub accept_header: Option<String>,
        /// Whether Java runs in it.
        pub java_enabled: Option<bool>,
        /// Whether JavaScript runs in it.
        pub java_script_enabled: Option<bool>,
        /// Its language, an IETF BCP 47 tag.
        pub language: Option<String>,
        /// Its `User-Agent`.
        pub user_agent: Option<String>,
    }
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
