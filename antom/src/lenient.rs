//! JSON as it comes: one odd character in a field that nobody needs must not hide that money moved.

use serde::de::DeserializeOwned;

/// Reads a message. A field that is needed and comes twice makes it unreadable: which of the two
/// decides is not for us to guess.
pub(crate) fn parse<T: DeserializeOwned>(body: &[u8]) -> serde_json::Result<T> {
    serde_json::from_slice(&readable(body))
}

/// Digits that a double-precision number keeps; an id with more is kept as text.
const EXACT_DIGITS: usize = 15;

/// The same JSON in a form that every parser takes, and with every digit of its whole numbers.
///
/// Bytes that are no UTF-8 and halves of surrogate pairs become U+FFFD, control characters in texts
/// are escaped, and whole numbers too long to be exact become texts.
fn readable(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let mut rest = text.as_bytes();
    let mut out = Vec::with_capacity(rest.len() + 16);
    let mut in_text = false;
    while let Some(&byte) = rest.first() {
        let taken = if in_text {
            inside(rest, &mut out)
        } else if byte == b'-' || byte.is_ascii_digit() {
            number(rest, &mut out)
        } else {
            out.push(byte);
            1
        };
        if byte == b'"' {
            in_text = !in_text;
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// Writes what a text begins with here; tells how many bytes that were.
fn inside(rest: &[u8], out: &mut Vec<u8>) -> usize {
    match rest {
        [b'\\', b'u', ..] => match (unit(rest), unit(rest.get(6..).unwrap_or_default())) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => {
                out.extend_from_slice(&rest[..12]);
                12
            }
            (Some(0xD800..=0xDFFF), _) => {
                out.extend_from_slice(b"\\ufffd");
                6
            }
            _ => {
                out.extend_from_slice(b"\\u");
                2
            }
        },
        [b'\\', escaped, ..] => {
            out.extend_from_slice(&[b'\\', *escaped]);
            2
        }
        [control @ 0..0x20, ..] => {
            out.extend_from_slice(format!("\\u{control:04x}").as_bytes());
            1
        }
        [byte, ..] => {
            out.push(*byte);
            1
        }
        [] => 1,
    }
}

/// The UTF-16 unit that `\uXXXX` stands for.
fn unit(rest: &[u8]) -> Option<u16> {
    let digits = rest.get(..6)?.strip_prefix(b"\\u")?;
    let digits = std::str::from_utf8(digits).ok()?;
    u16::from_str_radix(digits, 16).ok()
}

fn number(rest: &[u8], out: &mut Vec<u8>) -> usize {
    let is_part =
        |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E');
    let length = rest
        .iter()
        .position(|byte| !is_part(byte))
        .unwrap_or(rest.len());
    let number = &rest[..length];
    let digits = number.strip_prefix(b"-").unwrap_or(number);
    if digits.len() > EXACT_DIGITS && digits.iter().all(u8::is_ascii_digit) {
        out.push(b'"');
        out.extend_from_slice(number);
        out.push(b'"');
    } else {
        out.extend_from_slice(number);
    }
    length
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn read(body: &[u8]) -> Value {
        serde_json::from_slice(&readable(body)).unwrap()
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        for json in [
            r#"{"a":"b","c":[1,-2,3.5e-7,true,null],"d":{}}"#,
            r#"{"text":"1234567890123456789 \" \\ \ud83d\ude00 \u00e9 é"}"#,
            r#"{"n":123456789012345,"\"12345678901234567":"-"}"#,
            "{}",
            "",
        ] {
            assert_eq!(readable(json.as_bytes()), json.as_bytes(), "{json}");
        }
    }

    #[test]
    fn odd_characters_cost_themselves_only() {
        for (body, value) in [
            (&br#"{"a":"\ud83d","id":"1"}"#[..], "\u{fffd}"),
            (br#"{"a":"\ude00","id":"1"}"#, "\u{fffd}"),
            (br#"{"a":"\ud83d\ud83d","id":"1"}"#, "\u{fffd}\u{fffd}"),
            (br#"{"a":"\ud83d\n","id":"1"}"#, "\u{fffd}\n"),
            (b"{\"a\":\"\xff\",\"id\":\"1\"}", "\u{fffd}"),
            (b"{\"a\":\"x\ty\",\"id\":\"1\"}", "x\ty"),
        ] {
            assert_eq!(read(body), json!({ "a": value, "id": "1" }));
        }
    }

    #[test]
    fn ids_that_come_as_numbers_keep_every_digit() {
        for id in [
            "202611291940108001001881234567",
            "9007199254740993",
            "-1234567890123456",
        ] {
            let body = format!(r#"{{"paymentId": {id}, "list":[{id}]}}"#);
            assert_eq!(
                read(body.as_bytes()),
                json!({ "paymentId": id, "list": [id] })
            );
        }
    }

    #[test]
    fn only_a_needed_field_must_not_come_twice() {
        #[derive(serde::Deserialize)]
        struct Message {
            id: String,
        }
        let message: Message = parse(br#"{"id":"1","other":0,"other":1}"#).unwrap();
        assert_eq!(message.id, "1");
        assert!(parse::<Message>(br#"{"id":"1","other":0,"id":"2"}"#).is_err());
        assert!(parse::<Message>(br#"{"id":{}}"#).is_err());
    }

    #[test]
    fn nothing_makes_it_panic() {
        for body in [
            "\"\\",
            "\"\\u",
            "\"\\ud8",
            "\"\\ud83d\\u",
            "-",
            "\\",
            "\"\\ud83d\\",
            "1",
            "\"\\u12é4",
        ] {
            readable(body.as_bytes());
        }
    }
}
