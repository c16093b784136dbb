//! The names of all variables, so that a mistyped one is noticed: nothing else would tell.

use crate::config::likeness::nearest;
use crate::config::reader::Reader;

/// Names that begin alike are like each other anyway.
const ALIKE: f64 = 0.9;

/// Every variable that the shop reads.
const NAMES: [&str; 43] = [
    "ANTOM_AGENT_TOKEN",
    "ANTOM_CHECKOUT_ORIGINS",
    "ANTOM_CLIENT_ID",
    "ANTOM_GATEWAY_URL",
    "ANTOM_PRIVATE_KEY",
    "ANTOM_PUBLIC_KEY",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "OTEL_EXPORTER_OTLP_HEADERS",
    "OTEL_EXPORTER_OTLP_PROTOCOL",
    "OTEL_METRIC_EXPORT_INTERVAL",
    "OTEL_RESOURCE_ATTRIBUTES",
    "OTEL_SERVICE_NAME",
    "OTEL_TRACES_SAMPLER_ARG",
    "SANDBOX_ADDR",
    "SANDBOX_CLIENT_ID",
    "SANDBOX_MERCHANT_PUBLIC_KEY",
    "SANDBOX_PRIVATE_KEY",
    "SANDBOX_PUBLIC_URL",
    "SANDBOX_STATE",
    "SHOP_ADDR",
    "SHOP_ADMIN_PASSWORD_HASH",
    "SHOP_CAPTURE",
    "SHOP_CARD_3DS",
    "SHOP_CARD_CONSENT",
    "SHOP_CARD_KEY",
    "SHOP_CATALOGUE",
    "SHOP_CLOCK_AHEAD",
    "SHOP_CLOCK_FOLLOWS",
    "SHOP_CONFIG",
    "SHOP_CRASH_AT",
    "SHOP_DATABASE_URL",
    "SHOP_ENV",
    "SHOP_MAIL_DIR",
    "SHOP_MAIL_FROM",
    "SHOP_METRICS_ADDR",
    "SHOP_PAYMENT_MINUTES",
    "SHOP_PAY_LIMIT",
    "SHOP_PUBLIC_URL",
    "SHOP_SETTLEMENT_CURRENCY",
    "SHOP_SITE",
    "SHOP_SMTP_URL",
    "SHOP_TIMETABLE",
    "SHOP_TRUSTED_PROXIES",
];

/// Of compose, which may hand its own file on to the shop.
const OTHERS: [&str; 1] = ["SHOP_HOST"];

/// Variables of an earlier version: what they said is in the shop's file now.
const MOVED: [(&str, &str); 2] = [
    ("SHOP_PAYMENT_METHODS", "methods"),
    ("SHOP_QUICK_METHODS", "quick_methods"),
];

/// Refuses to go on without what an earlier version was told.
pub(super) fn refuse_moved(reader: &mut Reader<'_>) {
    for (name, key) in MOVED {
        if reader.text(name).is_some() {
            reader.problem(
                name,
                format!(
                    "is `{key}` below [pay] in the shop's file now; write it there and unset this"
                ),
            );
        }
    }
}

/// A warning for each name that looks like one of ours and is none.
pub fn unknown_names(names: impl Iterator<Item = String>) -> Vec<String> {
    let is_ours = |name: &String| {
        ["SHOP_", "ANTOM_", "SANDBOX_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
    };
    let known = || NAMES.iter().chain(&OTHERS).copied();
    let is_moved = |name: &String| MOVED.iter().any(|(moved, _)| name == moved);
    let mut unknown: Vec<String> = names
        .filter(|name| is_ours(name) && !is_moved(name) && known().all(|known| known != name))
        .collect();
    unknown.sort();
    let warning = |name: String| match nearest(&name, known(), ALIKE) {
        Some(nearest) => {
            format!("{name}: the shop reads no such variable; did you mean {nearest}?")
        }
        None => format!("{name}: the shop reads no such variable"),
    };
    unknown.into_iter().map(warning).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn a_mistyped_name_is_noticed() {
        let names = ["SHOP_SMTP_URI", "SHOP_ADDR", "PATH", "SHOP_X", "SHOP_HOST"];
        assert_eq!(
            unknown_names(names.into_iter().map(ToOwned::to_owned)),
            [
                "SHOP_SMTP_URI: the shop reads no such variable; did you mean SHOP_SMTP_URL?",
                "SHOP_X: the shop reads no such variable",
            ]
        );
    }

    /// Whoever adds a variable adds its name.
    #[test]
    fn every_variable_that_is_read_is_known() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/config");
        let mut read = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if !path.is_file() || path.ends_with("names.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for call in [
                "optional(\"",
                "text(\"",
                "problem(\"",
                "optional(\n                \"",
                "VARIABLE: &str = \"",
            ] {
                for rest in text.split(call).skip(1) {
                    let name = rest.split('"').next().unwrap();
                    let is_known = NAMES.iter().chain(&OTHERS).any(|known| *known == name);
                    let is_name = name.bytes().all(|byte| {
                        byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_'
                    });
                    assert!(
                        is_known || !is_name,
                        "{name} of {} is not on the list",
                        path.display()
                    );
                    read += usize::from(is_known);
                }
            }
        }
        assert!(
            read > 20,
            "only {read} were found: the test looks for the wrong calls"
        );
    }
}
