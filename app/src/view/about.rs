use std::hash::{Hash, Hasher};

/// What pages tell of the shop beside its name, which is among its words. The merchant decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The address of a picture that stands in place of the name.
    pub logo: Option<String>,
    /// The address of the style sheet with the shop's own accents.
    pub style_sheet: Option<String>,
    pub help_mail: String,
    /// `None`: the shop is a demonstration.
    pub company: Option<Company>,
    /// Where goods go, the first in the checkout's list first: two letters of ISO 3166.
    pub countries: Vec<String>,
    pub parts: Parts,
    /// Pages that the merchant wrote.
    pub pages: Vec<OwnPage>,
}

/// Who sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub name: String,
    /// A line each.
    pub address: Vec<String>,
    pub vat_id: Option<String>,
}

impl Company {
    /// In one line: "Wayfare Pte. Ltd., 1 Harbour Road, 098633 Singapore".
    #[must_use]
    pub fn line(&self) -> String {
        let lines = std::iter::once(&self.name).chain(&self.address);
        let lines: Vec<&str> = lines.map(String::as_str).collect();
        lines.join(", ")
    }
}

/// Parts of the shop that have pages or forms; one that is off is linked nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each part is on or off by itself"
)]
pub struct Parts {
    pub accounts: bool,
    pub promotions: bool,
    pub subscriptions: bool,
    pub travel: bool,
}

/// A page that the merchant wrote, such as terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPage {
    /// `/terms`
    pub path: String,
    pub title: String,
    pub html: String,
}

impl About {
    #[must_use]
    pub fn page(&self, path: &str) -> Option<&OwnPage> {
        self.pages.iter().find(|page| page.path == path)
    }
}

/// For pages that are shown outside of any shop: everything is on.
impl Default for About {
    fn default() -> Self {
        Self {
            logo: None,
            style_sheet: None,
            help_mail: "help@shop.example".to_owned(),
            company: None,
            countries: ["SG", "DE", "US"].map(str::to_owned).into(),
            parts: Parts {
                accounts: true,
                promotions: true,
                subscriptions: true,
                travel: true,
            },
            pages: Vec::new(),
        }
    }
}

/// By what stands in the frame of each page: what pages of one's own say is long.
impl Hash for About {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.logo, self.parts, self.pages.len()).hash(state);
    }
}
