//! Words of the database and the values that they stand for.

use std::fmt;
use std::str::FromStr;

use crate::store::StoreError;

/// A stored word that need not be known: a later version may have written another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored<T> {
    Known(T),
    Unknown(String),
}

impl<T: FromStr> Stored<T> {
    pub(crate) fn read(word: String) -> Self {
        word.parse()
            .map_or_else(|_| Self::Unknown(word), Self::Known)
    }
}

impl<T> From<T> for Stored<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: PartialEq> PartialEq<T> for Stored<T> {
    fn eq(&self, other: &T) -> bool {
        match self {
            Self::Known(value) => value == other,
            Self::Unknown(_) => false,
        }
    }
}

impl<T: fmt::Display> fmt::Display for Stored<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => value.fmt(f),
            Self::Unknown(word) => f.pad(word),
        }
    }
}

/// Reads a word that has to be known.
pub(crate) fn parse<T: FromStr>(what: &'static str, word: &str) -> Result<T, StoreError> {
    word.parse().map_err(|_| StoreError::Unreadable {
        what,
        value: word.to_owned(),
    })
}

/// Turns the row that was found, if any, into the domain's types.
pub(crate) fn one<M, R>(row: Option<M>) -> Result<Option<R>, StoreError>
where
    R: TryFrom<M, Error = StoreError>,
{
    row.map(R::try_from).transpose()
}

/// Turns rows into the domain's types; leaves out, and logs, those of a later version: one of them
/// must not hide all others.
pub(crate) fn readable<M, R>(rows: Vec<M>) -> Vec<R>
where
    R: TryFrom<M, Error = StoreError>,
{
    let read = rows.into_iter().filter_map(|row| match R::try_from(row) {
        Ok(row) => Some(row),
        Err(error) => {
            tracing::error!(%error, "a row is left out of a list");
            None
        }
    });
    read.collect()
}
