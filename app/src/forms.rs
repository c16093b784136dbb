//! What the server hands to a page that is shown again because its form was refused.

use crate::view::{CheckoutForm, FieldError};

/// The checkout's form as the buyer sent it, and why it was refused. While it is in context, the
/// checkout page shows it instead of the form that the port answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCheckout {
    pub form: CheckoutForm,
    pub errors: Vec<FieldError>,
}
