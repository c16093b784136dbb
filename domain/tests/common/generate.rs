//! Histories to try: of several attempts, with contradictions, then shuffled, repeated and partly
//! lost.

use domain::ledger::{Evidence, Fact, Method};
use domain::{Currency, Money};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::facts::{capture_failed, captured, paid, sgd, total};
use super::history::History;

/// Mostly the order's amount; now and then one that is off.
pub(crate) fn amount() -> impl Strategy<Value = Money> {
    let foreign = Money::new(6400, Currency::Usd).unwrap();
    prop_oneof![12 => Just(total()), 1 => Just(sgd(6399)), 1 => Just(foreign)]
}

/// Parts of the order's amount that sometimes add up to it, and now and then to more.
pub(crate) fn part() -> impl Strategy<Value = Money> {
    let foreign = Money::new(2000, Currency::Usd).unwrap();
    prop_oneof![
        3 => Just(sgd(2000)),
        3 => Just(sgd(4400)),
        4 => Just(total()),
        1 => Just(sgd(1)),
        1 => Just(foreign),
    ]
}

fn method() -> impl Strategy<Value = Option<Method>> {
    select(vec!["ALIPAY_CN", "CARD", "", "APPLEPAY", "GCASH"]).prop_map(Method::parse)
}

fn payment_id() -> impl Strategy<Value = String> {
    prop_oneof![8 => Just("P1"), 2 => Just(""), 1 => Just("P2")].prop_map(str::to_owned)
}

fn code() -> impl Strategy<Value = String> {
    select(vec!["AUTH_EXPIRED", "PROCESS_FAIL"]).prop_map(str::to_owned)
}

/// A blank one is an id too, and another thing than none.
fn capture_id() -> impl Strategy<Value = String> {
    select(vec!["c1", "c2", ""]).prop_map(str::to_owned)
}

fn refund_id() -> impl Strategy<Value = String> {
    select(vec!["r1", "r2", "r3"]).prop_map(str::to_owned)
}

/// What happens until money is there.
fn payment_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        2 => amount().prop_map(|amount| Fact::Begun { amount }),
        2 => (0..5_i64).prop_map(|expires_at_ms| Fact::SessionOpened { expires_at_ms }),
        1 => code().prop_map(|code| Fact::SessionRefused { code }),
        1 => Just(Fact::SessionUnknown),
        2 => (0..5_i64).prop_map(|expires_at_ms| Fact::PageOpened { expires_at_ms }),
        1 => Just(Fact::PayUnknown),
        2 => Just(Fact::Pending),
        4 => (amount(), method(), payment_id()).prop_map(|(amount, method, payment_id)| {
            Fact::PaymentSucceeded { amount, method, payment_id }
        }),
        2 => code().prop_map(|code| Fact::PaymentFailed { code }),
        1 => Just(Fact::Cancelled),
        2 => Just(Fact::Superseded),
        2 => Just(Fact::Expired),
        1 => Just(Fact::Abandoned),
    ]
}

fn capture_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        4 => (amount(), payment_id()).prop_map(|(amount, payment_id)| {
            Fact::CaptureSucceeded { amount, payment_id }
        }),
        2 => (code(), proptest::option::of(capture_id())).prop_map(|(code, capture_request_id)| {
            Fact::CaptureFailed { code, capture_request_id }
        }),
        2 => (capture_id(), amount()).prop_map(|(capture_request_id, amount)| {
            Fact::CaptureRequested { capture_request_id, amount }
        }),
        1 => capture_id().prop_map(|capture_request_id| {
            Fact::CapturePending { capture_request_id }
        }),
    ]
}

fn refund_fact() -> impl Strategy<Value = Fact> {
    prop_oneof![
        2 => (refund_id(), part()).prop_map(|(refund_request_id, amount)| {
            Fact::RefundReserved { refund_request_id, amount }
        }),
        2 => (refund_id(), part()).prop_map(|(refund_request_id, amount)| {
            Fact::RefundSucceeded { refund_request_id, amount }
        }),
        1 => refund_id().prop_map(|refund_request_id| Fact::RefundPending { refund_request_id }),
        1 => (refund_id(), code()).prop_map(|(refund_request_id, code)| {
            Fact::RefundFailed { refund_request_id, code }
        }),
    ]
}

fn fact() -> impl Strategy<Value = Fact> {
    prop_oneof![4 => payment_fact(), 2 => capture_fact(), 2 => refund_fact()]
}

/// What a card brings, without contradictions: the captures decide who wins.
pub(crate) fn card_success() -> impl Strategy<Value = Fact> {
    select(vec![captured(), paid("CARD"), capture_failed("")])
}

pub(crate) fn evidence() -> impl Strategy<Value = Evidence> {
    (1..=4_u32, fact()).prop_map(|(attempt, fact)| Evidence::new(attempt, fact))
}

pub(crate) fn history() -> impl Strategy<Value = History> {
    vec(evidence(), 0..22).prop_map(History)
}

/// A history, and one delivery of it: shuffled, with some of it twice.
pub(crate) fn deliveries() -> impl Strategy<Value = (History, History)> {
    history().prop_flat_map(|history| {
        let extra = if history.0.is_empty() {
            Just(Vec::new()).boxed()
        } else {
            vec(select(history.0.clone()), 0..8).boxed()
        };
        extra.prop_flat_map(move |extra| {
            let delivered = [history.0.clone(), extra].concat();
            let delivered = Just(delivered).prop_shuffle().prop_map(History);
            (Just(history.clone()), delivered)
        })
    })
}
