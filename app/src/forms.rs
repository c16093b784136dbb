//! What the server hands to a page that is shown again because its form was refused.

use crate::view::{
    CheckoutForm, FieldError, PayForm, Problem, ReviewForm, SignUpForm, TripForm,
    admin::{RefundInput, ReportInput},
};

/// The checkout's form as the buyer sent it, and why it was refused. While it is in context, the
/// checkout page shows it instead of the form that the port answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCheckout {
    pub form: CheckoutForm,
    pub errors: Vec<FieldError>,
}

/// A review that was refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedReview {
    pub form: ReviewForm,
    /// The id of the field to mend.
    pub field: &'static str,
    pub message: String,
}

/// A way to pay that cannot be used for the order, chosen on its result page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedPayment {
    pub form: PayForm,
    pub problem: Problem,
}

/// A form of the back office that was refused. While it is in context, its confirming page is
/// shown with the problem, and the refund's page with what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedAction {
    /// Empty for pages without these fields.
    pub typed: RefundInput,
    pub problem: Problem,
}

/// A report of Antom's that was not compared: what was typed beside it, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedReport {
    pub typed: ReportInput,
    pub problem: Problem,
}

/// A form about goods that was refused: what was typed, by the fields' names, and each problem with
/// the name of its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusedGoods {
    pub typed: Vec<(String, String)>,
    pub errors: Vec<(Option<String>, String)>,
}

impl RefusedGoods {
    /// What was typed into a field.
    #[must_use]
    pub fn typed(&self, field: &str) -> Option<&str> {
        let mut fields = self.typed.iter();
        fields
            .find(|(name, _)| name == field)
            .map(|(_, value)| value.as_str())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<String> {
        let mut errors = self.errors.iter();
        errors
            .find(|(of, _)| of.as_deref() == Some(field))
            .map(|(_, message)| message.clone())
    }
}

/// A log-in that was refused: the same words whatever was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLogin {
    pub problem: String,
    /// Where the merchant wanted to go, as it was sent.
    pub next: String,
}

/// A sign-up that was refused: what was typed, and each problem with the id of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedSignUp {
    pub form: SignUpForm,
    pub errors: Vec<(Option<String>, String)>,
}

/// A booking that was refused: what was typed, and each problem with the id of its field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedTrip {
    pub form: TripForm,
    pub errors: Vec<(Option<String>, String)>,
}
