use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::place::Place;

/// The most characters of a hotel's name.
pub const LONGEST_HOTEL: usize = 128;
/// The most nights of a stay.
pub const MOST_NIGHTS: u16 = 60;
/// The most rooms of a stay.
pub const MOST_ROOMS: u16 = 20;

/// Nights in a hotel.
///
/// ```
/// use domain::travel::{Place, Stay, StayError};
/// use time::macros::date;
///
/// let sin = Place::parse("SIN")?;
/// let (today, monday) = (date!(2026 - 11 - 30), date!(2026 - 12 - 07));
/// let stay = Stay::new("The Anchor", sin.clone(), monday, 2, 1, today)?;
/// assert_eq!(stay.check_out(), date!(2026 - 12 - 09));
/// assert_eq!(
///     Stay::new("The Anchor", sin, monday, 0, 1, today),
///     Err(StayError::Nights)
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    hotel: String,
    city: Place,
    check_in: Date,
    check_out: Date,
    nights: u16,
    rooms: u16,
}

/// Why nights cannot be sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StayError {
    /// The hotel's name is missing, too long, or not written in ASCII.
    #[error("the hotel's name is not 1 to {LONGEST_HOTEL} characters of ASCII")]
    Hotel,
    /// The first night is over.
    #[error("the first night is in the past")]
    CheckIn,
    /// No night, or too many.
    #[error("a stay has 1 to {MOST_NIGHTS} nights")]
    Nights,
    /// No room, or too many.
    #[error("a stay has 1 to {MOST_ROOMS} rooms")]
    Rooms,
}

impl StayError {
    /// The field of `order.lodging` that is wrong, by its name at Antom.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Hotel => "hotelName",
            Self::CheckIn => "checkInDate",
            Self::Nights => "checkOutDate",
            Self::Rooms => "numberOfRooms",
        }
    }
}

impl Stay {
    /// Makes a stay that begins today at the earliest.
    ///
    /// # Errors
    ///
    /// The first [`StayError`] on the way.
    pub fn new(
        hotel: &str,
        city: Place,
        check_in: Date,
        nights: u16,
        rooms: u16,
        today: Date,
    ) -> Result<Self, StayError> {
        let named = !hotel.trim().is_empty() && hotel.is_ascii() && hotel.len() <= LONGEST_HOTEL;
        if !named {
            return Err(StayError::Hotel);
        }
        if check_in < today {
            return Err(StayError::CheckIn);
        }
        if !(1..=MOST_NIGHTS).contains(&nights) {
            return Err(StayError::Nights);
        }
        if !(1..=MOST_ROOMS).contains(&rooms) {
            return Err(StayError::Rooms);
        }
        let check_out = check_in.checked_add(Duration::days(i64::from(nights)));
        Ok(Self {
            hotel: hotel.to_owned(),
            city,
            check_in,
            check_out: check_out.ok_or(StayError::CheckIn)?,
            nights,
            rooms,
        })
    }

    /// The hotel's name.
    #[must_use]
    pub fn hotel(&self) -> &str {
        &self.hotel
    }

    /// Where it is.
    #[must_use]
    pub const fn city(&self) -> &Place {
        &self.city
    }

    /// The day of the first night.
    #[must_use]
    pub const fn check_in(&self) -> Date {
        self.check_in
    }

    /// The day of leaving.
    #[must_use]
    pub const fn check_out(&self) -> Date {
        self.check_out
    }

    /// How many nights.
    #[must_use]
    pub const fn nights(&self) -> u16 {
        self.nights
    }

    /// How many rooms.
    #[must_use]
    pub const fn rooms(&self) -> u16 {
        self.rooms
    }
}
