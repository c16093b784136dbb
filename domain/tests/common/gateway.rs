//! A small model of Antom: what really happened to the money, whoever heard of it.

use std::collections::BTreeMap;

use domain::ledger::{Evidence, Fact, Method};

use super::facts::{captured, failed, refund_pending, refunded, total};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Card,
    Wallet,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Unpaid,
    Deciding,
    Held,
    Taken,
    Failed,
    Cancelled,
}

/// `resultStatus` S, U or F, the last with its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Done,
    InProcess,
    Refused(&'static str),
}

#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) kind: Kind,
    pub(crate) place: Place,
    /// Made by `pay`: it is under way from its first moment.
    direct: bool,
    /// An automatic capture is made once.
    auto_capture_failed: bool,
    captures: BTreeMap<String, Answer>,
    refunds: BTreeMap<String, (i64, Answer)>,
}

impl Payment {
    /// What went back by refunds.
    pub(crate) fn refunded(&self) -> i64 {
        let done = self
            .refunds
            .values()
            .filter(|(_, answer)| *answer == Answer::Done);
        done.map(|(minor, _)| minor).sum()
    }

    /// What went back, or is going to.
    fn spoken_for(&self) -> i64 {
        let refunds = self.refunds.values();
        let counted = refunds.filter(|(_, answer)| !matches!(answer, Answer::Refused(_)));
        counted.map(|(minor, _)| minor).sum()
    }

    /// What the shop has of it.
    pub(crate) fn kept(&self) -> i64 {
        match self.place {
            Place::Taken => total().minor() - self.refunded(),
            Place::Unpaid | Place::Deciding | Place::Held | Place::Failed | Place::Cancelled => 0,
        }
    }

    fn succeeded(&self, named: bool) -> Fact {
        let method = match self.kind {
            Kind::Card => "CARD",
            Kind::Wallet => "GCASH",
        };
        Fact::PaymentSucceeded {
            amount: total(),
            method: Method::parse(method).filter(|_| named),
            payment_id: "P".to_owned(),
        }
    }
}

fn capture_fact(id: Option<&String>, answer: Answer) -> Option<Fact> {
    match answer {
        Answer::Done => Some(captured()),
        Answer::InProcess => id
            .cloned()
            .map(|capture_request_id| Fact::CapturePending { capture_request_id }),
        Answer::Refused(code) => Some(Fact::CaptureFailed {
            code: code.to_owned(),
            capture_request_id: id.cloned(),
        }),
    }
}

pub(crate) fn refund_fact(id: &str, minor: i64, answer: Answer) -> Fact {
    match answer {
        Answer::Done => refunded(id, minor),
        Answer::InProcess => refund_pending(id),
        Answer::Refused(code) => Fact::RefundFailed {
            refund_request_id: id.to_owned(),
            code: code.to_owned(),
        },
    }
}

pub(crate) struct Gateway {
    pub(crate) payments: BTreeMap<u32, Payment>,
    /// Notifications that have left and may never arrive.
    pub(crate) mail: Vec<Evidence>,
    /// Those of refunds made in the dashboard: sent again until they arrive, for nobody here could
    /// ask about them.
    pub(crate) of_dashboard: Vec<Evidence>,
    pub(crate) is_manual: bool,
    /// Whether what is taken can still be cancelled; a hold always can.
    pub(crate) may_cancel: bool,
    /// Whether a refund was ever asked for that was more than what was left.
    pub(crate) was_asked_for_too_much: bool,
}

impl Gateway {
    pub(crate) fn new(is_manual: bool) -> Self {
        Self {
            payments: BTreeMap::new(),
            mail: Vec::new(),
            of_dashboard: Vec::new(),
            is_manual,
            may_cancel: true,
            was_asked_for_too_much: false,
        }
    }

    fn payment(&mut self, attempt: u32) -> &mut Payment {
        self.payments.entry(attempt).or_insert(Payment {
            kind: Kind::Wallet,
            place: Place::Unpaid,
            direct: false,
            auto_capture_failed: false,
            captures: BTreeMap::new(),
            refunds: BTreeMap::new(),
        })
    }

    fn post(&mut self, attempt: u32, fact: Fact) {
        self.mail.push(Evidence::new(attempt, fact));
    }

    pub(crate) fn open(&mut self, attempt: u32) {
        self.payment(attempt);
    }

