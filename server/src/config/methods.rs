use serde::Deserialize;

use crate::config::shop_file::repeated;

/// The methods that Antom's page can show above its list (guide 000).
const QUICK: [&str; 3] = ["ALIPAY_CN", "APPLEPAY", "GOOGLEPAY"];

/// Which methods the shop offers, and in which order: `[pay]` of the shop's file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MethodPolicy {
    /// By Antom's names; empty for whatever the contract allows, in Antom's order.
    #[serde(rename = "methods")]
    listed: Vec<String>,
    /// Those of them that stand above the list on Antom's page.
    #[serde(rename = "quick_methods")]
    quick: Vec<String>,
}

impl MethodPolicy {
    pub(super) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (key, names) in [("methods", &self.listed), ("quick_methods", &self.quick)] {
            for name in names {
                if !is_name(name) {
                    problems.push(format!(
                        "pay.{key}: `{name}` is not a name of Antom's; write such as CARD, ALIPAY_CN"
                    ));
                }
            }
            let twice = repeated(names).into_iter();
            problems.extend(twice.map(|name| format!("pay.{key}: names `{name}` twice")));
        }
        for name in &self.quick {
            if !QUICK.contains(&name.as_str()) {
                problems.push(format!(
                    "pay.quick_methods: `{name}` cannot be a quick payment; Antom has {}",
                    QUICK.join(", ")
                ));
            }
            if !self.listed.contains(name) {
                problems.push(format!("pay.quick_methods: `{name}` is not in pay.methods"));
            }
        }
        problems
    }

    /// Whether the shop offers the method, as far as the merchant decides.
    #[must_use]
    pub fn allows(&self, method: &str) -> bool {
        self.listed.is_empty() || self.listed.iter().any(|name| name == method)
    }

    /// Its place in the merchant's order; methods without one stay as they are.
    #[must_use]
    pub fn place(&self, method: &str) -> usize {
        let place = self.listed.iter().position(|name| name == method);
        place.unwrap_or(usize::MAX)
    }

    /// The merchant's list, each with whether it is a quick payment.
    pub fn listed(&self) -> impl Iterator<Item = (&str, bool)> {
        let is_quick = |name: &String| self.quick.contains(name);
        self.listed
            .iter()
            .map(move |name| (name.as_str(), is_quick(name)))
    }
}

fn is_name(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&name.len()) && name.bytes().all(is_letter)
}
