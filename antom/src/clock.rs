use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{OffsetDateTime, UtcOffset};

/// Reads a time as any of Antom's systems writes it: ISO 8601 with an offset (`+08:00`, `+0800`
/// or `Z`, with or without fractions of a second), or milliseconds since 1970.
///
/// ```
/// let iso = antom::parse_time("2025-03-19T16:21:06+08:00").unwrap();
/// assert_eq!(antom::parse_time("1742372466000"), Some(iso));
/// assert_eq!(antom::parse_time("2025-03-19T16:21:06+0800"), Some(iso));
/// assert_eq!(antom::parse_time("yesterday"), None);
/// ```
#[must_use]
pub fn parse_time(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let millis: i128 = text.parse().ok()?;
        return OffsetDateTime::from_unix_timestamp_nanos(millis.checked_mul(1_000_000)?).ok();
    }
    let compact_offset = format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second][offset_hour sign:mandatory][offset_minute]"
    );
    OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(text, compact_offset))
        .ok()
}

/// Writes a time as Antom's samples do: ISO 8601, whole seconds, numeric offset.
///
/// ```
/// let time = antom::parse_time("1742372466123").unwrap();
/// assert_eq!(antom::format_time(time), "2025-03-19T08:21:06+00:00");
/// ```
#[must_use]
pub fn format_time(time: OffsetDateTime) -> String {
    let time = time.to_offset(UtcOffset::UTC);
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]+00:00");
    // A year beyond 9999 is the only thing that cannot be written; the milliseconds always can.
    time.format(format)
        .unwrap_or_else(|_| (time.unix_timestamp_nanos() / 1_000_000).to_string())
}

/// Writes a time as [`format_time`] does, but in the offset that it has: Antom counts the periods of
/// a subscription from the hour and the day that are written.
///
/// ```
/// let time = antom::parse_time("2026-01-31T08:00:00+08:00").unwrap();
/// assert_eq!(antom::format_local_time(time), "2026-01-31T08:00:00+08:00");
/// assert_eq!(antom::format_time(time), "2026-01-31T00:00:00+00:00");
/// ```
#[must_use]
pub fn format_local_time(time: OffsetDateTime) -> String {
    let whole_minutes = UtcOffset::from_whole_seconds(time.offset().whole_seconds() / 60 * 60);
    let time = time.to_offset(whole_minutes.unwrap_or(UtcOffset::UTC));
    let format = format_description!(
        "[year]-[month]-[day]T[hour]:[minute]:[second][offset_hour sign:mandatory]:[offset_minute]"
    );
    time.format(format).unwrap_or_else(|_| format_time(time))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn an_offset_is_kept_and_the_instant_with_it() {
        for (time, text) in [
            (datetime!(2026-01-31 16:00 -8), "2026-01-31T16:00:00-08:00"),
            (datetime!(2026-07-01 0:00 UTC), "2026-07-01T00:00:00+00:00"),
            (
                datetime!(2026-07-01 5:45:59.9 +5:45),
                "2026-07-01T05:45:59+05:45",
            ),
            (
                datetime!(2026-07-01 0:00 -3:30),
                "2026-07-01T00:00:00-03:30",
            ),
            (
                datetime!(1890-01-01 0:00 +0:19:32),
                "1889-12-31T23:59:28+00:19",
            ),
        ] {
            assert_eq!(format_local_time(time), text);
            let read = parse_time(text).unwrap();
            assert_eq!(read.unix_timestamp(), time.unix_timestamp(), "{text}");
        }
    }
}