    /// `pay`: the buyer goes on on its page, or its card is known and decides at once.
    pub(crate) fn open_by_pay(&mut self, attempt: u32) {
        let payment = self.payment(attempt);
        payment.direct = true;
        payment.kind = Kind::Card;
    }

    /// `pay` that is refused: that is its end, and nobody is told.
    pub(crate) fn refuse(&mut self, attempt: u32) {
        self.open_by_pay(attempt);
        self.payment(attempt).place = Place::Failed;
    }

    /// The buyer pays on the page of an attempt; `slow` is decided later, and `named` says whether
    /// the notification tells the method.
    pub(crate) fn submit(&mut self, attempt: u32, kind: Kind, slow: bool, named: bool) {
        let Some(payment) = self.payments.get_mut(&attempt) else {
            return;
        };
        if payment.place != Place::Unpaid {
            return;
        }
        payment.kind = kind;
        if slow {
            payment.place = Place::Deciding;
            self.post(attempt, Fact::Pending);
        } else {
            self.succeed(attempt, named);
        }
    }

    pub(crate) fn decline(&mut self, attempt: u32) {
        let Some(payment) = self.payments.get_mut(&attempt) else {
            return;
        };
        if matches!(payment.place, Place::Unpaid | Place::Deciding) {
            payment.place = Place::Failed;
            self.post(attempt, failed());
        }
    }

    fn succeed(&mut self, attempt: u32, named: bool) {
        let payment = self.payment(attempt);
        payment.place = match payment.kind {
            Kind::Card => Place::Held,
            Kind::Wallet => Place::Taken,
        };
        let fact = payment.succeeded(named);
        self.post(attempt, fact);
    }

    /// Time passes: everything that is under way ends, well or not.
    pub(crate) fn progress(&mut self, well: bool) {
        let numbers: Vec<u32> = self.payments.keys().copied().collect();
        for attempt in numbers {
            self.finish_refunds(attempt, well);
            self.finish_captures(attempt, well);
            let payment = self.payment(attempt);
            if payment.direct && payment.place == Place::Unpaid {
                self.decline(attempt);
            }
            if self.payment(attempt).place == Place::Deciding {
                if well {
                    self.succeed(attempt, true);
                } else {
                    self.decline(attempt);
                }
            }
        }
    }

    fn finish_refunds(&mut self, attempt: u32, well: bool) {
        let mut facts = Vec::new();
        for (id, (minor, answer)) in &mut self.payment(attempt).refunds {
            if *answer == Answer::InProcess {
                *answer = if well {
                    Answer::Done
                } else {
                    Answer::Refused("MERCHANT_BALANCE_NOT_ENOUGH")
                };
                facts.push(refund_fact(id, *minor, *answer));
            }
        }
        for fact in facts {
            self.post(attempt, fact);
        }
    }

    fn finish_captures(&mut self, attempt: u32, well: bool) {
        let is_manual = self.is_manual;
        let payment = self.payment(attempt);
        if payment.place != Place::Held {
            return;
        }
        let answer = if well {
            Answer::Done
        } else {
            Answer::Refused("PROCESS_FAIL")
        };
        let open = |(_, answer): &(&String, &mut Answer)| **answer == Answer::InProcess;
        let id = match payment.captures.iter_mut().find(open) {
            Some((id, asked)) => {
                *asked = answer;
                Some(id.clone())
            }
            None if is_manual || payment.auto_capture_failed => return,
            None => {
                payment.auto_capture_failed = !well;
                None
            }
        };
        if well {
            payment.place = Place::Taken;
        }
        if let Some(fact) = capture_fact(id.as_ref(), answer) {
            self.post(attempt, fact);
        }
    }

