//! What a sheet would change.

use std::collections::HashMap;

use super::SheetProblem;
use crate::services::admin::goods::texts::TypedTexts;
use crate::services::admin::goods::{Changed, Goods, GoodsVariant};
use crate::store::catalogue::history::Change;

/// What a sheet says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub problems: Vec<SheetProblem>,
    pub changes: Vec<ProductChange>,
    /// Categories that are new: slug and name.
    pub categories: Vec<(String, String)>,
    /// Products that stay as they are.
    pub unchanged: usize,
}

/// A product as it is, and as the sheet has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductChange {
    /// None: it is new.
    pub before: Option<Goods>,
    pub after: Goods,
}

impl ProductChange {
    /// What its history will say.
    #[must_use]
    pub fn noted(&self) -> Vec<Change> {
        let after = &self.after;
        let note = |what, before: &str, after: &str| Change {
            what,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        let Some(before) = &self.before else {
            return vec![note(Changed::Created, "", &after.texts.name)];
        };
        let english = || "en".to_owned();
        let (was, is) = (TypedTexts::of(&before.texts), TypedTexts::of(&after.texts));
        let mut notes = vec![
            note(
                Changed::Name {
                    language: english(),
                },
                &was.name,
                &is.name,
            ),
            note(
                Changed::Summary {
                    language: english(),
                },
                &was.summary,
                &is.summary,
            ),
            note(
                Changed::Description {
                    language: english(),
                },
                &was.description,
                &is.description,
            ),
            note(
                Changed::Words {
                    language: english(),
                },
                &was.words,
                &is.words,
            ),
            note(Changed::Category, &before.category, &after.category),
            note(Changed::Drawing, &before.drawing, &after.drawing),
        ];
        for variant in &after.variants {
            let sku = || variant.sku.clone();
            let known = before.variants.iter().find(|it| it.sku == variant.sku);
            let look = |it: &GoodsVariant| format!("{}, {}", it.label, it.tone);
            let was = known.map(look).unwrap_or_default();
            notes.push(note(Changed::Variant { sku: sku() }, &was, &look(variant)));
            for (currency, was) in &variant.was {
                let before = known.and_then(|it| it.was.get(currency));
                let before = before.map(ToString::to_string).unwrap_or_default();
                let what = Changed::Was {
                    sku: sku(),
                    currency: *currency,
                };
                notes.push(note(what, &before, &was.to_string()));
            }
            for (currency, minor) in &variant.prices {
                let was = known.and_then(|it| it.prices.get(currency));
                let was = was.map(ToString::to_string).unwrap_or_default();
                let what = Changed::Price {
                    sku: sku(),
                    currency: *currency,
                };
                notes.push(note(what, &was, &minor.to_string()));
            }
        }
        notes.retain(|change| change.before != change.after);
        if before.draft != after.draft {
            let what = if after.draft {
                Changed::Withdrawn
            } else {
                Changed::Published
            };
            notes.push(note(what, "", ""));
        }
        notes
    }

    /// Pieces that come or go: the number of the variant, how many, and how many there are then.
    #[must_use]
    pub fn moved(&self) -> Vec<(String, i32, i32)> {
        let before = self.before.iter().flat_map(|it| &it.variants);
        let had: HashMap<&str, i32> = before.map(|it| (it.sku.as_str(), it.on_hand)).collect();
        let moves = self.after.variants.iter().map(|it| {
            let had = had.get(it.sku.as_str()).copied().unwrap_or(0);
            (it.sku.clone(), it.on_hand.saturating_sub(had), it.on_hand)
        });
        moves.filter(|(_, by, _)| *by != 0).collect()
    }
}
