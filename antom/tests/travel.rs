//! Guide 001: a business account, a journey and a stay.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use antom::*;
use serde_json::{Value, json};
use time::macros::datetime;

const NOW: time::OffsetDateTime = datetime!(2026-11-01 0:00 UTC);

fn check(request: &CreatePaymentSession) -> Result<(), RequestError> {
    request.check_by(&SubscriptionRules {
        now: NOW,
        urls: Urls::Https,
    })
}

/// The guide's sample, with one more leg and somebody who travels.
fn flight() -> CreatePaymentSession {
    let total = Amount::new("CNY", 1000);
    let mut order = Order::new("ORDER_1", "Two flights", total.clone());
    order.goods = vec![
        Goods::new(
            "1",
            "ticket-20261127-WF111-SZX-HKG",
            Amount::new("CNY", 400),
            1,
        ),
        Goods::new(
            "2",
            "ticket-20261128-WF7-HKG-SIN",
            Amount::new("CNY", 600),
            1,
        ),
    ];
    order.buyer = Some(Buyer {
        reference_buyer_id: Some("test1234".to_owned()),
        buyer_name: Some(name("Dehua Skr Liu")),
        ..Buyer::default()
    });
    order.transit = Some(Transit {
        passengers: vec![Passenger {
            passenger_name: Some(UserName {
                first_name: Some("Ada".to_owned()),
                last_name: Some("Tan".to_owned()),
                ..UserName::default()
            }),
            passenger_id: Some("K0000000E".to_owned()),
            passenger_id_type: Some(PassengerIdType::Passport),
            ..Passenger::default()
        }],
        ..Transit::new(
            TransitType::Flight,
            vec![
                Leg {
                    class_type: Some(ClassType::ThirdLevel),
                    flight_number: Some("WF111".to_owned()),
                    ..Leg::new("2026-11-27T12:01:01+08:00", "SZX", "HKG", "WF")
                },
                Leg::new("2026-11-28T09:00:00+08:00", "HKG", "SIN", "WF"),
            ],
        )
    });
    let mut request = CreatePaymentSession::new("PAY_1", total, order, "https://shop.example/r");
    request.payment_method = Some(PaymentMethod::business_account());
    request
}

fn stay() -> CreatePaymentSession {
    let mut request = flight();
    request.order.transit = None;
    request.order.lodging = Some(Lodging {
        hotel_name: Some("The Anchor".to_owned()),
        check_in_date: Some("2026-12-01".to_owned()),
        check_out_date: Some("2026-12-03".to_owned()),
        number_of_nights: Some(2),
        number_of_rooms: Some(1),
        guest_names: vec![name("Ada Tan")],
        ..Lodging::default()
    });
    request.order.goods = vec![Goods::new(
        "1",
        "20261201-20261203, The Anchor",
        Amount::new("CNY", 500),
        2,
    )];
    request
}

fn name(full: &str) -> UserName {
    UserName {
        full_name: Some(full.to_owned()),
        ..UserName::default()
    }
}

fn transit(request: &mut CreatePaymentSession) -> &mut Transit {
    request.order.transit.as_mut().unwrap()
}

#[test]
fn a_journey_is_written_as_the_guide_writes_it_and_read_again() {
    let request = flight();
    assert_eq!(check(&request), Ok(()));
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(
        written["paymentMethod"],
        json!({ "paymentMethodType": "ANTOM_BIZ_ACCOUNT" })
    );
    assert_eq!(
        written["order"]["transit"]["legs"][0],
        json!({
            "departureTime": "2026-11-27T12:01:01+08:00",
            "departureAddress": { "city": "SZX" },
            "arrivalAddress": { "city": "HKG" },
            "carrierNo": "WF",
            "classType": "THIRDLEVEL",
            "departureAirportCode": "SZX",
            "arrivalAirportCode": "HKG",
            "flightNumber": "WF111",
        })
    );
    assert_eq!(
        written["order"]["transit"]["passengers"][0]["passengerIdType"],
        "PASSPORT"
    );
    assert_eq!(
        serde_json::from_value::<CreatePaymentSession>(written).unwrap(),
        request
    );
}

#[test]
fn a_stay_is_written_and_read_again() {
    let request = stay();
    assert_eq!(check(&request), Ok(()));
    let written = serde_json::to_value(&request).unwrap();
    assert_eq!(written["order"]["lodging"]["numberOfNights"], 2);
    assert_eq!(
        serde_json::from_value::<CreatePaymentSession>(written).unwrap(),
        request
    );
}

