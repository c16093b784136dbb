//! A call that Antom leaves unanswered again and again is not made for a while: whoever waits is told
//! at once, and Antom can recover.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use antom::{CallError, UnknownReason};

use crate::platform::metrics::labels::Api;

/// So many calls in a row without any answer, and the next ones are not made.
const SILENCES: u32 = 5;
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// One circuit for each API: that one is silent says nothing about another.
#[derive(Debug, Default)]
pub(super) struct Breakers([Mutex<Circuit>; Api::ALL.len()]);

#[derive(Debug, Default)]
struct Circuit {
    silences: u32,
    /// While it is open, one call is let through at this moment, and whoever comes before is not.
    next_try: Option<Instant>,
}

impl Breakers {
    /// Whether a call may be made now.
    pub(super) fn may_call(&self, api: Api, now: Instant) -> bool {
        self.circuit(api, |circuit| circuit.may_call(now))
    }

    /// A call was made, and this came of it.
    pub(super) fn called(&self, api: Api, error: Option<&CallError>, now: Instant) {
        let silent = error.is_some_and(is_silence);
        self.circuit(api, |circuit| circuit.called(silent, now));
    }

    fn circuit<T>(&self, api: Api, of: impl FnOnce(&mut Circuit) -> T) -> T {
        let circuit = &self.0[api as usize];
        of(&mut circuit.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Whether nobody answered. Whoever refuses, or answers what cannot be believed, is there.
fn is_silence(error: &CallError) -> bool {
    match error {
        CallError::Unreachable { .. } => true,
        CallError::Unknown { reason, .. } => matches!(reason, UnknownReason::Timeout),
        CallError::Refused { .. } => false,
    }
}

impl Circuit {
    fn may_call(&mut self, now: Instant) -> bool {
        match self.next_try {
            Some(next) if now < next => false,
            // This one finds out; the others wait for what it finds.
            Some(_) => {
                self.next_try = Some(now + self.pause());
                true
            }
            None => true,
        }
    }

    fn called(&mut self, silent: bool, now: Instant) {
        if !silent {
            *self = Self::default();
            return;
        }
        self.silences = self.silences.saturating_add(1);
        if self.silences >= SILENCES {
            self.next_try = Some(now + self.pause());
        }
    }

    /// Doubles with each silence.
    fn pause(&self) -> Duration {
        let doublings = self.silences.saturating_sub(SILENCES).min(6);
        (FIRST_PAUSE * 2_u32.pow(doublings)).min(LONGEST_PAUSE)
    }
}

/// What a call comes to that is not made.
pub(super) fn not_made() -> CallError {
    CallError::Unreachable {
        source: "it left the calls before this one unanswered, so this one was not made".into(),
    }
}

#[cfg(test)]
mod tests {
    use antom::{OperationResult, ResultStatus};

    use super::*;

    fn silence() -> CallError {
        CallError::Unknown {
            reason: UnknownReason::Timeout,
            result: None,
            raw: None,
        }
    }

    fn refusal() -> CallError {
        CallError::Refused {
            result: OperationResult::new(ResultStatus::F, "PROCESS_FAIL", ""),
            raw: String::new(),
        }
    }

    #[test]
    fn a_silent_api_is_left_alone_and_tried_now_and_then() {
        let (breakers, began) = (Breakers::default(), Instant::now());
        for _ in 0..SILENCES {
            assert!(breakers.may_call(Api::Pay, began));
            breakers.called(Api::Pay, Some(&silence()), began);
        }
        assert!(!breakers.may_call(Api::Pay, began));
        // Another API is another matter.
        assert!(breakers.may_call(Api::Refund, began));
        let mut calls = 0;
        for second in 0..3_600 {
            let now = began + Duration::from_secs(second);
            if breakers.may_call(Api::Pay, now) {
                calls += 1;
                breakers.called(Api::Pay, Some(&silence()), now);
            }
        }
        assert!((55..70).contains(&calls), "{calls} calls in an hour");
        let later = began + Duration::from_secs(2 * 3_600);
        assert!(breakers.may_call(Api::Pay, later));
        // Everybody else waits for what that one finds out.
        assert!(!breakers.may_call(Api::Pay, later));
        breakers.called(Api::Pay, None, later);
        assert!(breakers.may_call(Api::Pay, later));
    }

    #[test]
    fn whoever_refuses_is_not_silent() {
        let (breakers, now) = (Breakers::default(), Instant::now());
        for _ in 0..3 * SILENCES {
            breakers.called(Api::Capture, Some(&silence()), now);
            breakers.called(Api::Capture, Some(&refusal()), now);
            assert!(breakers.may_call(Api::Capture, now));
        }
    }

    /// Whoever was to find out may give up waiting; then the next one does.
    #[test]
    fn a_try_that_nobody_tells_of_does_not_close_it_for_ever() {
        let (breakers, began) = (Breakers::default(), Instant::now());
        for _ in 0..SILENCES {
            breakers.called(Api::Consult, Some(&silence()), began);
        }
        let mut now = began;
        for _ in 0..3 {
            now += LONGEST_PAUSE;
            assert!(breakers.may_call(Api::Consult, now));
        }
    }
}
