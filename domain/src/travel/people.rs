use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::clean;

/// The most passengers of a journey, and guests of a stay, that Antom takes.
pub const MOST_PEOPLE: usize = 100;

/// The most characters of a given name, and of a family name.
pub const LONGEST_PART: usize = 32;

/// Somebody who travels. What is known of them is personal: `Debug` tells nothing of it.
///
/// ```
/// use domain::travel::Person;
///
/// let ada = Person::new(" Ada ", "Tan").unwrap();
/// assert_eq!((ada.first(), ada.last()), ("Ada", "Tan"));
/// assert_eq!(format!("{ada:?}"), "Person(..)");
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    first: String,
    last: String,
}

/// A part of a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamePart {
    /// The given name.
    First,
    /// The family name.
    Last,
}

/// Why these people cannot travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// Nobody travels.
    #[error("somebody has to travel")]
    Nobody,
    /// More people than Antom takes.
    #[error("{MOST_PEOPLE} people can travel together at most")]
    TooMany,
    /// A part of a name is missing.
    #[error("the {part} name of person {} is missing", index + 1)]
    Missing {
        /// The person's place in the list, from 0.
        index: usize,
        /// Which part.
        part: NamePart,
    },
    /// A part of a name is too long.
    #[error("the {part} name of person {} has more than {LONGEST_PART} characters", index + 1)]
    TooLong {
        /// The person's place in the list, from 0.
        index: usize,
        /// Which part.
        part: NamePart,
    },
}

impl Person {
    /// Reads a name as it was typed.
    ///
    /// # Errors
    ///
    /// The part that is missing or too long, as of the first person.
    pub fn new(first: &str, last: &str) -> Result<Self, PeopleError> {
        Self::at(0, first, last)
    }

    fn at(index: usize, first: &str, last: &str) -> Result<Self, PeopleError> {
        let read = |text: &str, part| {
            let text = clean(text);
            if text.is_empty() {
                Err(PeopleError::Missing { index, part })
            } else if text.chars().count() > LONGEST_PART {
                Err(PeopleError::TooLong { index, part })
            } else {
                Ok(text)
            }
        };
        Ok(Self {
            first: read(first, NamePart::First)?,
            last: read(last, NamePart::Last)?,
        })
    }

    /// The given name.
    #[must_use]
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The family name.
    #[must_use]
    pub fn last(&self) -> &str {
        &self.last
    }
}

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Person(..)")
    }
}

impl fmt::Display for NamePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "given",
            Self::Last => "family",
        })
    }
}

/// Reads the names of all who travel together.
///
/// # Errors
///
/// Everything that has to be mended.
pub fn people<'a>(
    names: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<Person>, Vec<PeopleError>> {
    let (mut people, mut errors) = (Vec::new(), Vec::new());
    for (index, (first, last)) in names.into_iter().enumerate() {
        if index == MOST_PEOPLE {
            errors.push(PeopleError::TooMany);
            break;
        }
        match Person::at(index, first, last) {
            Ok(person) => people.push(person),
            Err(error) => {
                errors.push(error);
                // Of a person without any name both parts are told.
                if let PeopleError::Missing {
                    part: NamePart::First,
                    ..
                } = error
                    && clean(last).is_empty()
                {
                    let part = NamePart::Last;
                    errors.push(PeopleError::Missing { index, part });
                }
            }
        }
    }
    if people.is_empty() && errors.is_empty() {
        errors.push(PeopleError::Nobody);
    }
    if errors.is_empty() {
        Ok(people)
    } else {
        Err(errors)
    }
}
