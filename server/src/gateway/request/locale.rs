//! In which language Antom's page is to open.

/// The languages that the hosted page is known in. A language that begins like none of them opens
/// it in English.
const LOCALES: [(&str, &str); 17] = [
    ("zh-hk", "zh_HK"),
    ("zh-tw", "zh_TW"),
    ("zh", "zh_CN"),
    ("ja", "ja_JP"),
    ("ko", "ko_KR"),
    ("pt", "pt_BR"),
    ("es", "es_ES"),
    ("fr", "fr_FR"),
    ("de", "de_DE"),
    ("it", "it_IT"),
    ("nl", "nl_NL"),
    ("pl", "pl_PL"),
    ("ms", "ms_MY"),
    ("th", "th_TH"),
    ("id", "id_ID"),
    ("vi", "vi_VN"),
    ("en", "en_US"),
];

/// Antom's name for the language of a page: `zh_CN` for `zh-Hans`.
pub(super) fn locale(language: &str) -> String {
    let language = language.to_ascii_lowercase();
    let known = LOCALES
        .iter()
        .find(|(begin, _)| language.starts_with(begin));
    known.map_or("en_US", |(_, locale)| locale).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_a_page() {
        for (language, asked) in [
            ("en", "en_US"),
            ("zh-Hans", "zh_CN"),
            ("zh-TW", "zh_TW"),
            ("pt-BR", "pt_BR"),
            ("de", "de_DE"),
            ("sv", "en_US"),
            ("", "en_US"),
        ] {
            assert_eq!(locale(language), asked, "{language}");
        }
    }
}
