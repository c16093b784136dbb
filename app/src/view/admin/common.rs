/// What a state means for the merchant. Colour and shape go with it; the word says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Under way; nobody need do anything.
    Waiting,
    /// A person should look.
    Warning,
    /// It went wrong.
    Bad,
    /// Over, or of no weight.
    Quiet,
}

/// A state as a word and a tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// "Paid", "Needs review"
    pub label: String,
    pub tone: Tone,
}

impl Badge {
    #[must_use]
    pub fn new(label: impl Into<String>, tone: Tone) -> Self {
        Self {
            label: label.into(),
            tone,
        }
    }
}

/// One entry of a filter. The empty value means "all".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterOption {
    /// What stands in the address: `needs_review`.
    pub value: String,
    /// "Needs review"
    pub label: String,
}

/// Where in a long list the page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// From 1.
    pub page: u64,
    pub per_page: u64,
    /// How many entries there are in all.
    pub total: u64,
}

impl Pagination {
    /// At least 1, also for an empty list.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.total.div_ceil(self.per_page.max(1)).max(1)
    }

    /// The places of the first and the last entry on this page, from 1.
    #[must_use]
    pub fn shown(&self) -> (u64, u64) {
        let before = self.page.saturating_sub(1).saturating_mul(self.per_page);
        (
            (before + 1).min(self.total),
            (before + self.per_page).min(self.total),
        )
    }
}
