//! Shopify's export of products: a line a variant, the product's own columns on its first line only.

use std::collections::BTreeMap;

use domain::Currency;

use super::cells::{Column, Sheet};
use super::reading::{Row, Rows};
use super::woocommerce::{Named, slug_of, text_of};

pub(super) fn is_theirs(sheet: &Sheet) -> bool {
    let has = |name: &str| sheet.headings.iter().any(|heading| heading == name);
    has("Handle") && has("Title") && has("Variant Price")
}

pub(super) fn rows(sheet: &Sheet, currency: Currency) -> Rows {
    let mut categories = BTreeMap::new();
    let mut rows = Vec::new();
    for (line, cells) in &sheet.lines {
        let named = Named::of(sheet, cells);
        let (handle, price) = (named.get("Handle"), named.get("Variant Price"));
        // A line that only has one more picture.
        if price.is_empty() && named.get("Variant SKU").is_empty() {
            continue;
        }
        let options = ["Option1 Value", "Option2 Value", "Option3 Value"].map(|it| named.get(it));
        let options: Vec<&str> = options
            .into_iter()
            .filter(|it| !it.is_empty() && *it != "Default Title")
            .collect();
        let label = if options.is_empty() {
            "Standard".to_owned()
        } else {
            options.join(" / ")
        };
        let sku = match named.get("Variant SKU") {
            "" => format!("{handle}-{}", slug_of(&label)),
            sku => sku.to_owned(),
        };
        let kind = named.get("Type");
        let category = slug_of(kind);
        if !category.is_empty() {
            categories.insert(category.clone(), kind.to_owned());
        }
        let description = text_of(named.get("Body (HTML)"));
        let draft = match named.get("Status") {
            "active" => "no",
            "" => "",
            _ => "yes",
        };
        let title = named.get("Title");
        let summary = first_sentence(&description, title);
        let cells = [
            (Column::Slug, handle.to_owned()),
            (Column::Name, title.to_owned()),
            (Column::Category, category),
            (Column::Summary, summary),
            (Column::Description, description),
            (Column::Words, named.get("Tags").to_owned()),
            (Column::Draft, draft.to_owned()),
            (Column::Sku, sku),
            (Column::Label, label),
            (Column::Stock, named.get("Variant Inventory Qty").to_owned()),
            (Column::Price(currency), price.to_owned()),
            (
                Column::Was(currency),
                named.get("Variant Compare At Price").to_owned(),
            ),
        ];
        rows.push(Row {
            line: *line,
            cells: cells.into_iter().filter(|(_, it)| !it.is_empty()).collect(),
        });
    }
    Rows { rows, categories }
}

/// They have no summary. What lists show is the description's first sentence, or the name.
pub(super) fn first_sentence(description: &str, name: &str) -> String {
    let line = description.lines().next().unwrap_or_default();
    let sentence = line.split_inclusive(". ").next().unwrap_or_default().trim();
    if name.is_empty() || (!sentence.is_empty() && sentence.chars().count() <= 200) {
        sentence.to_owned()
    } else {
        name.to_owned()
    }
}
