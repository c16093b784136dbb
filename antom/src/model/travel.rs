//! What is booked: a journey with its legs and passengers, or a stay.

use super::codes::{ClassType, PassengerIdType, TransitType};
use super::order::{Address, UserName};
use super::wire::wire;

wire! {
    /// A journey, which every order of flight tickets must describe (guide 001).
    ///
    /// ```
    /// use antom::{Leg, Transit, TransitType};
    ///
    /// let leg = Leg::new("2026-11-27T12:01:01+08:00", "SZX", "HKG", "111");
    /// let transit = Transit::new(TransitType::Flight, vec![leg]);
    /// let written = serde_json::to_value(&transit).unwrap();
    /// assert_eq!(written["legs"][0]["departureAddress"]["city"], "SZX");
    /// assert_eq!(written["legs"][0]["departureAirportCode"], "SZX");
    /// ```
    #[derive(Default)]
    pub struct Transit {
        /// By what means.
        pub transit_type: Option<TransitType>,
        /// The parts of the journey in their order, 1 to 10.
        pub legs: Vec<Leg>,
        /// Who travels, at most 100. Personal: keep it out of logs.
        pub passengers: Vec<Passenger>,
        /// The code of the agency that sells the tickets.
        pub agent_code: Option<String>,
        /// The name of the agency that sells the tickets.
        pub agent_name: Option<String>,
        /// The number of the ticket.
        pub ticket_number: Option<String>,
        /// The code of the carrier that issues the ticket.
        pub ticket_issuer_code: Option<String>,
        /// Whether the ticket cannot be given back: `0` or `1`.
        pub restricted_ticket_indicator: Option<String>,
        /// What is sold beside the ticket.
        pub ancillary_data: Option<AncillaryData>,
    }

    /// One part of a journey, from one place to the next without a change.
    #[derive(Default)]
    pub struct Leg {
        /// When it departs: ISO 8601 with the offset of the place it departs from.
        pub departure_time: Option<String>,
        /// When it arrives: ISO 8601 with the offset of the place it arrives at.
        pub arrival_time: Option<String>,
        /// From where. Its `city` is the IATA code of three letters (guide 001).
        pub departure_address: Option<Address>,
        /// To where. Its `city` is the IATA code of three letters (guide 001).
        pub arrival_address: Option<Address>,
        /// The carrier's name, at most 128 characters.
        pub carrier_name: Option<String>,
        /// The carrier's code, at most 64 characters. The guide's sample has `111`.
        pub carrier_no: Option<String>,
        /// The class that is booked.
        pub class_type: Option<ClassType>,
        /// The IATA code of the airport it departs from, at most 8 characters.
        pub departure_airport_code: Option<String>,
        /// The IATA code of the airport it arrives at, at most 8 characters.
        pub arrival_airport_code: Option<String>,
        /// The code of the fare.
        pub fare_basis: Option<String>,
        /// The number of the coupon.
        pub coupon_number: Option<String>,
        /// The number of the flight, train, ship or coach.
        pub flight_number: Option<String>,
        /// The carrier's booking reference, such as `NH7K2Z`, at most 32 characters.
        pub passenger_name_record: Option<String>,
    }

    /// Somebody who travels.
    #[derive(Default)]
    pub struct Passenger {
        /// The name as on the ticket.
        pub passenger_name: Option<UserName>,
        /// E-mail address, at most 64 characters.
        pub passenger_email: Option<String>,
        /// Phone number, at most 32 characters.
        pub passenger_phone_no: Option<String>,
        /// The number of the document named by `passenger_id_type`.
        pub passenger_id: Option<String>,
        /// Which document proves who it is.
        pub passenger_id_type: Option<PassengerIdType>,
        /// The carrier's code of the kind of passenger, such as a child.
        pub passenger_code: Option<String>,
    }

    /// What is sold beside a ticket.
    #[derive(Default)]
    pub struct AncillaryData {
        /// Seats, luggage and the like.
        pub services: Vec<AncillaryService>,
        /// The ticket that it belongs to.
        pub connected_ticket_number: Option<String>,
    }

    /// One service beside a ticket.
    #[derive(Default)]
    pub struct AncillaryService {
        /// Which kind.
        pub category_code: Option<String>,
        /// Which kind of that kind.
        pub sub_category_code: Option<String>,
    }

    /// A stay in a hotel.
    #[derive(Default)]
    pub struct Lodging {
        /// The hotel's name, at most 128 characters.
        pub hotel_name: Option<String>,
        /// Where it is.
        pub hotel_address: Option<Address>,
        /// The first night's day, ISO 8601.
        pub check_in_date: Option<String>,
        /// The day of leaving, ISO 8601.
        pub check_out_date: Option<String>,
        /// How many nights.
        pub number_of_nights: Option<u32>,
        /// How many rooms.
        pub number_of_rooms: Option<u32>,
        /// Who stays, at most 100. Personal: keep it out of logs.
        pub guest_names: Vec<UserName>,
    }
}

impl Transit {
    /// A journey with these legs, and nobody named who travels.
    pub fn new(transit_type: TransitType, legs: Vec<Leg>) -> Self {
        Self {
            transit_type: Some(transit_type),
            legs,
            ..Self::default()
        }
    }
}

impl Leg {
    /// A leg with what guide 001 demands: the IATA codes stand in `city`, as the guide wants it, and
    /// in the airport fields, as the API's reference does.
    pub fn new(
        departure_time: impl Into<String>,
        from: impl Into<String>,
        to: impl Into<String>,
        carrier_no: impl Into<String>,
    ) -> Self {
        let (from, to) = (from.into(), to.into());
        let at = |code: &str| {
            Some(Address {
                city: Some(code.to_owned()),
                ..Address::default()
            })
        };
        Self {
            departure_time: Some(departure_time.into()),
            departure_address: at(&from),
            arrival_address: at(&to),
            departure_airport_code: Some(from),
            arrival_airport_code: Some(to),
            carrier_no: Some(carrier_no.into()),
            ..Self::default()
        }
    }
}
