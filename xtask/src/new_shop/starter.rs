//! The files in which a new shop differs from the one that it is made from. Nothing here reads or
//! writes a disk, so that the server's tests can make a shop and sell from it.

use std::fmt::Write as _;

use domain::Currency;

/// What a new shop is.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    pub(crate) name: String,
    /// The first is the one that buyers begin with.
    pub(crate) currencies: Vec<Currency>,
    /// Two letters of ISO 3166 each.
    pub(crate) countries: Vec<String>,
    /// A folder of `wording/locales`.
    pub(crate) language: String,
    /// `#rrggbb`
    pub(crate) accent: String,
    /// Parts that are on: `accounts`.
    pub(crate) parts: Vec<String>,
}

/// Every part that can be switched off, as `shop.toml` names it.
pub(crate) const PARTS: [&str; 5] = [
    "accounts",
    "instalments",
    "promotions",
    "subscriptions",
    "travel",
];

/// What the starter sells: a slug, a name, and the tones that it comes in.
const GOODS: [(&str, &str, &[&str]); 3] = [
    ("first-thing", "First thing", &["harbour", "sand"]),
    ("second-thing", "Second thing", &["moss"]),
    ("third-thing", "Third thing", &["clay", "ink"]),
];

/// In minor units of whatever currency: EUR 20.00, JPY 2,000.
const PRICE: i64 = 2_000;
const DELIVERY: i64 = 500;

/// The one text that is right in every language.
const NAME: &str = "{ -shop-name }";

/// What the demo says of its own goods, and what a shop begins with instead.
const TEXTS: [(&str, &str); 8] = [
    ("shop-slogan", "Welcome to { -shop-name }."),
    ("home-title", NAME),
    ("home-description", "Everything that { -shop-name } sells."),
    ("home-kicker", "Welcome"),
    ("home-heading", NAME),
    (
        "home-lead",
        "Everything here can be bought today and paid safely.",
    ),
    ("home-picture", "Three simple shapes on a plain ground"),
    (
        "help-returns-except",
        "What was worn or broken cannot be returned.",
    ),
];

/// What the demo says as if everything were a journey.
const ENGLISH_TEXTS: [(&str, &str); 3] = [
    ("error-missing", "Nothing is here"),
    ("mail-order", "Order"),
    (
        "help-delivery-progress",
        "Where is my order? Its page shows how far it has come: see { -help-your-orders }, or open the link \
         in your receipt.",
    ),
];

impl Answers {
    /// The files by path. `shop` is the `shop.toml` that they begin with: its comments stay.
    pub(crate) fn files(&self, shop: &str) -> Vec<(String, Vec<u8>)> {
        let mut files = vec![
            ("shop.toml".to_owned(), self.shop(shop).into_bytes()),
            (
                "server/catalogue.toml".to_owned(),
                self.catalogue().into_bytes(),
            ),
            (
                "server/timetable.toml".to_owned(),
                self.timetable().into_bytes(),
            ),
            ("README.md".to_owned(), self.readme().into_bytes()),
            ("public/favicon.svg".to_owned(), self.icon().into_bytes()),
            ("public/og.png".to_owned(), picture_to_share(&self.accent)),
            (
                "public/pictures/hero.svg".to_owned(),
                hero(&self.accent).into_bytes(),
            ),
        ];
        let drawings = GOODS.iter().zip(1..);
        files.extend(drawings.map(|((slug, ..), corners)| {
            let path = format!("public/pictures/{slug}.svg");
            (path, drawing(corners).into_bytes())
        }));
        files
    }

