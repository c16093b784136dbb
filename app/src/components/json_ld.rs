//! What search engines read of a product.

use domain::{Money, links};
use leptos::serde_json::{Value, json};
use wording::Words;

use super::reviews::average;
use crate::view::{Availability, Product, Review, Site, Variant};

/// `Product` with an `Offer` for each variant.
pub fn product(product: &Product, site: &Site, words: Words) -> String {
    let path = words.path(&links::product(&product.slug));
    let url = format!("{}{path}", site.public_url);
    let offers: Vec<Value> = product
        .variants
        .iter()
        .map(|variant| offer(variant, &url))
        .collect();
    let pictures: Vec<String> = product
        .variants
        .get(product.selected)
        .into_iter()
        .flat_map(|variant| &variant.pictures)
        .map(|picture| format!("{}{}", site.public_url, picture.src))
        .collect();
    let mut told = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.name,
        "description": product.summary,
        "category": product.category.name,
        "image": pictures,
        "url": url,
        "brand": { "@type": "Brand", "name": words.shop_name_alone() },
        "offers": offers,
    });
    if let Some(rating) = product.rating {
        told["aggregateRating"] = json!({
            "@type": "AggregateRating",
            "ratingValue": average(rating),
            "reviewCount": rating.count,
            "bestRating": 5,
            "worstRating": 1,
        });
        told["review"] = product.reviews.iter().map(|it| review(it, words)).collect();
    }
    script(&told)
}

fn review(review: &Review, words: Words) -> Value {
    let name = match review.name.as_str() {
        "" => words.review_nobody(),
        name => name,
    };
    json!({
        "@type": "Review",
        "author": { "@type": "Person", "name": name },
        "datePublished": review.iso_day,
        "inLanguage": review.language,
        "reviewBody": review.text,
        "reviewRating": { "@type": "Rating", "ratingValue": review.stars, "bestRating": 5 },
    })
}

fn offer(variant: &Variant, url: &str) -> Value {
    let availability = match variant.availability {
        Availability::InStock => "https://schema.org/InStock",
        Availability::Low(_) => "https://schema.org/LimitedAvailability",
        Availability::Out => "https://schema.org/OutOfStock",
    };
    let mut offer = json!({
        "@type": "Offer",
        "sku": variant.sku,
        "name": variant.label,
        "price": major(variant.price),
        "priceCurrency": variant.price.currency().code(),
        "availability": availability,
        "itemCondition": "https://schema.org/NewCondition",
        "url": links::with_query(url, [("sku", variant.sku.as_str())]),
    });
    if let Some(was) = variant.was {
        offer["priceSpecification"] = json!({
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": major(was),
            "priceCurrency": was.currency().code(),
        });
    }
    offer
}

/// Who sells, and how the shop is searched.
pub fn shop(site: &Site, words: Words) -> String {
    let home = format!("{}{}", site.public_url, words.path("/"));
    let found = format!("{}{}", site.public_url, words.path("/shop"));
    let mut seller = json!({
        "@type": "OnlineStore",
        "@id": format!("{}/#shop", site.public_url),
        "name": words.shop_name_alone(),
        "url": home,
        "logo": format!("{}{}/icons/512.png", site.public_url, site.assets),
        "email": site.about.help_mail,
    });
    if let Some(company) = &site.about.company {
        seller["legalName"] = company.name.clone().into();
        seller["address"] = company.address.join(", ").into();
        if let Some(id) = &company.vat_id {
            seller["vatID"] = id.clone().into();
        }
    }
    script(&json!({
        "@context": "https://schema.org",
        "@graph": [
            seller,
            {
                "@type": "WebSite",
                "name": words.shop_name_alone(),
                "url": home,
                "inLanguage": words.language(),
                "publisher": { "@id": format!("{}/#shop", site.public_url) },
                "potentialAction": {
                    "@type": "SearchAction",
                    "target": format!("{found}?q={{search_term_string}}"),
                    "query-input": "required name=search_term_string",
                },
            },
        ],
    }))
}

/// `trail`: name and path of each step, from the top.
pub fn breadcrumbs(trail: &[(String, String)], site: &Site, words: Words) -> String {
    let items: Vec<Value> = trail
        .iter()
        .zip(1..)
        .map(|((name, path), position)| {
            json!({
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": format!("{}{}", site.public_url, words.path(path)),
            })
        })
        .collect();
    script(&json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }))
}

/// No name may end the script element that the data stands in.
fn script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c")
}

/// A plain decimal, without currency or grouping.
fn major(money: Money) -> String {
    let exponent = money.currency().exponent();
    let one = 10_i64.pow(exponent);
    let (whole, part) = (money.minor() / one, money.minor() % one);
    match exponent {
        0 => whole.to_string(),
        places => format!("{whole}.{part:0width$}", width = places as usize),
    }
}

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;

    #[test]
    fn a_price_is_a_plain_decimal() {
        let price = |minor, currency| major(Money::new(minor, currency).unwrap());
        assert_eq!(price(6_405, Currency::Sgd), "64.05");
        assert_eq!(price(640_000, Currency::Jpy), "640000");
    }

    #[test]
    fn a_name_cannot_end_the_script() {
        let site = Site {
            public_url: "https://shop.example".to_owned(),
            assets: "/pkg/0".to_owned(),
            currency: Currency::Sgd,
            currencies: vec![Currency::Sgd],
            about: Default::default(),
            in_cart: 0,
            keeps_cookies: true,
            sandbox: false,
        };
        let trail = [("</script><script>alert(1)".to_owned(), "/shop".to_owned())];
        let json = breadcrumbs(&trail, &site, Words::default());
        assert!(!json.contains('<'));
        assert!(json.contains("\\u003c/script>"));
    }
}
