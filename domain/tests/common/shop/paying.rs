//! How an attempt begins, and how an earlier one makes way for it.

use domain::ledger::{AttemptState, Fact};

use super::Shop;
use crate::common::facts::{begun, failed, opened, page_opened};
use crate::common::gateway::{Answer, Kind};

/// What comes of `pay`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Came {
    /// A page to go on on.
    Page,
    /// The card was known, and is authorised at once.
    Success,
    Refused,
    AnswerLost,
    RequestLost,
}

impl Shop {
    /// On a hosted page.
    pub(super) fn pay(&mut self, answered: bool) {
        self.make_way();
        let Some(attempt) = self.begin() else {
            return;
        };
        if answered {
            self.gateway.open(attempt);
            self.pages.insert(attempt);
            self.record(attempt, [opened()]);
        } else {
            self.record(attempt, [Fact::SessionUnknown]);
        }
    }

    /// By `pay`. One that nobody has heard of, Antom neither, is sent again under its own id.
    pub(super) fn pay_by_card(&mut self, came: Came) {
        let unheard = self.make_way();
        let Some(attempt) = unheard.or_else(|| self.begin()) else {
            return;
        };
        self.by_card.insert(attempt);
        match came {
            Came::Page => {
                self.gateway.open_by_pay(attempt);
                self.pages.insert(attempt);
                self.record(attempt, [page_opened()]);
            }
            Came::Success => {
                self.gateway.open_by_pay(attempt);
                self.gateway.submit(attempt, Kind::Card, false, true);
                let facts = self.gateway.inquire(attempt);
                self.record(attempt, facts);
            }
            Came::Refused => {
                self.gateway.refuse(attempt);
                self.record(attempt, [failed()]);
            }
            Came::AnswerLost => {
                self.gateway.open_by_pay(attempt);
                self.record(attempt, [Fact::PayUnknown]);
            }
            Came::RequestLost => self.record(attempt, [Fact::PayUnknown]),
        }
    }

    fn begin(&mut self) -> Option<u32> {
        let ledger = self.ledger();
        if !ledger.may_start_attempt() || self.is_withdrawn || ledger.attempts.len() >= 4 {
            return None;
        }
        let attempt = ledger.latest().map_or(1, |(number, _)| number + 1);
        self.record(attempt, [begun()]);
        Some(attempt)
    }

    /// Antom is asked about the one that is alive; what is open steps aside, and what `pay` made is
    /// cancelled first. Gives the one of which nobody knows anything.
    fn make_way(&mut self) -> Option<u32> {
        let live = self.ledger().live_attempt()?;
        let facts = self.gateway.inquire(live);
        let is_unknown = facts.is_empty();
        self.record(live, facts);
        let by_card = self.by_card.contains(&live);
        match self.ledger().attempts[&live].state {
            AttemptState::Open if by_card => {
                if self.gateway.cancel(live) == Answer::Done {
                    self.record(live, [Fact::Cancelled]);
                }
                None
            }
            AttemptState::Open => {
                self.record(live, [Fact::Superseded]);
                None
            }
            AttemptState::Processing if by_card && is_unknown => Some(live),
            _ => None,
        }
    }
}
