//! What a dispute would need of a card payment, as it is kept beside its attempt.
//!
//! Each message of Antom tells a part of it, in any order and more than once. What is kept only
//! grows: the same messages end in the same facts, whichever came first.
//!
//! Three things are left out on purpose. The card's token pays, so it does not belong in a column
//! that people read. Of the number only the last four digits are of use in a dispute. The name on
//! the card is typed by whoever pays and confirmed by nobody, so it proves nothing, and it may be
//! somebody else's.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::store::StoreError;

/// Longer than anything that Antom documents: nothing else gets into the column.
const LONGEST: usize = 256;

/// Facts that are texts, and how two tellings of them become one.
macro_rules! texts {
    ($(#[$meta:meta])* $name:ident { $($field:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            $(
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $field: Option<String>,
            )+
        }

        impl $name {
            fn join(&mut self, other: &Self) {
                $(fuller(&mut self.$field, &other.$field);)+
            }

            fn fill(&mut self, other: &Self) {
                $(if self.$field.is_none() {
                    self.$field.clone_from(&other.$field);
                })+
            }

            #[must_use]
            pub fn is_empty(&self) -> bool {
                $(self.$field.is_none())&&+
            }
        }
    };
}

texts! {
    /// The card, as far as it may be known.
    Card { brand, number, last_four, funding, category, issuer, country, }
}

texts! {
    /// What the issuer checked and said, in the card scheme's own codes.
    Checks {
        avs, cvv, authorization_code, network_transaction_id, retrieval_reference, refusal_code,
        refusal_reason, advice_code, instalments, instalment_interval,
    }
}

texts! {
    /// What came of 3-D Secure.
    ThreeDs {
        eci, cavv, version, xid, ds_transaction_id, kind, status, reason, challenge_cancel,
        exemption, liability_shift,
    }
}

texts! {
    /// Who acquired it, and under which numbers.
    Acquirer {
        name, merchant_id, merchant_name, transaction_id, reference_request_id, reference_no,
        result_code, result_message, reason,
    }
}

/// How a message says that something came out; the later ones outrank the earlier.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    #[default]
    Pending,
    Failed,
    Succeeded,
}

/// What all messages with one outcome say of one card: a buyer may try two cards in one attempt,
/// and what was told of the first must not stand beside the second.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Telling {
    pub outcome: Outcome,
    pub card: Card,
    pub checks: Checks,
    pub three_ds: ThreeDs,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub three_ds_offered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenged: Option<bool>,
    pub acquirer: Acquirer,
    /// Epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<i64>,
    /// When Antom lets go of it if nobody captures; epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorised_until: Option<i64>,
}

impl Telling {
    /// Whether it says anything that is worth a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.card.is_empty()
            && self.checks.is_empty()
            && self.three_ds.is_empty()
            && self.acquirer.is_empty()
            && self.authorised_until.is_none()
    }

    fn is_of(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.card.last_four == other.card.last_four
    }

    fn join(&mut self, other: &Self) {
        self.card.join(&other.card);
        self.checks.join(&other.checks);
        self.three_ds.join(&other.three_ds);
        self.three_ds_offered = self.three_ds_offered.max(other.three_ds_offered);
        self.challenged = self.challenged.max(other.challenged);
        self.acquirer.join(&other.acquirer);
        earlier(&mut self.paid_at, other.paid_at);
        earlier(&mut self.authorised_until, other.authorised_until);
    }

    fn fill(&mut self, other: &Self) {
        self.card.fill(&other.card);
        self.checks.fill(&other.checks);
        self.three_ds.fill(&other.three_ds);
        self.three_ds_offered = self.three_ds_offered.or(other.three_ds_offered);
        self.challenged = self.challenged.or(other.challenged);
        self.acquirer.fill(&other.acquirer);
        self.paid_at = self.paid_at.or(other.paid_at);
        self.authorised_until = self.authorised_until.or(other.authorised_until);
    }
}

/// What moved money after the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    Capture,
    Refund,
}

texts! {
    /// The numbers of a capture or a refund: ours, Antom's, and what came of it.
    Numbers { request_id, id, amount_minor, currency, code, }
}

/// One capture or refund, as Antom tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Movement {
    pub kind: MovementKind,
    pub outcome: Outcome,
    pub numbers: Numbers,
    pub acquirer: Acquirer,
    /// Epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

impl Movement {
    /// `None`: it cannot be told from others.
    fn key(&self) -> Option<String> {
        let id = self
            .numbers
            .request_id
            .as_ref()
            .or(self.numbers.id.as_ref())?;
        Some(match self.kind {
            MovementKind::Capture => format!("capture:{id}"),
            MovementKind::Refund => format!("refund:{id}"),
        })
    }

