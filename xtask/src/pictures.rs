//! The drawings, recoloured. Each is drawn once in three placeholder greys; every tone of
//! `tones.toml` makes a picture of it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::run::Result;

const LIGHT: &str = "#b0b8c0";
const BASE: &str = "#8890a0";
const SHADE: &str = "#606878";

/// Tones by name.
pub(crate) type Tones = BTreeMap<String, Tone>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tone {
    light: String,
    base: String,
    shade: String,
}

pub(crate) fn read_tones(text: &str) -> Result<Tones> {
    let tones: Tones = toml::from_str(text).map_err(|error| format!("tones.toml: {error}"))?;
    for (name, tone) in &tones {
        for colour in [&tone.light, &tone.base, &tone.shade] {
            let digits = colour.strip_prefix('#').unwrap_or_default();
            let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            if !matches!(digits.len(), 3 | 6) || !hexadecimal {
                let what =
                    format!("tones.toml: {name}: `{colour}` is no colour of the form #rrggbb");
                return Err(what.into());
            }
        }
    }
    Ok(tones)
}

/// The pictures that a drawing gives, by file name: one for each tone, or itself when it has its
/// own colours.
pub(crate) fn paint(drawing: &str, svg: &str, tones: &Tones) -> Vec<(String, String)> {
    if ![LIGHT, BASE, SHADE].iter().any(|grey| svg.contains(grey)) {
        return vec![(format!("{drawing}.svg"), svg.to_owned())];
    }
    tones
        .iter()
        .map(|(name, tone)| (format!("{drawing}-{name}.svg"), recolour(svg, tone)))
        .collect()
}

/// In one pass, because a tone may itself use one of the placeholder greys.
fn recolour(svg: &str, tone: &Tone) -> String {
    let mut parts = svg.split('#');
    let mut painted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.get(..6).unwrap_or_default();
        let colour = match [LIGHT, BASE, SHADE]
            .iter()
            .position(|grey| grey[1..] == *digits)
        {
            Some(0) => &tone.light,
            Some(1) => &tone.base,
            Some(_) => &tone.shade,
            None => {
                painted.push('#');
                painted.push_str(part);
                continue;
            }
        };
        painted.push_str(colour);
        painted.push_str(&part[6..]);
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: &str = r##"
        [harbour]
        light = "#a1b2c3"
        base = "#445566"
        shade = "#112233"

        [moss]
        light = "#8890a0"
        base = "#cde"
        shade = "#333"
    "##;

    #[test]
    fn a_drawing_is_painted_in_every_tone() {
        let tones = read_tones(TONES).unwrap();
        let svg = r##"<svg><path fill="#b0b8c0"/><path fill="#8890a0"/><path fill="#606878"/><path fill="#fff"/></svg>"##;
        let pictures = paint("pack", svg, &tones);
        assert_eq!(
            pictures,
            [
                ("pack-harbour.svg".to_owned(), r##"<svg><path fill="#a1b2c3"/><path fill="#445566"/><path fill="#112233"/><path fill="#fff"/></svg>"##.to_owned()),
                ("pack-moss.svg".to_owned(), r##"<svg><path fill="#8890a0"/><path fill="#cde"/><path fill="#333"/><path fill="#fff"/></svg>"##.to_owned()),
            ]
        );
    }

    #[test]
    fn a_drawing_with_its_own_colours_stays_as_it_is() {
        let tones = read_tones(TONES).unwrap();
        assert_eq!(
            paint("hero", "<svg/>", &tones),
            [("hero.svg".to_owned(), "<svg/>".to_owned())]
        );
    }

    #[test]
    fn a_tone_must_be_three_colours() {
        let tone = |shade: &str| format!("[a]\nlight='#abc'\nbase='#abc'\n{shade}\n");
        assert_eq!(read_tones(&tone("shade='#aabbcc'")).unwrap().len(), 1);
        for shade in ["", "shade='red'", "shade='#abcdeg'", "shade='#abcd'"] {
            assert!(read_tones(&tone(shade)).is_err(), "{shade}");
        }
    }
}
