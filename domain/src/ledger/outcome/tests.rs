use super::super::{Evidence, Fact, Method};
use super::*;
use crate::money::{Currency, Money};

const RETURN: i64 = 100_000;
const END: i64 = 3_600_000;

fn total() -> Money {
    Money::new(6400, Currency::Sgd).unwrap()
}

fn ledger(facts: &[Fact]) -> Ledger {
    let facts = facts.iter().cloned();
    Ledger::fold(total(), facts.map(|fact| Evidence::new(1, fact)))
}

fn page() -> Fact {
    Fact::SessionOpened { expires_at_ms: END }
}

fn succeeded(method: &str) -> Fact {
    Fact::PaymentSucceeded {
        amount: total(),
        method: Method::parse(method),
        payment_id: "p1".to_owned(),
    }
}

fn failed(code: &str) -> Fact {
    let code = code.to_owned();
    Fact::PaymentFailed { code }
}

fn at(ms: i64) -> Option<Timestamp> {
    Some(Timestamp::from_ms(ms))
}

/// Everything that asking can have brought, and every return.
fn all_asked() -> Vec<Asked> {
    let times = [None, at(RETURN - 1), at(RETURN), at(RETURN + 30_000)];
    let mut all = Vec::new();
    for is_by_pay in [false, true] {
        for returned_at in [None, at(RETURN)] {
            for answered_at in times {
                for unanswered_at in times {
                    all.push(Asked {
                        attempt: 1,
                        is_by_pay,
                        begun_at: Timestamp::from_ms(0),
                        returned_at,
                        answered_at,
                        unanswered_at,
                    });
                }
            }
        }
    }
    all
}

fn outcome(ledger: &Ledger, asked: Asked, now: i64) -> PaymentOutcome {
    let now = Timestamp::from_ms(now);
    let state = OrderState::AwaitingPayment;
    ledger.outcome(state, CaptureMode::Automatic, &[asked], now)
}

fn all_times() -> impl Iterator<Item = i64> {
    (RETURN..RETURN + 90_000)
        .step_by(500)
        .chain([END - 1, END, END + 60_000])
}

/// Ledgers on which money may have been taken that the shop has not heard of.
fn undecided() -> Vec<Ledger> {
    let by_pay = Fact::PageOpened { expires_at_ms: END };
    vec![
        ledger(&[page()]),
        ledger(std::slice::from_ref(&by_pay)),
        ledger(&[by_pay, Fact::Pending]),
        ledger(&[page(), Fact::Pending]),
        ledger(&[Fact::PayUnknown]),
        ledger(&[page(), Fact::Superseded]),
    ]
}

#[test]
fn nothing_charged_is_never_said_without_an_answer_younger_than_the_return() {
    for ledger in undecided() {
        for asked in all_asked() {
            for now in all_times() {
                let said = outcome(&ledger, asked, now).nothing_charged;
                let is_answered = asked.answered_at.is_some()
                    && asked.answered_at >= asked.returned_at
                    && asked.unanswered_at <= asked.answered_at;
                assert!(!said || is_answered, "{asked:?} at {now}: {ledger:?}");
            }
        }
    }
}

#[test]
fn whoever_has_just_come_back_is_told_that_it_is_checked() {
    for ledger in undecided().into_iter().take(2) {
        for asked in all_asked()
            .into_iter()
            .filter(|asked| asked.returned_at.is_some())
        {
            for now in all_times() {
                let PaymentOutcome { told, way_on, .. } = outcome(&ledger, asked, now);
                if now < RETURN + 5_000 {
                    assert_eq!(told, Told::Checking, "{asked:?} at {now}");
                }
                assert!(!way_on || now >= RETURN + 10_000, "{asked:?} at {now}");
                assert_ne!(told, Told::NeverLeft);
            }
        }
    }
}

#[test]
fn no_question_without_an_answer_reads_as_not_paid() {
    let silent = |asked: &Asked| asked.unanswered_at > asked.answered_at;
    for ledger in undecided().into_iter().take(5) {
        for asked in all_asked().into_iter().filter(silent) {
            for now in all_times() {
                let told = outcome(&ledger, asked, now).told;
                assert_eq!(told, Told::Checking, "{asked:?} at {now}: {ledger:?}");
            }
        }
    }
}

#[test]
fn the_shops_own_clock_ends_nothing() {
    for asked in all_asked() {
        for ledger in undecided().into_iter().take(5) {
            for now in [END, END + 60_000, END + 100 * 3_600_000] {
                assert_ne!(outcome(&ledger, asked, now).told, Told::Expired);
            }
        }
    }
    let over = ledger(&[page(), Fact::Expired]);
    assert_eq!(outcome(&over, all_asked()[0], END).told, Told::Expired);
}

