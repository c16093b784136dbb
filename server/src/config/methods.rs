//! `[pay]` of the shop's file: which methods are offered to whom, and in which order.

use std::ops::Range;

use domain::Currency;
use domain::order::CaptureMode;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::config::likeness::nearest;
use crate::config::shop_file::{Sell, repeated};

/// The methods that Antom's page can show above its list (guide 000).
const QUICK: [&str; 3] = ["ALIPAY_CN", "APPLEPAY", "GOOGLEPAY"];

/// Below it two names have too little in common.
const ALIKE: f64 = 0.75;

/// Something that is wrong, and where it stands in the file.
pub(super) type PlacedProblem = (Range<usize>, String);

/// Which methods the shop offers, and how it takes their money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MethodPolicy {
    methods: Vec<Spanned<String>>,
    quick_methods: Vec<Spanned<String>>,
    order: Order,
    /// Whether a buyer who is logged in may save the card that is typed on Antom's Checkout Page.
    pub save_cards_on_page: bool,
    /// Who captures card payments; `SHOP_CAPTURE` overrides it.
    #[serde(deserialize_with = "of_capture")]
    pub capture: CaptureMode,
    /// What Antom settles in if not in the order's; `SHOP_SETTLEMENT_CURRENCY` overrides it.
    pub settlement_currency: Option<Currency>,
    /// The first that fits replaces the three above.
    #[serde(rename = "for")]
    rules: Vec<MethodRule>,
}

/// Who decides about the order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Order {
    /// The merchant's list: each method is sent with its `paymentMethodOrder`.
    #[default]
    List,
    /// Antom: the list only says what is offered.
    Antom,
}

/// Other methods for some of the buyers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MethodRule {
    /// Empty for all.
    currencies: Vec<Spanned<Currency>>,
    /// Two letters of ISO 3166 each; empty for all.
    countries: Vec<Spanned<String>>,
    methods: Vec<Spanned<String>>,
    quick_methods: Vec<Spanned<String>>,
    order: Order,
}

/// What buyers of one currency and country are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MethodList<'a> {
    listed: &'a [Spanned<String>],
    quick: &'a [Spanned<String>],
    order: Order,
    /// Its place among the rules of the file, from 1; `None` is what holds for everybody else.
    pub rule: Option<usize>,
}

/// One entry of `paymentMethodTypeList`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedMethod<'a> {
    pub name: &'a str,
    /// `paymentMethodOrder`: 0 stands first. Without one Antom decides.
    pub place: Option<u32>,
    /// `expressCheckout`
    pub is_quick: bool,
}

pub(super) fn capture(text: &str) -> Result<CaptureMode, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is unknown; write automatic or manual"))
}

fn of_capture<'de, D: Deserializer<'de>>(from: D) -> Result<CaptureMode, D::Error> {
    capture(&String::deserialize(from)?).map_err(D::Error::custom)
}

impl MethodPolicy {
    /// What a buyer is offered who pays in `currency` and is in `country`, which is empty as long
    /// as it is not known.
    #[must_use]
    pub fn of(&self, currency: Currency, country: &str) -> MethodList<'_> {
        let found = (1..)
            .zip(&self.rules)
            .find(|(_, rule)| rule.fits(currency, country));
        match found {
            Some((place, rule)) => MethodList {
                listed: &rule.methods,
                quick: &rule.quick_methods,
                order: rule.order,
                rule: Some(place),
            },
            None => MethodList {
                listed: &self.methods,
                quick: &self.quick_methods,
                order: self.order,
                rule: None,
            },
        }
    }

    /// What is wrong with it, for a shop that sells so.
    pub(super) fn problems(&self, sell: &Sell) -> Vec<PlacedProblem> {
        let mut problems = lists("pay", &self.methods, &self.quick_methods);
        for (at, rule) in self.rules.iter().enumerate() {
            problems.extend(lists("pay.for", &rule.methods, &rule.quick_methods));
            problems.extend(rule.problems(sell));
            let mut before = self.rules.iter().take(at);
            if let Some(place) = before.position(|earlier| earlier.covers(rule)) {
                problems.push((
                    rule.place(),
                    format!(
                        "pay.for: is never used, because number {} fits all of its buyers; put it before that one",
                        place + 1
                    ),
                ));
            }
        }
        problems
    }
}

impl MethodRule {
    fn fits(&self, currency: Currency, country: &str) -> bool {
        let in_currency = self.currencies.is_empty() || has(&self.currencies, &currency);
        let in_country =
            self.countries.is_empty() || self.countries.iter().any(|code| code.as_ref() == country);
        in_currency && in_country
    }

    /// Whether no buyer that `other` fits gets past this one.
    fn covers(&self, other: &Self) -> bool {
        covers(&self.currencies, &other.currencies) && covers(&self.countries, &other.countries)
    }

