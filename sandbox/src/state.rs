//! The gateway's memory on disk, so that a demonstration survives a restart.
//!
//! What is built in, such as methods and test cards, is kept by its name.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;
use std::{fs, io};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Error;
use crate::brand::{self, Brand};
use crate::clock::Moment;
use crate::dispute::Dispute;
use crate::method::{self, Method};
use crate::money::Currency;
use crate::notification::Notification;
use crate::payment::{Payment, PaymentNo};
use crate::rule::Faults;
use crate::saved_card::SavedCard;
use crate::schedule::Planned;
use crate::subscription::{Habits, Subscription};
use crate::test_card::{TEST_CARDS, TestCard};
use crate::world::World;

/// What is written goes up with every change of what is kept.
const VERSION: u32 = 1;

#[derive(Deserialize, Serialize)]
struct File {
    version: u32,
    ahead_seconds: u64,
    world: Kept,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Kept {
    /// When it was kept, on the gateway's clock.
    pub(crate) at: Moment,
    pub(crate) planned: Planned,
    pub(crate) faults: Faults,
    pub(crate) cards: Vec<SavedCard>,
    pub(crate) switched_off: Vec<String>,
    pub(crate) habits: Habits,
    #[serde(default)]
    pub(crate) business_seconds: u64,
    #[serde(default)]
    pub(crate) disputes: Vec<Dispute>,
    #[serde(default)]
    pub(crate) dispute_url: Option<String>,
    pub(crate) merchant_follows: bool,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) payments: Vec<Payment>,
    pub(crate) notifications: Vec<Notification>,
    pub(crate) by_session: HashMap<String, PaymentNo>,
}

/// What was kept, and how far the clock was ahead; nothing if there is no file yet.
pub(crate) fn read(path: &Path) -> Result<Option<(World, Duration)>, Error> {
    let failed = |problem: String| Error::State {
        path: path.to_owned(),
        problem,
    };
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error.to_string())),
    };
    let file: File = serde_json::from_slice(&text).map_err(|error| failed(error.to_string()))?;
    if file.version != VERSION {
        let problem = format!("it is of version {}, and not {VERSION}", file.version);
        return Err(failed(problem));
    }
    let ahead = Duration::from_secs(file.ahead_seconds);
    Ok(Some((World::restored(file.world), ahead)))
}

pub(crate) fn write(world: &World, ahead: Duration) -> Vec<u8> {
    let file = File {
        version: VERSION,
        ahead_seconds: ahead.as_secs(),
        world: world.kept(Moment::wall().after(ahead)),
    };
    // Nothing in it can fail to be written as JSON: its maps have texts as keys.
    serde_json::to_vec(&file).unwrap_or_default()
}

/// Puts the new file in the place of the old one, whole or not at all.
pub(crate) fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    if text.is_empty() {
        return Err(io::Error::other("there is nothing to write"));
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let mut file = fs::File::create(&beside)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&beside, path)
}

macro_rules! by_name {
    ($($kind:ty, $what:literal, |$it:ident| $name:expr, $find:expr;)+) => {$(
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                let $it = self;
                to.serialize_str($name)
            }
        }

        impl<'de> Deserialize<'de> for &'static $kind {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let name = String::deserialize(from)?;
                $find(&name).ok_or_else(|| D::Error::custom(concat!("there is no such ", $what)))
            }
        }
    )+};
}

by_name! {
    Method, "method", |method| method.name, method::find;
    Brand, "brand", |brand| brand.name, brand::korean;
    TestCard, "test card", |card| card.number, card;
}

fn card(number: &str) -> Option<&'static TestCard> {
    TEST_CARDS.iter().find(|card| card.number == number)
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = String::deserialize(from)?;
        Self::find(&code).ok_or_else(|| D::Error::custom("there is no such currency"))
    }
}
