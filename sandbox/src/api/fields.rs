//! Reading a request's JSON field by field, so that a refusal can name the field.
//!
//! Scalars are taken as strings or as JSON's own numbers and booleans: the documentation asks for
//! the former, and the guides' samples and the official SDKs send both.

use serde_json::Value;
use url::Url;

use super::refusal::{Illegal, Refusal};
use crate::money::{Amount, Currency, DIGITS};

/// The longest id that Antom takes, whichever it is.
pub(crate) const ID: usize = 64;
pub(crate) const TEXT: usize = 256;

/// A field that may or may not be there. `null` counts as missing.
#[derive(Clone, Debug)]
pub(crate) struct Field<'a> {
    path: String,
    value: Option<&'a Value>,
}

type Read<T> = Result<T, Illegal>;

impl<'a> Field<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self {
            path: String::new(),
            value: Some(value),
        }
    }

    pub(crate) fn illegal(&self, reason: impl Into<String>) -> Illegal {
        Illegal {
            field: self.path.clone(),
            reason: reason.into(),
        }
    }

    pub(crate) fn get(&self, name: &str) -> Self {
        Self {
            path: if self.path.is_empty() {
                name.to_owned()
            } else {
                format!("{}.{name}", self.path)
            },
            value: self
                .value
                .and_then(|value| value.get(name))
                .filter(|value| !value.is_null()),
        }
    }

    /// The object, if it is there.
    pub(crate) fn object(&self) -> Read<Option<&Self>> {
        match self.value {
            None => Ok(None),
            Some(Value::Object(_)) => Ok(Some(self)),
            Some(_) => Err(self.illegal("must be an object")),
        }
    }

    pub(crate) fn required_object(&self) -> Read<&Self> {
        self.object()?.ok_or_else(|| self.illegal("is required"))
    }

    pub(crate) fn list(&self, most: usize) -> Read<Vec<Self>> {
        let items = match self.value {
            None => return Ok(Vec::new()),
            Some(Value::Array(items)) => items,
            Some(_) => return Err(self.illegal("must be a list")),
        };
        if items.len() > most {
            return Err(self.illegal(format!("must have at most {most} items")));
        }
        Ok(items
            .iter()
            .enumerate()
            .map(|(index, item)| Self {
                path: format!("{}[{index}]", self.path),
                value: Some(item),
            })
            .collect())
    }

    /// An empty text counts as missing.
    pub(crate) fn text(&self, longest: usize) -> Read<Option<String>> {
        let text = match self.value {
            None => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Bool(flag)) => flag.to_string(),
            Some(Value::Null | Value::Array(_) | Value::Object(_)) => {
                return Err(self.illegal("must be a string"));
            }
        };
        if text.chars().count() > longest {
            return Err(self.illegal(format!("must have at most {longest} characters")));
        }
        if text.chars().any(char::is_control) {
            return Err(self.illegal("must not hold control characters"));
        }
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// As [`Field::text`], but a text that is there and empty, or blank, is refused.
    pub(crate) fn filled(&self, longest: usize) -> Read<Option<String>> {
        match self.value {
            Some(Value::String(text)) if text.trim().is_empty() => {
                Err(self.illegal("must not be empty"))
            }
            _ => self.text(longest),
        }
    }

    pub(crate) fn required(&self, longest: usize) -> Read<String> {
        self.text(longest)?
            .ok_or_else(|| self.illegal("is required"))
    }

    pub(crate) fn one_of(&self, allowed: &[&str]) -> Read<Option<String>> {
        let text = self.text(64)?;
        match text {
            Some(text) if !allowed.contains(&text.as_str()) => {
                Err(self.illegal(format!("must be {}", allowed.join(" or "))))
            }
            text => Ok(text),
        }
    }

    pub(crate) fn required_one_of(&self, allowed: &[&str]) -> Read<String> {
        self.one_of(allowed)?
            .ok_or_else(|| self.illegal("is required"))
    }

    pub(crate) fn flag(&self) -> Read<Option<bool>> {
        Ok(self.one_of(&["true", "false"])?.map(|text| text == "true"))
    }

    pub(crate) fn whole_number(&self) -> Read<Option<u32>> {
        let Some(text) = self.text(64)? else {
            return Ok(None);
        };
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(self.illegal("must be a whole number"));
        }
        text.parse()
            .map(Some)
            .map_err(|_| self.illegal("is too large"))
    }

    pub(crate) fn url(&self) -> Read<Option<String>> {
        let Some(text) = self.text(2048)? else {
            return Ok(None);
        };
        let sound = Url::parse(&text).is_ok_and(|url| {
            matches!(url.scheme(), "http" | "https")
                && url.has_host()
                && url.username().is_empty()
                && url.password().is_none()
        });
        if sound && !text.contains(char::is_whitespace) {
            Ok(Some(text))
        } else {
            Err(self.illegal("must be an absolute http or https URL"))
        }
    }

    pub(crate) fn required_url(&self) -> Read<String> {
        self.url()?.ok_or_else(|| self.illegal("is required"))
    }

    /// A currency's code; one that is well-formed but unknown is another refusal.
    pub(crate) fn currency(&self) -> Result<Option<Currency>, Refusal> {
        let Some(code) = self.text(64)? else {
            return Ok(None);
        };
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(self.illegal("must be three upper-case letters").into());
        }
        Currency::find(&code)
            .map(Some)
            .ok_or_else(|| Refusal::Currency(self.path.clone()))
    }

    pub(crate) fn required_amount(&self) -> Result<Amount, Refusal> {
        let amount = self.required_amount_or_nothing()?;
        if amount.value == 0 {
            return Err(self.get("value").illegal("must be positive").into());
        }
        Ok(amount)
    }

    /// An amount that may be 0.
    pub(crate) fn required_amount_or_nothing(&self) -> Result<Amount, Refusal> {
        let amount = self.required_object()?;
        let currency = amount.get("currency");
        let currency = currency
            .currency()?
            .ok_or_else(|| currency.illegal("is required"))?;
        let field = amount.get("value");
        let digits = field.required(usize::MAX)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(field.illegal("must be digits only").into());
        }
        if digits.len() > DIGITS {
            return Err(field
                .illegal(format!("must have at most {DIGITS} digits"))
                .into());
        }
        let value: u64 = digits.parse().unwrap_or_default();
        if !value.is_multiple_of(currency.step()) {
            return Err(field
                .illegal(format!("must be a multiple of {}", currency.step()))
                .into());
        }
        Ok(Amount { currency, value })
    }
}

/// The same content whatever form its scalars have, and with absent fields for `null`.
pub(crate) fn normalised(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| (name.clone(), normalised(value)))
                .collect(),
        ),
        Value::Array(items) => Value::Array(items.iter().map(normalised).collect()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Bool(flag) => Value::String(flag.to_string()),
        Value::Null | Value::String(_) => value.clone(),
    }
}
