//! The brands of South Korean cards whose issuers authenticate the buyer (guide 004).

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Brand {
    pub(crate) name: &'static str,
    pub(crate) label: &'static str,
}

const fn brand(name: &'static str, label: &'static str) -> Brand {
    Brand { name, label }
}

pub(crate) static KOREAN: &[Brand] = &[
    brand("HYUNDAI", "Hyundai Card"),
    brand("SHINHAN", "Shinhan Card"),
    brand("SAMSUNG", "Samsung Card"),
    brand("KOOKMIN", "KB Kookmin Card"),
    brand("LOTTE", "Lotte Card"),
    brand("BC", "BC Card"),
    brand("KEBHANA", "Hana Card"),
    brand("WOORI", "Woori Card"),
    brand("NONGHYUP", "NH NongHyup Card"),
    brand("CITI", "Citi Card"),
    brand("KAKAOBANK", "KakaoBank"),
    brand("KBANK", "K bank"),
    brand("TOSSBANK", "Toss Bank"),
];

/// Brands of cards that are typed, for consult.
static TYPED: &[Brand] = &[
    brand("VISA", "Visa"),
    brand("MASTERCARD", "Mastercard"),
    brand("CARTES_BANCAIRES", "Cartes Bancaires"),
];

/// What a card can be: South Korean brands for won only.
pub(crate) fn for_currency(code: &str) -> impl Iterator<Item = &'static Brand> {
    let korean: &[Brand] = if code == "KRW" { KOREAN } else { &[] };
    TYPED.iter().chain(korean)
}

pub(crate) fn korean(name: &str) -> Option<&'static Brand> {
    KOREAN.iter().find(|brand| brand.name == name)
}

pub(crate) fn label(name: &str) -> Option<&'static str> {
    TYPED
        .iter()
        .chain(KOREAN)
        .find(|brand| brand.name == name)
        .map(|brand| brand.label)
}