    /// The template with this shop's values; keys that it only shows in a comment are said.
    fn shop(&self, template: &str) -> String {
        let list = |names: Vec<String>| {
            let quoted: Vec<String> = names.iter().map(|name| quoted(name)).collect();
            format!("[{}]", quoted.join(", "))
        };
        let codes = self.currencies.iter().map(|code| code.code().to_owned());
        let mut values = vec![
            ("shop", "name", quoted(&self.name)),
            ("shop", "language", quoted(&self.language)),
            ("shop", "time_zone", quoted(self.time_zone())),
            (
                "shop",
                "help_mail",
                quoted(&format!("help@{}.example", self.slug())),
            ),
            ("shop", "order_prefix", quoted(&self.prefix('O'))),
            ("shop", "subscription_prefix", quoted(&self.prefix('S'))),
            ("look", "accent", quoted(&self.accent)),
            ("sell", "currencies", list(codes.collect())),
            ("sell", "countries", list(self.countries.clone())),
        ];
        for part in PARTS {
            let is_on = self.parts.iter().any(|on| on == part);
            values.push(("parts", part, is_on.to_string()));
        }
        let mut table = String::new();
        let mut text = String::new();
        let mut has_zone = false;
        for line in template.lines() {
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                name.clone_into(&mut table);
            }
            if table.starts_with("texts.") {
                continue;
            }
            if table == "[zone]" {
                // The demo's countries are not this shop's.
                if !has_zone {
                    text.push_str("[[zone]]\nways.standard = { days = [3, 5] }\n\n");
                }
                has_zone = true;
                continue;
            }
            if table == "tax" && line.contains(" = {") {
                // Nor are its taxes.
                continue;
            }
            let bare = line.strip_prefix("# ").unwrap_or(line);
            let key = bare.split_once(" = ").map(|(key, _)| key);
            let at = values
                .iter()
                .position(|(of, name, _)| *of == table && key == Some(name));
            match at {
                Some(at) => {
                    let (_, key, value) = values.remove(at);
                    let _ = writeln!(text, "{key} = {value}");
                }
                None => {
                    let _ = writeln!(text, "{line}");
                }
            }
        }
        text + &self.texts()
    }

    /// What the demo says of bags and boarding. Only the name is a word of every language.
    fn texts(&self) -> String {
        let language = &self.language;
        let mut text = format!(
            "\n# In place of what was said of another shop's goods. Write your own; `-shop-name` is the name.\n\
             [texts.{language}]\n"
        );
        for (key, said) in TEXTS {
            let said = if language == "en" { said } else { NAME };
            let _ = writeln!(text, "{key} = {}", quoted(said));
        }
        if language == "en" {
            for (key, said) in ENGLISH_TEXTS {
                let _ = writeln!(text, "{key} = {}", quoted(said));
            }
        }
        text
    }

    fn catalogue(&self) -> String {
        let price = self.prices(PRICE);
        let mut text = format!(
            "# What {} sells. These goods are a beginning; docs/forking.md says what each key means.\n\
             # Prices are in minor units of each currency: EUR 2000 is 20.00, JPY 2000 is 2,000 yen.\n\n\
             [[category]]\nslug = \"things\"\nname = \"Things\"\n\n\
             [[delivery]]\nid = \"standard\"\nname = \"Standard delivery\"\n\
             promise = \"Arrives in 3 to 5 working days\"\nprice = {}\n",
            self.comment(),
            self.prices(DELIVERY)
        );
        for (slug, name, tones) in GOODS {
            let _ = write!(
                text,
                "\n[[product]]\nslug = \"{slug}\"\nname = \"{name}\"\ncategory = \"things\"\n\
                 summary = \"Something to begin with.\"\n\
                 description = [\"Say here what it is good for.\"]\n\
                 details = [[\"Weight\", \"100 g\"]]\n\
                 drawing = \"{slug}\"\nalt = \"A plain shape that stands for the {}\"\nfeatured = true\n",
                name.to_lowercase()
            );
            for tone in tones {
                let sku = format!("{slug}-{tone}").to_uppercase();
                let _ = write!(
                    text,
                    "\n[[product.variant]]\nsku = \"{sku}\"\nlabel = \"{}\"\ntone = \"{tone}\"\n\
                     stock = 10\nprice = {price}\n",
                    capitalised(tone)
                );
            }
        }
        text
    }

    fn timetable(&self) -> String {
        let price = self.prices(PRICE);
        format!(
            "# The journeys and nights that {} sells to companies; docs/travel.md says what each key means.\n\n\
             delivery = \"Tickets by email\"\n\n\
             [[city]]\ncode = \"AAA\"\nname = \"Here\"\n\n\
             [[city]]\ncode = \"BBB\"\nname = \"There\"\n\n\
             [[carrier]]\ncode = \"XX\"\nname = \"A carrier\"\n\n\
             [[service]]\nid = \"HERE-THERE\"\nmode = \"train\"\n\n\
             [[service.leg]]\ncarrier = \"XX\"\nnumber = \"XX1\"\nfrom = \"AAA\"\nto = \"BBB\"\n\
             departs = \"09:00+00:00\"\narrives = \"11:00+00:00\"\nprice = {price}\n",
            self.comment()
        )
    }

    fn readme(&self) -> String {
        format!(
            "# {}\n\n\
             A shop on [Antom](https://www.antom.com) payments, made from Wayfare, which is open source.\n\n\
             ```sh\n\
             cargo xtask serve   # builds everything, opens the shop and a sandbox that takes no money\n\
             cargo xtask check   # the quick checks\n\
             ```\n\n\
             | what | where |\n|---|---|\n\
             | name, currencies, countries, parts, texts | `shop.toml` |\n\
             | goods, prices, delivery | `server/catalogue.toml` |\n\
             | pictures | `public/` |\n\
             | colours and type | `style/tokens.css` |\n\n\
             [Forking](docs/forking.md) says what else there is, [Going live](docs/going-live.md) how to take \
             money, [Deploying](docs/deploying.md) how to ship it. Write the pages `/privacy` and `/imprint` \
             before the first buyer.\n\n\
             ## Licence\n\n\
             The software is licensed under [MIT](LICENSE-MIT) or [Apache-2.0](LICENSE-APACHE).\n",
            self.name
        )
    }

    /// The first letter of the name, on the accent.
    fn icon(&self) -> String {
        let letter = self.name.chars().find(|letter| letter.is_alphanumeric());
        let letter = letter.unwrap_or('S').to_uppercase().to_string();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 32 32\">\
             <rect width=\"32\" height=\"32\" rx=\"7\" fill=\"{}\"/>\
             <circle cx=\"16\" cy=\"16\" r=\"11\" fill=\"#fffcf5\"/>\
             <text x=\"16\" y=\"21.5\" text-anchor=\"middle\" font-family=\"sans-serif\" font-size=\"16\" \
             font-weight=\"700\" fill=\"#1c2733\">{letter}</text></svg>\n",
            self.accent
        )
    }

    /// The same amount in every currency.
    fn prices(&self, minor: i64) -> String {
        let each = self.currencies.iter();
        let each: Vec<String> = each
            .map(|code| format!("{} = {minor}", code.code()))
            .collect();
        format!("{{ {} }}", each.join(", "))
    }

    /// The name's letters, for a host name.
    fn slug(&self) -> String {
        let letters = self.name.to_lowercase();
        let plain: String = letters
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        if plain.is_empty() {
            "shop".to_owned()
        } else {
            plain
        }
    }

    /// That of the first country, as its capital has it.
    fn time_zone(&self) -> &'static str {
        match self.countries.first().map(String::as_str) {
            Some("AU") => "Australia/Sydney",
            Some("BR") => "America/Sao_Paulo",
            Some("CA") => "America/Toronto",
            Some("CN") => "Asia/Shanghai",
            Some("DE") => "Europe/Berlin",
            Some("ES") => "Europe/Madrid",
            Some("FR") => "Europe/Paris",
            Some("GB") => "Europe/London",
            Some("HK") => "Asia/Hong_Kong",
            Some("IT") => "Europe/Rome",
            Some("JP") => "Asia/Tokyo",
            Some("KR") => "Asia/Seoul",
            Some("MY") => "Asia/Kuala_Lumpur",
            Some("NL") => "Europe/Amsterdam",
            Some("PL") => "Europe/Warsaw",
            Some("SG") => "Asia/Singapore",
            Some("US") => "America/New_York",
            Some(_) | None => "UTC",
        }
    }

    /// The first letter of the name and another, for numbers.
    fn prefix(&self, other: char) -> String {
        let first = self.name.chars().find(char::is_ascii_alphabetic);
        let first = first.unwrap_or('N').to_ascii_uppercase();
        format!("{first}{other}")
    }

    /// The name where a line break would end a comment.
    fn comment(&self) -> String {
        self.name.replace(char::is_control, " ")
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// A shape in the three greys that `tones.toml` makes colours of.
fn drawing(shape: u32) -> String {
    let body = match shape {
        1 => {
            "<rect x=\"120\" y=\"80\" width=\"160\" height=\"150\" rx=\"14\" fill=\"#8890a0\"/>\
             <rect x=\"120\" y=\"80\" width=\"160\" height=\"34\" rx=\"14\" fill=\"#b0b8c0\"/>\
             <rect x=\"252\" y=\"114\" width=\"28\" height=\"116\" rx=\"10\" fill=\"#606878\"/>"
        }
        2 => {
            "<circle cx=\"200\" cy=\"150\" r=\"84\" fill=\"#8890a0\"/>\
             <path d=\"M200 66a84 84 0 0 0-80 110q70-20 110-104z\" fill=\"#b0b8c0\"/>\
             <path d=\"M150 218a84 84 0 0 0 130-44q-60 40-130 44z\" fill=\"#606878\"/>"
        }
        _ => {
            "<path d=\"M200 62l96 168H104z\" fill=\"#8890a0\"/>\
             <path d=\"M200 62l-96 168 64-30z\" fill=\"#b0b8c0\"/>\
             <path d=\"M200 62l96 168-54-30z\" fill=\"#606878\"/>"
        }
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\">\
         <ellipse cx=\"205\" cy=\"240\" rx=\"120\" ry=\"11\" fill=\"#1b2a3a\" fill-opacity=\".1\"/>{body}</svg>\n"
    )
}

fn hero(accent: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\">\
         <rect width=\"640\" height=\"480\" rx=\"8\" fill=\"#e3d8c3\"/>\
         <rect x=\"80\" y=\"190\" width=\"150\" height=\"190\" rx=\"12\" fill=\"#4a8bb0\"/>\
         <circle cx=\"330\" cy=\"290\" r=\"90\" fill=\"{accent}\"/>\
         <path d=\"M500 170l100 210H400z\" fill=\"#7b925f\"/>\
         <rect x=\"40\" y=\"380\" width=\"560\" height=\"8\" rx=\"4\" fill=\"#1c2733\"/></svg>\n"
    )
}

