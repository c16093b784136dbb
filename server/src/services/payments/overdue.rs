//! Attempts that should have ended by now and have not: what the janitor could not mend by asking.

use domain::ledger::AttemptState;
use domain::order::CaptureMode;

use crate::services::payments::capture;
use crate::services::{ServiceError, Shop};
use crate::store::reports::figures;
use crate::store::reports::figures::Unsettled;

const MINUTE: i64 = 60_000;

/// The janitor looks at an attempt whose first answer never came after half a minute.
const UNANSWERED: i64 = 2 * MINUTE;

/// The janitor asks at least once an hour about whatever may hold money: after this long without
/// news it has asked in vain, or nobody asks.
const UNHEARD: i64 = 65 * MINUTE;

/// How long a session is when Antom did not say.
const SESSION: i64 = 60 * MINUTE;

/// A session's last order closes up to 14 minutes after the session (guide 000), and clocks differ.
pub const GRACE: i64 = 19 * MINUTE;

/// An attempt about which nothing new was learned for too long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    pub payment_request_id: String,
    pub order_id: String,
    pub state: AttemptState,
    /// When something new was last learned.
    pub quiet_since: i64,
}

/// Every attempt that is stuck, the one that has been quiet longest first.
pub async fn stuck(shop: &Shop) -> Result<Vec<Stuck>, ServiceError> {
    let now = shop.clock.now_ms();
    let states: Vec<AttemptState> = AttemptState::ALL
        .iter()
        .copied()
        .filter(|state| expects(*state).is_some())
        .collect();
    let mut stuck = Vec::new();
    for row in figures::unsettled(&shop.db, &states, now - UNANSWERED).await? {
        stuck.extend(judge(row, now));
    }
    stuck.sort_by_key(|stuck| stuck.quiet_since);
    Ok(stuck)
}

/// What an attempt waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    /// The answer to `createPaymentSession`.
    Answer,
    /// The end of a payment that was submitted, or the capture of an authorised one.
    Money,
    /// The buyer; at the end of the session it is over.
    Buyer,
    /// The merchant, who captures it; the shop voids it before it expires at Antom.
    Merchant,
}

fn expects(state: AttemptState) -> Option<Expected> {
    match state {
        AttemptState::Created => Some(Expected::Answer),
        AttemptState::Processing | AttemptState::Authorised => Some(Expected::Money),
        AttemptState::Unknown | AttemptState::Open | AttemptState::Superseded => {
            Some(Expected::Buyer)
        }
        // These have ended, or wait for a person, or the outbox works on them: see their own
        // figures.
        AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::Refunded
        | AttemptState::NeedsReview => None,
    }
}

fn judge(row: Unsettled, now: i64) -> Option<Stuck> {
    let state = row.state.parse().ok()?;
    let quiet_since = row.learned_at.unwrap_or(row.begun_at);
    let expected = match expects(state)? {
        // Another attempt goes before it, and yet Antom may be taking money on this one.
        Expected::Buyer if state == AttemptState::Superseded && row.submitted => Expected::Money,
        Expected::Money
            if state == AttemptState::Authorised
                && row.capture_mode == CaptureMode::Manual.as_str() =>
        {
            Expected::Merchant
        }
        expected => expected,
    };
    let over = match expected {
        Expected::Answer => quiet_since + UNANSWERED,
        Expected::Money => quiet_since + UNHEARD,
        Expected::Buyer => row.expires_at.unwrap_or(row.begun_at + SESSION) + GRACE + UNHEARD,
        Expected::Merchant => row.authorised_until.unwrap_or(row.begun_at + capture::HOLD),
    };
    (now > over).then_some(Stuck {
        payment_request_id: row.payment_request_id,
        order_id: row.order_id,
        state,
        quiet_since,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(state: AttemptState, learned_at: i64) -> Unsettled {
        Unsettled {
            payment_request_id: "wf-1".to_owned(),
            order_id: "o-1".to_owned(),
            state: state.as_str().to_owned(),
            begun_at: 0,
            expires_at: None,
            authorised_until: None,
            capture_mode: "automatic".to_owned(),
            learned_at: Some(learned_at),
            submitted: false,
        }
    }

    /// The first minute at which the attempt is stuck.
    fn stuck_from(row: &Unsettled) -> Option<i64> {
        (0..10_000).find(|minute| judge(row.clone(), minute * MINUTE).is_some())
    }

    #[test]
    fn each_state_has_its_time() {
        for state in AttemptState::ALL {
            let from = match expects(*state) {
                Some(Expected::Answer) => Some(10 + 2 + 1),
                Some(Expected::Money) => Some(10 + 65 + 1),
                Some(Expected::Buyer) => Some(60 + 19 + 65 + 1),
                Some(Expected::Merchant) | None => None,
            };
            assert_eq!(stuck_from(&row(*state, 10 * MINUTE)), from, "{state}");
        }
    }

    #[test]
    fn a_session_is_waited_for_as_long_as_antom_said() {
        let mut open = row(AttemptState::Open, 0);
        open.expires_at = Some(30 * MINUTE);
        assert_eq!(stuck_from(&open), Some(30 + 19 + 65 + 1));
    }

    #[test]
    fn money_on_an_attempt_that_stepped_aside_is_not_waited_for_like_a_buyer() {
        let mut aside = row(AttemptState::Superseded, 10 * MINUTE);
        aside.submitted = true;
        assert_eq!(stuck_from(&aside), Some(10 + 65 + 1));
    }

    #[test]
    fn the_merchant_has_until_the_hold_lapses() {
        let mut held = row(AttemptState::Authorised, 10 * MINUTE);
        held.capture_mode = "manual".to_owned();
        held.authorised_until = Some(6_000 * MINUTE);
        assert_eq!(stuck_from(&held), Some(6_001));
        held.authorised_until = None;
        assert_eq!(stuck_from(&held), None);
        assert!(judge(held, 7 * 24 * 60 * MINUTE + 1).is_some());
    }

    #[test]
    fn the_age_counts_from_the_last_news() {
        let mut row = row(AttemptState::Processing, 10 * MINUTE);
        let stuck = judge(row.clone(), 1_000 * MINUTE).unwrap();
        assert_eq!(stuck.quiet_since, 10 * MINUTE);
        row.learned_at = None;
        assert_eq!(judge(row, 1_000 * MINUTE).unwrap().quiet_since, 0);
    }
}
