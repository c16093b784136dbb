//! Whatever legs and people are given: what is taken holds together, and what is not is named.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use domain::travel::{
    Itinerary, ItineraryError, Leg, LegFault, MOST_LEGS, MOST_PEOPLE, Mode, NamePart, PeopleError,
    Place, people,
};
use proptest::prelude::*;
use time::macros::datetime;
use time::{Duration, OffsetDateTime, UtcOffset};

const NOW: OffsetDateTime = datetime!(2026-11-30 12:00 UTC);

fn place() -> impl Strategy<Value = Place> {
    prop::sample::select(vec!["SIN", "HKG", "SZX", "KUL", "BKK"])
        .prop_map(|code| Place::parse(code).unwrap())
}

fn moment() -> impl Strategy<Value = OffsetDateTime> {
    (-100_i64..2_000, -12_i8..=14).prop_map(|(minutes, hours)| {
        (NOW + Duration::minutes(minutes)).to_offset(UtcOffset::from_hms(hours, 0, 0).unwrap())
    })
}

fn leg() -> impl Strategy<Value = Leg> {
    let number = prop::sample::select(vec!["WF1", "WF-1", "", "7", "A2345678901234567"]);
    (place(), place(), moment(), moment(), number).prop_map(
        |(from, to, departs, arrives, number)| Leg {
            carrier: "WF".to_owned(),
            carrier_name: "Wayfare Air".to_owned(),
            number: number.to_owned(),
            from,
            to,
            departs,
            arrives,
        },
    )
}

/// Legs that hold together, one an hour.
fn chain(count: usize) -> Vec<Leg> {
    let codes = ["SIN", "HKG", "SZX", "KUL", "BKK"];
    let at = |index: usize| Place::parse(codes[index % codes.len()]).unwrap();
    (0..count)
        .map(|index| {
            let departs = NOW + Duration::hours(i64::try_from(index).unwrap() + 1);
            Leg {
                carrier: "WF".to_owned(),
                carrier_name: "Wayfare Air".to_owned(),
                number: format!("WF{index}"),
                from: at(index),
                to: at(index + 1),
                departs,
                arrives: departs + Duration::minutes(45),
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn what_is_taken_holds_together(legs in prop::collection::vec(leg(), 0..13)) {
        match Itinerary::new(Mode::Flight, legs.clone(), NOW) {
            Ok(taken) => {
                prop_assert!((1..=MOST_LEGS).contains(&taken.legs().len()));
                let mut at = NOW;
                for leg in taken.legs() {
                    prop_assert!(leg.departs > at);
                    prop_assert!(leg.arrives > leg.departs);
                    prop_assert!(leg.from != leg.to);
                    prop_assert!(leg.number.bytes().all(|byte| byte.is_ascii_alphanumeric()));
                    at = leg.arrives;
                }
                for pair in taken.legs().windows(2) {
                    prop_assert_eq!(&pair[0].to, &pair[1].from);
                }
                let json = serde_json::to_string(&taken).unwrap();
                prop_assert_eq!(serde_json::from_str::<Itinerary>(&json).unwrap(), taken);
            }
            Err(ItineraryError::NoLegs) => prop_assert!(legs.is_empty()),
            Err(ItineraryError::TooManyLegs) => prop_assert!(legs.len() > MOST_LEGS),
            Err(error @ ItineraryError::Leg { index, .. }) => {
                prop_assert!(index < legs.len());
                let prefix = format!("legs[{index}].");
                prop_assert!(error.field().starts_with(&prefix));
                // What stands before the fault is good by itself.
                if index > 0 {
                    prop_assert!(Itinerary::new(Mode::Flight, legs[..index].to_vec(), NOW).is_ok());
                }
            }
        }
    }

    #[test]
    fn a_chain_of_up_to_ten_legs_is_taken(count in 1_usize..14) {
        let made = Itinerary::new(Mode::Train, chain(count), NOW);
        prop_assert_eq!(made.is_ok(), count <= MOST_LEGS);
    }

    #[test]
    fn each_break_of_a_chain_is_found_where_it_is(count in 2_usize..=10, at in 0_usize..10, what in 0..6) {
        let index = at % count;
        let mut legs = chain(count);
        let leg = &mut legs[index];
        let fault = match what {
            0 => { leg.number = "W 1".to_owned(); LegFault::Number }
            1 => { leg.carrier = " ".to_owned(); LegFault::Carrier }
            2 => { leg.arrives = leg.departs; LegFault::ArrivesFirst }
            3 => { leg.to = leg.from.clone(); LegFault::SamePlace }
            4 if index == 0 => { leg.departs = NOW; LegFault::Departed }
            4 => { leg.departs = NOW + Duration::minutes(1); LegFault::Missed }
            _ if index == 0 => { leg.carrier_name = "x".repeat(129); LegFault::CarrierName }
            _ => { leg.from = Place::parse("ZRH").unwrap(); LegFault::NotConnected }
        };
        let refused = Itinerary::new(Mode::Flight, legs, NOW);
        prop_assert_eq!(refused, Err(ItineraryError::Leg { index, fault }));
    }

    #[test]
    fn everybody_is_read_or_named(names in prop::collection::vec((".{0,40}", ".{0,40}"), 0..103)) {
        let typed = names.iter().map(|(first, last)| (first.as_str(), last.as_str()));
        match people(typed) {
            Ok(read) => {
                prop_assert_eq!(read.len(), names.len());
                prop_assert!((1..=MOST_PEOPLE).contains(&read.len()));
                for person in read {
                    for part in [person.first(), person.last()] {
                        prop_assert!(!part.is_empty() && part.chars().count() <= 32);
                    }
                }
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}

#[test]
fn each_mistake_of_a_name_is_told() {
    let missing = |index, part| PeopleError::Missing { index, part };
    assert_eq!(people([]), Err(vec![PeopleError::Nobody]));
    let long = "x".repeat(33);
    assert_eq!(
        people([("Ada", "Tan"), (" ", ""), ("Bo", ""), ("Cy", long.as_str())]),
        Err(vec![
            missing(1, NamePart::First),
            missing(1, NamePart::Last),
            missing(2, NamePart::Last),
            PeopleError::TooLong {
                index: 3,
                part: NamePart::Last
            },
        ])
    );
    let many = people(vec![("Ada", "Tan"); 101]);
    assert_eq!(many, Err(vec![PeopleError::TooMany]));
}
