//! How each country writes an address: which lines its form has, what they are called, what has to
//! be filled in, and how a label is printed.
//!
//! The countries stand in `domain/data/addresses.toml`.

mod postcode;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::names::named;
use postcode::Postcode;

const DATA: &str = include_str!("../data/addresses.toml");

/// All countries, or none if the file cannot be read; a test reads it.
static FORMATS: LazyLock<BTreeMap<String, AddressFormat>> =
    LazyLock::new(|| read(DATA).unwrap_or_default());

named! {
    /// A line of an address form. Its name is that of the form's field.
    pub enum AddressLine is "a line of an address" {
        /// Street and number.
        Address1 = "address1",
        /// Flat, floor or building.
        Address2 = "address2",
        /// Town, suburb or district.
        City = "city",
        /// State, province or prefecture.
        State = "state",
        /// Postcode.
        Postcode = "postcode",
    }
}

/// A line that a country's form has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLine {
    /// Which one.
    pub line: AddressLine,
    /// Whether it has to be filled in.
    pub required: bool,
}

/// A state, province or prefecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Of ISO 3166-2, without the country's letters.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// How a country writes an address.
///
/// ```
/// use domain::address::{AddressFormat, AddressLine};
///
/// let hong_kong = AddressFormat::of("HK").unwrap();
/// assert!(!hong_kong.has(AddressLine::Postcode));
/// let japan = AddressFormat::of("JP").unwrap();
/// assert_eq!(japan.state("13").unwrap().name, "Tokyo");
/// assert_eq!(japan.postcode("1000001").as_deref(), Some("100-0001"));
/// ```
#[derive(Clone, Debug)]
pub struct AddressFormat {
    /// The form's lines, in their order.
    pub form: Vec<FormLine>,
    /// The states that there are; empty where the form has none.
    pub states: Vec<State>,
    /// The town of a country that is one.
    pub town: Option<String>,
    labels: BTreeMap<String, String>,
    postcode: Option<Postcode>,
    print: Vec<String>,
}

/// What was filled in.
#[derive(Clone, Copy, Debug, Default)]
pub struct AddressParts<'a> {
    /// Street and number.
    pub address1: &'a str,
    /// Flat, floor or building.
    pub address2: &'a str,
    /// Town.
    pub city: &'a str,
    /// The state's code.
    pub state: &'a str,
    /// Postcode.
    pub postcode: &'a str,
}

impl AddressFormat {
    /// The format of a country by its two letters of ISO 3166.
    #[must_use]
    pub fn of(country: &str) -> Option<&'static Self> {
        FORMATS.get(country)
    }

    /// Whether the form has this line.
    #[must_use]
    pub fn has(&self, line: AddressLine) -> bool {
        self.form.iter().any(|entry| entry.line == line)
    }

    /// What the line is called there; none where it is called as everywhere.
    #[must_use]
    pub fn label(&self, line: AddressLine) -> Option<&str> {
        self.labels.get(line.as_str()).map(String::as_str)
    }

    /// The state of this code, or of this name, however it is typed.
    #[must_use]
    pub fn state(&self, typed: &str) -> Option<&State> {
        let folded = crate::text::fold(typed);
        self.states.iter().find(|state| {
            state.code.eq_ignore_ascii_case(typed) || crate::text::fold(&state.name) == folded
        })
    }

    /// The postcode as it is written there; none if it cannot be one.
    #[must_use]
    pub fn postcode(&self, typed: &str) -> Option<String> {
        self.postcode.as_ref()?.written(typed)
    }

    /// A postcode that exists.
    #[must_use]
    pub fn postcode_example(&self) -> Option<&str> {
        self.postcode
            .as_ref()
            .map(|postcode| postcode.example.as_str())
    }

    /// The address as a label has it, without the name and the country.
    #[must_use]
    pub fn print(&self, parts: &AddressParts<'_>) -> Vec<String> {
        let state = self.state(parts.state);
        let name = state.map_or(parts.state, |state| state.name.as_str());
        let code = state.map_or(parts.state, |state| state.code.as_str());
        let lines = self.print.iter().map(|line| {
            let mut printed = String::new();
            // Only what stands between two parts that are there is printed.
            let mut between = "";
            for piece in line.split('{') {
                let Some((part, after)) = piece.split_once('}') else {
                    between = piece;
                    continue;
                };
                let value = match part {
                    "address1" => parts.address1,
                    "address2" => parts.address2,
                    "city" => parts.city,
                    "postcode" => parts.postcode,
                    "state" => name,
                    _ => code,
                };
                if !value.is_empty() {
                    let opens = printed.is_empty() && between.trim() != between;
                    if !opens {
                        printed.push_str(between);
                    }
                    printed.push_str(value);
                    between = after;
                }
            }
            printed
        });
        lines.filter(|line| !line.is_empty()).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    form: Vec<String>,
    #[serde(default)]
    labels: BTreeMap<String, String>,
    postcode: Option<Postcode>,
    #[serde(default)]
    states: String,
    town: Option<String>,
    print: Vec<String>,
}

