//! What guide 001 demands of a business account, and of a journey whoever pays for it.

use super::fields::{Field, TEXT};
use super::refusal::{Illegal, Refusal};
use crate::clock::Moment;
use crate::method::{BUSINESS, Wish};
use crate::money::Amount;

const MOST_LEGS: usize = 10;
const MOST_PEOPLE: usize = 100;

/// `theirs` is the time on the merchant's side.
pub(super) fn check(
    root: &Field<'_>,
    amount: Amount,
    chosen: Option<&Wish>,
    theirs: Moment,
) -> Result<(), Refusal> {
    let order = root.get("order");
    let (transit, lodging) = (order.get("transit"), order.get("lodging"));
    if let Some(transit) = transit.object()? {
        read_transit(transit, theirs)?;
    }
    if let Some(lodging) = lodging.object()? {
        read_lodging(lodging)?;
    }
    if chosen.is_none_or(|chosen| chosen.name != BUSINESS) {
        return Ok(());
    }
    let buyer = order.get("buyer");
    let buyer = buyer.required_object()?;
    buyer.get("referenceBuyerId").required(64)?;
    buyer.get("buyerName").get("fullName").required(128)?;
    let order_amount = order.get("orderAmount");
    if order_amount.required_amount()?.value != amount.value {
        return Err(order_amount
            .get("value")
            .illegal("must equal paymentAmount")
            .into());
    }
    let goods_field = order.get("goods");
    let goods = goods_field.list(100)?;
    if goods.is_empty() {
        return Err(goods_field.illegal("is required").into());
    }
    let (flies, stays) = (transit.object()?.is_some(), lodging.object()?.is_some());
    if !flies && !stays {
        return Ok(());
    }
    for item in &goods {
        let field = item.get("goodsName");
        let name = field.required(TEXT)?;
        if !(flies && is_ticket(&name) || stays && is_stay(&name)) {
            return Err(field
                .illegal(
                    "must be ticket-<date>-<flight number>-<departure>-<arrival>, \
                     or <stay dates>, <hotel name>",
                )
                .into());
        }
    }
    Ok(())
}

fn read_transit(transit: &Field<'_>, theirs: Moment) -> Result<(), Illegal> {
    transit
        .get("transitType")
        .required_one_of(&["FLIGHT", "TRAIN", "CRUISE", "COACH"])?;
    let legs_field = transit.get("legs");
    let legs = legs_field.list(MOST_LEGS)?;
    if legs.is_empty() {
        return Err(legs_field.illegal("is required"));
    }
    for leg in &legs {
        let departs = leg.get("departureTime");
        let written = departs.required(64)?;
        let at = Moment::parse(&written)
            .ok_or_else(|| departs.illegal("must be an ISO 8601 time with an offset"))?;
        if at <= theirs {
            return Err(departs.illegal("must be in the future"));
        }
        for place in ["departureAddress", "arrivalAddress"] {
            let city = leg.get(place).get("city");
            if !is_iata(&city.required(32)?) {
                return Err(city.illegal("must be an IATA code of three letters"));
            }
        }
        leg.get("carrierNo").required(64)?;
        leg.get("carrierName").filled(128)?;
        leg.get("departureAirportCode").filled(8)?;
        leg.get("arrivalAirportCode").filled(8)?;
        leg.get("classType")
            .one_of(&["FIRSTLEVEL", "SECONDLEVEL", "THIRDLEVEL"])?;
    }
    for passenger in transit.get("passengers").list(MOST_PEOPLE)? {
        let name = passenger.get("passengerName");
        for (part, longest) in [("firstName", 32), ("lastName", 32), ("fullName", 128)] {
            name.get(part).filled(longest)?;
        }
        passenger.get("passengerEmail").filled(64)?;
    }
    Ok(())
}

fn read_lodging(lodging: &Field<'_>) -> Result<(), Illegal> {
    lodging.get("hotelName").required(128)?;
    lodging.get("checkInDate").required(64)?;
    lodging.get("checkOutDate").required(64)?;
    lodging.get("numberOfNights").whole_number()?;
    lodging.get("numberOfRooms").whole_number()?;
    lodging.get("guestNames").list(MOST_PEOPLE)?;
    Ok(())
}

fn is_iata(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn is_day(digits: &str) -> bool {
    let written = format!(
        "{}-{}-{}T00:00:00Z",
        digits.get(..4).unwrap_or_default(),
        digits.get(4..6).unwrap_or_default(),
        digits.get(6..).unwrap_or_default()
    );
    digits.len() == 8 && Moment::parse(&written).is_some()
}

/// Several are listed with commas between.
fn is_ticket(name: &str) -> bool {
    name.split(',').all(|one| {
        let parts: Vec<&str> = one.trim().split('-').collect();
        match parts[..] {
            ["ticket", day, number, from, to] => {
                is_day(day) && !number.is_empty() && is_iata(from) && is_iata(to)
            }
            _ => false,
        }
    })
}

fn is_stay(name: &str) -> bool {
    let Some((dates, hotel)) = name.split_once(", ") else {
        return false;
    };
    let days = dates.split_once('-');
    days.is_some_and(|(from, to)| is_day(from) && is_day(to) && from < to)
        && !hotel.trim().is_empty()
}
