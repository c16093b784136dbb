//! What is wrong with a form about goods, and what was changed of them, in words.

use wording::Words;

use crate::services::admin::goods::sheet::{SheetFault, SheetProblem};
use crate::services::admin::goods::{Changed, GoodsFault, GoodsRefusal};
use crate::services::pictures::PictureFault;

/// "Slipway backpack, Moss"
pub(crate) fn with_label(name: &str, label: &str) -> String {
    if label.is_empty() {
        name.to_owned()
    } else {
        format!("{name}, {label}")
    }
}

/// Says why nothing was changed.
pub(crate) fn refusal(words: Words, refusal: &GoodsRefusal) -> String {
    match refusal {
        GoodsRefusal::Mistakes(mistakes) => match mistakes.as_slice() {
            [only] => fault(words, only.fault),
            _ => words.admin_goods_mistakes().to_owned(),
        },
        GoodsRefusal::Sheet(_) => words.admin_sheet_mistakes().to_owned(),
        GoodsRefusal::Gone => words.admin_goods_gone().to_owned(),
        GoodsRefusal::ChangedSince => words.admin_goods_changed_since().to_owned(),
        GoodsRefusal::NotUndone => words.admin_goods_not_undone().to_owned(),
    }
}

/// Says how to mend a field.
#[must_use]
pub fn fault(words: Words, fault: GoodsFault) -> String {
    let sentence = match fault {
        GoodsFault::TooLong { most } => return words.admin_goods_too_long(most),
        GoodsFault::TooMany { most } => return words.admin_goods_too_many(most),
        GoodsFault::NotAPrice(currency) => {
            let example = if currency.exponent() == 0 {
                "1200"
            } else {
                "12.50"
            };
            return words.admin_goods_not_a_price(currency.code(), example);
        }
        GoodsFault::Missing => words.admin_goods_missing(),
        GoodsFault::NotReduced => words.admin_goods_not_reduced(),
        GoodsFault::NotANumber => words.admin_goods_not_a_number(),
        GoodsFault::NothingToMove => words.admin_goods_nothing_to_move(),
        GoodsFault::NotThatMany => words.admin_goods_not_that_many(),
        GoodsFault::Taken => words.admin_goods_taken(),
        GoodsFault::Unusable => words.admin_goods_unusable(),
        GoodsFault::Unknown => words.admin_goods_unknown(),
        GoodsFault::Picture(fault) => picture_fault(words, fault),
    };
    sentence.to_owned()
}

fn picture_fault(words: Words, fault: PictureFault) -> &'static str {
    match fault {
        PictureFault::Missing => words.admin_picture_missing(),
        PictureFault::TooLarge => words.admin_picture_too_large(),
        PictureFault::Kind => words.admin_picture_kind(),
        PictureFault::Broken => words.admin_picture_broken(),
        PictureFault::TooManyPixels => words.admin_picture_too_many_pixels(),
        PictureFault::TooSmall => words.admin_picture_too_small(),
        PictureFault::TooLong => words.admin_picture_too_long(),
        PictureFault::Embeds => words.admin_picture_embeds(),
        PictureFault::TooManyParts => words.admin_picture_too_many_parts(),
    }
}

/// Says what was changed.
pub(crate) fn changed(words: Words, what: Option<&Changed>) -> String {
    let name = |tag: &str| {
        let language = words.in_language(tag);
        language.map_or_else(|| tag.to_owned(), |it| it.language_name().to_owned())
    };
    let sentence = match what {
        Some(Changed::Name { language }) => return words.admin_goods_changed_name(name(language)),
        Some(Changed::Summary { language }) => {
            return words.admin_goods_changed_summary(name(language));
        }
        Some(Changed::Description { language }) => {
            return words.admin_goods_changed_description(name(language));
        }
        Some(Changed::Words { language }) => {
            return words.admin_goods_changed_words(name(language));
        }
        Some(Changed::Price { sku, .. }) => return words.admin_goods_changed_price(sku),
        Some(Changed::Variant { sku }) => return words.admin_sheet_changed_variant(sku),
        Some(Changed::Was { sku, .. }) => return words.admin_goods_changed_was(sku),
        Some(Changed::PictureAlt { language }) => {
            return words.admin_picture_changed_alt(name(language));
        }
        Some(Changed::PictureAdded) => words.admin_picture_changed_added(),
        Some(Changed::PictureRemoved) => words.admin_picture_changed_removed(),
        Some(Changed::PictureMoved) => words.admin_picture_changed_moved(),
        Some(Changed::PictureVariant) => words.admin_picture_changed_variant(),
        Some(Changed::Category) => words.admin_goods_category(),
        Some(Changed::Drawing) => words.admin_goods_drawing(),
        Some(Changed::Created) => words.admin_goods_changed_created(),
        Some(Changed::Published) => words.admin_goods_changed_published(),
        Some(Changed::Withdrawn) => words.admin_goods_changed_withdrawn(),
        None => words.admin_goods_changed_otherwise(),
    };
    sentence.to_owned()
}

/// Says where a sheet is wrong and how.
#[must_use]
pub fn sheet_problem(words: Words, problem: &SheetProblem) -> String {
    let why = match problem.fault {
        SheetFault::Goods(GoodsFault::Unknown) => words.admin_sheet_unknown().to_owned(),
        SheetFault::Goods(of) => fault(words, of),
        SheetFault::TooLarge => words.admin_sheet_too_large().to_owned(),
        SheetFault::NotText => words.admin_sheet_not_text().to_owned(),
        SheetFault::Torn => words.admin_sheet_torn().to_owned(),
        SheetFault::Empty => words.admin_sheet_empty().to_owned(),
        SheetFault::UnknownColumn => words.admin_sheet_unknown_column().to_owned(),
        SheetFault::NoColumn => words.admin_sheet_no_column().to_owned(),
        SheetFault::Differs { from } => words.admin_sheet_differs(from.to_string()),
        SheetFault::Twice { from } => words.admin_sheet_twice(from.to_string()),
        SheetFault::OfAnother => words.admin_sheet_of_another().to_owned(),
    };
    match (problem.line, problem.column.as_str()) {
        (0, "") => why,
        (0, column) => words.admin_sheet_at_column(column, why),
        (line, "") => words.admin_sheet_at_line(line.to_string(), why),
        (line, column) => words.admin_sheet_at(line.to_string(), column, why),
    }
}
