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