#[test]
fn a_card_payment_that_antom_works_on_is_not_called_unpaid_after_a_return() {
    let pending = ledger(&[Fact::PageOpened { expires_at_ms: END }, Fact::Pending]);
    let asked = Asked {
        attempt: 1,
        is_by_pay: true,
        begun_at: Timestamp::from_ms(0),
        returned_at: at(RETURN),
        answered_at: at(RETURN + 6_000),
        unanswered_at: None,
    };
    let now = outcome(&pending, asked, RETURN + 8_000);
    assert_eq!(
        (now.told, now.way_on, now.nothing_charged),
        (Told::Processing, false, false)
    );
    assert!(outcome(&pending, asked, RETURN + 10_000).way_on);
    let asked = Asked {
        returned_at: None,
        ..asked
    };
    assert_eq!(
        outcome(&pending, asked, RETURN + 8_000).told,
        Told::NeverLeft
    );
}

#[test]
fn each_end_is_told_as_what_it_is() {
    let asked = all_asked()[0];
    let payment_id = String::new();
    let captured = Fact::CaptureSucceeded {
        amount: total(),
        payment_id,
    };
    let lost = Fact::CaptureFailed {
        code: "PROCESS_FAIL".to_owned(),
        capture_request_id: None,
    };
    let told = |facts: &[Fact]| outcome(&ledger(facts), asked, RETURN).told;
    assert_eq!(told(&[succeeded("CARD")]), Told::Capturing);
    assert_eq!(told(&[succeeded("CARD"), lost]), Told::CaptureFailed);
    assert_eq!(told(&[failed("PROCESS_FAIL")]), Told::Failed);
    assert_eq!(told(&[Fact::SessionUnknown]), Told::NoPage);
    assert_eq!(told(&[page(), Fact::Cancelled]), Told::PaymentCancelled);
    let in_order = |state: OrderState, facts: &[Fact]| {
        let now = Timestamp::from_ms(RETURN);
        ledger(facts)
            .outcome(state, CaptureMode::Manual, &[asked], now)
            .told
    };
    let paid = [succeeded("CARD"), captured];
    assert_eq!(
        in_order(OrderState::Paid, &paid),
        Told::Paid { left: false }
    );
    assert_eq!(
        in_order(OrderState::Fulfilled, &paid),
        Told::Paid { left: true }
    );
    assert_eq!(
        in_order(OrderState::AwaitingPayment, &paid[..1]),
        Told::Held
    );
    let back = [paid[0].clone(), paid[1].clone(), Fact::Cancelled];
    assert_eq!(
        in_order(OrderState::Cancelled, &back),
        Told::GivenBack { cancelled: true }
    );
    assert_eq!(
        in_order(OrderState::Cancelled, &[page(), Fact::Cancelled]),
        Told::Cancelled
    );
}

#[test]
fn money_that_went_back_in_full_is_not_told_as_paid() {
    let refunded = Fact::RefundSucceeded {
        refund_request_id: "r1".to_owned(),
        amount: total(),
    };
    let ledger = ledger(&[succeeded("ALIPAY_CN"), refunded]);
    let now = Timestamp::from_ms(RETURN);
    for state in [OrderState::Paid, OrderState::Fulfilled] {
        let told = ledger
            .outcome(state, CaptureMode::Automatic, &all_asked()[..1], now)
            .told;
        assert_eq!(told, Told::GivenBack { cancelled: false });
    }
}

#[test]
fn a_refusal_for_risk_does_not_promise_that_nothing_was_charged() {
    for (code, sure) in [("RISK_REJECT", false), ("PROCESS_FAIL", true)] {
        let outcome = outcome(&ledger(&[failed(code)]), all_asked()[0], RETURN);
        assert_eq!(outcome.nothing_charged, sure, "{code}");
    }
}

/// A saved card is charged without a page: nobody comes back from anywhere, and the answer may be a
/// second away.
#[test]
fn a_charge_without_a_page_is_waited_for_before_a_way_on_is_offered() {
    let charged = |facts: &[Fact]| {
        let ledger = ledger(facts);
        let asked = |answered_at, unanswered_at| Asked {
            attempt: 1,
            is_by_pay: true,
            begun_at: Timestamp::from_ms(RETURN),
            returned_at: None,
            answered_at,
            unanswered_at,
        };
        for asked in [
            asked(at(RETURN + 500), None),
            asked(None, at(RETURN + 500)),
            asked(None, None),
        ] {
            let way_on = |now| outcome(&ledger, asked, now).way_on;
            assert!(!way_on(RETURN + 1_000), "{asked:?}");
            assert!(!way_on(RETURN + 9_999), "{asked:?}");
            assert!(way_on(RETURN + 10_000), "{asked:?}");
        }
    };
    charged(&[Fact::Begun { amount: total() }, Fact::Pending]);
    charged(&[Fact::Begun { amount: total() }, Fact::PayUnknown]);
}
