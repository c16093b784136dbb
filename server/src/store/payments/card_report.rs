//! What a dispute would need of a card payment, as it is kept beside its attempt.
//!
//! Each message of Antom tells a part of it, in any order and more than once. What is kept only
//! grows: the same messages end in the same facts, whichever came first.
//!
//! Three things are left out on purpose. The card's token pays, so it does not belong in a column
//! that people read. Of the number only the last four digits are of use in a dispute. The name on
//! the card is typed by whoever pays and confirmed by nobody, so it proves nothing, and it may be
//! somebody else's.

mod movement;
mod parts;
mod report;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::store::StoreError;

pub use crate::store::payments::card_report::movement::{Movement, MovementKind};
pub use crate::store::payments::card_report::parts::{
    Acquirer, Card, Checks, Numbers, ThreeDs, told,
};
pub use crate::store::payments::card_report::report::{CardReport, Outcome};

/// All that was told about one attempt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardFacts {
    #[serde(rename = "tellings")]
    reports: Vec<CardReport>,
    movements: BTreeMap<String, Movement>,
}

impl CardFacts {
    /// What one message tells.
    #[must_use]
    pub fn of(report: CardReport, movements: impl IntoIterator<Item = Movement>) -> Self {
        let mut facts = Self::default();
        if !report.is_empty() {
            facts.reports.push(report);
        }
        for movement in movements {
            facts.add(movement);
        }
        facts
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty() && self.movements.is_empty()
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
        for report in &other.reports {
            match self.reports.iter_mut().find(|known| known.is_of(report)) {
                Some(known) => known.join(report),
                None => self.reports.push(report.clone()),
            }
        }
        self.reports.sort_by(|one, other| {
            let order = |it: &CardReport| (it.outcome, it.card.last_four.clone());
            order(other).cmp(&order(one))
        });
        for movement in other.movements.values() {
            self.add(movement.clone());
        }
    }

    /// What is known of the card that counts: the one that paid, or else the one that was refused.
    /// What only an earlier message told of the same card is in it, but no refusal before a success.
    #[must_use]
    pub fn leading(&self) -> Option<CardReport> {
        let mut leading = self.reports.first()?.clone();
        for other in &self.reports {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::payments::card_report::parts::LONGEST;

    fn card_report(outcome: Outcome, last_four: Option<&str>, avs: Option<&str>) -> CardReport {
        CardReport {
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
            ..CardReport::default()
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
        let nothing = CardReport::default;
        vec![
            CardFacts::of(card_report(Outcome::Pending, None, Some("U")), []),
            CardFacts::of(card_report(Outcome::Failed, Some("2822"), Some("N")), []),
            CardFacts::of(card_report(Outcome::Succeeded, Some("0768"), None), []),
            CardFacts::of(card_report(Outcome::Succeeded, Some("0768"), Some("Y")), []),
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
        let mut facts = CardFacts::of(card_report(Outcome::Succeeded, Some("0768"), Some("Y")), []);
        let full = facts.clone();
        facts.merge(&CardFacts::default());
        facts.merge(&CardFacts::of(
            card_report(Outcome::Succeeded, Some("0768"), Some("")),
            [],
        ));
        assert_eq!(facts, full);
        facts.merge(&CardFacts::of(
            card_report(Outcome::Pending, None, None),
            [],
        ));
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
