use std::fmt::Write as _;

use serde::Deserialize;

/// What of the shop's look is no style sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// A file of `public/`.
    pub logo: Option<String>,
    /// `#rrggbb`
    pub accent: Option<String>,
    pub accent_dark: Option<String>,
}

impl Look {
    pub(super) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (key, colour) in [("accent", &self.accent), ("accent_dark", &self.accent_dark)] {
            if let Some(colour) = colour
                && channels(colour).is_none()
            {
                problems.push(format!(
                    "look.{key}: `{colour}` is no colour; write one such as #f46a21"
                ));
            }
        }
        if self.accent_dark.is_some() && self.accent.is_none() {
            problems.push("look.accent: is needed with look.accent_dark".to_owned());
        }
        let is_name = |name: &String| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte);
            !name.starts_with('/') && !name.contains("..") && name.bytes().all(plain)
        };
        if let Some(logo) = self.logo.as_ref().filter(|logo| !is_name(logo)) {
            problems.push(format!(
                "look.logo: `{logo}` is no file in public/; write its name, such as logo.svg"
            ));
        }
        problems
    }

    /// The style sheet that sets the accents; `None` where they are as usual.
    ///
    /// The text on a button is black or white, whichever has more contrast: that is 4.5:1 at least
    /// on any colour. Under the pointer the button moves away from its text's colour.
    #[must_use]
    pub fn style_sheet(&self) -> Option<String> {
        let accent = self.accent.as_deref()?;
        let dark = self.accent_dark.as_deref().unwrap_or(accent);
        let mut css = String::new();
        for (colour, open, close) in [
            (accent, "", ""),
            (dark, "@media (prefers-color-scheme:dark){", "}"),
        ] {
            let (text, away) = if has_dark_text(colour) {
                ("#000", "#fff")
            } else {
                ("#fff", "#000")
            };
            let _ = write!(
                css,
                "{open}:root{{--signal:{colour};--signal-hover:color-mix(in srgb,{colour} 86%,{away});--on-signal:{text}}}{close}"
            );
        }
        Some(css)
    }
}

/// Red, green and blue of `#rrggbb`.
fn channels(colour: &str) -> Option<[u8; 3]> {
    let digits = colour
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hexadecimal
        .then(|| Some([channel(0)?, channel(2)?, channel(4)?]))
        .flatten()
}

/// Whether black is easier to read on a colour than white (WCAG 2.2, relative luminance).
fn has_dark_text(colour: &str) -> bool {
    let linear = |channel: u8| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 {
            share / 12.92
        } else {
            ((share + 0.055) / 1.055).powf(2.4)
        }
    };
    let [red, green, blue] = channels(colour).unwrap_or_default().map(linear);
    let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_on_a_button_can_be_read() {
        for (colour, dark_text) in [
            ("#ffffff", true),
            ("#f46a21", true),
            ("#134f77", false),
            ("#000000", false),
            ("#767676", true),
            ("#717171", false),
        ] {
            assert_eq!(has_dark_text(colour), dark_text, "{colour}");
        }
    }

    #[test]
    fn both_schemes_get_their_accent() {
        let look = Look {
            accent: Some("#134f77".to_owned()),
            accent_dark: Some("#8fc7ee".to_owned()),
            logo: None,
        };
        assert_eq!(
            look.style_sheet().unwrap(),
            ":root{--signal:#134f77;--signal-hover:color-mix(in srgb,#134f77 86%,#000);--on-signal:#fff}\
             @media (prefers-color-scheme:dark){:root{--signal:#8fc7ee;--signal-hover:color-mix(in srgb,#8fc7ee 86%,#fff);--on-signal:#000}}"
        );
        assert_eq!(Look::default().style_sheet(), None);
    }
}
