//! The countries and regions that a shop can deliver to.

use wording::{Sentences, Words};

type Name = fn(&Sentences) -> &'static str;

/// ISO 3166 codes with their names.
pub const COUNTRIES: [(&str, Name); 17] = [
    ("SG", Sentences::country_sg),
    ("AU", Sentences::country_au),
    ("BR", Sentences::country_br),
    ("CA", Sentences::country_ca),
    ("CN", Sentences::country_cn),
    ("FR", Sentences::country_fr),
    ("DE", Sentences::country_de),
    ("HK", Sentences::country_hk),
    ("IT", Sentences::country_it),
    ("JP", Sentences::country_jp),
    ("MY", Sentences::country_my),
    ("NL", Sentences::country_nl),
    ("PL", Sentences::country_pl),
    ("KR", Sentences::country_kr),
    ("ES", Sentences::country_es),
    ("GB", Sentences::country_gb),
    ("US", Sentences::country_us),
];

/// Names the country of a code; `None` for one whose addresses are not known.
pub fn country_name(code: &str, words: Words) -> Option<&'static str> {
    COUNTRIES
        .into_iter()
        .find(|(country, _)| *country == code)
        .map(|(_, name)| name(&words))
}
