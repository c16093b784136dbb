//! What places, carriers and hotels are called in another language.

use std::collections::BTreeMap;

use domain::travel::Place;
use serde::Deserialize;

use crate::config::TimetableFile;

/// One language's names. What it leaves out is called as in English.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TimetableTexts {
    /// How tickets come to their buyers.
    pub delivery: Option<String>,
    /// By code.
    pub city: BTreeMap<Place, String>,
    /// By code.
    pub carrier: BTreeMap<String, String>,
    /// By id.
    pub hotel: BTreeMap<String, String>,
}

/// The names of a timetable as readers of one language know them.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    file: &'a TimetableFile,
    texts: Option<&'a TimetableTexts>,
}

impl TimetableFile {
    #[must_use]
    pub fn names(&self, language: &str) -> Names<'_> {
        let texts = self.languages.get(language);
        Names { file: self, texts }
    }
}

impl<'a> Names<'a> {
    #[must_use]
    pub fn city(self, code: &'a Place) -> &'a str {
        let own = self.texts.and_then(|texts| texts.city.get(code));
        own.map_or_else(|| self.file.city(code), String::as_str)
    }

    /// `name` is what the timetable calls it.
    #[must_use]
    pub fn carrier(self, code: &str, name: &'a str) -> &'a str {
        let own = self.texts.and_then(|texts| texts.carrier.get(code));
        own.map_or(name, String::as_str)
    }

    /// `name` is what the timetable calls it.
    #[must_use]
    pub fn hotel(self, id: &str, name: &'a str) -> &'a str {
        let own = self.texts.and_then(|texts| texts.hotel.get(id));
        own.map_or(name, String::as_str)
    }

    #[must_use]
    pub fn delivery(self) -> &'a str {
        let own = self.texts.and_then(|texts| texts.delivery.as_deref());
        own.unwrap_or(&self.file.delivery)
    }
}