fn read(text: &str) -> Option<BTreeMap<String, AddressFormat>> {
    let entries: BTreeMap<String, Entry> = toml::from_str(text).ok()?;
    entries
        .into_iter()
        .map(|(country, entry)| Some((country, format(entry)?)))
        .collect()
}

fn format(entry: Entry) -> Option<AddressFormat> {
    let form = entry.form.iter().map(|line| {
        let name = line.strip_suffix('?');
        Some(FormLine {
            line: name.unwrap_or(line).parse().ok()?,
            required: name.is_none(),
        })
    });
    let states = entry.states.lines().filter(|line| !line.is_empty());
    let states = states.map(|line| {
        let (code, name) = line.split_once(' ')?;
        Some(State {
            code: code.to_owned(),
            name: name.to_owned(),
        })
    });
    Some(AddressFormat {
        form: form.collect::<Option<_>>()?,
        states: states.collect::<Option<_>>()?,
        town: entry.town,
        labels: entry.labels,
        postcode: entry.postcode,
        print: entry.print,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::DELIVERY_COUNTRIES;

    #[test]
    fn every_country_that_is_delivered_to_has_a_form_that_can_be_filled_in() {
        assert!(read(DATA).is_some());
        for country in DELIVERY_COUNTRIES {
            let format = AddressFormat::of(country).unwrap();
            assert!(format.has(AddressLine::Address1), "{country}");
            assert_eq!(
                format.has(AddressLine::State),
                !format.states.is_empty(),
                "{country}"
            );
            assert_eq!(
                format.has(AddressLine::Postcode),
                format.postcode_example().is_some(),
                "{country}"
            );
            if let Some(example) = format.postcode_example() {
                assert_eq!(
                    format.postcode(example).as_deref(),
                    Some(example),
                    "{country}"
                );
            }
            assert!(
                format.has(AddressLine::City) || format.town.is_some(),
                "{country}"
            );
            for state in &format.states {
                assert!(
                    state.code.len() <= 8,
                    "{country}: Antom takes eight characters"
                );
                assert_eq!(format.state(&state.code), Some(state), "{country}");
                assert_eq!(format.state(&state.name), Some(state), "{country}");
            }
        }
    }

    #[test]
    fn every_line_that_is_filled_in_is_printed() {
        for country in DELIVERY_COUNTRIES {
            let format = AddressFormat::of(country).unwrap();
            let state = format
                .states
                .first()
                .map_or("", |state| state.code.as_str());
            let parts = AddressParts {
                address1: "ONE",
                address2: "TWO",
                city: if format.has(AddressLine::City) {
                    "TOWN"
                } else {
                    ""
                },
                state,
                postcode: format.postcode_example().unwrap_or_default(),
            };
            let printed = format.print(&parts).join("\n");
            for part in [parts.address1, parts.address2, parts.city, parts.postcode] {
                assert!(printed.contains(part), "{country}: {printed}");
            }
            if let Some(state) = format.states.first() {
                assert!(
                    printed.contains(&state.code) || printed.contains(&state.name),
                    "{country}: {printed}"
                );
            }
        }
    }

    #[test]
    fn an_address_is_printed_as_its_country_writes_it() {
        let print = |country: &str, state, city, postcode| {
            let parts = AddressParts {
                address1: "1 Main St",
                city,
                state,
                postcode,
                ..AddressParts::default()
            };
            AddressFormat::of(country)
                .unwrap()
                .print(&parts)
                .join(" | ")
        };
        assert_eq!(
            print("US", "IL", "Springfield", "62701"),
            "1 Main St | Springfield, IL 62701"
        );
        assert_eq!(
            print("US", "", "Springfield", ""),
            "1 Main St | Springfield"
        );
        assert_eq!(print("US", "", "", "62701"), "1 Main St | 62701");
        assert_eq!(
            print("DE", "", "München", "80331"),
            "1 Main St | 80331 München"
        );
        assert_eq!(
            print("JP", "13", "Chiyoda", "100-0001"),
            "〒100-0001 | Tokyo, Chiyoda | 1 Main St"
        );
        assert_eq!(print("HK", "", "Central", ""), "1 Main St | Central");
        assert_eq!(
            print("SG", "", "Singapore", "098633"),
            "1 Main St | Singapore 098633"
        );
    }
}
