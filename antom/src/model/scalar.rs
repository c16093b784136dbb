//! Reading scalars as they come.
//!
//! Antom asks for every scalar as a JSON string, and its samples and SDKs send numbers and
//! booleans all the same; the same field may differ from one message to the next.

use std::fmt;
use std::str::FromStr;

use serde::de::{DeserializeOwned, Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

struct Scalar;

impl<'de> Visitor<'de> for Scalar {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, a number or a boolean")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok((!value.is_empty()).then(|| value.to_owned()))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        from.deserialize_any(self)
    }
}

/// A text that may be absent; `null` and the empty text count as absent.
pub(super) fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    from.deserialize_any(Scalar)
}

/// A text that must be there and not be empty.
pub(super) fn required_text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    text(from)?.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(""), &"a text"))
}

/// A text that may be there as a JSON object as well, which is kept as JSON.
pub(super) fn text_or_json<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(match Option::<Value>::deserialize(from)? {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => (!text.is_empty()).then_some(text),
        Some(other) => Some(other.to_string()),
    })
}

/// A number, or the digits of one.
pub(super) fn number<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr,
{
    text(from)?
        .map(|text| {
            text.trim()
                .parse()
                .map_err(|_| D::Error::custom("expected a number in range"))
        })
        .transpose()
}

/// A number that must be there, or the digits of one.
pub(super) fn required_number<'de, D: Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    number(from)?.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(""), &"a number"))
}

/// A word of a vocabulary that keeps those it does not know.
pub(super) fn word<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: for<'a> From<&'a str>,
{
    Ok(text(from)?.map(|word| T::from(&word)))
}

/// The guide's own sample writes the order of methods as a text.
pub(super) fn as_text<S: Serializer>(value: &Option<u32>, to: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => to.collect_str(value),
        None => to.serialize_none(),
    }
}

/// `true`, `"true"`, `1`, `"1"` and their opposites.
pub(super) fn flag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<bool>, D::Error> {
    text(from)?
        .map(|text| match text.trim().to_ascii_lowercase().as_str() {
            "true" | "1" => Ok(true),
            "false" | "0" => Ok(false),
            _ => Err(D::Error::custom("expected true or false")),
        })
        .transpose()
}

/// A list that may be `null`.
pub(super) fn list<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Ok(Option::<Vec<T>>::deserialize(from)?.unwrap_or_default())
}

/// Something nice to have: if it is not of the expected form, it counts as absent, because
/// a surprise in a detail must not hide that money moved.
pub(super) fn detail<'de, D, T>(from: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let value = Option::<Value>::deserialize(from)?;
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}

/// Like [`detail`], for a list; one object alone is a list of one.
pub(super) fn details<'de, D, T>(from: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let values = match Option::<Value>::deserialize(from)? {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(values)) => values,
        Some(value) => vec![value],
    };
    Ok(values
        .into_iter()
        .filter_map(|value| serde_json::from_value(value).ok())
        .collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct All {
        #[serde(deserialize_with = "text")]
        text: Option<String>,
        #[serde(deserialize_with = "number")]
        number: Option<u32>,
        #[serde(deserialize_with = "flag")]
        flag: Option<bool>,
        #[serde(deserialize_with = "list")]
        list: Vec<u8>,
        #[serde(deserialize_with = "detail")]
        detail: Option<Box<All>>,
        #[serde(deserialize_with = "details")]
        details: Vec<u8>,
        #[serde(deserialize_with = "text_or_json")]
        json: Option<String>,
    }

    fn read(value: Value) -> Result<All, serde_json::Error> {
        // Through text as well as through a tree: the two deserialisers differ.
        let from_text = serde_json::from_str::<All>(&value.to_string());
        let from_tree = serde_json::from_value::<All>(value);
        assert_eq!(from_text.is_ok(), from_tree.is_ok());
        if let (Ok(a), Ok(b)) = (&from_text, &from_tree) {
            assert_eq!(a, b);
        }
        from_tree
    }

    #[test]
    fn scalars_come_in_any_dress() {
        for value in [json!("7"), json!(7)] {
            assert_eq!(read(json!({ "text": value })).unwrap().text.unwrap(), "7");
            assert_eq!(read(json!({ "number": value })).unwrap().number, Some(7));
        }
        assert_eq!(read(json!({"text": true})).unwrap().text.unwrap(), "true");
        assert_eq!(read(json!({"text": -1})).unwrap().text.unwrap(), "-1");
        for value in [json!("true"), json!(true), json!(1), json!("TRUE")] {
            assert_eq!(read(json!({ "flag": value })).unwrap().flag, Some(true));
        }
        for value in [json!("false"), json!(false), json!(0)] {
            assert_eq!(read(json!({ "flag": value })).unwrap().flag, Some(false));
        }
    }

    #[test]
    fn null_and_empty_are_absent() {
        let nothing = json!({
            "text": null, "number": "", "flag": null, "list": null,
            "detail": null, "details": null, "json": ""
        });
        assert_eq!(read(nothing).unwrap(), All::default());
        assert_eq!(read(json!({"text": ""})).unwrap(), All::default());
    }

    #[test]
    fn wrong_scalars_are_refused_and_wrong_details_dropped() {
        assert!(read(json!({"text": {}})).is_err());
        assert!(read(json!({"number": "seven"})).is_err());
        assert!(read(json!({"number": -1})).is_err());
        assert!(read(json!({"flag": "maybe"})).is_err());
        assert_eq!(
            read(json!({"detail": {"text": []}})).unwrap(),
            All::default()
        );
        assert_eq!(read(json!({"detail": "x"})).unwrap(), All::default());
        assert_eq!(
            read(json!({"details": [1, "x", 2]})).unwrap().details,
            [1, 2]
        );
        assert_eq!(read(json!({"details": 3})).unwrap().details, [3]);
        let json = read(json!({"json": {"a": 1}})).unwrap().json;
        assert_eq!(json.unwrap(), r#"{"a":1}"#);
    }
}
