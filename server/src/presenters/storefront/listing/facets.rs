//! What a list can be narrowed to, with how many goods each choice leaves.

use app::view::{Choice, Facet, ListingQuery};
use domain::Money;
use wording::Words;

use super::{Candidate, Filter, Filters};
use crate::presenters::storefront::VisitorsShop;
use crate::store::catalogue::Catalogue;

/// Of fewer goods nobody needs to choose a range of prices.
const FEWEST_WITH_PRICES: usize = 6;

impl VisitorsShop {
    /// Each facet counts what passes all others.
    pub(super) fn facets(
        &self,
        catalogue: &Catalogue,
        candidates: &[Candidate<'_>],
        filters: &Filters<'_>,
        query: &ListingQuery,
    ) -> Vec<Facet> {
        let passing = |left_out: Filter| -> Vec<&Candidate<'_>> {
            let passes = |it: &&Candidate<'_>| filters.passes_but(Some(left_out), it);
            candidates.iter().filter(passes).collect()
        };
        let first = ListingQuery {
            page: 1,
            ..query.clone()
        };
        let categories = {
            let passing = passing(Filter::Category);
            let choices = catalogue.categories.iter().map(|category| {
                let of_it = passing
                    .iter()
                    .filter(|it| it.product.category == category.slug);
                let chosen = filters.category == Some(category.slug.as_str());
                Choice {
                    label: category.name.clone(),
                    count: of_it.count(),
                    chosen,
                    swatch: None,
                    query: if chosen {
                        Filter::Category.off(query)
                    } else {
                        ListingQuery {
                            category: category.slug.clone(),
                            ..first.clone()
                        }
                    },
                }
            });
            facet(self.words.search_facet_category(), choices)
        };
        let colours = {
            let passing = passing(Filter::Colour);
            let choices = catalogue.colours.iter().map(|colour| {
                let comes_in = |it: &&&Candidate<'_>| {
                    it.tones.iter().any(|(tone, in_stock)| {
                        *tone == colour.tone && (*in_stock || !filters.in_stock)
                    })
                };
                let chosen = query.colours.contains(&colour.tone);
                let mut toggled = first.clone();
                if chosen {
                    toggled.colours.retain(|tone| *tone != colour.tone);
                } else {
                    toggled.colours.push(colour.tone.clone());
                }
                Choice {
                    label: colour.name.clone(),
                    count: passing.iter().filter(comes_in).count(),
                    chosen,
                    swatch: Some(colour.swatch.clone()),
                    query: toggled,
                }
            });
            facet(self.words.search_facet_colour(), choices)
        };
        let stock = {
            let passing = passing(Filter::Stock);
            let count = passing.iter().filter(|it| it.is_in_stock()).count();
            let choice = Choice {
                label: self.words.search_in_stock().to_owned(),
                count,
                chosen: filters.in_stock,
                swatch: None,
                query: ListingQuery {
                    in_stock: !filters.in_stock,
                    ..first.clone()
                },
            };
            // Where everything is in stock there is nothing to choose.
            let is_one = filters.in_stock || count < passing.len();
            is_one.then(|| Facet {
                name: self.words.search_facet_stock().to_owned(),
                choices: vec![choice],
            })
        };
        let prices = self.prices(&passing(Filter::Price), filters, &first);
        [categories, colours, prices, stock]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Ranges with about as many goods in each.
    fn prices(
        &self,
        passing: &[&Candidate<'_>],
        filters: &Filters<'_>,
        first: &ListingQuery,
    ) -> Option<Facet> {
        let mut prices: Vec<i64> = passing.iter().map(|it| it.price).collect();
        prices.sort_unstable();
        let edges = edges(&prices);
        let money = |minor: i64| Money::new(minor, self.currency).ok();
        let lowest = edges.iter().map(|edge| Some(*edge));
        let ranges = std::iter::once(None)
            .chain(lowest.clone())
            .zip(lowest.chain([None]));
        let choices = ranges.filter_map(|(from, to)| {
            let (from, to) = match (from, to) {
                (None, None) => return None,
                (from, to) => (from.map(money), to.map(money)),
            };
            let from = from.flatten();
            // One step less, so that no amount is in two ranges.
            let until = to.flatten().and_then(|to| {
                let step = to.currency().step();
                money(to.minor() - step)
            });
            let in_range = |price: &&i64| {
                from.is_none_or(|from| **price >= from.minor())
                    && until.is_none_or(|until| **price <= until.minor())
            };
            let chosen = filters.min == from && filters.max == until;
            let typed = |amount: Option<Money>| amount.map(Money::major_text).unwrap_or_default();
            Some(Choice {
                label: price_label(from, until, self.words),
                count: prices.iter().filter(in_range).count(),
                chosen,
                swatch: None,
                query: if chosen {
                    Filter::Price.off(first)
                } else {
                    ListingQuery {
                        min: typed(from),
                        max: typed(until),
                        ..first.clone()
                    }
                },
            })
        });
        facet(self.words.search_facet_price(), choices)
    }
}

/// None where there is nothing to choose.
fn facet(name: &str, choices: impl Iterator<Item = Choice>) -> Option<Facet> {
    let choices: Vec<Choice> = choices
        .filter(|choice| choice.count > 0 || choice.chosen)
        .collect();
    let is_one = choices.len() > 1 || choices.iter().any(|choice| choice.chosen);
    is_one.then(|| Facet {
        name: name.to_owned(),
        choices,
    })
}

/// A range of prices in words.
pub(super) fn price_label(min: Option<Money>, max: Option<Money>, words: Words) -> String {
    match (min, max) {
        (Some(min), Some(max)) => words.search_price_between(words.money(min), words.money(max)),
        (Some(min), None) => words.search_price_from(words.money(min)),
        (None, Some(max)) => words.search_price_up_to(words.money(max)),
        (None, None) => String::new(),
    }
}

/// Round amounts that part sorted prices into about four.
fn edges(prices: &[i64]) -> Vec<i64> {
    let (Some(least), Some(most)) = (prices.first(), prices.last()) else {
        return Vec::new();
    };
    if prices.len() < FEWEST_WITH_PRICES {
        return Vec::new();
    }
    let quarters = (1..4).filter_map(|quarter| prices.get(prices.len() * quarter / 4));
    let mut edges: Vec<i64> = quarters.map(|price| round(*price)).collect();
    edges.retain(|edge| edge > least && edge <= most);
    edges.dedup();
    edges
}

/// The nearest amount that begins with 1, 2 or 5 and is nothing but noughts from there on.
fn round(price: i64) -> i64 {
    let digits = price.max(1).ilog10();
    let power = 10_i64.saturating_pow(digits);
    let steps = [1, 2, 5, 10].map(|step: i64| step.saturating_mul(power));
    steps
        .into_iter()
        .min_by_key(|step| step.abs_diff(price))
        .unwrap_or(price)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_round_and_in_order() {
        assert_eq!(
            edges(&[900, 1_200, 2_100, 2_400, 4_800, 6_400, 12_900, 18_900]),
            [2_000, 5_000, 10_000]
        );
        assert_eq!(edges(&[1_000; 9]), [0_i64; 0]);
        assert_eq!(edges(&[1, 2, 3]), [0_i64; 0]);
        for price in [1, 9, 14, 149, 1_800, i64::MAX] {
            assert!(round(price) > 0);
        }
    }
}
