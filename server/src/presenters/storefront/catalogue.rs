use std::collections::HashSet;

use app::view::{Availability, Category, Product, ProductCard, Rating, RestockWish, Variant};
use domain::cart::Quantity;
use domain::{Money, links};

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::wording::goods::with_label;
use crate::presenters::wording::{delivery, tax};
use crate::services::cart::quote;
use crate::services::{ServiceError, restock};
use crate::store::catalogue;
use crate::store::catalogue::Catalogue;
use crate::store::catalogue::stock;

pub(crate) fn categories(catalogue: &Catalogue) -> Vec<Category> {
    catalogue
        .categories
        .iter()
        .map(|category| category_view(catalogue, category))
        .collect()
}

fn category_view(catalogue: &Catalogue, category: &catalogue::Category) -> Category {
    let products = catalogue
        .products
        .iter()
        .filter(|product| product.category == category.slug)
        .count();
    Category {
        slug: category.slug.clone(),
        name: category.name.clone(),
        products: u32::try_from(products).unwrap_or(u32::MAX),
    }
}

fn availability(on_hand: u32) -> Availability {
    match on_hand {
        0 => Availability::Out,
        left if left <= stock::LOW => Availability::Low(left),
        _ => Availability::InStock,
    }
}

/// What published reviews come to.
fn rating(catalogue: &Catalogue, slug: &str) -> Option<Rating> {
    let (stars, count) = catalogue.rating(slug)?;
    let tenths = (stars * 10 + count / 2).checked_div(count)?;
    Some(Rating {
        tenths: u32::try_from(tenths).ok()?,
        count: u32::try_from(count).ok()?,
    })
}

impl VisitorsShop {
    /// None for what is not sold in the visitor's currency.
    pub(crate) fn card(
        &self,
        catalogue: &Catalogue,
        product: &catalogue::Product,
    ) -> Option<ProductCard> {
        self.card_in(catalogue, product, &[])
    }

    /// As [`card`](Self::card), with a variant in one of these tones if there is one.
    pub(crate) fn card_in(
        &self,
        catalogue: &Catalogue,
        product: &catalogue::Product,
        tones: &[String],
    ) -> Option<ProductCard> {
        let sold: Vec<(&catalogue::Variant, Money)> = self.sold(catalogue, product).collect();
        let (cheapest, price) = sold.iter().min_by_key(|(_, price)| price.minor())?;
        let price = *price;
        let wanted = sold
            .iter()
            .find(|(variant, _)| tones.contains(&variant.tone));
        let (shown, _) = wanted.or(sold.first())?;
        Some(ProductCard {
            slug: product.slug.clone(),
            name: product.name.clone(),
            summary: product.summary.clone(),
            category: product.category.clone(),
            price,
            was: self.was(catalogue, &cheapest.sku),
            from: sold.iter().any(|(_, other)| *other != price),
            picture: self.cover(product, shown, ""),
            availability: availability(
                sold.iter()
                    .map(|(variant, _)| variant.on_hand)
                    .max()
                    .unwrap_or(0),
            ),
            variants: u32::try_from(sold.len()).unwrap_or(u32::MAX),
            sku: wanted.map(|(variant, _)| variant.sku.clone()),
            rating: rating(catalogue, &product.slug),
        })
    }

    /// What a variant cost before it was reduced.
    fn was(&self, catalogue: &Catalogue, sku: &str) -> Option<Money> {
        let was = catalogue.was(sku, self.currency)?;
        Money::new(was, self.currency).ok()
    }

    /// The variants that have a price in the visitor's currency.
    pub(crate) fn sold<'a>(
        &self,
        catalogue: &'a Catalogue,
        product: &'a catalogue::Product,
    ) -> impl Iterator<Item = (&'a catalogue::Variant, Money)> {
        let currency = self.currency;
        product.variants.iter().filter_map(move |variant| {
            let price = quote::price(catalogue, &variant.sku, currency)?;
            Some((variant, price))
        })
    }

    pub(crate) fn product_page(
        &self,
        catalogue: &Catalogue,
        product: &catalogue::Product,
        sku: Option<&str>,
    ) -> Option<Product> {
        let mut variants = Vec::new();
        let tones: HashSet<&str> = product.variants.iter().map(|it| &*it.tone).collect();
        let swatch = |tone: &str| {
            let colour = catalogue.colours.iter().find(|it| it.tone == tone);
            colour.filter(|_| tones.len() > 1)
        };
        for (variant, price) in self.sold(catalogue, product) {
            variants.push(Variant {
                sku: variant.sku.clone(),
                label: variant.label.clone(),
                price,
                was: self.was(catalogue, &variant.sku),
                swatch: swatch(&variant.tone).map(|colour| colour.swatch.clone()),
                availability: availability(variant.on_hand),
                pictures: self.gallery(product, variant, &variant.label),
                most: variant.on_hand.min(Quantity::MAX.get()),
            });
        }
        if variants.is_empty() {
            return None;
        }
        let others = catalogue
            .products
            .iter()
            .filter(|other| other.slug != product.slug);
        let related = others
            .filter(|other| other.category == product.category)
            .filter_map(|other| self.card(catalogue, other))
            .take(4)
            .collect();
        let category = catalogue
            .categories
            .iter()
            .find(|category| category.slug == product.category)
            .map_or_else(
                || Category {
                    slug: String::new(),
                    name: String::new(),
                    products: 0,
                },
                |category| category_view(catalogue, category),
            );
        Some(Product {
            slug: product.slug.clone(),
            name: product.name.clone(),
            category,
            summary: product.summary.clone(),
            description: product.description.clone(),
            details: product.details.clone(),
            selected: sku
                .and_then(|sku| variants.iter().position(|variant| variant.sku == sku))
                .unwrap_or(0),
            variants,
            related,
            delivery: self.delivery_from(catalogue),
            tax: self.tax_note(),
            rating: rating(catalogue, &product.slug),
            reviews: Vec::new(),
            // The page is the same for all who read prices in this currency.
            quick: self.quick(""),
        })
    }

    /// What somebody waits for, by the link of a mail.
    pub(crate) async fn wish_of_link(
        &self,
        link: &str,
    ) -> Result<Option<RestockWish>, ServiceError> {
        let Some(wish) = restock::of_link(&self.shop, link).await? else {
            return Ok(None);
        };
        let catalogue = self.goods().await?;
        let (name, path) = match catalogue.find(&wish.sku) {
            Some((product, variant)) => (
                with_label(&product.name, &variant.label),
                links::variant(&product.slug, &variant.sku),
            ),
            None => (wish.sku, "/shop".to_owned()),
        };
        Ok(Some(RestockWish {
            name,
            path,
            confirmed: wish.confirmed,
        }))
    }

    /// The tax where this currency is paid with, as [`Self::delivery_from`] tells delivery.
    fn tax_note(&self) -> String {
        let file = &self.shop.file;
        let country = file.sell.country_of(self.currency);
        let known = country.and_then(|country| file.taxes.of(country));
        known.map_or_else(String::new, |known| tax::note(known, self.words))
    }

    /// What delivery costs where this currency is paid with: the page is the same for all who read
    /// prices in it.
    fn delivery_from(&self, catalogue: &Catalogue) -> String {
        let Some(country) = self.shop.file.sell.country_of(self.currency) else {
            return String::new();
        };
        let ways = quote::ways_to(&self.shop, catalogue, self.currency, country);
        let ways = ways.iter().map(|way| (way.price, way.arrival));
        delivery::offer(ways, country, self.words)
    }
}
