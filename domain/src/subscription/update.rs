use super::effect::MailKind;
use super::schedule::Rate;
use crate::time::Timestamp;

/// What is known of one request of the buyer's for another rate.
#[derive(Debug, Default)]
pub(super) struct Update {
    pub(super) asked: Option<Rate>,
    pub(super) done: Option<Timestamp>,
    refused: bool,
}

impl Update {
    pub(super) const fn ask(&mut self, rate: Rate) {
        self.asked = Some(rate);
    }

    pub(super) fn finish(&mut self, at: Timestamp) {
        self.done = Some(self.done.map_or(at, |known| known.min(at)));
    }

    pub(super) const fn refuse(&mut self) {
        self.refused = true;
    }

    /// Whether it is still to be sent, or sent again.
    pub(super) const fn is_open(&self) -> bool {
        self.asked.is_some() && self.done.is_none() && !self.refused
    }

    /// Whether Antom refused it; that it was made all the same counts more.
    pub(super) const fn is_refused(&self) -> bool {
        self.refused && self.done.is_none()
    }

    /// What the buyer is told of it.
    pub(super) fn mail(&self) -> Option<MailKind> {
        if self.is_refused() {
            Some(MailKind::PlanKept)
        } else {
            self.done.map(|_| MailKind::PlanChanged)
        }
    }
}
