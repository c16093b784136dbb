//! The shop's file: everything that a merchant decides and that is no code.

mod look;
mod mistakes;
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::{fmt, fs};

use domain::order::DELIVERY_COUNTRIES;
use domain::{Currency, Zone};
use serde::Deserialize;
use url::Url;
use wording::{OwnWords, Words};

pub use self::look::Look;
pub use self::page::OwnPage;
use crate::config::reader::Reader;
pub(in crate::config) use crate::config::shop_file::mistakes::of_toml;
use crate::config::{CardPolicy, MethodPolicy, SignUpPolicy, Taxes, Zones};

const DEMO: &str = include_str!("../../../shop.toml");
/// Where the demo's file is, to be named in messages.
const DEMO_NAME: &str = "shop.toml";
/// Names the file. It is the shop's configuration as far as no deployment differs, hence the name.
const VARIABLE: &str = "SHOP_CONFIG";

/// What the shop is called, what it sells for, and which parts it has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShopFile {
    pub shop: Identity,
    #[serde(default)]
    pub look: Look,
    pub sell: Sell,
    #[serde(rename = "zone", default)]
    pub zones: Zones,
    #[serde(rename = "tax", default)]
    pub taxes: Taxes,
    #[serde(default)]
    pub pay: MethodPolicy,
    #[serde(default)]
    pub cards: CardPolicy,
    #[serde(default)]
    pub subscriptions: SignUpPolicy,
    #[serde(default)]
    pub parts: Parts,
    #[serde(rename = "page", default)]
    pub pages: Vec<OwnPage>,
    /// By language, then by key.
    #[serde(default)]
    texts: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    pub security: Security,
    #[serde(skip)]
    words: OnceLock<Words>,
}

/// Who the shop is.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    pub name: String,
    /// A folder of `wording/locales`: the language of addresses that name none.
    #[serde(default = "language")]
    pub language: String,
    /// Whose days and hours pages, mails and the back office tell.
    #[serde(default)]
    pub time_zone: Zone,
    #[serde(default)]
    pub tagline: Option<String>,
    #[serde(default)]
    pub legal_name: Option<String>,
    /// A line each.
    #[serde(default)]
    pub address: Vec<String>,
    #[serde(default)]
    pub vat_id: Option<String>,
    pub help_mail: String,
    /// Of orders that are placed from now on.
    #[serde(default = "order_prefix")]
    pub order_prefix: String,
    #[serde(default = "subscription_prefix")]
    pub subscription_prefix: String,
}

fn language() -> String {
    "en".to_owned()
}

fn order_prefix() -> String {
    "WF".to_owned()
}

fn subscription_prefix() -> String {
    "WS".to_owned()
}

/// What prices are in, and where goods go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sell {
    /// A buyer begins with the first.
    pub currencies: Vec<Currency>,
    /// Two letters of ISO 3166 each.
    pub countries: Vec<String>,
    #[serde(default)]
    pub default_country: Option<String>,
}

impl Sell {
    /// The currency that a buyer who has chosen none reads prices in.
    #[must_use]
    pub fn first_currency(&self) -> Currency {
        // The file is refused without one.
        self.currencies.first().copied().unwrap_or(Currency::Usd)
    }

    /// The country whose currency this is, or else the one that the shop begins with; of those that
    /// it delivers to.
    #[must_use]
    pub fn country_of(&self, currency: Currency) -> Option<&str> {
        let country = match currency {
            Currency::Sgd => Some("SG"),
            Currency::Hkd => Some("HK"),
            Currency::Cny => Some("CN"),
            Currency::Usd => Some("US"),
            Currency::Jpy => Some("JP"),
            Currency::Krw => Some("KR"),
            Currency::Brl => Some("BR"),
            Currency::Pln => Some("PL"),
            // Of many countries, or not to be chosen here.
            _ => None,
        };
        let country = country.filter(|country| self.delivers_to(country));
        country.or(self.default_country.as_deref())
    }

