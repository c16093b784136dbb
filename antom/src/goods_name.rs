//! The names of goods that Antom demands for tickets and nights (guide 001).
//!
//! Flights are named `ticket-<date>-<flight number>-<departure>-<arrival>`, several of them with
//! commas between, and nights `<stay dates>, <hotel name>`.
//!
//! ```
//! use antom::goods_name::{is_stay, is_ticket, stay, ticket};
//! use time::macros::date;
//!
//! let flight = ticket(date!(2026 - 11 - 27), "WF111", "SZX", "HKG").unwrap();
//! assert_eq!(flight, "ticket-20261127-WF111-SZX-HKG");
//! assert!(is_ticket(&flight));
//!
//! let nights = stay(date!(2026 - 01 - 01), date!(2026 - 01 - 02), "The Anchor").unwrap();
//! assert_eq!(nights, "20260101-20260102, The Anchor");
//! assert!(is_stay(&nights));
//!
//! // A hyphen would make two parts of the number.
//! assert_eq!(ticket(date!(2026 - 11 - 27), "WF-111", "SZX", "HKG"), None);
//! ```

use time::Date;

/// The longest name of goods.
const LONGEST: usize = 256;

/// Names a ticket, or gives nothing if a part cannot stand in a name.
#[must_use]
pub fn ticket(day: Date, number: &str, from: &str, to: &str) -> Option<String> {
    let name = format!("ticket-{}-{number}-{from}-{to}", digits(day));
    is_ticket(&name).then_some(name)
}

/// Names the nights from one day to another, or gives nothing if they cannot be named.
#[must_use]
pub fn stay(check_in: Date, check_out: Date, hotel: &str) -> Option<String> {
    let name = format!("{}-{}, {hotel}", digits(check_in), digits(check_out));
    is_stay(&name).then_some(name)
}

/// Whether a name lists tickets and nothing else.
#[must_use]
pub fn is_ticket(name: &str) -> bool {
    name.len() <= LONGEST && name.split(',').all(|one| is_one_ticket(one.trim()))
}

/// Whether a name is that of nights in a hotel.
#[must_use]
pub fn is_stay(name: &str) -> bool {
    let Some((dates, hotel)) = name.split_once(", ") else {
        return false;
    };
    let Some((check_in, check_out)) = dates.split_once('-') else {
        return false;
    };
    let days = read(check_in).zip(read(check_out));
    days.is_some_and(|(check_in, check_out)| check_in < check_out)
        && !hotel.trim().is_empty()
        && name.is_ascii()
        && name.len() <= LONGEST
}

/// Whether it is an IATA code: three upper-case letters.
#[must_use]
pub fn is_iata(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn is_one_ticket(name: &str) -> bool {
    let parts: Vec<&str> = name.split('-').collect();
    let ["ticket", day, number, from, to] = parts[..] else {
        return false;
    };
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    read(day).is_some() && numbered && is_iata(from) && is_iata(to)
}

fn digits(day: Date) -> String {
    let month = u8::from(day.month());
    format!("{:04}{month:02}{:02}", day.year(), day.day())
}

fn read(digits: &str) -> Option<Date> {
    if digits.len() != 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let month: u8 = digits[4..6].parse().ok()?;
    let year = digits[..4].parse().ok()?;
    Date::from_calendar_date(year, month.try_into().ok()?, digits[6..].parse().ok()?).ok()
}
