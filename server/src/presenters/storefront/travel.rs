//! The search for journeys and nights, and the form that books one.

use app::view::{
    TravelDetail, TravelOffer, TravelQuery, TravelSearch, TripForm, TripPage, TripQuery,
};
use domain::links::encode;
use domain::travel::{Booked, MOST_NIGHTS, MOST_PEOPLE, MOST_ROOMS, Mode, Place};
use time::Date;
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::wording::times;
use crate::services::ServiceError;
use crate::services::travel::offers::{self, Choice, Offer, Search};

/// What the form names nights by; journeys go by the names of their means.
const HOTEL: &str = "hotel";

/// What is wrong with a field, by its id.
type Errors = Vec<(Option<String>, String)>;

impl VisitorsShop {
    pub(crate) fn travel_page(&self, mut typed: TravelQuery) -> TravelSearch {
        let (shop, words) = (&self.shop, self.words);
        let is_asked = !typed.day.is_empty() || !typed.kind.is_empty();
        for (field, usual) in [
            (&mut typed.people, "1"),
            (&mut typed.nights, "1"),
            (&mut typed.rooms, "1"),
        ] {
            if field.is_empty() {
                usual.clone_into(field);
            }
        }
        // A journey leads somewhere else than where it begins.
        if let [first, second, ..] = &shop.timetable.cities[..]
            && !is_asked
            && typed.from.is_empty()
            && typed.to.is_empty()
        {
            typed.from = first.code.to_string();
            typed.to = second.code.to_string();
        }
        let closed = !offers::is_open(shop);
        let mut errors = Vec::new();
        let mut offers = None;
        if is_asked && !closed {
            match read(&typed, offers::now(shop).date(), words) {
                Ok((search, people)) => {
                    let found = offers::search(shop, &search, self.currency);
                    let card = |offer: Offer| self.offer_card(&offer, &typed, people);
                    offers = Some(found.into_iter().map(card).collect());
                }
                Err(wrong) => errors = wrong,
            }
        }
        let names = shop.timetable.names(words.language());
        let city =
            |city: &crate::config::City| (city.code.to_string(), names.city(&city.code).to_owned());
        let kinds = Mode::ALL.iter().map(|mode| {
            let name = kind(*mode, words).to_owned();
            (mode.as_str().to_owned(), name)
        });
        let hotel = (HOTEL.to_owned(), words.travel_kind_hotel().to_owned());
        TravelSearch {
            kinds: kinds.chain([hotel]).collect(),
            cities: shop.timetable.cities.iter().map(city).collect(),
            typed,
            errors,
            offers,
            closed,
        }
    }

    fn offer_card(&self, offer: &Offer, typed: &TravelQuery, people: usize) -> TravelOffer {
        let href = format!(
            "/travel/book?offer={}&day={}&people={people}&nights={}&rooms={}",
            encode(&offer.id),
            offer.day,
            encode(&typed.nights),
            encode(&typed.rooms),
        );
        TravelOffer {
            title: self.title(offer),
            details: self.details(offer),
            price: self.price(offer),
            href,
        }
    }

    /// `None`: there is no such trip, or not any more.
    pub(crate) fn trip_page(&self, query: &TripQuery) -> Result<Option<TripPage>, ServiceError> {
        let Some(choice) = choice(query) else {
            return Ok(None);
        };
        let Ok(offer) = offers::offer(&self.shop, &choice, self.currency) else {
            return Ok(None);
        };
        if !offers::is_open(&self.shop) {
            return Ok(None);
        }
        let total = offer.total(choice.people)?;
        let hidden = [
            ("form", crate::services::travel::book::new_form()?),
            ("seen", offer.fingerprint()),
            ("offer", choice.offer.clone()),
            ("day", choice.day.to_string()),
            ("people", choice.people.to_string()),
            ("nights", choice.nights.to_string()),
            ("rooms", choice.rooms.to_string()),
        ];
        Ok(Some(TripPage {
            title: self.title(&offer),
            details: self.details(&offer),
            price: self.price(&offer),
            button: self.words.travel_pay(self.words.money(total)),
            hidden: hidden.map(|(name, value)| (name.to_owned(), value)).into(),
            form: TripForm {
                people: vec![(String::new(), String::new()); choice.people],
                ..TripForm::default()
            },
        }))
    }

    fn title(&self, offer: &Offer) -> String {
        let names = self.shop.timetable.names(self.words.language());
        match &offer.booked {
            Booked::Journey(itinerary) => {
                let ends = itinerary.legs().first().zip(itinerary.legs().last());
                ends.map_or_else(String::new, |(first, last)| {
                    format!("{} – {}", names.city(&first.from), names.city(&last.to))
                })
            }
            Booked::Stay(stay) => {
                let hotel = names.hotel(&offer.id, stay.hotel());
                format!("{hotel}, {}", names.city(stay.city()))
            }
        }
    }