    #[must_use]
    pub fn delivers_to(&self, country: &str) -> bool {
        self.countries.iter().any(|code| code == country)
    }
}

/// What the shop has. Each is on unless the file says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each part is on or off by itself"
)]
pub struct Parts {
    pub accounts: bool,
    pub instalments: bool,
    pub promotions: bool,
    pub subscriptions: bool,
    pub travel: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            accounts: true,
            instalments: true,
            promotions: true,
            subscriptions: true,
            travel: true,
        }
    }
}

impl Parts {
    /// Whether an address belongs to a part that is off.
    #[must_use]
    pub fn lack(&self, path: &str) -> bool {
        let below = |root: &str| {
            let rest = path.strip_prefix(root);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let is_claim = || path.ends_with("/claim") && (below("/orders") || below("/subscriptions"));
        (!self.accounts && (below("/account") || is_claim()))
            || (!self.promotions && below("/cart/code"))
            || (!self.subscriptions
                && (below("/plans") || below("/subscriptions") || below("/admin/subscriptions")))
            || (!self.travel && below("/travel"))
    }
}

/// Headers that keep browsers from doing what the shop does not want.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Security {
    /// Payment attempts of one client address, browser or mail address in ten minutes;
    /// `SHOP_PAY_LIMIT` overrides it.
    pub pay_limit: PayLimit,
    pub hsts_subdomains: bool,
    pub scripts: Vec<Origin>,
    pub connections: Vec<Origin>,
    pub pictures: Vec<Origin>,
    pub styles: Vec<Origin>,
    pub fonts: Vec<Origin>,
}

/// A number of payment attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct PayLimit(pub NonZeroU32);

impl Default for PayLimit {
    fn default() -> Self {
        Self(NonZeroU32::MIN.saturating_add(29))
    }
}