    /// Once it succeeded, what was told before no longer counts.
    fn join(&mut self, other: &Self) {
        if other.outcome > self.outcome {
            let before = std::mem::replace(self, other.clone());
            self.fill(&before);
        } else if other.outcome < self.outcome {
            self.fill(other);
        } else {
            self.numbers.join(&other.numbers);
            self.acquirer.join(&other.acquirer);
            earlier(&mut self.at, other.at);
        }
    }

    fn fill(&mut self, other: &Self) {
        self.numbers.fill(&other.numbers);
        self.acquirer.fill(&other.acquirer);
        self.at = self.at.or(other.at);
    }
}

/// All that was told about one attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardFacts {
    tellings: Vec<Telling>,
    movements: BTreeMap<String, Movement>,
}

impl CardFacts {
    /// What one message tells.
    #[must_use]
    pub fn of(telling: Telling, movements: impl IntoIterator<Item = Movement>) -> Self {
        let mut facts = Self::default();
        if !telling.is_empty() {
            facts.tellings.push(telling);
        }
        for movement in movements {
            facts.add(movement);
        }
        facts
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tellings.is_empty() && self.movements.is_empty()
    }

    fn add(&mut self, movement: Movement) {
        let Some(key) = movement.key() else { return };
        match self.movements.get_mut(&key) {
            Some(known) => known.join(&movement),
            None => {
                self.movements.insert(key, movement);
            }
        }
    }

    /// What was told here and there, and nothing less.
    pub fn merge(&mut self, other: &Self) {
        for telling in &other.tellings {
            match self.tellings.iter_mut().find(|known| known.is_of(telling)) {
                Some(known) => known.join(telling),
                None => self.tellings.push(telling.clone()),
            }
        }
        self.tellings.sort_by(|one, other| {
            let order = |it: &Telling| (it.outcome, it.card.last_four.clone());
            order(other).cmp(&order(one))
        });
        for movement in other.movements.values() {
            self.add(movement.clone());
        }
    }

    /// What is known of the card that counts: the one that paid, or else the one that was refused.
    /// What only an earlier message told of the same card is in it, but no refusal before a success.
    #[must_use]
    pub fn leading(&self) -> Option<Telling> {
        let mut leading = self.tellings.first()?.clone();
        for other in &self.tellings {
            let (ours, theirs) = (&leading.card.last_four, &other.card.last_four);
            let may_be_the_same = ours.is_none() || theirs.is_none() || ours == theirs;
            let still_counts = match other.outcome {
                Outcome::Pending | Outcome::Succeeded => true,
                Outcome::Failed => leading.outcome == Outcome::Failed,
            };
            if may_be_the_same && still_counts {
                leading.fill(other);
            }
        }
        Some(leading)
    }

    /// Captures, then refunds; each kind in the order of time.
    #[must_use]
    pub fn movements(&self) -> Vec<&Movement> {
        let mut movements: Vec<&Movement> = self.movements.values().collect();
        movements.sort_by_key(|movement| (movement.kind, movement.at));
        movements
    }

    /// # Errors
    /// When the column holds what this version cannot read.
    pub fn read(column: Option<&str>) -> Result<Self, StoreError> {
        let Some(text) = column else {
            return Ok(Self::default());
        };
        serde_json::from_str(text).map_err(|error| StoreError::Unreadable {
            what: "what is known of a card",
            // Where it is wrong, and nothing of what it says.
            value: error.to_string(),
        })
    }

    pub(crate) fn write(&self) -> Result<String, StoreError> {
        serde_json::to_string(self).map_err(|error| StoreError::Unreadable {
            what: "what is known of a card",
            value: error.to_string(),
        })
    }
}

