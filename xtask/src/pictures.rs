//! The drawings, recoloured. Each is drawn once in three placeholder greys; every tone of
//! `tones.toml` makes a picture of it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::run::Result;

const LIGHT: &str = "#b0b8c0";
const BASE: &str = "#8890a0";
const SHADE: &str = "#606878";

/// What lies behind a drawing in the dark, wherever it is shown. `--ground` of `style/tokens.css` is
/// the same, so that nothing changes when the picture comes.
const DARK_GROUND: &str = "#1c2630";

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
        .map(|(name, tone)| {
            let painted = on_dark_ground(&recolour(svg, tone));
            (format!("{drawing}-{name}.svg"), painted)
        })
        .collect()
}

/// Gives the drawing a ground of its own where the reader prefers the dark.
fn on_dark_ground(svg: &str) -> String {
    let Some((tag, rest)) = svg.split_once('>') else {
        return svg.to_owned();
    };
    format!(
        "{tag}><style>@media(prefers-color-scheme:dark){{svg{{background:{DARK_GROUND}}}}}</style>{rest}"
    )
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
        let painted = |planes: &str| {
            format!(
                "<svg><style>@media(prefers-color-scheme:dark){{svg{{background:#1c2630}}}}</style>{planes}<path fill=\"#fff\"/></svg>"
            )
        };
        assert_eq!(
            pictures,
            [
                (
                    "pack-harbour.svg".to_owned(),
                    painted(
                        r##"<path fill="#a1b2c3"/><path fill="#445566"/><path fill="#112233"/>"##
                    )
                ),
                (
                    "pack-moss.svg".to_owned(),
                    painted(r##"<path fill="#8890a0"/><path fill="#cde"/><path fill="#333"/>"##)
                ),
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

    /// The ground behind pictures as the style sheet has it: in the light, then in the dark.
    fn grounds() -> Vec<String> {
        let sheet = include_str!("../../style/tokens.css");
        let values = sheet.split("--ground: ").skip(1);
        let colours = values.filter_map(|rest| rest.split(';').next());
        colours.map(str::to_owned).collect()
    }

    /// How light a colour of the form #rrggbb is, from 0 to 1, as WCAG counts it.
    fn lightness(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.039_28 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (lightness(one) + 0.05, lightness(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn the_ground_is_dark_in_the_dark_and_every_tone_stands_out_from_both() {
        let grounds = grounds();
        let [light, dark] = grounds.as_slice() else {
            panic!("{grounds:?}");
        };
        assert_eq!(dark, DARK_GROUND);
        assert!(lightness(light) > 0.5 && lightness(dark) < 0.05);
        let tones = read_tones(include_str!("../../public/pictures/tones.toml")).unwrap();
        for (name, tone) in &tones {
            for ground in [light, dark] {
                let planes = [&tone.light, &tone.base, &tone.shade];
                let best = planes.map(|plane| contrast(plane, ground));
                assert!(
                    best.iter().any(|it| *it >= 1.5),
                    "{name} on {ground}: {best:?}"
                );
            }
        }
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