/// `https://stats.example`, and nothing that would widen the policy by more.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let url = Url::parse(&text).ok();
        let origin = url.filter(|url| url.scheme() == "https" && url.host().is_some());
        match origin.map(|url| url.origin().ascii_serialization()) {
            Some(origin) if origin == text => Ok(Self(text)),
            Some(_) | None => Err(format!(
                "`{text}` is no origin; write one such as https://stats.example, with nothing behind it"
            )),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Why a text is no file of a shop's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct ShopFileError(pub Vec<String>);

impl ShopFile {
    /// `SHOP_CONFIG`: the demo's own unless it names a file.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Arc<Self>> {
        let read = match reader.text(VARIABLE) {
            Some(path) => Self::open(Path::new(&path)),
            None => Self::parse(DEMO, DEMO_NAME, Path::new("")),
        };
        match read {
            Ok(file) => Some(Arc::new(file)),
            Err(ShopFileError(problems)) => {
                for problem in problems {
                    reader.problem(VARIABLE, problem);
                }
                None
            }
        }
    }

    /// Reads a file, and the pages that it names.
    ///
    /// # Errors
    /// Everything that is wrong, each with its line or key.
    pub fn open(path: &Path) -> Result<Self, ShopFileError> {
        let name = path.display().to_string();
        let text = fs::read_to_string(path).map_err(|error| {
            ShopFileError(vec![format!("the file {name} cannot be read ({error})")])
        })?;
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        Self::parse(&text, &name, &folder)
    }

    /// Reads the text of a file called `name`, whose pages are in `folder`.
    ///
    /// # Errors
    /// Everything that is wrong, each with its line or key.
    pub fn parse(text: &str, name: &str, folder: &Path) -> Result<Self, ShopFileError> {
        let mut file: Self = toml::from_str(text)
            .map_err(|error| ShopFileError(vec![of_toml(name, text, &error)]))?;
        let mut problems = file.problems();
        for page in &mut file.pages {
            problems.extend(page.read(folder).err());
        }
        let mut placed = file.taxes.problems(&file.sell);
        placed.extend(file.pay.problems(&file.sell));
        if problems.is_empty() && placed.is_empty() {
            Ok(file)
        } else {
            let named = problems
                .into_iter()
                .map(|problem| format!("{name}: {problem}"));
            let placed = placed.into_iter().map(|(place, problem)| {
                let line = mistakes::line(text, place.start);
                format!("{name}, line {line}: {problem}")
            });
            Err(ShopFileError(named.chain(placed).collect()))
        }
    }

    /// What no single line has wrong.
    fn problems(&self) -> Vec<String> {
        let (shop, sell) = (&self.shop, &self.sell);
        let mut problems = Vec::new();
        let mut refuse = |wrong: bool, problem: String| {
            if wrong {
                problems.push(problem);
            }
        };
        refuse(
            shop.name.trim().is_empty() || shop.name.contains(char::is_control),
            "shop.name: write what the shop is called, in one line".to_owned(),
        );
        refuse(
            domain::text::email(&shop.help_mail).is_err(),
            format!(
                "shop.help_mail: `{}` is no mail address; write one such as help@shop.example",
                shop.help_mail
            ),
        );
        refuse(
            !Words::languages().any(|tag| tag == shop.language),
            format!(
                "shop.language: `{}` is no folder of wording/locales; there are {}",
                shop.language,
                Words::languages().collect::<Vec<_>>().join(", ")
            ),
        );
        for (key, prefix) in [
            ("order_prefix", &shop.order_prefix),
            ("subscription_prefix", &shop.subscription_prefix),
        ] {
            let is_prefix = (1..=4).contains(&prefix.len())
                && prefix.bytes().all(|byte| byte.is_ascii_uppercase());
            refuse(
                !is_prefix,
                format!("shop.{key}: `{prefix}` is not one to four capital letters, such as WF"),
            );
        }
        refuse(
            shop.order_prefix == shop.subscription_prefix,
            "shop.subscription_prefix: is that of orders, too; write another".to_owned(),
        );
        refuse(
            sell.currencies.is_empty(),
            "sell.currencies: write at least one, such as [\"EUR\"]".to_owned(),
        );
        for currency in repeated(&sell.currencies) {
            refuse(true, format!("sell.currencies: names {currency} twice"));
        }
        refuse(
            sell.countries.is_empty(),
            "sell.countries: write at least one, such as [\"DE\"]".to_owned(),
        );
        for country in repeated(&sell.countries) {
            refuse(true, format!("sell.countries: names {country} twice"));
        }
        for country in &sell.countries {
            refuse(
                !DELIVERY_COUNTRIES.contains(&country.as_str()),
                format!(
                    "sell.countries: the form of addresses in `{country}` is not known; there are {}",
                    DELIVERY_COUNTRIES.join(", ")
                ),
            );
        }
        if let Some(country) = &sell.default_country {
            refuse(
                !sell.delivers_to(country),
                format!("sell.default_country: {country} is not in sell.countries"),
            );
        }
        let paths: Vec<&str> = self.pages.iter().map(OwnPage::path).collect();
        for path in repeated(&paths) {
            refuse(true, format!("page: there are two at {path}"));
        }
        problems.extend(self.zones.problems(sell));
        problems.extend(self.look.problems());
        let own = self.own_words().check();
        problems.extend(own.iter().map(mistakes::of_text));
        problems
    }

    /// The shop's name, and the sentences that it words itself.
    fn own_words(&self) -> OwnWords {
        let mut texts = self.texts.clone();
        if let Some(tagline) = &self.shop.tagline {
            for language in Words::languages() {
                let own = texts.entry(language.to_owned()).or_default();
                own.entry("shop-slogan".to_owned())
                    .or_insert_with(|| OwnWords::literal(tagline));
            }
        }
        OwnWords {
            name: self.shop.name.clone(),
            zone: self.shop.time_zone,
            texts,
        }
    }

    /// What the shop says, in its first language; it leads on to the others.
    #[must_use]
    pub fn words(&self) -> Words {
        *self.words.get_or_init(|| {
            let english = self.own_words().words();
            let own = english.in_language(&self.shop.language);
            own.unwrap_or(english).as_first()
        })
    }
}

