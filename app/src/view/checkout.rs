use domain::Money;

use super::{AccountAddress, Cart, PayForm, PayOptions};

/// The checkout's fields; the name is also the form field's name and its `id` on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Email,
    Name,
    Phone,
    Country,
    Address1,
    Address2,
    City,
    State,
    Postcode,
    Delivery,
    Pay,
    Cpf,
}

impl Field {
    /// The field with this id.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        [
            Self::Email,
            Self::Name,
            Self::Phone,
            Self::Country,
            Self::Address1,
            Self::Address2,
            Self::City,
            Self::State,
            Self::Postcode,
            Self::Delivery,
            Self::Pay,
            Self::Cpf,
        ]
        .into_iter()
        .find(|field| field.id() == id)
    }

    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Name => "name",
            Self::Phone => "phone",
            Self::Country => "country",
            Self::Address1 => "address1",
            Self::Address2 => "address2",
            Self::City => "city",
            Self::State => "state",
            Self::Postcode => "postcode",
            Self::Delivery => "delivery",
            Self::Pay => "pay",
            Self::Cpf => "cpf",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// `None`: about the order as a whole.
    pub field: Option<Field>,
    /// A sentence that says how to mend it; the same words in the summary and at the field.
    pub message: String,
}

/// What the buyer typed, unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckoutForm {
    pub email: String,
    pub name: String,
    pub phone: String,
    pub country: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub state: String,
    pub postcode: String,
    pub delivery: String,
    pub pay: PayForm,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryOption {
    pub id: String,
    pub name: String,
    /// "Arrives between 23 November and 25 November"
    pub promise: String,
    pub price: Money,
    /// Inside the total; nothing where no tax is told.
    pub tax: Option<Money>,
    /// What the buyer pays in all with this option: the pay button names it.
    pub total: Money,
}

/// The row of a tax in a sum: above the total if it is added, below if the total has it inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxRow {
    /// "Includes 9% GST"
    pub label: String,
    pub added: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkout {
    pub cart: Cart,
    pub delivery: Vec<DeliveryOption>,
    /// How the tax is told, and whether it comes on top of the prices.
    pub tax: Option<TaxRow>,
    pub pay: PayOptions,
    pub form: CheckoutForm,
    /// The buyer's book, of which one can be chosen.
    pub addresses: Vec<AccountAddress>,
    /// Empty unless the page is shown again because the form was refused.
    pub errors: Vec<FieldError>,
    /// Names what the buyer reviewed; sent back as the hidden field `review`, so that a cart
    /// changed in another tab is noticed before anything is charged.
    pub review: String,
}
