//! A small model of the shop around the ledger: it asks before it acts, writes ahead, and carries
//! out what is due through an outbox that holds each effect once. Everything else is the ledger.

use std::collections::{BTreeMap, BTreeSet};

use domain::ledger::{AttemptState, Effect, Evidence, Fact, Ledger, RefundState, ReviewReason};

use super::facts::{begun, capture_requested, captured, opened, refund_reserved, sgd, total};
use super::gateway::{Answer, Gateway, Kind, Place, refund_fact};
use super::history::{History, line};

/// What becomes of a call to the gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    Answered,
    Slow,
    Refused,
    AnswerLost,
    RequestLost,
}

impl Call {
    const fn verdict(self) -> Answer {
        match self {
            Self::Answered | Self::AnswerLost | Self::RequestLost => Answer::Done,
            Self::Slow => Answer::InProcess,
            Self::Refused => Answer::Refused("PROCESS_FAIL"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// The buyer presses Pay.
    Pay {
        answered: bool,
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
    /// The attempts that a give-back was begun for.
    pub(crate) given_up: BTreeSet<u32>,
    ledger: Ledger,
    /// What is due, and whether it was done.
    outbox: BTreeMap<String, (Effect, bool)>,
    pages: BTreeSet<u32>,
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
    fn learn(&mut self, attempt: u32, facts: impl IntoIterator<Item = Fact>) {
        for fact in facts {
            self.note(format!("  {}", line(&Evidence::new(attempt, fact.clone()))));
            self.history.learn(attempt, fact);
        }
        self.ledger = self.history.fold();
        while self.is_withdrawn
            && let Some(winner) = self.ledger.winner
        {
            self.note(format!("  {winner}: unwanted"));
            self.history.learn(winner, Fact::Unwanted);
            self.ledger = self.history.fold();
        }
        for effect in self.ledger.effects() {
            let is_task = match effect {
                Effect::Inquire { .. }
                | Effect::GiveBack { .. }
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
                self.learn(attempt, facts);
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

    fn pay(&mut self, answered: bool) {
        if let Some(live) = self.ledger().live_attempt()
            && self.ledger().attempts[&live].state == AttemptState::Open
        {
            let facts = self.gateway.inquire(live);
            self.learn(live, facts);
            if self.ledger().attempts[&live].state == AttemptState::Open {
                self.learn(live, [Fact::Superseded]);
            }
        }
        let ledger = self.ledger();
        if ledger.may_start_attempt() && !self.is_withdrawn && ledger.attempts.len() < 4 {
            let attempt = ledger.latest().map_or(1, |(number, _)| number + 1);
            self.learn(attempt, [begun()]);
            if answered {
                self.gateway.open(attempt);
                self.pages.insert(attempt);
                self.learn(attempt, [opened()]);
            } else {
                self.learn(attempt, [Fact::SessionUnknown]);
            }
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
        self.learn(attempt, [fact]);
    }

    fn withdraw(&mut self) {
        self.is_withdrawn = true;
        let numbers: Vec<u32> = self.ledger().attempts.keys().copied().collect();
        for attempt in numbers {
            self.learn(attempt, [Fact::Unwanted]);
        }
    }

    fn capture_by_hand(&mut self) {
        if let Ok(attempt) = self.ledger().may_capture(total()) {
            let id = self.id('c');
            self.learn(attempt, [capture_requested(&id)]);
        }
    }

    fn refund_by_hand(&mut self, attempt: u32, minor: i64) {
        if self.ledger().may_refund(attempt, sgd(minor)).is_ok() {
            let id = self.id('r');
            self.learn(attempt, [refund_reserved(&id, minor)]);
        }
    }

    /// The tasks that wait.
    pub(crate) fn tasks(&self) -> Vec<Effect> {
        let open = self.outbox.values().filter(|(_, is_done)| !is_done);
        open.map(|(effect, _)| effect.clone()).collect()
    }

    /// Takes up a task: asks again whether it is due, and forgets it if not.
    fn work(&mut self, effect: &Effect, call: Call) {
        self.note(format!(" {}", effect.key()));
        if !self.ledger().is_due(effect) {
            self.outbox.remove(&effect.key());
            return;
        }
        let is_done = match effect {
            Effect::Inquire { attempt } => {
                let facts = self.gateway.inquire(*attempt);
                self.learn(*attempt, facts);
                true
            }
            Effect::GiveBack { attempt } => self.give_back(*attempt, call),
            Effect::Capture {
                attempt,
                capture_request_id,
            } => self.capture(*attempt, capture_request_id, call),
            Effect::Refund {
                attempt,
                refund_request_id,
            } => self.refund(*attempt, refund_request_id, call),
            Effect::MarkPaid { .. }
            | Effect::SendReceipt
            | Effect::ReleaseStock { .. }
            | Effect::Review { .. } => unreachable!("not a task"),
        };
        if let Some(task) = self.outbox.get_mut(&effect.key()) {
            task.1 = is_done;
        }
    }

    fn give_back(&mut self, attempt: u32, call: Call) -> bool {
        self.given_up.insert(attempt);
        self.learn(attempt, [Fact::Unwanted]);
        if matches!(call, Call::RequestLost | Call::Slow) {
            return false;
        }
        let answer = match call {
            Call::Refused => Answer::Refused("ORDER_STATUS_INVALID"),
            _ => self.gateway.cancel(attempt),
        };
        match answer {
            _ if call == Call::AnswerLost => false,
            Answer::Done => {
                self.learn(attempt, [Fact::Cancelled]);
                true
            }
            Answer::InProcess => false,
            Answer::Refused(_) => {
                let facts = self.gateway.inquire(attempt);
                self.learn(attempt, facts);
                let ledger = &self.ledger;
                let rest = ledger.attempts[&attempt].rest();
                if ledger.is_due(&Effect::GiveBack { attempt }) && !rest.is_zero() {
                    self.refund_by_hand(attempt, rest.minor());
                    return true;
                }
                false
            }
        }
    }

    fn capture(&mut self, attempt: u32, id: &str, call: Call) -> bool {
        let row = self.ledger().attempts[&attempt].captures[id].clone();
        assert_eq!(row.amount, Some(total()), "no call without its row");
        if call == Call::RequestLost {
            return false;
        }
        let answer = self.gateway.capture(attempt, id, call.verdict());
        if call == Call::AnswerLost {
            return false;
        }
        let capture_request_id = id.to_owned();
        match answer {
            Answer::Done => {
                self.learn(attempt, [captured()]);
                true
            }
            Answer::InProcess => {
                self.learn(attempt, [Fact::CapturePending { capture_request_id }]);
                false
            }
            Answer::Refused(code) => {
                let code = code.to_owned();
                let capture_request_id = Some(capture_request_id);
                let failed = Fact::CaptureFailed {
                    code,
                    capture_request_id,
                };
                // Refused because it is taken already? That is not told otherwise.
                let facts = self.gateway.inquire(attempt);
                self.learn(attempt, facts.into_iter().chain([failed]));
                true
            }
        }
    }

    fn refund(&mut self, attempt: u32, id: &str, call: Call) -> bool {
        if call == Call::RequestLost {
            return false;
        }
        let row = self.ledger().attempts[&attempt].refunds[id].clone();
        if !row.own {
            let fact = self.gateway.inquire_refund(attempt, id);
            self.learn(attempt, fact);
        } else {
            let minor = row.amount.map(domain::Money::minor).unwrap();
            let answer = self.gateway.refund(attempt, id, minor, call.verdict());
            if call == Call::AnswerLost {
                return false;
            }
            self.learn(attempt, [refund_fact(id, minor, answer)]);
        }
        !self.ledger().attempts[&attempt].refunds[id].state.is_open()
    }

    /// The gateway answers again, nobody pays any more, and every notification so far is lost: one
    /// round of the janitor, of the merchant looking at what is flagged, and of the outbox.
    pub(crate) fn round(&mut self) {
        self.note("round".to_owned());
        self.gateway.progress(true);
        self.gateway.mail.clear();
        for Evidence { attempt, fact } in std::mem::take(&mut self.gateway.of_dashboard) {
            self.learn(attempt, [fact]);
        }
        for (attempt, state) in self.states() {
            if janitor_asks(state) {
                let facts = self.gateway.inquire(attempt);
                if facts.is_empty() {
                    self.learn(attempt, [Fact::Expired]);
                } else {
                    self.learn(attempt, facts);
                }
            }
        }
        self.look_at_what_is_flagged();
        for task in self.tasks() {
            self.work(&task, Call::Answered);
        }
    }

    fn states(&self) -> Vec<(u32, AttemptState)> {
        let attempts = self.ledger.attempts.iter();
        let states = attempts.map(|(number, attempt)| (*number, attempt.state));
        states.collect()
    }

    /// What a person does: captures what is held, tries again what failed.
    fn look_at_what_is_flagged(&mut self) {
        self.capture_by_hand();
        for attempt in self.flagged(ReviewReason::RefundFailed) {
            if self.ledger().winner != Some(attempt) {
                self.learn(attempt, [Fact::Unwanted]);
            }
            let rest = self.ledger().attempts[&attempt].rest();
            self.refund_by_hand(attempt, rest.minor());
        }
    }

    pub(crate) fn flagged(&self, wanted: ReviewReason) -> Vec<u32> {
        let ledger = self.ledger();
        let numbers = ledger.attempts.keys().copied();
        let is_flagged = |attempt: &u32| {
            ledger.is_due(&Effect::Review {
                attempt: *attempt,
                reason: wanted,
            })
        };
        numbers.filter(is_flagged).collect()
    }

    /// Whether nothing is left to do.
    pub(crate) fn is_quiet(&self) -> bool {
        let ledger = self.ledger();
        let mut reasons = ReviewReason::ALL.iter();
        ledger.attempts.values().all(|it| it.state.is_final())
            && self.tasks().iter().all(|task| !ledger.is_due(task))
            && reasons.all(|reason| self.flagged(*reason).is_empty())
    }

    /// What the shop believes that refunds have brought, attempt by attempt, beside what is true.
    pub(crate) fn differences(&self) -> Vec<String> {
        let ledger = self.ledger();
        let mut differences = Vec::new();
        for (number, payment) in &self.gateway.payments {
            let Some(attempt) = ledger.attempts.get(number) else {
                differences.push(format!("{number}: not known"));
                continue;
            };
            let taken = attempt.taken.map_or(0, domain::Money::minor);
            let succeeded = |state| state == RefundState::Succeeded;
            let refunds = attempt.refunds.values();
            let refunds = refunds.filter(|it| succeeded(it.state));
            let refunded: i64 = refunds
                .filter_map(|it| it.amount)
                .map(|it| it.minor())
                .sum();
            let kept = match attempt.state {
                AttemptState::Cancelled | AttemptState::Refunded => 0,
                _ => taken - refunded,
            };
            if kept != payment.kept() || attempt.refunded() != refunded {
                let (believed, state) = (kept, attempt.state);
                let (true_, place) = (payment.kept(), payment.place);
                differences.push(format!(
                    "{number}: {state} keeps {believed}, Antom {place:?} {true_}"
                ));
            }
        }
        differences
    }

    /// What the shop has of all payments together.
    pub(crate) fn kept(&self) -> i64 {
        let payments = self.gateway.payments.values();
        payments.map(super::gateway::Payment::kept).sum()
    }

    pub(crate) fn place(&self, attempt: u32) -> Option<Place> {
        let payment = self.gateway.payments.get(&attempt);
        payment.map(|payment| payment.place)
    }
}

/// As the server's janitor does: not about what is final, nor about what waits for the outbox or
/// for a person.
fn janitor_asks(state: AttemptState) -> bool {
    match state {
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Superseded => true,
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::NeedsReview
        | AttemptState::Refunded => false,
    }
}
