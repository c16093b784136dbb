//! `[[zone]]` of the shop's file: where a way of delivery costs otherwise, and how long it takes.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Currency, Money};
use serde::Deserialize;

use crate::config::shop_file::{Sell, repeated};

/// The longest that a parcel may be promised for, in working days.
const LONGEST: u8 = 90;

/// Where goods go, and what that takes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Zones(Vec<Zone>);

/// Some countries with the same prices and days.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// Two letters of ISO 3166 each; without any it is for all that no other zone names.
    #[serde(default)]
    countries: Vec<String>,
    /// By the id of a way of delivery in the catalogue. One that is not here does not go there.
    ways: BTreeMap<String, ZoneWay>,
}

/// One way of delivery in one zone.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneWay {
    /// Working days from the order to the door: the fewest, and the most.
    pub days: (u8, u8),
    /// In minor units; the catalogue's where it is left out.
    #[serde(default)]
    pub price: BTreeMap<Currency, i64>,
}

impl Zones {
    /// What goes to this country, by the way's id; `None` in a shop without zones, and where the
    /// country is not known and no zone is for all others.
    #[must_use]
    pub fn of(&self, country: &str) -> Option<&Zone> {
        let named = |zone: &&Zone| zone.countries.iter().any(|code| code == country);
        let others = || self.0.iter().find(|zone| zone.countries.is_empty());
        self.0.iter().find(named).or_else(others)
    }

    /// The ways that some zone has.
    pub fn ways(&self) -> BTreeSet<&str> {
        let all = self.0.iter().flat_map(|zone| zone.ways.keys());
        all.map(String::as_str).collect()
    }

    /// What is wrong with them, for a shop that sells so.
    pub(super) fn problems(&self, sell: &Sell) -> Vec<String> {
        let mut problems = Vec::new();
        let all: Vec<&String> = self.0.iter().flat_map(|zone| &zone.countries).collect();
        for country in repeated(&all) {
            problems.push(format!("zone: {country} is in two zones"));
        }
        for country in all.iter().filter(|code| !sell.delivers_to(code)) {
            problems.push(format!("zone: {country} is not in sell.countries"));
        }
        let others = self.0.iter().filter(|zone| zone.countries.is_empty());
        match others.count() {
            0 if !self.0.is_empty() => {
                let left = sell.countries.iter().filter(|code| !all.contains(code));
                for country in left {
                    problems.push(format!(
                        "zone: {country} is in none; name it in one, or add a zone without countries"
                    ));
                }
            }
            0 | 1 => {}
            _ => problems.push("zone: two zones have no countries; one is enough".to_owned()),
        }
        for zone in &self.0 {
            if zone.ways.is_empty() {
                problems.push("zone: one has no ways, so nothing goes there".to_owned());
            }
            for (id, way) in &zone.ways {
                problems.extend(way.problems(sell).map(|it| format!("zone.ways.{id}: {it}")));
            }
        }
        problems
    }
}

impl Zone {
    /// `None`: this way does not go there.
    #[must_use]
    pub fn way(&self, id: &str) -> Option<&ZoneWay> {
        self.ways.get(id)
    }
}

impl ZoneWay {
    fn problems(&self, sell: &Sell) -> impl Iterator<Item = String> {
        let (least, most) = self.days;
        let is_span = least <= most && most <= LONGEST;
        let days = (!is_span).then(|| {
            format!("days: write the fewest and the most, up to {LONGEST}, such as [3, 5]")
        });
        // Half a list of prices would sell in some currencies at another zone's price.
        let left = sell
            .currencies
            .iter()
            .filter(|currency| !self.price.is_empty() && !self.price.contains_key(currency));
        let left: Vec<String> = left.map(|it| format!("price: {it} is missing")).collect();
        let odd = self
            .price
            .iter()
            .filter(|(currency, minor)| **minor < 0 || Money::new(**minor, **currency).is_err());
        let odd: Vec<String> = odd
            .map(|(currency, minor)| format!("price: {minor} is no price in {currency}"))
            .collect();
        days.into_iter().chain(left).chain(odd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct File {
        sell: Sell,
        #[serde(rename = "zone", default)]
        zones: Zones,
    }

    fn read(zones: &str) -> (Zones, Vec<String>) {
        let sell =
            "[sell]\ncurrencies = [\"EUR\", \"USD\"]\ncountries = [\"DE\", \"FR\", \"US\"]\n";
        let file: File = toml::from_str(&format!("{sell}{zones}")).unwrap();
        let problems = file.zones.problems(&file.sell);
        (file.zones, problems)
    }

    #[test]
    fn a_country_is_in_its_zone_or_among_the_others() {
        let (zones, problems) = read(
            "[[zone]]\ncountries = [\"DE\"]\n[zone.ways]\nstandard = { days = [1, 2] }\n\
             [[zone]]\n[zone.ways]\n\
             standard = { days = [4, 9], price = { EUR = 900, USD = 1000 } }\n",
        );
        assert_eq!(problems, [] as [&str; 0]);
        let days = |country: &str| zones.of(country).unwrap().way("standard").unwrap().days;
        assert_eq!(days("DE"), (1, 2));
        for country in ["FR", "US", ""] {
            assert_eq!(days(country), (4, 9), "{country}");
        }
        assert_eq!(zones.of("DE").unwrap().way("express"), None);
        assert_eq!(Zones::default().of("DE"), None);
    }

    #[test]
    fn each_mistake_is_told() {
        for (zones, told) in [
            (
                "[[zone]]\ncountries = [\"DE\", \"FR\"]\nways.a.days = [1, 2]\n",
                "US is in none",
            ),
            (
                "[[zone]]\ncountries = [\"DE\", \"JP\"]\nways.a.days = [1, 2]\n",
                "JP is not in",
            ),
            (
                "[[zone]]\nways.a.days = [1, 2]\n[[zone]]\nways.a.days = [1, 2]\n",
                "two zones have no countries",
            ),
            (
                "[[zone]]\ncountries = [\"DE\", \"DE\"]\nways.a.days = [1, 2]\n",
                "DE is in two zones",
            ),
            ("[[zone]]\nways = {}\n", "has no ways"),
            ("[[zone]]\nways.a.days = [3, 2]\n", "zone.ways.a: days"),
            ("[[zone]]\nways.a.days = [1, 91]\n", "zone.ways.a: days"),
            (
                "[[zone]]\nways.a = { days = [1, 2], price = { EUR = 1 } }\n",
                "zone.ways.a: price: USD is missing",
            ),
            (
                "[[zone]]\nways.a = { days = [1, 2], price = { EUR = -1, USD = 1 } }\n",
                "-1 is no price in EUR",
            ),
        ] {
            let (_, problems) = read(zones);
            assert!(
                problems.iter().any(|it| it.contains(told)),
                "{told}: {problems:?}"
            );
        }
    }
}
