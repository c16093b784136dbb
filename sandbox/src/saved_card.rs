//! Cards that were kept for later payments, and the tokens that stand for them.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::clock::Moment;
use crate::ids;
use crate::test_card::TestCard;
use crate::world::World;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct SavedCardNo(pub(crate) usize);

/// The last month in which a card can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub(crate) struct Expiry {
    pub(crate) year: u32,
    pub(crate) month: u32,
}

impl Expiry {
    pub(crate) fn of(date: Date) -> Self {
        Self {
            year: u32::try_from(date.year()).unwrap_or_default(),
            month: u32::from(u8::from(date.month())),
        }
    }

    /// As it is embossed.
    pub(crate) fn text(self) -> String {
        format!("{:02}/{:02}", self.month, self.year % 100)
    }
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct SavedCard {
    pub(crate) token: String,
    /// Tokens are worth nothing to other merchants.
    pub(crate) client_id: String,
    pub(crate) buyer: String,
    pub(crate) card: &'static TestCard,
    pub(crate) expiry: Expiry,
    pub(crate) saved: Moment,
    pub(crate) deleted: Option<Moment>,
}

impl SavedCard {
    pub(crate) fn expired(&self, now: Moment) -> bool {
        self.expiry < Expiry::of(now.date())
    }

    pub(crate) fn state(&self, now: Moment) -> &'static str {
        match self.deleted {
            Some(_) => "deleted",
            None if self.expired(now) => "expired",
            None => "saved",
        }
    }
}

impl World {
    /// The same card of the same buyer keeps its token as long as it isn't deleted.
    pub(crate) fn save_card(
        &mut self,
        client_id: String,
        buyer: String,
        card: &'static TestCard,
        expiry: Expiry,
        now: Moment,
    ) -> String {
        let known = self.cards.iter_mut().find(|saved| {
            saved.deleted.is_none()
                && saved.client_id == client_id
                && saved.buyer == buyer
                && saved.card.number == card.number
        });
        if let Some(known) = known {
            known.expiry = expiry;
            return known.token.clone();
        }
        let token = ids::card_token();
        self.cards.push(SavedCard {
            token: token.clone(),
            client_id,
            buyer,
            card,
            expiry,
            saved: now,
            deleted: None,
        });
        token
    }

    /// A merchant's card, deleted ones too.
    pub(crate) fn card_by_token(&self, client_id: &str, token: &str) -> Option<SavedCardNo> {
        self.cards
            .iter()
            .position(|saved| saved.client_id == client_id && saved.token == token)
            .map(SavedCardNo)
    }

    /// Deleting twice is as good as once; whether there was such a card at all.
    pub(crate) fn delete_card(&mut self, client_id: &str, token: &str, now: Moment) -> bool {
        let Some(SavedCardNo(index)) = self.card_by_token(client_id, token) else {
            return false;
        };
        self.cards[index].deleted.get_or_insert(now);
        true
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::test_card::{TEST_CARDS, first};

    fn save(world: &mut World, client: &str, buyer: &str, card: &'static TestCard) -> String {
        let expiry = Expiry {
            year: 2039,
            month: 12,
        };
        let (client, buyer) = (client.to_owned(), buyer.to_owned());
        world.save_card(client, buyer, card, expiry, Moment::wall())
    }

    #[test]
    fn a_token_stands_for_one_card_of_one_buyer_at_one_merchant() {
        let mut world = World::default();
        let token = save(&mut world, "M", "B", first());
        assert!(token.len() <= 128 && token.starts_with("ALIPAY"));
        assert_eq!(save(&mut world, "M", "B", first()), token);
        assert_ne!(save(&mut world, "M", "C", first()), token);
        assert_ne!(save(&mut world, "N", "B", first()), token);
        assert_ne!(save(&mut world, "M", "B", &TEST_CARDS[1]), token);
        assert!(world.card_by_token("M", &token).is_some());
        assert!(world.card_by_token("N", &token).is_none());
        assert!(!world.delete_card("N", &token, Moment::wall()));
        assert!(world.delete_card("M", &token, Moment::wall()));
        assert!(world.delete_card("M", &token, Moment::wall()));
        assert_ne!(save(&mut world, "M", "B", first()), token);
    }

    #[test]
    fn a_card_is_good_to_the_end_of_its_month() {
        let at = |text| Moment::parse(text).unwrap();
        let card = SavedCard {
            token: String::new(),
            client_id: String::new(),
            buyer: String::new(),
            card: first(),
            expiry: Expiry {
                year: 2026,
                month: 2,
            },
            saved: at("2026-01-01T00:00:00+08:00"),
            deleted: None,
        };
        let last = at("2026-02-28T23:59:59+08:00");
        assert_eq!(card.state(last), "saved");
        assert_eq!(card.state(last.after(Duration::from_secs(1))), "expired");
        assert_eq!(card.expiry.text(), "02/26");
    }
}
