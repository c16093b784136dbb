//! How a parcel gets somewhere, in words.

use app::countries::country_name;
use domain::Money;
use domain::order::Arrival;
use time::Date;
use wording::Words;

/// `Arrives between 23 November and 25 November`
pub(crate) fn arrives(arrival: Arrival, words: Words) -> String {
    let day = |day: Date| {
        words.time_month_day(
            day.day().to_string(),
            words.time_month(u8::from(day.month())),
        )
    };
    if arrival.first == arrival.last {
        words.delivery_arrives_on(day(arrival.first))
    } else {
        words.delivery_arrives(day(arrival.first), day(arrival.last))
    }
}

/// What the cheapest way to a country costs, and when it comes; empty where the merchant promises no
/// days, or the country has no name.
pub(crate) fn offer(
    ways: impl Iterator<Item = (Money, Option<Arrival>)>,
    country: &str,
    words: Words,
) -> String {
    let cheapest = ways.min_by_key(|(price, _)| price.minor());
    let told = cheapest.and_then(|(price, arrival)| {
        let (name, arrival) = (country_name(country, words)?, arrival?);
        Some(words.delivery_offer(name, words.money(price), arrives(arrival, words)))
    });
    told.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn days_are_told_in_every_language() {
        let span = |first, last| Arrival { first, last };
        let (monday, friday) = (date!(2026 - 11 - 30), date!(2026 - 12 - 04));
        for (tag, several, one) in [
            (
                "en",
                "Arrives between 30 November and 4 December",
                "Arrives on 4 December",
            ),
            (
                "de",
                "Kommt zwischen dem 30. November und dem 4. Dezember an",
                "Kommt am 4. Dezember an",
            ),
            (
                "pt-BR",
                "Chega entre 30 de novembro e 4 de dezembro",
                "Chega em 4 de dezembro",
            ),
            ("zh-Hans", "预计11月30日至12月4日送达", "预计12月4日送达"),
            (
                "ja",
                "11月30日から12月4日の間にお届けします",
                "12月4日にお届けします",
            ),
            (
                "ko",
                "11월 30일에서 12월 4일 사이에 도착합니다",
                "12월 4일에 도착합니다",
            ),
        ] {
            let words = Words::default();
            let words = words.in_language(tag).unwrap_or(words);
            assert_eq!(arrives(span(monday, friday), words), several, "{tag}");
            assert_eq!(arrives(span(friday, friday), words), one, "{tag}");
        }
    }
}
