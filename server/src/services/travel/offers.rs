//! What there is to book on a day, at the prices of the timetable.

use domain::travel::{
    Booked, Itinerary, ItineraryError, Leg, MOST_PEOPLE, Mode, Place, Stay, StayError,
};
use domain::{Currency, Money, Timestamp};
use sha2::{Digest as _, Sha256};
use time::{Date, OffsetDateTime};

use crate::config::{Hotel, TimetableFile};
use crate::services::{ServiceError, Shop};

/// What a buyer looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Search {
    Journey {
        mode: Mode,
        from: Place,
        to: Place,
        day: Date,
    },
    Nights {
        city: Place,
        day: Date,
        nights: u16,
        rooms: u16,
    },
}

/// What a buyer chose, as its address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The id of a service or of a hotel.
    pub offer: String,
    pub day: Date,
    pub nights: u16,
    pub rooms: u16,
    /// How many travel.
    pub people: usize,
}

/// Something to book.
#[derive(Clone, Debug)]
pub struct Offer {
    pub id: String,
    pub booked: Booked,
    pub currency: Currency,
    /// What one person pays for each leg, or one room costs a night.
    pub prices: Vec<Money>,
    /// The day that was asked for.
    pub day: Date,
}

/// Why a choice cannot be booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferRefusal {
    /// The timetable has no such entry, not on this day, or not in this currency.
    NoSuchOffer,
    Journey(ItineraryError),
    Stay(StayError),
    /// Nobody, or more than Antom takes.
    People,
}

impl Offer {
    /// How many of each price are paid for.
    #[must_use]
    pub fn quantity(&self, people: usize) -> u32 {
        let count = match &self.booked {
            Booked::Journey(_) => people,
            Booked::Stay(stay) => usize::from(stay.nights()) * usize::from(stay.rooms()),
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// What all of it costs.
    ///
    /// # Errors
    /// When it is more than can be paid at once.
    pub fn total(&self, people: usize) -> Result<Money, ServiceError> {
        let quantity = self.quantity(people);
        let nothing = Money::zero(self.currency);
        self.prices.iter().try_fold(nothing, |sum, price| {
            Ok(sum.checked_add(price.checked_mul(quantity)?)?)
        })
    }

    /// Names what the buyer saw: another price or time is another offer.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let seen = format!("{} {:?} {:?}", self.id, self.booked, self.prices);
        hex::encode(&Sha256::digest(seen)[..8])
    }

    /// The legs, of a journey.
    #[must_use]
    pub fn legs(&self) -> &[Leg] {
        match &self.booked {
            Booked::Journey(itinerary) => itinerary.legs(),
            Booked::Stay(_) => &[],
        }
    }
}

/// Everything that fits, in the timetable's order. What has departed is none of it.
#[must_use]
pub fn search(shop: &Shop, search: &Search, currency: Currency) -> Vec<Offer> {
    let file = &shop.timetable;
    let now = now(shop);
    match search {
        Search::Journey {
            mode,
            from,
            to,
            day,
        } => {
            let fits = |service: &&crate::config::TravelService| {
                let ends = service.legs.first().zip(service.legs.last());
                service.mode == *mode
                    && ends.is_some_and(|(first, last)| first.from == *from && last.to == *to)
            };
            let services = file.services.iter().filter(fits);
            services
                .filter_map(|service| journey(file, &service.id, *day, currency, now)?.ok())
                .collect()
        }
        Search::Nights {
            city,
            day,
            nights,
            rooms,
        } => {
            let hotels = file.hotels.iter().filter(|hotel| hotel.city == *city);
            hotels
                .filter_map(|hotel| stay(hotel, *day, *nights, *rooms, currency, now)?.ok())
                .collect()
        }
    }
}

/// What was chosen, as it is now.
///
/// # Errors
/// Why it cannot be booked.
pub fn offer(shop: &Shop, choice: &Choice, currency: Currency) -> Result<Offer, OfferRefusal> {
    let file = &shop.timetable;
    let now = now(shop);
    if !(1..=MOST_PEOPLE).contains(&choice.people) {
        return Err(OfferRefusal::People);
    }
    let hotel = file.hotels.iter().find(|hotel| hotel.id == choice.offer);
    let Choice {
        day, nights, rooms, ..
    } = *choice;
    let found = match hotel {
        Some(hotel) => stay(hotel, day, nights, rooms, currency, now),
        None => journey(file, &choice.offer, day, currency, now),
    };
    found.unwrap_or(Err(OfferRefusal::NoSuchOffer))
}

/// Whether the shop can keep the names of who travels: without a key it sells no journeys.
#[must_use]
pub fn is_open(shop: &Shop) -> bool {
    shop.vault.can_seal()
}

fn journey(
    file: &TimetableFile,
    id: &str,
    day: Date,
    currency: Currency,
    now: OffsetDateTime,
) -> Option<Result<Offer, OfferRefusal>> {
    let service = file.services.iter().find(|service| service.id == id)?;
    let prices = service.prices(currency)?;
    if !service.goes_on(day) {
        return None;
    }
    let legs = file.legs(service, day)?;
    let booked = match Itinerary::new(service.mode, legs, now) {
        Ok(itinerary) => Booked::Journey(itinerary),
        Err(error) => return Some(Err(OfferRefusal::Journey(error))),
    };
    let prices = prices.into_iter().map(|minor| Money::new(minor, currency));
    Some(Ok(Offer {
        id: service.id.clone(),
        booked,
        currency,
        prices: prices.collect::<Result<_, _>>().ok()?,
        day,
    }))
}

fn stay(
    hotel: &Hotel,
    day: Date,
    nights: u16,
    rooms: u16,
    currency: Currency,
    now: OffsetDateTime,
) -> Option<Result<Offer, OfferRefusal>> {
    let price = Money::new(*hotel.price.get(&currency)?, currency).ok()?;
    let city = hotel.city.clone();
    let made = Stay::new(&hotel.name, city, day, nights, rooms, now.date());
    Some(match made {
        Ok(stay) => Ok(Offer {
            id: hotel.id.clone(),
            booked: Booked::Stay(stay),
            currency,
            prices: vec![price],
            day,
        }),
        Err(error) => Err(OfferRefusal::Stay(error)),
    })
}

/// The shop's own time, in its time zone.
pub(crate) fn now(shop: &Shop) -> OffsetDateTime {
    let now = Timestamp::from_ms(shop.clock.now_ms());
    shop.file.shop.time_zone.local(now)
}
