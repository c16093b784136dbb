/// What the buyer typed of how to pay, unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayForm {
    /// One of the ways: see [`Way::id`] and [`SavedCard::way`].
    pub pay: String,
    /// Antom's name of a card brand; empty for whatever the card says.
    pub brand: String,
    /// In how many months; empty for at once.
    pub instalments: String,
    /// Whether the box for saving the card is ticked.
    pub save: bool,
    /// The Brazilian taxpayer number, for a way that asks for it. Only ever shown again on the page
    /// that refuses it.
    pub cpf: String,
}

/// The ways to pay an order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayOptions {
    pub saved: Vec<SavedCard>,
    pub ways: Vec<Way>,
    /// Brands to choose from, for cards that have two and for South Korean ones: Antom's name, and
    /// the one to show.
    pub brands: Vec<(String, String)>,
    /// In how many months a card can pay.
    pub instalments: Vec<u32>,
    pub saving: Saving,
    pub form: PayForm,
}

/// One way to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What the form sends.
    pub id: String,
    pub name: String,
    /// The address of its logo.
    pub logo: Option<String>,
    /// What it is good for, or why it cannot be chosen.
    pub note: String,
    pub enabled: bool,
    /// Whether the payer can give a CPF beforehand.
    pub asks_for_cpf: bool,
}

impl Way {
    /// A card that is typed on Antom's page.
    pub const CARD: &str = "card";
    /// Antom's Checkout Page, with everything on it.
    pub const PAGE: &str = "page";
}

/// A way to pay with a button of its own beside the goods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickMethod {
    /// Antom's name of it, which the form sends.
    pub name: String,
    /// "Apple Pay"
    pub label: String,
}

/// A card that this buyer saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCard {
    pub id: String,
    /// `Visa`
    pub brand: String,
    pub last_four: String,
    /// `03/2028`; empty if it was not told.
    pub expiry: String,
    pub expired: bool,
}

impl SavedCard {
    /// What the form sends.
    #[must_use]
    pub fn way(&self) -> String {
        format!("saved:{}", self.id)
    }
}

/// Whether a card can be saved on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// Only for buyers with an account.
    #[default]
    NeedsAccount,
    /// Antom asks on the page where the card is typed.
    AskedLater,
    /// By a box in this form.
    AskedHere,
    /// This shop saves no cards.
    Never,
}

impl PayOptions {
    /// The way that is checked when the page opens: what the buyer chose, or else the least work.
    #[must_use]
    pub fn checked(&self) -> String {
        let chosen = &self.form.pay;
        let saved = self
            .saved
            .iter()
            .filter(|card| !card.expired)
            .map(SavedCard::way);
        let ways = self
            .ways
            .iter()
            .filter(|way| way.enabled)
            .map(|way| way.id.clone());
        let open: Vec<String> = saved.chain(ways).collect();
        if open.contains(chosen) {
            chosen.clone()
        } else {
            open.into_iter().next().unwrap_or_default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(id: &str, enabled: bool) -> Way {
        Way {
            id: id.to_owned(),
            name: id.to_owned(),
            logo: None,
            note: String::new(),
            enabled,
            asks_for_cpf: false,
        }
    }

    #[test]
    fn what_cannot_be_chosen_is_not_checked() {
        let card = SavedCard {
            id: "1".to_owned(),
            brand: "Visa".to_owned(),
            last_four: "0768".to_owned(),
            expiry: "01/2026".to_owned(),
            expired: true,
        };
        let mut options = PayOptions {
            saved: vec![card],
            ways: vec![way("card", false), way("page", true)],
            ..PayOptions::default()
        };
        assert_eq!(options.checked(), "page");
        options.form.pay = "saved:1".to_owned();
        assert_eq!(options.checked(), "page");
        options.saved[0].expired = false;
        assert_eq!(options.checked(), "saved:1");
        options.form.pay = "page".to_owned();
        assert_eq!(options.checked(), "page");
    }
}
