//! How a buyer chose to pay, and what Antom was asked for because of it.

use wording::Words;

use crate::presenters::wording::buyer;
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice, Saving};
use crate::store::payments::attempts::AttemptRow;

/// `Card, chosen in the shop; 3-D Secure asked for.` Nothing for attempts from before there was a
/// choice.
pub(crate) fn of(row: &AttemptRow, words: Words) -> Option<String> {
    let terms = row.terms().ok().flatten()?;
    let mut parts = vec![way(&terms.choice, words)];
    if let Some(wish) = terms.choice.card() {
        if let Some(brand) = &wish.brand {
            parts.push(words.admin_choice_brand(buyer::brand(brand)));
        }
        if let Some(months) = wish.instalments {
            parts.push(words.admin_choice_instalments(months));
        }
        parts.push(authentication(terms, wish.issuer_authenticates, words).to_owned());
    }
    match terms.saving {
        Saving::Never => {}
        Saving::Ask => parts.push(words.admin_choice_saving_asked().to_owned()),
        Saving::Yes => parts.push(words.admin_choice_saving().to_owned()),
    }
    Some(words.admin_choice_whole(parts.join("; ")))
}

fn way(choice: &MethodChoice, words: Words) -> String {
    match choice {
        MethodChoice::Page => words.pay_page().to_owned(),
        MethodChoice::Method { name } => words.admin_choice_method(buyer::method(name, words)),
        MethodChoice::Card(_) => words.admin_choice_card().to_owned(),
        MethodChoice::SavedCard { .. } => words.admin_choice_saved_card().to_owned(),
    }
}

fn authentication(terms: &AttemptTerms, by_issuer: bool, words: Words) -> &'static str {
    match (by_issuer, terms.three_ds) {
        (true, _) => words.admin_choice_by_issuer(),
        (false, true) => words.admin_choice_3ds(),
        (false, false) => words.admin_choice_3ds_left(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::order::Device;

    use crate::store::payments::attempt_terms::CardPreferences;

    #[test]
    fn a_choice_is_told_in_a_line() {
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
        let row = AttemptRow::begun(String::new(), String::new(), 1, terms, 0);
        assert_eq!(
            of(&row, Words::default()).unwrap(),
            "Card, chosen in the shop; charged as Shinhan; in 3 monthly instalments; authenticated \
             by its South Korean issuer; Antom asks whether to save the card."
        );
    }
}
