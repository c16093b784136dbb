//! How a buyer wants to pay, checked; and what it makes of the next attempt.

use domain::text::Cpf;

use crate::services::Shop;
use crate::services::payments::begin::Next;
use crate::store::StoreError;
use crate::store::orders::OrderRow;
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice, Saving};

use crate::store::payments::attempts::AttemptRow;
/// What the browser says of itself, as far as Antom wants to know.
pub use domain::order::Device;

/// What the buyer chose, as of this request, if it can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentSelection {
    /// `None`: nothing was said, so as before.
    pub choice: Option<MethodChoice>,
    pub device: Device,
    pub saving: Saving,
    /// Whether it is the order's account that pays: only its cards are saved there.
    pub by_owner: bool,
    /// Fills in the page of a method that asks for it. Goes to Antom and is kept nowhere.
    pub cpf: Option<Cpf>,
}

impl PaymentSelection {
    /// Whether whoever pays may be led to this attempt's page. A card that is typed there may be
    /// saved in the order's account, so nobody else types theirs.
    pub(super) fn may_use(&self, row: &AttemptRow) -> Result<bool, StoreError> {
        let saves = row.terms()?.is_some_and(|terms| match terms.saving {
            Saving::Never => false,
            Saving::Ask | Saving::Yes => true,
        });
        Ok(self.by_owner || !saves)
    }

    /// Where whoever pays goes, of an attempt that leads to `next`.
    pub(super) fn leads(&self, row: &AttemptRow, next: Next) -> Result<Next, StoreError> {
        Ok(match next {
            Next::Gateway(_) if !self.may_use(row)? => Next::Result,
            next => next,
        })
    }

    /// Whether this attempt is what is wanted.
    pub(super) fn is_met_by(&self, row: &AttemptRow) -> Result<bool, StoreError> {
        if !self.may_use(row)? {
            return Ok(false);
        }
        let Some(wanted) = &self.choice else {
            return Ok(true);
        };
        let Some(terms) = row.terms()? else {
            return Ok(*wanted == MethodChoice::Page);
        };
        // To have the card saved, or not, is another choice.
        Ok(terms.choice == *wanted && terms.saving == self.saving)
    }

    /// What the next attempt's request says; `earlier` is the latest one so far.
    pub(crate) fn terms(
        &self,
        shop: &Shop,
        order: &OrderRow,
        earlier: Option<&AttemptRow>,
    ) -> Result<AttemptTerms, StoreError> {
        let before = earlier.map(AttemptRow::terms).transpose()?.flatten();
        let before = before.map(|terms| match terms.choice.clone() {
            // Whoever has the order's link may go on with it; to charge a saved card once more
            // takes its owner, who chooses it.
            MethodChoice::SavedCard { preferences, .. } => MethodChoice::Card(preferences),
            choice @ (MethodChoice::Page | MethodChoice::Method { .. } | MethodChoice::Card(_)) => {
                choice
            }
        });
        let choice = self.choice.clone().or(before).unwrap_or(MethodChoice::Page);
        let saving = match (&self.choice, &choice) {
            // Who said nothing was told of no card that would be saved, except on the page itself.
            (None, MethodChoice::Card(_) | MethodChoice::SavedCard { .. }) => Saving::Never,
            (_, MethodChoice::Method { .. }) => Saving::Never,
            (Some(_) | None, _) => self.saving,
        };
        let within = i64::try_from(shop.cards.pay_within.as_millis()).unwrap_or(i64::MAX);
        Ok(AttemptTerms {
            choice,
            device: self.device.clone(),
            pay_until: shop.clock.now_ms().saturating_add(within),
            three_ds: shop.cards.authentication.asks(order.total),
            saving,
        })
    }
}