    /// `inquiryPayment`. Nothing means `ORDER_NOT_EXIST`: the buyer has not submitted.
    pub(crate) fn inquire(&self, attempt: u32) -> Vec<Fact> {
        let Some(payment) = self.payments.get(&attempt) else {
            return Vec::new();
        };
        let captures = payment.captures.iter();
        let auto_failure = payment
            .auto_capture_failed
            .then_some(Answer::Refused("PROCESS_FAIL"));
        let tried = auto_failure
            .and_then(|answer| capture_fact(None, answer))
            .into_iter()
            .chain(captures.filter_map(|(id, answer)| capture_fact(Some(id), *answer)));
        match payment.place {
            Place::Unpaid if !payment.direct => Vec::new(),
            Place::Unpaid | Place::Deciding => vec![Fact::Pending],
            Place::Failed => vec![failed()],
            Place::Cancelled => vec![Fact::Cancelled],
            Place::Held => [payment.succeeded(true)].into_iter().chain(tried).collect(),
            Place::Taken => {
                let taken = (payment.kind == Kind::Card).then(captured);
                let refunds = payment.refunds.iter();
                let refunds = refunds.map(|(id, (minor, answer))| refund_fact(id, *minor, *answer));
                let paid = [payment.succeeded(true)].into_iter().chain(taken);
                paid.chain(tried).chain(refunds).collect()
            }
        }
    }

    pub(crate) fn cancel(&mut self, attempt: u32) -> Answer {
        let may_cancel = self.may_cancel;
        let payment = self.payment(attempt);
        let is_capturing = payment
            .captures
            .values()
            .any(|answer| *answer == Answer::InProcess);
        let is_possible = match payment.place {
            Place::Cancelled => return Answer::Done,
            Place::Unpaid | Place::Deciding => true,
            Place::Held => !is_capturing,
            Place::Taken => may_cancel && payment.kind == Kind::Wallet && payment.spoken_for() == 0,
            Place::Failed => false,
        };
        if is_possible {
            payment.place = Place::Cancelled;
            Answer::Done
        } else {
            Answer::Refused("CANCEL_WINDOW_EXCEED")
        }
    }

    /// The same id gets the same answer; a new one gets `verdict`, if the rules allow it.
    pub(crate) fn capture(&mut self, attempt: u32, id: &str, verdict: Answer) -> Answer {
        let payment = self.payment(attempt);
        if let Some(answer) = payment.captures.get(id) {
            return *answer;
        }
        let answer = match payment.place {
            Place::Held => verdict,
            Place::Taken => Answer::Refused("MULTI_CAPTURE_NOT_SUPPORTED"),
            Place::Unpaid | Place::Deciding | Place::Failed => Answer::Refused("AUTH_NOT_FOUND"),
            Place::Cancelled => Answer::Refused("ORDER_IS_CANCELED"),
        };
        payment.captures.insert(id.to_owned(), answer);
        if answer == Answer::Done {
            payment.place = Place::Taken;
        }
        answer
    }

    /// The same id gets the same answer; a new one gets `verdict`, if the rules allow it.
    pub(crate) fn refund(&mut self, attempt: u32, id: &str, minor: i64, verdict: Answer) -> Answer {
        let payment = self.payment(attempt);
        if let Some((_, answer)) = payment.refunds.get(id) {
            return *answer;
        }
        let exceeds = payment.spoken_for() + minor > total().minor();
        let answer = match payment.place {
            Place::Taken if exceeds => Answer::Refused("REFUND_AMOUNT_EXCEED"),
            Place::Taken => verdict,
            Place::Cancelled => Answer::Refused("ORDER_IS_CANCELED"),
            Place::Unpaid | Place::Deciding | Place::Held | Place::Failed => {
                Answer::Refused("ORDER_STATUS_INVALID")
            }
        };
        payment.refunds.insert(id.to_owned(), (minor, answer));
        self.was_asked_for_too_much |= answer == Answer::Refused("REFUND_AMOUNT_EXCEED");
        answer
    }

    /// `inquiryRefund`
    pub(crate) fn inquire_refund(&self, attempt: u32, id: &str) -> Option<Fact> {
        let (minor, answer) = self.payments.get(&attempt)?.refunds.get(id)?;
        Some(refund_fact(id, *minor, *answer))
    }

    /// A refund made by hand in Antom's dashboard, of as much as is left.
    pub(crate) fn refund_in_dashboard(&mut self, attempt: u32, id: &str, minor: i64, slow: bool) {
        let Some(payment) = self.payments.get_mut(&attempt) else {
            return;
        };
        let minor = minor.min(total().minor() - payment.spoken_for());
        if payment.place != Place::Taken || minor <= 0 {
            return;
        }
        let answer = if slow {
            Answer::InProcess
        } else {
            Answer::Done
        };
        let fact = refund_fact(id, minor, answer);
        payment.refunds.insert(id.to_owned(), (minor, answer));
        self.of_dashboard.push(Evidence::new(attempt, fact));
    }
}
