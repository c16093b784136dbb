//! Forms: each names the fields that it reads. Whatever else a browser, a translator or a tag
//! manager sends along is dropped before anything looks at it, a price above all (S10).

use axum::extract::rejection::{BytesRejection, FormRejection};
use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use serde::Deserialize;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::web::error::AppError;

pub(super) struct Fields<T>(pub(super) T);

/// A form that is only a button.
#[derive(Deserialize)]
pub(super) struct Nothing {}

impl<S, T> FromRequest<S> for Fields<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        match Form::<Vec<(String, String)>>::from_request(request, state).await {
            Ok(Form(sent)) => read(sent).map(Self).map_err(|_| AppError::LacksField),
            Err(rejection) => Err(refused(&rejection)),
        }
    }
}

/// Reads the fields that `T` names. One that came twice counts once, as it came first.
fn read<T: DeserializeOwned>(sent: Vec<(String, String)>) -> Result<T, ValueError> {
    let mut once: Vec<(String, Sent)> = Vec::with_capacity(sent.len());
    for (name, value) in sent {
        if !once.iter().any(|(known, _)| *known == name) {
            once.push((name, Sent(value)));
        }
        if once.len() == MOST_FIELDS {
            break;
        }
    }
    T::deserialize(MapDeserializer::new(once.into_iter()))
}

/// What was typed into a field; of a field that may be absent it is what is there.
struct Sent(String);

impl IntoDeserializer<'_, ValueError> for Sent {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Sent {
    type Error = ValueError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_string(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ValueError> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// More than any form here has, with all that others add, also one for a hundred passengers;
/// comparing names stays cheap.
const MOST_FIELDS: usize = 260;

fn refused(rejection: &FormRejection) -> AppError {
    match rejection {
        FormRejection::InvalidFormContentType(_) => AppError::UnsupportedMediaType,
        FormRejection::BytesRejection(BytesRejection::FailedToBufferBody(error))
            if error.status() == StatusCode::PAYLOAD_TOO_LARGE =>
        {
            AppError::PayloadTooLarge
        }
        _ => AppError::LacksField,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Eq, Deserialize)]
    struct Known {
        sku: String,
        #[serde(default)]
        quantity: String,
        city: Option<String>,
        state: Option<String>,
    }

    fn pairs(sent: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        sent.iter().map(own).collect()
    }

    #[test]
    fn unknown_fields_are_dropped_and_the_first_of_two_counts() {
        let sent = [
            ("_gl", "1*x"),
            ("sku", "A"),
            ("price", "1"),
            ("sku", "B"),
            ("quantity", "2"),
            ("quantity", "9"),
            ("city", ""),
        ];
        let known: Known = read(pairs(&sent)).unwrap();
        let (sku, quantity) = ("A".to_owned(), "2".to_owned());
        let expected = Known {
            sku,
            quantity,
            city: Some(String::new()),
            state: None,
        };
        assert_eq!(known, expected);
        assert!(read::<Known>(pairs(&[("quantity", "1")])).is_err());
    }
}
