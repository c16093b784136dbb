//! A small model of the shop around the ledger: it asks before it acts, writes ahead, and carries
//! out what is due through an outbox that holds each effect once. Everything else is the ledger.

mod healing;
mod outbox;
mod paying;

use std::collections::{BTreeMap, BTreeSet};

use domain::ledger::{Effect, Evidence, Fact, Ledger};

use super::facts::{capture_requested, refund_reserved, sgd, total};
use super::gateway::{Gateway, Kind};
use super::history::{History, line};
pub(crate) use outbox::Call;
pub(crate) use paying::Came;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The buyer presses Pay.
    Pay {
        answered: bool,
    },
    /// The buyer pays by card in the shop itself.
    PayByCard {
        came: Came,
    },
    /// The buyer pays on the page of an attempt, be it an old one.
    Submit {
        attempt: u32,
        kind: Kind,
        slow: bool,
        named: bool,
    },
    /// The buyer's payment is refused.
    Decline {
        attempt: u32,
    },
    /// Everything that is under way at the gateway ends.
    Progress {
        well: bool,
    },
    /// A notification arrives, and maybe once more later.
    Deliver {
        which: usize,
        again: bool,
    },
    Lose {
        which: usize,
    },
    /// The outbox takes up one of its tasks.
    Work {
        which: usize,
        call: Call,
    },
    /// The janitor asks about an attempt.
    Ask {
        attempt: u32,
    },
    /// The merchant refunds a part of what pays the order.
    Refund {
        minor: i64,
    },
    /// The merchant captures by hand.
    Capture,
    /// The merchant refunds in Antom's dashboard.
    Dashboard {
        attempt: u32,
        minor: i64,
        slow: bool,
    },
    /// The order is given up.
    Withdraw,
    /// Antom cancels nothing from now on.
    CloseWindow,
}

pub(crate) struct Shop {
    pub(crate) history: History,
    pub(crate) gateway: Gateway,
    /// What happened, for a person.
    pub(crate) journal: Vec<String>,
    pub(crate) is_withdrawn: bool,
    /// Whether anybody refunds behind the shop's back.
    pub(crate) has_dashboard_refunds: bool,
    /// The attempts that a reversal was begun for.
    pub(crate) given_up: BTreeSet<u32>,
    ledger: Ledger,
    /// What is due, and whether it was done.
    outbox: BTreeMap<String, (Effect, bool)>,
    pages: BTreeSet<u32>,
    /// The attempts that were begun by `pay`.
    by_card: BTreeSet<u32>,
    ids: u32,
}

impl Shop {
    pub(crate) fn new(is_manual: bool) -> Self {
        Self {
            history: History::default(),
            gateway: Gateway::new(is_manual),
            journal: Vec::new(),
            is_withdrawn: false,
            has_dashboard_refunds: false,
            given_up: BTreeSet::new(),
            ledger: History::default().fold(),
            outbox: BTreeMap::new(),
            pages: BTreeSet::new(),
            by_card: BTreeSet::new(),
            ids: 0,
        }
    }

    pub(crate) const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    fn note(&mut self, text: String) {
        self.journal.push(text);
    }

    /// An id that sorts after all before it.
    fn id(&mut self, kind: char) -> String {
        self.ids += 1;
        format!("{kind}{:03}", self.ids)
    }

    /// The one way in: writes down, folds, and puts what is due into the outbox.
    fn record(&mut self, attempt: u32, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.note(format!("  {}", line(&Evidence::new(attempt, fact.clone()))));
            self.history.record(attempt, fact);
        }
        self.ledger = self.history.fold();
        while self.is_withdrawn
            && let Some(winner) = self.ledger.winner
        {
            self.note(format!("  {winner}: unwanted"));
            self.history.record(winner, Fact::Abandoned);
            self.ledger = self.history.fold();
        }
        for effect in self.ledger.effects() {
            let is_task = match effect {
                Effect::Inquire { .. }
                | Effect::Reverse { .. }
                | Effect::Capture { .. }
                | Effect::Refund { .. } => true,
                Effect::MarkPaid { .. }
                | Effect::SendReceipt
                | Effect::ReleaseStock { .. }
                | Effect::Review { .. } => false,
            };
            if is_task {
                let task = self.outbox.entry(effect.key());
                task.or_insert_with(|| (effect.clone(), false));
            }
        }
    }

    pub(crate) fn step(&mut self, step: Step) {
        self.note(format!("{step:?}"));
        match step {
            Step::Pay { answered } => self.pay(answered),
            Step::PayByCard { came } => self.pay_by_card(came),
            Step::Submit {
                attempt,
                kind,
                slow,
                named,
            } if self.pages.contains(&attempt) => self.gateway.submit(attempt, kind, slow, named),
            Step::Decline { attempt } if self.pages.contains(&attempt) => {
                self.gateway.decline(attempt);
            }
            Step::Submit { .. } | Step::Decline { .. } => {}
            Step::Progress { well } => self.gateway.progress(well),
            Step::Deliver { which, again } => self.deliver(which, again),
            Step::Lose { which } => {
                if !self.gateway.mail.is_empty() {
                    let which = which % self.gateway.mail.len();
                    self.gateway.mail.remove(which);
                }
            }
            Step::Work { which, call } => {
                let open = self.tasks();
                if !open.is_empty() {
                    self.work(&open[which % open.len()], call);
                }
            }
            Step::Ask { attempt } => {
                let facts = self.gateway.inquire(attempt);
                self.record(attempt, facts);
            }
            Step::Refund { minor } => {
                if let Some(winner) = self.ledger().winner {
                    self.refund_by_hand(winner, minor);
                }
            }
            Step::Capture => self.capture_by_hand(),
            Step::Dashboard {
                attempt,
                minor,
                slow,
            } => {
                self.has_dashboard_refunds = true;
                let id = self.id('d');
                self.gateway.refund_in_dashboard(attempt, &id, minor, slow);
            }
            Step::Withdraw => self.withdraw(),
            Step::CloseWindow => self.gateway.may_cancel = false,
        }
    }

    fn deliver(&mut self, which: usize, again: bool) {
        let Gateway {
            mail, of_dashboard, ..
        } = &mut self.gateway;
        let count = mail.len() + of_dashboard.len();
        if count == 0 {
            return;
        }
        let which = which % count;
        let (mail, which) = match which.checked_sub(mail.len()) {
            Some(which) => (of_dashboard, which),
            None => (mail, which),
        };
        let Evidence { attempt, fact } = if again {
            mail[which].clone()
        } else {
            mail.remove(which)
        };
        self.record(attempt, [fact]);
    }

    fn withdraw(&mut self) {
        self.is_withdrawn = true;
        let numbers: Vec<u32> = self.ledger().attempts.keys().copied().collect();
        for attempt in numbers {
            self.record(attempt, [Fact::Abandoned]);
        }
    }

    fn capture_by_hand(&mut self) {
        if let Ok(attempt) = self.ledger().may_capture(total()) {
            let id = self.id('c');
            self.record(attempt, [capture_requested(&id)]);
        }
    }

    fn refund_by_hand(&mut self, attempt: u32, minor: i64) {
        if self.ledger().may_refund(attempt, sgd(minor)).is_ok() {
            let id = self.id('r');
            self.record(attempt, [refund_reserved(&id, minor)]);
        }
    }
}
