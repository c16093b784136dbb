//! What Przelewy24 and Mercado Pago ask of whoever pays: filled in if the request said it (guide 000).

use maud::{Markup, html};

use crate::card::FieldError;
use crate::method::{Method, Offer, Payer};
use crate::payment::Payment;

pub(super) const EMAIL: &str = "payerEmail";
pub(super) const CPF: &str = "cpf";

/// What is typed of the payer; nothing where the page had no such field.
#[derive(Default)]
pub(super) struct TypedPayer {
    pub(super) email: Option<String>,
    pub(super) cpf: Option<String>,
}

/// What the request said beforehand.
fn told<'a>(payment: &'a Payment, name: &str) -> &'a str {
    let pointer = format!("/availablePaymentMethod/paymentMethodMetaData/{name}");
    let value = payment.requested.content.pointer(&pointer);
    value.and_then(|value| value.as_str()).unwrap_or_default()
}

impl TypedPayer {
    fn value<'a>(&'a self, payment: &'a Payment, name: &str) -> &'a str {
        let typed = if name == EMAIL {
            &self.email
        } else {
            &self.cpf
        };
        typed.as_deref().unwrap_or_else(|| told(payment, name))
    }

    /// What is missing for this method.
    pub(super) fn check(&self, payment: &Payment, method: &Method) -> Vec<FieldError> {
        let email = FieldError {
            field: EMAIL,
            message: "Type the e-mail address of whoever pays",
        };
        let cpf = FieldError {
            field: CPF,
            message: "Type the CPF of whoever pays: eleven digits",
        };
        let has_email = self.value(payment, EMAIL).contains('@');
        let digits = self.value(payment, CPF).bytes();
        let has_cpf = digits.filter(u8::is_ascii_digit).count() == 11;
        match method.payer {
            Payer::Nothing => Vec::new(),
            Payer::Email => [email].into_iter().filter(|_| !has_email).collect(),
            Payer::EmailAndCpf => [(email, has_email), (cpf, has_cpf)]
                .into_iter()
                .filter_map(|(error, is_there)| (!is_there).then_some(error))
                .collect(),
        }
    }
}

/// The fields of those methods among the listed that ask.
pub(super) fn fields(
    payment: &Payment,
    listed: &[Offer],
    typed: &TypedPayer,
    errors: &[FieldError],
) -> Markup {
    let asks = |payer| listed.iter().any(|offer| offer.method.payer == payer);
    let (email, cpf) = (asks(Payer::Email), asks(Payer::EmailAndCpf));
    html! {
        @if email || cpf {
            fieldset {
                legend { "For Przelewy24 and Mercado Pago" }
                (input(payment, typed, errors, EMAIL, "E-mail address"))
                @if cpf { (input(payment, typed, errors, CPF, "CPF")) }
            }
        }
    }
}

fn input(
    payment: &Payment,
    typed: &TypedPayer,
    errors: &[FieldError],
    name: &'static str,
    label: &str,
) -> Markup {
    let error = errors.iter().find(|error| error.field == name);
    let error_id = format!("{name}-error");
    let described = error.map(|_| error_id.as_str());
    html! {
        div class="field" {
            label for=(name) { (label) }
            @if let Some(error) = error { p class="error" id=(error_id) { (error.message) } }
            input id=(name) name=(name) value=(typed.value(payment, name)) maxlength="64"
                autocomplete="off" aria-describedby=[described] aria-invalid=[error.map(|_| "true")];
        }
    }
}
