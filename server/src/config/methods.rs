use crate::config::reader::Reader;

/// The methods that Antom's page can show above its list (guide 000).
const QUICK: [&str; 3] = ["ALIPAY_CN", "APPLEPAY", "GOOGLEPAY"];

/// Which methods the shop offers, and in which order: `SHOP_PAYMENT_METHODS` and
/// `SHOP_QUICK_METHODS`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MethodPolicy {
    /// By Antom's names; empty for whatever the contract allows, in Antom's order.
    listed: Vec<String>,
    /// Those of them that stand above the list on Antom's page.
    quick: Vec<String>,
}

impl MethodPolicy {
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let listed = reader
            .optional("SHOP_PAYMENT_METHODS", names)
            .unwrap_or_default();
        let quick = reader
            .optional("SHOP_QUICK_METHODS", |text| {
                let quick = names(text)?;
                for name in &quick {
                    if !QUICK.contains(&name.as_str()) {
                        return Err(format!(
                            "`{name}` cannot be a quick payment; Antom has {}",
                            QUICK.join(", ")
                        ));
                    }
                    if !listed.contains(name) {
                        return Err(format!("`{name}` is not in SHOP_PAYMENT_METHODS"));
                    }
                }
                Ok(quick)
            })
            .unwrap_or_default();
        Self { listed, quick }
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

fn names(text: &str) -> Result<Vec<String>, String> {
    let mut names: Vec<String> = Vec::new();
    for name in text
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        let is_name = name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        if !is_name || name.len() > 64 {
            return Err(format!(
                "`{name}` is not a name of Antom's; write such as CARD, ALIPAY_CN"
            ));
        }
        if names.iter().any(|known| known == name) {
            return Err(format!("names `{name}` twice"));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}
