//! The goods as shopping services read them: Google's product feed, a piece at a time.

use std::fmt::Write as _;
use std::sync::Arc;

use domain::{Currency, Money, links};
use wording::Words;

use crate::services::Shop;
use crate::services::cart::quote;
use crate::store::catalogue::{Catalogue, Product, Variant};

/// Longer texts are refused.
const LONGEST_TITLE: usize = 150;
const LONGEST_DESCRIPTION: usize = 5_000;
/// Beside the first.
const MOST_PICTURES: usize = 10;

/// What is sold in one currency, in one language.
#[derive(Clone, Debug)]
pub struct Feed {
    goods: Arc<Catalogue>,
    currency: Currency,
    words: Words,
    public_url: String,
    assets: String,
    /// Where this currency is paid with, and what the cheapest delivery there costs.
    delivery: Option<(String, Money)>,
}

impl Feed {
    /// `catalogue` as [`Shop::catalogue`] gives it.
    #[must_use]
    pub fn new(
        shop: &Shop,
        catalogue: &Arc<Catalogue>,
        currency: Currency,
        words: Words,
        (public_url, assets): (&str, &str),
    ) -> Self {
        let country = shop.file.sell.country_of(currency);
        let delivery = country.and_then(|country| {
            let ways = quote::ways_to(shop, catalogue, currency, country);
            let cheapest = ways
                .iter()
                .map(|way| way.price)
                .min_by_key(|it| it.minor())?;
            Some((country.to_owned(), cheapest))
        });
        Self {
            goods: catalogue.in_language(words.language()),
            currency,
            words,
            public_url: public_url.to_owned(),
            assets: assets.to_owned(),
            delivery,
        }
    }

    /// The feed, product by product: it may be larger than what should be in memory at once.
    pub fn pieces(self) -> impl Iterator<Item = String> + Send + 'static {
        let (head, products) = (self.head(), self.goods.products.len());
        let tail = "</channel>\n</rss>\n".to_owned();
        let items = (0..products).map(move |place| self.items(place));
        std::iter::once(head).chain(items).chain([tail])
    }

    fn head(&self) -> String {
        let mut xml = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>\n",
        );
        let name = self.words.shop_name_alone();
        put(&mut xml, "title", name);
        put(&mut xml, "link", &self.address("/"));
        put(&mut xml, "description", self.words.shop_slogan());
        xml
    }

    /// Of a page, in this language.
    fn address(&self, path: &str) -> String {
        format!("{}{}", self.public_url, self.words.path(path))
    }

    fn items(&self, place: usize) -> String {
        let mut xml = String::new();
        if let Some(product) = self.goods.products.get(place) {
            for variant in &product.variants {
                self.item(&mut xml, product, variant);
            }
        }
        xml
    }

    fn item(&self, xml: &mut String, product: &Product, variant: &Variant) {
        let Some(price) = quote::price(&self.goods, &variant.sku, self.currency) else {
            return;
        };
        let was = self.goods.was(&variant.sku, self.currency);
        let was = was.and_then(|minor| Money::new(minor, self.currency).ok());
        let several = product.variants.len() > 1;
        let title = if several {
            format!("{}, {}", product.name, variant.label)
        } else {
            product.name.clone()
        };
        let mut description = product.summary.clone();
        for paragraph in &product.description {
            let _ = write!(description, "\n{paragraph}");
        }
        xml.push_str("<item>\n");
        put(xml, "g:id", &variant.sku);
        if several {
            put(xml, "g:item_group_id", &product.slug);
        }
        put(xml, "title", &cut(&title, LONGEST_TITLE));
        put(xml, "description", &cut(&description, LONGEST_DESCRIPTION));
        let page = links::variant(&product.slug, &variant.sku);
        put(xml, "link", &self.address(&page));
        let mut pictures = self.pictures(product, variant).into_iter();
        if let Some(first) = pictures.next() {
            put(xml, "g:image_link", &first);
        }
        for other in pictures.take(MOST_PICTURES) {
            put(xml, "g:additional_image_link", &other);
        }
        let there = if variant.on_hand == 0 {
            "out_of_stock"
        } else {
            "in_stock"
        };
        put(xml, "g:availability", there);
        put(xml, "g:price", &amount(was.unwrap_or(price)));
        if was.is_some() {
            put(xml, "g:sale_price", &amount(price));
        }
        put(xml, "g:condition", "new");
        put(xml, "g:brand", self.words.shop_name_alone());
        // Goods of the shop's own have no number that others gave them.
        put(xml, "g:identifier_exists", "no");
        put(xml, "g:product_type", &product.category_name);
        if !variant.colour.is_empty() {
            put(xml, "g:color", &variant.colour);
        }
        if let Some((country, price)) = &self.delivery {
            xml.push_str("<g:shipping>\n");
            put(xml, "g:country", country);
            put(xml, "g:price", &amount(*price));
            xml.push_str("</g:shipping>\n");
        }
        xml.push_str("</item>\n");
    }

    /// The largest file of each picture, or else the drawing.
    fn pictures(&self, product: &Product, variant: &Variant) -> Vec<String> {
        let largest = |files: &[(u32, String)]| {
            let (_, name) = files.last()?;
            Some(format!("{}{}{name}", self.public_url, links::PICTURES))
        };
        let uploaded = product.pictures_of(&variant.sku);
        let mut all: Vec<String> = uploaded.filter_map(|it| largest(&it.files)).collect();
        if all.is_empty() {
            let drawing = links::picture(&self.assets, &product.drawing, &variant.tone);
            all.push(format!("{}{drawing}", self.public_url));
        }
        all
    }
}

/// "64.00 SGD"
fn amount(money: Money) -> String {
    format!("{} {}", money.major_text(), money.currency().code())
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn put(xml: &mut String, name: &str, text: &str) {
    let _ = write!(xml, "<{name}>");
    for letter in text.chars() {
        match letter {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\t' => xml.push(letter),
            // XML has no such letters, however they are written.
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            _ => xml.push(letter),
        }
    }
    let _ = writeln!(xml, "</{name}>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element_or_breaks_the_document() {
        let mut xml = String::new();
        put(&mut xml, "title", "a</title><x> & \"b\"\0\u{1b}\u{ffff}");
        assert_eq!(
            xml,
            "<title>a&lt;/title&gt;&lt;x&gt; &amp; &quot;b&quot;</title>\n"
        );
    }

    #[test]
    fn an_amount_is_a_decimal_and_a_code() {
        let of = |minor, currency| amount(Money::new(minor, currency).unwrap());
        assert_eq!(of(6_405, Currency::Sgd), "64.05 SGD");
        assert_eq!(of(7_200, Currency::Jpy), "7200 JPY");
    }
}