/// The SDK's names of fields, each written under the name that it has there.
#[test]
fn every_field_has_its_name() {
    let text = || Some("x".to_owned());
    let leg = Leg {
        arrival_time: text(),
        carrier_name: text(),
        class_type: Some(ClassType::FirstLevel),
        fare_basis: text(),
        coupon_number: text(),
        flight_number: text(),
        passenger_name_record: text(),
        ..Leg::new("t", "A", "B", "1")
    };
    let passenger = Passenger {
        passenger_name: Some(UserName::default()),
        passenger_email: text(),
        passenger_phone_no: text(),
        passenger_id: text(),
        passenger_id_type: Some(PassengerIdType::Others),
        passenger_code: text(),
    };
    let ancillary = AncillaryData {
        services: vec![AncillaryService {
            category_code: text(),
            sub_category_code: text(),
        }],
        connected_ticket_number: text(),
    };
    let transit = Transit {
        passengers: vec![passenger.clone()],
        agent_code: text(),
        agent_name: text(),
        ticket_number: text(),
        ticket_issuer_code: text(),
        restricted_ticket_indicator: text(),
        ancillary_data: Some(ancillary.clone()),
        ..Transit::new(TransitType::Coach, vec![leg.clone()])
    };
    let lodging = Lodging {
        hotel_name: text(),
        hotel_address: Some(Address::default()),
        check_in_date: text(),
        check_out_date: text(),
        number_of_nights: Some(1),
        number_of_rooms: Some(1),
        guest_names: vec![UserName::default()],
    };
    let names = |value: Value| {
        let mut names: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
        names.sort();
        names.join(" ")
    };
    let written = |it: &dyn Fn() -> serde_json::Result<Value>| names(it().unwrap());
    for (written, expected) in [
        (
            written(&|| serde_json::to_value(&transit)),
            "agentCode agentName ancillaryData legs passengers restrictedTicketIndicator \
             ticketIssuerCode ticketNumber transitType",
        ),
        (
            written(&|| serde_json::to_value(&leg)),
            "arrivalAddress arrivalAirportCode arrivalTime carrierName carrierNo classType \
             couponNumber departureAddress departureAirportCode departureTime fareBasis \
             flightNumber passengerNameRecord",
        ),
        (
            written(&|| serde_json::to_value(&passenger)),
            "passengerCode passengerEmail passengerId passengerIdType passengerName \
             passengerPhoneNo",
        ),
        (
            written(&|| serde_json::to_value(&ancillary)),
            "connectedTicketNumber services",
        ),
        (
            written(&|| serde_json::to_value(&lodging)),
            "checkInDate checkOutDate guestNames hotelAddress hotelName numberOfNights \
             numberOfRooms",
        ),
    ] {
        assert_eq!(written, expected);
    }
    let words = |all: &[&str]| all.join(" ");
    assert_eq!(
        words(
            &TransitType::ALL
                .iter()
                .map(|it| it.as_str())
                .collect::<Vec<_>>()
        ),
        "FLIGHT TRAIN CRUISE COACH"
    );
    assert_eq!(PassengerIdType::ALL.len(), 9);
}

type Break = fn(&mut CreatePaymentSession);

