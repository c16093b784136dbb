//! What a visitor has typed into the checkout, kept until the order is theirs and after.

use app::view::{CheckoutForm, PayForm};
use serde::{Deserialize, Serialize};

use crate::services::addresses::Address;

/// The checkout's fields as they were typed. A field that a country's form does not have keeps what
/// was typed before, for when the country changes back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
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
    pub pay: String,
}

impl Draft {
    /// Whether it says more than how to pay, which a button beside the goods does alone.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        let only_pay = Self {
            pay: self.pay.clone(),
            ..Self::default()
        };
        *self != only_pay
    }

    /// With an address of the buyer's book in it; what else was typed stays.
    #[must_use]
    pub fn sent_to(self, address: Address) -> Self {
        Self {
            name: address.name,
            phone: address.phone,
            country: address.country,
            address1: address.address1,
            address2: address.address2,
            city: address.city,
            state: address.province,
            postcode: address.postcode,
            ..self
        }
    }

    /// The form with this in it.
    #[must_use]
    pub fn form(self) -> CheckoutForm {
        CheckoutForm {
            email: self.email,
            name: self.name,
            phone: self.phone,
            country: self.country,
            address1: self.address1,
            address2: self.address2,
            city: self.city,
            state: self.state,
            postcode: self.postcode,
            delivery: self.delivery,
            pay: PayForm {
                pay: self.pay,
                ..PayForm::default()
            },
        }
    }
}
