//! The timetable file: what journeys and nights the shop sells.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use domain::Currency;
use domain::travel::{Itinerary, ItineraryError, Leg, Mode, Place, Stay};
use serde::Deserialize;
use time::macros::{date, datetime, format_description};
use time::{Date, OffsetDateTime, Time, UtcOffset, Weekday};

use crate::config::reader::Reader;

mod texts;

use texts::TimetableTexts;

/// The demo's names in other languages.
const DEMO_TEXTS: [(&str, &str); 5] = [
    ("de", include_str!("../../timetable/de.toml")),
    ("ja", include_str!("../../timetable/ja.toml")),
    ("ko", include_str!("../../timetable/ko.toml")),
    ("pt-BR", include_str!("../../timetable/pt-BR.toml")),
    ("zh-Hans", include_str!("../../timetable/zh-Hans.toml")),
];

const DEMO: &str = include_str!("../../timetable.toml");

/// Why a text is no timetable.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct TimetableError(String);

/// A timetable as its file writes it down. Prices are in minor units.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimetableFile {
    /// How tickets come to their buyers.
    pub delivery: String,
    #[serde(rename = "city")]
    pub cities: Vec<City>,
    #[serde(rename = "carrier", default)]
    pub carriers: Vec<Carrier>,
    #[serde(rename = "service", default)]
    pub services: Vec<Service>,
    #[serde(rename = "hotel", default)]
    pub hotels: Vec<Hotel>,
    /// Names in other languages, by the tag of each.
    #[serde(rename = "language", default)]
    pub languages: BTreeMap<String, TimetableTexts>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct City {
    pub code: Place,
    pub name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carrier {
    pub code: String,
    pub name: String,
}

/// What goes on the same days at the same times, with a change or without.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub id: String,
    pub mode: Mode,
    /// The days on which the first leg departs; every day if none is named.
    #[serde(default)]
    pub days: Vec<Day>,
    #[serde(rename = "leg")]
    pub legs: Vec<LegEntry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegEntry {
    pub carrier: String,
    pub number: String,
    pub from: Place,
    pub to: Place,
    /// `12:01+08:00`: on the clock of the place, with its offset.
    pub departs: LocalTime,
    /// So many days after the service begins.
    #[serde(default)]
    pub departs_day: u8,
    pub arrives: LocalTime,
    #[serde(default)]
    pub arrives_day: u8,
    /// For one person.
    pub price: BTreeMap<Currency, i64>,
}

/// A time of day and the offset of the place where its clock hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct LocalTime {
    time: Time,
    offset: UtcOffset,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hotel {
    pub id: String,
    pub name: String,
    pub city: Place,
    /// Street and number.
    pub address: String,
    /// Two letters of ISO 3166.
    pub region: String,
    /// For one room and night.
    pub price: BTreeMap<Currency, i64>,
}

impl TryFrom<String> for LocalTime {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no time with an offset, such as 12:01+08:00");
        let (time, offset) = text.split_at_checked(5).ok_or_else(wrong)?;
        let offset_form = format_description!("[offset_hour sign:mandatory]:[offset_minute]");
        Ok(Self {
            time: Time::parse(time, format_description!("[hour]:[minute]")).map_err(|_| wrong())?,
            offset: UtcOffset::parse(offset, offset_form).map_err(|_| wrong())?,
        })
    }
}

impl LocalTime {
    fn on(self, day: Date, later: u8) -> Option<OffsetDateTime> {
        let day = day.checked_add(time::Duration::days(i64::from(later)))?;
        Some(day.with_time(self.time).assume_offset(self.offset))
    }
}

impl Day {
    const fn of(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

impl Service {
    /// Whether it goes on this day.
    #[must_use]
    pub fn goes_on(&self, day: Date) -> bool {
        self.days.is_empty() || self.days.contains(&Day::of(day.weekday()))
    }

    /// What one person pays for each leg, where all of them are sold in this currency.
    #[must_use]
    pub fn prices(&self, currency: Currency) -> Option<Vec<i64>> {
        let price = |leg: &LegEntry| leg.price.get(&currency).copied();
        self.legs.iter().map(price).collect()
    }
}

impl TimetableFile {
    /// `SHOP_TIMETABLE`: the demo's own unless it names a file.
    pub(super) fn read(reader: &mut Reader<'_>) -> Option<Arc<Self>> {
        reader.optional("SHOP_TIMETABLE", |path| {
            let text = fs::read_to_string(path)
                .map_err(|error| format!("the file {path} cannot be read ({error})"))?;
            Self::parse(&text)
                .map(Arc::new)
                .map_err(|TimetableError(problem)| format!("{path} is no timetable: {problem}"))
        })
    }

    /// The demo's timetable, which is part of the binary.
    ///
    /// # Errors
    /// When it is none.
    pub fn demo() -> Result<Self, TimetableError> {
        let mut demo = Self::parse(DEMO)?;
        for (tag, text) in DEMO_TEXTS {
            let texts = toml::from_str(text)
                .map_err(|error| TimetableError(format!("{tag}: {}", error.message())))?;
            demo.languages.insert(tag.to_owned(), texts);
        }
        Ok(demo)
    }

    /// Reads the text of a timetable file.
    ///
    /// # Errors
    /// When it is none, with the line or the entry that is wrong: every service is checked as one
    /// that somebody buys.
    pub fn parse(text: &str) -> Result<Self, TimetableError> {
        let file: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            TimetableError(format!("line {line}: {}", error.message()))
        })?;
        file.check().map_err(TimetableError)?;
        Ok(file)
    }