#[test]
fn each_fault_of_a_journey_is_named() {
    use RequestError::*;
    const DEPARTS: &str = "order.transit.legs.departureTime";
    const FROM: &str = "order.transit.legs.departureAddress.city";
    const TO: &str = "order.transit.legs.arrivalAddress.city";
    let faults: [(Break, RequestError); 19] = [
        (
            |r| transit(r).transit_type = None,
            Missing("order.transit.transitType"),
        ),
        (|r| transit(r).legs.clear(), Missing("order.transit.legs")),
        (
            |r| transit(r).legs = vec![transit(r).legs[0].clone(); 11],
            TooLong {
                field: "order.transit.legs",
                max: 10,
            },
        ),
        (
            |r| transit(r).passengers = vec![Passenger::default(); 101],
            TooLong {
                field: "order.transit.passengers",
                max: 100,
            },
        ),
        (
            |r| transit(r).legs[1].departure_time = None,
            Missing(DEPARTS),
        ),
        (
            |r| transit(r).legs[1].departure_time = Some("2026-11-27T12:01:01".to_owned()),
            BadTime(DEPARTS),
        ),
        (
            |r| transit(r).legs[1].departure_time = Some("1795752061000".to_owned()),
            BadTime(DEPARTS),
        ),
        (
            |r| transit(r).legs[1].departure_time = Some("2026-10-31T12:00:00+00:00".to_owned()),
            TooEarly(DEPARTS),
        ),
        (
            |r| transit(r).legs[0].arrival_time = Some("2026-11-27T12:01:01+08:00".to_owned()),
            TooEarly("order.transit.legs.arrivalTime"),
        ),
        (
            |r| transit(r).legs[0].departure_address = None,
            Missing(FROM),
        ),
        (
            |r| transit(r).legs[0] = Leg::new("2026-11-27T12:01:01+08:00", "Sze", "HKG", "WF"),
            NoIataCode(FROM),
        ),
        (
            |r| transit(r).legs[0] = Leg::new("2026-11-27T12:01:01+08:00", "SZX", "HONG", "WF"),
            NoIataCode(TO),
        ),
        (
            |r| transit(r).legs[0].carrier_no = None,
            Missing("order.transit.legs.carrierNo"),
        ),
        (
            |r| r.order.buyer.as_mut().unwrap().reference_buyer_id = None,
            Missing("order.buyer.referenceBuyerId"),
        ),
        (
            |r| r.order.buyer.as_mut().unwrap().buyer_name = None,
            Missing("order.buyer.buyerName.fullName"),
        ),
        (|r| r.order.goods.clear(), Missing("order.goods")),
        (
            |r| r.payment_amount = Amount::new("CNY", 999),
            PaymentIsNotOrder,
        ),
        (
            |r| r.order.goods[1].goods_name = "Booking fee".to_owned(),
            BadGoodsName,
        ),
        (
            |r| {
                transit(r).passengers[0].passenger_name = Some(UserName {
                    first_name: Some("x".repeat(33)),
                    ..UserName::default()
                });
            },
            TooLong {
                field: "order.transit.passengers.passengerName",
                max: 32,
            },
        ),
    ];
    for (fault, expected) in faults {
        let mut broken = flight();
        fault(&mut broken);
        assert_eq!(check(&broken), Err(expected));
    }
}

#[test]
fn each_fault_of_a_stay_is_named() {
    fn lodging(request: &mut CreatePaymentSession) -> &mut Lodging {
        request.order.lodging.as_mut().unwrap()
    }
    let faults: [(Break, RequestError); 5] = [
        (
            |r| lodging(r).hotel_name = None,
            RequestError::Missing("order.lodging.hotelName"),
        ),
        (
            |r| lodging(r).check_in_date = None,
            RequestError::Missing("order.lodging.checkInDate"),
        ),
        (
            |r| lodging(r).check_out_date = None,
            RequestError::Missing("order.lodging.checkOutDate"),
        ),
        (
            |r| lodging(r).guest_names = vec![UserName::default(); 101],
            RequestError::TooLong {
                field: "order.lodging.guestNames",
                max: 100,
            },
        ),
        (
            |r| r.order.goods[0].goods_name = "The Anchor".to_owned(),
            RequestError::BadGoodsName,
        ),
    ];
    for (fault, expected) in faults {
        let mut broken = stay();
        fault(&mut broken);
        assert_eq!(check(&broken), Err(expected));
    }
}

/// Other methods take a journey too, and any name of goods.
#[test]
fn only_a_business_account_cares_for_the_names() {
    let mut request = flight();
    request.payment_method = None;
    request.order.goods[0].goods_name = "A flight".to_owned();
    assert_eq!(check(&request), Ok(()));
}

#[test]
fn names_of_goods_follow_the_guide() {
    use antom::goods_name::{is_stay, is_ticket};
    for (name, ticket, night) in [
        ("ticket-20261127-WF111-SZX-HKG", true, false),
        (
            "ticket-20261127-WF1-SZX-HKG, ticket-20261128-WF2-HKG-SIN",
            true,
            false,
        ),
        (
            "ticket-20261127-WF1-SZX-HKG,ticket-20261128-WF2-HKG-SIN",
            true,
            false,
        ),
        ("ticket-20261127-WF1-SZX-HKG, fee", false, false),
        ("ticket-20261327-WF1-SZX-HKG", false, false),
        ("ticket-2026-11-27-WF1-SZX-HKG", false, false),
        ("ticket-20261127--SZX-HKG", false, false),
        ("Ticket-20261127-WF1-SZX-HKG", false, false),
        ("20250101-20250102, Grand Hotel", false, true),
        ("20250101-20250102, Grand Hotel, East", false, true),
        ("20250102-20250101, Grand Hotel", false, false),
        ("20250101-20250101, Grand Hotel", false, false),
        ("20250101-20250102,Grand Hotel", false, false),
        ("20250101-20250102, ", false, false),
        ("20250101-20250102, Zoë", false, false),
        ("", false, false),
        ("ticket-é026112-WF1-SZX-HKG", false, false),
    ] {
        assert_eq!((is_ticket(name), is_stay(name)), (ticket, night), "{name}");
    }
}