    fn details(&self, offer: &Offer) -> Vec<TravelDetail> {
        let words = self.words;
        let names = self.shop.timetable.names(words.language());
        match &offer.booked {
            Booked::Journey(itinerary) => itinerary
                .legs()
                .iter()
                .flat_map(|leg| {
                    let (from, to) = (names.city(&leg.from), names.city(&leg.to));
                    [
                        TravelDetail::Said(words.travel_leg(&leg.number, from, to)),
                        TravelDetail::Times {
                            departs: times::of_place(leg.departs, words),
                            arrives: times::of_place(leg.arrives, words),
                            carrier: names.carrier(&leg.carrier, &leg.carrier_name).to_owned(),
                        },
                    ]
                })
                .collect(),
            Booked::Stay(stay) => vec![TravelDetail::Said(words.travel_stay(
                u32::from(stay.nights()),
                u32::from(stay.rooms()),
                date(stay.check_in(), words),
                date(stay.check_out(), words),
            ))],
        }
    }

    fn price(&self, offer: &Offer) -> String {
        let mut prices = offer.prices.iter().copied();
        let first = prices.next();
        let each = first
            .and_then(|first| prices.try_fold(first, |sum, price| sum.checked_add(price).ok()));
        let each = each.map(|each| self.words.money(each)).unwrap_or_default();
        match &offer.booked {
            Booked::Journey(_) => self.words.travel_price_each(each),
            Booked::Stay(_) => self.words.travel_price_night(each),
        }
    }
}

/// What an address, or a form, says was chosen; none if it is no choice.
#[must_use]
pub fn choice(query: &TripQuery) -> Option<Choice> {
    let number = |text: &str| {
        if text.is_empty() {
            Some(1)
        } else {
            text.parse().ok()
        }
    };
    Some(Choice {
        offer: query.offer.clone(),
        day: day(&query.day)?,
        people: usize::from(number(&query.people)?),
        nights: number(&query.nights)?,
        rooms: number(&query.rooms)?,
    })
}

fn read(typed: &TravelQuery, today: Date, words: Words) -> Result<(Search, usize), Errors> {
    let mut errors: Errors = Vec::new();
    let mut wrong = |field: &str, message: &str| {
        errors.push((Some(field.to_owned()), message.to_owned()));
    };
    let mode = match typed.kind.as_str() {
        HOTEL => None,
        name => match name.parse::<Mode>() {
            Ok(mode) => Some(mode),
            Err(_) => {
                wrong("kind", words.travel_error_kind());
                None
            }
        },
    };
    let is_hotel = typed.kind == HOTEL;
    let from = Place::parse(&typed.from).ok();
    if from.is_none() && !is_hotel {
        wrong("from", words.travel_error_from());
    }
    let to = Place::parse(&typed.to).ok();
    if to.is_none() || (!is_hotel && to == from) {
        wrong("to", words.travel_error_to());
    }
    let day = day(&typed.day);
    match day {
        None => wrong("day", words.travel_error_day()),
        // Of the place it may be yesterday still.
        Some(day) if day.next_day().is_none_or(|next| next < today) => {
            wrong("day", words.travel_error_past());
        }
        Some(_) => {}
    }
    let mut number = |text: &str, most: u16, field: &str, message: &str| {
        let number = text
            .parse()
            .ok()
            .filter(|number| (1..=most).contains(number));
        if number.is_none() {
            wrong(field, message);
        }
        number.unwrap_or(1)
    };
    let most = u16::try_from(MOST_PEOPLE).unwrap_or(u16::MAX);
    let people = number(&typed.people, most, "people", words.travel_error_people());
    let (nights, rooms) = if is_hotel {
        let nights = number(
            &typed.nights,
            MOST_NIGHTS,
            "nights",
            words.travel_error_nights(),
        );
        let rooms = number(
            &typed.rooms,
            MOST_ROOMS,
            "rooms",
            words.travel_error_rooms(),
        );
        (nights, rooms)
    } else {
        (1, 1)
    };
    let (Some(to), Some(day), true) = (to, day, errors.is_empty()) else {
        return Err(errors);
    };
    let search = match (mode, from) {
        (Some(mode), Some(from)) => Search::Journey {
            mode,
            from,
            to,
            day,
        },
        (Some(_) | None, _) => Search::Nights {
            city: to,
            day,
            nights,
            rooms,
        },
    };
    Ok((search, usize::from(people)))
}

fn kind(mode: Mode, words: Words) -> &'static str {
    match mode {
        Mode::Flight => words.travel_kind_flight(),
        Mode::Train => words.travel_kind_train(),
        Mode::Ferry => words.travel_kind_ferry(),
        Mode::Coach => words.travel_kind_coach(),
    }
}

fn day(text: &str) -> Option<Date> {
    times::parse_day(text)
}

fn date(day: Date, words: Words) -> String {
    times::date_of(day, words)
}
