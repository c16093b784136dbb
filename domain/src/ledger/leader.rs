use std::collections::BTreeMap;

use super::findings::Findings;
use super::state::AttemptState;

/// The attempt that goes before all others of its order.
///
/// All the rules that need a look at the neighbours are here: who wins, and who makes way. There is
/// one leader at most, and only a leader stays alive.
#[derive(Clone, Copy)]
pub(super) enum Leader {
    /// Its money pays the order.
    Winner(u32),
    /// It succeeded, and its money is not taken yet or not known to be.
    Holding(u32),
    /// Antom is working on findings.
    Pending(u32),
    /// It is the newest one that nobody has paid on.
    Waiting(u32),
    Nobody,
}

impl Leader {
    /// The newest of those that wait, because that is where the buyer was sent last; of all others
    /// the lowest, because numbers never change.
    pub(super) fn of(findings: &BTreeMap<u32, Findings>) -> Self {
        let lowest = |is: fn(&Findings) -> bool| {
            findings
                .iter()
                .find(|(_, findings)| is(findings))
                .map(|(number, _)| *number)
        };
        let newest = |is: fn(&Findings) -> bool| {
            findings
                .iter()
                .rfind(|(_, findings)| is(findings))
                .map(|(number, _)| *number)
        };
        let winner = || {
            lowest(Findings::is_pinned)
                .or_else(|| {
                    lowest(|findings| findings.may_win() && !findings.is_refunded_in_full())
                })
                .or_else(|| lowest(Findings::may_win))
                .map(Self::Winner)
        };
        let authorised =
            || lowest(|findings| findings.state() == AttemptState::Authorised).map(Self::Holding);
        let unclear = || {
            lowest(|findings| {
                findings.state() == AttemptState::Processing && findings.method_is_missing()
            })
            .map(Self::Holding)
        };
        let pending =
            || lowest(|findings| findings.state() == AttemptState::Processing).map(Self::Pending);
        let waiting = || {
            newest(|findings| {
                matches!(findings.state(), AttemptState::Created | AttemptState::Open)
            })
            .map(Self::Waiting)
        };
        winner()
            .or_else(authorised)
            .or_else(unclear)
            .or_else(pending)
            .or_else(waiting)
            .unwrap_or(Self::Nobody)
    }

    pub(super) const fn winner(self) -> Option<u32> {
        match self {
            Self::Winner(number) => Some(number),
            Self::Holding(_) | Self::Pending(_) | Self::Waiting(_) | Self::Nobody => None,
        }
    }

    /// The state of an attempt among its neighbours.
    pub(super) fn place(self, number: u32, findings: &Findings) -> AttemptState {
        let state = findings.state();
        let (leads, paid, holds) = match self {
            Self::Winner(leader) => (leader == number, true, true),
            Self::Holding(leader) => (leader == number, false, true),
            Self::Pending(leader) | Self::Waiting(leader) => (leader == number, false, false),
            Self::Nobody => (false, false, false),
        };
        if leads {
            return state;
        }
        if state != AttemptState::Cancelled && findings.is_refunded_in_full() {
            return AttemptState::Refunded;
        }
        match state {
            AttemptState::Paid | AttemptState::Authorised => AttemptState::Duplicate,
            AttemptState::CaptureFailed if paid => AttemptState::Duplicate,
            AttemptState::Processing if holds && findings.method_is_missing() => {
                AttemptState::Duplicate
            }
            AttemptState::Created | AttemptState::Open | AttemptState::Processing => {
                AttemptState::Superseded
            }
            AttemptState::Unknown
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::NeedsReview
            | AttemptState::Refunded => state,
        }
    }
}
