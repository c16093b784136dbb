//! What Antom is known to refuse in a journey, in a stay, and on a business account (guide 001).

use time::OffsetDateTime;

use super::check::{RequestError, optional, text};
use super::method::PaymentMethod;
use super::order::{Address, UserName};
use super::session::CreatePaymentSession;
use super::travel::{Leg, Lodging, Passenger, Transit};
use crate::{clock::parse_time, goods_name};

const MOST_LEGS: usize = 10;
const MOST_PEOPLE: usize = 100;

/// Checks what a session needs because of what is booked, and because a company pays.
pub(super) fn session(
    session: &CreatePaymentSession,
    now: OffsetDateTime,
) -> Result<(), RequestError> {
    let order = &session.order;
    if let Some(it) = &order.transit {
        transit(it, now)?;
    }
    if let Some(it) = &order.lodging {
        lodging(it)?;
    }
    let business = session.payment_method.as_ref();
    if !business.is_some_and(PaymentMethod::is_business_account) {
        return Ok(());
    }
    let buyer = order.buyer.clone().unwrap_or_default();
    let name = buyer.buyer_name.and_then(|name| name.full_name);
    given(
        "order.buyer.referenceBuyerId",
        &buyer.reference_buyer_id,
        64,
    )?;
    given("order.buyer.buyerName.fullName", &name, 128)?;
    if order.goods.is_empty() {
        return Err(RequestError::Missing("order.goods"));
    }
    if session.payment_amount != order.order_amount {
        return Err(RequestError::PaymentIsNotOrder);
    }
    let named = |is: fn(&str) -> bool| order.goods.iter().all(|goods| is(&goods.goods_name));
    let right = match (&order.transit, &order.lodging) {
        (Some(_), None) => named(goods_name::is_ticket),
        (None, Some(_)) => named(goods_name::is_stay),
        (Some(_), Some(_)) => {
            named(|name| goods_name::is_ticket(name) || goods_name::is_stay(name))
        }
        (None, None) => true,
    };
    if right {
        Ok(())
    } else {
        Err(RequestError::BadGoodsName)
    }
}

fn transit(transit: &Transit, now: OffsetDateTime) -> Result<(), RequestError> {
    const LEGS: &str = "order.transit.legs";
    const PASSENGERS: &str = "order.transit.passengers";
    if transit.transit_type.is_none() {
        return Err(RequestError::Missing("order.transit.transitType"));
    }
    if transit.legs.is_empty() {
        return Err(RequestError::Missing(LEGS));
    }
    at_most(LEGS, transit.legs.len(), MOST_LEGS)?;
    at_most(PASSENGERS, transit.passengers.len(), MOST_PEOPLE)?;
    transit.legs.iter().try_for_each(|it| leg(it, now))?;
    transit.passengers.iter().try_for_each(passenger)
}

fn leg(leg: &Leg, now: OffsetDateTime) -> Result<(), RequestError> {
    const DEPARTS: &str = "order.transit.legs.departureTime";
    const ARRIVES: &str = "order.transit.legs.arrivalTime";
    given(DEPARTS, &leg.departure_time, 64)?;
    let departs = time(DEPARTS, &leg.departure_time)?;
    if departs.is_none_or(|departs| departs <= now) {
        return Err(RequestError::TooEarly(DEPARTS));
    }
    let arrives = time(ARRIVES, &leg.arrival_time)?;
    if arrives.is_some_and(|arrives| departs.is_some_and(|departs| arrives <= departs)) {
        return Err(RequestError::TooEarly(ARRIVES));
    }
    place(
        "order.transit.legs.departureAddress.city",
        &leg.departure_address,
    )?;
    place(
        "order.transit.legs.arrivalAddress.city",
        &leg.arrival_address,
    )?;
    given("order.transit.legs.carrierNo", &leg.carrier_no, 64)?;
    for (field, value, max) in [
        ("order.transit.legs.carrierName", &leg.carrier_name, 128),
        (
            "order.transit.legs.departureAirportCode",
            &leg.departure_airport_code,
            8,
        ),
        (
            "order.transit.legs.arrivalAirportCode",
            &leg.arrival_airport_code,
            8,
        ),
        (
            "order.transit.legs.passengerNameRecord",
            &leg.passenger_name_record,
            32,
        ),
    ] {
        optional(field, value, max)?;
    }
    Ok(())
}

fn passenger(passenger: &Passenger) -> Result<(), RequestError> {
    const NAME: &str = "order.transit.passengers.passengerName";
    optional(
        "order.transit.passengers.passengerEmail",
        &passenger.passenger_email,
        64,
    )?;
    optional(
        "order.transit.passengers.passengerPhoneNo",
        &passenger.passenger_phone_no,
        32,
    )?;
    passenger
        .passenger_name
        .as_ref()
        .map_or(Ok(()), |name| person(NAME, name))
}

fn lodging(lodging: &Lodging) -> Result<(), RequestError> {
    const GUESTS: &str = "order.lodging.guestNames";
    given("order.lodging.hotelName", &lodging.hotel_name, 128)?;
    given("order.lodging.checkInDate", &lodging.check_in_date, 64)?;
    given("order.lodging.checkOutDate", &lodging.check_out_date, 64)?;
    at_most(GUESTS, lodging.guest_names.len(), MOST_PEOPLE)?;
    lodging
        .guest_names
        .iter()
        .try_for_each(|name| person(GUESTS, name))
}

/// The parts have at most 32 characters, the whole at most 128.
fn person(field: &'static str, name: &UserName) -> Result<(), RequestError> {
    for part in [&name.first_name, &name.middle_name, &name.last_name] {
        optional(field, part, 32)?;
    }
    optional(field, &name.full_name, 128)
}

/// The code of a place stands where its city would.
fn place(field: &'static str, address: &Option<Address>) -> Result<(), RequestError> {
    let city = address.as_ref().and_then(|address| address.city.as_deref());
    match city {
        None => Err(RequestError::Missing(field)),
        Some(code) if goods_name::is_iata(code) => Ok(()),
        Some(_) => Err(RequestError::NoIataCode(field)),
    }
}

fn time(
    field: &'static str,
    value: &Option<String>,
) -> Result<Option<OffsetDateTime>, RequestError> {
    value
        .as_deref()
        .map(|value| {
            // A count of milliseconds is a time, but not one with an offset.
            let offset = value.contains('T');
            parse_time(value)
                .filter(|_| offset)
                .ok_or(RequestError::BadTime(field))
        })
        .transpose()
}

fn given(field: &'static str, value: &Option<String>, max: usize) -> Result<(), RequestError> {
    match value {
        Some(value) => text(field, value, max),
        None => Err(RequestError::Missing(field)),
    }
}

fn at_most(field: &'static str, count: usize, max: usize) -> Result<(), RequestError> {
    if count > max {
        return Err(RequestError::TooLong { field, max });
    }
    Ok(())
}
