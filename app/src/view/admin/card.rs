use super::{Badge, Moment};

/// What is known of the card of one attempt: what a dispute about it would need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardBlock {
    /// From 1.
    pub attempt: u32,
    /// "VISA ending 0768"; "Card" while unknown.
    pub name: String,
    /// What kind of card it is; only what was told.
    pub about: Vec<CardFact>,
    /// What was checked, in words beside the raw code.
    pub results: Vec<CardCheck>,
    /// Numbers under which others know the payment.
    pub numbers: Vec<CardFact>,
    /// Captures and refunds as the acquirer has them.
    pub movements: Vec<CardMovement>,
}

/// "Issued in": "SG". Only what was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFact {
    pub name: &'static str,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardCheck {
    /// "Address (AVS)"
    pub name: &'static str,
    /// "Matches", "Not told"
    pub result: Badge,
    /// What that means, as sentences; may be empty.
    pub meaning: String,
    /// As it was told: "Y", "ECI 05"; empty if nothing was.
    pub code: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardMovement {
    /// "Capture", "Refund"
    pub kind: &'static str,
    pub at: Option<Moment>,
    pub state: Badge,
    /// `SGD 64.00`; empty if it was not told.
    pub amount: String,
    pub numbers: Vec<CardFact>,
    /// Why it failed; empty if there is nothing to say.
    pub note: String,
}
