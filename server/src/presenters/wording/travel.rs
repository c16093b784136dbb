//! Why a trip is not booked, with the field that has to be mended.

use domain::travel::{ItineraryError, LegFault, NamePart, PeopleError, StayError};
use wording::Words;

use crate::presenters::wording::email_mistakes;
use crate::services::travel::book::{BookRefusal, TripMistake};
use crate::services::travel::offers::OfferRefusal;

/// The field's id, unless it is about the whole form, and a sentence.
#[must_use]
pub fn mistakes(refusal: &BookRefusal, words: Words) -> Vec<(Option<String>, String)> {
    match refusal {
        BookRefusal::Mistakes(mistakes) => mistakes.iter().map(|it| mistake(*it, words)).collect(),
        BookRefusal::Closed => vec![(None, words.travel_closed().to_owned())],
        BookRefusal::Payment(_) => vec![(None, words.travel_error_payment().to_owned())],
    }
}

fn mistake(mistake: TripMistake, words: Words) -> (Option<String>, String) {
    let at = |field: &str, message: &str| (Some(field.to_owned()), message.to_owned());
    match mistake {
        TripMistake::Offer(refusal) => (None, offer(refusal, words)),
        TripMistake::Changed => (None, words.travel_error_changed().to_owned()),
        TripMistake::Company => at("company", words.travel_error_company()),
        TripMistake::Contact => at("contact", words.travel_error_contact()),
        TripMistake::Email(mistake) => at("email", &email_mistakes::for_receipt(mistake, words)),
        TripMistake::People(error) => person(error, words),
    }
}

fn person(error: PeopleError, words: Words) -> (Option<String>, String) {
    let field = |part: NamePart, index: usize| match part {
        NamePart::First => Some(format!("first-{}", index + 1)),
        NamePart::Last => Some(format!("last-{}", index + 1)),
    };
    match error {
        PeopleError::Nobody => (None, words.travel_error_nobody().to_owned()),
        PeopleError::TooMany => (None, words.travel_error_people().to_owned()),
        PeopleError::Missing { index, part } => {
            let number = (index + 1).to_string();
            let message = match part {
                NamePart::First => words.travel_error_first(number),
                NamePart::Last => words.travel_error_last(number),
            };
            (field(part, index), message)
        }
        PeopleError::TooLong { index, part } => {
            let message = words.travel_error_long((index + 1).to_string());
            (field(part, index), message)
        }
    }
}

fn offer(refusal: OfferRefusal, words: Words) -> String {
    match refusal {
        OfferRefusal::NoSuchOffer => words.travel_error_gone().to_owned(),
        OfferRefusal::People => words.travel_error_people().to_owned(),
        OfferRefusal::Journey(ItineraryError::Leg {
            fault: LegFault::Departed,
            ..
        }) => words.travel_error_departed().to_owned(),
        OfferRefusal::Journey(ItineraryError::Leg { index, .. }) => {
            words.travel_error_leg((index + 1).to_string())
        }
        OfferRefusal::Journey(ItineraryError::NoLegs | ItineraryError::TooManyLegs) => {
            words.travel_error_gone().to_owned()
        }
        OfferRefusal::Stay(StayError::CheckIn) => words.travel_error_past().to_owned(),
        OfferRefusal::Stay(StayError::Nights) => words.travel_error_nights().to_owned(),
        OfferRefusal::Stay(StayError::Rooms) => words.travel_error_rooms().to_owned(),
        OfferRefusal::Stay(StayError::Hotel) => words.travel_error_hotel().to_owned(),
    }
}