/// A fact as it is kept: Antom sends empty texts for what it does not know.
#[must_use]
pub fn told(text: Option<&str>) -> Option<String> {
    let text: String = text?.trim().chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

/// Two messages that differ: the one that says more counts, whichever came first.
fn fuller(known: &mut Option<String>, told: &Option<String>) {
    let weight = |text: &Option<String>| text.as_ref().map(|text| (text.len(), text.clone()));
    if weight(told) > weight(known) {
        known.clone_from(told);
    }
}

/// Of two times the earlier: to capture too early harms nobody.
fn earlier(known: &mut Option<i64>, told: Option<i64>) {
    *known = match (*known, told) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telling(outcome: Outcome, last_four: Option<&str>, avs: Option<&str>) -> Telling {
        Telling {
            outcome,
            card: Card {
                last_four: told(last_four),
                ..Card::default()
            },
            checks: Checks {
                avs: told(avs),
                refusal_code: (outcome == Outcome::Failed).then(|| "51".to_owned()),
                ..Checks::default()
            },
            ..Telling::default()
        }
    }

    fn capture(outcome: Outcome, code: Option<&str>, reference: Option<&str>) -> Movement {
        Movement {
            kind: MovementKind::Capture,
            outcome,
            numbers: Numbers {
                request_id: told(Some("c1")),
                code: told(code),
                ..Numbers::default()
            },
            acquirer: Acquirer {
                reference_no: told(reference),
                ..Acquirer::default()
            },
            at: None,
        }
    }

    fn messages() -> Vec<CardFacts> {
        let nothing = Telling::default;
        vec![
            CardFacts::of(telling(Outcome::Pending, None, Some("U")), []),
            CardFacts::of(telling(Outcome::Failed, Some("2822"), Some("N")), []),
            CardFacts::of(telling(Outcome::Succeeded, Some("0768"), None), []),
            CardFacts::of(telling(Outcome::Succeeded, Some("0768"), Some("Y")), []),
            CardFacts::of(nothing(), [capture(Outcome::Pending, None, Some("arn"))]),
            CardFacts::of(nothing(), [capture(Outcome::Failed, Some("F"), None)]),
            CardFacts::of(nothing(), [capture(Outcome::Succeeded, None, None)]),
        ]
    }

    /// Every order of the messages, by exchanging two at a time (Heap).
    fn orders(messages: &mut Vec<CardFacts>, of: usize, each: &mut impl FnMut(&[CardFacts])) {
        if of <= 1 {
            each(messages);
            return;
        }
        for at in 0..of {
            orders(messages, of - 1, each);
            messages.swap(if of.is_multiple_of(2) { at } else { 0 }, of - 1);
        }
    }

    #[test]
    fn the_order_of_the_messages_makes_no_difference() {
        let fold = |messages: &[CardFacts]| {
            let mut facts = CardFacts::default();
            for message in messages {
                facts.merge(message);
                facts.merge(message);
            }
            facts
        };
        let expected = fold(&messages());
        let mut tried = 0;
        let count = messages().len();
        orders(&mut messages(), count, &mut |messages| {
            tried += 1;
            let facts = fold(messages);
            assert_eq!(facts.leading(), expected.leading());
            assert_eq!(facts.movements()[0].outcome, Outcome::Succeeded);
            assert_eq!(
                facts.movements()[0].acquirer.reference_no.as_deref(),
                Some("arn")
            );
        });
        assert_eq!(tried, 5040);
        let leading = expected.leading().unwrap();
        assert_eq!(leading.card.last_four.as_deref(), Some("0768"));
        assert_eq!(leading.checks.avs.as_deref(), Some("Y"));
        // The other card's refusal is not this one's.
        assert_eq!(leading.checks.refusal_code, None);
    }

    #[test]
    fn a_message_that_tells_less_erases_nothing() {
        let mut facts = CardFacts::of(telling(Outcome::Succeeded, Some("0768"), Some("Y")), []);
        let full = facts.clone();
        facts.merge(&CardFacts::default());
        facts.merge(&CardFacts::of(
            telling(Outcome::Succeeded, Some("0768"), Some("")),
            [],
        ));
        assert_eq!(facts, full);
        facts.merge(&CardFacts::of(telling(Outcome::Pending, None, None), []));
        assert_eq!(facts.leading(), full.leading());
    }

    #[test]
    fn it_is_read_as_it_was_written_and_by_later_versions_too() {
        let mut facts = CardFacts::default();
        for message in messages() {
            facts.merge(&message);
        }
        let text = facts.write().unwrap();
        assert_eq!(CardFacts::read(Some(&text)).unwrap(), facts);
        assert_eq!(CardFacts::read(None).unwrap(), CardFacts::default());
        let later = r#"{"tellings":[{"outcome":"succeeded","news":1}],"more":{}}"#;
        assert!(CardFacts::read(Some(later)).is_ok());
        assert!(CardFacts::read(Some("no JSON")).is_err());
    }

    #[test]
    fn empty_and_endless_texts_are_not_kept() {
        assert_eq!(told(Some(" ")), None);
        assert_eq!(told(None), None);
        assert_eq!(told(Some(&"x".repeat(10_000))).unwrap().len(), LONGEST);
    }
}
