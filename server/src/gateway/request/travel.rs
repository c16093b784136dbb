//! Journeys and nights as Antom reads them (guide 001).

use antom::{
    Address, Goods, Leg as WireLeg, Lodging, Passenger, PaymentMethod, Transit, TransitType,
    UserName, format_local_time, goods_name,
};
use domain::text::cut;
use domain::travel::{Booked, Leg, Mode, Person, Stay, Trip};
use time::Date;

use crate::gateway::request::{ascii, given};
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice};

/// What an order says beside its goods.
#[derive(Default)]
pub(super) struct Travel {
    pub(super) transit: Option<Transit>,
    pub(super) lodging: Option<Lodging>,
}

pub(super) fn travel(trip: &Trip) -> Travel {
    match &trip.booked {
        Booked::Journey(itinerary) => Travel {
            transit: Some(Transit {
                passengers: trip.people.iter().map(passenger).collect(),
                ..Transit::new(
                    mode(itinerary.mode()),
                    itinerary.legs().iter().map(leg).collect(),
                )
            }),
            lodging: None,
        },
        Booked::Stay(stay) => Travel {
            transit: None,
            lodging: Some(lodging(stay, &trip.people)),
        },
    }
}

/// Names the goods as the guide demands: a ticket for each leg, or the nights.
pub(super) fn name_goods(goods: &mut [Goods], trip: &Trip) {
    let names: Vec<Option<String>> = match &trip.booked {
        Booked::Journey(itinerary) => itinerary.legs().iter().map(ticket).collect(),
        Booked::Stay(stay) => {
            let name = goods_name::stay(stay.check_in(), stay.check_out(), stay.hotel());
            vec![name]
        }
    };
    for (line, name) in goods.iter_mut().zip(names) {
        // Without a name as the guide wants it the check before the call refuses the request.
        line.goods_name = name.unwrap_or_default();
    }
}

/// The method of its own that guide 001 demands, in place of a list of one.
pub(super) fn business_account(terms: Option<&AttemptTerms>) -> Option<PaymentMethod> {
    match &terms?.choice {
        MethodChoice::Method { name } if name == PaymentMethod::BUSINESS_ACCOUNT => {
            Some(PaymentMethod::business_account())
        }
        MethodChoice::Method { .. }
        | MethodChoice::Page
        | MethodChoice::Card(_)
        | MethodChoice::SavedCard { .. } => None,
    }
}

fn ticket(leg: &Leg) -> Option<String> {
    let day = leg.departs.date();
    goods_name::ticket(day, &leg.number, leg.from.as_str(), leg.to.as_str())
}

const fn mode(mode: Mode) -> TransitType {
    match mode {
        Mode::Flight => TransitType::Flight,
        Mode::Train => TransitType::Train,
        Mode::Ferry => TransitType::Cruise,
        Mode::Coach => TransitType::Coach,
    }
}

/// The guide's sample has a number for the carrier, and the reference a field of its own for that of
/// the flight: the code goes to the first, the number to the second.
fn leg(leg: &Leg) -> WireLeg {
    WireLeg {
        arrival_time: Some(format_local_time(leg.arrives)),
        carrier_name: given(&leg.carrier_name, 128),
        flight_number: Some(leg.number.clone()),
        ..WireLeg::new(
            format_local_time(leg.departs),
            leg.from.as_str(),
            leg.to.as_str(),
            leg.carrier.clone(),
        )
    }
}

fn passenger(person: &Person) -> Passenger {
    Passenger {
        passenger_name: Some(name(person)),
        ..Passenger::default()
    }
}

fn lodging(stay: &Stay, people: &[Person]) -> Lodging {
    Lodging {
        hotel_name: Some(stay.hotel().to_owned()),
        hotel_address: Some(Address {
            city: Some(stay.city().as_str().to_owned()),
            ..Address::default()
        }),
        check_in_date: Some(day(stay.check_in())),
        check_out_date: Some(day(stay.check_out())),
        number_of_nights: Some(u32::from(stay.nights())),
        number_of_rooms: Some(u32::from(stay.rooms())),
        guest_names: people.iter().map(name).collect(),
    }
}

fn day(day: Date) -> String {
    let month = u8::from(day.month());
    format!("{:04}-{month:02}-{:02}", day.year(), day.day())
}

/// A name that cannot be written in ASCII at all is told by an X, as machine-readable passports do.
fn name(person: &Person) -> UserName {
    let part = |text: &str| {
        let plain = ascii(text, 32);
        if plain.is_empty() {
            "X".to_owned()
        } else {
            plain
        }
    };
    let (first, last) = (part(person.first()), part(person.last()));
    UserName {
        full_name: Some(cut(&format!("{first} {last}"), 128).to_owned()),
        first_name: Some(first),
        last_name: Some(last),
        ..UserName::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_journey_is_told_by_its_word() {
        let words = [Mode::Flight, Mode::Train, Mode::Ferry, Mode::Coach].map(mode);
        let words = words.map(TransitType::as_str);
        assert_eq!(words, ["FLIGHT", "TRAIN", "CRUISE", "COACH"]);
    }
}