    /// Where it stands, as far as one of its lists tells.
    fn place(&self) -> Range<usize> {
        let currency = self.currencies.first().map(Spanned::span);
        let country = self.countries.first().map(Spanned::span);
        let method = self.methods.first().map(Spanned::span);
        currency.or(country).or(method).unwrap_or_default()
    }

    fn problems(&self, sell: &Sell) -> Vec<PlacedProblem> {
        let mut problems = Vec::new();
        if self.currencies.is_empty() && self.countries.is_empty() {
            problems.push((
                self.place(),
                "pay.for: fits everybody; name currencies or countries, or write its lists below [pay]"
                    .to_owned(),
            ));
        }
        for currency in &self.currencies {
            if !sell.currencies.contains(currency.as_ref()) {
                problems.push((
                    currency.span(),
                    format!(
                        "pay.for.currencies: {} is not in sell.currencies",
                        currency.as_ref()
                    ),
                ));
            }
        }
        for country in &self.countries {
            let code = country.as_ref().as_str();
            if !sell.delivers_to(code) {
                let known = sell.countries.iter().map(String::as_str);
                let hint = hint(code, known, "write one of them");
                problems.push((
                    country.span(),
                    format!("pay.for.countries: `{code}` is not in sell.countries; {hint}"),
                ));
            }
        }
        problems
    }
}

fn has<T: PartialEq>(list: &[Spanned<T>], sought: &T) -> bool {
    list.iter().any(|known| known.as_ref() == sought)
}

fn covers<T: PartialEq>(wide: &[Spanned<T>], narrow: &[Spanned<T>]) -> bool {
    wide.is_empty() || (!narrow.is_empty() && narrow.iter().all(|one| has(wide, one.as_ref())))
}

/// What is wrong with the two lists below `key`.
fn lists(key: &str, listed: &[Spanned<String>], quick: &[Spanned<String>]) -> Vec<PlacedProblem> {
    let mut problems = Vec::new();
    for (part, names) in [("methods", listed), ("quick_methods", quick)] {
        for name in names {
            let text = name.as_ref();
            if !is_name(text) {
                let upper = text.to_ascii_uppercase();
                let hint = if is_name(&upper) {
                    format!("did you mean `{upper}`?")
                } else {
                    "write such as CARD, ALIPAY_CN".to_owned()
                };
                problems.push((
                    name.span(),
                    format!("{key}.{part}: `{text}` is not a name of Antom's; {hint}"),
                ));
            }
        }
        let twice = repeated(names).into_iter();
        problems.extend(twice.map(|name| {
            let problem = format!("{key}.{part}: names `{}` twice", name.as_ref());
            (name.span(), problem)
        }));
    }
    for name in quick {
        let text = name.as_ref().as_str();
        if !QUICK.contains(&text) {
            let all = format!("Antom has {}", QUICK.join(", "));
            let hint = hint(text, QUICK, &all);
            problems.push((
                name.span(),
                format!("{key}.quick_methods: `{text}` cannot be a quick payment; {hint}"),
            ));
        } else if !has(listed, name.as_ref()) {
            problems.push((
                name.span(),
                format!("{key}.quick_methods: `{text}` is not in {key}.methods"),
            ));
        }
    }
    problems
}

fn hint<'a>(unknown: &str, known: impl IntoIterator<Item = &'a str>, otherwise: &str) -> String {
    match nearest(unknown, known, ALIKE) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise.to_owned(),
    }
}

impl<'a> MethodList<'a> {
    /// Whether the method is offered, as far as the merchant decides.
    #[must_use]
    pub fn allows(self, method: &str) -> bool {
        self.listed.is_empty() || self.position(method).is_some()
    }

    /// Its place in the merchant's order; methods without one stay as they are.
    #[must_use]
    pub fn place(self, method: &str) -> usize {
        match self.order {
            Order::List => self.position(method).unwrap_or(usize::MAX),
            Order::Antom => usize::MAX,
        }
    }

    fn position(self, method: &str) -> Option<usize> {
        self.listed.iter().position(|name| name.as_ref() == method)
    }

    /// The merchant's list as Antom is sent it; empty for all that the contract allows.
    pub fn listed(self) -> impl Iterator<Item = ListedMethod<'a>> {
        (0..)
            .zip(self.listed)
            .map(move |(place, name)| ListedMethod {
                name: name.as_ref(),
                place: match self.order {
                    Order::List => Some(place),
                    Order::Antom => None,
                },
                is_quick: has(self.quick, name.as_ref()),
            })
    }

    /// The quick payments, in the merchant's order.
    pub fn quick(self) -> impl Iterator<Item = &'a str> {
        let quick = self.listed().filter(|method| method.is_quick);
        quick.map(|method| method.name)
    }
}

