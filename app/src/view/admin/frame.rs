use super::Tone;

/// What every page of the back office shows around its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdminFrame {
    /// "Wayfare"
    pub shop: String,
    /// Entries of the queue.
    pub queue_length: u64,
    /// The form id of the log-out button.
    pub logout_form_id: String,
    /// The offline gateway is in use: no money moves.
    pub sandbox: bool,
    /// What came of the form whose id stands in the address as `done`.
    pub notice: Option<Notice>,
}

/// What became of the merchant's last action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub tone: Tone,
    /// A sentence: "Refund of SGD 20.00 reserved; Antom is asked within seconds."
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// "Wayfare"
    pub shop: String,
    /// The page to go on to: a path below `/admin`.
    pub next: String,
    /// The back office has no password, so nobody can log in.
    pub closed: bool,
    /// Whoever comes in gives a name, and a code if they have a second factor.
    pub named: bool,
    /// "You are logged out." Not a problem; empty if there is nothing to say.
    pub notice: String,
    /// Why the last try was refused; empty if there was none. The same words whatever was wrong.
    pub problem: String,
}
