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

/// A page of a list that begins with the newest. It is found by the row that it follows, so that
/// an old page costs what the first one does, and a row that comes meanwhile moves nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The row that the page follows, as addresses name it; empty for the newest.
    pub after: String,
    /// The last row of the page, if older ones follow.
    pub older: Option<String>,
}
