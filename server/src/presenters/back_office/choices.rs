//! How a buyer chose to pay, and what Antom was asked for because of it.

use wording::Words;

use crate::presenters::wording::buyer;
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice, Saving};
use crate::store::payments::attempts::AttemptRow;

/// `Card, chosen in the shop; 3-D Secure asked for.` Nothing for attempts from before there was a
/// choice.
pub(crate) fn of(row: &AttemptRow) -> Option<String> {
    let terms = row.read_terms().ok().flatten()?;
    let mut parts = vec![way(&terms.choice)];
    if let Some(wish) = terms.choice.card() {
        if let Some(brand) = &wish.brand {
            parts.push(format!("charged as {}", buyer::brand(brand)));
        }
        if let Some(months) = wish.instalments {
            parts.push(format!("in {months} monthly instalments"));
        }
        parts.push(authentication(&terms, wish.issuer_authenticates).to_owned());
    }
    match terms.saving {
        Saving::Never => {}
        Saving::Ask => parts.push("Antom asks whether to save the card".to_owned()),
        Saving::Yes => parts.push("the buyer wants the card saved".to_owned()),
    }
    Some(format!("{}.", parts.join("; ")))
}

fn way(choice: &MethodChoice) -> String {
    match choice {
        MethodChoice::Page => "Antom’s Checkout Page".to_owned(),
        MethodChoice::Method { name } => format!(
            "{}, chosen in the shop",
            buyer::method(name, Words::default())
        ),
        MethodChoice::Card(_) => "Card, chosen in the shop".to_owned(),
        MethodChoice::SavedCard { .. } => "Saved card".to_owned(),
    }
}

fn authentication(terms: &AttemptTerms, by_issuer: bool) -> &'static str {
    match (by_issuer, terms.three_ds) {
        (true, _) => "authenticated by its South Korean issuer",
        (false, true) => "3-D Secure asked for",
        (false, false) => "3-D Secure left to Antom and the bank",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::order::Device;

    use crate::store::payments::attempt_terms::CardPreferences;

    #[test]
    fn a_choice_is_told_in_a_line() {
        let mut row = AttemptRow {
            payment_request_id: String::new(),
            order_id: String::new(),
            seq: 1,
            state: "open".to_owned(),
            normal_url: None,
            expires_at: None,
            payment_id: None,
            method: None,
            card: None,
            failure: None,
            begun_at: 0,
            asked_at: 0,
            answered_at: None,
            unanswered_at: None,
            returned_at: None,
            check_at: None,
            checks: 0,
            authorised_until: None,
            terms: None,
            request: None,
            card_facts: None,
        };
        assert_eq!(of(&row), None);
        let wish = CardPreferences {
            brand: Some("SHINHAN".to_owned()),
            issuer_authenticates: true,
            instalments: Some(3),
        };
        let terms = AttemptTerms {
            choice: MethodChoice::Card(wish),
            device: Device::default(),
            pay_until: 0,
            three_ds: true,
            saving: Saving::Ask,
        };
        row.terms = Some(terms.to_json().unwrap());
        assert_eq!(
            of(&row).unwrap(),
            "Card, chosen in the shop; charged as Shinhan; in 3 monthly instalments; authenticated \
             by its South Korean issuer; Antom asks whether to save the card."
        );
    }
}
