//! What a sheet of goods would change, before it does.

use app::view::admin::{LookedSheet, SheetChange};
use wording::Words;

use crate::presenters::back_office::goods;
use crate::presenters::wording::goods as said;
use crate::services::admin::goods::sheet::{Plan, SheetProblem};

/// The largest sheet that can be mended on the page, in bytes; a larger one is mended where it was
/// made.
const LARGEST_SHOWN: usize = 1024 * 1024;
const MOST_SHOWN: usize = 200;

/// The page of a sheet that was looked at.
#[must_use]
pub fn looked(plan: &Plan, sheet: &[u8], words: Words) -> LookedSheet {
    let mut looked = refused(&plan.problems, sheet, words);
    if !plan.problems.is_empty() {
        return looked;
    }
    let created = plan.changes.iter().filter(|it| it.before.is_none()).count();
    looked.summary = if plan.changes.is_empty() {
        words.admin_sheet_nothing().to_owned()
    } else {
        words.admin_sheet_summary(
            created.to_string(),
            (plan.changes.len() - created).to_string(),
            plan.unchanged.to_string(),
        )
    };
    looked.may_apply = !plan.changes.is_empty();
    let categories = plan.categories.iter().map(|(_, name)| SheetChange {
        product: String::new(),
        what: words.admin_sheet_new_category(name),
        before: String::new(),
        after: String::new(),
    });
    let mut all: Vec<SheetChange> = categories.collect();
    for change in &plan.changes {
        let product = &change.after.slug;
        for noted in change.noted() {
            let shown = |text: &str| goods::shown(Some(&noted.what), text, words);
            all.push(SheetChange {
                product: product.clone(),
                what: said::changed(words, Some(&noted.what)),
                before: shown(&noted.before),
                after: shown(&noted.after),
            });
        }
        for (sku, by, on_hand) in change.moved() {
            all.push(SheetChange {
                product: product.clone(),
                what: words.admin_sheet_pieces(sku),
                before: (on_hand - by).to_string(),
                after: on_hand.to_string(),
            });
        }
    }
    let more = all.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        looked.more = words.admin_sheet_more(more.to_string());
    }
    all.truncate(MOST_SHOWN);
    looked.changes = all;
    looked
}

/// The page of a sheet that has something wrong.
#[must_use]
pub fn refused(problems: &[SheetProblem], sheet: &[u8], words: Words) -> LookedSheet {
    let mut told: Vec<String> = problems
        .iter()
        .take(MOST_SHOWN)
        .map(|problem| said::sheet_problem(words, problem))
        .collect();
    let more = problems.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        told.push(words.admin_sheet_more(more.to_string()));
    }
    let text = std::str::from_utf8(sheet).unwrap_or_default();
    LookedSheet {
        text: if text.len() <= LARGEST_SHOWN {
            text.to_owned()
        } else {
            String::new()
        },
        problems: told,
        ..LookedSheet::default()
    }
}
