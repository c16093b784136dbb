use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::place::Place;
use crate::names::named;

/// The most legs that Antom takes in one journey.
pub const MOST_LEGS: usize = 10;

/// The longest code of a carrier.
const LONGEST_CARRIER: usize = 64;
/// The longest name of a carrier.
const LONGEST_CARRIER_NAME: usize = 128;
/// The longest number: with it a name of goods is well below what Antom takes.
const LONGEST_NUMBER: usize = 16;

named! {
    /// By what means a journey is made.
    ///
    /// ```
    /// use domain::travel::Mode;
    ///
    /// assert_eq!("ferry".parse(), Ok(Mode::Ferry));
    /// ```
    pub enum Mode is "a means of travel" {
        /// By air.
        Flight = "flight",
        /// By rail.
        Train = "train",
        /// By ship.
        Ferry = "ferry",
        /// By road.
        Coach = "coach",
    }
}

/// One part of a journey, from one place to the next without a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leg {
    /// The carrier's code.
    pub carrier: String,
    /// What people call the carrier.
    pub carrier_name: String,
    /// The number of the flight, train, ferry or coach: letters and digits.
    pub number: String,
    /// From where.
    pub from: Place,
    /// To where.
    pub to: Place,
    /// When it departs, in the offset of the place it departs from.
    #[serde(with = "time::serde::rfc3339")]
    pub departs: OffsetDateTime,
    /// When it arrives, in the offset of the place it arrives at.
    #[serde(with = "time::serde::rfc3339")]
    pub arrives: OffsetDateTime,
}

/// A journey that Antom would take, as far as can be told without asking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Itinerary {
    mode: Mode,
    legs: Vec<Leg>,
}

/// Why a journey cannot be sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ItineraryError {
    /// A journey without a leg.
    #[error("a journey has at least one leg")]
    NoLegs,
    /// More legs than Antom takes.
    #[error("a journey has {MOST_LEGS} legs at most")]
    TooManyLegs,
    /// One of the legs is wrong.
    #[error("leg {}: {fault}", index + 1)]
    Leg {
        /// Its place in the journey, from 0.
        index: usize,
        /// What is wrong with it.
        fault: LegFault,
    },
}

/// What is wrong with a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LegFault {
    /// No code of a carrier, or one that is too long.
    #[error("its carrier has no code of 1 to {LONGEST_CARRIER} characters")]
    Carrier,
    /// The carrier's name is too long.
    #[error("its carrier's name has more than {LONGEST_CARRIER_NAME} characters")]
    CarrierName,
    /// The number is none: the name of the goods could not hold it.
    #[error("its number is not 1 to {LONGEST_NUMBER} letters and digits")]
    Number,
    /// It departs before now.
    #[error("it has departed")]
    Departed,
    /// It arrives before it departs.
    #[error("it arrives before it departs")]
    ArrivesFirst,
    /// It ends where it begins.
    #[error("it ends where it begins")]
    SamePlace,
    /// It does not begin where the leg before it ends.
    #[error("it does not begin where the leg before it ends")]
    NotConnected,
    /// It departs before the leg before it arrives.
    #[error("it departs before the leg before it arrives")]
    Missed,
}

impl ItineraryError {
    /// The field of `order.transit` that is wrong, by its name at Antom.
    #[must_use]
    pub fn field(self) -> String {
        match self {
            Self::NoLegs | Self::TooManyLegs => "legs".to_owned(),
            Self::Leg { index, fault } => format!("legs[{index}].{}", fault.field()),
        }
    }
}

impl LegFault {
    /// The field of the leg that is wrong, by its name at Antom.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Carrier => "carrierNo",
            Self::CarrierName => "carrierName",
            Self::Number => "flightNumber",
            Self::Departed | Self::Missed => "departureTime",
            Self::ArrivesFirst => "arrivalTime",
            Self::SamePlace => "arrivalAddress.city",
            Self::NotConnected => "departureAddress.city",
        }
    }
}

impl Itinerary {
    /// Makes a journey of legs that hold together and have not begun.
    ///
    /// # Errors
    ///
    /// The first [`ItineraryError`] on the way.
    pub fn new(mode: Mode, legs: Vec<Leg>, now: OffsetDateTime) -> Result<Self, ItineraryError> {
        if legs.is_empty() {
            return Err(ItineraryError::NoLegs);
        }
        if legs.len() > MOST_LEGS {
            return Err(ItineraryError::TooManyLegs);
        }
        let mut before: Option<&Leg> = None;
        for (index, leg) in legs.iter().enumerate() {
            if let Some(fault) = fault(leg, before, now) {
                return Err(ItineraryError::Leg { index, fault });
            }
            before = Some(leg);
        }
        Ok(Self { mode, legs })
    }

    /// By what means.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// The legs in their order, at least one.
    #[must_use]
    pub fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// When the journey is over.
    #[must_use]
    pub fn ends(&self) -> Option<OffsetDateTime> {
        self.legs.last().map(|leg| leg.arrives)
    }
}

fn fault(leg: &Leg, before: Option<&Leg>, now: OffsetDateTime) -> Option<LegFault> {
    let number = leg.number.as_bytes();
    let is_number = (1..=LONGEST_NUMBER).contains(&number.len())
        && number.iter().all(u8::is_ascii_alphanumeric);
    if leg.carrier.trim().is_empty() || leg.carrier.chars().count() > LONGEST_CARRIER {
        Some(LegFault::Carrier)
    } else if leg.carrier_name.chars().count() > LONGEST_CARRIER_NAME {
        Some(LegFault::CarrierName)
    } else if !is_number {
        Some(LegFault::Number)
    } else if leg.from == leg.to {
        Some(LegFault::SamePlace)
    } else if before.is_some_and(|before| before.to != leg.from) {
        Some(LegFault::NotConnected)
    } else if leg.departs <= now {
        Some(LegFault::Departed)
    } else if before.is_some_and(|before| before.arrives >= leg.departs) {
        Some(LegFault::Missed)
    } else if leg.arrives <= leg.departs {
        Some(LegFault::ArrivesFirst)
    } else {
        None
    }
}