fn is_name(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    (1..=64).contains(&name.len()) && name.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(text: &str) -> MethodPolicy {
        toml::from_str(text).unwrap()
    }

    fn sell() -> Sell {
        Sell {
            currencies: vec![Currency::Eur, Currency::Brl, Currency::Pln],
            countries: ["DE", "BR", "PL"].map(ToOwned::to_owned).into(),
            default_country: None,
        }
    }

    fn problems(text: &str) -> Vec<String> {
        let problems = policy(text).problems(&sell());
        problems.into_iter().map(|(_, problem)| problem).collect()
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let policy = policy(
            r#"
methods = ["CARD"]
[[for]]
currencies = ["BRL"]
countries = ["BR"]
methods = ["MERCADOPAGO_BR", "CARD"]
[[for]]
currencies = ["BRL"]
methods = []
[[for]]
countries = ["PL"]
methods = ["P24", "APPLEPAY"]
quick_methods = ["APPLEPAY"]
order = "antom"
"#,
        );
        assert_eq!(policy.problems(&sell()), []);
        let names = |currency, country| {
            let list = policy.of(currency, country);
            (
                list.rule,
                list.listed().map(|one| one.name).collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            names(Currency::Brl, "BR"),
            (Some(1), vec!["MERCADOPAGO_BR", "CARD"])
        );
        // Nothing listed is everything that the contract allows.
        assert_eq!(names(Currency::Brl, "DE"), (Some(2), vec![]));
        assert!(policy.of(Currency::Brl, "DE").allows("PIX"));
        assert_eq!(names(Currency::Eur, "DE"), (None, vec!["CARD"]));
        // A country that is not known is none of those that a rule names.
        assert_eq!(names(Currency::Eur, ""), (None, vec!["CARD"]));
        let polish = policy.of(Currency::Eur, "PL");
        let listed: Vec<_> = polish.listed().collect();
        assert_eq!(listed[0].place, None);
        assert!(!listed[0].is_quick && listed[1].is_quick);
        assert_eq!(polish.place("P24"), polish.place("CARD"));
        assert_eq!(polish.quick().collect::<Vec<_>>(), ["APPLEPAY"]);
    }

    /// Guide 000: the smaller the number, the higher the priority; the sample begins with 0.
    #[test]
    fn the_first_of_the_list_has_order_0() {
        let policy = policy(r#"methods = ["TNG", "CARD"]"#);
        let list = policy.of(Currency::Eur, "DE");
        let places: Vec<_> = list.listed().map(|one| one.place).collect();
        assert_eq!(places, [Some(0), Some(1)]);
        assert!(list.place("TNG") < list.place("CARD"));
        assert!(list.allows("TNG") && !list.allows("GCASH"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (text, problem) in [
            (
                "methods = [\"GOOGLEPAY\"]\nquick_methods = [\"GOOGLPAY\"]",
                "pay.quick_methods: `GOOGLPAY` cannot be a quick payment; did you mean `GOOGLEPAY`?",
            ),
            (
                "methods = [\"TNG\"]\nquick_methods = [\"TNG\"]",
                "pay.quick_methods: `TNG` cannot be a quick payment; Antom has ALIPAY_CN, APPLEPAY, GOOGLEPAY",
            ),
            (
                "quick_methods = [\"APPLEPAY\"]",
                "pay.quick_methods: `APPLEPAY` is not in pay.methods",
            ),
            (
                "methods = [\"alipay_cn\"]",
                "pay.methods: `alipay_cn` is not a name of Antom's; did you mean `ALIPAY_CN`?",
            ),
            (
                "[[for]]\nmethods = [\"CARD\"]",
                "pay.for: fits everybody; name currencies or countries, or write its lists below [pay]",
            ),
            (
                "[[for]]\ncurrencies = [\"USD\"]",
                "pay.for.currencies: USD is not in sell.currencies",
            ),
            (
                "[[for]]\ncountries = [\"de\"]",
                "pay.for.countries: `de` is not in sell.countries; write one of them",
            ),
            (
                "[[for]]\ncurrencies = [\"BRL\"]\n[[for]]\ncurrencies = [\"BRL\"]\ncountries = [\"BR\"]",
                "pay.for: is never used, because number 1 fits all of its buyers; put it before that one",
            ),
            (
                "[[for]]\ncountries = [\"DE\"]\nmethods = [\"CARD\"]\nquick_methods = [\"APLEPAY\"]",
                "pay.for.quick_methods: `APLEPAY` cannot be a quick payment; did you mean `APPLEPAY`?",
            ),
        ] {
            assert_eq!(problems(text), [problem], "{text}");
        }
        let known = "order = \"mine\"";
        assert!(toml::from_str::<MethodPolicy>(known).is_err());
    }
}