    fn check(&self) -> Result<(), String> {
        const MONDAY: Date = date!(2024 - 01 - 01);
        let now = datetime!(2023-12-01 0:00 UTC);
        let known = |place: &Place| self.cities.iter().any(|city| city.code == *place);
        let mut ids: Vec<&str> = Vec::new();
        for service in &self.services {
            let id = &service.id;
            let at = |problem: String| format!("service {id}: {problem}");
            for leg in &service.legs {
                if let Some(place) = [&leg.from, &leg.to].into_iter().find(|it| !known(it)) {
                    return Err(at(format!("there is no city {place}")));
                }
                if !self.carriers.iter().any(|it| it.code == leg.carrier) {
                    return Err(at(format!("there is no carrier {}", leg.carrier)));
                }
                sold(&leg.price).map_err(at)?;
            }
            let legs = self.legs(service, MONDAY);
            let legs = legs.ok_or_else(|| at("it goes beyond the calendar".to_owned()))?;
            Itinerary::new(service.mode, legs, now)
                .map_err(|error: ItineraryError| at(format!("{}: {error}", error.field())))?;
            ids.push(id);
        }
        for hotel in &self.hotels {
            let id = &hotel.id;
            let at = |problem: String| format!("hotel {id}: {problem}");
            if !known(&hotel.city) {
                return Err(at(format!("there is no city {}", hotel.city)));
            }
            sold(&hotel.price).map_err(at)?;
            Stay::new(&hotel.name, hotel.city.clone(), MONDAY, 1, 1, MONDAY)
                .map_err(|error| at(format!("{}: {error}", error.field())))?;
            ids.push(id);
        }
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(format!("{} is there twice", pair[0])),
            None => Ok(()),
        }
    }

    /// The legs of a service that begins on this day; none beyond the calendar.
    #[must_use]
    pub fn legs(&self, service: &Service, day: Date) -> Option<Vec<Leg>> {
        let leg = |entry: &LegEntry| {
            let carrier = self.carriers.iter().find(|it| it.code == entry.carrier);
            Some(Leg {
                carrier: entry.carrier.clone(),
                carrier_name: carrier.map_or_else(String::new, |it| it.name.clone()),
                number: entry.number.clone(),
                from: entry.from.clone(),
                to: entry.to.clone(),
                departs: entry.departs.on(day, entry.departs_day)?,
                arrives: entry.arrives.on(day, entry.arrives_day)?,
            })
        };
        service.legs.iter().map(leg).collect()
    }

    /// What people call a place.
    #[must_use]
    pub fn city<'a>(&'a self, code: &'a Place) -> &'a str {
        let city = self.cities.iter().find(|city| city.code == *code);
        city.map_or(code.as_str(), |city| &city.name)
    }
}

fn sold(price: &BTreeMap<Currency, i64>) -> Result<(), String> {
    if price.is_empty() {
        return Err("it has no price".to_owned());
    }
    match price.iter().find(|(_, minor)| **minor < 1) {
        Some((currency, minor)) => Err(format!("its price is {minor} in {currency}")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = include_str!("../../tests/fixture/timetable.toml");

    #[test]
    fn the_demo_is_a_timetable() {
        assert!(TimetableFile::demo().is_ok());
    }

    /// A journey that Antom would refuse is refused when the shop starts, with its field.
    #[test]
    fn what_is_wrong_is_named() {
        assert!(TimetableFile::parse(GOOD).is_ok());
        for (good, bad, named) in [
            (
                "from = \"HKG\"",
                "from = \"SZX\"",
                "service TEST-TWO-LEGS: legs[1].departureAddress.city",
            ),
            (
                "departs = \"15:00+08:00\"",
                "departs = \"12:00+08:00\"",
                "service TEST-TWO-LEGS: legs[1].departureTime",
            ),
            (
                "number = \"TT7\"",
                "number = \"TT-7\"",
                "service TEST-TWO-LEGS: legs[1].flightNumber",
            ),
            (
                "from = \"HKG\"",
                "from = \"Hongkong\"",
                "three upper-case letters",
            ),
            (
                "departs = \"12:01+08:00\"",
                "departs = \"12:01\"",
                "no time with an offset",
            ),
            (
                "carrier = \"TT\"",
                "carrier = \"XX\"",
                "there is no carrier XX",
            ),
            ("SGD = 12000", "SGD = 0", "its price is 0"),
            (
                "name = \"Test Anchor\"",
                "name = \"Zoë\"",
                "hotel TEST-HOTEL: hotelName",
            ),
            (
                "id = \"TEST-HOTEL\"",
                "id = \"TEST-TRAIN\"",
                "TEST-TRAIN is there twice",
            ),
        ] {
            assert!(GOOD.contains(good), "{good}");
            let told = TimetableFile::parse(&GOOD.replacen(good, bad, 1)).unwrap_err();
            assert!(told.to_string().contains(named), "{named}: {told}");
        }
    }
}
