//! Journeys and stays that companies buy: what guide 001 demands of them, found before the call.
//!
//! ```
//! use domain::travel::{Itinerary, Leg, LegFault, Mode, Place};
//! use time::macros::datetime;
//!
//! let leg = Leg {
//!     carrier: "WF".to_owned(),
//!     carrier_name: "Wayfare Air".to_owned(),
//!     number: "WF111".to_owned(),
//!     from: Place::parse("SZX")?,
//!     to: Place::parse("HKG")?,
//!     departs: datetime!(2026-11-27 12:01 +8),
//!     arrives: datetime!(2026-11-27 13:10 +8),
//! };
//! let now = datetime!(2026-11-27 13:00 +8);
//! let too_late = Itinerary::new(Mode::Flight, vec![leg], now).unwrap_err();
//! assert_eq!(too_late.field(), "legs[0].departureTime");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod itinerary;
mod people;
mod place;
mod stay;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use itinerary::{Itinerary, ItineraryError, Leg, LegFault, MOST_LEGS, Mode};
pub use people::{LONGEST_PART, MOST_PEOPLE, NamePart, PeopleError, Person, people};
pub use place::{NoPlace, Place};
pub use stay::{LONGEST_HOTEL, MOST_NIGHTS, MOST_ROOMS, Stay, StayError};

/// What is booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Booked {
    /// A journey: `order.transit`.
    Journey(Itinerary),
    /// Nights in a hotel: `order.lodging`.
    Stay(Stay),
}

/// What is booked, and for whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trip {
    /// The journey or the stay.
    pub booked: Booked,
    /// Who travels. Nobody once their names are purged.
    pub people: Vec<Person>,
}

impl Booked {
    /// When it is over, and nobody needs the names any more. The day of leaving a hotel counts whole,
    /// wherever the hotel is.
    #[must_use]
    pub fn ends(&self) -> Option<OffsetDateTime> {
        match self {
            Self::Journey(itinerary) => itinerary.ends(),
            Self::Stay(stay) => {
                let after = stay.check_out().next_day()?;
                Some(
                    after
                        .midnight()
                        .assume_offset(time::UtcOffset::from_hms(-12, 0, 0).ok()?),
                )
            }
        }
    }
}