const SHARED_WIDTH: u32 = 1_200;
const SHARED_HEIGHT: u32 = 630;

/// What other sites show of the shop: its colour on paper, 1200 by 630, as PNG of two colours. The
/// pixels are stored as they are, so that no library has to press them.
fn picture_to_share(accent: &str) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [SHARED_WIDTH.to_be_bytes(), SHARED_HEIGHT.to_be_bytes()].concat();
    // One bit a pixel, from a palette.
    header.extend([1, 3, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &header);
    let digits = accent.trim_start_matches('#');
    let channel = |at| {
        digits
            .get(at..at + 2)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok())
    };
    let mut palette = vec![0xf1, 0xea, 0xdd];
    palette.extend([0, 2, 4].map(|at| channel(at).unwrap_or_default()));
    chunk(&mut png, b"PLTE", &palette);
    let mut pixels = Vec::new();
    for row in 0..SHARED_HEIGHT {
        let is_band = (270..360).contains(&row);
        // Each row begins with its filter: none.
        pixels.push(0);
        pixels.extend((0..SHARED_WIDTH / 8).map(|column| {
            match is_band && (15..135).contains(&column) {
                true => 0xff,
                false => 0,
            }
        }));
    }
    chunk(&mut png, b"IDAT", &stored(&pixels));
    chunk(&mut png, b"IEND", &[]);
    png
}

/// Bytes in the form of zlib (RFC 1950), not pressed.
fn stored(bytes: &[u8]) -> Vec<u8> {
    const MOST: usize = 0xffff;
    let mut zlib = vec![0x78, 0x01];
    let mut blocks = bytes.chunks(MOST).peekable();
    while let Some(block) = blocks.next() {
        zlib.push(u8::from(blocks.peek().is_none()));
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        zlib.extend(length.to_le_bytes());
        zlib.extend((!length).to_le_bytes());
        zlib.extend(block);
    }
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    zlib.extend(((high << 16) | low).to_be_bytes());
    zlib
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX);
    let checked = [kind.as_slice(), content].concat();
    png.extend(length.to_be_bytes());
    png.extend(&checked);
    png.extend(crc(&checked).to_be_bytes());
}

/// CRC-32, as PNG wants it.
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
        }
    }
    !sum
}
