use serde::Deserialize;

use crate::text::number_text;

/// How a country's postcodes look.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Postcode {
    /// `#` is a digit, `@` a letter; other characters stand for themselves.
    shapes: Vec<String>,
    pub(super) example: String,
}

impl Postcode {
    /// The postcode with the blanks and hyphens that belong into it, whatever was typed between its
    /// letters and digits.
    pub(super) fn written(&self, typed: &str) -> Option<String> {
        let bare: Vec<char> = number_text(typed)
            .chars()
            .filter(|letter| !" -.,〒".contains(*letter))
            .flat_map(char::to_uppercase)
            .collect();
        self.shapes.iter().find_map(|shape| fit(shape, &bare))
    }
}

fn fit(shape: &str, bare: &[char]) -> Option<String> {
    let mut letters = bare.iter();
    let mut written = String::new();
    for place in shape.chars() {
        match place {
            '#' => written.push(*letters.next().filter(|letter| letter.is_ascii_digit())?),
            '@' => written.push(
                *letters
                    .next()
                    .filter(|letter| letter.is_ascii_uppercase())?,
            ),
            between => written.push(between),
        }
    }
    letters.next().is_none().then_some(written)
}

#[cfg(test)]
mod tests {
    use crate::address::AddressFormat;

    #[test]
    fn a_postcode_is_understood_however_it_is_typed() {
        for (country, typed, written) in [
            ("GB", "sw1a1aa", Some("SW1A 1AA")),
            ("GB", "M1  1AE", Some("M1 1AE")),
            ("JP", "〒１００ー０００１", Some("100-0001")),
            ("JP", "1000001", Some("100-0001")),
            ("PL", "00\u{2011}950", Some("00-950")),
            ("NL", "1012js", Some("1012 JS")),
            ("CA", "k1a-0b1", Some("K1A 0B1")),
            ("US", "627011234", Some("62701-1234")),
            ("US", "6270", None),
            ("SG", "10115", None),
            ("DE", "8033l", None),
            ("HK", "999077", None),
        ] {
            let format = AddressFormat::of(country).unwrap();
            assert_eq!(
                format.postcode(typed).as_deref(),
                written,
                "{country}: {typed}"
            );
        }
    }
}
