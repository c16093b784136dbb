use super::{CheckoutForm, OrderListItem, SubscriptionItem};

/// A buyer's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub email: String,
    pub orders: Vec<OrderListItem>,
    /// The latest; the page of subscriptions has all.
    pub subscriptions: Vec<SubscriptionItem>,
    pub cards: Vec<AccountCard>,
    /// The shop saves cards at checkout.
    pub saves_cards: bool,
    /// The default first.
    pub addresses: Vec<AccountAddress>,
}

/// An address of the buyer's book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountAddress {
    pub id: String,
    /// Who receives what goes there.
    pub name: String,
    /// As its country writes it, without the name.
    pub lines: Vec<String>,
    pub is_default: bool,
}

/// What the page of one address shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressEntry {
    /// Nobody is logged in.
    LogIn,
    Form(Box<CheckoutForm>),
}

/// A card that the buyer keeps here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountCard {
    pub id: String,
    /// "VISA ending 0768"
    pub name: String,
    /// "expires 12/2039", "expired 03/2026"; empty when the month is not known.
    pub expiry: String,
    pub expired: bool,
}

/// Whether an order can be kept in an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// It is a guest's, and nobody is logged in.
    LogIn,
    /// It is a guest's, and whoever looks at it is logged in.
    Claim,
    /// It is in the account of whoever looks at it.
    Mine,
    /// It is in an account, and nobody is logged in to that one.
    No,
}