/// What a list names more than once.
pub(super) fn repeated<T: Ord>(names: &[T]) -> BTreeSet<&T> {
    let mut seen = BTreeSet::new();
    names.iter().filter(|name| !seen.insert(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = r#"
[shop]
name = "Tidewater"
help_mail = "help@tidewater.example"

[sell]
currencies = ["EUR", "USD"]
countries = ["DE", "FR"]
"#;

    fn parse(text: &str) -> Result<ShopFile, ShopFileError> {
        ShopFile::parse(text, "shop.toml", Path::new(""))
    }

    fn refused(text: &str) -> String {
        parse(text).unwrap_err().to_string()
    }

    #[test]
    fn the_demos_file_is_in_order_and_names_every_key() {
        let file = parse(DEMO).unwrap();
        if file.shop.name != "Wayfare" {
            // A shop made from it may comment on its file as it likes.
            return;
        }
        assert_eq!(file.sell.first_currency(), Currency::Sgd);
        assert_eq!(file.parts, Parts::default());
        // With what is only shown in a comment, it is a file as well.
        let key = |line: &str| {
            let line = line.strip_prefix("# ")?;
            let is_key = line.split_once(" = ").is_some_and(|(key, _)| {
                key.bytes()
                    .all(|byte| byte.is_ascii_lowercase() || b"_-".contains(&byte))
            });
            is_key.then(|| line.to_owned())
        };
        let shown: Vec<String> = DEMO
            .lines()
            .map(|line| match line {
                "# [[page]]" | "# [[pay.for]]" | "# [texts.en]" => line[2..].to_owned(),
                line => key(line).unwrap_or_else(|| line.to_owned()),
            })
            .collect();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("terms.md"), "Hello").unwrap();
        let all = ShopFile::parse(&shown.join("\n"), "shop.toml", folder.path()).unwrap();
        assert_eq!(all.shop.legal_name.as_deref(), Some("Wayfare Pte. Ltd."));
        assert_eq!(all.pages.len(), 1);
        assert_eq!(all.sell.default_country.as_deref(), Some("SG"));
        assert!(all.look.logo.is_some() && all.look.accent_dark.is_some());
        assert_eq!(all.pay.of(Currency::Pln, "PL").rule, Some(1));
        assert!(all.texts["en"].contains_key("home-heading"));
    }

    #[test]
    fn what_is_left_out_is_as_usual() {
        let file = parse(SMALL).unwrap();
        assert_eq!(file.shop.order_prefix, "WF");
        assert_eq!(file.parts, Parts::default());
        assert_eq!(file.words().shop_name_alone(), "Tidewater");
        assert_eq!(file.words().shop_slogan(), Words::default().shop_slogan());
    }

    #[test]
    fn an_unknown_key_is_refused_with_its_line_and_the_nearest_one() {
        let text = SMALL.replace("help_mail", "helpmail");
        assert_eq!(
            refused(&text),
            "shop.toml, line 4: `helpmail` is no key here; did you mean `help_mail`?"
        );
        let text = format!("{SMALL}\n[part]\ntravel = false\n");
        assert_eq!(
            refused(&text),
            "shop.toml, line 10: `part` is no key here; did you mean `parts`?"
        );
        let text = format!("{SMALL}\n[parts]\nzzz = false\n");
        let refused = refused(&text);
        assert!(
            refused.contains("line 11: `zzz` is no key here; there are `accounts`,"),
            "{refused}"
        );
    }

    #[test]
    fn a_value_of_another_kind_is_refused_with_its_line() {
        let text = SMALL.replace("[\"EUR\", \"USD\"]", "[\"EUR\", \"DM\"]");
        let refused_currency = refused(&text);
        assert!(
            refused_currency.starts_with("shop.toml, line 7: "),
            "{refused_currency}"
        );
        assert!(refused_currency.contains("DM"), "{refused_currency}");
        let without = SMALL.replace("name = \"Tidewater\"\n", "");
        let refused = refused(&without);
        assert!(refused.contains("`name` is missing"), "{refused}");
    }

    #[test]
    fn a_mistake_about_a_tax_is_told_with_its_line_and_what_was_meant() {
        for (tax, told) in [
            (
                "DE = { rate = 19, included = true }\nDD = { rate = 19, included = true }",
                "shop.toml, line 12: tax.DD: is not in sell.countries; did you mean `DE`?",
            ),
            (
                "DE = { name = \"vatt\", rate = 19, included = true }",
                "shop.toml, line 11: `vatt` is no name of a tax; did you mean `vat`?",
            ),
            (
                "DE = { rat = 19, included = true }",
                "shop.toml, line 11: `rat` is no key here; did you mean `rate`?",
            ),
            (
                "DE = { rate = 119, included = true }",
                "shop.toml, line 11: `119`: a rate of tax is above 0 and up to 100",
            ),
        ] {
            let refused = refused(&format!("{SMALL}\n[tax]\n{tax}\n"));
            assert!(refused.starts_with(told), "{told}: {refused}");
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let text = r##"
[shop]
name = ""
help_mail = "nobody"
language = "tlh"
order_prefix = "wf"
[look]
accent = "orange"
logo = "../logo.svg"
[sell]
currencies = ["EUR", "EUR"]
countries = ["DE", "XX"]
default_country = "FR"
[pay]
methods = ["CARD", "CARD", "card"]
quick_methods = ["CARD"]
[[page]]
path = "/cart"
title = "Cart"
file = "cart.md"
[texts.en]
home-leed = "x"
"##;
        let refused = refused(text);
        for part in [
            "shop.name: ",
            "shop.help_mail: `nobody`",
            "shop.language: `tlh`",
            "shop.order_prefix: `wf`",
            "look.accent: `orange`",
            "look.logo: `../logo.svg`",
            "sell.currencies: names EUR twice",
            "the form of addresses in `XX`",
            "sell.default_country: FR",
            "pay.methods: names `CARD` twice",
            "pay.methods: `card`",
            "line 16: pay.quick_methods: `CARD`",
            "page: /cart",
            "texts.en: `home-leed` is no sentence; did you mean `home-lead`?",
        ] {
            assert!(refused.contains(part), "{part}: {refused}");
        }
    }

    #[test]
    fn an_origin_is_nothing_more() {
        for (text, is_taken) in [
            ("https://stats.example", true),
            ("https://stats.example:8443", true),
            ("http://stats.example", false),
            ("https://stats.example/", false),
            ("https://stats.example/x; script-src *", false),
            ("https:", false),
            ("'unsafe-inline'", false),
            ("*", false),
        ] {
            assert_eq!(
                Origin::try_from(text.to_owned()).is_ok(),
                is_taken,
                "{text}"
            );
        }
    }

    #[test]
    fn a_part_that_is_off_lacks_its_addresses() {
        let none = Parts {
            accounts: false,
            instalments: false,
            promotions: false,
            subscriptions: false,
            travel: false,
        };
        for path in [
            "/account",
            "/account/login",
            "/orders/x/claim",
            "/subscriptions/x/claim",
            "/cart/code",
            "/cart/code/remove",
            "/plans",
            "/plans/a",
            "/subscriptions/x",
            "/admin/subscriptions",
            "/travel/book",
        ] {
            assert!(none.lack(path), "{path}");
            assert!(!Parts::default().lack(path), "{path}");
        }
        for path in ["/", "/cart", "/orders/x", "/accounting", "/admin"] {
            assert!(!none.lack(path), "{path}");
        }
    }
}
