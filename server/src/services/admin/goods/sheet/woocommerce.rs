//! `WooCommerce`'s export of products: a line a product, and one for each of its variations.

use std::collections::{BTreeMap, HashMap};

use domain::Currency;
use domain::text::fold;

use super::cells::{Column, Sheet};
use super::reading::{Row, Rows};
use super::shopify::first_sentence;

pub(super) fn is_theirs(sheet: &Sheet) -> bool {
    let has = |name: &str| sheet.headings.iter().any(|heading| heading == name);
    has("Type") && has("Name") && has("Regular price")
}

/// A line's cells by their headings.
pub(super) struct Named<'a> {
    headings: &'a [String],
    cells: &'a [String],
}

impl<'a> Named<'a> {
    pub(super) fn of(sheet: &'a Sheet, cells: &'a [String]) -> Self {
        Self {
            headings: &sheet.headings,
            cells,
        }
    }

    /// Empty where there is none.
    pub(super) fn get(&self, heading: &str) -> &'a str {
        let place = self.headings.iter().position(|known| known == heading);
        let cell = place.and_then(|place| self.cells.get(place));
        cell.map_or("", String::as_str)
    }
}

pub(super) fn rows(sheet: &Sheet, currency: Currency) -> Rows {
    let mut categories = BTreeMap::new();
    // By their number, and by what a variation calls its parent else.
    let mut parents: HashMap<String, Vec<(Column, String)>> = HashMap::new();
    let mut rows = Vec::new();
    for (line, cells) in &sheet.lines {
        let named = Named::of(sheet, cells);
        let kind = named.get("Type");
        let mut cells = if kind == "variation" {
            parents
                .get(named.get("Parent"))
                .cloned()
                .unwrap_or_default()
        } else {
            let product = product(&named, &mut categories);
            let id = format!("id:{}", named.get("ID"));
            for name in [named.get("SKU").to_owned(), id] {
                parents.insert(name, product.clone());
            }
            product
        };
        if kind == "variable" {
            continue;
        }
        let values = [
            "Attribute 1 value(s)",
            "Attribute 2 value(s)",
            "Attribute 3 value(s)",
        ];
        let values: Vec<&str> = values.map(|it| named.get(it)).into_iter().collect();
        let values: Vec<&str> = values.into_iter().filter(|it| !it.is_empty()).collect();
        let label = if values.is_empty() || kind != "variation" {
            "Standard".to_owned()
        } else {
            values.join(" / ")
        };
        let sku = match named.get("SKU") {
            "" => format!("{}-{}", slug_of(named.get("Name")), slug_of(&label)),
            sku => sku.to_owned(),
        };
        let (regular, sale) = (named.get("Regular price"), named.get("Sale price"));
        let (price, was) = if sale.is_empty() {
            (regular, "")
        } else {
            (sale, regular)
        };
        cells.extend([
            (Column::Sku, sku),
            (Column::Label, label),
            (Column::Stock, named.get("Stock").to_owned()),
            (Column::Price(currency), price.to_owned()),
            (Column::Was(currency), was.to_owned()),
        ]);
        rows.push(Row {
            line: *line,
            cells: cells.into_iter().filter(|(_, it)| !it.is_empty()).collect(),
        });
    }
    Rows { rows, categories }
}

fn product(named: &Named<'_>, categories: &mut BTreeMap<String, String>) -> Vec<(Column, String)> {
    // `Clothing > Bags, Sale`: the innermost of the first.
    let path = named
        .get("Categories")
        .split(',')
        .next()
        .unwrap_or_default();
    let name = path.rsplit('>').next().unwrap_or_default().trim();
    let category = slug_of(name);
    if !category.is_empty() {
        categories.insert(category.clone(), name.to_owned());
    }
    let title = named.get("Name");
    let description = text_of(named.get("Description"));
    let short = text_of(named.get("Short description")).replace('\n', " ");
    let summary = if short.is_empty() || short.chars().count() > 200 {
        first_sentence(&description, title)
    } else {
        short
    };
    let draft = if named.get("Published") == "1" {
        "no"
    } else {
        "yes"
    };
    vec![
        (Column::Slug, slug_of(title)),
        (Column::Name, title.to_owned()),
        (Column::Category, category),
        (Column::Summary, summary),
        (Column::Description, description),
        (Column::Words, named.get("Tags").to_owned()),
        (Column::Draft, draft.to_owned()),
    ]
}

/// A name as a part of an address: `Long-haul socks` is `long-haul-socks`.
pub(super) fn slug_of(name: &str) -> String {
    let plain = deunicode::deunicode(&fold(&name.replace(['-', '–', '/'], " "))).to_lowercase();
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").chars().take(60).collect()
}

/// What a piece of HTML says, with an empty line between its paragraphs. Nothing of it is shown as
/// HTML: it is text from here on.
pub(super) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let begins_tag =
            |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '/' | '!' | '?');
        let tag = after
            .starts_with(begins_tag)
            .then(|| after.split_once('>'))
            .flatten();
        let Some((tag, behind)) = tag else {
            text.push('<');
            rest = after;
            continue;
        };
        let tag = tag.trim_start_matches('/').to_lowercase();
        let name = tag
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .next();
        if matches!(
            name,
            Some("p" | "div" | "br" | "li" | "ul" | "ol" | "h1" | "h2" | "h3")
        ) {
            text.push_str("\n\n");
        }
        rest = behind;
    }
    text.push_str(rest);
    for (entity, letter) in [
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, letter);
    }
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_paragraphs() {
        assert_eq!(
            text_of("<p>Warm &amp; <b>soft</b>.</p>\n<ul><li>One</li><li>a < b</li></ul>"),
            "Warm & soft.\n\nOne\n\na < b"
        );
        assert_eq!(text_of("<script"), "<script");
    }

    #[test]
    fn names_become_parts_of_addresses() {
        for (name, slug) in [
            ("Long-haul Socks", "long-haul-socks"),
            ("Café  Crème / 2", "cafe-creme-2"),
            ("靴下", "xue-xia"),
            ("--", ""),
        ] {
            assert_eq!(slug_of(name), slug, "{name}");
        }
    }
}
